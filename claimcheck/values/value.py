"""What every value is: immutable, equal by content, with one canonical text in every language."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

import msgspec

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Bound", "Json", "Value", "plain"]

_LARGEST = 10**300

Json = str | int | float | bool | None | list[str]


class Bound(Enum):
    """How the words bound a number; the value is the prefix of the canonical text."""

    EXACT = "="
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    ABOUT = "~"
    JUST_BELOW = "<~"
    JUST_ABOVE = ">~"
    RANGE = ".."


class Value(msgspec.Struct, frozen=True, dict=True):
    """A quantity, a date, a duration or a recurrence.

    Instances of the subclasses are immutable, hashable and equal by content; they can be pickled and are
    cheap to make: nothing is computed before it is asked for.
    """

    kind: ClassVar[str] = ""

    @property
    def canonical(self) -> str | None:
        """The canonical text, the same in every language; ``None`` where the value is not known."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Json]:
        """The value as plain data for JSON, with at least ``kind`` and ``canonical``."""
        raise NotImplementedError

    @staticmethod
    def parse(text: str) -> Value:
        """The value whose canonical text this is.

        Args:
            text: A canonical text, as ``value.canonical`` prints it.

        Raises:
            claimcheck.errors.ValueSyntaxError: ``text`` is no canonical text of a value.

        Example:
            >>> Value.parse("> 60 %").kind, Value.parse("2025-10").kind, Value.parse("<= P6M").kind
            ('quantity', 'date', 'duration')
        """
        from claimcheck.values.canonical import parse

        return parse(text)


def plain(number: Decimal | Fraction | int | None) -> Json:
    """A number for JSON: whole numbers exactly, others as the nearest double; ``None`` stays."""
    if number is None or isinstance(number, int):
        return number
    whole = number.denominator == 1 if isinstance(number, Fraction) else number == number.to_integral_value()
    if whole or not -_LARGEST <= number <= _LARGEST:
        return int(number)
    return float(number)
