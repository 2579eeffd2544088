"""What comes in: texts, dicts, files, folders, encodings, HTML, and what goes wrong."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from claimcheck import Checker, MissingExtraError, Source, SourceError, read_document, read_sources
from claimcheck.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Brand in Altdorf</title>
<meta property="article:published_time" content="2026-02-03T14:05:00+01:00">
<meta property="og:site_name" content="Seeblatt"></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="/p">Politik</a></li></ul></nav><article>
<h1>Brand in Altdorf</h1>
<p>Bei einem Brand in Altdorf sind am Montag vier Menschen verletzt worden, zwei davon schwer.</p>
<p>Das Feuer brach gegen drei Uhr aus. Der Schaden beträgt nach ersten Schätzungen 1,2 Millionen Franken.</p>
<p>Die Polizei ermittelt wegen Brandstiftung und sucht Zeugen, die in der Nacht etwas gesehen haben.</p>
</article><aside><h3>Meistgelesen</h3><ul><li><a href="#">12 Tote bei Lawine</a></li></ul></aside>
</body></html>"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_kind_of_input(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "Ein Text.")
    write(
        tmp_path,
        "a.md",
        "---\ntitle: Titre\ndate: 2025-10-29\ntags:\n  - x\nsite: 'Le Phare'\n---\nUn texte.",
    )
    write(tmp_path, "README.md", "Not a source.")
    write(
        tmp_path,
        "c.jsonl",
        '{"text": "One."}\n\n{"id": "b", "text": "Two.", "published": "2025-10-29T08:00Z"}\n',
    )
    sources = read_sources("A text.", {"id": "a", "text": "Another."}, Source("s", "A third."), tmp_path)
    assert [s.id for s in sources] == ["source1", "a", "s", "a-2", "b", "source6", "b-2"]
    assert sources[3] == Source("a-2", "Un texte.", date(2025, 10, 29), publisher="Le Phare", title="Titre")
    assert sources[6].published == datetime(2025, 10, 29, 8, tzinfo=UTC)


def test_three_dashes_that_are_no_front_matter(tmp_path: Path) -> None:
    text = "---\nNo key here\n---\nText."
    assert read_sources(write(tmp_path, "a.txt", text))[0].text == text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "{path}: the file is empty"),
        ("a.txt", "---\nid: x\n---\n \n", "{path}: the text is empty"),
        ("a.txt", "---\nid: x\ndate: soon\n---\nText.", "{path}, line 3: not a date (YYYY-MM-DD): 'soon'"),
        ("a.jsonl", '{"text": "x"}\n{"text": ', "{path}, line 2: not valid JSON"),
        ("a.jsonl", '{"text": "x"}\n\n[1]', "{path}, line 3: not a JSON object"),
        ("a.jsonl", '{"id": "x"}', '{path}, line 1: no "text"'),
        ("a.jsonl", '{"text": "x", "published": "29.10.2025"}', "{path}, line 1: not a date"),
        ("a.jsonl", '{"text": "x", "published": 2025}', "{path}, line 1: not a date"),
        ("a.jsonl", '{"text": " "}', "{path}, line 1: the text is empty"),
        ("a.html", "<html></html>", "{path}: the text is empty"),
    ],
)
def test_what_is_wrong_and_where(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(SourceError) as caught:
        read_sources(path)
    assert str(caught.value).startswith(message.format(path=path))


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        read_sources(tmp_path / "nothing.txt")
    with pytest.raises(SourceError, match="file in this folder"):
        read_sources(tmp_path)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "text",
    [
        "Les éleveurs réclament 3,2 millions d’euros à l’État, a déclaré « M. Dupré » à Genève.",
        "Die Behörden zählten 14 Tote, größter Schaden seit März. Für Österreich gilt dasselbe.",
    ],
)
def test_other_encodings(text: str, encoding: str) -> None:
    read, notes = decode(text.encode(encoding))
    assert read == text
    assert notes[0].startswith("not UTF-8: read as")


def test_a_few_broken_bytes_in_utf8() -> None:
    read, notes = decode("Élèves et étudiants réunis à Orléans ".encode() + b"\xff.")
    assert read == "Élèves et étudiants réunis à Orléans \ufffd."
    assert notes


@pytest.mark.parametrize("as_file", [True, False])
def test_html(tmp_path: Path, as_file: bool) -> None:
    source = read_sources(write(tmp_path, "page.html", PAGE) if as_file else PAGE)[0]
    assert source.title == "Brand in Altdorf"
    assert source.publisher == "Seeblatt"
    assert source.published == datetime(2026, 2, 3, 14, 5, tzinfo=timezone(timedelta(hours=1)))
    assert source.text.startswith("Brand in Altdorf\n\nBei einem Brand")
    assert "Lawine" not in source.text
    assert read_document(source).language == "de"


def test_html_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"claimcheck-news\[html\]"):
        read_sources(PAGE)


def test_one_source_is_asked_for_and_several_come(tmp_path: Path) -> None:
    lines = write(tmp_path, "a.jsonl", '{"text": "14 people died."}\n{"text": "17 people died."}\n')
    write(tmp_path, "b.txt", "A third.")
    for path in (tmp_path, lines):
        with pytest.raises(SourceError, match=r"sources where one is asked for.*extract_many"):
            Checker().extract(path)
    assert [len(e.claims) for e in Checker().extract_many(read_sources(lines), workers=1)] == [1, 1]
    lines.write_text('{"text": "14 people died."}\n', "utf-8")
    assert len(Checker().extract(lines)) == 1
