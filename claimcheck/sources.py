"""What comes in: texts, dicts, files and folders, as sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from claimcheck.decoding import decode
from claimcheck.errors import SourceError

__all__ = ["Source", "read_source", "read_sources"]

_FACTS = ("id", "publisher", "url", "title", "language")
_FRONT = {
    "id": "id",
    "title": "title",
    "published": "published", "date": "published",
    "publisher": "publisher", "source": "publisher", "site": "publisher",
    "url": "url", "link": "url",
    "language": "language", "lang": "language",
}  # fmt: skip
_SUFFIXES = (".txt", ".md", ".jsonl", ".html", ".htm")
_FRONT_LONGEST = 100
_FEW_WORDS = 20
"""Words of a page below which the language that it declares is believed; else its text decides."""
_QUOTES = "\"'"


class Source(msgspec.Struct, frozen=True):
    """A text and what is known of it.

    Attributes:
        id: Name of the source in the report; given by its place where empty.
        text: The text. Every offset counts code points of it.
        published: When it was published, as a date or an ISO 8601 text; None where not known.
        publisher: Who published it.
        url: Where.
        title: Its title, where it is known beside the text.
        language: ``fr``, ``de`` or ``en`` where known; detected where empty.
        notes: What a reader should know of how it came in.
    """

    id: str
    text: str
    published: date | str | None = None
    publisher: str = ""
    url: str = ""
    title: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        from claimcheck.checker import extract
        from claimcheck.rendering.html import marked_text

        return marked_text(self, extract(self))


def read_sources(*inputs: Source | str | Mapping[str, Any] | os.PathLike[str]) -> list[Source]:
    """The sources of texts, dicts, files and folders, in order, each with an id of its own.

    Args:
        inputs: A text or HTML page, a :class:`Source`, a dict with at least ``text``, or the path of a file
            (.txt and .md with optional front matter, .html, .jsonl) or of a folder of such files.

    Returns:
        Sources with ids as given, else the file's name without its ending, else ``source1`` and so on;
        ids that come twice get a number. ``published`` is a date, a datetime or None.

    Raises:
        SourceError: Something cannot be read: what, where, on which line.
        MissingExtraError: HTML comes in and trafilatura is not installed.

    Example:
        >>> german = {"id": "b", "text": "Ein Text.", "published": "2025-10-29"}
        >>> [(s.id, str(s.published)) for s in read_sources("Un texte.", german)]
        [('source1', 'None'), ('b', '2025-10-29')]
    """
    found: list[Source] = []
    for item in inputs:
        found += _read(item)
    return _named(found)


def read_source(item: Source | str | Mapping[str, Any] | os.PathLike[str]) -> Source:
    """The one source of a text, dict or file.

    Raises:
        SourceError: It cannot be read, or is a folder or a file that holds several.
    """
    found = read_sources(item)
    if len(found) > 1:
        raise SourceError(
            f"{len(found)} sources where one is asked for: give read_sources(…) to check or extract_many",
            where=str(item),
        )
    return found[0]


def _read(item: Source | str | Mapping[str, Any] | os.PathLike[str]) -> list[Source]:
    if isinstance(item, Source):
        return [_checked(item, "")]
    if isinstance(item, str):
        return [_from_text(item, {}, "", ())]
    if isinstance(item, Mapping):
        return [_from_mapping(item, "")]
    if isinstance(item, os.PathLike):
        return _read_path(Path(item))
    raise SourceError(f"not a source: {type(item).__name__}")


def _read_path(path: Path) -> list[Source]:
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if _is_source(p))
        if not files:
            raise SourceError(f"no {', '.join(_SUFFIXES)} file in this folder", where=str(path))
        return [source for file in files for source in _read_path(file)]
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file or folder", where=str(path)) from None
    except OSError as error:
        raise SourceError(error.strerror or "cannot be read", where=str(path)) from None
    text, notes = decode(raw)
    if not text.strip():
        raise SourceError("the file is empty", where=str(path))
    if path.suffix.lower() == ".jsonl":
        return _read_lines(text, str(path), notes)
    facts, body = _front_matter(text, str(path))
    return [
        _from_text(
            body, {"id": path.stem, **facts}, str(path), notes, html=path.suffix.lower() in (".html", ".htm")
        )
    ]


def _is_source(path: Path) -> bool:
    hidden = path.name.startswith(".") or path.stem.lower() == "readme"
    return path.suffix.lower() in _SUFFIXES and not hidden and path.is_file()


def _read_lines(text: str, where: str, notes: tuple[str, ...]) -> list[Source]:
    sources = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            raise SourceError(f"not valid JSON: {error}", where=where, line=number) from None
        if not isinstance(row, dict):
            raise SourceError("not a JSON object", where=where, line=number)
        sources.append(_from_mapping(row, where, notes, line=number))
    return sources


def _front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---`` lines at the top, and the text behind them.

    Other keys, lists and comments are skipped.
    """
    lines = text.split("\n", _FRONT_LONGEST)
    if lines[0].rstrip() != "---":
        return {}, text
    close = next((k for k, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if close is None:
        return {}, text
    facts: dict[str, str] = {}
    for number, line in enumerate(lines[1:close], 2):
        key, colon, value = line.partition(":")
        if not colon and line.strip() and line.strip()[0] not in "-#":
            return {}, text
        name = _FRONT.get(key.strip().lower()) if colon else None
        value = value.strip().strip(_QUOTES)
        if name and value and name not in facts:
            facts[name] = value
            if name == "published":
                _moment(value, where, number)
    return facts, "\n".join(lines[close + 1 :])


def _from_mapping(
    row: Mapping[str, Any], where: str, notes: tuple[str, ...] = (), *, line: int | None = None
) -> Source:
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError('no "text"', where=where, line=line)
    return _from_text(text, row, where, notes, line=line)


def _from_text(
    text: str,
    row: Mapping[str, Any],
    where: str,
    notes: tuple[str, ...],
    *,
    line: int | None = None,
    html: bool = False,
) -> Source:
    facts = {k: str(row[k]) for k in _FACTS if row.get(k) is not None}
    published = row.get("published") or None
    if html or text.lstrip("\ufeff").lstrip()[:1] == "<":
        from claimcheck.pages import looks_like_html, read_page

        if html or looks_like_html(text):
            page = read_page(text)
            text, notes = page.text, notes + page.notes
            found = {"publisher": page.publisher, "url": page.url, "title": page.title}
            facts = {k: v for k, v in found.items() if v} | facts
            published = published or page.published
            if page.language and len(text.split()) < _FEW_WORDS:
                facts.setdefault("language", page.language)
    source = Source(**({"id": ""} | facts), text=text, published=published, notes=notes)
    return _checked(source, where, line)


def _checked(source: Source, where: str, line: int | None = None) -> Source:
    place = where or source.id
    if not source.text.strip():
        raise SourceError("the text is empty", where=place, line=line)
    return msgspec.structs.replace(source, published=_moment(source.published, place, line))


def _moment(published: Any, where: str, line: int | None = None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    if isinstance(published, str):
        written = published.strip()
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            pass
        else:
            return moment if len(written) > len("2025-10-29") else moment.date()
    raise SourceError(f"not a date (YYYY-MM-DD): {str(published)[:40]!r}", where=where, line=line)


def _named(sources: Iterable[Source]) -> list[Source]:
    """The sources with ids that are given, or counted, and made unique."""
    taken: set[str] = set()
    copies: dict[str, int] = {}
    out = []
    for number, source in enumerate(sources, 1):
        base = name = source.id or f"source{number}"
        while name in taken:
            copies[base] = copies.get(base, 1) + 1
            name = f"{base}-{copies[base]}"
        taken.add(name)
        out.append(msgspec.structs.replace(source, id=name))
    return out
