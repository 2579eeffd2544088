"""One date: every way in which the words name a day, a month, a year or another period."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.mentions.dates.days import (
    read_calendar,
    read_daypart_before,
    read_deictic,
    read_month,
    read_weekday,
    read_weeks_before,
)
from claimcheck.mentions.dates.eras import read_century, read_decade, read_year, read_years
from claimcheck.mentions.dates.numeric import named_date
from claimcheck.mentions.dates.parts import read_part
from claimcheck.mentions.dates.periods import (
    read_calendar_week,
    read_first_units,
    read_ordinal_part,
    read_year_quarter,
)
from claimcheck.mentions.dates.relative import (
    read_anaphor,
    read_bare_unit,
    read_course,
    read_day_of_month,
    read_relation,
    read_whole,
)
from claimcheck.mentions.dates.seasons import read_holiday, read_season

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = ["point"]


def point(scan: Scan, i: int) -> Reading | None:
    """The longest date that starts at token ``i``, without time of day: its frame and the index behind it."""
    best: Reading | None = None
    if i >= scan.size:
        return None
    for rule in _FIGURE_RULES if scan.lower[i].isdecimal() else _word_rules(scan, i):
        found = rule(scan, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def _word_rules(scan: Scan, i: int) -> list[_Rule]:
    """The rules that the word at token ``i`` may open."""
    word, openers = scan.lower[i], scan.words.openers
    counted = i in scan.numbers or scan.roman_like(i)
    return [rule for rule, opener, ranked in _RULES if word in openers[opener] or (ranked and counted)]


_Rule = Callable[["Scan", int], "Reading | None"]
_RULES: tuple[tuple[_Rule, str, bool], ...] = (
    (read_weeks_before, "weeks_before", False),
    (read_day_of_month, "day_of_month", True),
    (read_calendar_week, "calendar_week", True),
    (read_calendar, "calendar", True),
    (named_date, "month", False),
    (read_weekday, "weekday", False),
    (read_month, "month", False),
    (read_deictic, "deictics", False),
    (read_anaphor, "anaphors", False),
    (read_relation, "relations", False),
    (read_whole, "whole", False),
    (read_course, "course", False),
    (read_part, "parts", False),
    (read_ordinal_part, "ordinal_part", True),
    (read_first_units, "first_units", True),
    (read_daypart_before, "daypart_before", False),
    (read_season, "season", False),
    (read_holiday, "holidays", False),
    (read_bare_unit, "units", False),
    (read_century, "century", True),
    (read_decade, "decade", False),
)
"""Rules for words: the rule, what opens it, and whether a number in words or a Roman figure does too."""
_FIGURE_RULES: tuple[_Rule, ...] = (
    read_day_of_month,
    read_calendar_week,
    read_year_quarter,
    read_calendar,
    named_date,
    read_ordinal_part,
    read_first_units,
    read_century,
    read_decade,
    read_years,
    read_year,
)
