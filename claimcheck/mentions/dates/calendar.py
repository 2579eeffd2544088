"""Calendar arithmetic: days, weeks, months, windows of vague dates, holidays; knows no words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from claimcheck.values.edtf import days_in_month

__all__ = [
    "Cell",
    "add_months",
    "day_cell",
    "month_cell",
    "nearest",
    "part_of_month",
    "part_of_week",
    "part_of_year",
    "quarter_cell",
    "season_cell",
    "shift_days",
    "week_cell",
    "weekday_after",
    "weekday_before",
    "year_cell",
    "year_or_part",
]


class Cell(NamedTuple):
    """A period as EDTF texts.

    Attributes:
        first: Its first day, month or year.
        last: Its last one, at the same granularity.
        grain: ``day``, ``week``, ``month``, ``quarter``, ``season``, ``year``, ``decade`` or ``century``.
        due: What a deadline at its end names, where that is not ``last``.
        start: What a start names, where that is not ``first``.
        whole: One EDTF text for all of it, where there is one.
    """

    first: str
    last: str
    grain: str
    due: str = ""
    start: str = ""
    whole: str = ""

    @property
    def text(self) -> str:
        """The period in EDTF."""
        if self.whole:
            return self.whole
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def day_cell(day: date) -> Cell:
    """One day."""
    return Cell(day.isoformat(), day.isoformat(), "day")


def month_cell(year: int, month: int) -> Cell:
    """One month."""
    text = f"{year:04d}-{month:02d}"
    return Cell(text, text, "month")


def year_cell(year: int) -> Cell:
    """One year."""
    return Cell(f"{year:04d}", f"{year:04d}", "year")


def week_cell(day: date, weeks: int = 0) -> Cell:
    """Monday to Sunday of the week of ``day``, moved by ``weeks``.

    Example:
        >>> week_cell(date(2025, 10, 29), -1).text
        '2025-10-20/2025-10-26'
    """
    monday = shift_days(day, 7 * weeks - day.weekday())
    return Cell(monday.isoformat(), shift_days(monday, 6).isoformat(), "week")


def quarter_cell(year: int, number: int, months: int = 3) -> Cell:
    """A quarter (``months`` 3) or half (6) of a year; ``number`` may run into other years."""
    first = (number - 1) * months
    year, first = year + first // 12, first % 12 + 1
    grain = "quarter" if months == 3 else "half"
    return Cell(f"{year:04d}-{first:02d}", f"{year:04d}-{first + months - 1:02d}", grain)


def season_cell(year: int, season: int) -> Cell:
    """A season as EDTF; the winter of 2025/26 is ``2025-24``."""
    text = f"{year:04d}-{season}"
    return Cell(text, text, "season")


def shift_days(day: date, days: int) -> date:
    """``day`` moved by ``days``; raises ``OverflowError`` outside the calendar."""
    return day + timedelta(days=days)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month moved by ``months``.

    Example:
        >>> add_months(2025, 11, 3)
        (2026, 2)
    """
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def weekday_before(day: date, weekday: int, *, today: bool) -> date:
    """The last ``weekday`` (1 is Monday) before ``day``, ``day`` itself included if ``today``."""
    back = (day.isoweekday() - weekday) % 7
    return shift_days(day, -(back or (0 if today else 7)))


def weekday_after(day: date, weekday: int, *, today: bool) -> date:
    """The next ``weekday`` after ``day``, ``day`` itself included if ``today``."""
    ahead = (weekday - day.isoweekday()) % 7
    return shift_days(day, ahead or (0 if today else 7))


def part_of_month(year: int, month: int, part: str) -> Cell:
    """Days 1 to 10, 11 to 20, 21 to the last."""
    base = f"{year:04d}-{month:02d}"
    last = days_in_month(year, month)
    first, end, due = {"start": (1, 10, ""), "mid": (11, 20, ""), "end": (21, last, base)}[part]
    return Cell(f"{base}-{first:02d}", f"{base}-{end:02d}", "window", due)


def part_of_week(day: date, weeks: int, part: str) -> Cell:
    """The first two, middle two or last three days of the week of ``day``, moved by ``weeks``."""
    monday = date.fromisoformat(week_cell(day, weeks).first)
    first, last = {"start": (0, 1), "mid": (2, 3), "end": (4, 6)}[part]
    due = shift_days(monday, 6).isoformat() if part == "end" else ""
    return Cell(shift_days(monday, first).isoformat(), shift_days(monday, last).isoformat(), "window", due)


def part_of_year(year: int, part: str) -> Cell:
    """Months 1 to 3, 5 to 8, 10 to 12."""
    first, end, due = {"start": (1, 3, ""), "mid": (5, 8, f"{year:04d}-06"), "end": (10, 12, f"{year:04d}")}[
        part
    ]
    return Cell(f"{year:04d}-{first:02d}", f"{year:04d}-{end:02d}", "window", due)


def nearest(candidates: list[date], to: date) -> date:
    """The candidate with the fewest days to ``to``, the earlier of two."""
    return min(candidates, key=lambda day: (abs((day - to).days), day))


def year_or_part(year: int, part: str) -> Cell:
    """One year, or its start, middle or end."""
    return part_of_year(year, part) if part else year_cell(year)
