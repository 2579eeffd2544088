"""Seasons and holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.days import compound_or_name
from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import year_span
from claimcheck.mentions.dates.periods import in_year

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["read_holiday", "read_season"]


def read_season(scan: Scan, i: int) -> Reading | None:
    """``printemps 2027``, ``Sommerferien 2025``, ``hiver dernier``."""
    found = scan.words.dates["seasons"].match(scan.lower, i)
    if found is None:
        compound = scan.words.compounds.get(scan.word(i))
        if compound is None or compound[0] != "season":
            return None
        span = year_span(scan, i + 1)
        if span is not None:
            return span
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
    span = year_span(scan, found[1]) or year_span(scan, scan.skip(found[1], "roles.of.words", most=1))
    if span is not None:
        if span[0].last_year == (span[0].year or 0) + 1:
            frame.year = span[0].year
            return frame, span[1]
        return None
    frame, end = in_year(scan, frame, found[1])
    if end == found[1] and not _period_opened(scan, i, found[1]):
        return None
    return frame, end


def _period_opened(scan: Scan, first: int, end: int, *, proper: bool = False) -> bool:
    """Whether the words before make a bare season or holiday a date: "in the spring", not "winter sports"."""
    if scan.alone(first, end):
        return True
    if compound_or_name(scan, first, end, proper=proper) or scan.is_set(first - 1, "roles.indefinite.words"):
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


def read_holiday(scan: Scan, i: int) -> Reading | None:
    """``Ostermontag``, ``Toussaint``, ``Thanksgiving 2025``, ``Weihnachten im Jahr 2020``."""
    found = scan.words.dates["holidays"].match(scan.lower, i)
    if found is None:
        return None
    rule, end = found
    if not _written_as_name(scan, i, rule, end):
        return None
    frame, stop = in_year(scan, Frame("holiday", holiday=rule), end)
    if stop == end and end - i == 1 and not _period_opened(scan, i, end, proper=True):
        return None
    return frame, stop


def _written_as_name(scan: Scan, first: int, rule: str, end: int) -> bool:
    """Whether capitals show a holiday, as far as the language writes it with one."""
    style = scan.words.style
    if rule.startswith("easter") or scan.word(first) in scan.words.sets["dates.small_holidays.words"]:
        return True
    if style["noun_capitals"]:
        return scan.proper(first) or scan.proper(end - 1)
    return scan.proper(first) and (not style["capital_months"] or scan.proper(end - 1))
