"""Calendar arithmetic: days, weeks, months, windows of vague dates, holidays; knows no words."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from claimcheck.values.edtf import days_in_month

__all__ = [
    "Cell", "add_months", "day_cell", "holiday_cell", "month_cell", "nearest", "part_of_month", "part_of_year", "quarter_cell", "season_cell",
    "shift_days", "week_cell", "weekday_after", "weekday_before", "year_cell",
]  # fmt: skip


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
    """A quarter (``months`` 3) or half (6) of a year, ``number`` counted from 1 and beyond into other years."""
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


def part_of_year(year: int, part: str) -> Cell:
    """Months 1 to 3, 5 to 8, 10 to 12."""
    first, end, due = {"start": (1, 3, ""), "mid": (5, 8, f"{year:04d}-06"), "end": (10, 12, f"{year:04d}")}[
        part
    ]
    return Cell(f"{year:04d}-{first:02d}", f"{year:04d}-{end:02d}", "window", due)


def nearest(candidates: list[date], to: date) -> date:
    """The candidate with the fewest days to ``to``, the earlier of two."""
    return min(candidates, key=lambda day: (abs((day - to).days), day))


@lru_cache(maxsize=4096)
def holiday_cell(rule: str, year: int) -> Cell:
    """The days of a holiday in ``year``.

    Args:
        rule: ``12-25``; ``easter+1`` (days from Easter Sunday); ``05-7-2`` (second Sunday of May, ``-1`` the last);
            ``11-23<3`` (the Wednesday before 23 November); two of them with ``..`` between.
        year: The year.

    Example:
        >>> holiday_cell("easter+1", 2026).text, holiday_cell("11-4-4", 2025).text
        ('2026-04-06', '2025-11-27')
    """
    first, _, last = rule.partition("..")
    start = _holiday(first, year)
    end = _holiday(last, year) if last else start
    return Cell(start.isoformat(), end.isoformat(), "day")


def _holiday(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        from dateutil.easter import easter

        return shift_days(easter(year), int(rule[len("easter") :]))
    if "<" in rule:
        fixed, _, target = rule.partition("<")
        weekday, _, more = target.partition("-")
        month, day = map(int, fixed.split("-"))
        return shift_days(
            weekday_before(date(year, month, day), int(weekday), today=False), -7 * int(more or 0)
        )
    figures = rule.split("-", 2)
    if len(figures) == 2:
        return date(year, int(figures[0]), int(figures[1]))
    month, weekday, count = int(figures[0]), int(figures[1]), int(figures[2])
    if count > 0:
        return shift_days(weekday_after(date(year, month, 1), weekday, today=True), 7 * (count - 1))
    last = date(year, month, days_in_month(year, month))
    return shift_days(weekday_before(last, weekday, today=True), 7 * (count + 1))
