"""Days against the day of publication: weekdays, days without a year, "three weeks ago", holidays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar, holidays
from claimcheck.mentions.dates.calendar import Cell
from claimcheck.mentions.dates.resolve_periods import year_of_month
from claimcheck.mentions.dates.setting import Place, UnresolvedError, published_day
from claimcheck.values.edtf import days_in_month

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["ago_period", "calendar_day", "deictic_day", "holiday_days", "iso_week", "nth_day", "weekday_day"]

_FAR = 330

_SOON, _LONG_AGO = 10, 180
"""Days: a feast so soon to come is meant rather than the last one, so long ago, whatever the tense."""


def calendar_day(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A day of a month, its year from the words, the sentence or the tense."""
    if frame.month is None and frame.weekday is not None:
        return _day_of_weekday(frame, timeline, place)
    if frame.month is None and frame.day is not None and frame.clock is not None:
        return _day_of_month(frame.day, timeline, place)
    if frame.month is None or frame.day is None:
        raise UnresolvedError("no month")
    year = frame.year
    if year is None:
        year = _year_of_day(frame, timeline, place)
    if frame.day > days_in_month(year, frame.month):
        if frame.year is None and frame.day == 29 and frame.month == 2:
            year = min(
                (y for y in (year - 1, year + 1, year - 2, year + 2) if days_in_month(y, 2) == 29),
                default=year,
            )
        else:
            raise UnresolvedError("no such day")
    day = date(year, frame.month, frame.day)
    if frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.week_cell(day) if frame.unit == "week of" else calendar.day_cell(day)


def _day_of_month(number: int, timeline: Timeline, place: Place) -> Cell:
    """``le 16 à 18h``: the next such day, or the last where the clause looks back."""
    now = published_day(timeline)
    months = [calendar.add_months(now.year, now.month, shift) for shift in (-2, -1, 0, 1, 2)]
    days = [date(*month, number) for month in months if number <= days_in_month(*month)]
    if place.direction < 0:
        return calendar.day_cell(max(day for day in days if day <= now))
    return calendar.day_cell(min(day for day in days if day >= now))


def _day_of_weekday(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``samedi 12``: the nearest month in which that day is that weekday, or the next."""
    now = published_day(timeline)
    candidates = []
    for months in range(-7, 8):
        year, month = calendar.add_months(now.year, now.month, months)
        if frame.day is not None and frame.day <= days_in_month(year, month):
            day = date(year, month, frame.day)
            if day.isoweekday() == frame.weekday:
                candidates.append(day)
    if not candidates:
        raise UnresolvedError("no such day")
    ahead = [day for day in candidates if day >= now]
    return calendar.day_cell(
        ahead[0] if place.direction == 1 and ahead else calendar.nearest(candidates, now)
    )


def _year_of_day(frame: Frame, timeline: Timeline, place: Place) -> int:
    month, day = frame.month or 1, frame.day or 1
    if frame.shift is not None and frame.shift[0] == "year":
        return published_day(timeline).year + frame.shift[1]
    near = _neighbour_year(timeline, place, month, day)
    if near is not None:
        return near
    now = published_day(timeline)
    options = [
        date(y, month, min(day, days_in_month(y, month))) for y in (now.year - 1, now.year, now.year + 1)
    ]
    if frame.relation is not None:
        if frame.relation < 0:
            return max(d for d in options if d < now).year
        if frame.relation > 0:
            return min(d for d in options if d > now).year
        return now.year
    if frame.weekday is not None:
        fitting = [d for d in options if d.isoweekday() == frame.weekday]
        if fitting:
            return calendar.nearest(fitting, now).year
    near_day = calendar.nearest(options, now)
    if place.direction > 1:
        return near_day.year
    if place.direction > 0:
        ahead = min(d for d in options if d >= now)
        return (
            near_day.year
            if (now - near_day).days in range(1, 61) and (ahead - now).days > 300
            else ahead.year
        )
    if place.direction < 0:
        past = max(d for d in options if d <= now)
        if place.direction < -1 or past.year == now.year or (now - past).days <= _FAR:
            return past.year
    return near_day.year


def _neighbour_year(timeline: Timeline, place: Place, month: int, day: int) -> int | None:
    """The year of a date of the same sentence that states one, in a story of another year."""
    if place.direction > 0:
        return None
    for known in reversed(timeline.known[-6:]):
        if known.sentence < place.sentence:
            return None
        if known.explicit and known.cell.grain in ("day", "month") and known.cell.first[:4].isdecimal():
            year = int(known.cell.first[:4])
            if timeline.published is not None and abs(year - timeline.published.year) < 1:
                return None
            before = known.cell.first
            return year + (
                1 if f"{month:02d}-{day:02d}" < before[5:10] and month < int(before[5:7]) - 6 else 0
            )
    return None


def weekday_day(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """The weekday before or after the publication day."""
    now = published_day(timeline)
    weekday = frame.weekday or 1
    if frame.shift is not None:
        day = _shifted_weekday(frame, now, weekday)
    elif frame.relation is not None and frame.relation != 0:
        if frame.relation < 0:
            day = calendar.weekday_before(now, weekday, today=False)
            if frame.relation < -1:
                day = calendar.shift_days(day, -7)
        else:
            day = calendar.weekday_after(now, weekday, today=False)
            if frame.relation > 1:
                day = calendar.shift_days(day, 7)
    elif frame.relation == 0:
        back = calendar.weekday_before(now, weekday, today=True)
        ahead = calendar.weekday_after(now, weekday, today=True)
        if back == now:
            day = now
        elif place.direction:
            day = ahead if place.direction > 0 else back
        else:
            day = ahead
    elif place.direction > 0 or (not place.direction and _opening_hours(frame)):
        day = calendar.weekday_after(now, weekday, today=True)
    else:
        day = calendar.weekday_before(now, weekday, today=True)
    if frame.daypart == "night" and frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.day_cell(day)


def _opening_hours(frame: Frame) -> bool:
    """Whether a window of hours stands by a weekday, as in announcements."""
    return frame.clock is not None and frame.clock.until is not None


def _shifted_weekday(frame: Frame, now: date, weekday: int) -> date:
    name, count = frame.shift or ("week", 0)
    if name == "week":
        monday = date.fromisoformat(calendar.week_cell(now, count).first)
        return calendar.shift_days(monday, weekday - 1)
    if name == "weeks":
        base = (
            calendar.weekday_after(now, weekday, today=True)
            if count > 0
            else calendar.weekday_before(now, weekday, today=False)
        )
        return calendar.shift_days(base, 7 * count)
    if name == "near":
        then = calendar.shift_days(now, 7 * count)
        around = [calendar.weekday_before(then, weekday, today=True)]
        return calendar.nearest([*around, calendar.shift_days(around[0], 7)], then)
    raise UnresolvedError("a weekday of a long period")


def deictic_day(frame: Frame, timeline: Timeline, _place: Place) -> Cell:
    """Today, yesterday, tomorrow."""
    day = calendar.shift_days(published_day(timeline), frame.amount)
    if frame.daypart == "night" and frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.day_cell(day)


def ago_period(frame: Frame, timeline: Timeline, _place: Place) -> Cell:
    """What "three weeks ago" names, at the granularity of its unit."""
    now = published_day(timeline)
    unit, count = frame.unit, frame.amount
    if unit in ("second", "minute", "hour"):
        days = int(count / 24) if unit == "hour" and count % 24 == 0 else 0
        return calendar.day_cell(calendar.shift_days(now, days))
    size = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if size is not None:
        return calendar.day_cell(calendar.shift_days(now, size * count))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12, "decade": 120, "century": 1200}[
        unit
    ]
    year, month = calendar.add_months(now.year, now.month, months * count)
    if not 1 <= year <= 9999:
        raise UnresolvedError("outside the calendar")
    if frame.exact:
        return calendar.day_cell(date(year, month, min(now.day, days_in_month(year, month))))
    if months < 12:
        return calendar.month_cell(year, month)
    return calendar.year_cell(year)


def holiday_days(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """A holiday, of the year that the words or the tense choose; or where a long one starts or ends."""
    cell = _holiday(frame, timeline, place)
    if frame.part in ("start", "end"):
        return calendar.day_cell(date.fromisoformat(cell.first if frame.part == "start" else cell.last))
    return cell


def _holiday(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    if frame.year is not None:
        return holidays.holiday_cell(frame.holiday, frame.year)
    now = published_day(timeline)
    if frame.shift is not None and frame.shift[0] == "year":
        return holidays.holiday_cell(frame.holiday, now.year + frame.shift[1])
    cells = _known(frame.holiday, now.year)
    past = [cell for cell in cells if cell.first <= now.isoformat()]
    ahead = [cell for cell in cells if cell.last >= now.isoformat()]
    relation = frame.relation if frame.relation is not None else place.direction
    if relation < 0 and past:
        soon = frame.relation is None and ahead and (date.fromisoformat(ahead[0].first) - now).days <= _SOON
        long_ago = (now - date.fromisoformat(past[-1].last)).days > _LONG_AGO
        return ahead[0] if soon and long_ago else past[-1]
    if relation > 0 and ahead:
        return ahead[0]
    if relation:
        raise UnresolvedError("a feast of an unknown year")
    return min(cells, key=lambda cell: abs((date.fromisoformat(cell.first) - now).days))


def _known(rule: str, year: int) -> list[Cell]:
    """The days of a holiday in the years around ``year``, as far as its calendar is known."""
    cells = []
    for near in (year - 1, year, year + 1):
        try:
            cells.append(holidays.holiday_cell(rule, near))
        except ValueError:
            continue
    if not cells:
        raise UnresolvedError("a feast of an unknown year")
    return cells


def nth_day(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``third Tuesday of September``, ``the 20th of next month``."""
    if frame.month is not None:
        year, month = (
            frame.year if frame.year is not None else year_of_month(frame, timeline, place, frame.month),
            frame.month,
        )
    else:
        now = published_day(timeline)
        year, month = calendar.add_months(
            now.year, now.month, frame.shift[1] if frame.shift is not None else 0
        )
    if frame.weekday is not None:
        return holidays.holiday_cell(f"{month:02d}-{frame.weekday}-{frame.amount}", year)
    last = days_in_month(year, month)
    return calendar.day_cell(date(year, month, last + frame.amount + 1 if frame.amount < 0 else frame.amount))


def iso_week(frame: Frame, timeline: Timeline, _place: Place) -> Cell:
    """A calendar week."""
    year = (
        frame.year
        if frame.year is not None
        else published_day(timeline).year + (frame.shift[1] if frame.shift is not None else 0)
    )
    return calendar.week_cell(date.fromisocalendar(year, frame.amount, 1))
