"""Parts of years: quarters, halves, weeks, the first months of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.days import with_relation, with_year
from claimcheck.mentions.dates.eras import ordinal_at, read_year_noun
from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import year_span

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

_SLICES = frozenset({"week", "weekend", "half", "fortnight", "month"})

__all__ = ["in_year", "read_calendar_week", "read_first_units", "read_ordinal_part", "read_year_quarter"]


def read_calendar_week(scan: Scan, i: int) -> Reading | None:
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
        frame, end = in_year(scan, Frame("iso_week", amount=number), found[1] + 1)
        return None if found[0] == 3 and frame.year is None and frame.shift is None else (frame, end)
    ordinal = ordinal_at(scan, i)
    if ordinal is None or not 1 <= ordinal[0] <= 53:
        return None
    found = scan.words.dates["calendar_weeks"].match(scan.lower, ordinal[1])
    if found is None or found[0] != 2:
        return None
    return in_year(scan, Frame("iso_week", amount=ordinal[0]), found[1])


def read_year_quarter(scan: Scan, i: int) -> Reading | None:
    """``2025 Q3``."""
    year = scan.year(i) if scan.word(i).isdecimal() and len(scan.word(i)) == 4 else None
    at = i + 1
    if (
        year is None
        and len(scan.word(i)) == 4
        and scan.word(i).isdecimal()
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


def read_ordinal_part(scan: Scan, i: int) -> Reading | None:
    """``dritten Quartal 2025``, ``premier semestre``, ``Q3 2025``, ``first week of May``."""
    named = _named_quarter(scan, i)
    if named is not None:
        return named
    number = ordinal_at(scan, i)
    counted = scan.words.dates["nth_last"].match(scan.lower, i)
    if counted is None and number is not None:
        behind = scan.words.dates["nth_last"].match(scan.lower, number[1])
        counted = (behind[0] - number[0] + 1, behind[1]) if behind is not None and number[0] > 1 else None
    if counted is not None and (number is None or counted[1] > number[1]):
        return _from_end(scan, *counted)
    if number is None:
        return _quarter_letter(scan, i)
    amount, at = number
    unit = scan.words.dates["units"].match(scan.lower, at)
    compound = scan.words.compounds.get(scan.word(at))
    if compound is not None and compound[0] == "month":
        frame = Frame("slice", month=compound[1], unit=compound[2], amount=amount)
        return with_year(scan, frame, at + 1)
    if unit is None:
        return None
    name, end = unit
    if (name == "half" and scan.word(at) in scan.words.sets["dates.half_nouns.words"]) or name in _SLICES:
        if scan.word(end - 1) in scan.words.sets["dates.plurals.words"]:
            return None
        inner = _slice(scan, amount, name, end)
        if inner is not None:
            return inner
    if name not in ("quarter", "half"):
        return None
    if amount > (4 if name == "quarter" else 2):
        return None
    frame, stop = in_year(scan, Frame("quarter", unit=name, amount=amount), end)
    if name == "half" and stop == end and _of_match(scan, i, end):
        return None
    return frame, stop


def _named_quarter(scan: Scan, i: int) -> Reading | None:
    """``Schlussquartal 2026``, ``final quarter of the year``."""
    found = scan.words.dates["named_quarters"].match(scan.lower, i)
    if found is None:
        return None
    text, at = found
    frame, end = in_year(scan, Frame("quarter", unit="quarter", amount=int(text[0])), at)
    return None if end == at and text.endswith("dated") else (frame, end)


def _from_end(scan: Scan, amount: int, at: int) -> Reading | None:
    """``last week of July``, ``vorletzten Tag des Jahres 2024``: a slice counted from the end."""
    compound = scan.words.compounds.get(scan.word(at))
    if compound is not None and compound[0] == "month":
        frame = Frame("slice", month=compound[1], unit=compound[2], amount=amount)
        return with_year(scan, frame, at + 1)
    unit = scan.words.dates["units"].match(scan.lower, at)
    if unit is None or unit[0] not in ("day", "week", "weekend", "fortnight", "month"):
        return None
    return _slice(scan, amount, unit[0], unit[1])


def _of_match(scan: Scan, first: int, end: int) -> bool:
    """Whether the words around make a half that of a match."""
    near = (*range(max(0, first - 12), first), *range(end, min(scan.size, end + 12)))
    return any(scan.is_set(k, "dates.half_of_match.words") for k in near)


def _slice(scan: Scan, amount: int, unit: str, end: int) -> Reading | None:
    """``first week of May``, ``last week of 2016``, ``first weekend of next month``."""
    at = scan.skip(end, "roles.of.words", "roles.article.words", most=4)
    if at == end:
        return None
    noun = scan.words.dates["month_nouns"].match(scan.lower, at)
    month = scan.month(noun[1] if noun is not None else at, short=True)
    frame = Frame("slice", unit=unit, amount=amount)
    if month is not None and unit != "month":
        frame.month = month[0]
        return with_year(scan, frame, month[1])
    related = _related(scan, at, "month")
    if related is not None and unit != "month":
        frame.shift = ("month", related[0])
        return frame, related[1]
    if (
        unit not in ("month", "week", "day")
        or (unit == "week" and abs(amount) > 1)
        or (unit == "day" and amount > 1)
    ):
        return None
    year = scan.year(at)
    noun_year = read_year_noun(scan, at)
    if noun_year is not None and noun_year[0].form == "year":
        frame.year = noun_year[0].year
        return frame, noun_year[1]
    if year is not None and year_span(scan, at) is None:
        frame.year = year[0]
        return frame, year[1]
    related = _related(scan, at, "year")
    if related is None:
        return None
    frame.shift = ("year", related[0])
    return frame, related[1]


def in_year(scan: Scan, frame: Frame, end: int) -> Reading:
    """``frame`` with the year that follows it, named or relative: "of 2026", "of next year"."""
    at = scan.skip(end, "roles.of.words", "roles.article.words", "roles.comma.words", most=4)
    for start in dict.fromkeys((end, at)):
        span = year_span(scan, start)
        year = scan.year(start, short=True) or scan.spelled_year(start)
        if span is None and year is not None:
            frame.year = year[0]
            return frame, year[1]
    noun = read_year_noun(scan, at)
    if noun is not None and noun[0].form == "year":
        frame.year = noun[0].year
        return frame, noun[1]
    related = _related(scan, at, "year") if at > end else None
    if related is not None:
        frame.shift = ("year", related[0])
        return frame, related[1]
    return with_relation(scan, frame, end)


def _related(scan: Scan, i: int, name: str) -> tuple[int, int] | None:
    """``next year``, ``mois prochain``: which year or month and the index behind it."""
    before = scan.words.dates["relations"].match(scan.lower, i)
    at = before[1] if before is not None else i
    unit = scan.words.dates["units"].match(scan.lower, at)
    if unit is None or unit[0] != name:
        return None
    if before is not None:
        return before[0], unit[1]
    frame, end = with_relation(scan, Frame("unit", unit=name), unit[1])
    return (frame.relation, end) if frame.relation is not None else None


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
            or (scan.glued(i + 2) and scan.word(i + 2).isalnum())
        ):
            return None
        if not 1 <= number <= (4 if name == "quarter" else 2) or scan.year(i + 2) is None:
            return None
        frame, end = Frame("quarter", unit=name, amount=number), i + 2
    if scan.word(end) in "-/" and scan.glued(end) and scan.year(end + 1):
        end += 1
    return in_year(scan, frame, end)


def read_first_units(scan: Scan, i: int) -> Reading | None:
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
    at = scan.skip(end := unit[1], "roles.of.words", "roles.article.words", most=4)
    month = scan.month(at) if at > end and unit[0] in ("week", "day") else None
    if month is not None:
        frame = Frame("first", unit=unit[0], amount=int(number.value), part=opening[0], month=month[0])
        return with_year(scan, frame, month[1])
    frame, stop = in_year(
        scan, Frame("first", unit=unit[0], amount=int(number.value), part=opening[0]), unit[1]
    )
    bare = frame.year is None and frame.shift is None and frame.relation is None
    if bare and (opening[0] == "end" or unit[0] != "month"):
        return None
    return frame, stop
