"""Durations: ISO 8601 texts with a bound."""

from __future__ import annotations

import re
from typing import ClassVar

from claimcheck.errors import ValueSyntaxError
from claimcheck.values.value import Bound, Json, Value

__all__ = ["Duration"]

_N = r"\d+(?:\.\d+)?"
_ISO = re.compile(
    rf"P(?=\d|T\d)(?:({_N})Y)?(?:({_N})M)?(?:({_N})W)?(?:({_N})D)?(?:T(?=\d)(?:({_N})H)?(?:({_N})M)?(?:({_N})S)?)?"
)
_CANONICAL = re.compile(r"\s*(<~|>~|<=|>=|[=<>~])?\s*(P[^.\s]+(?:\.\d+[^.\s]+)*)(?:\.\.(P\S+))?\s*")


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

    def to_dict(self) -> dict[str, Json]:
        """Plain data: ``kind``, ``canonical``, and ``low`` and ``high`` in seconds."""
        return {"kind": self.kind, "canonical": self.canonical}
