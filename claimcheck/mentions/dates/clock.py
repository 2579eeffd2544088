"""Times of day: ``14 h 30``, ``2:30 p.m.``, ``halb vier``, ``midi``, ``zwischen 10 und 18 Uhr``."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.mentions.dates.frame import Clock

if TYPE_CHECKING:
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["clock_at"]

Reading = tuple[Clock, int]


def clock_at(scan: Scan, i: int, *, opened: bool, line: bool = False) -> Reading | None:
    """A time of day at token ``i`` and the index behind it.

    Args:
        scan: The text.
        i: Index of its first token.
        opened: Whether the words before leave no doubt that a time follows.
        line: Whether it opens a line, as the times of a live report do.
    """
    counted = i in scan.numbers or scan.two_digits(i) is not None
    if not counted and scan.word(i) not in scan.words.openers["clock"]:
        return None
    window = _window(scan, i, opened)
    if window is not None:
        return window
    about = scan.words.roles["clock_about"].match(scan.lower, i)
    if about is not None:
        found = _time(scan, about[1], opened=True)
        if found is None or (about[0] == 2 and not found[0].fixed):
            return None
        found[0].about = about[0] == 1
        return found
    at = scan.skip(i, "roles.at.words", most=2)
    return _time(scan, at, opened=opened or at > i, line=line)


def _window(scan: Scan, i: int, opened: bool) -> Reading | None:
    """``zwischen 10 und 18 Uhr``, ``de 8 heures à midi``, ``2pm-4pm``."""
    opening = scan.words.roles["from"].match(scan.lower, i)
    at = opening[1] if opening is not None else i
    first = _time(scan, at, opened=True)
    if first is None:
        first = _unmarked(scan, at)
        if first is None:
            return None
    joiner = scan.words.roles["and" if opening is not None and opening[0] == 2 else "to"].match(
        scan.lower, first[1]
    )
    if joiner is None:
        return None
    at = scan.skip(joiner[1], "roles.at.words", "roles.article.words", most=1)
    second = _time(scan, at, opened=True, joined=True)
    if second is None or not second[0].fixed or (opening is None and not opened and not first[0].fixed):
        return None
    start, end = first[0], second[0]
    if (
        not start.fixed
        and end.hour > 12
        and start.hour < 12
        and start.hour + 12 < end.hour
        and scan.words.clock_style["half_day"]
    ):
        start.hour += 12
    if scan.word(joiner[1] - 1) == "-" and (end.hour, end.minute) <= (start.hour, start.minute):
        return None
    start.until = end
    start.fixed = True
    return start, second[1]


def _unmarked(scan: Scan, i: int) -> Reading | None:
    """The first time of a window, which leaves the word for the hour to the second: ``9.30-12.30 Uhr``."""
    hour = _hour(scan, i)
    if hour is None:
        return None
    value, at = hour
    if scan.word(at) in scan.words.clock_style["words"] and scan.glued(at) and scan.glued(at + 1):
        minute = scan.two_digits(at + 1)
        return (Clock(value, minute), at + 2) if minute is not None and minute < 60 else None
    return Clock(value), at


def _time(scan: Scan, i: int, *, opened: bool, line: bool = False, joined: bool = False) -> Reading | None:
    named = None if scan.word(i).isdecimal() else _named(scan, i)
    if named is not None:
        return named
    found = _spoken(scan, i, opened) or _figures(scan, i, opened, line, joined)
    if found is None:
        return None
    clock, end = found
    return _day_half(scan, clock, end)


def _named(scan: Scan, i: int) -> Reading | None:
    """``midi``, ``Mitternacht``, ``close of business``."""
    noon = scan.words.clock["noon"].match(scan.lower, i)
    if noon is not None:
        hour, _, minute = noon[0].partition(":")
        return Clock(int(hour), int(minute), fixed=True), noon[1]
    midnight = scan.words.clock["midnight"].match(scan.lower, i) or scan.words.clock["business"].match(
        scan.lower, i
    )
    return (Clock(24, 0, fixed=True, vague=True), midnight[1]) if midnight is not None else None


def _day_half(scan: Scan, clock: Clock, end: int) -> Reading:
    """The time with what follows: afternoon, p.m., local time."""
    part = scan.words.clock["dayparts_after"].match(scan.lower, end)
    if part is not None and not (clock.hour > 12):
        name, end = part
        clock.hour = _in_half(clock.hour, name)
        clock.fixed = True
    zone = scan.words.clock["zone"].match(scan.lower, end)
    if zone is not None:
        end = zone[1]
    return clock, end


def _in_half(hour: int, name: str) -> int:
    if name in ("afternoon", "evening") and 1 <= hour < 12:
        return hour + 12
    if name == "night" and 8 <= hour < 12:
        return hour + 12
    if name == "morning" and hour == 12:
        return 0
    return hour


def _hour(scan: Scan, i: int) -> tuple[int, int] | None:
    """An hour in digits or in a word."""
    hour = scan.two_digits(i)
    if hour is not None:
        return (hour, i + 1) if hour <= 24 else None
    number = scan.numbers.get(i)
    if (
        number is None
        or number.value is None
        or number.digits
        or number.suffix
        or isinstance(number.value, Fraction)
    ):
        return None
    if number.kind != "cardinal" or not 1 <= number.value <= 24:
        return None
    return int(number.value), number.last + 1


def _spoken(scan: Scan, i: int, opened: bool) -> Reading | None:
    """``halb vier``, ``quarter past three``, ``zehn Minuten vor acht``, ``trois heures et demie``."""
    before = scan.words.clock["fractions"].match(scan.lower, i)
    if before is not None:
        minutes, at = before
    else:
        number = _hour(scan, i) if scan.two_digits(i) is not None or i in scan.numbers else None
        count = (
            scan.words.clock["minutes_before"].match(scan.lower, number[1]) if number is not None else None
        )
        if number is None or count is None:
            return None
        minutes, at = number[0] * count[0], count[1]
    hour = _hour(scan, at)
    if hour is None or not 1 <= hour[0] <= 24:
        return None
    end = hour[1]
    mark = scan.words.clock["marks"].match(scan.lower, end)
    if mark is not None:
        end = mark[1]
    elif not opened and before is not None and scan.is_set(i - 1, "clock.fraction_guard.words"):
        return None
    total = (hour[0] * 60 + minutes) % (24 * 60)
    half = scan.words.clock["half_days"].match(scan.lower, end)
    if half is not None:
        end = half[1]
        total = total % 720 + (720 if half[0] == 2 else 0)
    return Clock(total // 60, total % 60, fixed=True), end


def _figures(scan: Scan, i: int, opened: bool, line: bool, joined: bool) -> Reading | None:
    hour = _hour(scan, i)
    signs = ".,:/" if joined else ".,:/-"
    if hour is None or (scan.glued(i) and scan.word(i - 1) in signs and scan.word(i - 2).isdecimal()):
        return None
    value, at = hour
    digits = scan.two_digits(i) is not None
    minute, second, certain = 0, -1, False
    has_minutes = False
    if digits and scan.word(at) in scan.words.clock_style["words"] and scan.glued(at) and scan.glued(at + 1):
        figure = scan.word(at + 1)
        if len(figure) != 2 or not figure.isdecimal() or not figure.isascii() or int(figure) > 59:
            return None
        minute, has_minutes, sign = int(figure), True, scan.word(at)
        at += 2
        spoken = scan.words.clock["open"].ends_at(scan.lower, i - 1) is not None
        certain = opened and (sign == ":" or spoken or (line and digits and len(scan.word(i)) == 2))
        if scan.word(at) == sign and scan.glued(at) and scan.glued(at + 1) and scan.word(at + 1).isdecimal():
            if len(scan.word(at + 1)) != 2 or int(scan.word(at + 1)) > 59 or not opened:
                return None
            second, at = int(scan.word(at + 1)), at + 2
    half = scan.words.clock["half_days"].match(scan.lower, at)
    if half is not None and 1 <= value <= 12:
        value = value % 12 + (12 if half[0] == 2 else 0)
        return Clock(value, minute, second, fixed=True), half[1]
    mark = scan.words.clock["marks"].match(scan.lower, at)
    if mark is not None and not (
        scan.words.style["capital_months"] is False and scan.capital(at) and len(scan.word(at)) > 1
    ):
        return _marked(scan, value, minute, second, mark, has_minutes, opened)
    if certain:
        return Clock(value, minute, second, fixed=True), at
    if (
        (
            not has_minutes
            and opened
            and scan.words.clock_style["bare_hours"]
            and scan.words.clock["open"].ends_at(scan.lower, i - 1) is not None
        )
        and _hour_ends(scan, at, digits)
        and not _measures_change(scan, i - 1, at)
    ):
        return Clock(value, fixed=True), at
    return None


def _marked(
    scan: Scan, hour: int, minute: int, second: int, mark: tuple[int, int], has_minutes: bool, opened: bool
) -> Reading | None:
    """What stands behind ``Uhr``, ``h``, ``heures``, ``o'clock``."""
    kind, at = mark
    if not has_minutes:
        figure = scan.word(at)
        fits = len(figure) == 2 and figure.isdecimal() and figure.isascii() and int(figure) < 60
        unit = scan.words.lengths["short_units"].match(scan.lower, at + 1) or scan.words.dates["units"].match(
            scan.lower, at + 1
        )
        if (
            fits
            and (kind == 3 or opened or not unit)
            and not (unit and unit[0] in ("minute",) and not opened)
        ):
            if kind == 2 and not opened:
                return None
            if not (unit and unit[0] not in ("minute",)):
                minute, has_minutes, at = int(figure), True, at + 1
                if unit is not None:
                    at = unit[1]
        else:
            tail = scan.words.clock["fractions_after"].match(scan.lower, at)
            if tail is not None and (opened or kind == 1):
                total = hour * 60 + tail[0]
                return Clock(total // 60 % 24, total % 60, fixed=True), tail[1]
    if kind == 1 or opened:
        return Clock(hour, minute, second, fixed=True), at
    if kind == 3 and has_minutes:
        return Clock(hour, minute, second, fixed=True), at
    part = scan.words.clock["dayparts_after"].match(scan.lower, at)
    if part is not None:
        return Clock(hour, minute, second, fixed=True), at
    return None


def _measures_change(scan: Scan, first: int, end: int) -> bool:
    """Whether a bare figure says by how much something changes: ``sank um fünf``, not ``Um fünf sank er``."""
    return not scan.sentence_start(first) and scan.clause_has(first, end, "clock.change.words")


def _hour_ends(scan: Scan, i: int, digits: bool) -> bool:
    """Whether a bare hour is not the start of a count: a word or sign that is no noun follows."""
    if i >= scan.size:
        return True
    word = scan.word(i)
    if scan.is_set(i, "clock.out_of.words") and (
        i + 1 in scan.numbers or scan.is_set(i + 1, "clock.out_of.weak")
    ):
        return False
    joiner = scan.words.roles["to"].match(scan.lower, i)
    upper = scan.numbers.get(joiner[1]) if joiner is not None else None
    if upper is not None and scan.words.dates["units"].match(scan.lower, upper.last + 1) is not None:
        return False
    if word in (".", ",", ";", "!", "?", ")", ":"):
        return not (scan.glued(i) and scan.glued(i + 1) and scan.word(i + 1)[:1].isdecimal())
    if scan.words.style["noun_capitals"]:
        return (
            not digits
            and word.isalpha()
            and not scan.capital(i)
            and word not in scan.words.sets["clock.not_clock.words"]
        )
    return (
        word in scan.words.sets["dates.glue.words"] and word not in scan.words.sets["clock.not_clock.words"]
    )
