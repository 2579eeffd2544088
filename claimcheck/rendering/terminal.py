"""The report as tables for a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from claimcheck.rendering.words import CAUSES, HEADINGS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimcheck.claims import Claim
    from claimcheck.findings import Finding
    from claimcheck.report import Report

__all__ = ["print_report", "render", "to_text"]

_STYLES = {"contradiction": "bold red", "attributed": "magenta", "tension": "yellow"}


def render(report: Report) -> RenderableType:
    """The report as something that rich can print: findings grouped by verdict, both quotes side by side."""
    parts: list[RenderableType] = []
    for verdict, heading in HEADINGS.items():
        findings = [f for f in report if f.verdict == verdict]
        if findings:
            parts.append(_table(report, f"{heading} ({len(findings)})", findings))
    summary = f"{len(report.sources)} sources, {len(report.claims)} claims, {len(report.findings)} findings"
    notes = [Text(f"{s.id}: {note}", style="dim") for s in report.sources for note in s.notes]
    return Group(*parts, *notes, Text(summary, style="bold"))


def _table(report: Report, title: str, findings: list[Finding]) -> Table:
    table = Table(title=title, title_justify="left", expand=True, show_lines=True)
    table.add_column("one side", ratio=4)
    table.add_column("the other", ratio=4)
    table.add_column("why", ratio=5)
    for finding in findings:
        left, right = report.sides(finding)
        why = Text(finding.explanation)
        if finding.cause:
            slip = f"{CAUSES.get(finding.cause, finding.cause)}, {finding.severity}"
            why = Text.assemble((slip, _STYLES.get(finding.verdict, "")), "\n", finding.explanation)
        table.add_row(_side(report, left), _side(report, right), why)
    return table


def _side(report: Report, claim: Claim) -> Text:
    info = report.source(claim.source)
    where = ", ".join(filter(None, (claim.source, info.language, info.published)))
    return Text.assemble((f"“{claim.text}”", "bold"), "\n", _context(report, claim), "\n", (where, "dim"))


def _context(report: Report, claim: Claim) -> Text:
    text = report.texts.get(claim.source)
    if text is None:
        return Text("")
    start, end = max(claim.sentence.start, claim.start - 60), min(claim.sentence.end, claim.end + 60)
    before = ("…" if start > claim.sentence.start else "") + text[start : claim.start]
    after = text[claim.end : end] + ("…" if end < claim.sentence.end else "")
    return Text.assemble(
        " ".join(before.split()) + " ", (claim.text, "underline"), " " + " ".join(after.split())
    )


def to_text(report: Report) -> str:
    """The tables as plain text, 100 columns wide."""
    out = io.StringIO()
    Console(file=out, width=100, no_color=True).print(render(report))
    return out.getvalue()


def print_report(report: Report, console: Console) -> None:
    """Print the report to ``console``."""
    console.print(render(report))
