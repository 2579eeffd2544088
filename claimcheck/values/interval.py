"""Sets of numbers without gaps, and how two of them lie to one another."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

__all__ = [
    "EXACT",
    "Allen",
    "Interval",
    "Number",
    "Relation",
    "allen",
    "distance",
    "magnitude",
    "ratio",
    "relation",
]

Number = Decimal | Fraction | int

_SHORT = Context(prec=17)
EXACT = Context(prec=2500)
"""Decimal arithmetic that loses no digit of any number that a quantity can hold."""


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


class Relation(Enum):
    """How the left set lies to the right one; the value is the word for it."""

    EQUAL = "equal"
    INSIDE = "inside"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    TOUCHES = "touches"
    DISJOINT = "disjoint"


class Allen(Enum):
    """Allen's thirteen relations between two intervals of time."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    STARTED_BY = "started-by"
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"


def _order(a: Number, b: Number) -> int:
    return (a > b) - (a < b)


def _compare_low(a: Interval, b: Interval) -> int:
    if a.low is None or b.low is None:
        return (a.low is not None) - (b.low is not None)
    return _order(a.low, b.low) or a.low_open - b.low_open


def _compare_high(a: Interval, b: Interval) -> int:
    if a.high is None or b.high is None:
        return (b.high is not None) - (a.high is not None)
    return _order(a.high, b.high) or b.high_open - a.high_open


def _beyond(a: Interval, b: Interval) -> int:
    """2 where all of ``a`` lies below ``b`` with a gap, 1 where they only touch, 0 otherwise."""
    if a.high is None or b.low is None:
        return 0
    order = _order(a.high, b.low)
    if order < 0:
        return 2
    return 1 if order == 0 and (a.high_open or b.low_open) else 0


def relation(a: Interval, b: Interval) -> Relation:
    """How ``a`` lies to ``b``.

    ``TOUCHES`` are sets without a common number and without a gap, such as {60} and (60, ∞).

    Example:
        >>> relation(Interval(60, 60), Interval(60, None, low_open=True)).value
        'touches'
        >>> relation(Interval(62, 62), Interval(60, None, low_open=True)).value
        'inside'
    """
    apart = _beyond(a, b) or _beyond(b, a)
    if apart:
        return Relation.DISJOINT if apart == 2 else Relation.TOUCHES
    low, high = _compare_low(a, b), _compare_high(a, b)
    if low == 0 and high == 0:
        return Relation.EQUAL
    if low >= 0 and high <= 0:
        return Relation.INSIDE
    return Relation.CONTAINS if low <= 0 and high >= 0 else Relation.OVERLAPS


def distance(a: Interval, b: Interval) -> Number:
    """The gap between two sets; 0 where they touch or share a number."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return subtract(b.low, a.high)
    if b.high is not None and a.low is not None and b.high < a.low:
        return subtract(a.low, b.high)
    return 0


def allen(a: Interval, b: Interval) -> Allen | None:
    """Allen's relation of two half-open intervals of time; ``None`` where one of them has no start or no end.

    Example:
        >>> allen(Interval(1, 3), Interval(3, 9)).value
        'meets'
    """
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    start, end = _order(a.low, b.low), _order(a.high, b.high)
    across, back = _order(a.high, b.low), _order(b.high, a.low)
    if across <= 0:
        return Allen.BEFORE if across < 0 else Allen.MEETS
    if back <= 0:
        return Allen.AFTER if back < 0 else Allen.MET_BY
    return _SHARED[start, end]


_SHARED = {
    (0, 0): Allen.EQUALS,
    (0, -1): Allen.STARTS,
    (0, 1): Allen.STARTED_BY,
    (1, -1): Allen.DURING,
    (1, 0): Allen.FINISHES,
    (1, 1): Allen.OVERLAPPED_BY,
    (-1, -1): Allen.OVERLAPS,
    (-1, 0): Allen.FINISHED_BY,
    (-1, 1): Allen.CONTAINS,
}


def ratio(gap: Number, a: Number, b: Number) -> float:
    """``gap`` as a share of the larger one of ``a`` and ``b``, whatever their signs; 0 where both are 0."""
    size_a, size_b = magnitude(a), magnitude(b)
    larger = size_a if size_a >= size_b else size_b
    if not larger:
        return 0.0
    if isinstance(gap, Fraction) or isinstance(larger, Fraction):
        return float(Fraction(gap) / Fraction(larger))
    return float(_SHORT.divide(Decimal(gap), Decimal(larger)))


def magnitude(number: Number) -> Number:
    """``abs(number)`` without loss."""
    if isinstance(number, Decimal):
        return number.copy_abs()
    return -number if number < 0 else number


def subtract(a: Number, b: Number) -> Number:
    """``a - b`` without loss, whatever their types."""
    if isinstance(a, Fraction) or isinstance(b, Fraction):
        return Fraction(a) - Fraction(b)
    return EXACT.subtract(a, b)
