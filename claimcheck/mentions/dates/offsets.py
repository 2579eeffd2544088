"""Days counted from another: ``two days before yesterday``, ``Woche nach Ostern``, ``veille de Noël``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.durations import measure_at
from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.points import point

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["offset_at"]

_UNITS = frozenset({"day", "week", "fortnight", "month", "year"})
_MOST = 1000


def offset_at(scan: Scan, i: int) -> Reading | None:
    """A date counted from a day that the words name: its frame and the index behind it."""
    named = scan.words.dates["day_offsets"].match(scan.lower, i)
    if named is not None:
        return _counted(scan, "day", named[0], named[1])
    number = scan.numbers.get(i)
    if number is None or scan.words.openers["offset"].isdisjoint(
        scan.lower[number.last + 2 : number.last + 5]
    ):
        return None
    if _lasting(scan, i - 1):
        return None
    measure = measure_at(scan, i)
    if measure is None or measure.amount is None or measure.window or measure.about:
        return None
    sign = scan.words.roles["offset"].match(scan.lower, measure.end)
    amount = measure.amount
    if sign is None or measure.unit not in _UNITS or len(measure.parts) > 1 or amount % 1 or amount > _MOST:
        return None
    return _counted(scan, measure.unit, sign[0] * int(amount), sign[1])


def _counted(scan: Scan, unit: str, amount: int, i: int) -> Reading | None:
    """The frame of ``amount`` units from the day at token ``i``."""
    base = point(scan, scan.skip(i, "roles.article.words", "roles.on.words", most=2))
    if base is None or not _is_day(base[0]):
        return None
    return Frame("offset", unit=unit, amount=amount, second=base[0]), base[1]


def _is_day(frame: Frame) -> bool:
    """Whether a frame names one day."""
    if frame.unit or frame.part or frame.days:
        return False
    if frame.form == "calendar":
        return frame.day is not None
    return frame.form in ("weekday", "deictic", "nth") or (
        frame.form == "holiday" and ".." not in frame.holiday
    )


def _lasting(scan: Scan, i: int) -> bool:
    """Whether the word before makes the words a length: "for two weeks before Easter"."""
    return scan.is_set(i, "lengths.surface_leads.words") or scan.is_set(i, "roles.article.words")
