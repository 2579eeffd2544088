"""Years, decades and centuries, whole and in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates import calendar
from claimcheck.mentions.dates.calendar import Cell

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Frame
    from claimcheck.mentions.dates.setting import Place
    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["century_cell", "century_period", "decade_cell", "decade_period", "year_period", "years_period"]


def year_period(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    """A year, or a part of it."""
    year = frame.year or 1
    return calendar.year_or_part(year, frame.part)


def years_period(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    """Several years from first to last."""
    return Cell(f"{frame.year:04d}", f"{frame.last_year:04d}", "years")


def decade_cell(year: int, part: str) -> Cell:
    """The decade that starts with ``year``, or a part of it."""
    text = f"{year // 10:03d}X"
    if part:
        first, last = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}[part]
        return Cell(
            f"{year + first:04d}", f"{year + last:04d}", "window", f"{year + 9:04d}" if part == "end" else ""
        )
    return Cell(f"{year:04d}", f"{year + 9:04d}", "decade", text, f"{year:04d}", text)


def decade_period(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    """A decade."""
    return decade_cell(frame.year or 0, frame.part)


def century_cell(index: int, part: str) -> Cell:
    """The century whose years start with ``index``, or a part of it."""
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


def century_period(frame: Frame, _timeline: Timeline, _place: Place) -> Cell:
    """A century, counted from the first."""
    return century_cell(frame.amount - 1, frame.part)
