"""The report for a terminal: disagreements in full, the rest as a table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.findings import DISAGREEMENTS
from claimcheck.rendering.words import CAUSES, HEADINGS, printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimcheck.claims import Claim
    from claimcheck.facts import Fact
    from claimcheck.findings import Finding
    from claimcheck.report import Report

__all__ = ["claim_text", "fact_text", "finding_text", "print_report", "render", "to_text"]

_STYLES = {"contradiction": "bold red", "attributed": "magenta", "tension": "yellow"}
_CONTEXT = 60


def render(report: Report) -> RenderableType:
    """The report as something that rich can print.

    Facts in dispute come with every source's words, by side; the others as one line each.
    """
    parts: list[RenderableType] = []
    for verdict, heading in HEADINGS.items():
        facts = [f for f in report.facts if f.verdict == verdict]
        if not facts:
            continue
        parts.append(Text(f"{heading} ({len(facts)})", style=_STYLES.get(verdict, "bold")))
        parts += [_dispute(report, f) for f in facts] if verdict in DISAGREEMENTS else [_overview(facts)]
    parts += [Text(printable(f"{s.id}: {note}"), style="dim") for s in report.sources for note in s.notes]
    counts = ", ".join(f"{n} {verdict}" for verdict, n in report.counts.items() if n)
    parts.append(
        Text(
            f"{len(report.sources)} sources, {len(report.claims)} claims, "
            f"{len(report.findings)} findings{f' ({counts})' if counts else ''}",
            style="bold",
        )
    )
    return Group(*parts)


def _dispute(report: Report, fact: Fact) -> RenderableType:
    table = Table(expand=True, show_lines=False, title=fact.name, title_justify="left", title_style="bold")
    table.add_column("source", ratio=3)
    table.add_column("says", ratio=3)
    table.add_column("in the words", ratio=7)
    for n, side in enumerate(fact.sides):
        if n:
            table.add_section()
        for claim in side.claims:
            dissents = claim.source in fact.dissenting
            table.add_row(
                _source(report, claim, dissents),
                Text(printable(side.value), style=_STYLES[fact.verdict] if dissents else "bold"),
                _context(report, claim),
            )
    return Group(table, *(Padding(_reason(f), (0, 0, 0, 1)) for f in _distinct(fact)), Text(""))


def _distinct(fact: Fact) -> list[Finding]:
    """One finding for each cause of the fact's verdict."""
    first: dict[str, Finding] = {}
    for f in fact.findings:
        if f.verdict == fact.verdict:
            first.setdefault(f.cause, f)
    return list(first.values())


def _reason(finding: Finding) -> Text:
    slip = ", ".join(filter(None, (finding.verdict, finding.severity, CAUSES.get(finding.cause, ""))))
    return Text.assemble((slip, _STYLES.get(finding.verdict, "bold")), ": ", printable(finding.explanation))


def _source(report: Report, claim: Claim, dissents: bool) -> Text:
    info = report.source(claim.source)
    where = ", ".join(filter(None, (info.language, info.published)))
    return Text.assemble(printable(claim.source), " ≠" if dissents else "", "\n", (printable(where), "dim"))


def _overview(facts: list[Fact]) -> Table:
    table = Table(expand=True, show_header=False)
    table.add_column("fact", ratio=3)
    table.add_column("value", ratio=4)
    table.add_column("sources", ratio=5)
    for fact in facts:
        for n, side in enumerate(fact.sides):
            table.add_row(
                fact.name if n == 0 else "", printable(side.value), printable(", ".join(side.sources))
            )
    return table


def _context(report: Report, claim: Claim) -> Text:
    text = report.texts.get(claim.source)
    if text is None:
        return Text(printable(claim.text), style="underline")
    start = max(claim.sentence.start, claim.start - _CONTEXT)
    end = min(claim.sentence.end, claim.end + _CONTEXT)
    before = ("…" if start > claim.sentence.start else "") + printable(text[start : claim.start])
    after = printable(text[claim.end : end]) + ("…" if end < claim.sentence.end else "")
    joined = Text.assemble(_single(before), (_single(printable(claim.text)), "underline"), _single(after))
    return joined if joined.plain.strip() else Text("")


def _single(text: str) -> str:
    """The text on one line, its outer spaces kept as one."""
    return f"{' ' if text[:1].isspace() else ''}{' '.join(text.split())}{' ' if text[-1:].isspace() else ''}"


def finding_text(report: Report, finding: Finding) -> str:
    """A finding with both quotes, as plain text."""
    left, right = report.sides(finding)
    return "\n".join((_reason(finding).plain, claim_text(report, left), claim_text(report, right)))


def claim_text(report: Report, claim: Claim) -> str:
    """A claim in its sentence, as one line of plain text."""
    where = _source(report, claim, dissents=False).plain.replace("\n", ", ")
    return f"{where}: {claim.value.canonical or 'not resolved'}: {_context(report, claim).plain}"


def fact_text(report: Report, fact: Fact) -> str:
    """A fact with each source's claim, as plain text."""
    claims = (claim_text(report, claim) for side in fact.sides for claim in side.claims)
    return "\n".join((f"{fact.name}: {printable(fact.summary)}", *claims))


def to_text(report: Report, *, width: int = 80) -> str:
    """The tables as plain text, ``width`` columns wide."""
    out = io.StringIO()
    Console(file=out, width=width, no_color=True).print(render(report))
    return out.getvalue()


def print_report(report: Report, console: Console) -> None:
    """Print the report to ``console``."""
    console.print(render(report))
