"""The report, a finding, a claim or a source as HTML: for notebooks, and as one self-contained page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.rendering.words import CAUSES, HEADINGS

if TYPE_CHECKING:
    from jinja2 import Environment

    from claimcheck.claims import Claim
    from claimcheck.findings import Finding
    from claimcheck.report import Report

__all__ = ["fragment", "marked_text", "page", "quote"]


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimcheck", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["safe_url"] = _safe_url
    return environment


def _safe_url(url: str | None) -> str:
    """The address where it is a web address, an empty text where it could run something."""
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def page(report: Report) -> str:
    """One self-contained page: readable without its script, printable, light and dark."""
    return _environment().get_template("page.html").render(_context(report))


def fragment(report: Report, findings: tuple[Finding, ...] | None = None) -> str:
    """The report, or some findings of it, as a piece of HTML for a notebook cell."""
    context = _context(report)
    if findings is not None:
        context |= {"groups": [("", [_card(report, f) for f in findings])], "facts": (), "timeline": ()}
    return _environment().get_template("fragment.html").render(context)


def quote(report: Report, claim: Claim) -> dict[str, str]:
    """The sentence of a claim in three parts, and where it stands; the text is as given, not yet escaped."""
    text = report.texts.get(claim.source)
    info = report.source(claim.source)
    before = after = ""
    if text is not None:
        before = text[claim.sentence.start : claim.start]
        after = text[claim.end : claim.sentence.end]
    return {
        "before": before,
        "value": claim.text,
        "after": after,
        "source": claim.source,
        "language": claim.language,
        "publisher": info.publisher or "",
        "published": info.published or "",
        "url": info.url or "",
        "canonical": claim.value.canonical or "",
    }


def marked_text(text: str, claims: list[Claim]) -> str:
    """A source's text with its claims marked."""
    parts: list[tuple[str, Claim | None]] = []
    position = 0
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.start >= position:
            parts += [(text[position : claim.start], None), (text[claim.start : claim.end], claim)]
            position = claim.end
    parts.append((text[position:], None))
    return _environment().get_template("source.html").render(parts=parts)


def _context(report: Report) -> dict[str, Any]:
    return {
        "report": report,
        "facts": report.facts,
        "headings": HEADINGS,
        "timeline": _timeline(report),
        "groups": [
            (HEADINGS[verdict], [_card(report, f) for f in report if f.verdict == verdict])
            for verdict in HEADINGS
        ],
    }


def _card(report: Report, finding: Finding) -> dict[str, Any]:
    left, right = report.sides(finding)
    return {
        "finding": finding,
        "cause": CAUSES.get(finding.cause, ""),
        "sides": [quote(report, left), quote(report, right)],
    }


def _timeline(report: Report) -> list[dict[str, str]]:
    """The dates that sources state of linked facts, in the order of time."""
    linked = {key for f in report for key in (f.left, f.right)}
    rows = {
        (claim.value.canonical, claim.source): {
            "date": claim.value.canonical,
            "text": claim.text,
            "source": claim.source,
            "measure": claim.measure.replace("-", " "),
        }
        for claim in report.claims
        if claim.kind == "date" and claim.id in linked and claim.value.canonical
    }
    return [rows[key] for key in sorted(rows, key=lambda k: (k[0].lstrip("./"), k[1]))]
