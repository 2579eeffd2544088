"""From what the words say to the calendar: against the day of publication, the tense and the neighbours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar
from claimcheck.mentions.dates.calendar import Cell
from claimcheck.mentions.dates.resolve_days import (
    ago_period,
    calendar_day,
    deictic_day,
    holiday_days,
    iso_week,
    nth_day,
    weekday_day,
)
from claimcheck.mentions.dates.resolve_eras import century_period, decade_period, year_period, years_period
from claimcheck.mentions.dates.resolve_neighbours import anaphor_period
from claimcheck.mentions.dates.resolve_periods import (
    first_of_year,
    month_period,
    quarter_period,
    season_period,
    slice_of_period,
    unit_period,
)
from claimcheck.mentions.dates.setting import Place, UnresolvedError, published_day
from claimcheck.values.edtf import days_in_month

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["cell_of", "inherit", "readings_of", "timed"]


def cell_of(frame: Frame, timeline: Timeline, sentence: int, direction: int) -> Cell:
    """The period that ``frame`` names.

    Args:
        frame: What the words say.
        timeline: Publication day and the dates before.
        sentence: Number of the sentence.
        direction: -1 past, 1 future, 0 not said.

    Raises:
        UnresolvedError: It cannot be known.
    """
    place = Place(sentence, direction)
    try:
        if frame.second is not None and frame.form not in ("to_period", "offset"):
            return _pair(frame, timeline, place)
        return _single(frame, timeline, place)
    except (OverflowError, ValueError):
        raise UnresolvedError("outside the calendar") from None


def readings_of(frame: Frame, timeline: Timeline) -> list[str]:
    """The EDTF texts of all readings of a date in digits whose order is open, the likeliest first."""
    texts = []
    for year, month, day in ((frame.year, frame.month, frame.day), *frame.readings):
        if year is None or month is None or day is None:
            published = timeline.published
            if published is None or month is None or day is None:
                return []
            year = published.year
        if day <= days_in_month(year, month):
            texts.append(f"{year:04d}-{month:02d}-{day:02d}")
    return texts


def _single(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    cell = _FORMS[frame.form](frame, timeline, place)
    if frame.clock is not None and frame.form != "clock" and cell.grain == "day":
        return _timed(frame, cell)
    return cell


def _timed(frame: Frame, cell: Cell) -> Cell:
    clock = frame.clock
    if clock is None:
        return cell
    day = cell.last
    if clock.until is not None:
        return Cell(f"{day}T{clock.text}", f"{day}T{clock.until.text}", "day")
    if clock.vague:
        return cell
    if clock.hour == 24 and clock.minute:
        return cell
    text = f"{day}T{clock.text}"
    return Cell(text, text, "day")


def timed(frame: Frame, day: str) -> Cell:
    """The time of day of ``frame`` on ``day``."""
    return _timed(frame, calendar.day_cell(date.fromisoformat(day)))


def _pair(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    second = frame.second
    if second is None:
        raise UnresolvedError("no second date")
    inherit(frame, second)
    if frame.form == "weekday" and second.form in ("weekday", "calendar"):
        return _weekday_pair(frame, second, timeline, place)
    if frame.form == "clock" and second.form == "clock":
        first = _single(frame, timeline, place)
        last = _single(second, timeline, place)
        return Cell(first.first, last.last, "day")
    first = _single(frame, timeline, place)
    if second.form in ("calendar", "month") and second.year is None and frame.year is None:
        last = _after(second, first, timeline, place)
    else:
        last = _single(second, timeline, place)
    return _span(first, last)


def _span(first: Cell, last: Cell) -> Cell:
    start, end = first.first, last.last
    if first.whole:
        start = first.whole
    return Cell(start, end, first.grain if first.grain == last.grain else "range", last.due, first.start)


def inherit(first: Frame, second: Frame) -> None:
    """Gives each of two dates what only the other says."""
    if first.form == "calendar" and second.form == "calendar":
        if first.month is None:
            first.month = second.month
        if (
            first.year is None
            and second.year is not None
            and first.month is not None
            and second.month is not None
        ):
            first.year = second.year - (1 if first.month > second.month else 0)
        elif (
            second.year is None
            and first.year is not None
            and first.month is not None
            and second.month is not None
        ):
            second.year = first.year + (1 if second.month < first.month else 0)
        if first.shift is None and second.shift is not None:
            first.shift = second.shift
        if first.relation is None and second.relation is not None:
            first.relation = second.relation
    elif first.form in ("month", "quarter", "season") and first.year is None and second.year is not None:
        if second.form == "month" and first.month is not None and second.month is not None:
            first.year = second.year - (1 if first.month > second.month else 0)
        elif first.form == second.form:
            first.year = second.year - (1 if first.amount > second.amount else 0)
    elif second.form == first.form == "month" and second.year is None and first.year is not None:
        second.year = first.year + (1 if (second.month or 0) < (first.month or 0) else 0)
    if first.form in ("month", "quarter") and first.shift is None and first.year is None:
        first.shift = second.shift
    if first.clock is not None and second.form == "clock" and second.clock is not None:
        return


def _weekday_pair(frame: Frame, second: Frame, timeline: Timeline, place: Place) -> Cell:
    bare = second.form == "weekday" and second.relation is None and second.shift is None
    if (frame.relation is not None or frame.shift is not None) and bare:
        start = date.fromisoformat(_single(frame, timeline, place).first[:10])
        last_cell = _timed(
            second, calendar.day_cell(calendar.weekday_after(start, second.weekday or 1, today=False))
        )
    elif frame.relation is not None or frame.shift is not None:
        return _span(_single(frame, timeline, place), _single(second, timeline, place))
    elif second.form == "calendar":
        last_cell = _single(second, timeline, place)
        end = date.fromisoformat(last_cell.first[:10])
        start = calendar.weekday_before(end, frame.weekday or 1, today=False)
    elif second.relation is not None or second.shift is not None:
        last_cell = _single(second, timeline, place)
        start = calendar.weekday_before(
            date.fromisoformat(last_cell.first[:10]), frame.weekday or 1, today=False
        )
    elif place.direction > 0:
        start = calendar.weekday_after(published_day(timeline), frame.weekday or 1, today=True)
        end = calendar.weekday_after(start, second.weekday or 1, today=False)
        last_cell = _timed(second, calendar.day_cell(end))
    else:
        end = calendar.weekday_before(published_day(timeline), second.weekday or 1, today=True)
        start = calendar.weekday_before(end, frame.weekday or 1, today=False)
        last_cell = _timed(second, calendar.day_cell(end))
    first_cell = _timed(frame, calendar.day_cell(start))
    return Cell(first_cell.first, last_cell.last, "day")


def _after(second: Frame, first: Cell, timeline: Timeline, place: Place) -> Cell:
    """The second of two dates without a year: the first one that follows."""
    if first.first[:4].isdecimal() and second.month is not None:
        year, month = int(first.first[:4]), int(first.first[5:7] or 1)
        second.year = year + (
            1
            if second.month < month
            or (
                second.month == month
                and second.day is not None
                and first.first[8:10].isdecimal()
                and second.day < int(first.first[8:10])
            )
            else 0
        )
    return _single(second, timeline, place)


def _clock(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    day = timeline.event_day(past=place.direction <= 0) if place.sentence >= 0 else None
    return _timed(frame, calendar.day_cell(day or published_day(timeline)))


def _to_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``three months to January``."""
    if frame.second is None:
        raise UnresolvedError("no end")
    end = _single(frame.second, timeline, place)
    months = {"month": 1, "quarter": 3, "year": 12}.get(frame.unit)
    due = end.due or end.last
    if months is None:
        last = date.fromisoformat(due[:10])
        return Cell(calendar.shift_days(last, 1 - 7 * frame.amount).isoformat(), last.isoformat(), "range")
    if len(due) == 4:
        due += "-12"
    if len(due) >= 10 and int(due[8:10]) < 28:
        day = date.fromisoformat(due[:10])
        year, month = calendar.add_months(day.year, day.month, -months * frame.amount)
        start = calendar.shift_days(date(year, month, min(day.day, days_in_month(year, month))), 1)
        return Cell(start.isoformat(), day.isoformat(), "range")
    year, month = calendar.add_months(int(due[:4]), int(due[5:7]), 1 - months * frame.amount)
    return Cell(f"{year:04d}-{month:02d}", due[:7], "months")


def _offset(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``two days before yesterday``; months and years are counted to the month."""
    if frame.second is None:
        raise UnresolvedError("no day to count from")
    day = date.fromisoformat(_single(frame.second, timeline, place).first[:10])
    days = {"day": 1, "week": 7, "fortnight": 14}.get(frame.unit)
    if days is not None:
        return calendar.day_cell(calendar.shift_days(day, days * frame.amount))
    months = frame.amount * (12 if frame.unit == "year" else 1)
    return calendar.month_cell(*calendar.add_months(day.year, day.month, months))


_FORMS: dict[str, Callable[[Frame, Timeline, Place], Cell]] = {
    "calendar": calendar_day,
    "month": month_period,
    "weekday": weekday_day,
    "deictic": deictic_day,
    "anaphor": anaphor_period,
    "unit": unit_period,
    "year": year_period,
    "years": years_period,
    "decade": decade_period,
    "century": century_period,
    "quarter": quarter_period,
    "slice": slice_of_period,
    "first": first_of_year,
    "season": season_period,
    "nth": nth_day,
    "iso_week": iso_week,
    "holiday": holiday_days,
    "ago": ago_period,
    "clock": _clock,
    "to_period": _to_period,
    "offset": _offset,
}
