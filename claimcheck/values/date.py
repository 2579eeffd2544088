"""Dates: sets of days or seconds with a granularity and a role."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from claimcheck.errors import ValueSyntaxError
from claimcheck.values.edtf import DAY, Point, day_text, point
from claimcheck.values.interval import Interval
from claimcheck.values.value import Json, Value

__all__ = ["Date"]


class Date(Value, frozen=True, dict=True):
    """A date, a period, a deadline or a start, in EDTF.

    Attributes:
        edtf: The date as EDTF; ``None`` where it cannot be resolved.
        alternatives: EDTF texts of all readings, the first included, where there is more than one.
        reason: Why the date cannot be resolved, or why it has several readings.

    Example:
        >>> Date.parse("../2026-03").role
        'by'
        >>> Date.ambiguous("2026-04-03", "2026-03-04").canonical
        '2026-04-03'
        >>> Date.unresolved("no publication date").canonical is None
        True
    """

    kind: ClassVar[str] = "date"

    edtf: str | None
    alternatives: tuple[str, ...] = ()
    reason: str = ""

    @staticmethod
    def parse(text: str) -> Date:
        """The date whose EDTF text this is.

        Args:
            text: A date (``2025-10-28``, ``2025-10``, ``18XX``, ``2027-23``, ``2025-10~``,
                ``2025-10-28T14:30``), a period (``2025-10-28/2025-10-30``), a deadline (``../2026-03``)
                or a start (``2026-01/..``).

        Raises:
            claimcheck.errors.ValueSyntaxError: ``text`` is none of these.
        """
        date = Date(text.strip())
        date.ends  # noqa: B018 checks the text
        return date

    @staticmethod
    def unresolved(reason: str) -> Date:
        """A date that is not known, with the reason in a few English words."""
        return Date(None, (), reason)

    @staticmethod
    def ambiguous(first: str, *others: str, reason: str = "") -> Date:
        """A date with several readings, the likeliest first, each as EDTF.

        Raises:
            claimcheck.errors.ValueSyntaxError: A reading is no EDTF date.
        """
        readings = tuple(dict.fromkeys((Date.parse(first).edtf, *(Date.parse(o).edtf for o in others))))
        return Date(
            readings[0], tuple(r for r in readings if r is not None) if len(readings) > 1 else (), reason
        )

    @property
    def canonical(self) -> str | None:
        """The EDTF text of the date or of its likeliest reading; ``None`` where it is not known."""
        return self.edtf

    @cached_property
    def ends(self) -> tuple[Point | None, Point | None]:
        """Both ends, ``None`` where the date is open or not known; twice the same for a single date."""
        text = self.edtf
        if text is None:
            return None, None
        if "/" not in text:
            both = point(text)
            return both, both
        left, _, right = text.partition("/")
        first = None if left in ("", "..") else point(left)
        last = None if right in ("", "..") else point(right)
        if first is None and last is None:
            raise ValueSyntaxError(f"a period without ends: {text!r}")
        if first and last and first.start >= last.end:
            raise ValueSyntaxError(f"a period that ends before it starts: {text!r}")
        return first, last

    @property
    def role(self) -> str:
        """``on`` (a date or period), ``by`` (a deadline), ``since`` (a start), or empty where not known."""
        if self.edtf is None:
            return ""
        first, last = self.ends
        return "by" if first is None else "since" if last is None else "on"

    @cached_property
    def literal(self) -> Interval:
        """The seconds that the date covers, half-open; a deadline has no start, a start has no end."""
        first, last = self.ends
        return Interval(
            first.start if first else None, last.end if last else None, high_open=last is not None
        )

    @cached_property
    def readings(self) -> tuple[Date, ...]:
        """The date in each of its readings, once; none where it is not known."""
        return tuple(
            Date(text) for text in dict.fromkeys((self.edtf, *self.alternatives)) if text is not None
        )

    def __lt__(self, other: Date) -> bool:
        if not isinstance(other, Date) or self.edtf is None or other.edtf is None:
            return NotImplemented
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[int, int]:
        first, last = self.ends
        start = first.start if first else last.end if last else 0
        return start, last.end if last else start

    def to_dict(self) -> dict[str, Json]:
        """Plain data: ``kind``, ``canonical``, ``role``, ``low``, ``high``, any ``alternatives``, ``reason``.

        ``low`` and ``high`` are the first and the last day as ``YYYY-MM-DD``, ``None`` where there is none.
        """
        first, last = self.ends
        data: dict[str, Json] = {
            "kind": self.kind,
            "canonical": self.edtf,
            "role": self.role,
            "low": day_text(first.start // DAY) if first else None,
            "high": day_text((last.end - 1) // DAY) if last else None,
        }
        if self.alternatives:
            data["alternatives"] = list(self.alternatives)
        if self.reason:
            data["reason"] = self.reason
        return data
