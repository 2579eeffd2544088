"""Dates in EDTF (ISO 8601-2): one date text to the seconds that it covers.

Seconds are counted in the proleptic Gregorian calendar from 0000-03-01, as whole numbers; spans are
half-open, ``[start, end)``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimcheck.errors import ValueSyntaxError

__all__ = ["DAY", "Point", "civil", "day_number", "day_text", "days_in_month", "point"]

DAY = 86_400
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_PARTS = {
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}
_POINT = re.compile(
    r"(-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?([~?%])?"
)


class Point(NamedTuple):
    """One date text, read.

    Attributes:
        start: First second covered.
        end: Second behind the last one covered.
        grain: ``century``, ``decade``, ``year``, ``season``, ``month``, ``day``, ``hour``, ``minute`` or
            ``second``.
        approximate: Whether it is marked as approximate or uncertain (``~``, ``?``, ``%``).
        offset: Seconds that a clock time says its place is ahead of UTC; ``None`` where it does not say.
    """

    start: int
    end: int
    grain: str
    approximate: bool
    offset: int | None = None


def days_in_month(year: int, month: int) -> int:
    """Days of a month of the proleptic Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year: int, month: int, day: int = 1) -> int:
    """Days since 0000-03-01; months above 12 run into the next years.

    Example:
        >>> day_number(2026, 3, 1) - day_number(2026, 2, 28)
        1
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if month < 3:
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1


def civil(days: int) -> tuple[int, int, int]:
    """Year, month and day of a day number.

    Example:
        >>> civil(day_number(2024, 2, 29))
        (2024, 2, 29)
    """
    era, rest = divmod(days, 146_097)
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    day = rest - (365 * year + year // 4 - year // 100)
    month = (5 * day + 2) // 153
    year += 400 * era + (month > 9)
    return year, month - 9 if month > 9 else month + 3, day - (153 * month + 2) // 5 + 1


def day_text(days: int) -> str:
    """A day number as ``YYYY-MM-DD``."""
    year, month, day = civil(days)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


@lru_cache(maxsize=16_384)
def point(text: str) -> Point:
    """The seconds that one date text (no interval) covers.

    Raises:
        claimcheck.errors.ValueSyntaxError: ``text`` is no date of the supported part of EDTF.

    Example:
        >>> p = point("2026-02")
        >>> (p.end - p.start) // DAY, p.grain
        (28, 'month')
    """
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueSyntaxError(f"not an EDTF date: {text[:40]!r}")
    year_text, month_text, day_text, hour, minute, second, zone, mark = match.groups()
    approximate = mark is not None
    if "X" in year_text:
        if month_text:
            raise ValueSyntaxError(f"not an EDTF date: {text!r}")
        size = 10 ** year_text.count("X")
        year = int(year_text.replace("X", "0"))
        grain = "decade" if size == 10 else "century"
        return Point(day_number(year, 1) * DAY, day_number(year + size, 1) * DAY, grain, approximate)
    year = int(year_text)
    if not month_text:
        return Point(day_number(year, 1) * DAY, day_number(year + 1, 1) * DAY, "year", approximate)
    month = int(month_text)
    if not day_text and month > 12:
        first, count = _SEASONS.get(month) or _PARTS.get(month) or (0, 0)
        if not count:
            raise ValueSyntaxError(f"not a month, season or quarter: {text!r}")
        return Point(
            day_number(year, first) * DAY, day_number(year, first + count) * DAY, "season", approximate, False
        )
    if not 1 <= month <= 12:
        raise ValueSyntaxError(f"not a month: {text!r}")
    if not day_text:
        return Point(
            day_number(year, month) * DAY, day_number(year, month + 1) * DAY, "month", approximate, False
        )
    day = int(day_text)
    if not 1 <= day <= days_in_month(year, month):
        raise ValueSyntaxError(f"not a day of that month: {text!r}")
    start = day_number(year, month, day) * DAY
    if hour is None:
        return Point(start, start + DAY, "day", approximate)
    clock = int(hour) * 3600 + int(minute or 0) * 60 + int(second or 0)
    if clock > DAY or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueSyntaxError(f"not a time of day: {text!r}")
    width, grain = (1, "second") if second else (60, "minute") if minute else (3600, "hour")
    start += clock
    return Point(start, start + width, grain, approximate, _offset(zone))


def _offset(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return -seconds if zone[0] == "-" else seconds
