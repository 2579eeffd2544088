"""The days of holidays: fixed, by weekday, from Easter, and of the lunar calendars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck.mentions.dates.calendar import Cell, shift_days, weekday_after, weekday_before
from claimcheck.values.edtf import days_in_month

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["holiday_cell"]

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(\d\d)-(\d)-(-?\d)")
_BEFORE = re.compile(r"(\d\d)-(\d\d)<(\d)(?:-(\d))?")
_MOVED = re.compile(r"(.+?)([+-]\d+)")
_CALENDARS = {
    "islamic": "_IslamicLunar",
    "hebrew": "_HebrewLunisolar",
    "chinese": "_ChineseLunisolar",
    "hindu": "_HinduLunisolar",
    "persian": "_Persian",
}


@lru_cache(maxsize=4096)
def holiday_cell(rule: str, year: int) -> Cell:
    """The days of a holiday in ``year``.

    Args:
        rule: ``12-25``; ``easter+1`` (days from Easter Sunday; ``orthodox`` from the Orthodox);
            ``05-7-2`` (second Sunday of May, ``-1`` the last); ``11-4-4+1`` (the day after the fourth
            Thursday of November); ``11-23<3`` (the Wednesday before 23 November); ``islamic.eid_al_fitr`` (a
            feast of the Islamic, Hebrew, Chinese, Hindu or Persian calendar); ``04-27|7-1`` (27 April, a day
            earlier where that is a Sunday); two of them with ``..`` between.
        year: The year.

    Raises:
        ValueError: The day of a lunar holiday is not known for that year.

    Example:
        >>> holiday_cell("easter+1", 2026).text, holiday_cell("11-4-4", 2025).text
        ('2026-04-06', '2025-11-27')
        >>> holiday_cell("islamic.eid_al_fitr", 2025).text, holiday_cell("04-27|7-1", 2025).text
        ('2025-03-30', '2025-04-26')
    """
    first, _, last = rule.partition("..")
    start = _day(first, year)
    end = _day(last, year) if last else start
    return Cell(start.isoformat(), end.isoformat(), "day")


def _day(rule: str, year: int) -> date:
    rule, *moves = rule.split("|")
    day = _unmoved(rule, year)
    for move in moves:
        if day.isoweekday() == int(move[0]):
            return shift_days(day, int(move[1:]))
    return day


def _unmoved(rule: str, year: int) -> date:
    if match := _FIXED.fullmatch(rule):
        return date(year, int(match[1]), int(match[2]))
    if match := _NTH.fullmatch(rule):
        return _nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    if match := _BEFORE.fullmatch(rule):
        fixed = date(year, int(match[1]), int(match[2]))
        return shift_days(weekday_before(fixed, int(match[3]), today=False), -7 * int(match[4] or 0))
    if match := _MOVED.fullmatch(rule):
        return shift_days(_unmoved(match[1], year), int(match[2]))
    return _moving(rule, year)


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    if count > 0:
        return shift_days(weekday_after(date(year, month, 1), weekday, today=True), 7 * (count - 1))
    last = date(year, month, days_in_month(year, month))
    return shift_days(weekday_before(last, weekday, today=True), 7 * (count + 1))


def _moving(name: str, year: int) -> date:
    if name in ("easter", "orthodox"):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        reckon: Callable[[int, int], date] = easter
        return reckon(year, EASTER_ORTHODOX if name == "orthodox" else EASTER_WESTERN)
    from holidays import calendars

    kind, _, feast = name.partition(".")
    if kind not in _CALENDARS:
        raise ValueError(f"not a holiday rule: {name!r}")
    source: Any = getattr(calendars, _CALENDARS[kind])()
    ask = getattr(source, f"{feast}_dates" if kind == "islamic" else f"{feast}_date")
    day = _in_year(ask(year), year)
    if day is None:
        raise ValueError(f"no day known for {name} in {year}")
    return day


def _in_year(answer: Any, year: int) -> date | None:
    """The first date of ``year`` in what a calendar answers: a date, or dates, some marked as estimated."""
    if isinstance(answer, date):
        return answer if answer.year == year else None
    if isinstance(answer, Iterable):
        found = [day for part in answer if (day := _in_year(part, year)) is not None]
        return min(found, default=None)
    return None
