"""Digits in every typography: ``1 234,5``, ``1.234,5``, ``1,234.5``, ``1'234``, ``3/4``, ``½``."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.mentions.numerals import Numerals
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Digits", "decimal_habit", "read_digits", "vulgar_fraction"]

_LONGEST = 24
_MOST_GROUPS = 40
_GAPS = frozenset(" \u00a0\u202f\u2009\u2007\u2005")
_MARKS = frozenset(".,'")
_PLURAL = "s"


class Digits(NamedTuple):
    """A number in digits.

    Attributes:
        last: Index of its last token.
        value: The value, with the written precision; None where the digits make none (a date, an address).
        other: The other reading of a separator that stays open, else None.
    """

    last: int
    value: Decimal | Fraction | None
    other: Decimal | None = None


def vulgar_fraction(token: str) -> Fraction | None:
    """The value of a one-character fraction.

    Example:
        >>> vulgar_fraction("¾")
        Fraction(3, 4)
    """
    if len(token) != 1 or token.isascii() or unicodedata.category(token) != "No":
        return None
    value = unicodedata.numeric(token, None)
    if value is None or not 0 < value < 1:
        return None
    return Fraction(value).limit_denominator(10)


def decimal_habit(tokens: Tokens, sign: str) -> str | None:
    """The decimal sign that a text uses where its numbers leave no doubt, or None.

    Args:
        tokens: The tokens of the text.
        sign: The decimal sign of its language: another needs more evidence.

    Example:
        >>> from claimcheck.mentions.tokens import tokenize
        >>> decimal_habit(tokenize("12,5 % and 3,75 % and 2,25"), ".")
        ','
    """
    votes = {".": 0, ",": 0}
    for i, token in enumerate(tokens.lower):
        if token in votes:
            voted = _vote(tokens, i, sign)
            if voted:
                votes[voted] += 1
    other = "," if sign == "." else "."
    if votes[other] > votes[sign] + 1:
        return other
    return sign if votes[sign] > votes[other] else None


def _vote(tokens: Tokens, i: int, sign: str) -> str | None:
    """The decimal sign that the comma or point at token ``i`` speaks for, or None."""
    lower = tokens.lower
    if not 0 < i < len(lower) - 1 or not (lower[i - 1].isdecimal() and lower[i + 1].isdecimal()):
        return None
    if not (tokens.glued(i) and tokens.glued(i + 1)):
        return None
    mark, left, right = lower[i], lower[i - 1], lower[i + 1]
    chained_left = i > 1 and lower[i - 2] in _MARKS and tokens.glued(i - 1)
    chained_right = (
        i + 2 < len(lower) and lower[i + 2] in _MARKS and i + 3 < len(lower) and lower[i + 3].isdecimal()
    )
    if chained_left or chained_right:
        grouped = len(right) == 3 and (not chained_left or lower[i - 2] == mark)
        return {".": ",", ",": "."}[mark] if grouped and len(left) <= 3 else None
    if len(right) == 3:
        return None
    if mark == "." and sign != "." and len(left) <= 2 and len(right) == 2 and left != "0":
        return None
    return mark


def read_digits(tokens: Tokens, i: int, words: Numerals, habit: str | None) -> Digits:
    """The number that starts at the digit token ``i``."""
    lower, n = tokens.lower, len(tokens)
    parts, signs, j = [lower[i]], [], i
    while True:
        if len(parts) > _MOST_GROUPS:
            break
        if (
            j + 2 < n
            and lower[j + 1] in _MARKS
            and lower[j + 2].isdecimal()
            and tokens.glued(j + 1)
            and tokens.glued(j + 2)
        ):
            signs.append(lower[j + 1])
            parts.append(lower[j + 2])
            j += 2
            continue
        if (
            j + 1 < n
            and len(lower[j + 1]) == 3
            and lower[j + 1].isdecimal()
            and _may_group(parts, signs)
            and tokens.ends[j] + 1 == tokens.starts[j + 1]
            and tokens.text[tokens.ends[j]] in _GAPS
            and not (j + 2 < n and lower[j + 2] == _PLURAL and tokens.glued(j + 2))
        ):
            signs.append(" ")
            parts.append(lower[j + 1])
            j += 1
            continue
        break
    if len(signs) > 1 and set(signs) == {","} and not _grouped(parts, words):
        return _with_fraction(tokens, i, parts[0])
    if not signs or (signs == [","] and _in_list(tokens, i)):
        return _with_fraction(tokens, i, parts[0])
    value, other = _value(parts, signs, words, habit)
    return Digits(j, value, other)


def _in_list(tokens: Tokens, i: int) -> bool:
    """Whether digits and a comma touch the digits at token ``i``: the rest of 22,24,26,31."""
    return i > 1 and tokens.lower[i - 1] == "," and tokens.glued(i) and tokens.lower[i - 2].isdecimal()


def _may_group(parts: list[str], signs: list[str]) -> bool:
    """Whether a blank may group the digits: 12 500, not 2019 350."""
    if len(parts) > 8 or any(sign != " " for sign in signs):
        return False
    return len(parts[0]) <= 3 and parts[0][0] != "0"


def _with_fraction(tokens: Tokens, i: int, whole: str) -> Digits:
    """``3``, ``3/4``, ``2½``, ``2 1/2``."""
    lower, n = tokens.lower, len(tokens)
    if len(whole) > _LONGEST:
        return Digits(i, None)
    if (
        i + 2 < n
        and lower[i + 1] in "/⁄"
        and lower[i + 2].isdecimal()
        and tokens.glued(i + 1)
        and tokens.glued(i + 2)
    ):
        part = _slash(tokens, i)
        return Digits(i + 2, part) if part is not None else Digits(i, Decimal(whole))
    if i + 1 < n and not lower[i + 1].isascii():
        part = vulgar_fraction(lower[i + 1])
        if part is not None:
            return Digits(i + 1, int(whole) + part)
    if (
        i + 3 < n
        and lower[i + 1].isdecimal()
        and lower[i + 2] in "/⁄"
        and lower[i + 3].isdecimal()
        and len(lower[i + 1]) <= 2
        and tokens.glued(i + 2)
        and tokens.glued(i + 3)
        and not tokens.glued(i + 1)
    ):
        part = _slash(tokens, i + 1)
        if part is not None and part < 1 and tokens.starts[i + 1] - tokens.ends[i] == 1:
            return Digits(i + 3, int(whole) + part)
    return Digits(i, Decimal(whole))


def _slash(tokens: Tokens, i: int) -> Fraction | None:
    above, below = tokens.lower[i], tokens.lower[i + 2]
    follows = tokens.lower[i + 3] if i + 3 < len(tokens) and tokens.glued(i + 3) else ""
    precedes = tokens.lower[i - 1] if i and tokens.glued(i) else ""
    if len(above) > 4 or len(below) > 4 or "0" in (above[0], below[0]) or {follows, precedes} & {"/", "-"}:
        return None
    top, bottom = int(above), int(below)
    return Fraction(top, bottom) if 0 < top < bottom else None


def _value(
    parts: list[str], signs: list[str], words: Numerals, habit: str | None
) -> tuple[Decimal | None, Decimal | None]:
    if sum(map(len, parts)) > _LONGEST:
        return None, None
    kinds = set(signs)
    if len(kinds) == 1:
        return _one_sign(parts, signs, words, habit)
    last = signs[-1]
    if last in ".," and last not in signs[:-1] and len(set(signs[:-1])) == 1 and _grouped(parts[:-1], words):
        return Decimal("".join(parts[:-1]) + "." + parts[-1]), None
    return None, None


def _one_sign(
    parts: list[str], signs: list[str], words: Numerals, habit: str | None
) -> tuple[Decimal | None, Decimal | None]:
    sign = signs[0]
    grouped = Decimal("".join(parts)) if _grouped(parts, words) else None
    if sign in " '" or len(signs) > 1:
        return grouped, None
    fraction = Decimal(".".join(parts))
    if grouped is None:
        return fraction, None
    if habit is not None:
        return (fraction, None) if sign == habit else (grouped, None)
    if sign == words.decimal:
        return fraction, grouped
    return grouped, None if sign in words.groups else fraction


def _grouped(parts: list[str], words: Numerals) -> bool:
    if not 1 <= len(parts[0]) <= 3 or parts[0][0] == "0":
        return False
    if all(len(part) == 3 for part in parts[1:]):
        return True
    return words.indian and len(parts) > 2 and len(parts[-1]) == 3 and all(len(p) == 2 for p in parts[1:-1])
