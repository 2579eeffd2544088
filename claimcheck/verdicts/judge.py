"""Two statements of one thing to a verdict, its cause and its explanation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from claimcheck.values.date import Date
from claimcheck.values.duration import Duration
from claimcheck.values.interval import Relation
from claimcheck.values.quantity import Quantity
from claimcheck.values.shape import Shape, converted
from claimcheck.values.tolerances import DEFAULT_TOLERANCES, Tolerances
from claimcheck.values.units import conversion
from claimcheck.verdicts.explanations import explain
from claimcheck.verdicts.judgement import Judgement, Outcome
from claimcheck.verdicts.numbers import compare_shapes
from claimcheck.verdicts.quantities import compare_quantities
from claimcheck.verdicts.slips import duration_slip
from claimcheck.verdicts.times import compare_dates

if TYPE_CHECKING:
    from claimcheck.values.value import Value

__all__ = ["Stance", "compare_values", "judge", "judge_values", "why_not"]

_RANK = ("agreement", "refinement", "compatible", "tension", "contradiction", "incomparable")
_HARMLESS = frozenset({"agreement", "refinement"})
_FORECAST_AND_FACT = {"forecast", "fact"}
_FIGURES = frozenset({"value", "digits", "decimal"})
"""Causes where authorities may simply have other figures."""


class Stance(msgspec.Struct, frozen=True):
    """A value, and how it is stated.

    Attributes:
        value: What is stated.
        polarity: ``affirmed`` or ``denied``.
        direction: ``up``, ``down`` or ``none``.
        modality: ``fact``, ``forecast``, ``plan`` or ``hypothetical``.
        attribution: The authority that is named for it, several joined by ``+``; empty where there is none.
        published: When the source was published, ISO 8601; empty where that is not known. A later and higher
            "at least" is explained as a possible update.
    """

    value: Value
    polarity: str = "affirmed"
    direction: str = "none"
    modality: str = "fact"
    attribution: str = ""
    published: str = ""


def judge(left: Stance, right: Stance, tolerances: Tolerances = DEFAULT_TOLERANCES) -> Judgement | None:
    """The verdict on two statements that speak of the same thing.

    Args:
        left: One statement.
        right: The other one.
        tolerances: The room that readers give.

    Returns:
        Verdict, severity, cause and explanation, the same in either order; ``None`` where the two cannot be
        compared (see ``why_not``).

    Example:
        >>> from claimcheck.values import parse
        >>> found = judge(Stance(parse("= 60 %")), Stance(parse("> 60 %")))
        >>> found.verdict, found.severity, found.cause
        ('contradiction', 'minor', 'bound')
        >>> found.explanation
        '60 % against more than 60 %: the same number, once as it is and once bounded.'
    """
    a, b = left.value, right.value
    outcome = _in_context(compare_values(a, b, tolerances, (left.direction, right.direction)), left, right)
    published = (left.published, right.published) if left.published and right.published else None
    return _judgement(a, b, outcome, published)


def judge_values(left: Value, right: Value, tolerances: Tolerances = DEFAULT_TOLERANCES) -> Judgement | None:
    """The verdict on two values, whatever is said around them; ``None`` where they cannot be compared.

    Example:
        >>> from claimcheck.values import parse
        >>> judge_values(parse("2025-10"), parse("2025-10-28")).explanation
        '28 October 2025 is more precise than October 2025, and in line with it.'
        >>> judge_values(parse("= 14 person"), parse("2025-10")) is None
        True
    """
    return _judgement(left, right, compare_values(left, right, tolerances), None)


def why_not(left: Stance, right: Stance, tolerances: Tolerances = DEFAULT_TOLERANCES) -> str:
    """Why two statements cannot be compared, in a few words; empty where they can.

    Example:
        >>> from claimcheck.values import parse
        >>> why_not(Stance(parse("= 38e9 USD")), Stance(parse("= 33e9 EUR")))
        'USD is not EUR'
    """
    values = compare_values(left.value, right.value, tolerances, (left.direction, right.direction))
    outcome = _in_context(values, left, right)
    return outcome.why if outcome.verdict == "incomparable" else ""


def _judgement(a: Value, b: Value, outcome: Outcome, published: tuple[str, str] | None) -> Judgement | None:
    if outcome.verdict == "incomparable":
        return None
    return Judgement(
        outcome.verdict,
        outcome.severity,
        outcome.cause,
        explain(a, b, outcome, published),
        outcome.relation,
        outcome.distance,
        outcome.finer,
    )


def compare_values(
    a: Value, b: Value, tolerances: Tolerances, directions: tuple[str, str] = ("none", "none")
) -> Outcome:
    """The verdict on two values alone; with several readings, the most harmonious one.

    Args:
        a: The left value.
        b: The right value.
        tolerances: The room that readers give.
        directions: Which way each value is said to have moved; a minus sign stands for ``down``.
    """
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if not a.alternatives and not b.alternatives:
            return compare_quantities(a, b, tolerances, directions)
        return min(
            (compare_quantities(x, y, tolerances, directions) for x in a.readings for y in b.readings),
            key=_rank,
        )
    if isinstance(a, Date) and isinstance(b, Date):
        if a.edtf is None or b.edtf is None:
            return Outcome("incomparable", Relation.DISJOINT, why="a date is not known")
        if not a.alternatives and not b.alternatives:
            return compare_dates(a, b, tolerances)
        return min((compare_dates(x, y, tolerances) for x in a.readings for y in b.readings), key=_rank)
    if isinstance(a, Duration) and isinstance(b, Duration):
        return _durations(a, b, tolerances)
    if isinstance(a, Quantity | Duration) and isinstance(b, Quantity | Duration):
        left, right = _in_seconds(a, tolerances), _in_seconds(b, tolerances)
        if left and right:
            return compare_shapes(left, right, tolerances)
    return Outcome("incomparable", Relation.DISJOINT, why=f"a {a.kind} is not a {b.kind}")


def _rank(outcome: Outcome) -> int:
    return _RANK.index(outcome.verdict)


def _durations(a: Duration, b: Duration, tolerances: Tolerances) -> Outcome:
    outcome = compare_shapes(a.shape(tolerances), b.shape(tolerances), tolerances)
    if outcome.verdict != "contradiction" or outcome.cause == "bound":
        return outcome
    if a.upper is not None or b.upper is not None:
        return outcome
    slip = duration_slip(a.iso, b.iso)
    return outcome._replace(cause=slip.cause, why=slip.why) if slip else outcome


def _in_seconds(value: Quantity | Duration, tolerances: Tolerances) -> Shape | None:
    """The shape of a length of time, however it was read; ``None`` for other quantities."""
    shape = value.shape(tolerances)
    if isinstance(value, Duration):
        return shape
    turn = conversion(value.measured_in.symbol, "s")
    return converted(shape, *turn, Decimal(0)) if turn else None


def _in_context(outcome: Outcome, left: Stance, right: Stance) -> Outcome:
    """The outcome in the light of denial, forecast and attribution."""
    if outcome.verdict == "incomparable":
        return outcome
    if left.polarity != right.polarity:
        if outcome.verdict in _HARMLESS:
            return outcome._replace(
                verdict="contradiction",
                severity="major",
                cause="polarity",
                why="one is affirmed, the other denied",
                finer="",
            )
        return Outcome(
            "incomparable", outcome.relation, outcome.distance, why="one is affirmed, another denied"
        )
    if outcome.verdict in _HARMLESS:
        return outcome
    if left.polarity == "denied":
        return Outcome("incomparable", outcome.relation, outcome.distance, why="both are denied")
    if {left.modality, right.modality} == _FORECAST_AND_FACT:
        return Outcome("incomparable", outcome.relation, outcome.distance, why="a forecast is not a fact")
    if outcome.verdict == "contradiction" and outcome.cause in _FIGURES and _two_authorities(left, right):
        return outcome._replace(
            verdict="attributed", severity="low", cause="", why="each is said by another authority"
        )
    return outcome


def _two_authorities(left: Stance, right: Stance) -> bool:
    if not left.attribution or not right.attribution:
        return False
    if left.attribution == right.attribution:
        return False
    return not set(left.attribution.split("+")) & set(right.attribution.split("+"))
