"""The report and its parts as HTML: for notebooks, and as one self-contained page."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.findings import VERDICTS
from claimcheck.rendering.words import CAUSES, HEADINGS, VERDICT_WORDS, named, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from claimcheck.claims import Claim
    from claimcheck.facts import Fact
    from claimcheck.findings import Finding
    from claimcheck.report import Report
    from claimcheck.sources import Source

__all__ = ["claim_card", "fact_card", "finding_card", "fragment", "marked_text", "page"]

_WIDEST = 20
"""Sources up to which a matrix is of use."""


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
    environment.filters["safe_url"] = safe_url
    return environment


def _render(template: str, **context: Any) -> str:
    return _environment().get_template(template).render(context)


@cache
def _script() -> tuple[Any, str]:
    """The page's script and its hash, the only script that the page's policy lets run."""
    from importlib.resources import files

    from markupsafe import Markup

    code = files("claimcheck").joinpath("templates", "page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    return Markup(code), f"sha256-{digest}"


def page(report: Report) -> str:
    """One self-contained page: readable without its script, printable, light and dark."""
    script, digest = _script()
    return _render("page.html", **_context(report, report.facts), script=script, script_hash=digest)


def fragment(report: Report) -> str:
    """The report as a piece of HTML for a notebook cell."""
    return _render("fragment.html", **_context(report, report.facts))


def fact_card(report: Report, fact: Fact) -> str:
    """One fact of the report: who says what."""
    return _render("fragment.html", **_context(report, (fact,)))


def finding_card(finding: Finding, report: Report | None = None) -> str:
    """One finding; with both quotes side by side where its report is given."""
    quotes = [_quote(report, claim) for claim in report.sides(finding)] if report else []
    return _render(
        "finding.html",
        finding=finding,
        cause=CAUSES.get(finding.cause, finding.cause),
        quotes=quotes,
        linked=named(finding.shared),
    )


def claim_card(claim: Claim, report: Report | None = None) -> str:
    """One claim with all that is known of it; in its sentence where its report is given."""
    facts = {
        "value": claim.value.canonical or "not resolved",
        "measure": claim.measure,
        "subject": claim.subject,
        "time": claim.time,
        "place": claim.place,
        "according to": claim.attribution,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "direction": claim.direction,
        "notes": "; ".join(claim.notes),
    }
    return _render(
        "claim.html",
        claim=claim,
        facts=[(k, v) for k, v in facts.items() if v],
        side=_quote(report, claim) if report else None,
    )


def marked_text(source: Source, claims: Sequence[Claim]) -> str:
    """A source's text with its claims marked."""
    text = source.text
    parts: list[tuple[str, Claim | None]] = []
    position = 0
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.start >= position:
            parts += [(text[position : claim.start], None), (text[claim.start : claim.end], claim)]
            position = claim.end
    parts.append((text[position:], None))
    return _render("source.html", source=source, parts=parts, claims=len(claims))


def _context(report: Report, facts: Sequence[Fact]) -> dict[str, Any]:
    name = hashlib.sha256(repr([(c.id, c.text) for c in report.claims]).encode()).hexdigest()[:8]
    cards = [_card(report, fact, f"fact-{name}-{n}") for n, fact in enumerate(facts, 1)]
    present = {fact.verdict for fact in facts}
    return {
        "report": report,
        "headline": _headline(report, facts),
        "cards": cards,
        "disputed": [c for c in cards if c["fact"].verdict == "contradiction"],
        "verdicts": [v for v in VERDICTS if v in present],
        "headings": HEADINGS,
        "words": VERDICT_WORDS,
        "timeline": _timeline(facts),
        "matrix": len(report.sources) <= _WIDEST,
    }


def _headline(report: Report, facts: Sequence[Fact]) -> str:
    disputed = sum(f.verdict == "contradiction" for f in facts)
    sources = _counted(len(report.sources), "source")
    if not facts:
        return f"{sources}: nothing that two of them state alike."
    shared = f"{_counted(len(facts), 'fact')} stated by two or more"
    return f"{sources}, {shared}: {_counted(disputed, 'contradiction') if disputed else 'no contradiction'}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _card(report: Report, fact: Fact, anchor: str) -> dict[str, Any]:
    confidences = [f.confidence for f in fact.findings]
    low, high = f"{min(confidences):.2f}", f"{max(confidences):.2f}"
    linked = Counter(concept for f in fact.findings for concept in named(f.shared))
    return {
        "fact": fact,
        "anchor": anchor,
        "reasons": _reasons(
            f for f in fact.findings if f.verdict != "agreement" or fact.verdict == "agreement"
        ),
        "sides": [
            {
                "value": side.value,
                "sources": side.sources,
                "quotes": [_quote(report, claim) for claim in side.claims],
            }
            for side in fact.sides
        ],
        "linked": sorted(linked, key=lambda c: (-linked[c], c))[:6],
        "confidence": low if low == high else f"{low} to {high}",
    }


def _reasons(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings that say the same of several pairs, once, with the number of pairs."""
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for f in findings:
        values = frozenset(f.explanation.lower().partition(":")[0].split(" against "))
        groups.setdefault((f.verdict, f.cause, f.severity, f.shared_text, values), []).append(f)
    return [
        {"finding": group[0], "cause": CAUSES.get(group[0].cause, group[0].cause), "times": len(group)}
        for group in groups.values()
    ]


def _quote(report: Report, claim: Claim) -> dict[str, str]:
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
    }


def _timeline(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The dates that several sources give, in the order of time."""
    rows = []
    for fact in facts:
        for side in fact.sides:
            claim = side.claims[0]
            if claim.kind == "date" and claim.value.canonical:
                rows.append(
                    {
                        "order": (claim.value.canonical.lstrip("./"), fact.name),
                        "date": side.value,
                        "fact": fact.name,
                        "sources": side.sources,
                        "verdict": fact.verdict,
                    }
                )
    return sorted(rows, key=lambda row: row["order"])
