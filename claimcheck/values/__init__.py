"""Values: pure algebra that knows no text.

Example:
    >>> parse("> 60 %")
    Quantity(number=Decimal('60'), unit='%', bound=<Bound.MORE: '>'>, upper=None, exponent=0, alternatives=())
"""

from __future__ import annotations

from claimcheck.values.canonical import parse
from claimcheck.values.date import Date
from claimcheck.values.duration import Duration
from claimcheck.values.interval import Allen, Interval, Relation, allen, distance, relation
from claimcheck.values.quantity import MAX_DIGITS, Quantity
from claimcheck.values.recurrence import Recurrence
from claimcheck.values.tolerances import Tolerances
from claimcheck.values.units import Unit, unit
from claimcheck.values.value import Bound, Value
from claimcheck.values.wording import phrase

__all__ = [
    "MAX_DIGITS",
    "Allen",
    "Bound",
    "Date",
    "Duration",
    "Interval",
    "Quantity",
    "Recurrence",
    "Relation",
    "Tolerances",
    "Unit",
    "Value",
    "allen",
    "distance",
    "parse",
    "phrase",
    "relation",
    "unit",
]
