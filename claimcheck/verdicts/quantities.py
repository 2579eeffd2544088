"""The verdict on two quantities: their units, their signs, then their numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.concepts import lexicon
from claimcheck.values.interval import Interval, Relation
from claimcheck.values.shape import Shape, converted, multiply, negative
from claimcheck.values.units import conversion, unit
from claimcheck.verdicts.judgement import Outcome
from claimcheck.verdicts.numbers import compare_shapes
from claimcheck.verdicts.slips import number_slip, same_number

if TYPE_CHECKING:
    from fractions import Fraction

    from claimcheck.values.quantity import Quantity
    from claimcheck.values.tolerances import Tolerances
    from claimcheck.values.units import Unit
    from claimcheck.verdicts.judgement import Cause

__all__ = ["compare_quantities"]

_ZERO = Decimal(0)
_COUNTS = frozenset({"noun", "number"})
_CHANGES = frozenset({"share", "point"})
_HARMLESS = frozenset({"agreement", "refinement"})
_TEMPERATURE = "K"
_POINTS_AND_SHARE = {"point", "%"}
_TELLING_DIGITS = 3
_NO_COUNTS = frozenset({"x", "rank"})
_MIXED_UP = ({"kg", "m3"}, {"kg m2 s-3", "kg m2 s-2"})
"""Dimensions that are mixed up: mass and volume, power and energy."""


def compare_quantities(
    a: Quantity, b: Quantity, tolerances: Tolerances, directions: tuple[str, str] = ("none", "none")
) -> Outcome:
    """The verdict on two quantities of one reading each; the distance is relative.

    Args:
        a: The left quantity.
        b: The right quantity.
        tolerances: The room that readers give.
        directions: Which way each is said to have moved; a minus sign stands for ``down``.
    """
    left, right = a.shape(tolerances), b.shape(tolerances)
    if a.unit == b.unit and type(a.number) is type(b.number):
        written = right
    else:
        unit_a, unit_b = a.measured_in, b.measured_in
        turn = conversion(unit_b.symbol, unit_a.symbol)
        if turn is not None:
            written, right = right, converted(right, *turn, spread(unit_a, unit_b))
        elif _counted_alike(unit_a, unit_b):
            written = right
        else:
            return _other_dimension(unit_a, unit_b, left, right, tolerances, (a.exponent, b.exponent))
    outcome = _signed(a.measured_in, left, right, tolerances, directions)
    if outcome.verdict != "contradiction" or outcome.cause != "value":
        return outcome
    if written is not right and a.measured_in.symbol != b.measured_in.symbol and same_number(left, written):
        return outcome._replace(cause="unit", why="the same number with another unit")
    if a.unit != b.unit and a.measured_in.family in _COUNTS and not _telling(left, right):
        return outcome
    slip = number_slip(left, right, (a.exponent, b.exponent))
    return outcome._replace(cause=slip.cause, why=slip.why) if slip else outcome


def spread(a: Unit, b: Unit) -> Decimal:
    """How uncertain the factor between two units is, as a share."""
    if a.symbol == b.symbol or not (a.spread or b.spread):
        return _ZERO
    total = a.spread + b.spread
    return Decimal(total.numerator) / Decimal(total.denominator)


def _counted_alike(a: Unit, b: Unit) -> bool:
    """Whether two counts may count the same things.

    A bare number may; two nouns may unless the lexicon knows both, for what is "Schließfach" here may be
    "box" there.
    """
    families = {a.family, b.family}
    if a.symbol in _NO_COUNTS or b.symbol in _NO_COUNTS:
        return False
    if families == _COUNTS:
        return True
    if families != {"noun"} or "/" in a.symbol or "/" in b.symbol:
        return False
    return not (a.symbol in _known_nouns() and b.symbol in _known_nouns())


@lru_cache(maxsize=1)
def _known_nouns() -> frozenset[str]:
    return frozenset(concept.unit for concept in lexicon().concepts.values() if concept.unit)


def _signed(
    measure: Unit, left: Shape, right: Shape, tolerances: Tolerances, directions: tuple[str, str]
) -> Outcome:
    """The verdict with signs and directions: a fall of 3 % is a change of -3 %."""
    counted = measure.family in _COUNTS
    minus_left, minus_right = left.number < 0, right.number < 0
    ranged = left.upper is not None or right.upper is not None
    if minus_left is minus_right or ranged or measure.dimension == _TEMPERATURE:
        outcome = compare_shapes(left, right, tolerances, counted=counted)
        opposite = measure.family in _CHANGES and set(directions) == {"up", "down"}
        if opposite and outcome.verdict in _HARMLESS:
            return _turned(outcome, "one goes up, the other down")
        return outcome
    mirrored = compare_shapes(
        _mirrored(left) if minus_left else left, _mirrored(right) if minus_right else right, tolerances
    )
    if mirrored.verdict not in _HARMLESS:
        return compare_shapes(left, right, tolerances, counted=counted)
    if counted or directions[0 if minus_right else 1] == "down":
        return mirrored
    return _turned(mirrored, "the signs are opposite")


def _turned(outcome: Outcome, why: str) -> Outcome:
    return outcome._replace(verdict="contradiction", severity="major", cause="polarity", why=why, finer="")


def _mirrored(shape: Shape) -> Shape:
    def turned(old: Interval) -> Interval:
        low, high, low_open, high_open = old
        return Interval(
            None if high is None else multiply(high, Decimal(-1)),
            None if low is None else multiply(low, Decimal(-1)),
            high_open,
            low_open,
        )

    return shape._replace(
        number=negative(shape.number),
        upper=None if shape.upper is None else negative(shape.upper),
        literal=turned(shape.literal),
        outer=turned(shape.outer),
    )


def _other_dimension(
    a: Unit, b: Unit, left: Shape, right: Shape, tolerances: Tolerances, exponents: tuple[int, int]
) -> Outcome:
    """Units that do not convert: the same number in both is a slip, other numbers cannot be compared."""
    if ("/" in a.symbol) is not ("/" in b.symbol):
        return _rate_and_total(a, b, left, right, tolerances, exponents)
    families = {a.family, b.family}
    if families == {"noun"} and "/" not in a.symbol:
        return _other_noun(a, b, left, right, tolerances, exponents)
    if {a.symbol, b.symbol} == _POINTS_AND_SHARE and same_number(left, right):
        return _slip("percent_points", "per cent and points are not the same")
    if families == {"share", "point"}:
        in_percent = [converted(s, _percents(u), _ZERO, _ZERO) for s, u in ((left, a), (right, b))]
        if same_number(*in_percent):
            return _slip("percent_points", "per cent and percentage points are not the same")
    elif same_number(left, right):
        if "currency" in families and a.moneyless == b.moneyless:
            return _slip("currency", "the same number in another currency")
        if {a.dimension, b.dimension} in _MIXED_UP:
            return _slip("unit", "the same number with another unit")
    return _incomparable(a, b)


def _other_noun(
    a: Unit, b: Unit, left: Shape, right: Shape, tolerances: Tolerances, exponents: tuple[int, int]
) -> Outcome:
    """Two nouns may name one thing (cases, proceedings) where the number is long enough to be no accident."""
    if not _telling(left, right):
        return _incomparable(a, b)
    outcome = compare_shapes(left, right, tolerances, counted=True)
    if outcome.verdict in _HARMLESS or outcome.cause == "bound":
        return outcome
    slip = number_slip(left, right, exponents) if outcome.cause == "value" else None
    return outcome._replace(cause=slip.cause, why=slip.why) if slip else _incomparable(a, b)


def _telling(left: Shape, right: Shape) -> bool:
    """Whether both numbers are long enough to be no accident where their units differ."""
    return min(_digits(left), _digits(right)) >= _TELLING_DIGITS


def _digits(shape: Shape) -> int:
    """How many significant digits the number has; none for a fraction."""
    number = shape.number
    return len(number.normalize().as_tuple().digits) if isinstance(number, Decimal) else 0


def _rate_and_total(
    a: Unit, b: Unit, left: Shape, right: Shape, tolerances: Tolerances, exponents: tuple[int, int]
) -> Outcome:
    """The same digits with and without "a month" or "per head" are one figure; other numbers need not be."""
    top_a, top_b = unit(a.symbol.partition("/")[0]), unit(b.symbol.partition("/")[0])
    turn = conversion(top_b.symbol, top_a.symbol)
    if turn is None:
        slip = _other_dimension(top_a, top_b, left, right, tolerances, exponents)
        return slip if slip.cause == "currency" else _incomparable(a, b)
    right = converted(right, *turn, _ZERO)
    outcome = compare_shapes(left, right, tolerances)
    if outcome.verdict in _HARMLESS or outcome.cause == "bound":
        return outcome
    slipped = number_slip(left, right, exponents) if outcome.cause == "value" else None
    if slipped is None or {top_a.family, top_b.family} == {"physical"}:
        return _incomparable(a, b)
    return outcome._replace(cause=slipped.cause, why=slipped.why)


def _incomparable(a: Unit, b: Unit) -> Outcome:
    why = f"{a.symbol or 'a bare number'} is not {b.symbol or 'a bare number'}"
    return Outcome("incomparable", Relation.DISJOINT, why=why)


def _percents(measure: Unit) -> Decimal | Fraction:
    return measure.factor * 100 if measure.family == "share" else measure.factor


def _slip(cause: Cause, why: str) -> Outcome:
    return Outcome("contradiction", Relation.DISJOINT, 0.0, "major", cause, why)
