"""The whole way: seeds, dossiers, bad input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.dossiers import Tally, score
from claimcheck import Checker, Report, Source, check, compare, extract
from fixtures import load_dossiers

ROOT = Path(__file__).parent.parent
CHECKER = Checker()


def sources_of(dossier):
    return [
        Source(id=s.id, text=s.text, published=s.published, publisher=s.publisher) for s in dossier.sources
    ]


@pytest.fixture(scope="module")
def seeds():
    return CHECKER.check(ROOT / "seeds")


@pytest.fixture(scope="module")
def reports():
    return {d.name: CHECKER.check(*sources_of(d)) for d in load_dossiers()}


def values(report: Report, verdict: str) -> set[frozenset[str]]:
    found = [f for f in report if f.verdict == verdict]
    return {frozenset(claim.value.canonical or "" for claim in report.sides(f)) for f in found}


def test_seeds_disagree_on_the_share_of_mining_alone(seeds):
    assert {(f.cause, f.severity) for f in seeds.contradictions} == {("bound", "minor")}
    assert values(seeds, "contradiction") == {frozenset({"= 60 %", "> 60 %"})}
    languages = {frozenset(c.language for c in seeds.sides(f)) for f in seeds.contradictions}
    assert {frozenset({"de", "fr"}), frozenset({"de", "en"})} <= languages


@pytest.mark.parametrize("value", ["= 92 %", "= 2 %", "P2Y", "2025-10-28", "<= P6M"])
def test_seeds_agree_on_the_rest(seeds, value):
    assert frozenset({value}) in values(seeds, "agreement")


def test_dossiers_stay_above_the_floor(reports):
    total = Tally()
    for dossier in load_dossiers():
        total += score(dossier, reports[dossier.name])
    assert total.rate("language_right", "sources") >= 0.99
    assert total.rate("mentions_found", "mentions") >= 0.98
    assert total.rate("claims_annotated", "claims") >= 0.95
    assert total.rate("value_right", "mentions_found") >= 0.93
    assert total.rate("linked", "pairs") >= 0.85
    assert total.rate("verdict_right", "linked") >= 0.95
    assert total.rate("traps_linked", "traps") <= 0.03
    assert total.precision >= 0.90
    assert total.recall >= 0.78
    assert total.rate("cause_right", "cause_known") >= 0.95


def test_offsets_hold_on_every_claim(reports):
    for report in reports.values():
        assert report.claims
        for claim in report.claims:
            text = report.texts[claim.source]
            assert text[claim.start : claim.end] == claim.text
            assert claim.sentence.start <= claim.start < claim.end <= claim.sentence.end


def test_unrelated_articles_hardly_ever_contradict():
    dossiers = load_dossiers()
    contradictions = pairs = 0
    for n, dossier in enumerate(dossiers):
        other = dossiers[(n + 7) % len(dossiers)]
        left, right = sources_of(dossier)[n % 5], sources_of(other)[(n + 2) % 5]
        contradictions += len(CHECKER.check(left, right).contradictions)
        pairs += 1
    assert contradictions <= pairs / 10


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Le séisme a fait 14 morts à Izmir.", "Das Erdbeben in Izmir forderte 17 Tote.", "contradiction"),
        ("Le séisme a fait au moins 14 morts.", "Das Erdbeben forderte 17 Tote.", "refinement"),
        ("The deal is worth 1.2 billion euros.", "Der Vertrag ist 1,2 Milliarden Euro wert.", "agreement"),
        ("The deal is worth €1.2 million.", "Der Vertrag ist 1,2 Milliarden Euro wert.", "contradiction"),
        ("China mines 60 % of rare earths.", "La Chine extrait plus de 60 % du total.", "contradiction"),
    ],
)
def test_compare_across_languages(left, right, verdict):
    assert compare(left, right).verdict == verdict


def test_claim_free_text_gives_an_empty_report():
    report = check("Le calme est revenu dans la vallée.", "Nothing happened at all, they said.")
    assert report.findings == ()
    assert not report.claims


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=400), st.text(min_size=1, max_size=400))
def test_no_text_breaks_the_check(left, right):
    assume(left.strip() and right.strip())
    report = CHECKER.check(Source(id="a", text=left), Source(id="b", text=right))
    for claim in report.claims:
        assert report.texts[claim.source][claim.start : claim.end] == claim.text


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 144), st.integers(0, 2000), st.text(max_size=12))
def test_no_mutation_of_an_article_breaks_its_reading(which, place, junk):
    article = [s for d in load_dossiers() for s in d.sources][which].text
    place %= len(article)
    text = article[:place] + junk + article[place:]
    for claim in extract(Source(id="a", text=text, published="2025-10-29")):
        assert text[claim.start : claim.end] == claim.text
