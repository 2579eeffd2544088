"""Bare numbers that are compared with a length of time and are lengths too: 17 minutes, against 26."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.values import Bound, Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.mention import Mention
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["compared_length"]

_ONE_UNIT = re.compile(r"(PT?)([\d.]+)([YMWDHS])")
_REACH, _MANY = 14, 20


def compared_length(
    candidates: Sequence[Candidate], k: int, dates: Sequence[Mention], tokens: Tokens, words: Vocabulary
) -> Duration | None:
    """The length that a bare number is beside the nearest one before it, or None.

    Args:
        candidates: The quantities of a text, in order.
        k: Which of them.
        dates: Its dates and lengths, in order, none overlapping.
        tokens: Its tokens.
        words: The language's vocabulary.
    """
    candidate = candidates[k]
    bare = candidate.unit_at is None and candidate.noun is None and not candidate.rate
    if not bare or candidate.upper is not None or candidate.value % 1 or candidate.number.kind != "cardinal":
        return None
    if words.compared.ending(tokens.lower, candidate.first - 1) is None:
        return None
    start = tokens.starts[candidate.first]
    at = bisect_right(dates, start, key=lambda mention: mention.end)
    length = dates[at - 1] if at else None
    unit = _ONE_UNIT.fullmatch(length.value.iso) if length and isinstance(length.value, Duration) else None
    if length is None or unit is None:
        return None
    near = tokens.lower[max(0, candidate.first - _REACH) : candidate.first]
    if length.end < tokens.starts[candidate.first - len(near)] or any(
        tokens.starts[i] >= length.end and tokens.lower[i] in ".!?;"
        for i in range(candidate.first - len(near), candidate.first)
    ):
        return None
    while k and tokens.starts[candidates[k - 1].first] >= length.end:
        k -= 1
        if candidates[k].unit_at is not None:
            return None
    part = words.partitive.ending(tokens.lower, candidate.first - 1) is not None
    if candidate.value > Decimal(unit[2]) * (1 if part else _MANY):
        return None
    bound = candidate.bound if candidate.modifier_at is not None else Bound.EXACT
    return Duration(f"{unit[1]}{int(candidate.value)}{unit[3]}", bound)
