"""Days, weekdays and months: ``Dienstag, dem 28. Oktober``, ``hier soir``, ``last March``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import numeric_date

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

_OWNING = frozenset({"'", "'s", "s"})
_FIRST_YEAR, _LAST_YEAR = 1500, 2100

__all__ = [
    "bare_day",
    "compound_or_name",
    "figure_follows",
    "read_calendar",
    "read_daypart_before",
    "read_deictic",
    "read_month",
    "read_weekday",
    "read_weeks_before",
    "with_relation",
    "with_year",
]


def read_calendar(scan: Scan, i: int) -> Reading | None:
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
    if day is None or not (scan.word(i).isdecimal() or _ordinal_ends(scan, i, day)):
        return None
    if (
        scan.word(i).isdecimal()
        and scan.glued(day[1])
        and (
            scan.word(day[1]) in "/:-%'"
            or (scan.word(day[1]) in ".," and scan.word(day[1] + 1).isdecimal() and scan.glued(day[1] + 1))
        )
    ):
        return None
    if not day[2] and (scan.words.style["ordinal_days"] or _counted(scan, day[1])):
        return None
    return Frame("calendar", day=day[0]), day[1]


def _ordinal_ends(scan: Scan, i: int, day: tuple[int, int, bool]) -> bool:
    """Whether an ordinal in words behind a weekday is its day: "Tuesday the eleventh"."""
    article = scan.is_set(i - 1, "roles.article.words") or scan.is_set(i - 1, "roles.on.words")
    after = scan.word(day[1])
    closed = not after.isalpha() or (
        after in scan.words.sets["dates.glue.words"] and after not in scan.words.sets["roles.of.words"]
    )
    return day[2] and article and closed


def _counted(scan: Scan, i: int) -> bool:
    """Whether a day figure is rather an hour or a count, by the word that follows."""
    word = scan.word(i)
    if scan.words.clock["marks"].match(scan.lower, i) or word in scan.words.sets["dates.glue.words"]:
        return word not in scan.words.sets["dates.glue.words"]
    return word.isalpha() or word.isdecimal()


def _day_month(scan: Scan, i: int) -> Reading | None:
    day = scan.day(i)
    if day is None or (scan.glued(i) and scan.word(i - 1) == ":"):
        return None
    at = day[1]
    at = scan.skip(at, "roles.day_of.words", most=2)
    month = scan.month(at, short=True)
    if month is None:
        name = not scan.words.style["capital_months"] and at + 1 < scan.size and scan.capital(at + 1)
        if scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1) and not name:
            month = scan.month(at + 1, short=True)
        if month is None:
            return None
    if at > day[1] and not day[2] and scan.word(month[1]) in _OWNING and scan.glued(month[1]):
        return None
    frame = Frame("calendar", month=month[0], day=day[0])
    return with_year(scan, frame, month[1])


def _month_day(scan: Scan, i: int) -> Reading | None:
    if not scan.words.style["month_first"]:
        return None
    month = scan.month(i, short=True)
    if month is None:
        return None
    at = scan.skip(month[1], "roles.article.words", most=1)
    if scan.word(at) == "," and scan.word(at + 1).isdecimal() and (scan.day(at + 1) or (0, 0, False))[2]:
        at += 1
    day = scan.day(at)
    if day is None or (scan.word(at).isdecimal() and not day[2] and _in_number(scan, day[1])):
        return None
    if not scan.word(at).isdecimal() and not day[2]:
        return None
    return with_year(scan, Frame("calendar", month=month[0], day=day[0]), day[1], comma=True)


def _in_number(scan: Scan, i: int) -> bool:
    word = scan.word(i)
    return word in ("%", ":") or (
        word in (".", ":", "/", ",") and scan.glued(i) and scan.glued(i + 1) and scan.word(i + 1).isdecimal()
    )


def with_year(scan: Scan, frame: Frame, end: int, *, comma: bool = False) -> Reading:
    """``frame`` with the year or the relation that follows it."""
    at = end
    if comma or scan.words.style["month_first"]:
        at = scan.skip(at, "roles.comma.words", most=1)
    at = scan.skip(at, "roles.of.words", most=4)
    noun = scan.words.year_nouns.match(scan.lower, at)
    if noun is not None and at > end:
        at = noun[1]
    year = scan.year(at, short=True) or scan.spelled_year(at)
    if year is not None and not _counts(scan, *year) and (at == end or not figure_follows(scan, year[1])):
        frame.year = year[0]
        return frame, year[1]
    return with_relation(scan, frame, end)


def _counts(scan: Scan, year: int, end: int) -> bool:
    """Whether four digits behind a date are rather a number: "14. Oktober 1200 Erwachsene"."""
    noun = scan.word(end).isalpha() and scan.word(end) not in scan.words.sets["dates.glue.words"]
    if scan.words.style["noun_capitals"]:
        noun = noun and scan.capital(end)
    return noun and not _FIRST_YEAR <= year <= _LAST_YEAR


def figure_follows(scan: Scan, i: int) -> bool:
    """Whether a noun that is counted follows, so that "October 2000 people" is no year."""
    return scan.is_set(i, "dates.year_after.words")


def with_relation(scan: Scan, frame: Frame, end: int) -> Reading:
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


def read_month(scan: Scan, i: int) -> Reading | None:
    """``octobre 2025``, ``octobre dernier``, ``March``."""
    noun = scan.words.dates["month_nouns"].match(scan.lower, i)
    if noun is not None and scan.month(noun[1]) is not None:
        i = noun[1]
    month = scan.month(i) or scan.month(i, short=True)
    if month is None:
        return None
    frame, end = with_year(scan, Frame("month", month=month[0]), month[1])
    if end > month[1] or noun is not None:
        return frame, end
    if not _beside_month(scan, i, end) and (
        scan.month(i) is None
        or (scan.word(i) in scan.words.sets["dates.ambiguous_months.words"] and not _opened(scan, i))
    ):
        return None
    if _is_name(scan, i, month[1]):
        return None
    return frame, end


def _beside_month(scan: Scan, first: int, end: int) -> bool:
    """Whether another month stands at the other end of a range: ``Jan-Feb 2017``, ``from Sep to Nov``."""
    to = scan.words.roles["to"]
    joiner = to.match(scan.lower, end)
    if joiner is not None and scan.month(joiner[1], short=True) is not None:
        return True
    before = to.ends_at(scan.lower, first - 1, 2) if first > 1 else None
    if before is None:
        return False
    at = before - 2 if scan.word(before - 1) == "." else before - 1
    return at >= 0 and scan.month(at, short=True) is not None


def _opened(scan: Scan, i: int) -> bool:
    """Whether the words before make an ambiguous month or season a date."""
    return scan.is_set(i - 1, "dates.month_before.words")


def _is_name(scan: Scan, first: int, end: int) -> bool:
    """Whether a month stands in the name of a person or a place."""
    day = first
    while day and (scan.word(day - 1) == "." or scan.word(day - 1).isdecimal()):
        day -= 1
    if compound_or_name(scan, first, end) or scan.named(day):
        return True
    style = scan.words.style
    if style["noun_capitals"] or not style["capital_months"]:
        return False
    follows = end < scan.size and not scan.glued(end) and scan.capital(end) and scan.word(end).isalpha()
    if scan.word(first) in scan.words.sets["dates.ambiguous_months.words"] and follows:
        return not scan.is_set(first - 1, "dates.month_certain.words")
    return False


def compound_or_name(scan: Scan, first: int, end: int, *, proper: bool = False) -> bool:
    """Whether a bare month, weekday, season or holiday is part of a compound or the name of a person."""
    if scan.named(first):
        return True
    if scan.word(end) == "-" and scan.glued(end) and scan.glued(end + 1) and scan.word(end + 1).isalpha():
        return scan.month(end + 1, short=True) is None and scan.weekday(end + 1) is None
    if scan.caseless:
        return False
    if scan.word(end) == "&" or scan.word(first - 1) == "&":
        return True
    if (
        scan.word(first - 1) == "-"
        and scan.glued(first)
        and scan.capital(first)
        and not scan.words.style["capital_months"]
    ):
        return True
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
    short = scan.words.dates["month_abbreviations"].match(scan.lower, first - 1) is not None
    if (
        not before.isalpha()
        or before in scan.words.leads
        or (before in scan.words.anchors and not short)
        or before in scan.words.sets["dates.glue.words"]
        or before in scan.words.sets["dates.month_before.words"]
    ):
        return False
    if style["noun_capitals"]:
        return scan.word(first) not in scan.words.compounds
    return scan.sentence_start(first - 1) and scan.word(end) in (",", "has", "said", "is", "was", "had")


def read_weekday(scan: Scan, i: int) -> Reading | None:
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
    if compound_or_name(scan, i, found[1]) or _titled(scan, i, found[1]):
        return None
    if scan.is_set(i - 1, "roles.indefinite.words") and not _attributive(scan, found[1]):
        return None
    frame, end = Frame("weekday", weekday=found[0], daypart=part), found[1]
    if not part:
        part_found = scan.words.dates["dayparts"].match(scan.lower, end)
        if part_found is not None and scan.words.clock["noon"].match(scan.lower, end) is None:
            frame.daypart, end = part_found
    return with_relation(scan, frame, end)


def _attributive(scan: Scan, end: int) -> bool:
    """Whether an article before a weekday belongs to a noun behind it: "a Tuesday vote"."""
    if scan.words.style["noun_capitals"] or not scan.words.style["capital_months"]:
        return False
    part = scan.words.dates["dayparts"].match(scan.lower, end)
    after = scan.word(part[1] if part is not None else end)
    return after.isalpha() and after not in scan.words.sets["dates.glue.words"]


def _titled(scan: Scan, first: int, end: int) -> bool:
    """``The Sunday Times``: an article before and a capital behind."""
    if scan.words.style["noun_capitals"] or not scan.words.style["capital_months"] or end >= scan.size:
        return False
    if scan.word(first - 1) not in scan.words.sets["roles.article.words"]:
        return False
    return (
        scan.gap(end) == " " and scan.capital(end) and scan.word(end) not in scan.words.dates["months"].words
    )


def read_weeks_before(scan: Scan, i: int) -> Reading | None:
    """``a week on Tuesday``."""
    found = scan.words.dates["weeks_before"].match(scan.lower, i)
    weekday = scan.weekday(found[1]) if found is not None else None
    if found is None or weekday is None:
        return None
    return Frame("weekday", weekday=weekday[0], shift=("weeks", found[0])), weekday[1]


def read_deictic(scan: Scan, i: int) -> Reading | None:
    """``heute``, ``hier soir``, ``yesterday morning``, ``heutigen Dienstag``."""
    found = scan.words.dates["deictics"].match(scan.lower, i)
    if found is None:
        return None
    offset, end = found
    if scan.words.style["noun_capitals"] and scan.capital(i) and not scan.sentence_start(i):
        return None
    started = scan.words.roles["since"].ends_at(scan.lower, i - 1) is not None
    named = scan.weekday(scan.skip(end, "roles.comma.words", most=1)) is not None
    if not (started or named) and scan.in_phrase(i, end):
        return None
    if scan.word(end) == "-" and scan.glued(end) and scan.glued(end + 1) and scan.capital(i):
        return None
    frame = Frame("deictic", amount=offset)
    weekday = scan.weekday(scan.skip(end, "roles.comma.words", most=1))
    if weekday is not None:
        day = read_calendar(scan, scan.skip(end, "roles.comma.words", most=1))
        frame.weekday, end = weekday
        if day is not None and day[1] > end and day[0].month is not None:
            return day
    part = scan.words.dates["dayparts"].match(scan.lower, end)
    if part is not None:
        frame.daypart, end = part
    return frame, end


def read_daypart_before(scan: Scan, i: int) -> Reading | None:
    """``späten Abend des 26. November``, ``early hours of Wednesday``, ``nuit de lundi à mardi``."""
    found = scan.words.dates["daypart_before"].match(scan.lower, i)
    if found is None:
        return None
    name, at = found
    at = scan.skip(at, "roles.article.words", "roles.on.words", most=1)
    inner = read_calendar(scan, at) or read_weekday(scan, at) or read_deictic(scan, at)
    if inner is None:
        return None
    frame, end = inner
    if name == "night to":
        frame.daypart, frame.unit = "night", "night to"
    else:
        frame.daypart = name
    return frame, end


def bare_day(scan: Scan, i: int) -> Reading | None:
    """A weekday and a day, or a day alone: the first half of "3 to 5 May"."""
    start = scan.weekday(i, short=True)
    at = scan.skip(start[1], "roles.comma.words", "roles.on.words") if start else i
    day = scan.day(at)
    if day is None:
        return None
    return Frame("calendar", day=day[0], weekday=start[0] if start else None), day[1]
