"""One part of a report, with the sentences it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from claimcheck.claims import Claim
from claimcheck.findings import Finding

if TYPE_CHECKING:
    from claimcheck.facts import Fact
    from claimcheck.report import Report

__all__ = ["Display", "display"]


class Display(msgspec.Struct, frozen=True):
    """What a notebook shows of one part of a report.

    Attributes:
        text: As plain text; what ``print`` gives.
        html: As a piece of HTML.
    """

    text: str
    html: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def display(report: Report, part: Finding | Fact | Claim) -> Display:
    """How ``report`` shows one of its findings, facts or claims."""
    from claimcheck.rendering import html, terminal

    if isinstance(part, Finding):
        return Display(terminal.finding_text(report, part), html.finding_card(part, report))
    if isinstance(part, Claim):
        return Display(terminal.claim_text(report, part), html.claim_card(part, report))
    return Display(terminal.fact_text(report, part), html.fact_card(report, part))
