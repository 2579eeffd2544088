"""Which claims are linked: never the exclusive, not the ambiguous, more with a third source."""

from string import ascii_lowercase

import pytest

from claimcheck import Checker, Settings, SettingsError, Source
from claimcheck.alignment import FEATURES, align
from claimcheck.alignment.choose import _HOPELESS
from claimcheck.alignment.features import JOINT_FEATURES, SEMANTIC_FEATURES, joint_features
from claimcheck.alignment.model import weights

CHECKER = Checker()


def links(*texts, settings=None, **kind):
    checker = Checker(settings or Settings(), **kind)
    readings = [checker.read(Source(id=f"s{n}", text=t)) for n, t in enumerate(texts)]
    return {
        (link.left.value.canonical, link.right.value.canonical)
        for link in align(readings, checker.settings, checker.encoder)
    }


def test_mining_is_not_refining_whatever_the_language():
    fr = "La Chine assure 60 % de l’extraction et 92 % du raffinage des terres rares."
    de = "China fördert 60 Prozent der seltenen Erden und raffiniert 92 Prozent davon."
    found = links(fr, de)
    assert ("= 60 %", "= 60 %") in found
    assert ("= 92 %", "= 92 %") in found
    assert ("= 60 %", "= 92 %") not in found


def test_the_dead_are_not_the_injured():
    assert not links("The quake in Izmir killed 14 people.", "Das Beben in Izmir verletzte 17 Menschen.")


def test_a_link_can_be_explained():
    readings = [
        CHECKER.read(Source(id="a", text="Le séisme d’Izmir a fait 14 morts dimanche.")),
        CHECKER.read(Source(id="b", text="Das Erdbeben in Izmir forderte am Sonntag 14 Tote.")),
    ]
    (link,) = [x for x in align(readings, CHECKER.settings) if x.left.kind == "quantity"]
    assert {"death", "earthquake"} <= set(link.shared)
    assert set(link.reasons) <= set(FEATURES)
    assert link.reasons["verdict_agreement"] > 0


def test_thresholds_are_settings():
    texts = ("Le séisme d’Izmir a fait 14 morts.", "Das Erdbeben in Izmir forderte 17 Tote.")
    assert links(*texts, settings=Settings(contradiction_threshold=0.2))
    assert not links(*texts, settings=Settings(contradiction_threshold=1.0))
    with pytest.raises(SettingsError, match="link_threshold"):
        Settings(link_threshold=1.5)


def test_weights_fit_the_features():
    assert tuple(weights().pair.coefficients) == FEATURES
    assert tuple(weights(semantic=True).pair.coefficients) == SEMANTIC_FEATURES
    assert tuple(weights().joint.coefficients) == JOINT_FEATURES
    assert tuple(weights(semantic=True).joint.coefficients) == JOINT_FEATURES


def test_what_is_hopeless_by_itself_becomes_no_link():
    best = joint_features(_HOPELESS, (1.0, 0.0), (0.0, 0.0), 0.0)
    assert weights().joint.probability(best) < Settings().link_threshold


def test_any_encoder_will_do():
    numpy = pytest.importorskip("numpy")

    class Letters:
        """Counts letters: no model, but the shape of one."""

        def encode(self, texts):
            rows = numpy.array([[t.lower().count(c) + 0.01 for c in ascii_lowercase] for t in texts])
            return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)

    report = Checker(encoder=Letters()).check("The quake killed 14 people.", "The quake killed 14 people.")
    assert report.linking == "lexicon and encoder"
    assert [f.verdict for f in report] == ["agreement"]


def test_agency_text_is_one_witness():
    text = (
        "At least 14 people were killed when an earthen dam burst above the town of Ambrolauri, police said."
    )
    (finding,) = CHECKER.check(text, f"Our reporter writes. {text}").findings
    assert finding.verdict == "agreement"
    assert finding.shared_text
