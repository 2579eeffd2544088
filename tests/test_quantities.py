"""Quantities in sentences of our own: one expression a row, with its span and its canonical value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import Checker, Source
from claimcheck.lang import table
from claimcheck.mentions import find_dates, find_quantities
from claimcheck.mentions.tokens import tokenize

LANGUAGES = ("en", "fr", "de")


def rows(language: str) -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name(f"quantities_{language}.tsv").read_text("utf-8").splitlines()[1:]
    return [(language, *line.split("\t")) for line in lines]  # type: ignore[misc]


ROWS = [row for language in LANGUAGES for row in rows(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_expressions(language: str) -> None:
    assert sum(bool(row[2]) for row in rows(language)) >= 250


@pytest.mark.parametrize(("language", "text", "span", "canonical"), [row for row in ROWS if row[2]])
def test_expression(language: str, text: str, span: str, canonical: str) -> None:
    start = text.index(span)
    found = {(m.start, m.text): m.value.canonical for m in find_quantities(text, language=language)}
    assert found.get((start, span)) == canonical, found


@pytest.mark.parametrize(("language", "text"), [(row[0], row[1]) for row in ROWS if not row[2]])
def test_no_quantity(language: str, text: str) -> None:
    assert find_quantities(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "lengths"),
    [
        ("en", "The trip takes 18 minutes, compared with 30 by bus.", ["PT18M", "PT30M"]),
        ("en", "The trip takes 18 minutes, compared with 30 stops.", ["PT18M"]),
        ("fr", "Le trajet prend dix-huit minutes, contre trente en bus.", ["PT18M", "PT30M"]),
        ("de", "Die Fahrt dauert 18 Minuten statt rund 30 mit dem Bus.", ["PT18M", "~ PT30M"]),
    ],
)
def test_compared_length(language: str, text: str, lengths: list[str]) -> None:
    assert [m.value.canonical for m in find_dates(text, language=language)] == lengths


WORDS = {
    "en": [
        "more than",
        "half",
        "twice",
        "million",
        "of",
        "a",
        "hundred",
        "percent",
        "between",
        "and",
        "euros",
    ],
    "fr": ["plus de", "moitié", "et", "un", "quatre", "vingt", "millions", "d'", "euros", "entre", "sur"],
    "de": [
        "mehr als",
        "Hälfte",
        "und",
        "ein",
        "zwei",
        "hundert",
        "Millionen",
        "Euro",
        "zwischen",
        "von",
        "jeder",
    ],
}
PIECES = [
    "1",
    "12",
    "1.234",
    "3,5",
    "1'000",
    "2026",
    "%",
    "€",
    "-",
    "–",
    "/",
    "(",
    ")",
    ".",
    ",",
    "½",
    "²",
    "\n",
    " ",
    "A",
    "m",
]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_spans_hold_on_any_text(language: str, data: st.DataObject) -> None:
    piece = st.sampled_from(WORDS[language] + PIECES) | st.text(max_size=4)
    text = " ".join(data.draw(st.lists(piece, max_size=25)))
    end = 0
    for mention in find_quantities(text, language=language):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        for part in (mention.number, mention.unit, mention.modifier):
            assert part is None or 0 <= part.start < part.end <= len(text)
        assert mention.value.canonical
        end = mention.end


def test_parts_have_their_own_offsets() -> None:
    text = "Plus de 212 voyageurs attendaient."
    (mention,) = find_quantities(text, language="fr")
    spans = [mention.modifier, mention.number, mention.unit]
    assert [text[s.start : s.end] for s in spans if s] == ["Plus de", "212", "voyageurs"]
    assert mention.noun == "voyageurs"


def test_separator_follows_the_habit_of_the_document() -> None:
    alone = find_quantities("Il mesure 1.234 km.", language="fr")[0].value
    habit = find_quantities("Il mesure 1.234 km et 12.5 km, puis 7.25 km et 8.5 km.", language="fr")[0].value
    assert (alone.canonical, habit.canonical) == ("= 1234 km", "= 1.234 km")


def test_open_separator_is_marked() -> None:
    value = find_quantities("The depth is 1.234 km.", language="en")[0].value
    assert set(value.alternatives) == {"= 1.234 km", "= 1234 km"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_that_tells_whose_currency_is_one_token_of_one_country(language: str) -> None:
    words = [word for group in table(language, "units")["homes"].values() for word in group]
    assert [word for word in words if tokenize(word).lower != [word]] == []
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("language", "text", "canonical"),
    [
        ("en", "Calgary will spend $5 million on the bridge.", "= 5e6 CAD"),
        ("fr", "Le gouvernement néo-zélandais paie 5 millions de dollars.", "= 5e6 NZD"),
        ("de", "Die australische Regierung zahlt 5 Millionen Dollar.", "= 5e6 AUD"),
        ("en", "The firm will spend $5 million on the bridge.", "= 5e6 USD"),
        ("fr", "Le parti danois a dépensé 96 millions de couronnes.", "= 96e6 DKK"),
        ("de", "Island zahlt 5 Milliarden Kronen.", "= 5e9 ISK"),
        ("de", "Der Konzern zahlt 5 Milliarden Kronen.", "= 5e9 SEK"),
        ("en", "Argentina borrowed 5 billion pesos.", "= 5e9 ARS"),
    ],
)
def test_a_bare_currency_is_that_of_the_country_named(language: str, text: str, canonical: str) -> None:
    (claim,) = Checker().check(Source(id="a", text=text, language=language)).claims
    assert claim.value.canonical == canonical
