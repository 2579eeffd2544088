"""A quantity while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.values import Bound, Quantity

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from claimcheck.mentions.numbers import Number

__all__ = ["Candidate"]


@dataclass(slots=True)
class Candidate:
    """A number with what has been read around it; indices are of tokens, both ends included.

    Attributes:
        number: The number.
        value: Its value, with scale and sign.
        first: First token of the whole expression.
        last: Last token of the whole expression.
        unit: Canonical unit, empty while none is known.
        kind: What the unit is: ``measure``, ``currency``, ``subunit``, ``count``, ``point``, ``times``,
            ``age``, ``rank``, ``share``, ``factor``, ``goal``; empty without a unit.
        large: Whether it is bare millions that may be money.
        strong: Whether the words around leave no doubt, so that a date has no claim on it.
    """

    number: Number
    value: Decimal | Fraction
    first: int
    last: int
    unit: str = ""
    kind: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | Fraction | None = None
    exponent: int = 0
    rate: str = ""
    noun: tuple[int, int] | None = None
    unit_at: tuple[int, int] | None = None
    modifier_at: tuple[int, int] | None = None
    number_last: int = -1
    strong: bool = False
    inherited: bool = False
    modified: bool = False
    dropped: bool = False
    large: bool = False

    def quantity(self) -> Quantity:
        """The value that has been read."""
        unit = f"{self.unit}/{self.rate}" if self.rate and self.unit else self.unit
        bound = Bound.RANGE if self.upper is not None else self.bound
        alternatives: tuple[str, ...] = ()
        if self.number.other is not None:
            chosen = Quantity(self.value, unit, bound, self.upper, self.exponent)
            other = Quantity(self.number.other, unit, self.bound, None, self.exponent)
            alternatives = (chosen.canonical, other.canonical)
        return Quantity(self.value, unit, bound, self.upper, self.exponent, alternatives)
