"""Parts of a period: ``Anfang März``, ``mi-octobre``, ``late 2026``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.days import figure_follows, read_month, with_year
from claimcheck.mentions.dates.eras import read_century, read_decade, read_year_noun
from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import year_span
from claimcheck.mentions.dates.periods import in_year, read_ordinal_part
from claimcheck.mentions.dates.relative import read_anaphor, read_bare_unit, read_relation
from claimcheck.mentions.dates.seasons import read_holiday

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["read_part"]


def read_part(scan: Scan, i: int) -> Reading | None:
    """``Anfang März``, ``mi-octobre``, ``early 2026``, ``the end of next year``."""
    found = scan.words.dates["parts"].match(scan.lower, i)
    if found is None:
        return None
    part, at = found
    at = scan.skip(at, "roles.of.words", "roles.article.words", most=4)
    if any(scan.is_set(k, "roles.in.words") for k in range(found[1], at)):
        return None
    inner = read_month(scan, at) or _month_after_part(scan, at)
    if inner is None:
        season = scan.words.dates["seasons"].match(scan.lower, at)
        if season is not None:
            inner = in_year(scan, Frame("season", unit="season", amount=season[0]), season[1])
    if inner is None:
        for rule in (
            read_relation,
            read_decade,
            read_century,
            read_year_noun,
            read_ordinal_part,
            read_bare_unit,
            read_anaphor,
            read_holiday,
        ):
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
    if year is None or year_span(scan, at) is not None or figure_follows(scan, year[1]):
        return None
    if scan.word(at + 1) in "-/" and scan.glued(at + 1) and scan.word(at + 2).isdecimal():
        return None
    return Frame("year", year=year[0]), year[1]


def _month_after_part(scan: Scan, i: int) -> Reading | None:
    month = scan.month(i)
    return with_year(scan, Frame("month", month=month[0]), month[1]) if month is not None else None
