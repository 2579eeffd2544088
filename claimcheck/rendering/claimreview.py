"""Contradictions as schema.org JSON-LD, for a fact-checker to complete. No rating is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.rendering.words import safe_url

if TYPE_CHECKING:
    from claimcheck.claims import Claim
    from claimcheck.report import Report

__all__ = ["to_claimreview"]


def to_claimreview(report: Report) -> str:
    """One ``Claim`` a contradiction, each side an ``appearance``, as a JSON-LD graph.

    ``reviewRating`` is left out: whoever completes the review decides which side is right.
    """
    graph = []
    for finding in report.contradictions:
        left, right = report.sides(finding)
        graph.append(
            {
                "@type": "Claim",
                "name": finding.explanation,
                "text": f"“{left.text}” / “{right.text}”",
                "keywords": list(finding.shared),
                "appearance": [_appearance(report, claim) for claim in (left, right)],
            }
        )
    data = {"@context": "https://schema.org", "@graph": graph}
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode() + "\n"


def _appearance(report: Report, claim: Claim) -> dict[str, Any]:
    info = report.source(claim.source)
    text = report.texts.get(claim.source, "")
    out: dict[str, Any] = {
        "@type": "CreativeWork",
        "identifier": claim.id,
        "inLanguage": claim.language,
        "abstract": text[claim.sentence.start : claim.sentence.end] or claim.text,
    }
    if info.title:
        out["headline"] = info.title
    if safe_url(info.url):
        out["url"] = info.url
    if info.published:
        out["datePublished"] = info.published
    if info.publisher:
        out["publisher"] = {"@type": "Organization", "name": info.publisher}
    return out
