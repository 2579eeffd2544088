"""What verdicts and causes are called for people, and text that is safe to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.concepts import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CAUSES", "HEADINGS", "VERDICT_WORDS", "named", "printable", "safe_url"]

HEADINGS = {
    "contradiction": "Contradictions",
    "attributed": "Different authorities, different figures",
    "tension": "Tensions: both can be true, but hardly of one state",
    "compatible": "Compatible: the figures overlap",
    "refinement": "Refinements: one is more precise",
    "agreement": "Agreements",
}

VERDICT_WORDS = {
    "contradiction": "contradiction",
    "attributed": "other authority",
    "tension": "tension",
    "compatible": "compatible",
    "refinement": "refinement",
    "agreement": "agreement",
}

CAUSES = {
    "value": "other value",
    "bound": "exact against bounded",
    "scale": "a thousandfold slip",
    "unit": "same number, other unit",
    "currency": "same number, other currency",
    "percent_points": "per cent against points",
    "digits": "digits swapped or dropped",
    "decimal": "separator misread",
    "day_month": "day and month swapped",
    "off_by_one_day": "one day apart",
    "year": "other year",
    "date": "other date",
    "deadline": "other deadline",
    "polarity": "said and denied, or up and down",
}

_DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""The text without what could steer a terminal or turn the direction of writing.

    Example:
        >>> printable("60 %\x1b[2J \u202etxt")
        '60 %[2J txt'
    """
    return _DANGEROUS.sub("", text)


def named(shared: Iterable[str]) -> list[str]:
    """What two claims share as words for people: the concepts, without the keys of unknown words.

    Example:
        >>> named(("rare-earth", "metr", "mining"))
        ['rare earth', 'mining']
    """
    concepts = lexicon().concepts
    return [key.replace("-", " ") for key in shared if key in concepts]


def safe_url(url: str | None) -> str:
    """The address where it is a web address, an empty text where it could run something.

    Example:
        >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
        ('https://example.org/a', '')
    """
    return url if url and url.lower().startswith(("https://", "http://")) else ""
