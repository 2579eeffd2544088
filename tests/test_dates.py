"""Dates in running text: tables of expressions, random dates read back, and what must never happen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import dateparser
import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.mentions.dates import Timeline, find_date_candidates
from claimcheck.mentions.numbers import read_numbers
from claimcheck.mentions.tokens import tokenize

LANGUAGES = ("de", "en", "fr")
HERE = Path(__file__).parent


def find(text, language, published="2025-10-29", timeline=None):
    tokens = tokenize(text)
    numbers = read_numbers(tokens, language)
    return find_date_candidates(tokens, numbers, language, published=published, timeline=timeline)


def rows(language):
    lines = (HERE / f"dates_{language}.tsv").read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_table(language):
    wrong = []
    for published, text, surface, value in rows(language):
        found = [(m.text, m.value.canonical or "") for m in find(text, language, published or None)]
        if (surface, value) not in found if surface else found:
            wrong.append((published, text, surface, value, found))
    assert not wrong


def test_tables_are_large():
    assert all(len(rows(language)) >= 250 for language in LANGUAGES)


# Random dates, rendered by CLDR, read back

PATTERNS = {
    "de": [
        "d. MMMM y",
        "EEEE, d. MMMM y",
        "EEEE, 'den' d. MMMM y",
        "dd.MM.y",
        "d.M.yy",
        "d. MMM y",
        "y-MM-dd",
    ],
    "en": ["d MMMM y", "MMMM d, y", "EEEE, d MMMM y", "EEEE, MMMM d, y", "d MMM y", "y-MM-dd"],
    "fr": ["d MMMM y", "EEEE d MMMM y", "dd/MM/y", "dd.MM.y", "d MMM y", "d/M/yy", "y-MM-dd"],
}
FRAMES = {
    "de": [
        "Die Messe endete am {}.",
        "({}) Es regnete.",
        "Am {}, um 8 Uhr war es kalt.",
        "Laut Bericht vom {} fiel Schnee.",
    ],
    "en": ["The fair ended on {}.", "({}) It rained.", "A report of {} said so.", "{}: snow fell."],
    "fr": [
        "La foire a pris fin le {}.",
        "({}) Il a plu.",
        "Selon un rapport du {}, il a neigé.",
        "Né le {} à Liège, il chante.",
    ],
}
days = st.dates(date(1960, 1, 1), date(2049, 12, 31))


@st.composite
def rendered(draw):
    language = draw(st.sampled_from(LANGUAGES))
    day = draw(days)
    pattern = draw(st.sampled_from(PATTERNS[language]))
    written = format_date(day, pattern, locale=language)
    return language, day, draw(st.sampled_from(FRAMES[language])).format(written), written


@given(rendered())
def test_reads_back_what_cldr_writes(case):
    language, day, text, written = case
    if " 1 " in f" {written} " and language == "fr":
        written, text = (
            written.replace("1 ", "1er ", 1),
            text.replace(written, written.replace("1 ", "1er ", 1)),
        )
    found = [m.value.canonical for m in find(text, language)]
    assert any(value and value.startswith(day.isoformat()) for value in found)


PAST = {"de": "Am {} wurde er verhaftet.", "en": "He was arrested on {}.", "fr": "Il a été arrêté {}."}
AHEAD = {"de": "Am {} wird er entlassen.", "en": "He will be released on {}.", "fr": "Il sera libéré {}."}


@given(days, st.sampled_from(LANGUAGES), st.integers(0, 6), st.booleans())
def test_weekday_follows_the_tense(published, language, weekday, past):
    name = format_date(date(2024, 1, 1) + timedelta(weekday), "EEEE", locale=language)
    (found,) = find((PAST if past else AHEAD)[language].format(name), language, published)
    day = date.fromisoformat(found.value.canonical)
    assert day.weekday() == weekday
    assert (
        timedelta(-7) < day - published <= timedelta(0)
        if past
        else timedelta(0) <= day - published < timedelta(7)
    )


# Where the general parser of dates is silent or wrong, so that our own calendar resolves instead


@pytest.mark.parametrize(
    ("language", "phrase", "value"),
    [
        ("fr", "31 mars prochain", "2026-03-31"),
        ("fr", "mardi dernier", "2025-10-28"),
        ("de", "letzten Freitag", "2025-10-24"),
        ("fr", "la semaine dernière", "2025-10-20/2025-10-26"),
        ("en", "early 2026", "2026-01/2026-03"),
        ("fr", "mi-octobre", "2025-10-11/2025-10-20"),
    ],
)
def test_dateparser_does_not_know(language, phrase, value):
    base = datetime(2025, 10, 29)
    parsed = dateparser.parse(phrase, languages=[language], settings={"RELATIVE_BASE": base})
    assert parsed is None or parsed.date().isoformat() != value
    assert [m.value.canonical for m in find(phrase, language)] == [value]


# What holds for any text

words = st.sampled_from(
    [
        "Mai",
        "mai",
        "May",
        "März",
        "mars",
        "march",
        "Montag",
        "lundi",
        "Sunday",
        "3",
        "28.",
        "28",
        "2025",
        "'25",
        "2015–2019",
        "1er",
        "14",
        "h",
        "30",
        "Uhr",
        "um",
        "à",
        "at",
        "bis",
        "d'ici",
        "by",
        "vor",
        "il",
        "y",
        "a",
        "ago",
        "Tagen",
        "jours",
        "days",
        "ende",
        "fin",
        "end",
        "12:30",
        "2:31:07",
        "31.02.2025",
        "30/02/2024",
        "von",
        "du",
        "from",
        "nach",
        "99999999999",
        "X",
        "XIXe",
        "siècle",
        "80er",
        "Jahre",
        "zwei",
        "deux",
        "two",
        "0",
        ".",
        ",",
        "-",
        "–",
        "'",
        "\n",
        "²",
        "½",
        "٣",
        "Ostern",
        "noël",
        "season",
        "fiscal",
        "year",
        "letzte",
        "dernier",
        "last",
    ]
)


@given(st.lists(words, max_size=25), st.sampled_from(LANGUAGES), st.one_of(st.none(), days))
def test_never_fails_and_spans_hold(parts, language, published):
    text = " ".join(parts)
    end = 0
    for mention in find(text, language, published):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
        if published is None and mention.kind == "date" and mention.value.canonical is None:
            assert mention.value.reason


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_characters(text, language):
    for mention in find(text, language):
        assert text[mention.start : mention.end] == mention.text


# Neighbours and habits


def test_relative_dates_stay_open_without_a_publication_day():
    (mention,) = find("Das war gestern.", "de", None)
    assert mention.value.canonical is None
    assert "publication" in mention.value.reason


def test_open_order_of_day_and_month():
    (mention,) = find("The deal was signed on 03/04/2026.", "en")
    assert set(mention.value.alternatives) == {"2026-03-04", "2026-04-03"}
    first, second = find("It opened on 25/12/2025 and closed on 03/04/2026.", "en")
    assert (first.value.canonical, second.value.canonical) == ("2025-12-25", "2026-04-03")
    assert find("Signé le 03/04/2026.", "fr")[0].value.canonical == "2026-04-03"


def test_timeline_is_shared_between_regions():
    timeline = Timeline()
    find("Il est arrivé le 3 mars 2024.", "fr", timeline=timeline)
    (mention,) = find("La veille, il avait plu.", "fr", timeline=timeline)
    assert mention.value.canonical == "2024-03-02"


def test_time_of_day_takes_the_day_of_the_story():
    found = find("Das Feuer brach am Samstag aus. Um 4.10 Uhr rückte die Feuerwehr an.", "de")
    assert [m.value.canonical for m in found] == ["2025-10-25", "2025-10-25T04:10"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Jeden Montag wird demonstriert."),
        ("fr", "On manifeste tous les lundis."),
        ("en", "They march every Monday."),
    ],
)
def test_recurrences(language, text):
    (mention,) = find(text, language)
    assert mention.kind == "recurrence"
