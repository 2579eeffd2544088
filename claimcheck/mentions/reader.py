"""All mentions of a text: dates and quantities from one token pass, one owner for each span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.mention import Mention, Span
from claimcheck.mentions.numbers import read_numbers
from claimcheck.mentions.quantities import find_candidates
from claimcheck.mentions.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.candidate import Candidate

__all__ = ["read_mentions"]


def read_mentions(
    text: str, *, published: object = None, regions: Sequence[tuple[int, int, str]]
) -> list[Mention]:
    """The dates, durations and quantities of ``text``, in text order, none overlapping."""
    found: list[Mention] = []
    for start, end, language in regions:
        tokens = tokenize(text[start:end])
        numbers = read_numbers(tokens, language)
        for candidate in find_candidates(tokens, numbers, language, dated=lambda a, b: False):
            found.append(_mention(candidate, tokens, text, start, language))
    return found


def _mention(candidate: Candidate, tokens: Tokens, text: str, offset: int, language: str) -> Mention:
    def span(first: int, last: int) -> Span:
        return Span(offset + tokens.starts[first], offset + tokens.ends[last])

    whole = span(candidate.first, candidate.last)
    noun = text[span(*candidate.noun).start : span(*candidate.noun).end] if candidate.noun else ""
    return Mention(
        whole.start,
        whole.end,
        text[whole.start : whole.end],
        candidate.quantity(),
        language,
        number=span(candidate.number.first, candidate.number_last),
        unit=span(*candidate.unit_at) if candidate.unit_at else None,
        modifier=span(*candidate.modifier_at) if candidate.modifier_at else None,
        noun=noun,
        notes=tuple(candidate.notes),
    )
