"""What is read around a value: who says it, denied or not, which way it moved, what it measures."""

import pytest

from claimcheck import Checker, Source, compare, extract


def only(text, language, kind="quantity"):
    found = [c for c in extract(Source(id="a", text=text, language=language)) if c.kind == kind]
    assert len(found) == 1, [c.text for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "authority"),
    [
        ("fr", "Selon la police, 12 000 personnes ont défilé samedi.", "police"),
        ("fr", "Le cortège a réuni 40 000 personnes, ont indiqué les organisateurs.", "organiser"),
        ("de", "Laut Polizei kamen 12.000 Menschen zu der Kundgebung.", "police"),
        ("de", "Die Veranstalter sprachen von 40.000 Menschen.", "organiser"),
        ("de", "Dem Ministerium zufolge starben 17 Menschen.", "ministry"),
        ("en", "According to police, 12,000 people marched.", "police"),
        ("en", "Organisers said 40,000 people marched.", "organiser"),
        ("en", "About 40,000 people marched through the city.", ""),
    ],
)
def test_attribution(language, text, authority):
    assert authority in only(text, language).attribution
    assert bool(authority) == bool(only(text, language).attribution)


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("fr", "Les ventes ont reculé de 3,2 %.", "down"),
        ("fr", "Le loyer moyen a augmenté de 4 %.", "up"),
        ("de", "Der Umsatz sank um 3,2 Prozent.", "down"),
        ("de", "Die Aktie legte um 4 Prozent zu.", "up"),
        ("de", "Der Kurs gab um 4 Prozent nach.", "down"),
        ("en", "Rents were up 4.2% in the region.", "up"),
        ("en", "Shares fell by 6%.", "down"),
        ("en", "The share of women is more than 60%.", "none"),
        ("fr", "La Chine en assure plus de 60 %.", "none"),
    ],
)
def test_direction_is_of_the_verb_not_of_the_bound(language, text, direction):
    assert only(text, language).direction == direction


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministère dément le chiffre de 60 morts."),
        ("de", "Die Behörde dementierte 60 Tote."),
        ("en", "The ministry denied 60 deaths."),
    ],
)
def test_denial(language, text):
    assert only(text, language).polarity == "denied"


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("fr", "La ministre n’est pas arrivée mardi.", "denied"),
        ("fr", "La ministre n’est plus le chef du parti et de la coalition depuis mardi.", "denied"),
        ("fr", "Le pont n’a rouvert que mardi.", "affirmed"),
        ("fr", "Le village n’est plus ravitaillé que depuis mardi par camion.", "affirmed"),
        ("fr", "Il n’a pas été blessé et est sorti mardi.", "affirmed"),
        ("de", "14 Vermisste wurden nicht gefunden.", "denied"),
        ("de", "Der Zug wird nicht vor Dienstag fahren.", "affirmed"),
        ("de", "Nicht nur 60 Prozent stimmten zu.", "affirmed"),
        ("en", "They did not meet on Tuesday.", "denied"),
        ("en", "The bridge did not reopen until Tuesday.", "affirmed"),
        ("en", "Not only 60% agreed.", "affirmed"),
    ],
)
def test_negation_is_of_the_clause(language, text, polarity):
    (claim,) = extract(Source(id="a", text=text, language=language))
    assert claim.polarity == polarity


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("They met in Vienna on Tuesday.", "They did not meet in Vienna on Tuesday.", "contradiction"),
        ("They met in Vienna on Tuesday.", "Sie trafen sich am Montag in Wien nicht.", "unrelated"),
        ("14 Vermisste wurden nicht gefunden.", "17 missing people were not found.", "contradiction"),
        ("Hens are confined until Tuesday.", "Hühner dürfen bis Dienstag nicht hinaus.", "agreement"),
    ],
)
def test_a_negation_opposes_what_states_the_same(left, right, verdict):
    assert compare(left, right, published="2025-10-29").verdict == verdict


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The mountain gave way before dawn Saturday, a farmer at the foot of it said.", False),
        ("en", "Two hikers died, police said on Sunday.", True),
        ("de", "Zwei Wanderer starben, wie ein Polizeisprecher am Sonntag bestätigte.", True),
        ("de", "Der Hang kam am Samstag ins Rutschen.", False),
        ("fr", "Les randonneurs sont morts, a déclaré dimanche la police.", True),
        ("fr", "La montagne s’est effondrée samedi.", False),
    ],
)
def test_a_day_of_speech_is_told_from_that_of_the_event(language, text, said):
    reading = Checker().read(Source(id="a", text=text, language=language, published="2026-06-15"))
    (dated,) = [e for c, e in zip(reading.claims, reading.evidence, strict=True) if c.kind == "date"]
    assert dated.said is said


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("fr", "Le déficit devrait atteindre 5 % du PIB.", "forecast"),
        ("de", "Die Regierung will 5 Milliarden Euro ausgeben.", "plan"),
        ("en", "If the dam broke, 60 people would die.", "hypothetical"),
        ("en", "The dam held 60 million tonnes.", "fact"),
    ],
)
def test_modality(language, text, modality):
    assert only(text, language).modality == modality


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("fr", "La Chine assure 60 % de l’extraction minière.", "mining"),
        ("de", "China leistet 60 Prozent der Raffination.", "refining"),
        ("en", "China does 60% of refining.", "refining"),
        ("fr", "Le séisme a fait 14 morts.", "death"),
        ("de", "Es gab 14 Tote.", "death"),
    ],
)
def test_measure_is_what_is_counted_or_what_the_share_is_of(language, text, measure):
    assert only(text, language).measure == measure


def test_a_figure_takes_the_period_of_its_sentence():
    assert only("In 2024 the company sold 400 buses.", "en").time == "2024"
