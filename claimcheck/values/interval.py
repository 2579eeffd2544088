"""Sets of numbers without gaps: what a quantity, a date or a duration allows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Interval", "Number"]

Number = Decimal | Fraction | int


class Interval(NamedTuple):
    """The numbers from ``low`` to ``high``; ``None`` is without end.

    Attributes:
        low: Lower end.
        high: Upper end.
        low_open: Whether ``low`` itself is outside.
        high_open: Whether ``high`` itself is outside.
    """

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False
