"""Languages of texts, titles and mixed documents."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.languages import short_texts
from claimcheck import Source, detect_language, read_document
from claimcheck.sentences import sentences

ROWS = short_texts()
LEAST_RIGHT = 0.97


def test_short_and_mixed_texts() -> None:
    wrong = [(language, text) for language, text in ROWS if detect_language(text).language != language]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(ROWS), wrong


def test_the_same_answer_every_time_in_every_thread() -> None:
    texts = [text for _, text in ROWS]
    alone = [detect_language(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(detect_language, reversed(texts)))
    assert together[::-1] == alone


@pytest.mark.parametrize("text", ["", "  \n", "12 345,6 – 78 %", "\x00\u200b"])
def test_no_words_no_language(text: str) -> None:
    assert detect_language(text) == detect_language("7")
    assert detect_language(text).confidence == 0.0


def test_paragraphs_of_a_mixed_document() -> None:
    text = (
        "Le ministre a présenté mardi son plan pour les hôpitaux, attendu depuis six mois.\n"
        "„Wir sind enttäuscht, denn für die Pflege ist nichts vorgesehen“, sagte die Verbandschefin.\n"
        "El ministro no quiso responder a las preguntas de la prensa española tras el anuncio.\n"
        "Le Parlement votera le texte en mars, après l’avis de la commission des finances."
    )
    document = read_document(Source("a", text))
    assert document.language == "fr"
    assert [p.language for p in document.paragraphs] == ["fr", "de", "other", "fr"]
    assert any("not supported" in note for note in document.notes)


def test_a_document_in_a_language_that_is_not_read() -> None:
    text = "El Gobierno aprobó ayer la subida.\nSegún el ministro, serán 3.000 millones de euros más al año."
    document = read_document(Source("a", text))
    assert document.language == "other"
    assert {p.language for p in document.paragraphs} == {"other"}
    assert "language not supported: no claims read" in document.notes


@pytest.mark.parametrize(("hint", "language"), [("fr", "fr"), ("FR-ca", "fr"), ("es", "other"), ("", "de")])
def test_a_given_language_is_believed(hint: str, language: str) -> None:
    document = read_document(Source("a", "Das Wetter bleibt heute schlecht.", language=hint))
    assert document.language == language


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("fr", ["« C’est fini. »", "Puis M. Roy est parti à 14 h.", "Trois élus l’ont suivi."]),
        ("de", ["Am 28. Oktober kam Dr. Ott.", "Es waren z. B. 3,5 Mio. Euro.", "„Genug!“", "So endete es."]),
        ("en", ["The U.S. firm lost $2.5 bn.", "“We won.”", "Mr. Hale left… And then?", "No. 2 stayed."]),
    ],
)
def test_sentences(language: str, parts: list[str]) -> None:
    text = " ".join(parts)
    wanted = [part for group in parts for part in group.replace("… ", "…\n").split("\n")]
    assert [text[a:b] for a, b in sentences(text, 0, len(text), language)] == wanted
