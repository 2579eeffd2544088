"""The date words of one language, ready for look-up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.lang import table
from claimcheck.mentions.dates.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DateWords", "date_words"]

_PHRASES = (
    "months",
    "month_abbreviations",
    "weekdays",
    "weekday_abbreviations",
    "weekly",
    "every",
    "seasons",
    "dayparts",
    "daypart_before",
    "deictics",
    "anaphors",
    "units",
    "relations",
    "relations_after",
    "whole",
    "parts",
    "first",
    "holidays",
    "decades",
    "decade_after",
    "decade_before",
    "century_after",
    "weeks_before",
    "calendar_weeks",
    "day_offsets",
    "nth_last",
    "month_nouns",
    "named_quarters",
    "course",
)
_ROLES = (
    "by",
    "by_after",
    "since",
    "since_after",
    "not_before",
    "not_before_after",
    "about",
    "clock_about",
    "ago_before",
    "ago_after",
    "ago_after_of_base",
    "from",
    "to",
    "and",
    "night_from",
    "to_period",
    "offset",
)
_LENGTHS = (
    "whole",
    "unit_whole",
    "adjective_whole",
    "half_after",
    "range_open",
    "bounds_before",
    "bounds_after",
    "tail",
    "past_window",
    "window_opens",
    "short_units",
    "sport",
)
_CLOCK = (
    "marks",
    "fractions",
    "fractions_after",
    "minutes_before",
    "noon",
    "midnight",
    "open",
    "dayparts_after",
    "zone",
    "business",
    "half_days",
)


class DateWords:
    """The tables ``dates``, ``dateroles``, ``durations`` and ``clock`` of ``lang/<language>/``.

    Attributes:
        dates: Phrases of the calendar, by table.
        roles: Phrases that open, close and join dates, by table.
        lengths: Phrases of lengths of time, by table.
        clock: Phrases of the time of day, by table.
        sets: Plain word sets, by ``file.table``.
        style: How the language writes dates.
        anchors: Words at which the search for a date starts.
        leads: Words that may stand left of such a word and belong to the expression.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        dates, roles = table(language, "dates"), table(language, "dateroles")
        lengths, clock = table(language, "durations"), table(language, "clock")
        self.style: dict[str, Any] = dates["style"]
        endings: list[str] = dates["inflection"]["endings"]
        dates = dates | {"holidays": table("common", "feasts")["names"] | dates["holidays"]}
        self.dates = {name: Phrases[Any](dates[name], endings) for name in _PHRASES}
        self.roles = {name: Phrases[Any](roles[name], endings) for name in _ROLES}
        self.lengths = {
            name: Phrases[Any](lengths[name], lengths["inflection"]["endings"]) for name in _LENGTHS
        }
        self.clock = {name: Phrases[Any](clock[name]) for name in _CLOCK}
        self.clock_style: dict[str, Any] = clock["separators"]
        self.sets: dict[str, frozenset[str]] = {}
        for file, tables in (("dates", dates), ("roles", roles), ("lengths", lengths), ("clock", clock)):
            for name, data in tables.items():
                for key in ("words", "weak"):
                    if isinstance(data.get(key), list):
                        self.sets[f"{file}.{name}.{key}"] = frozenset(data[key])
        self.sets["dates.glue.words"] = frozenset(table(language, "function_words")["words"])
        self.quarter_letters: dict[str, str] = dates["quarter_letters"]
        self.adjectives = self._adjectives(lengths)
        self.compounds = self._compounds(dates)
        self.not_deictic = Phrases(dict.fromkeys(dates["not_deictic"]["phrases"], True), endings)
        self.not_length = Phrases(dict.fromkeys(lengths["not_length"]["phrases"], True), endings)
        self.surface_leads = Phrases(dict.fromkeys(lengths["surface_leads"]["words"], True))
        self.names_before = Phrases(dict.fromkeys(dates["names"]["before"], True))
        self.age_before = Phrases(dict.fromkeys(lengths["age_before"]["words"], True))
        self.year_nouns = Phrases(dict.fromkeys(dates["year_before"]["noun"], True))
        self.article_ok_everywhere = bool(lengths["article_ok"]["all"])
        self.short_names = frozenset(
            (*self.dates["weekday_abbreviations"].first_words, *self.dates["month_abbreviations"].first_words)
        )
        self.openers = self._openers()
        self.starters = self._starters()
        self.anchors = self._anchors()
        self.leads = self._leads()
        self.after_numbers, self.before_numbers = self._around_numbers()

    def _adjectives(self, lengths: dict[str, Any]) -> dict[str, str]:
        endings = lengths["inflection"]["endings"]
        found = {}
        for stem, unit in lengths["adjectives"].items():
            for form in [stem[:-1] + e for e in endings] if stem.endswith("~") else [stem]:
                found[form] = unit
        return found

    def _compounds(self, dates: dict[str, Any]) -> dict[str, tuple[str, int, str]]:
        """``dienstagabend``, ``märzhälfte``, ``sommerferien``: kind, number, second part."""
        found: dict[str, tuple[str, int, str]] = {}
        for part, name in dates["weekday_compound"].items():
            for word, number in dates["weekdays"].items():
                found[word + part] = found[word + part + "s"] = ("weekday", number, name)
        for part, name in dates["month_compound"].items():
            for word, number in dates["months"].items():
                found[word + part] = ("month", number, name)
        for part in dates["season_compound"]:
            for word, number in dates["seasons"].items():
                found[word + part] = ("season", number, part)
        return found

    def _opening_tables(self) -> dict[str, tuple[Phrases[Any], ...]]:
        """The phrases that may open an expression of each kind."""
        dates = {
            "every": ("every", "weekly"),
            "day_of_month": ("first",),
            "calendar_week": ("calendar_weeks", "first"),
            "calendar": ("weekdays", "weekday_abbreviations", "months", "month_abbreviations"),
            "weekday": ("weekdays",),
            "month": ("months", "month_abbreviations", "month_nouns"),
            "season": ("seasons",),
            "ordinal_part": ("first", "nth_last", "named_quarters"),
            "first_units": ("first",),
            "century": ("first",),
            "decade": ("decades", "decade_before"),
            "counted_from": ("day_offsets",),
        }
        for name in (
            "weeks_before", "deictics", "anaphors", "relations", "whole", "parts", "daypart_before",
            "holidays", "units", "course",
        ):  # fmt: skip
            dates[name] = (name,)
        roles = {
            "night": ("night_from",),
            "from": ("from",),
            "role": ("by", "since", "not_before", "about"),
            "ago": ("ago_before",),
        }
        whole = ("whole", "adjective_whole")
        lengths = {
            "measure": whole,
            "duration": (*whole, "range_open", "window_opens", "bounds_before", "past_window"),
        }
        clock = ("noon", "midnight", "business", "fractions")
        return {
            **{kind: tuple(self.dates[name] for name in names) for kind, names in dates.items()},
            **{kind: tuple(self.roles[name] for name in names) for kind, names in roles.items()},
            **{kind: tuple(self.lengths[name] for name in names) for kind, names in lengths.items()},
            "clock": (
                self.roles["from"],
                self.roles["clock_about"],
                *(self.clock[name] for name in clock),
            ),
        }

    def _openers(self) -> dict[str, frozenset[str]]:
        """The words that may open an expression of each kind, so that the grammar asks no other."""
        articles = self.sets["roles.article.words"]
        alone: dict[str, Iterable[str]] = {
            "calendar": self.compounds,
            "weekday": self.compounds,
            "season": self.compounds,
            "ordinal_part": self.quarter_letters,
            "measure": articles,
            "duration": articles,
            "clock": self.sets["roles.at.words"],
        }
        opened = {
            kind: frozenset(alone.get(kind, ())).union(*(t.first_words for t in tables))
            for kind, tables in self._opening_tables().items()
        }
        opened["chain"] = frozenset({",", *self.roles["and"].first_words})
        opened["offset"] = frozenset(self.roles["offset"].first_words)
        return opened

    def _starters(self) -> dict[str, frozenset[str] | None]:
        """The words that may open an expression of any kind, and what must follow each; None is anything."""
        named = frozenset(self.lengths["whole"].first_words)
        found: dict[str, frozenset[str] | None] = dict.fromkeys(self.sets["roles.article.words"], named)
        for phrases in {id(t): t for tables in self._opening_tables().values() for t in tables}.values():
            for word in phrases.first_words:
                seconds, known = phrases.second_words(word), found.get(word, frozenset())
                found[word] = None if seconds is None or known is None else seconds | known
        alone = {*self.sets["roles.at.words"], *self.compounds, *self.quarter_letters}
        return found | dict.fromkeys(alone)

    def _anchors(self) -> frozenset[str]:
        found: set[str] = set(self.compounds) | set(self.quarter_letters)
        for name in (
            "months", "weekdays", "weekly", "seasons", "deictics", "anaphors", "units", "whole", "holidays",
            "decades", "month_abbreviations", "weekday_abbreviations", "daypart_before", "decade_before",
            "calendar_weeks", "day_offsets", "named_quarters",
        ):  # fmt: skip
            found.update(self.dates[name].first_words)
        for name in ("noon", "midnight", "fractions", "business"):
            found.update(self.clock[name].first_words)
        for name in ("whole", "adjective_whole"):
            found.update(self.lengths[name].first_words)
        common = self.sets["dates.no_anchor.words"]
        found.update(self.dates["holidays"].last_words(common))
        return frozenset(found) - common

    def _around_numbers(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words behind and before a number that may make it part of a date."""
        after: set[str] = set(self.compounds) | set(self.adjectives) | set(self.quarter_letters)
        for name in (
            "months",
            "month_abbreviations",
            "units",
            "decade_after",
            "century_after",
            "first",
            "weekdays",
        ):
            after.update(self.dates[name].first_words)
        for name in ("marks", "half_days", "minutes_before", "dayparts_after"):
            after.update(self.clock[name].first_words)
        for name in ("short_units", "past_window", "unit_whole", "whole", "half_after"):
            after.update(self.lengths[name].first_words)
        for name in ("to", "and"):
            after.update(self.roles[name].first_words)
        for name in ("roles.day_of.words", "lengths.between.words", "lengths.range_join.words"):
            after |= self.sets[name]
        before = (
            set(self.clock["open"].first_words)
            | self.dates["decade_before"].words
            | self.clock["fractions"].words
        )
        for name in ("weekdays", "weekday_abbreviations", "months", "month_abbreviations"):
            before.update(self.dates[name].first_words)
        return frozenset(after) - {"-"}, frozenset(before)

    def _leads(self) -> frozenset[str]:
        found: set[str] = set()
        for name in (
            "relations",
            "parts",
            "first",
            "every",
            "daypart_before",
            "weeks_before",
            "deictics",
            "anaphors",
            "whole",
            "holidays",
            "day_offsets",
            "nth_last",
            "month_nouns",
            "named_quarters",
            "course",
        ):
            found |= self.dates[name].words
        for name in _ROLES:
            if name not in ("by_after", "since_after", "not_before_after"):
                found |= self.roles[name].words
        for name in ("bounds_before", "past_window", "window_opens", "range_open", "whole"):
            found |= self.lengths[name].words
        for name in ("open", "fractions", "minutes_before", "noon", "midnight", "business"):
            found |= self.clock[name].words
        for name in ("article", "of", "on", "at", "in", "exactly", "hedged"):
            found |= self.sets[f"roles.{name}.words"]
        return frozenset(found) - {",", "-"}


@cache
def date_words(language: str) -> DateWords:
    """The date words of ``language``, read once.

    Example:
        >>> date_words("de").dates["months"].match(["jänner"], 0)
        (1, 1)
    """
    return DateWords(language)
