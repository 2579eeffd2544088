"""Durations: ISO 8601 texts with a bound."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from claimcheck.errors import ValueSyntaxError
from claimcheck.values.shape import Grain, Rational, Shape, add, grain_of, multiply, shape_of
from claimcheck.values.tolerances import DEFAULT_TOLERANCES, Tolerances
from claimcheck.values.value import Bound, Json, Value, plain

if TYPE_CHECKING:
    from claimcheck.values.interval import Interval

__all__ = ["Duration", "components"]

_N = r"\d{1,60}(?:\.\d{1,60})?"
_ISO = re.compile(
    rf"P(?=\d|T\d)(?:({_N})Y)?(?:({_N})M)?(?:({_N})W)?(?:({_N})D)?(?:T(?=\d)(?:({_N})H)?(?:({_N})M)?(?:({_N})S)?)?"
)
_CANONICAL = re.compile(r"\s*+(?:(<~|>~|<=|>=|[=<>~])\s*+)?(P(?:[^.\s]|\.(?!\.))+)(?:\.\.(P\S+))?\s*")
_NAMES = ("year", "month", "week", "day", "hour", "minute", "second")
_SECONDS = (31_557_600, 2_629_800, 604_800, 86_400, 3_600, 60, 1)
"""Seconds of each component; a year is 365.25 days, a month a twelfth of it."""

_ZERO = Decimal(0)


class Duration(Value, frozen=True, dict=True):
    """A length of time.

    Attributes:
        iso: ISO 8601 duration (``P6M``, ``PT1H30M``), or the lower end of a range.
        bound: How the words bound it.
        upper: ISO 8601 duration of the upper end of a range, ``None`` otherwise.

    Example:
        >>> Duration("P6M", Bound.AT_MOST).canonical
        '<= P6M'
        >>> Duration.parse("P2W..P3W").upper
        'P3W'
    """

    kind: ClassVar[str] = "duration"

    iso: str
    bound: Bound = Bound.EXACT
    upper: str | None = None

    @staticmethod
    def parse(text: str) -> Duration:
        """The duration whose canonical text this is.

        Raises:
            claimcheck.errors.ValueSyntaxError: ``text`` is no canonical duration.
        """
        match = _CANONICAL.fullmatch(text)
        if not match or not _ISO.fullmatch(match[2]) or (match[3] and not _ISO.fullmatch(match[3])):
            raise ValueSyntaxError(f"not a canonical duration: {text[:80]!r}")
        prefix, low, high = match.groups()
        if high:
            if prefix:
                raise ValueSyntaxError(f"a range takes no bound: {text[:80]!r}")
            return Duration(low, Bound.RANGE, high)
        return Duration(low, Bound(prefix or "="))

    @property
    def canonical(self) -> str:
        """The canonical text: ISO 8601, behind its bound if one is stated."""
        if self.upper is not None:
            return f"{self.iso}..{self.upper}"
        return self.iso if self.bound is Bound.EXACT else f"{self.bound.value} {self.iso}"

    def shape(self, tolerances: Tolerances = DEFAULT_TOLERANCES) -> Shape:
        """The sets that the duration stands for, in seconds."""
        known: tuple[Tolerances, Shape] | None = self.__dict__.get("_shape")
        if known is not None and known[0] is tolerances:
            return known[1]
        parts = components(self.iso)
        _, last, last_seconds = parts[-1]
        _, first, first_seconds = parts[0]
        step = multiply(grain_of(first, 0).step, Decimal(first_seconds)) if len(parts) == 1 else _ZERO
        grain = Grain(multiply(grain_of(last, 0).last, Decimal(last_seconds)), step)
        upper = None if self.upper is None else _seconds(self.upper)
        shape = shape_of(self.bound, _seconds(self.iso), upper, grain, tolerances)
        self.__dict__["_shape"] = tolerances, shape
        return shape

    def __lt__(self, other: Duration) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return self.shape().number < other.shape().number

    @property
    def literal(self) -> Interval:
        """What the words allow, in seconds, with the default tolerances."""
        return self.shape().literal

    @property
    def loose(self) -> Interval:
        """``literal`` and what readers allow around it, in seconds."""
        return self.shape().loose

    def to_dict(self) -> dict[str, Json]:
        """Plain data: ``kind``, ``canonical``, ``unit`` (``s``), and ``low`` and ``high`` in seconds."""
        low, high = self.literal[:2]
        return {
            "kind": self.kind,
            "canonical": self.canonical,
            "unit": "s",
            "low": plain(low),
            "high": plain(high),
        }


def components(iso: str) -> list[tuple[str, Decimal, int]]:
    """Name, number and seconds of each component of an ISO 8601 duration, the largest first.

    Raises:
        claimcheck.errors.ValueSyntaxError: ``iso`` is no duration.

    Example:
        >>> components("PT1H30M")
        [('hour', Decimal('1'), 3600), ('minute', Decimal('30'), 60)]
    """
    match = _ISO.fullmatch(iso)
    if not match:
        raise ValueSyntaxError(f"not an ISO 8601 duration: {iso[:80]!r}")
    return [
        (name, Decimal(number), seconds)
        for name, number, seconds in zip(_NAMES, match.groups(), _SECONDS, strict=True)
        if number is not None
    ]


def _seconds(iso: str) -> Rational:
    total: Rational = _ZERO
    for _, number, seconds in components(iso):
        total = add(total, multiply(number, Decimal(seconds)))
    return total
