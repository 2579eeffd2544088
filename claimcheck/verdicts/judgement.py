"""What a comparison says."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from claimcheck.values.interval import Relation  # noqa: TC001 is part of a Struct

__all__ = ["Cause", "Finer", "Judgement", "Outcome", "Severity", "Verdict"]

Verdict = Literal["agreement", "refinement", "compatible", "tension", "attributed", "contradiction"]
Severity = Literal["", "low", "minor", "major"]
Cause = Literal[
    "",
    "value",
    "bound",
    "scale",
    "unit",
    "currency",
    "percent_points",
    "digits",
    "decimal",
    "day_month",
    "off_by_one_day",
    "year",
    "date",
    "deadline",
    "polarity",
]
Finer = Literal["", "left", "right"]


class Judgement(msgspec.Struct, frozen=True):
    """The verdict on two statements.

    Attributes:
        verdict: ``agreement``, ``refinement``, ``compatible``, ``tension``, ``attributed`` or
            ``contradiction``.
        severity: ``low`` for tension and attributed, ``minor`` or ``major`` for a contradiction, else empty.
        cause: The likely slip behind a contradiction, else empty.
        explanation: One English sentence that names both values and says why.
        relation: How the left value's literal set lies to the right one's; ``disjoint`` where the
            dimensions differ.
        distance: The gap between the sets: relative for quantities and durations, days for dates; 0 where
            there is none.
        finer: Which side of a refinement is the more precise.
    """

    verdict: Verdict
    severity: Severity
    cause: Cause
    explanation: str
    relation: Relation
    distance: float
    finer: Finer = ""


class Outcome(NamedTuple):
    """The comparison of two values before it is put in words.

    Attributes:
        verdict: As in ``Judgement``, or ``incomparable``.
        relation: As in ``Judgement``.
        distance: As in ``Judgement``.
        severity: As in ``Judgement``.
        cause: As in ``Judgement``.
        why: The reason, as the second half of a sentence.
        finer: As in ``Judgement``.
    """

    verdict: Verdict | Literal["incomparable"]
    relation: Relation
    distance: float = 0.0
    severity: Severity = ""
    cause: Cause = ""
    why: str = ""
    finer: Finer = ""
