"""The verdict on two bounded numbers of one unit, by their sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.values.interval import Interval, Relation, distance, ratio, relation
from claimcheck.values.shape import add, exact, multiply
from claimcheck.values.value import Bound
from claimcheck.verdicts.judgement import Outcome

if TYPE_CHECKING:
    from claimcheck.values.shape import Shape
    from claimcheck.values.tolerances import Tolerances
    from claimcheck.verdicts.judgement import Severity

__all__ = ["compare_shapes", "relative"]

_LOWER = frozenset({Bound.MORE, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS, Bound.AT_MOST})
_ONE_SIDED = _LOWER | _UPPER
_STRICT = frozenset({Bound.MORE, Bound.LESS, Bound.JUST_BELOW, Bound.JUST_ABOVE})
_HEDGES = frozenset({Bound.ABOUT, Bound.JUST_BELOW, Bound.JUST_ABOVE})
_PLAIN = frozenset({Bound.EXACT, Bound.RANGE})
_APART = frozenset({Relation.DISJOINT, Relation.TOUCHES})

_SAME = Outcome("agreement", Relation.EQUAL)
_ROUNDED_LEFT = Outcome("refinement", Relation.DISJOINT, why="rounded", finer="left")
_ROUNDED_RIGHT = Outcome("refinement", Relation.DISJOINT, why="rounded", finer="right")


def compare_shapes(a: Shape, b: Shape, tolerances: Tolerances, *, counted: bool = False) -> Outcome:
    """The verdict on two shapes in the same unit; a contradiction has the cause ``bound`` or ``value``.

    Args:
        a: The left number.
        b: The right number.
        tolerances: The room that readers give.
        counted: Whether the numbers count things, so that "more than one" says two.
    """
    if a.bound is Bound.EXACT and b.bound is Bound.EXACT:
        return _exact(a, b, tolerances)
    how = relation(a.literal, b.literal)
    if how in _APART:
        return _apart(a, b, how, tolerances)
    if how is Relation.EQUAL:
        return _SAME
    if a.bound in _ONE_SIDED or b.bound in _ONE_SIDED:
        return _one_sided(a, b, how, tolerances, counted)
    return _overlapping(a, b, how, tolerances)


def _exact(a: Shape, b: Shape, tolerances: Tolerances) -> Outcome:
    left, right = a.number, b.number
    if left == right:
        return _SAME
    gap = distance(a.literal, b.literal)
    if gap <= a.half or gap <= b.half:
        return _ROUNDED_RIGHT if a.half > b.half else _ROUNDED_LEFT
    share = ratio(gap, left, right)
    return Outcome("contradiction", Relation.DISJOINT, share, _severity(share, tolerances), "value")


def _severity(gap: float, tolerances: Tolerances) -> Severity:
    return "minor" if gap <= tolerances.minor_gap else "major"


def _apart(a: Shape, b: Shape, how: Relation, tolerances: Tolerances) -> Outcome:
    if a.bound not in _STRICT and b.bound not in _STRICT:
        if relation(a.loose, b.literal) not in _APART:
            return Outcome("refinement", how, relative(a, b), why="rounded", finer="right")
        if relation(a.literal, b.loose) not in _APART:
            return Outcome("refinement", how, relative(a, b), why="rounded", finer="left")
    gap = relative(a, b)
    if _stretches(a, b) or _stretches(b, a):
        return Outcome("tension", how, gap, "low", why="the hedge is stretched")
    bounded = a.bound not in _PLAIN or b.bound not in _PLAIN
    if bounded and (how is Relation.TOUCHES or gap <= tolerances.minor_gap):
        return Outcome("contradiction", how, gap, "minor", "bound")
    return Outcome("contradiction", how, gap, _severity(gap, tolerances), "value")


def _stretches(hedged: Shape, other: Shape) -> bool:
    """Whether a stretched hedge or bound reaches the other one; of another hedge, its number."""
    if hedged.outer is hedged.literal or (hedged.bound is Bound.AT_MOST and other.bound in _LOWER):
        return False
    target = Interval(other.number, other.number) if other.bound in _HEDGES else other.literal
    return relation(hedged.outer, target) not in _APART


def relative(a: Shape, b: Shape) -> float:
    """The gap between the literal sets, as a share of the larger of the numbers that face one another."""
    gap = distance(a.literal, b.literal)
    if not gap:
        return 0.0
    below, above = (a.literal, b.literal) if _is_below(a.literal, b.literal) else (b.literal, a.literal)
    assert below.high is not None
    assert above.low is not None
    return ratio(gap, below.high, above.low)


def _is_below(a: Interval, b: Interval) -> bool:
    return a.high is not None and b.low is not None and a.high <= b.low


def _finer(how: Relation) -> Outcome:
    return Outcome("refinement", how, finer="left" if how is Relation.INSIDE else "right")


def _overlapping(a: Shape, b: Shape, how: Relation, tolerances: Tolerances) -> Outcome:
    if how is Relation.OVERLAPS:
        return Outcome("compatible", how)
    if a.bound is Bound.RANGE and b.bound is Bound.RANGE and _one_end_moved(a.literal, b.literal, tolerances):
        return Outcome("tension", how, severity="low", why="the ranges share one end only")
    return _finer(how)


def _one_end_moved(a: Interval, b: Interval, tolerances: Tolerances) -> bool:
    if (a.low == b.low) == (a.high == b.high):
        return False
    one, other = (a.high, b.high) if a.low == b.low else (a.low, b.low)
    if one is None or other is None:
        return True
    return ratio(distance(Interval(one, one), Interval(other, other)), one, other) > tolerances.minor_gap


def _one_sided(a: Shape, b: Shape, how: Relation, tolerances: Tolerances, counted: bool) -> Outcome:
    lower = a.bound in _LOWER or b.bound in _LOWER
    if lower and (a.bound in _UPPER or b.bound in _UPPER):
        return Outcome("compatible", how)
    if a.bound in _ONE_SIDED and b.bound in _ONE_SIDED:
        if a.number == b.number or (counted and _next_to(a, b)):
            return _finer(how)
        return Outcome("tension", how, severity="low", why="the bounds differ")
    bound, other = (a, b) if a.bound in _ONE_SIDED else (b, a)
    if not _implied(bound, other, tolerances, counted):
        return Outcome("tension", how, severity="low", why="the bound says far less than the number")
    return Outcome("compatible", how) if how is Relation.OVERLAPS else _finer(how)


def _next_to(a: Shape, b: Shape) -> bool:
    """Whether two bounds on a count say the same in other words: "more than 14" and "at least 15"."""
    strict, closed = (a, b) if a.bound in _STRICT else (b, a)
    one = exact(1 if strict.bound is Bound.MORE else -1)
    return closed.bound in (Bound.AT_LEAST, Bound.AT_MOST) and add(strict.number, one) == closed.number


def _implied(bound: Shape, other: Shape, tolerances: Tolerances, counted: bool) -> bool:
    """Whether somebody who knows ``other`` would still write ``bound``."""
    number = bound.number
    if number <= 0:
        return True
    reach = multiply(number, exact(tolerances.implied_reach))
    one = exact(1)
    if bound.bound in _LOWER:
        nearest = other.literal.low
        assert nearest is not None
        return nearest <= reach or (counted and nearest <= add(number, one))
    nearest = other.literal.high
    assert nearest is not None
    scaled = multiply(nearest, exact(tolerances.implied_reach))
    return scaled >= number or (counted and add(nearest, one) >= number)
