"""Canonical text back to values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.values.date import Date
from claimcheck.values.duration import Duration
from claimcheck.values.quantity import Quantity

if TYPE_CHECKING:
    from claimcheck.values.value import Value

__all__ = ["parse"]

_DURATION = re.compile(r"\s*+(?:(?:<~|>~|<=|>=|[=<>~])\s*+)?P")
_DATE = re.compile(r"\s*(?:\.\.)?/|\s*-?\d[\dX]{3}(?:[-/~?%T]|\s*$)|\s*-?\d[\dX]{3}-")


def parse(text: str) -> Value:
    """The value of whichever kind whose canonical text this is.

    Raises:
        claimcheck.errors.ValueSyntaxError: ``text`` is no canonical text.

    Example:
        >>> parse("../2026-03").canonical, parse("= 3.10 EUR").canonical, parse("~ PT4H").canonical
        ('../2026-03', '= 3.10 EUR', '~ PT4H')
    """
    if _DURATION.match(text):
        return Duration.parse(text)
    if _DATE.match(text):
        return Date.parse(text)
    return Quantity.parse(text)
