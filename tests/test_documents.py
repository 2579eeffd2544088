"""Pages taken apart: clutter, titles, datelines, publication dates, hidden characters, shared text."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.pages import PAGES, load, score
from claimcheck import Source, read_document
from claimcheck.datelines import read_dateline
from claimcheck.shared_text import shared_text
from claimcheck.views import view
from fixtures import load_dossiers

BODY = (
    "Les pompiers ont lutté toute la nuit contre le feu, qui a détruit deux hangars du port.\n"
    "Aucun blessé n’est à déplorer, mais les dégâts dépassent 3 millions d’euros, selon l’assureur.\n"
)


def kinds(text: str) -> list[str]:
    return [p.kind for p in read_document(Source("a", text)).paragraphs]


def test_marked_pages() -> None:
    total: Counter[str] = Counter()
    for path in sorted(PAGES.iterdir()):
        total += score(load(path))
    assert total["pages"] >= 24
    assert total["clutter right"] >= 0.95 * total["clutter"]
    assert total["title right"] + total["body right"] >= 0.99 * (total["title"] + total["body"])
    assert total["date right"] >= 0.95 * total["pages"]
    assert total["language right"] == total["pages"]


def test_dossiers_keep_every_mention_and_their_language() -> None:
    for dossier in load_dossiers():
        for source in dossier.sources:
            document = read_document(Source(source.id, source.text))
            assert document.language == source.language, source.id
            own = [p for p in document.paragraphs if p.kind != "clutter"]
            lost = [m.surface for m in source.marks if not any(p.start <= m.start < p.end for p in own)]
            assert not lost, source.id


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : 14 morts dans un incendie à Lisbonne",
        "Newsletter : l’essentiel de la semaine dans votre boîte mail",
        "Accueil | Politique | Économie | Culture",
        "Partager Facebook X WhatsApp Email",
        "Photo : un hangar détruit par le feu.",
        "Nous utilisons des cookies pour mesurer l’audience.",
        "Grève levée au port    Un navire échoué    Trois ministres limogés",
    ],
)
def test_a_line_of_the_page_between_paragraphs(line: str) -> None:
    first, second = BODY.splitlines()
    assert kinds(f"{first}\n\n{line}\n\n{second}") == ["body", "clutter", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell 3 percent on Tuesday after the bank cut its forecast for the year.",
        "Sponsored by a brewery, the marathon drew 12,000 runners to the city on Sunday.",
        "Video footage shows that at least 14 people were standing on the bridge when it fell.",
        "Anzeige erstatteten 40 Anwohner, wie die Polizei am Dienstag in Murnau mitteilte.",
        "Menu prices rose by 8 per cent in a year, according to the restaurant association.",
    ],
)
def test_running_text_that_begins_like_a_label(line: str) -> None:
    assert kinds(f"{line}\n{line[:-1]}, they said again.") == ["body", "body"]


def test_comments_end_the_article() -> None:
    text = (
        f"{BODY}Commentaires\nJe n’y crois pas du tout, 3 millions c’est bien trop pour deux hangars vides !"
    )
    assert kinds(text) == ["body", "body", "clutter", "clutter"]


def test_a_page_of_nothing_but_clutter() -> None:
    document = read_document(Source("a", "Accueil\nPolitique\nCulture\nSport\nContact\nSe connecter"))
    assert {p.kind for p in document.paragraphs} == {"clutter"}
    assert any("nothing but page clutter" in note for note in document.notes)


def test_a_single_statement_is_always_read() -> None:
    assert kinds("Newsletter: 14 dead") == ["body"]


@pytest.mark.parametrize(
    ("line", "language", "published"),
    [
        ("Publié dans Les Échos du port le 29 - 10 - 2025", "fr", date(2025, 10, 29)),
        ("octobre 28, 2025", "fr", date(2025, 10, 28)),
        ("Von Eva Lang | Stand: 3.2.2026, 14.05 Uhr", "de", datetime(2026, 2, 3, 14, 5)),
        ("Updated Feb. 4, 2026 – Published Feb. 3, 2026, 2:05 pm", "en", datetime(2026, 2, 3, 14, 5)),
        ("2026-02-03T14:05+01:00", "en", datetime(2026, 2, 3, 14, 5, tzinfo=timezone(timedelta(hours=1)))),
        ("Published 13/04/2026", "en", date(2026, 4, 13)),
    ],
)
def test_datelines(line: str, language: str, published: date) -> None:
    dateline = read_dateline(line, language)
    assert dateline is not None
    assert dateline.date is not None
    assert dateline.date.value == published


@pytest.mark.parametrize(
    "line",
    [
        "The deal was signed on 28 October 2025",
        "12 April 2026: truce confirmed by both sides",
        "31.02.2026",
        "Mardi",
    ],
)
def test_no_datelines(line: str) -> None:
    assert read_dateline(line, "en") is None


def test_a_date_with_two_readings_is_not_guessed() -> None:
    document = read_document(
        Source("a", "Ferry late\nPublished 03/04/2026\nThe ferry left two hours late on Monday.")
    )
    assert document.published is None


def test_the_date_of_a_text_is_found_where_it_says_so() -> None:
    text = f"date 2025-10-28 {BODY}"
    document = read_document(Source("a", text))
    span = document.published_span
    assert document.published == date(2025, 10, 28)
    assert span is not None
    assert text[span.start : span.end] == "2025-10-28"
    assert kinds(text)[:2] == ["dateline", "body"]


def test_dates_of_other_articles_never_count() -> None:
    other = "Les plus lus\nUn chat sauvé des eaux\n27 octobre 2025\nLe maire démissionne\n26 octobre 2025\n\n"
    assert read_document(Source("a", other + BODY)).published is None


def test_given_dates_win_and_conflicts_are_noted() -> None:
    document = read_document(
        Source("a", f"Titre\nPublié le 28/10/2025\n{BODY}", published=date(2025, 10, 30))
    )
    assert document.published == date(2025, 10, 30)
    assert any("2025-10-28" in note for note in document.notes)


def test_hidden_characters_and_mojibake_leave_offsets_alone() -> None:
    text = "Es waren 12\u200b000 Men\u00adschen, darunter dreiÃŸig Kinder, in Ko\u0308ln."
    document = read_document(Source("a", text))
    assert document.text == "Es waren 12000 Menschen, darunter dreißig Kinder, in Köln."
    start = document.text.index("12000 Menschen")
    given_start, given_end = document.original(start, start + len("12000 Menschen"))
    assert text[given_start:given_end] == "12\u200b000 Men\u00adschen"
    assert len([note for note in document.notes if "for reading" in note]) == 2


@given(st.text(alphabet="aé\u00ad\u200b\u0301Ã©â€™ 1.\n\x00", max_size=60))
def test_views_map_back(text: str) -> None:
    read = view(text)
    places = [read.original(k, k + 1) for k in range(len(read.text))]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert places == sorted(places)
    assert view(read.text.replace("Ã", "").replace("â", "")).text or not read.text.strip("Ãâ")
    if read.offsets is None:
        assert read.text == text


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    document = read_document(Source("a", text))
    ends = [0]
    for paragraph in document.paragraphs:
        assert ends[-1] <= paragraph.start < paragraph.end <= len(document.text)
        ends.append(paragraph.end)


def test_shared_text_of_near_identical_sentences() -> None:
    dispatch = "Le feu a détruit deux hangars du port dans la nuit de lundi à mardi, selon les pompiers."
    changed = dispatch.replace("deux hangars", "trois hangars")
    own = "Une enquête a été ouverte par le parquet pour déterminer les causes exactes de ce sinistre."
    documents = [read_document(Source(str(k), t)) for k, t in enumerate([dispatch, f"{own} {changed}", own])]
    found = [(p.left, p.right, p.likeness == 1) for p in shared_text(documents)]
    assert found == [(0, 1, False), (1, 2, True)]
