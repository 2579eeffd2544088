"""The report as rows: CSV, JSON Lines, Markdown and data frames share them."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.rendering.words import printable

if TYPE_CHECKING:
    from claimcheck.findings import Finding
    from claimcheck.report import Report

__all__ = [
    "CLAIM_COLUMNS",
    "FINDING_COLUMNS",
    "claim_rows",
    "finding_rows",
    "to_csv",
    "to_jsonl",
    "to_markdown",
]

CLAIM_COLUMNS = (
    *("id", "source", "start", "end", "text", "kind", "language", "canonical", "unit", "low", "high"),
    *("earliest", "latest", "subject", "measure", "time", "place", "attribution", "polarity", "modality"),
    *("direction", "sentence_start", "sentence_end", "notes"),
)
_SIDE = ("source", "language", "published", "text", "value", "start", "end")
FINDING_COLUMNS = (
    *("verdict", "severity", "cause", "confidence"),
    *(f"{side}_{name}" for side in ("left", "right") for name in _SIDE),
    *("explanation", "shared", "shared_text"),
)


def claim_rows(report: Report) -> list[dict[str, Any]]:
    """One flat dict a claim: the fields of its JSON, the value's canonical text and unit, and its ends.

    ``low`` and ``high`` are the ends of numbers, as floats, ``earliest`` and ``latest`` those of dates.
    """
    rows = []
    for claim in report.to_dict()["claims"]:
        value = claim.pop("value")
        sentence = claim.pop("sentence")
        notes = claim.pop("notes")
        rows.append(
            {
                **claim,
                "canonical": value["canonical"],
                "unit": value.get("unit"),
                "low": _number(value.get("low")),
                "high": _number(value.get("high")),
                "earliest": _text(value.get("low")),
                "latest": _text(value.get("high")),
                "sentence_start": sentence["start"],
                "sentence_end": sentence["end"],
                "notes": "; ".join(notes),
            }
        )
    return rows


def _number(end: Any) -> float | None:
    if end is None or isinstance(end, str):
        return None
    try:
        return float(end)
    except OverflowError:
        return math.inf if end > 0 else -math.inf


def _text(end: Any) -> str | None:
    return end if isinstance(end, str) else None


def finding_rows(report: Report) -> list[dict[str, Any]]:
    """One flat dict a finding, with source, language, words and canonical value of both sides."""
    return [_finding_row(report, finding) for finding in report]


def _finding_row(report: Report, finding: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {
        "verdict": finding.verdict,
        "severity": finding.severity or None,
        "cause": finding.cause or None,
        "confidence": finding.confidence,
    }
    for side, claim in zip(("left", "right"), report.sides(finding), strict=True):
        info = report.source(claim.source)
        fields = (
            claim.source,
            claim.language,
            info.published,
            claim.text,
            claim.value.canonical,
            claim.start,
            claim.end,
        )
        row |= {f"{side}_{name}": field for name, field in zip(_SIDE, fields, strict=True)}
    return {
        **row,
        "explanation": finding.explanation,
        "shared": " ".join(finding.shared),
        "shared_text": finding.shared_text,
    }


def to_csv(report: Report) -> str:
    """The findings as CSV with a header line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, FINDING_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: _harmless(v) for k, v in row.items()} for row in finding_rows(report))
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@") else cell


def to_jsonl(report: Report) -> str:
    """The findings as JSON Lines."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in finding_rows(report))


def to_markdown(report: Report) -> str:
    """The findings as a Markdown table."""
    lines = ["| verdict | cause | one side | the other | why |", "|---|---|---|---|---|"]
    for row in finding_rows(report):
        cells = [
            row["verdict"],
            f"{row['cause']}, {row['severity']}" if row["cause"] else "",
            *(
                f"“{row[f'{side}_text']}” ({row[f'{side}_source']}, {row[f'{side}_language']})"
                for side in ("left", "right")
            ),
            row["explanation"],
        ]
        lines.append("| " + " | ".join(_cell(c) for c in cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    for mark in "\\|<>`*_[]~$&":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(printable(text).split())
