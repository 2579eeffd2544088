"""From what the words say to the calendar: against the day of publication, the tense and the neighbours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar, holidays
from claimcheck.mentions.dates.calendar import Cell
from claimcheck.values.edtf import days_in_month

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["Unresolved", "cell_of", "inherit", "readings_of", "timed"]


class Unresolved(Exception):
    """The words name a date that cannot be known; the text says why."""


NO_PUBLICATION = "no publication date"
_FAR = 245
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


class Place:
    """Where an expression stands: its sentence, and which way its clause looks."""

    __slots__ = ("direction", "sentence")

    def __init__(self, sentence: int, direction: int) -> None:
        self.sentence = sentence
        self.direction = direction


def cell_of(frame: Frame, timeline: Timeline, sentence: int, direction: int) -> Cell:
    """The period that ``frame`` names.

    Args:
        frame: What the words say.
        timeline: Publication day and the dates before.
        sentence: Number of the sentence.
        direction: -1 past, 1 future, 0 not said.

    Raises:
        Unresolved: It cannot be known.
    """
    place = Place(sentence, direction)
    try:
        if frame.second is not None and frame.form != "to_period":
            return _pair(frame, timeline, place)
        return _single(frame, timeline, place)
    except (OverflowError, ValueError):
        raise Unresolved("outside the calendar") from None


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


def _now(timeline: Timeline) -> date:
    if timeline.published is None:
        raise Unresolved(NO_PUBLICATION)
    return timeline.published


# Pairs


def _pair(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    second = frame.second
    if second is None:
        raise Unresolved("no second date")
    inherit(frame, second)
    if (
        frame.form == "weekday"
        and second.form in ("weekday", "calendar")
        and frame.relation is None
        and frame.shift is None
    ):
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
    return _span(frame, first, last)


def _span(frame: Frame, first: Cell, last: Cell) -> Cell:
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
        if first.month is not None and second.month is not None:
            second.year = first.year + (1 if second.month < first.month else 0)
    if first.form in ("month", "quarter") and first.shift is None and first.year is None:
        first.shift = second.shift
    if first.clock is not None and second.form == "clock" and second.clock is not None:
        return


def _weekday_pair(frame: Frame, second: Frame, timeline: Timeline, place: Place) -> Cell:
    if second.form == "calendar":
        last_cell = _single(second, timeline, place)
        end = date.fromisoformat(last_cell.first[:10])
        start = calendar.weekday_before(end, frame.weekday or 1, today=False)
    elif second.relation is not None or second.shift is not None:
        last_cell = _single(second, timeline, place)
        start = calendar.weekday_before(
            date.fromisoformat(last_cell.first[:10]), frame.weekday or 1, today=False
        )
    elif place.direction > 0:
        start = calendar.weekday_after(_now(timeline), frame.weekday or 1, today=True)
        end = calendar.weekday_after(start, second.weekday or 1, today=False)
        last_cell = _timed(second, calendar.day_cell(end))
    else:
        end = calendar.weekday_before(_now(timeline), second.weekday or 1, today=True)
        start = calendar.weekday_before(end, frame.weekday or 1, today=False)
        last_cell = _timed(second, calendar.day_cell(end))
    first_cell = _timed(frame, calendar.day_cell(start))
    return Cell(first_cell.first, last_cell.last, "day")


def _after(second: Frame, first: Cell, timeline: Timeline, place: Place) -> Cell:
    """The second of two dates without a year: the first one that follows."""
    if first.first[:4].isdigit() and second.month is not None:
        year, month = int(first.first[:4]), int(first.first[5:7] or 1)
        second.year = year + (
            1
            if second.month < month
            or (
                second.month == month
                and second.day is not None
                and first.first[8:10].isdigit()
                and second.day < int(first.first[8:10])
            )
            else 0
        )
    return _single(second, timeline, place)


# One date


def _calendar(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    if frame.month is None and frame.weekday is not None:
        return _day_of_weekday(frame, timeline)
    if frame.month is None or frame.day is None:
        raise Unresolved("no month")
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
            raise Unresolved("no such day")
    day = date(year, frame.month, frame.day)
    if frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.week_cell(day) if frame.unit == "week of" else calendar.day_cell(day)


def _day_of_weekday(frame: Frame, timeline: Timeline) -> Cell:
    """``samedi 12``: the nearest month in which that day is that weekday."""
    now = _now(timeline)
    candidates = []
    for months in range(-7, 8):
        year, month = calendar.add_months(now.year, now.month, months)
        if frame.day is not None and frame.day <= days_in_month(year, month):
            day = date(year, month, frame.day)
            if day.isoweekday() == frame.weekday:
                candidates.append(day)
    if not candidates:
        raise Unresolved("no such day")
    return calendar.day_cell(calendar.nearest(candidates, now))


def _year_of_day(frame: Frame, timeline: Timeline, place: Place) -> int:
    month, day = frame.month or 1, frame.day or 1
    if frame.shift is not None and frame.shift[0] == "year":
        return _now(timeline).year + frame.shift[1]
    near = _neighbour_year(timeline, place, month, day)
    if near is not None:
        return near
    now = _now(timeline)
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
    if place.direction > 0:
        ahead = min(d for d in options if d >= now)
        return (
            near_day.year
            if (now - near_day).days in range(1, 61) and (ahead - now).days > 300
            else ahead.year
        )
    if place.direction < 0:
        past = max(d for d in options if d <= now)
        if (now - past).days <= _FAR or (near_day - now).days > 100:
            return past.year
    return near_day.year


def _neighbour_year(timeline: Timeline, place: Place, month: int, day: int) -> int | None:
    """The year of a date of the same sentence that states one, in a story of another year."""
    if place.direction > 0:
        return None
    for known in reversed(timeline.known[-6:]):
        if known.sentence < place.sentence:
            return None
        if known.explicit and known.cell.grain in ("day", "month") and known.cell.first[:4].isdigit():
            year = int(known.cell.first[:4])
            if timeline.published is not None and abs(year - timeline.published.year) < 1:
                return None
            before = known.cell.first
            return year + (
                1 if f"{month:02d}-{day:02d}" < before[5:10] and month < int(before[5:7]) - 6 else 0
            )
    return None


def _month(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    month = frame.month or 1
    year = frame.year
    if year is None:
        year = _year_of_month(frame, timeline, place, month)
    if frame.part:
        return calendar.part_of_month(year, month, frame.part)
    return calendar.month_cell(year, month)


def _year_of_month(frame: Frame, timeline: Timeline, place: Place, month: int) -> int:
    if frame.shift is not None and frame.shift[0] == "year":
        near = (
            timeline.last(("year",), place.sentence)
            if frame.shift[1] == -1 and timeline.published is None
            else None
        )
        if near is not None and near.first.isdigit():
            return int(near.first) + frame.shift[1]
        return _now(timeline).year + frame.shift[1]
    now = _now(timeline)
    if frame.relation is not None:
        if frame.relation < 0:
            return now.year if month < now.month else now.year - 1
        if frame.relation > 0:
            return now.year if month > now.month else now.year + 1
        return now.year
    ahead = (month - now.month) % 12
    if place.direction > 0:
        return calendar.add_months(now.year, now.month, ahead)[0]
    if place.direction < 0:
        if frame.part and ahead == 0 and _part_ahead(frame.part, now):
            return now.year
        return calendar.add_months(now.year, now.month, ahead - 12 if ahead else 0)[0]
    return calendar.add_months(now.year, now.month, ahead if ahead <= 4 else ahead - 12)[0]


def _part_ahead(part: str, now: date) -> bool:
    return part != "start" or now.day < 11


def _weekday(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    now = _now(timeline)
    weekday = frame.weekday or 1
    if frame.shift is not None:
        day = _shifted_weekday(frame, now, weekday, timeline)
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
    elif place.direction > 0:
        day = calendar.weekday_after(now, weekday, today=True)
    else:
        day = calendar.weekday_before(now, weekday, today=True)
    if frame.daypart == "night" and frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.day_cell(day)


def _shifted_weekday(frame: Frame, now: date, weekday: int, timeline: Timeline) -> date:
    name, count = frame.shift or ("week", 0)
    if name == "week":
        monday = date.fromisoformat(calendar.week_cell(now, count).first)
        return calendar.shift_days(monday, weekday - 1)
    if name == "weeks":
        base = (
            calendar.weekday_after(now, weekday, today=False)
            if count > 0
            else calendar.weekday_before(now, weekday, today=False)
        )
        return calendar.shift_days(base, 7 * count)
    raise Unresolved("a weekday of a long period")


def _deictic(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    day = calendar.shift_days(_now(timeline), frame.amount)
    if frame.daypart == "night" and frame.unit == "night to":
        return Cell(calendar.shift_days(day, -1).isoformat(), day.isoformat(), "day")
    return calendar.day_cell(day)


def _anaphor(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    name, count = frame.unit, frame.amount
    if name == "day":
        base = timeline.last_day() or _now(timeline)
        return calendar.day_cell(calendar.shift_days(base, count))
    same = timeline.last(("year", "month", "quarter", "half", "week", "window", "day"), place.sentence)
    if name == "year":
        near = timeline.last(("year",), place.sentence)
        if near is None and same is not None and same.grain in ("month", "quarter", "half") and count == 0:
            near = same
        if near is None and count >= 0:
            near = timeline.last(("year", "month", "quarter", "day"))
        year = int(near.first[:4]) if near is not None and near.first[:4].isdigit() else _now(timeline).year
        return _part_or(frame, calendar.year_cell(year + count), year + count)
    if name == "period":
        if same is None or same.grain not in ("month", "quarter", "half", "week"):
            raise Unresolved("no period before it")
        return _year_earlier(same)
    if name == "month":
        near = timeline.last(("month",), place.sentence) or (
            timeline.last(("month",)) if count == -12 else None
        )
        year, month = _month_of(near) if near is not None else (_now(timeline).year, _now(timeline).month)
        return calendar.month_cell(*calendar.add_months(year, month, count))
    if name == "week":
        near = timeline.last(("week",))
        base = date.fromisoformat(near.first) if near is not None else _now(timeline)
        return calendar.week_cell(base, count)
    if name in ("quarter", "half"):
        size = 3 if name == "quarter" else 6
        near = timeline.last((name,))
        if near is not None:
            year, month = _month_of(near)
            return calendar.quarter_cell(year, (month - 1) // size + 1 + count, size)
        now = _now(timeline)
        return calendar.quarter_cell(
            now.year, (now.month - 1) // size + (0 if count <= -2 else 1) + count, size
        )
    raise Unresolved("no date before it")


def _month_of(cell: Cell) -> tuple[int, int]:
    return int(cell.first[:4]), int(cell.first[5:7])


def _year_earlier(cell: Cell) -> Cell:
    def back(text: str) -> str:
        return f"{int(text[:4]) - 1:04d}{text[4:]}"

    return Cell(back(cell.first), back(cell.last), cell.grain)


def _unit(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    now = _now(timeline)
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
            monday = date.fromisoformat(calendar.week_cell(now, relation).first)
            first, last = {"start": (0, 1), "mid": (2, 3), "end": (4, 6)}[frame.part]
            return Cell(
                calendar.shift_days(monday, first).isoformat(),
                calendar.shift_days(monday, last).isoformat(),
                "window",
                calendar.shift_days(monday, 6).isoformat() if frame.part == "end" else "",
            )
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
        cell = _part_or(frame, calendar.year_cell(year), year)
        return cell._replace(start=f"{year:04d}-01-01") if frame.part == "start" else cell
    if name == "decade":
        decade = now.year // 10 + relation
        return _decade_cell(decade * 10, frame.part)
    if name == "century":
        return _century_cell(now.year // 100 + relation, frame.part)
    raise Unresolved("a fiscal year or season that the text does not date")


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


def _part_or(frame: Frame, cell: Cell, year: int) -> Cell:
    return calendar.part_of_year(year, frame.part) if frame.part else cell


def _year(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    year = frame.year or 1
    return _part_or(frame, calendar.year_cell(year), year)


def _years(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    return Cell(f"{frame.year:04d}", f"{frame.last_year:04d}", "years")


def _decade_cell(year: int, part: str) -> Cell:
    text = f"{year // 10:03d}X"
    if part:
        first, last = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}[part]
        return Cell(
            f"{year + first:04d}", f"{year + last:04d}", "window", f"{year + 9:04d}" if part == "end" else ""
        )
    return Cell(f"{year:04d}", f"{year + 9:04d}", "decade", text, f"{year:04d}", text)


def _decade(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    return _decade_cell(frame.year or 0, frame.part)


def _century_cell(index: int, part: str) -> Cell:
    first, text = index * 100, f"{index:02d}XX"
    if part:
        low, high = {"start": (0, 29), "mid": (40, 60), "end": (70, 99)}[part]
        return Cell(
            f"{first + low:04d}",
            f"{first + high:04d}",
            "window",
            f"{first + 99:04d}" if part == "end" else "",
        )
    return Cell(f"{first:04d}", f"{first + 99:04d}", "century", text, f"{first:04d}", text)


def _century(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    return _century_cell(frame.amount - 1, frame.part)


def _quarter(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    size = 3 if frame.unit == "quarter" else 6
    year = frame.year
    if year is None:
        now = _now(timeline)
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


def _slice(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    month = frame.month or 1
    year = frame.year if frame.year is not None else _year_of_month(frame, timeline, place, month)
    last = days_in_month(year, month)
    base = f"{year:04d}-{month:02d}"
    if frame.unit == "half":
        first, end = (1, 15) if frame.amount == 1 else (16, last)
        return Cell(f"{base}-{first:02d}", f"{base}-{end:02d}", "window")
    if frame.unit == "weekend":
        day = calendar.shift_days(
            calendar.weekday_after(date(year, month, 1), 6, today=True), 7 * (max(1, frame.amount) - 1)
        )
        return Cell(day.isoformat(), calendar.shift_days(day, 1).isoformat(), "weekend")
    amount = min(max(frame.amount, 1), 4)
    return Cell(f"{base}-{7 * amount - 6:02d}", f"{base}-{7 * amount if amount < 4 else last:02d}", "window")


def _first(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``ersten neun Monaten 2025``."""
    year = frame.year
    if year is None:
        year = _now(timeline).year + (
            frame.shift[1] if frame.shift is not None and frame.shift[0] == "year" else 0
        )
    count = frame.amount
    if frame.unit == "year":
        raise Unresolved("years of an unnamed period")
    if frame.unit == "quarter":
        count, frame.unit = 3 * count, "month"
    if frame.unit == "month" and 1 <= count <= 12:
        if frame.part == "start":
            return Cell(f"{year:04d}-01", f"{year:04d}-{count:02d}", "months")
        return Cell(f"{year:04d}-{13 - count:02d}", f"{year:04d}-12", "months")
    days = count * (7 if frame.unit == "week" else 1)
    if days > 366:
        raise Unresolved("longer than the year")
    if frame.part == "start":
        start = date(year, 1, 1)
        return Cell(start.isoformat(), calendar.shift_days(start, days - 1).isoformat(), "range")
    end = date(year, 12, 31)
    return Cell(calendar.shift_days(end, 1 - days).isoformat(), end.isoformat(), "range")


def _nth(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``third Tuesday of September``, ``the 20th of next month``."""
    if frame.month is not None:
        year, month = (
            frame.year if frame.year is not None else _year_of_month(frame, timeline, place, frame.month),
            frame.month,
        )
    else:
        now = _now(timeline)
        year, month = calendar.add_months(
            now.year, now.month, frame.shift[1] if frame.shift is not None else 0
        )
    if frame.weekday is not None:
        return holidays.holiday_cell(f"{month:02d}-{frame.weekday}-{frame.amount}", year)
    last = days_in_month(year, month)
    return calendar.day_cell(date(year, month, last if frame.amount < 0 else frame.amount))


def _iso_week(frame: Frame, timeline: Timeline, _place: Place) -> Cell:
    year = (
        frame.year
        if frame.year is not None
        else _now(timeline).year + (frame.shift[1] if frame.shift is not None else 0)
    )
    return calendar.week_cell(date.fromisocalendar(year, frame.amount, 1))


def _season(frame: Frame, timeline: Timeline, place: Place) -> Cell:
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
        return _now(timeline).year + frame.shift[1]
    now = _now(timeline)
    month = _SEASON_MONTH[season]
    index = now.year * 12 + now.month - 1
    starts = [(y, y * 12 + month - 1) for y in range(now.year - 2, now.year + 3)]
    started = [y for y, start in starts if start <= index]
    ended = [y for y, start in starts if start + 3 <= index]
    ahead = [y for y, start in starts if start > index]
    open_ = [y for y, start in starts if start + 3 > index]
    if frame.relation is not None and frame.relation < 0:
        return ended[-1] + frame.relation + 1
    if frame.relation is not None and frame.relation > 0:
        return ahead[0] + frame.relation - 1
    if place.direction > 0:
        return open_[0]
    if place.direction < 0:
        return started[-1]
    near = min(starts, key=lambda s: abs(s[1] + 1 - index))
    return near[0]


def _holiday(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    if frame.year is not None:
        return holidays.holiday_cell(frame.holiday, frame.year)
    now = _now(timeline)
    if frame.shift is not None and frame.shift[0] == "year":
        return holidays.holiday_cell(frame.holiday, now.year + frame.shift[1])
    cells = [holidays.holiday_cell(frame.holiday, y) for y in (now.year - 1, now.year, now.year + 1)]
    days = [date.fromisoformat(cell.first) for cell in cells]
    if (frame.relation is not None and frame.relation < 0) or (
        frame.relation is None and place.direction < 0
    ):
        day = max(d for d in days if d <= now)
    elif (frame.relation is not None and frame.relation > 0) or (
        frame.relation is None and place.direction > 0
    ):
        day = min(d for d in days if d >= now)
    else:
        day = calendar.nearest(days, now)
    return cells[days.index(day)]


def _ago(frame: Frame, timeline: Timeline, _place: Place) -> Cell:
    now = _now(timeline)
    unit, count = frame.unit, frame.amount
    if unit in ("second", "minute", "hour"):
        return calendar.day_cell(now)
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if days is not None:
        return calendar.day_cell(calendar.shift_days(now, days * count))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12, "decade": 120, "century": 1200}[
        unit
    ]
    year, month = calendar.add_months(now.year, now.month, months * count)
    if not 1 <= year <= 9999:
        raise Unresolved("outside the calendar")
    if frame.exact:
        return calendar.day_cell(date(year, month, min(now.day, days_in_month(year, month))))
    if months < 12:
        return calendar.month_cell(year, month)
    return calendar.year_cell(year)


def _clock(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    day = timeline.event_day(past=place.direction <= 0) if place.sentence >= 0 else None
    return _timed(frame, calendar.day_cell(day or _now(timeline)))


def _to_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """``three months to January``."""
    if frame.second is None:
        raise Unresolved("no end")
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


_FORMS: dict[str, Callable[[Frame, Timeline, Place], Cell]] = {
    "calendar": _calendar,
    "month": _month,
    "weekday": _weekday,
    "deictic": _deictic,
    "anaphor": _anaphor,
    "unit": _unit,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "slice": _slice,
    "first": _first,
    "season": _season,
    "nth": _nth,
    "iso_week": _iso_week,
    "holiday": _holiday,
    "ago": _ago,
    "clock": _clock,
    "to_period": _to_period,
}
