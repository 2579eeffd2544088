"""The result of a check: sources, claims and findings, as objects and as JSON."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.claims import Claim
from claimcheck.errors import ClaimcheckError, MissingExtraError
from claimcheck.facts import Fact, gather_facts
from claimcheck.findings import VERDICTS, Finding, Skipped
from claimcheck.mentions.mention import Span
from claimcheck.rendering.rows import CLAIM_COLUMNS, FINDING_COLUMNS, claim_rows, finding_rows
from claimcheck.values import Date, Quantity, Recurrence, Value
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame

    from claimcheck.rendering.display import Display

__all__ = ["SCHEMA", "Report", "SourceInfo", "claim_dict"]

SCHEMA = "claimcheck-report/1"
_NULLABLE = ("subject", "measure", "time", "place", "attribution")


class SourceInfo(msgspec.Struct, frozen=True):
    """What the report says of one source.

    Attributes:
        id: Name of the source in this report.
        language: ``fr``, ``de``, ``en`` or ``other``.
        published: Publication date as ``YYYY-MM-DD``, or None where it is not known.
        publisher: Who published it, or None.
        url: Where, or None.
        title: Its title, or None.
        characters: Length of its text in code points.
        notes: What a reader should know of how it was read.
    """

    id: str
    language: str
    published: str | None
    publisher: str | None
    url: str | None
    title: str | None
    characters: int
    notes: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, dict=True):
    """What a check found.

    Iterating gives the findings, contradictions first.

    Attributes:
        sources: One entry for each source, in the order given.
        claims: The claims of all sources, in the order of the texts.
        findings: A verdict for each pair of linked claims.
        skipped: Pairs that look alike and were not compared, with the reason.
        linking: What the links rest on: ``lexicon``, or ``lexicon and encoder``; not part of the JSON.
        texts: Source id to its text, where known; not part of the JSON.
        version: Version of claimcheck that made the report.
    """

    sources: tuple[SourceInfo, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    linking: str = "lexicon"
    texts: dict[str, str] = {}
    version: str = __version__

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __repr__(self) -> str:
        counts = ", ".join(f"{n} {verdict}" for verdict, n in self.counts.items() if n)
        return f"<Report: {len(self.sources)} sources, {len(self.claims)} claims; {counts or 'no findings'}>"

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _source_by_id(self) -> dict[str, SourceInfo]:
        return {info.id: info for info in self.sources}

    @property
    def counts(self) -> dict[str, int]:
        """Verdict to the number of findings."""
        return {v: sum(f.verdict == v for f in self.findings) for v in VERDICTS}

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings whose verdict is ``contradiction``."""
        return tuple(f for f in self.findings if f.verdict == "contradiction")

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What several sources state, the gravest disagreement first."""
        return gather_facts(self.claims, self.findings)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id.

        Raises:
            KeyError: The report holds no such claim.
        """
        return self._by_id[claim_id]

    def sides(self, finding: Finding) -> tuple[Claim, Claim]:
        """Both claims of a finding."""
        return self._by_id[finding.left], self._by_id[finding.right]

    def source(self, source_id: str) -> SourceInfo:
        """The source of that id.

        Raises:
            KeyError: The report holds no such source.
        """
        return self._source_by_id[source_id]

    def between(self, left: str, right: str) -> tuple[Finding, ...]:
        """The findings between two sources, whichever stands first."""
        wanted = {left, right}
        return tuple(f for f in self.findings if {c.source for c in self.sides(f)} == wanted)

    def fact(self, words: str) -> tuple[Fact, ...]:
        """The facts that speak of ``words``: a concept, or words of their claims; the gravest first.

        Example:
            >>> from claimcheck import check
            >>> report = check("The flood killed 14 people.", "Das Hochwasser tötete 17 Menschen.")
            >>> [fact.summary for fact in report.fact("people")]
            ['14 people (source1) against 17 people (source2)']
        """
        return tuple(fact for fact in self.facts if fact.speaks_of(words))

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data, as its JSON Schema (``claimcheck schema``) describes it."""
        return {
            "schema": SCHEMA,
            "version": self.version,
            "sources": [msgspec.to_builtins(s) for s in self.sources],
            "claims": [claim_dict(c) for c in self.claims],
            "findings": [_finding_dict(f) for f in self.findings],
        }

    def to_json(self, *, indent: int = 1) -> str:
        """The report as JSON text.

        Args:
            indent: Spaces a level; 0 for one line.
        """
        data = msgspec.json.encode(self.to_dict())
        return (msgspec.json.format(data, indent=indent) if indent else data).decode()

    def claims_frame(self) -> DataFrame:
        """The claims as a pandas data frame, one row a claim.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return _frame(claim_rows(self), CLAIM_COLUMNS)

    def findings_frame(self) -> DataFrame:
        """The findings as a pandas data frame, one row a finding.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return _frame(finding_rows(self), FINDING_COLUMNS)

    def to_html(self) -> str:
        """The report as one self-contained HTML page."""
        from claimcheck.rendering.html import page

        return page(self)

    def to_text(self, *, width: int = 80) -> str:
        """The report as plain text for a terminal ``width`` columns wide."""
        from claimcheck.rendering.terminal import to_text

        return to_text(self, width=width)

    def show(self, part: Finding | Fact | Claim) -> Display:
        """A finding, a fact or a claim of this report with the sentences it stands in, for a notebook.

        On its own a finding knows only the ids of its claims, and a claim only its own words.
        """
        from claimcheck.rendering.display import display

        return display(self, part)

    def _repr_html_(self) -> str:
        from claimcheck.rendering.html import fragment

        return fragment(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report whose JSON this is; without the texts of its sources.

        Raises:
            ClaimcheckError: ``text`` is no report of this schema.
        """
        try:
            data = msgspec.json.decode(text)
            if data["schema"] != SCHEMA:
                raise ClaimcheckError(f"not a {SCHEMA} report: schema {data['schema']!r}")
            return cls(
                sources=tuple(msgspec.convert(s, SourceInfo) for s in data["sources"]),
                claims=tuple(_claim_from(c) for c in data["claims"]),
                findings=tuple(_finding_from(f) for f in data["findings"]),
                version=data["version"],
            )
        except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
            raise ClaimcheckError(f"not a {SCHEMA} report: {error}") from error


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> DataFrame:
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("pandas", extra="pandas", purpose="a data frame") from None
    return pd.DataFrame(rows, columns=list(columns))


def claim_dict(claim: Claim) -> dict[str, Any]:
    """A claim as plain data, as it stands in the report's JSON."""
    out: dict[str, Any] = {
        "id": claim.id,
        "source": claim.source,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "kind": claim.kind,
        "language": claim.language,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "subject": claim.subject,
        "measure": claim.measure,
        "value": claim.value.to_dict(),
        "time": claim.time,
        "place": claim.place,
        "attribution": claim.attribution,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "direction": claim.direction,
        "notes": list(claim.notes),
    }
    for key in _NULLABLE:
        out[key] = out[key] or None
    return out


def _claim_from(data: dict[str, Any]) -> Claim:
    value = _value_from(data["value"])
    rest: dict[str, Any] = {
        k: v or "" if k in _NULLABLE else v
        for k, v in data.items()
        if k not in ("value", "sentence", "notes")
    }
    return Claim(
        **rest,
        value=value,
        sentence=Span(data["sentence"]["start"], data["sentence"]["end"]),
        notes=tuple(data.get("notes", ())),
    )


def _value_from(data: dict[str, Any]) -> Value:
    readings = tuple(data.get("alternatives", ()))
    if data["kind"] == "recurrence":
        return Recurrence(data["pattern"])
    if data["kind"] == "date":
        return Date(data["canonical"], readings, data.get("reason", ""))
    value = Value.parse(data["canonical"])
    return msgspec.structs.replace(value, alternatives=readings) if isinstance(value, Quantity) else value


def _finding_dict(finding: Finding) -> dict[str, Any]:
    out = msgspec.to_builtins(finding)
    out["severity"] = finding.severity or None
    out["cause"] = finding.cause or None
    return dict(out)


def _finding_from(data: dict[str, Any]) -> Finding:
    return msgspec.convert(
        {**data, "severity": data["severity"] or "", "cause": data["cause"] or ""}, Finding
    )
