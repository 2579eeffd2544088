"""All mentions of a text: dates and quantities from one token pass, one owner for each span."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.dates import Timeline, find_date_candidates
from claimcheck.mentions.digits import decimal_habit
from claimcheck.mentions.exclusion import Exclusion
from claimcheck.mentions.lengths import compared_length
from claimcheck.mentions.mention import Mention, Span
from claimcheck.mentions.numbers import read_numbers
from claimcheck.mentions.numerals import numerals
from claimcheck.mentions.quantities import find_candidates
from claimcheck.mentions.settle import habits_of, name_money
from claimcheck.mentions.tokens import Tokens, tokenize
from claimcheck.mentions.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from claimcheck.mentions.candidate import Candidate
    from claimcheck.values import Value

__all__ = ["read_mentions"]

_OPEN_SEPARATOR = "the decimal separator is not certain"


def read_mentions(
    text: str,
    *,
    published: str | date | datetime | None = None,
    regions: Sequence[tuple[int, int, str]],
    known: Mapping[int, Tokens] | None = None,
) -> list[Mention]:
    """The dates, durations and quantities of a text.

    Args:
        text: The text as given.
        published: When it was published; without it relative dates stay unresolved.
        regions: ``(start, end, language)`` of the parts to read, in text order, in code points.
        known: The tokens of the regions by their start, where they are at hand.

    Returns:
        The mentions in text order, none overlapping, with offsets into ``text``.

    Example:
        >>> text = "Mardi, au moins 14 personnes sont mortes."
        >>> found = read_mentions(text, published="2025-10-29", regions=[(0, len(text), "fr")])
        >>> [m.value.canonical for m in found]
        ['2025-10-28', '>= 14 person']
    """
    timeline = Timeline()
    known = known or {}
    parts = [
        (start, known.get(start) or tokenize(text[start:end]), language) for start, end, language in regions
    ]
    decimals = _decimals(parts)
    habits = habits_of([(tokens, vocabulary(language)) for _, tokens, language in parts])
    read: list[tuple[list[Mention], list[Candidate]]] = []
    for _, tokens, language in parts:
        numbers = read_numbers(tokens, language, habit=decimals.get(language))
        dates = find_date_candidates(tokens, numbers, language, published=published, timeline=timeline)
        dates = _without_names(dates, tokens, language)
        dated = _Claims(dates, tokens)
        candidates = find_candidates(tokens, numbers, language, dated=dated.touch, habits=habits)
        read.append((dates, candidates))
    name_money([candidate for _, candidates in read for candidate in candidates])
    found: list[Mention] = []
    for (start, tokens, language), (dates, candidates) in zip(parts, read, strict=True):
        words = vocabulary(language)
        quantities = [
            _mention(c, tokens, language, length or c.quantity())
            for k, c in enumerate(candidates)
            for length in (compared_length(candidates, k, dates, tokens, words),)
        ]
        merged = _merge(dates, quantities)
        found.extend([_moved(mention, start) for mention in merged] if start else merged)
    return found


def _decimals(parts: Sequence[tuple[int, Tokens, str]]) -> dict[str, str | None]:
    """The decimal sign that the document uses in each language, from all its regions."""
    habits: dict[str, str | None] = {}
    for _, tokens, language in parts:
        if habits.get(language) is None:
            habits[language] = decimal_habit(tokens, numerals(language).decimal)
    return habits


def _without_names(dates: Sequence[Mention], tokens: Tokens, language: str) -> list[Mention]:
    """The dates without those that are the name of a newspaper: « 24 heures »."""
    names = Exclusion(tokens, vocabulary(language))
    return [m for m in dates if not names.newspaper(bisect_right(tokens.starts, m.start) - 1)]


class _Claims:
    """The spans that dates claim, for look-up by token."""

    def __init__(self, dates: Sequence[Mention], tokens: Tokens) -> None:
        self._tokens = tokens
        self._starts = [mention.start for mention in dates]
        self._ends = [mention.end for mention in dates]

    def touch(self, first: int, last: int) -> bool:
        """Whether a date claims one of the tokens ``first … last``."""
        if not self._starts:
            return False
        k = bisect_right(self._starts, self._tokens.ends[last] - 1) - 1
        return k >= 0 and self._ends[k] > self._tokens.starts[first]


def _merge(dates: Sequence[Mention], quantities: Sequence[Mention]) -> list[Mention]:
    """Both in text order; where they overlap, the quantity (it was read knowing of the date)."""
    out: list[Mention] = []
    k = 0
    for quantity in quantities:
        while k < len(dates) and dates[k].end <= quantity.start:
            out.append(dates[k])
            k += 1
        while k < len(dates) and dates[k].start < quantity.end:
            k += 1
        out.append(quantity)
    out.extend(dates[k:])
    return out


def _mention(candidate: Candidate, tokens: Tokens, language: str, value: Value) -> Mention:
    def span(first: int, last: int) -> Span:
        return Span(tokens.starts[first], tokens.ends[last])

    text = tokens.text
    whole = span(candidate.first, candidate.last)
    noun = span(*candidate.noun) if candidate.noun is not None else None
    return Mention(
        whole.start,
        whole.end,
        text[whole.start : whole.end],
        value,
        language,
        number=span(candidate.number.first, candidate.number_last),
        unit=span(*candidate.unit_at) if candidate.unit_at is not None else None,
        modifier=span(*candidate.modifier_at) if candidate.modifier_at is not None else None,
        noun=text[noun.start : noun.end] if noun is not None else "",
        notes=(_OPEN_SEPARATOR,) if candidate.number.other is not None else (),
    )


def _moved(mention: Mention, by: int) -> Mention:
    """The mention with its offsets moved from its region into the text."""
    moved = {
        name: Span(part.start + by, part.end + by)
        for name in ("number", "unit", "modifier")
        if (part := getattr(mention, name)) is not None
    }
    return msgspec.structs.replace(mention, start=mention.start + by, end=mention.end + by, **moved)
