"""What a bounded number allows: its literal set, the room that readers give it, and conversions of both.

The sets follow the words (Krifka on round numbers; Cummins, Sauerland and Solt on "more than"): see
``docs/verdicts.md``.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.values.interval import EXACT, Interval, Number
from claimcheck.values.value import Bound

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.values.tolerances import Tolerances

__all__ = [
    "Grain",
    "Rational",
    "Shape",
    "add",
    "converted",
    "exact",
    "grain_of",
    "multiply",
    "negative",
    "shape_of",
    "size_of",
]

Rational = Decimal | Fraction

_ZERO = Decimal(0)
_HALF = Decimal("0.5")
_STEPS = {5: 5, 2: 2, 4: 2, 6: 2, 8: 2}
_CLOSED = frozenset({Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.RANGE})


class Shape(NamedTuple):
    """The sets of one bounded number.

    Attributes:
        bound: How the words bound it.
        number: The number, or the lower end of a range.
        upper: The upper end of a range.
        literal: What the words allow.
        outer: ``literal`` and as far around it as there is tension and no contradiction.
        half: Room for rounding at the closed ends of ``literal``: half of the last written digit.
    """

    bound: Bound
    number: Rational
    upper: Rational | None
    literal: Interval
    outer: Interval
    half: Rational

    @property
    def loose(self) -> Interval:
        """``literal`` with room for rounding."""
        low, high, low_open, high_open = self.literal
        if self.bound not in _CLOSED:
            return self.literal
        low = low if low is None or self.bound is Bound.AT_MOST else add(low, negative(self.half))
        high = high if high is None else add(high, self.half)
        return Interval(low, high, low_open, high_open)


class Grain(NamedTuple):
    """How precisely a number is written.

    Attributes:
        last: One of its last telling digit.
        step: The coarsest of 1, 2, 5, 10 … x 10^k that divides it; 0 where that has no meaning.
    """

    last: Rational
    step: Rational


def add(a: Number, b: Number) -> Rational:
    """``a + b`` without loss, whatever their types."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return EXACT.add(a, b)
    return Fraction(a) + Fraction(b)


def negative(number: Rational) -> Rational:
    """``-number`` without loss."""
    return number.copy_negate() if isinstance(number, Decimal) else -number


def size_of(number: Rational) -> Rational:
    """``abs(number)`` without loss."""
    return number.copy_abs() if isinstance(number, Decimal) else abs(number)


def multiply(a: Number, b: Number) -> Rational:
    """``a * b`` without loss, whatever their types."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return EXACT.multiply(a, b)
    return Fraction(a) * Fraction(b)


@lru_cache(maxsize=256)
def exact(number: float) -> Decimal:
    """A setting as a decimal number, with the digits that it is written with."""
    return Decimal(repr(number))


def grain_of(number: Decimal, exponent: int) -> Grain:
    """The grain of a number written with its digits before ``10 ** exponent``.

    Zeros at the end of a whole number count as written in groups of three, as long as two digits are left:
    12,000 is as precise as 12 thousand, 3,000 as 3.0 thousand.

    Example:
        >>> grain_of(Decimal("3.2e6"), 6), grain_of(Decimal("12000"), 0)
        (Grain(last=Decimal('1E+5'), step=Decimal('2E+5')), Grain(last=Decimal('1E+3'), step=Decimal('2E+3')))
    """
    _, digits, power = number.as_tuple()
    assert isinstance(power, int)
    zeros, count = 0, len(digits)
    while zeros < count and digits[count - 1 - zeros] == 0:
        zeros += 1
    if zeros == count:
        return Grain(Decimal((0, (1,), min(power, exponent))), _ZERO)
    step = Decimal((0, (_STEPS.get(digits[count - 1 - zeros], 1),), power + zeros))
    if power < exponent:
        return Grain(Decimal((0, (1,), power)), step)
    whole = power - exponent
    groups = min((zeros + whole) // 3 * 3, max(count + whole - 2, 0))
    return Grain(Decimal((0, (1,), exponent + groups)), step)


def _least(a: Rational, b: Rational) -> Rational:
    return a if a <= b else b


def _most(a: Rational, b: Rational) -> Rational:
    return a if a >= b else b


def shape_of(
    bound: Bound,
    number: Rational,
    upper: Rational | None,
    grain: Grain,
    tolerances: Tolerances,
    *,
    below_zero: bool = False,
) -> Shape:
    """The sets of a bounded number.

    Args:
        bound: How the words bound it.
        number: The number, or the lower end of a range.
        upper: The upper end of a range.
        grain: How precisely it is written.
        tolerances: The room that readers give.
        below_zero: Whether "less than" reaches below zero, as with temperatures.
    """
    size = size_of(number)
    half: Rational = _ZERO
    if bound in _CLOSED:
        half = _least(multiply(grain.last, _HALF), multiply(size, exact(tolerances.rounding_ceiling)))
    if upper is not None:
        literal = Interval(_least(number, upper), _most(number, upper))
        return Shape(Bound.RANGE, number, upper, literal, literal, half)
    literal, outer = _SETS[bound](number, size, grain, tolerances, below_zero)
    return Shape(bound, number, None, literal, outer, half)


_Sets = tuple[Interval, Interval]


def _floor(number: Rational, below_zero: bool) -> Rational | None:
    return None if below_zero or number <= 0 else _ZERO


def _exact(number: Rational, _size: Rational, _grain: Grain, _t: Tolerances, _below: bool) -> _Sets:
    only = Interval(number, number)
    return only, only


def _more(number: Rational, _size: Rational, _grain: Grain, _t: Tolerances, _below: bool) -> _Sets:
    above = Interval(number, None, low_open=True)
    return above, above


def _at_least(number: Rational, _size: Rational, _grain: Grain, _t: Tolerances, _below: bool) -> _Sets:
    above = Interval(number, None)
    return above, above


def _less(number: Rational, _size: Rational, _grain: Grain, _t: Tolerances, below: bool) -> _Sets:
    under = Interval(_floor(number, below), number, high_open=True)
    return under, under


def _at_most(number: Rational, size: Rational, _grain: Grain, t: Tolerances, below: bool) -> _Sets:
    floor = _floor(number, below)
    slack = multiply(size, exact(t.upward_slack))
    return Interval(floor, number), Interval(floor, add(number, slack))


def _about(number: Rational, size: Rational, grain: Grain, t: Tolerances, _below: bool) -> _Sets:
    round_half = multiply(_most(grain.step, grain.last), _HALF)
    halo = _most(
        multiply(size, exact(t.halo_floor)), _least(round_half, multiply(size, exact(t.halo_ceiling)))
    )
    far = _most(multiply(halo, exact(t.halo_stretch)), _least(round_half, multiply(size, exact(t.halo_far))))
    return (
        Interval(add(number, negative(halo)), add(number, halo)),
        Interval(add(number, negative(far)), add(number, far)),
    )


def _just(size: Rational, grain: Grain, t: Tolerances) -> tuple[Rational, Rational]:
    """How far "nearly" and "just over" reach, and how far they are stretched."""
    if not size:
        return grain.last, grain.last
    ceiling = multiply(size, exact(t.halo_ceiling))
    near = _most(multiply(size, exact(t.halo_floor)), _least(add(grain.last, grain.last), ceiling))
    return near, _most(multiply(near, exact(t.halo_stretch)), ceiling)


def _just_below(number: Rational, size: Rational, grain: Grain, t: Tolerances, _below: bool) -> _Sets:
    near, far = _just(size, grain, t)
    return (
        Interval(add(number, negative(near)), number, high_open=True),
        Interval(add(number, negative(far)), number, high_open=True),
    )


def _just_above(number: Rational, size: Rational, grain: Grain, t: Tolerances, _below: bool) -> _Sets:
    near, far = _just(size, grain, t)
    return (
        Interval(number, add(number, near), low_open=True),
        Interval(number, add(number, far), low_open=True),
    )


_SETS: dict[Bound, Callable[[Rational, Rational, Grain, Tolerances, bool], _Sets]] = {
    Bound.EXACT: _exact,
    Bound.RANGE: _exact,
    Bound.MORE: _more,
    Bound.AT_LEAST: _at_least,
    Bound.LESS: _less,
    Bound.AT_MOST: _at_most,
    Bound.ABOUT: _about,
    Bound.JUST_BELOW: _just_below,
    Bound.JUST_ABOVE: _just_above,
}


def converted(shape: Shape, factor: Rational, offset: Rational, spread: Rational) -> Shape:
    """The same sets in another unit.

    Args:
        shape: The sets in their own unit.
        factor: What numbers are multiplied with, above zero.
        offset: What is then added.
        spread: Relative uncertainty of the factor, added to the room for rounding.
    """

    def turn(number: Number) -> Rational:
        return add(multiply(number, factor), offset) if offset else multiply(number, factor)

    def turned(old: Interval) -> Interval:
        low, high, low_open, high_open = old
        return Interval(
            None if low is None else turn(low),
            None if high is None else turn(high),
            low_open,
            high_open,
        )

    half = multiply(shape.half, factor)
    if spread:
        half = add(half, multiply(multiply(size_of(shape.number), factor), spread))
    literal = turned(shape.literal)
    return Shape(
        shape.bound,
        turn(shape.number),
        None if shape.upper is None else turn(shape.upper),
        literal,
        literal if shape.outer is shape.literal else turned(shape.outer),
        half,
    )
