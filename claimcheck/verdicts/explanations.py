"""A verdict in one plain English sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.values.duration import Duration
from claimcheck.values.quantity import Quantity
from claimcheck.values.value import Bound
from claimcheck.values.wording import phrase

if TYPE_CHECKING:
    from claimcheck.values.value import Value
    from claimcheck.verdicts.judgement import Outcome

__all__ = ["explain"]

_BOUNDED = "the same number, once as it is and once bounded"
_BOUNDS = "bounds on the same number that exclude one another"
_OUTSIDE = "the bound leaves the other number out"


def explain(a: Value, b: Value, outcome: Outcome, published: tuple[str, str] | None = None) -> str:
    """The sentence for an outcome, naming both values.

    Args:
        a: The left value.
        b: The right value.
        outcome: Their comparison.
        published: Publication dates of both sources, where both are known.
    """
    sentence = _sentence(phrase(a), phrase(b), a, b, outcome, published)
    return sentence[0].upper() + sentence[1:]


def _sentence(
    left: str, right: str, a: Value, b: Value, outcome: Outcome, published: tuple[str, str] | None
) -> str:
    match outcome.verdict:
        case "agreement":
            return f"Both say {left}." if left == right else f"{left} and {right} are the same."
        case "refinement":
            return _refinement(left, right, outcome)
        case "compatible":
            return f"{left} and {right} overlap: both can be true."
        case "tension":
            return f"{left} against {right}: {_tension(a, b, outcome, published)}."
        case "attributed":
            return f"{left} against {right}: {outcome.why}."
    return f"{left} against {right}: {outcome.why or _difference(a, b, outcome)}."


def _refinement(left: str, right: str, outcome: Outcome) -> str:
    fine, coarse = (left, right) if outcome.finer == "left" else (right, left)
    if outcome.why == "rounded":
        return f"{coarse} is {fine}, rounded."
    return f"{fine} is more precise than {coarse}, and in line with it."


def _tension(a: Value, b: Value, outcome: Outcome, published: tuple[str, str] | None) -> str:
    why = f"both can be true, but {outcome.why}"
    if published and _is_update(a, b, published):
        return f"{why}; the later and higher figure may be an update"
    return why


def _is_update(a: Value, b: Value, published: tuple[str, str]) -> bool:
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.unit != b.unit:
        return False
    early, late = (a, b) if published[0] < published[1] else (b, a)
    return (
        published[0] != published[1]
        and early.bound in (Bound.AT_LEAST, Bound.MORE)
        and late.number > early.number
    )


def _difference(a: Value, b: Value, outcome: Outcome) -> str:
    if outcome.cause == "bound":
        return _bound_clash(a, b)
    share = 100 * outcome.distance
    return f"{share:.0f} % apart" if share >= 1 else f"{share:.1g} % apart"


def _bound_clash(a: Value, b: Value) -> str:
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.number != b.number:
        return _OUTSIDE
    if isinstance(a, Quantity | Duration) and isinstance(b, Quantity | Duration):
        return _BOUNDED if Bound.EXACT in (a.bound, b.bound) else _BOUNDS
    return _OUTSIDE
