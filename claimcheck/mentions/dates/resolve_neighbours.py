"""Dates counted from the date before them in the text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar
from claimcheck.mentions.dates.calendar import Cell
from claimcheck.mentions.dates.setting import Place, UnresolvedError, published_day

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["anaphor_period"]


def anaphor_period(frame: Frame, timeline: Timeline, place: Place) -> Cell:
    """The day, week, month, quarter or year before or after the one in the text."""
    name, count = frame.unit, frame.amount
    if name == "day":
        base = timeline.last_day() or published_day(timeline)
        return calendar.day_cell(calendar.shift_days(base, count))
    same = timeline.last(("year", "month", "quarter", "half", "week", "window", "day"), place.sentence)
    if name == "year":
        near = timeline.last(("year",), place.sentence)
        if near is None and same is not None and same.grain in ("month", "quarter", "half") and count == 0:
            near = same
        if near is None and count >= 0:
            near = timeline.last(("year", "month", "quarter", "day"))
        year = (
            int(near.first[:4])
            if near is not None and near.first[:4].isdecimal()
            else published_day(timeline).year
        )
        return calendar.year_or_part(year + count, frame.part)
    if name == "period":
        if same is None or same.grain not in ("month", "quarter", "half", "week"):
            raise UnresolvedError("no period before it")
        return _year_earlier(same)
    if name == "month":
        grains = ("month", "day") if count == 1 else ("month",)
        near = timeline.last(grains, place.sentence) or (timeline.last(("month",)) if count == -12 else None)
        year, month = _month_of(near or calendar.day_cell(published_day(timeline)))
        return calendar.month_cell(*calendar.add_months(frame.year or year, month, count))
    if name == "week":
        near = timeline.last(("week",))
        base = date.fromisoformat(near.first) if near is not None else published_day(timeline)
        return (
            calendar.part_of_week(base, count, frame.part) if frame.part else calendar.week_cell(base, count)
        )
    if name in ("quarter", "half"):
        size = 3 if name == "quarter" else 6
        near = timeline.last((name,))
        if near is not None:
            year, month = _month_of(near)
            return calendar.quarter_cell(year, (month - 1) // size + 1 + count, size)
        now = published_day(timeline)
        return calendar.quarter_cell(
            now.year, (now.month - 1) // size + (0 if count <= -2 else 1) + count, size
        )
    raise UnresolvedError("no date before it")


def _month_of(cell: Cell) -> tuple[int, int]:
    return int(cell.first[:4]), int(cell.first[5:7])


def _year_earlier(cell: Cell) -> Cell:
    def back(text: str) -> str:
        return f"{int(text[:4]) - 1:04d}{text[4:]}"

    return Cell(back(cell.first), back(cell.last), cell.grain)
