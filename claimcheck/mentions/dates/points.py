"""One date: every way in which the words name a day, a month, a year or another period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import numeric_date, year_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.mentions.dates.scan import Scan

__all__ = ["bare_day", "point", "year_stands"]

Reading = tuple[Frame, int]

_ROMAN = {"i": 1, "v": 5, "x": 10}


def point(scan: Scan, i: int) -> Reading | None:
    """The longest date that starts at token ``i``, without time of day: its frame and the index behind it."""
    best: Reading | None = None
    if i >= scan.size:
        return None
    for rule in _FIGURE_RULES if scan.lower[i].isdigit() else _RULES:
        found = rule(scan, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def bare_day(scan: Scan, i: int) -> Reading | None:
    """A weekday and a day, or a day alone: the first half of "3 to 5 May"."""
    start = scan.weekday(i, short=True)
    at = scan.skip(start[1], "roles.comma.words", "roles.on.words") if start else i
    day = scan.day(at)
    if day is None:
        return None
    return Frame("calendar", day=day[0], weekday=start[0] if start else None), day[1]


# Days and months


def _calendar(scan: Scan, i: int) -> Reading | None:
    """``Dienstag, dem 28. Oktober 2025``, ``mardi 28 octobre``, ``Tuesday, October 28, 2025``."""
    weekday = scan.weekday(i, short=True)
    at, part = i, ""
    if weekday is not None:
        at = weekday[1]
        named = scan.words.dates["dayparts"].match(scan.lower, at)
        if named is not None:
            part, at = named
        at = scan.skip(at, "roles.comma.words", "roles.on.words", "roles.article.words", most=4)
    elif scan.word(i) in scan.words.compounds:
        kind, number, part = scan.words.compounds[scan.word(i)]
        if kind != "weekday":
            return None
        weekday, at = (number, i + 1), scan.skip(i + 1, "roles.comma.words", "roles.on.words", most=3)
    found = _day_month(scan, at) or _month_day(scan, at) or _numeric(scan, at, weekday is not None)
    if found is None or (found[0].year is None and scan.named(i)):
        return None
    frame, end = found
    if weekday is not None:
        frame.weekday, frame.daypart = weekday[0], part
    return frame, end


def _numeric(scan: Scan, i: int, named: bool) -> Reading | None:
    found = numeric_date(scan, i, named=named)
    if found is not None or not named:
        return found
    day = scan.day(i)
    if day is None or not scan.word(i).isdigit():
        return None
    if scan.glued(day[1]) and (
        scan.word(day[1]) in "/:-%'"
        or (scan.word(day[1]) in ".," and scan.word(day[1] + 1).isdigit() and scan.glued(day[1] + 1))
    ):
        return None
    if not day[2] and (scan.words.style["ordinal_days"] or _counted(scan, day[1])):
        return None
    return Frame("calendar", day=day[0]), day[1]


def _counted(scan: Scan, i: int) -> bool:
    """Whether a day figure is rather an hour or a count: followed by a word that is no preposition or sign."""
    word = scan.word(i)
    if scan.words.clock["marks"].match(scan.lower, i) or word in scan.words.sets["dates.glue.words"]:
        return word not in scan.words.sets["dates.glue.words"]
    return word.isalpha() or word.isdigit()


def _day_of_month(scan: Scan, i: int) -> Reading | None:
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
        if day is None or scan.words.style["ordinal_days"] and not day[2]:
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
        return _with_year(scan, frame, month[1])
    for start in dict.fromkeys((at, behind)):
        inner = _relation(scan, start) or _bare_unit(scan, start)
        if (
            inner is not None
            and inner[0].form == "unit"
            and inner[0].unit == "month"
            and inner[0].relation is not None
        ):
            frame.shift = ("month", inner[0].relation)
            return frame, inner[1]
    return None


def _calendar_week(scan: Scan, i: int) -> Reading | None:
    """``KW 42``, ``42. Kalenderwoche``, ``semaine 42``."""
    found = scan.words.dates["calendar_weeks"].match(scan.lower, i)
    if found is not None:
        number = scan.two_digits(found[1])
        if (
            number is None
            or not 1 <= number <= 53
            or scan.words.dates["units"].match(scan.lower, found[1] + 1)
        ):
            return None
        return _in_year(scan, Frame("iso_week", amount=number), found[1] + 1)
    ordinal = _ordinal(scan, i)
    if ordinal is None or not 1 <= ordinal[0] <= 53:
        return None
    found = scan.words.dates["calendar_weeks"].match(scan.lower, ordinal[1])
    if found is None or found[0] != 2:
        return None
    return _in_year(scan, Frame("iso_week", amount=ordinal[0]), found[1])


def _year_quarter(scan: Scan, i: int) -> Reading | None:
    """``2025 Q3``."""
    year = scan.year(i) if scan.word(i).isdigit() and len(scan.word(i)) == 4 else None
    at = i + 1
    if (
        year is None
        and len(scan.word(i)) == 4
        and scan.word(i).isdigit()
        and scan.word(at) in scan.words.quarter_letters
    ):
        year = (int(scan.word(i)), at)
    if year is None:
        return None
    if scan.word(at) in "-/":
        at += 1
    name = scan.words.quarter_letters.get(scan.word(at))
    number = scan.two_digits(at + 1)
    if (
        name is None
        or not scan.proper(at)
        or number is None
        or not scan.glued(at + 1)
        or not 1 <= number <= (4 if name == "quarter" else 2)
    ):
        return None
    return Frame("quarter", unit=name, amount=number, year=year[0]), at + 2


def _day_month(scan: Scan, i: int) -> Reading | None:
    day = scan.day(i)
    if day is None:
        return None
    at = day[1]
    at = scan.skip(at, "roles.day_of.words", most=2)
    month = scan.month(at, short=True)
    if month is None:
        if scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1):
            month = scan.month(at + 1, short=True)
        if month is None:
            return None
    frame = Frame("calendar", month=month[0], day=day[0])
    return _with_year(scan, frame, month[1])


def _month_day(scan: Scan, i: int) -> Reading | None:
    if not scan.words.style["month_first"]:
        return None
    month = scan.month(i, short=True)
    if month is None:
        return None
    at = scan.skip(month[1], "roles.article.words", most=1)
    day = scan.day(at)
    if day is None or (scan.word(at).isdigit() and not day[2] and _in_number(scan, day[1])):
        return None
    if not scan.word(at).isdigit() and not day[2]:
        return None
    return _with_year(scan, Frame("calendar", month=month[0], day=day[0]), day[1], comma=True)


def _in_number(scan: Scan, i: int) -> bool:
    word = scan.word(i)
    return word in ("%", ":") or (
        word in (".", ":", "/", ",") and scan.glued(i) and scan.glued(i + 1) and scan.word(i + 1).isdigit()
    )


def _with_year(scan: Scan, frame: Frame, end: int, *, comma: bool = False) -> Reading:
    """``frame`` with the year or the relation that follows it."""
    at = end
    if comma or scan.words.style["month_first"]:
        at = scan.skip(at, "roles.comma.words", most=1)
    at = scan.skip(at, "roles.of.words", most=4)
    noun = scan.words.year_nouns.match(scan.lower, at)
    if noun is not None and at > end:
        at = noun[1]
    year = scan.year(at, short=True)
    if year is not None and (at == end or not _figure_follows(scan, year[1])):
        frame.year = year[0]
        return frame, year[1]
    return _with_relation(scan, frame, end)


def _figure_follows(scan: Scan, i: int) -> bool:
    """Whether a noun that is counted follows, so that "October 2000 people" is no year."""
    return scan.is_set(i, "dates.year_after.words")


def _with_relation(scan: Scan, frame: Frame, end: int) -> Reading:
    """``dernier``, ``des Vorjahres``, ``last year`` behind a month, a weekday or a season."""
    at = scan.skip(end, "roles.of.words", most=4)
    for start in dict.fromkeys((end, at)):
        found = scan.words.dates["relations_after"].match(scan.lower, start)
        if found is not None:
            text, behind = found
            name, _, count = text.partition(" ")
            if not count:
                frame.relation = int(name)
            else:
                frame.shift = (name, int(count))
            return frame, behind
    return frame, end


def _month(scan: Scan, i: int) -> Reading | None:
    """``octobre 2025``, ``octobre dernier``, ``March``."""
    month = scan.month(i) or scan.month(i, short=True)
    if month is None:
        return None
    frame, end = _with_year(scan, Frame("month", month=month[0]), month[1])
    if end > month[1]:
        return frame, end
    if scan.month(i) is None or (
        scan.word(i) in scan.words.sets["dates.ambiguous_months.words"] and not _opened(scan, i)
    ):
        return None
    if _is_name(scan, i, month[1]):
        return None
    return frame, end


def _opened(scan: Scan, i: int) -> bool:
    """Whether the words before make an ambiguous month or season a date."""
    return scan.is_set(i - 1, "dates.month_before.words")


def _is_name(scan: Scan, first: int, end: int) -> bool:
    """Whether a month stands in the name of a person or a place."""
    day = first
    while day and (scan.word(day - 1) == "." or scan.word(day - 1).isdigit()):
        day -= 1
    if _compound_or_name(scan, first, end) or scan.named(day):
        return True
    style = scan.words.style
    if style["noun_capitals"] or not style["capital_months"]:
        return False
    follows = end < scan.size and not scan.glued(end) and scan.capital(end) and scan.word(end).isalpha()
    if scan.word(first) in scan.words.sets["dates.ambiguous_months.words"] and follows:
        return not _opened(scan, first)
    return False


def _compound_or_name(scan: Scan, first: int, end: int, *, proper: bool = False) -> bool:
    """Whether a bare month, weekday, season or holiday is part of a compound or the name of a person."""
    if scan.named(first):
        return True
    if scan.word(end) == "-" and scan.glued(end) and scan.glued(end + 1) and scan.word(end + 1).isalpha():
        return scan.month(end + 1) is None and scan.weekday(end + 1) is None
    if scan.caseless:
        return False
    style = scan.words.style
    if proper:
        return False
    if not style["capital_months"]:
        return (
            scan.capital(first) and not scan.sentence_start(first) and not scan.tokens.word(first).isupper()
        )
    if (
        first == 0
        or scan.gap(first) not in (" ", "\u00a0")
        or not scan.capital(first - 1)
        or scan.tokens.word(first - 1).isupper()
    ):
        return False
    before = scan.word(first - 1)
    if (
        not before.isalpha()
        or before in scan.words.leads
        or before in scan.words.anchors
        or before in scan.words.sets["dates.glue.words"]
    ):
        return False
    if style["noun_capitals"]:
        return scan.word(first) not in scan.words.compounds
    return scan.sentence_start(first - 1) and scan.word(end) in (",", "has", "said", "is", "was", "had")


# Weekdays


def _weekday(scan: Scan, i: int) -> Reading | None:
    """``mardi``, ``Dienstagabend``, ``vendredi prochain``, ``Freitag kommender Woche``."""
    found = scan.weekday(i)
    part = ""
    if found is None:
        compound = scan.words.compounds.get(scan.word(i))
        if (
            compound is None
            or compound[0] != "weekday"
            or not (scan.proper(i) or not scan.words.style["capital_months"])
        ):
            return None
        found, part = (compound[1], i + 1), compound[2]
    if _compound_or_name(scan, i, found[1]) or _titled(scan, i, found[1]):
        return None
    frame, end = Frame("weekday", weekday=found[0], daypart=part), found[1]
    if not part:
        part_found = scan.words.dates["dayparts"].match(scan.lower, end)
        if part_found is not None:
            frame.daypart, end = part_found
    return _with_relation(scan, frame, end)


def _titled(scan: Scan, first: int, end: int) -> bool:
    """``The Sunday Times``: an article before and a capital behind."""
    if scan.words.style["noun_capitals"] or not scan.words.style["capital_months"] or end >= scan.size:
        return False
    if scan.word(first - 1) not in scan.words.sets["roles.article.words"]:
        return False
    return (
        scan.gap(end) == " " and scan.capital(end) and scan.word(end) not in scan.words.dates["months"].words
    )


def _weeks_before(scan: Scan, i: int) -> Reading | None:
    """``a week on Tuesday``."""
    found = scan.words.dates["weeks_before"].match(scan.lower, i)
    weekday = scan.weekday(found[1]) if found is not None else None
    if found is None or weekday is None:
        return None
    return Frame("weekday", weekday=weekday[0], shift=("weeks", found[0])), weekday[1]


def _deictic(scan: Scan, i: int) -> Reading | None:
    """``heute``, ``hier soir``, ``yesterday morning``, ``heutigen Dienstag``."""
    found = scan.words.dates["deictics"].match(scan.lower, i)
    if found is None or _not_deictic(scan, i, found[1]):
        return None
    offset, end = found
    if scan.word(end) == "-" and scan.glued(end) and scan.glued(end + 1) and scan.capital(i):
        return None
    frame = Frame("deictic", amount=offset)
    weekday = scan.weekday(scan.skip(end, "roles.comma.words", most=1))
    if weekday is not None:
        day = _calendar(scan, scan.skip(end, "roles.comma.words", most=1))
        frame.weekday, end = weekday
        if day is not None and day[1] > end and day[0].month is not None:
            return day
    part = scan.words.dates["dayparts"].match(scan.lower, end)
    if part is not None:
        frame.daypart, end = part
    return frame, end


def _not_deictic(scan: Scan, first: int, end: int) -> bool:
    for start in range(max(0, first - 3), first + 1):
        if any(
            start <= first < stop and stop >= end
            for _, stop in scan.words.not_deictic.every(scan.lower, start)
        ):
            return True
    return False


def _daypart_before(scan: Scan, i: int) -> Reading | None:
    """``späten Abend des 26. November``, ``early hours of Wednesday``, ``nuit de lundi à mardi``."""
    found = scan.words.dates["daypart_before"].match(scan.lower, i)
    if found is None:
        return None
    name, at = found
    at = scan.skip(at, "roles.article.words", "roles.on.words", most=1)
    inner = _calendar(scan, at) or _weekday(scan, at) or _deictic(scan, at)
    if inner is None:
        return None
    frame, end = inner
    if name == "night to":
        frame.daypart, frame.unit = "night", "night to"
    else:
        frame.daypart = name
    return frame, end


# Periods relative to now


def _relation(scan: Scan, i: int) -> Reading | None:
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
        frame = Frame("unit", unit=name, relation=relation)
        return _year_behind(scan, frame, end)
    weekday = scan.weekday(at)
    if weekday is not None or (scan.word(at) in scan.words.compounds):
        inner = _calendar(scan, at) or _weekday(scan, at)
        if inner is not None:
            frame, end = inner
            if frame.relation is None and frame.shift is None:
                frame.relation = relation
            return frame, end
    inner = _calendar(scan, at)
    if inner is not None:
        inner[0].relation = relation
        return inner
    month = scan.month(at)
    if month is not None:
        frame, end = _with_year(scan, Frame("month", month=month[0]), month[1])
        if frame.relation is None:
            frame.relation = relation
        return frame, end
    season = scan.words.dates["seasons"].match(scan.lower, at)
    if season is not None and (scan.proper(at) or not scan.words.style["noun_capitals"]):
        return Frame("season", unit="season", amount=season[0], relation=relation), season[1]
    for rule in (_holiday, _year_noun, _ordinal_part):
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


def _bare_unit(scan: Scan, i: int) -> Reading | None:
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
        at = scan.skip(end, "roles.of.words", "roles.article.words")
        day = _calendar(scan, at) if at > end else None
        if day is not None and day[0].month is not None:
            day[0].unit = "week of"
            return day
    frame, behind = _with_relation(scan, frame, end)
    if behind > end:
        if frame.shift is not None and name == frame.shift[0]:
            frame.shift, frame.relation = None, frame.shift[1]
        return frame, behind
    return (frame, end) if name == "weekend" else None


def _year_noun(scan: Scan, i: int) -> Reading | None:
    """``(das) Jahr 2023``, ``l'année 2025``, ``the year 2030``."""
    found = scan.words.year_nouns.match(scan.lower, i)
    if found is None:
        return None
    span = year_span(scan, found[1])
    if span is not None:
        return span
    year = scan.year(found[1])
    return (Frame("year", year=year[0]), year[1]) if year is not None else None


def _whole(scan: Scan, i: int) -> Reading | None:
    """``heuer``, ``Monatsende``, ``year-end``."""
    found = scan.words.dates["whole"].match(scan.lower, i)
    if found is None:
        return None
    name, _, rest = found[0].partition(" ")
    if rest.lstrip("-").isdigit():
        return Frame("unit", unit=name, relation=int(rest)), found[1]
    frame = Frame("unit", unit=name, part=rest)
    year = scan.year(scan.skip(found[1], "roles.of.words", most=1))
    if year is not None and name == "year" and rest != "turn":
        return Frame("year", year=year[0], part=rest), year[1]
    if year is not None and rest == "turn":
        frame.year, end = year[0], year[1]
        return frame, end
    return frame, found[1]


def _anaphor(scan: Scan, i: int) -> Reading | None:
    """``Vorjahr``, ``la veille``, ``the following day``."""
    found = scan.words.dates["anaphors"].match(scan.lower, i)
    if found is None:
        return None
    name, _, count = found[0].partition(" ")
    frame, end = Frame("anaphor", unit=name, amount=int(count)), found[1]
    if scan.is_set(end, "dates.anaphor_not_before.words") and name == "day":
        return None
    part = scan.words.dates["dayparts"].match(scan.lower, end)
    if part is not None and name == "day":
        frame.daypart, end = part
    return frame, end


# Parts of periods


def _part(scan: Scan, i: int) -> Reading | None:
    """``Anfang März``, ``mi-octobre``, ``early 2026``, ``the end of next year``."""
    found = scan.words.dates["parts"].match(scan.lower, i)
    if found is None:
        return None
    part, at = found
    at = scan.skip(at, "roles.of.words", "roles.article.words", most=4)
    inner = _month(scan, at) or _month_after_part(scan, at)
    if inner is None:
        season = scan.words.dates["seasons"].match(scan.lower, at)
        if season is not None:
            inner = _in_year(scan, Frame("season", unit="season", amount=season[0]), season[1])
    if inner is None:
        for rule in (_relation, _decade, _century, _year_noun, _ordinal_part, _bare_unit, _anaphor, _holiday):
            inner = rule(scan, at)
            if inner is not None:
                break
    if inner is None:
        inner = _part_year(scan, found[1])
    if inner is None:
        unit = scan.words.dates["units"].match(scan.lower, at)
        if (
            unit is None
            or unit[0] not in ("year", "month", "week", "quarter", "decade", "century", "fiscal")
            or at == found[1]
        ):
            return None
        inner = Frame("unit", unit=unit[0], relation=0), unit[1]
    frame, end = inner
    if frame.day is not None or frame.part or frame.weekday is not None:
        return None
    frame.part = "" if part == "any" else part
    return frame, end


def _part_year(scan: Scan, i: int) -> Reading | None:
    """The year in ``fin 2026``, ``early in 2026``; not in ``fin le 2026-01-02``."""
    at = scan.skip(i, "roles.day_of.words", "roles.in.words")
    year = scan.year(at)
    if year is None or year_span(scan, at) is not None or _figure_follows(scan, year[1]):
        return None
    if scan.word(at + 1) in "-/" and scan.glued(at + 1) and scan.word(at + 2).isdigit():
        return None
    return Frame("year", year=year[0]), year[1]


def _month_after_part(scan: Scan, i: int) -> Reading | None:
    month = scan.month(i)
    return _with_year(scan, Frame("month", month=month[0]), month[1]) if month is not None else None


def _ordinal_part(scan: Scan, i: int) -> Reading | None:
    """``dritten Quartal 2025``, ``premier semestre``, ``second half of March``, ``Q3 2025``, ``first week of May``."""
    number = _ordinal(scan, i)
    if number is None:
        return _quarter_letter(scan, i)
    amount, at = number
    unit = scan.words.dates["units"].match(scan.lower, at)
    compound = scan.words.compounds.get(scan.word(at))
    if compound is not None and compound[0] == "month":
        return Frame("slice", month=compound[1], unit=compound[2], amount=amount), at + 1
    if unit is None:
        return None
    name, end = unit
    if (
        name == "half"
        and scan.word(at) in scan.words.sets["dates.half_nouns.words"]
        or name in ("week", "weekend", "half")
    ):
        inner = _slice(scan, amount, name, end)
        if inner is not None:
            return inner
    if name not in ("quarter", "half"):
        return None
    if amount > (4 if name == "quarter" else 2):
        return None
    return _in_year(scan, Frame("quarter", unit=name, amount=amount), end)


def _slice(scan: Scan, amount: int, unit: str, end: int) -> Reading | None:
    """``first week of May``, ``second half of March``."""
    at = scan.skip(end, "roles.of.words", "roles.article.words", most=4)
    month = scan.month(at)
    if month is None or at == end:
        return None
    frame, stop = _with_year(scan, Frame("slice", month=month[0], unit=unit, amount=amount), month[1])
    return frame, stop


def _in_year(scan: Scan, frame: Frame, end: int) -> Reading:
    at = scan.skip(end, "roles.of.words", "roles.article.words", "roles.comma.words", most=4)
    for start in dict.fromkeys((end, at)):
        span = year_span(scan, start)
        year = scan.year(start, short=True)
        if span is None and year is not None:
            frame.year = year[0]
            return frame, year[1]
    noun = _year_noun(scan, at)
    if noun is not None and noun[0].form == "year":
        frame.year = noun[0].year
        return frame, noun[1]
    relative = _relation(scan, at) if at > end else None
    if (
        relative is not None
        and relative[0].form == "unit"
        and relative[0].unit == "year"
        and relative[0].relation is not None
    ):
        frame.shift = ("year", relative[0].relation)
        return frame, relative[1]
    unit = _bare_unit(scan, at) if at > end else None
    if unit is not None and unit[0].unit == "year" and unit[0].relation is not None:
        frame.shift = ("year", unit[0].relation)
        return frame, unit[1]
    return _with_relation(scan, frame, end)


def _ordinal(scan: Scan, i: int) -> tuple[int, int] | None:
    number = scan.numbers.get(i)
    if number is not None and number.kind == "ordinal" and number.value is not None and number.value <= 60:
        return int(number.value), number.last + 1
    found = scan.words.dates["first"].match(scan.lower, i)
    if found is not None and found[0] == "start":
        return 1, found[1]
    word = scan.word(i)
    if (
        scan.words.style["ordinal_days"]
        and word.isdigit()
        and len(word) <= 2
        and scan.word(i + 1) == "."
        and scan.glued(i + 1)
    ):
        return int(word), i + 2
    return _roman(scan, i)


def _roman(scan: Scan, i: int) -> tuple[int, int] | None:
    """``XIXe``: the letters and the ending are one token."""
    text = scan.tokens.word(i) if i < scan.size else ""
    head = text
    for suffix in scan.words.style["roman_suffixes"]:
        if text.endswith(suffix) and len(text) > len(suffix):
            head = text[: -len(suffix)]
            break
    if not head or not head.isupper() or set(head.lower()) - set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in head.lower()]
    total = sum(-v if v < max(values[k + 1 :], default=0) else v for k, v in enumerate(values))
    end = i + 1
    if head == text and scan.word(end) in scan.words.style["day_suffixes"] and scan.glued(end):
        end += 1
    return total, end


def _quarter_letter(scan: Scan, i: int) -> Reading | None:
    """``Q3 2025``, ``T1``, ``H2``."""
    name = scan.words.quarter_letters.get(scan.word(i))
    if name is not None and scan.proper(i) and scan.glued(i + 1):
        number = scan.two_digits(i + 1)
        if number is None or not 1 <= number <= (4 if name == "quarter" else 2) or len(scan.word(i + 1)) > 1:
            return None
        if scan.glued(i + 2) and scan.word(i + 2) not in ".,;:!?)'-/":
            return None
        frame, end = Frame("quarter", unit=name, amount=number), i + 2
    else:
        number = scan.two_digits(i)
        name = scan.words.quarter_letters.get(scan.word(i + 1))
        if (
            number is None
            or name is None
            or not scan.glued(i + 1)
            or not scan.proper(i + 1)
            or scan.glued(i + 2)
            and scan.word(i + 2).isalnum()
        ):
            return None
        if not 1 <= number <= (4 if name == "quarter" else 2) or scan.year(i + 2) is None:
            return None
        frame, end = Frame("quarter", unit=name, amount=number), i + 2
    if scan.word(end) in "-/" and scan.glued(end) and scan.year(end + 1):
        end += 1
    return _in_year(scan, frame, end)


def _first_units(scan: Scan, i: int) -> Reading | None:
    """``ersten neun Monaten 2025``, ``neuf premiers mois de l'année``, ``first six months of the year``."""
    opening = scan.words.dates["first"].match(scan.lower, i)
    at = opening[1] if opening is not None else i
    number = scan.numbers.get(at)
    if (
        number is None
        or number.value is None
        or number.kind != "cardinal"
        or number.value > 60
        or number.value % 1
    ):
        return None
    end = number.last + 1
    if opening is None:
        opening = scan.words.dates["first"].match(scan.lower, end)
        if opening is None:
            return None
        end = opening[1]
    unit = scan.words.dates["units"].match(scan.lower, end)
    if unit is None or unit[0] not in ("month", "week", "day", "quarter", "year"):
        return None
    frame, stop = _in_year(
        scan, Frame("first", unit=unit[0], amount=int(number.value), part=opening[0]), unit[1]
    )
    if frame.year is None and frame.shift is None and frame.relation is None:
        if opening[0] == "end" or unit[0] != "month":
            return None
    return frame, stop


def _season(scan: Scan, i: int) -> Reading | None:
    """``printemps 2027``, ``Sommerferien 2025``, ``hiver dernier``."""
    found = scan.words.dates["seasons"].match(scan.lower, i)
    if found is None:
        compound = scan.words.compounds.get(scan.word(i))
        if compound is None or compound[0] != "season":
            return None
        year = scan.year(i + 1)
        return (Frame("year", year=year[0]), year[1]) if year is not None else None
    if scan.words.style["noun_capitals"] and not scan.proper(i):
        return None
    if (
        not scan.words.style["noun_capitals"]
        and scan.capital(i)
        and not scan.sentence_start(i)
        and scan.year(found[1]) is None
    ):
        return None
    frame = Frame("season", unit="season", amount=found[0])
    span = year_span(scan, found[1])
    if span is not None:
        if span[0].last_year == (span[0].year or 0) + 1:
            frame.year = span[0].year
            return frame, span[1]
        return None
    frame, end = _in_year(scan, frame, found[1])
    if end == found[1] and not _period_opened(scan, i, found[1]):
        return None
    return frame, end


def _period_opened(scan: Scan, first: int, end: int, *, proper: bool = False) -> bool:
    """Whether the words before make a bare season or holiday a date: "in the spring", not "winter sports"."""
    if _compound_or_name(scan, first, end, proper=proper):
        return False
    at = first - 1
    while at >= 0 and scan.word(at) in scan.words.sets["roles.article.words"] and first - at < 4:
        at -= 1
    opened = scan.is_set(at, "dates.period_before.words")
    if (
        not scan.words.style["noun_capitals"]
        and scan.words.style["capital_months"]
        and end < scan.size
        and scan.word(end).isalpha()
    ):
        return opened and (scan.word(end) in scan.words.sets["dates.glue.words"] or scan.capital(end))
    return opened


def _holiday(scan: Scan, i: int) -> Reading | None:
    """``Ostermontag``, ``Toussaint``, ``Thanksgiving 2025``."""
    found = scan.words.dates["holidays"].match(scan.lower, i)
    if found is None:
        return None
    if (
        not scan.proper(i)
        and not found[0].startswith("easter")
        and scan.word(i) not in scan.words.sets["dates.small_holidays.words"]
    ):
        return None
    frame, end = Frame("holiday", holiday=found[0]), found[1]
    stop = scan.skip(end, "roles.of.words", most=1)
    year = scan.year(stop)
    if year is not None:
        frame.year = year[0]
        return frame, year[1]
    frame, stop = _with_relation(scan, frame, end)
    if stop == end and end - i == 1 and not _period_opened(scan, i, end, proper=True):
        return None
    return frame, stop


# Long periods


def _century(scan: Scan, i: int) -> Reading | None:
    """``19. Jahrhundert``, ``XIXe siècle``, ``the 19th century``."""
    number = _ordinal(scan, i)
    if number is None:
        return None
    at = number[1]
    if scan.word(at) == "-":
        at += 1
    found = scan.words.dates["century_after"].match(scan.lower, at)
    if found is None or not 1 <= number[0] <= 30:
        return None
    if found[0] == 10:
        return None
    return Frame("century", amount=number[0]), found[1]


def _decade(scan: Scan, i: int) -> Reading | None:
    """``80er Jahre``, ``les années 1980``, ``the 1980s``, ``the eighties``."""
    found = scan.words.dates["decades"].match(scan.lower, i)
    if found is not None:
        value, end = found
        return Frame("decade", year=(2000 if value < 20 else 1900) + value), end
    before = scan.words.dates["decade_before"].match(scan.lower, i)
    at = before[1] if before is not None else i
    word = scan.word(at)
    if not word.isdigit() or not word.isascii() or len(word) not in (2, 4) or word[-1] != "0":
        number = scan.numbers.get(at) if before is not None else None
        if (
            number is None
            or number.value is None
            or number.digits
            or not 20 <= number.value <= 90
            or number.value % 10
        ):
            return None
        return Frame("decade", year=1900 + int(number.value)), number.last + 1
    end = at + 1
    if before is None:
        after = scan.words.dates["decade_after"].match(scan.lower, end)
        if after is None or not (scan.glued(end) or scan.word(end) == "'" or scan.word(end) == "-"):
            return None
        kind, end = after
        if kind == 2 and len(word) == 2:
            return None
    year = int(word) if len(word) == 4 else (1900 if int(word) >= 20 else 2000) + int(word)
    if not 1000 <= year <= 2190:
        return None
    return Frame("decade", year=year), end


def _years(scan: Scan, i: int) -> Reading | None:
    span = year_span(scan, i)
    if span is None:
        return None
    frame, end = span
    if (
        frame.last_year is not None
        and len(scan.word(i + 2)) == 2
        and scan.word(i + 1) == "/"
        and scan.word(end).isalpha()
    ):
        return frame, end
    return frame, end


def _year(scan: Scan, i: int) -> Reading | None:
    year = scan.year(i)
    if year is None or not year_stands(scan, i, year[0]):
        return None
    return Frame("year", year=year[0]), year[1]


def year_stands(scan: Scan, i: int, year: int) -> bool:
    """Whether four digits on their own are a year, by the words around them."""
    before, after = scan.word(i - 1), scan.word(i + 1)
    if i and "\n" in scan.gap(i):
        before = ""
    if before in scan.words.sets["dates.year_names.words"] and (
        scan.capital(i - 1) or before in scan.words.sets["dates.year_names_small.words"]
    ):
        return False
    strong = before in scan.words.sets["dates.year_before.words"]
    weak = before in scan.words.sets["dates.year_before.weak"]
    if scan.is_set(i + 1, "dates.year_after.words") or scan.words.dates["units"].match(scan.lower, i + 1):
        return False
    if scan.words.lengths["short_units"].match(scan.lower, i + 1) and not scan.glued(i + 2):
        return False
    if (
        before == "-"
        and scan.glued(i)
        or after == "-"
        and scan.glued(i + 1)
        and scan.glued(i + 2)
        and scan.word(i + 2)[:1].isdigit()
    ):
        return False
    if before in ("(", "[") and (after in (")", "]", ",", "-", ";") or not after.isalpha()):
        return year >= 1500
    if strong and not weak:
        return True
    number = scan.numbers.get(i)
    if number is not None and number.last > i:
        return False
    if not 1800 <= year <= 2100:
        return False
    if _noun_follows(scan, i + 1, strong):
        return False
    name = (
        before.isalpha()
        and scan.capital(i - 1)
        and not scan.words.style["noun_capitals"]
        and not scan.sentence_start(i - 1)
    )
    if name and not strong:
        return scan.is_set(i - 1, "dates.year_carriers.words")
    if strong:
        return year >= 1900 or not weak
    return year >= 1900 and (year % 100 != 0 or not before.isalpha())


def _noun_follows(scan: Scan, i: int, strong: bool) -> bool:
    """Whether a word follows that the figure may count."""
    if i >= scan.size or not scan.word(i).isalpha() or "\n" in scan.gap(i):
        return False
    if scan.words.style["noun_capitals"]:
        return scan.capital(i) and not strong and scan.month(i) is None and scan.word(i - 1)[-2:] == "00"
    if scan.word(i) in scan.words.sets["dates.glue.words"] or strong:
        return False
    return (
        scan.word(i).endswith("s")
        and len(scan.word(i)) > 3
        and scan.word(i - 1)[-1:] in "05"
        and not scan.capital(i)
    )


_RULES: tuple[Callable[[Scan, int], Reading | None], ...] = (
    _weeks_before,
    _day_of_month,
    _calendar_week,
    _year_quarter,
    _calendar,
    _weekday,
    _month,
    _deictic,
    _anaphor,
    _relation,
    _whole,
    _part,
    _ordinal_part,
    _first_units,
    _daypart_before,
    _season,
    _holiday,
    _bare_unit,
    _century,
    _decade,
    _years,
    _year,
)

_FIGURE_RULES: tuple[Callable[[Scan, int], Reading | None], ...] = (
    _day_of_month,
    _calendar_week,
    _year_quarter,
    _calendar,
    _ordinal_part,
    _first_units,
    _century,
    _decade,
    _years,
    _year,
)
