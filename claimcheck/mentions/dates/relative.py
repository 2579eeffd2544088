"""Periods counted from now or from another date: ``last week``, ``le 15 du mois prochain``, ``Vorjahr``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.days import read_calendar, read_weekday, with_relation, with_year
from claimcheck.mentions.dates.eras import read_year_noun
from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import year_span
from claimcheck.mentions.dates.periods import in_year, read_ordinal_part
from claimcheck.mentions.dates.seasons import read_holiday

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = [
    "read_anaphor",
    "read_bare_unit",
    "read_course",
    "read_day_of_month",
    "read_relation",
    "read_whole",
]


def read_day_of_month(scan: Scan, i: int) -> Reading | None:
    """``le 15 du mois prochain``, ``the 20th of next month``, ``third Tuesday of September``."""
    number = scan.numbers.get(i)
    first = scan.words.dates["first"].match(scan.lower, i)
    last = first is not None and first[0] == "end"
    if last and first is not None:
        amount, at, ordinal = -1, first[1], True
    elif number is not None and number.kind == "ordinal" and number.value is not None and number.value < 32:
        amount, at, ordinal = int(number.value), number.last + 1, True
    else:
        day = scan.day(i)
        if day is None or (scan.words.style["ordinal_days"] and not day[2]):
            return None
        amount, at, ordinal = day[0], day[1], day[2]
    weekday = scan.weekday(at)
    unit = scan.words.dates["units"].match(scan.lower, at)
    named = unit is not None and unit[0] == "day" and ordinal
    if weekday is not None:
        if not ordinal or amount > 5:
            return None
        at = weekday[1]
    elif named and unit is not None:
        at = unit[1]
    elif last:
        return None
    behind = scan.skip(at, "roles.of.words", "roles.article.words", most=4)
    if behind == at:
        return None
    frame = Frame("nth", amount=amount, weekday=weekday[0] if weekday is not None else None)
    month = scan.month(behind)
    if month is not None:
        if weekday is None and not named:
            return None
        frame.month = month[0]
        return with_year(scan, frame, month[1])
    for start in dict.fromkeys((at, behind)):
        inner = read_relation(scan, start) or read_bare_unit(scan, start)
        if (
            inner is not None
            and inner[0].form == "unit"
            and inner[0].unit == "month"
            and inner[0].relation is not None
        ):
            frame.shift = ("month", inner[0].relation)
            return frame, inner[1]
    return None


def read_relation(scan: Scan, i: int) -> Reading | None:
    """``last week``, ``nächsten Freitag``, ``cet été``, ``this Easter``."""
    found = scan.words.dates["relations"].match(scan.lower, i)
    if found is None:
        return None
    relation, at = found
    second = scan.words.dates["relations"].match(scan.lower, at)
    if second is not None:
        relation, at = second if second[0] else (relation, second[1])
    unit = scan.words.dates["units"].match(scan.lower, at)
    if unit is not None:
        name, end = unit
        if name in ("second", "minute", "hour", "millennium"):
            return None
        if relation == 0 and name == "day":
            return None
        if (
            scan.word(end - 1) in scan.words.sets["dates.plurals.words"]
            or scan.word(found[1] - 1) in scan.words.sets["dates.plural_relations.words"]
        ):
            return None
        if relation == -1 and name in ("quarter", "half"):
            part = Frame("quarter", unit=name, amount=4 if name == "quarter" else 2)
            part, stop = in_year(scan, part, end)
            if stop > end:
                return part, stop
        frame = Frame("unit", unit=name, relation=relation)
        return (_weekday_behind(scan, relation, end) if name == "week" else None) or _year_behind(
            scan, frame, end
        )
    weekday = scan.weekday(at)
    if weekday is not None or (scan.word(at) in scan.words.compounds):
        inner = read_calendar(scan, at) or read_weekday(scan, at)
        if inner is not None:
            frame, end = inner
            if frame.relation is None and frame.shift is None:
                frame.relation = relation
            return frame, end
    inner = read_calendar(scan, at)
    if inner is not None:
        inner[0].relation = relation
        return inner
    month = scan.month(at)
    if month is not None:
        frame, end = with_year(scan, Frame("month", month=month[0]), month[1])
        if frame.relation is None:
            frame.relation = relation
        return frame, end
    season = scan.words.dates["seasons"].match(scan.lower, at)
    if season is not None and (scan.proper(at) or not scan.words.style["noun_capitals"]):
        return Frame("season", unit="season", amount=season[0], relation=relation), season[1]
    for rule in (read_holiday, read_year_noun, read_ordinal_part):
        inner = rule(scan, at)
        if inner is not None and inner[0].year is None:
            inner[0].relation = relation
            return inner
    return _relation_daypart(scan, relation, at)


def _relation_daypart(scan: Scan, relation: int, i: int) -> Reading | None:
    """``this morning``, ``ce soir``, ``last night``."""
    part = scan.words.dates["dayparts"].match(scan.lower, i)
    if part is None or abs(relation) > 1:
        return None
    name, end = part
    amount = 0 if relation == 0 else relation
    if name in ("midnight",):
        return None
    return Frame("deictic", amount=amount, daypart=name), end


def _weekday_behind(scan: Scan, relation: int, end: int) -> Reading | None:
    """``next week Wednesday``, ``nächste Woche am Montag``: the weekday of that week."""
    at = scan.skip(end, "roles.on.words", most=1)
    found = read_calendar(scan, at) or read_weekday(scan, at)
    if found is None or found[0].weekday is None:
        return None
    frame = found[0]
    if frame.form == "weekday":
        if frame.relation is not None or frame.shift is not None:
            return None
        frame.shift = ("week", relation)
    return found


def _year_behind(scan: Scan, frame: Frame, end: int) -> Reading:
    """``cette année 2026``, ``im laufenden Geschäftsjahr 2025/26``, ``the first week of 2026``."""
    if frame.unit in ("year", "fiscal"):
        span = year_span(scan, end)
        if span is not None:
            return span
        year = scan.year(end)
        if year is not None:
            return Frame("year", year=year[0]), year[1]
    return frame, end


def read_bare_unit(scan: Scan, i: int) -> Reading | None:
    """``(am) Wochenende``, ``semaine prochaine``, ``an dernier``, ``end of the year``."""
    unit = scan.words.dates["units"].match(scan.lower, i)
    if unit is None:
        return None
    name, end = unit
    if (
        name in ("second", "minute", "hour", "millennium")
        or scan.word(end - 1) in scan.words.sets["dates.plurals.words"]
    ):
        return None
    frame = Frame("unit", unit=name)
    if name in ("year", "fiscal"):
        if year_span(scan, end) is not None:
            return None
        year = scan.year(end)
        if year is not None and name == "year":
            return Frame("year", year=year[0]), year[1]
    if name == "week":
        at = scan.skip(end, "roles.of.words", "roles.article.words", "roles.week_of.words", "roles.on.words")
        day = read_calendar(scan, at) if at > end else None
        if day is not None and day[0].month is not None:
            day[0].unit = "week of"
            return day
    frame, behind = with_relation(scan, frame, end)
    if behind > end:
        shift = frame.shift
        if shift is not None and shift[0] != name and name != "weekend":
            return None
        if shift is not None and name == shift[0]:
            frame.shift, frame.relation = None, shift[1]
        return frame, behind
    return (frame, end) if name == "weekend" else None


def read_whole(scan: Scan, i: int) -> Reading | None:
    """``heuer``, ``Monatsende``, ``year-end``."""
    found = scan.words.dates["whole"].match(scan.lower, i)
    if found is None:
        return None
    name, _, rest = found[0].partition(" ")
    if rest.lstrip("-").isdecimal():
        return Frame("unit", unit=name, relation=int(rest)), found[1]
    frame = Frame("unit", unit=name, part=rest)
    span = year_span(scan, found[1])
    if span is not None and rest == "turn":
        frame.year = span[0].last_year
        return frame, span[1]
    year = scan.year(scan.skip(found[1], "roles.of.words", most=1))
    if year is not None and name == "year" and rest != "turn":
        return Frame("year", year=year[0], part=rest), year[1]
    if year is not None and rest == "turn":
        frame.year, end = year[0], year[1]
        return frame, end
    return frame, found[1]


def read_course(scan: Scan, i: int) -> Reading | None:
    """``Laufe des Jahres``, ``cours de l'année``: this year, unless the words behind say which."""
    found = scan.words.dates["course"].match(scan.lower, i)
    unit = scan.words.dates["units"].match(scan.lower, found[1]) if found is not None else None
    if found is None or unit is None or unit[0] != "year":
        return None
    if year_span(scan, unit[1]) or read_bare_unit(scan, found[1]) or read_anaphor(scan, found[1]):
        return None
    return Frame("unit", unit="year", relation=0), unit[1]


def read_anaphor(scan: Scan, i: int) -> Reading | None:
    """``Vorjahr``, ``la veille``, ``the following day``."""
    found = scan.words.dates["anaphors"].match(scan.lower, i)
    if found is None:
        return None
    name, _, count = found[0].partition(" ")
    frame, end = Frame("anaphor", unit=name, amount=int(count)), found[1]
    if name == "day" and (scan.is_set(end, "dates.anaphor_not_before.words") or scan.in_phrase(i, end)):
        return None
    part = scan.words.dates["dayparts"].match(scan.lower, end)
    if part is not None and name == "day":
        frame.daypart, end = part
    if name == "month" and not frame.amount:
        year = scan.year(scan.skip(end, "roles.of.words", "roles.in.words", most=1))
        if year is not None:
            frame.year, end = year
    return frame, end
