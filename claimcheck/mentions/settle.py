"""What is decided when all quantities of a text are known: points, cents, the spans of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["settle"]

_REACH = 40
_LARGEST_CHANGE = 40


def settle(found: list[Candidate], tokens: Tokens, words: Vocabulary) -> None:
    """Decide the units that depend on the quantities around them."""
    for k, candidate in enumerate(found):
        if candidate.kind == "point" and candidate.unit == "point":
            if abs(candidate.value) <= _LARGEST_CHANGE and _shares_near(found, k, tokens, words):
                candidate.unit = "pp"
        elif candidate.kind == "subunit":
            candidate.unit = _currency_near(found, k) or candidate.unit


def _shares_near(found: list[Candidate], k: int, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether percentages or shares stand in the same sentence, or the decimals are of a change."""
    here = found[k]
    for step in (1, -1):
        at = k + step
        while 0 <= at < len(found) and abs(found[at].first - here.first) < _REACH:
            first, last = sorted((found[at].last, here.first)) if step < 0 else (here.last, found[at].first)
            if any(word in (".", "!", "?") for word in tokens.lower[first + 1 : last]):
                break
            if found[at].unit in ("%", "pp") or found[at].kind == "share":
                return True
            at += step
    near = tokens.lower[max(0, here.first - _REACH // 2) : here.last + _REACH // 2]
    if here.value % 1 and any(word in words.share_words for word in near):
        return True
    return here.kind == "point" and any(word in words.share_words for word in near)


def _currency_near(found: list[Candidate], k: int) -> str | None:
    """The currency of the nearest amount of money before, else behind."""
    for at in (*range(k - 1, -1, -1), *range(k + 1, len(found))):
        other = found[at]
        if other.kind == "currency":
            return other.unit
        if abs(other.first - found[k].first) > 8 * _REACH:
            break
    return None
