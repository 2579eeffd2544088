"""The lexicon keeps its own rules, and words reach their concepts."""

import pytest

from claimcheck.concepts import counted_unit, index, lexicon
from claimcheck.concepts.lexicon import defects
from claimcheck.lang import LANGUAGES, table
from claimcheck.mentions.tokens import tokenize
from claimcheck.wordkeys import word_key


def test_data_files_keep_their_rules():
    assert defects() == []


def test_lexicon_is_large_and_trilingual():
    concepts = lexicon().concepts.values()
    assert len(concepts) >= 1500
    assert all(c.forms[language] for c in concepts for language in LANGUAGES)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("en", "rare earths", "rare-earth"),
        ("fr", "terres rares", "rare-earth"),
        ("de", "seltenen Erden", "rare-earth"),
        ("fr", "le chiffre d’affaires", "turnover"),
        ("de", "des Umsatzes", "turnover"),
        ("de", "Häuser", "house"),
        ("en", "were evacuated", "evacuation"),
        ("de", "evakuiert", "evacuation"),
        ("fr", "ont été évacuées", "evacuation"),
    ],
)
def test_forms_reach_their_concept(language, text, concept):
    found = {c for m in index(language).find(tokenize(text).lower) for c in m.concepts}
    assert concept in found


def test_compounds_give_their_parts():
    (match,) = index("de").find(["krankenhauskosten"])
    assert {"hospital", "cost"} <= set(match.concepts)


@pytest.mark.parametrize(
    ("language", "noun"),
    [("fr", "voyageurs"), ("de", "feuerwehrleute"), ("en", "passengers"), ("de", "tote")],
)
def test_people_are_counted_as_persons(language, noun):
    assert counted_unit(noun, language) == "person"


def test_exclusive_concepts_clash_unless_one_side_holds_both():
    clash = lexicon().clash
    assert clash(frozenset({"export"}), frozenset({"import"}))
    assert not clash(frozenset({"export"}), frozenset({"export"}))
    assert not clash(frozenset({"export", "import"}), frozenset({"import"}))


@pytest.mark.parametrize(
    "spellings",
    [
        {"en": "lukhuni", "fr": "loukhouni", "de": "luchuni"},
        {"en": "magnitude", "fr": "magnitude", "de": "magnitude"},
        {"en": "commission", "fr": "commission", "de": "kommission"},
    ],
)
def test_one_name_has_one_key_in_every_language(spellings):
    assert len({word_key(word, language) for language, word in spellings.items()}) == 1


def test_the_homes_of_currencies_are_concepts():
    homes = table("common", "units")["homes"]
    assert [c for concepts in homes.values() for c in concepts if c not in lexicon().concepts] == []
    assert set(homes) <= {code for codes in table("common", "units")["families"].values() for code in codes}
