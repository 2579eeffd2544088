"""What is decided when all quantities of a text are known: points, cents, the spans of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.units import scaled

if TYPE_CHECKING:
    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["merge_money", "settle"]

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


def merge_money(found: list[Candidate], tokens: Tokens, words: Vocabulary) -> list[Candidate]:
    """The candidates with an amount and its hundredths made one: 13 dollars and 45 cents, 63 fr. 50."""
    out: list[Candidate] = []
    for candidate in found:
        money = out[-1] if out else None
        if money is not None and money.kind == "currency" and not money.rate and money.exponent == 0:
            gap = tokens.lower[money.last + 1 : candidate.first]
            joined = not gap or (len(gap) == 1 and gap[0] in words.range_and)
            if joined and _hundredths(money, candidate, tokens, gap):
                part = candidate.value if candidate.kind == "subunit" else scaled(candidate.value, -2)
                money.value += part  # type: ignore[operator]
                money.last = money.number_last = candidate.last
                continue
        out.append(candidate)
    return out


def _hundredths(money: Candidate, candidate: Candidate, tokens: Tokens, gap: list[str]) -> bool:
    if type(money.value) is not type(candidate.value) or money.value % 1 or candidate.upper is not None:
        return False
    if candidate.kind == "subunit":
        return 0 < candidate.value < 1
    if candidate.kind or candidate.unit or candidate.value % 1 or not 0 < candidate.value < 100:
        return False
    after = candidate.last + 1
    return after >= len(tokens) or not tokens.lower[after][0].isalpha() or not gap


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
