"""Dates in digits: ``28.10.``, ``28/10/2025``, ``3.4.26``, ``2025-10-28``, ``2015–2019``, ``2025/26``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.frame import Clock, Frame

if TYPE_CHECKING:
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["named_date", "numeric_date", "year_span"]

_SEPARATORS = "./-"


def named_date(scan: Scan, i: int) -> tuple[Frame, int] | None:
    """A month in letters between figures: ``23/Sep/2020``, ``2019-aug-1``, ``Sep-23-2020``, ``Dec/2018``."""
    sign = scan.word(i + 1)
    if not sign or sign not in "/-" or not scan.glued(i + 1) or not scan.glued(i + 2):
        return None
    if scan.word(i - 1) == sign and scan.glued(i):
        return None
    parts = [i, i + 2]
    if scan.word(i + 3) == sign and scan.glued(i + 3) and scan.glued(i + 4):
        parts.append(i + 4)
    month = year = day = None
    for at in parts:
        found = scan.month(at, short=True)
        if found is not None and not scan.words.style["capital_months"] and sign == "-" and scan.capital(at):
            return None
        if found is not None and month is None:
            month = found[0]
        elif len(scan.word(at)) == 4 and year is None and scan.year(at) is not None:
            year = int(scan.word(at))
        elif day is None and scan.two_digits(at) is not None and 1 <= (scan.two_digits(at) or 0) <= 31:
            day = scan.two_digits(at)
        else:
            return None
    end = parts[-1] + 1
    if month is None or year is None or (len(parts) == 2) != (day is None):
        return None
    if scan.glued(end) and (scan.word(end) == sign or scan.word(end)[:1].isalnum()):
        return None
    return Frame("calendar" if day is not None else "month", year, month, day), end


def _full_year(word: str) -> int | None:
    if len(word) == 4:
        return int(word)
    if len(word) == 2:
        value = int(word)
        return 2000 + value if value < 60 else 1900 + value
    return None


def numeric_date(scan: Scan, i: int, *, named: bool = False) -> tuple[Frame, int] | None:
    """A date in digits that starts at token ``i``; ``named`` says that a weekday stands before it."""
    first = scan.word(i)
    if (
        not first.isdecimal()
        or not first.isascii()
        or len(first) > 4
        or (scan.word(i - 1) == "-" and scan.glued(i) and scan.word(i + 1) == "-")
    ):
        return None
    if scan.glued(i) and scan.word(i - 1) in "/.,'" and scan.word(i - 2).isdecimal() and scan.glued(i - 1):
        return None
    sign = scan.word(i + 1)
    if not sign or sign not in _SEPARATORS:
        return None
    spaced = sign == "." and not scan.glued(i + 2)
    if not scan.glued(i + 1):
        return None
    second = scan.word(i + 2)
    if not second.isdecimal() or not second.isascii():
        return None
    if len(first) == 4:
        return _year_first(scan, i, first, second, sign)
    if len(first) > 2 or len(second) > 2:
        return None
    closing = scan.word(i + 3)
    third = scan.word(i + 4)
    complete = closing == sign and scan.glued(i + 3) and third.isdecimal() and len(third) in (2, 4)
    joined = scan.glued(i + 4) or (spaced and len(third) == 4)
    if complete and joined and not _goes_on(scan, i + 5, sign):
        frame = _day_month(scan, int(first), int(second), _full_year(third), sign)
        return (frame, i + 5) if frame else None
    if spaced and not (closing == "." and scan.glued(i + 3)):
        return None
    return _without_year(scan, i, sign, named)


def _goes_on(scan: Scan, i: int, sign: str) -> bool:
    """Whether more digits are glued behind: a version or an address, no date."""
    return scan.word(i) == sign and scan.glued(i) and scan.glued(i + 1) and scan.word(i + 1)[:1].isdecimal()


def _year_first(scan: Scan, i: int, first: str, second: str, sign: str) -> tuple[Frame, int] | None:
    third = scan.word(i + 4)
    if not (scan.glued(i + 2) and scan.glued(i + 3) and scan.word(i + 3) == sign and scan.glued(i + 4)):
        return None
    day = third[:2] if sign == "-" else third
    if (
        len(second) > 2
        or not day.isdecimal()
        or len(third) > 2
        or not 1 <= int(second) <= 12
        or not 1 <= int(day) <= 31
    ):
        return None
    frame, end = Frame("calendar", int(first), int(second), int(day)), i + 5
    if scan.word(end) == "t" and scan.glued(end) and scan.word(end + 2) == ":":
        hour, minute = scan.two_digits(end + 1), scan.two_digits(end + 3)
        if hour is not None and minute is not None and hour < 25 and minute < 60:
            frame.clock = Clock(hour, minute, fixed=True)
            end += 4
    return frame, end


def _day_month(scan: Scan, first: int, second: int, year: int | None, sign: str) -> Frame | None:
    """The frame of two figures and a year, with both readings where the order is open."""
    day_first = sign == "." or scan.words.style["day_first"] == "always"
    if first > 31 or second > 31 or not first or not second or (first > 12 and second > 12):
        return None
    if first > 12 or (day_first and second <= 12):
        return Frame("calendar", year, second, first)
    if second > 12:
        return None if day_first and sign == "." else Frame("calendar", year, first, second)
    frame = Frame("calendar", year, first, second)
    if first != second:
        frame.readings = ((year, second, first),)
    return frame


def _without_year(scan: Scan, i: int, sign: str, named: bool) -> tuple[Frame, int] | None:
    """``28.10.``, ``le 13/07``: only where the writing or the word before leaves no doubt."""
    first, second = scan.two_digits(i), scan.two_digits(i + 2)
    if first is None or second is None or not 1 <= second <= 31:
        return None
    dotted = scan.word(i + 3) == "." and scan.glued(i + 3)
    before = named or scan.alone(i, i + 3) or scan.is_set(i - 1, "dates.numeric_before.words")
    if sign == ".":
        if not 1 <= second <= 12 or not 1 <= first <= 31 or not scan.words.style["ordinal_days"]:
            return None
        if not dotted and not (before and len(scan.word(i + 2)) == 2):
            return None
        if dotted and not before and (scan.glued(i + 4) or i + 4 >= scan.size):
            return None
        if not dotted and _counts(scan, i + 3):
            return None
        return Frame("calendar", None, second, first), i + 3 + dotted
    if sign != "/" or not scan.glued(i + 2) or not before:
        return None
    if scan.word(i + 3) == "/" and scan.glued(i + 3):
        return None
    frame = _day_month(scan, first, second, None, sign)
    return (frame, i + 3) if frame else None


def _counts(scan: Scan, i: int) -> bool:
    """Whether what follows makes the figure a quantity or a time."""
    word = scan.word(i)
    return word in ("%", "€", "$", "°") or scan.words.clock["marks"].match(scan.lower, i) is not None


def year_span(scan: Scan, i: int) -> tuple[Frame, int] | None:
    """``2015–2019`` as a range of years, ``2025/26`` and ``2025/2026`` as one season or fiscal year."""
    year = scan.year(i)
    sign = scan.word(i + 1)
    if year is None or sign not in ("-", "/") or not scan.glued(i + 1) or not scan.glued(i + 2):
        return None
    other = scan.word(i + 2)
    if (
        not other.isdecimal()
        or len(other) not in (2, 4)
        or (
            scan.glued(i + 3)
            and scan.word(i + 3) in "-/.%"
            and (scan.glued(i + 4) or scan.word(i + 3) == "%")
        )
    ):
        return None
    last = int(other) if len(other) == 4 else year[0] // 100 * 100 + int(other)
    if len(other) == 2 and last <= year[0]:
        if sign == "-" and 1 <= int(other) <= 12 and year[0] % 100 != 99:
            return Frame("month", year[0], int(other)), i + 3
        last += 100
        if last != year[0] + 1:
            return None
    if not year[0] < last <= 2199 or last - year[0] > (1 if sign == "/" and len(other) == 4 else 300):
        return None
    frame = Frame("years", year[0])
    frame.last_year = last
    return frame, i + 3
