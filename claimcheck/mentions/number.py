"""A number as written, and the digits that its words say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["Number", "plain", "power_of", "worded"]


class Number(msgspec.Struct, frozen=True):
    """A number as written.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        value: A ``Decimal`` with the written precision or a ``Fraction``; None if the digits make none.
        kind: ``cardinal``, ``ordinal``, ``fraction``, ``collective`` (a dozen: approximate) or ``article``.
        digits: Whether it is written in digits.
        exponent: Power of ten of its scale word (6 in ``3.2 million``).
        other: The other reading, where the separator leaves two.
        suffix: What a number written as one word ends in (``jährig``, ``mal``).
        scaled: Index of the first token of the scale, where one follows digits.
    """

    first: int
    last: int
    value: Decimal | Fraction | None
    kind: str = "cardinal"
    digits: bool = False
    exponent: int = 0
    other: Decimal | None = None
    suffix: str = ""
    scaled: int = -1


def plain(value: Fraction) -> Decimal | Fraction:
    """A decimal where the fraction is one (all but thirds and the like)."""
    denominator = value.denominator
    while denominator % 2 == 0:
        denominator //= 2
    while denominator % 5 == 0:
        denominator //= 5
    if denominator != 1:
        return value
    return worded(Decimal(value.numerator) / Decimal(value.denominator))


def worded(value: Decimal) -> Decimal:
    """A number in words with the digits that its words say: two and a half billion is 2.5e9."""
    power = power_of(value)
    return value.scaleb(-power).normalize().scaleb(power) if power else value


def power_of(value: Decimal | Fraction) -> int:
    """The largest of 6, 9, 12 … whose power of ten fits into ``value``, from a million on, else 0."""
    size, power = int(value), 0
    while size >= 10 ** (power + 3):
        power += 3
    return power if power >= 6 else 0
