"""Weeks, months, quarters, seasons and years against the day of publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar
from claimcheck.mentions.dates.calendar import Cell
from claimcheck.mentions.dates.resolve_eras import century_cell, decade_cell
from claimcheck.mentions.dates.setting import Place, UnresolvedError, published_day
from claimcheck.values.edtf import days_in_month

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = [
    "first_of_year",
    "month_period",
    "quarter_period",
    "season_period",
    "slice_of_period",
    "unit_period",
    "year_of_month",
]

_SOON = 8
_HALF_YEAR = 5
"""Months since its end after which "this summer" no longer means the last one."""
_LAST_MONTH = {"start": 3, "mid": 8}
"""The last month of a part of the year."""
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def month_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A month, or a part of it."""
    month = frame.month or 1
    year = frame.year
    if year is None:
        year = year_of_month(frame, timeline, place, month)
    if frame.part:
        return calendar.part_of_month(year, month, frame.part)
    return calendar.month_cell(year, month)


def year_of_month(frame: Frame, timeline: Timeline, place: Place, month: int) -> int:
    """The year of a month that the words leave without one."""
    if frame.shift is not None and frame.shift[0] == "year":
        near = (
            timeline.last(("year",), place.sentence)
            if frame.shift[1] == -1 and timeline.published is None
            else None
        )
        if near is not None and near.first.isdecimal():
            return int(near.first) + frame.shift[1]
        return published_day(timeline).year + frame.shift[1]
    now = published_day(timeline)
    if frame.relation is not None:
        if frame.relation < 0:
            return now.year if month < now.month else now.year - 1
        if frame.relation > 0:
            return now.year if month > now.month else now.year + 1
        return now.year
    ahead = (month - now.month) % 12
    if place.direction > 0 and not (place.direction > 1 and ahead > _SOON):
        return calendar.add_months(now.year, now.month, ahead)[0]
    if place.direction < 0:
        if frame.part and ahead == 0 and _part_ahead(frame.part, now):
            return now.year
        return calendar.add_months(now.year, now.month, ahead - 12 if ahead else 0)[0]
    return calendar.add_months(now.year, now.month, ahead if ahead <= 4 else ahead - 12)[0]


def _part_ahead(part: str, now: date) -> bool:
    return part != "start" or now.day < 11


def unit_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """Last week, this month, next year, and parts of them."""
    now = published_day(timeline)
    name = frame.unit
    if frame.part == "turn":
        return _turn(frame, now, place)
    relation = frame.relation
    if name == "weekend":
        return _weekend(frame, now, place)
    if relation is None:
        relation = frame.shift[1] if frame.shift is not None and frame.shift[0] == name else 0
    if name == "day":
        return calendar.day_cell(calendar.shift_days(now, relation))
    if name == "night":
        return calendar.day_cell(calendar.shift_days(now, min(relation, 0)))
    if name == "week":
        if frame.part:
            return calendar.part_of_week(now, relation, frame.part)
        return calendar.week_cell(now, relation)
    if name == "fortnight":
        start = calendar.week_cell(now, 2 * relation if relation < 0 else relation)
        return Cell(
            start.first, calendar.shift_days(date.fromisoformat(start.first), 13).isoformat(), "range"
        )
    if name == "month":
        year, month = calendar.add_months(now.year, now.month, relation)
        if frame.part:
            cell = calendar.part_of_month(year, month, frame.part)
            return cell._replace(start=f"{year:04d}-{month:02d}-01") if frame.part == "start" else cell
        return calendar.month_cell(year, month)
    if name == "quarter":
        return calendar.quarter_cell(now.year, (now.month - 1) // 3 + 1 + relation)
    if name == "half":
        return calendar.quarter_cell(now.year, (now.month - 1) // 6 + 1 + relation, 6)
    if name == "year":
        year = now.year + relation
        if frame.relation is None and frame.shift is None and place.direction == 1:
            year += now.month > _LAST_MONTH.get(frame.part, 12)
        cell = calendar.year_or_part(year, frame.part)
        return cell._replace(start=f"{year:04d}-01-01") if frame.part == "start" else cell
    if name == "decade":
        decade = now.year // 10 + relation
        return decade_cell(decade * 10, frame.part)
    if name == "century":
        return century_cell(now.year // 100 + relation, frame.part)
    raise UnresolvedError("a fiscal year or season that the text does not date")


def _turn(frame: Frame, now: date, place: Place) -> Cell:
    if frame.unit == "year":
        if frame.year is not None:
            first, last = frame.year - 1, frame.year
        else:
            first = now.year - 1 if now.month <= 6 and place.direction <= 0 else now.year
            last = first + 1
        return Cell(f"{first:04d}-12-31", f"{last:04d}-01-01", "window")
    return (
        calendar.year_cell(2000)._replace(whole="2000~")
        if frame.unit == "millennium"
        else calendar.year_cell(1900 if frame.unit == "century" else 2000)._replace(
            whole="2000~" if now.year < 2050 else ""
        )
    )


def _weekend(frame: Frame, now: date, place: Place) -> Cell:
    relation = frame.relation
    saturday = (
        calendar.weekday_before(now, 6, today=True)
        if now.isoweekday() >= 6
        else calendar.weekday_after(now, 6, today=True)
    )
    if frame.shift is not None and frame.shift[0] == "week":
        monday = date.fromisoformat(calendar.week_cell(now, frame.shift[1]).first)
        saturday = calendar.shift_days(monday, 5)
    elif relation is None or relation == 0:
        early = now.isoweekday() <= (3 if relation is None else 2)
        if (now.isoweekday() < 6 and (place.direction < 0 and (relation is None or early))) or (
            now.isoweekday() == 1 and place.direction <= 0
        ):
            saturday = calendar.shift_days(saturday, -7)
    elif relation < 0 or now.isoweekday() >= 6:
        saturday = calendar.shift_days(saturday, 7 * relation)
    elif relation > 1:
        saturday = calendar.shift_days(saturday, 7 * (relation - 1))
    return Cell(saturday.isoformat(), calendar.shift_days(saturday, 1).isoformat(), "weekend")


def quarter_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A quarter or half of a year."""
    size = 3 if frame.unit == "quarter" else 6
    year = frame.year
    if year is None:
        now = published_day(timeline)
        relation = frame.relation if frame.relation is not None and frame.shift is None else None
        if frame.shift is not None and frame.shift[0] == "year":
            year = now.year + frame.shift[1]
        elif relation is not None:
            year = _related_quarter(now, frame.amount, size, relation)
        else:
            year = now.year
            begins = (frame.amount - 1) * size + 1
            near = timeline.last(("year",), place.sentence)
            if begins > now.month and place.direction < 0:
                year -= 1
            elif begins + size - 1 < now.month and place.direction > 0 and frame.amount == 1:
                year += 1
            elif begins > now.month + size and place.direction == 0 and near is None:
                year -= 1
    cell = calendar.quarter_cell(year, frame.amount, size)
    if frame.part:
        base = int(cell.first[5:7])
        return (
            calendar.month_cell(year, base + {"start": 0, "mid": 1, "end": 2}[frame.part])
            if size == 3
            else cell
        )
    return cell


def _related_quarter(now: date, number: int, size: int, relation: int) -> int:
    current = (now.month - 1) // size + 1
    if relation < 0:
        return now.year if number < current else now.year - 1
    if relation > 0:
        return now.year if number > current else now.year + 1
    return now.year


def slice_of_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A day, week, weekend or half of a month; a day, week or month of a year."""
    if frame.month is None and (frame.shift is None or frame.shift[0] == "year"):
        year = (
            frame.year
            if frame.year is not None
            else published_day(timeline).year + (frame.shift or ("", 0))[1]
        )
        return _slice_of_year(frame, year)
    if frame.month is None and frame.shift is not None:
        now = published_day(timeline)
        year, month = calendar.add_months(now.year, now.month, frame.shift[1])
    else:
        month = frame.month or 1
        year = frame.year if frame.year is not None else year_of_month(frame, timeline, place, month)
    last = days_in_month(year, month)
    base = f"{year:04d}-{month:02d}"
    amount = frame.amount
    if frame.unit in ("half", "fortnight"):
        first, end = (1, 15) if amount == 1 else (16, last)
        return Cell(f"{base}-{first:02d}", f"{base}-{end:02d}", "window")
    if frame.unit == "day":
        return calendar.day_cell(date(year, month, last + amount + 1 if amount < 0 else amount))
    if frame.unit == "weekend":
        day = (
            calendar.shift_days(
                calendar.weekday_before(date(year, month, last), 6, today=True), 7 * (amount + 1)
            )
            if amount < 0
            else calendar.shift_days(
                calendar.weekday_after(date(year, month, 1), 6, today=True), 7 * (max(1, amount) - 1)
            )
        )
        return Cell(day.isoformat(), calendar.shift_days(day, 1).isoformat(), "weekend")
    if amount < 0:
        end = last + 7 * (amount + 1)
        return Cell(f"{base}-{end - 6:02d}", f"{base}-{end:02d}", "window")
    amount = min(max(amount, 1), 4)
    return Cell(f"{base}-{7 * amount - 6:02d}", f"{base}-{7 * amount if amount < 4 else last:02d}", "window")


def _slice_of_year(frame: Frame, year: int) -> Cell:
    """The first or last day or week, or any month, of a year."""
    if frame.unit == "month":
        return calendar.month_cell(year, frame.amount if frame.amount > 0 else 13 + frame.amount)
    if frame.unit == "day" and frame.amount < 0:
        return calendar.day_cell(calendar.shift_days(date(year, 12, 31), frame.amount + 1))
    days = 0 if frame.unit == "day" else 6
    if frame.amount > 0:
        start = date(year, 1, 1)
        return Cell(
            start.isoformat(), calendar.shift_days(start, days).isoformat(), "window" if days else "day"
        )
    end = date(year, 12, 31)
    return Cell(calendar.shift_days(end, -days).isoformat(), end.isoformat(), "window" if days else "day")


def first_of_year(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``ersten neun Monaten 2025``, ``first three weeks of June``."""
    if frame.month is not None:
        return _first_of_month(frame, timeline, place, frame.month)
    year = frame.year
    if year is None:
        year = published_day(timeline).year + (
            frame.shift[1] if frame.shift is not None and frame.shift[0] == "year" else 0
        )
    count = frame.amount
    if frame.unit == "year":
        raise UnresolvedError("years of an unnamed period")
    if frame.unit == "quarter":
        count, frame.unit = 3 * count, "month"
    if frame.unit == "month" and 1 <= count <= 12:
        if frame.part == "start":
            return Cell(f"{year:04d}-01", f"{year:04d}-{count:02d}", "months")
        return Cell(f"{year:04d}-{13 - count:02d}", f"{year:04d}-12", "months")
    days = count * (7 if frame.unit == "week" else 1)
    if days > 366:
        raise UnresolvedError("longer than the year")
    if frame.part == "start":
        start = date(year, 1, 1)
        return Cell(start.isoformat(), calendar.shift_days(start, days - 1).isoformat(), "range")
    end = date(year, 12, 31)
    return Cell(calendar.shift_days(end, 1 - days).isoformat(), end.isoformat(), "range")


def _first_of_month(frame: Frame, timeline: Timeline, place: Place, month: int) -> Cell:
    year = frame.year if frame.year is not None else year_of_month(frame, timeline, place, month)
    days, last = frame.amount * (7 if frame.unit == "week" else 1), days_in_month(year, month)
    if days > last:
        raise UnresolvedError("longer than the month")
    first = 1 if frame.part == "start" else last - days + 1
    return Cell(
        f"{year:04d}-{month:02d}-{first:02d}", f"{year:04d}-{month:02d}-{first + days - 1:02d}", "window"
    )


def season_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A season, or a month of it."""
    season, year = frame.amount, frame.year
    if year is None:
        year = _year_of_season(frame, timeline, place, season)
    if frame.part:
        y, month = year, _SEASON_MONTH[season]
        y, month = calendar.add_months(y, month, {"start": 0, "mid": 1, "end": 2}[frame.part])
        return calendar.month_cell(y, month)
    return calendar.season_cell(year, season)


def _year_of_season(frame: Frame, timeline: Timeline, place: Place, season: int) -> int:
    if frame.shift is not None and frame.shift[0] == "year":
        return published_day(timeline).year + frame.shift[1]
    now = published_day(timeline)
    month = _SEASON_MONTH[season]
    index = now.year * 12 + now.month - 1
    starts = [(y, y * 12 + month - 1) for y in range(now.year - 2, now.year + 3)]
    started = [y for y, start in starts if start <= index]
    ended = [y for y, start in starts if start + 3 <= index]
    ahead = [y for y, start in starts if start > index]
    open_ = [
        y
        for y, start in starts
        if start + (2 if place.direction == 1 and frame.relation is None else 3) > index
    ]
    if frame.relation is not None and frame.relation < 0:
        return ended[-1] + frame.relation + 1
    if frame.relation is not None and frame.relation > 0:
        return ahead[0] + frame.relation - 1
    if place.direction > 0:
        return open_[0]
    if place.direction < 0:
        long_over = index - (started[-1] * 12 + month + 2) > _HALF_YEAR
        return open_[0] if frame.relation == 0 and long_over else started[-1]
    near = min(starts, key=lambda s: abs(s[1] + 1 - index))
    return near[0]
