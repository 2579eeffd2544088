"""What comes in: texts, dicts, files and folders, as sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from claimcheck.errors import SourceError

__all__ = ["Source", "read_sources"]

_FIELDS = ("id", "text", "published", "publisher", "url", "title", "language")
_SUFFIXES = (".txt", ".md", ".jsonl", ".html", ".htm")


class Source(msgspec.Struct, frozen=True):
    """A text and what is known of it.

    Attributes:
        id: Name of the source in the report; given by its place where empty.
        text: The text. Every offset counts code points of it.
        published: When it was published; None where not known.
        publisher: Who published it.
        url: Where.
        title: Its title, where it is not part of the text.
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


def read_sources(*inputs: Source | str | Mapping[str, Any] | os.PathLike[str]) -> list[Source]:
    """The sources of texts, dicts, files and folders, in order, each with an id of its own.

    Args:
        inputs: A text, a :class:`Source`, a dict with at least ``text``, or the path of a file (.txt, .md, .html,
            .jsonl) or of a folder of such files.

    Raises:
        SourceError: Something cannot be read: what, where, on which line.
    """
    found: list[Source] = []
    for item in inputs:
        found += _read(item)
    return _named(found)


def _read(item: Source | str | Mapping[str, Any] | os.PathLike[str]) -> list[Source]:
    if isinstance(item, Source):
        return [_checked(item, "")]
    if isinstance(item, str):
        return [Source(id="", text=item)]
    if isinstance(item, Mapping):
        return [_from_mapping(item, "")]
    if isinstance(item, os.PathLike):
        return _read_path(Path(item))
    raise SourceError(f"not a source: {type(item).__name__}")


def _read_path(path: Path) -> list[Source]:
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES and p.stem.lower() != "readme")
        if not files:
            raise SourceError(f"no {', '.join(_SUFFIXES)} file in this folder", where=str(path))
        return [source for file in files for source in _read_path(file)]
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise SourceError("no such file or folder", where=str(path)) from None
    except OSError as error:
        raise SourceError(error.strerror or "cannot be read", where=str(path)) from None
    text, notes = _decode(raw)
    if not text.strip():
        raise SourceError("the file is empty", where=str(path))
    if path.suffix.lower() == ".jsonl":
        return _read_lines(text, str(path))
    facts, body = _front_matter(text)
    return [_from_mapping({"id": path.stem, **facts, "text": body}, str(path), notes)]


def _decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:200_000]).best()
        encoding = best.encoding if best else "cp1252"
        return raw.decode(encoding, errors="replace"), (f"not UTF-8: read as {encoding}",)


def _read_lines(text: str, where: str) -> list[Source]:
    sources = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise SourceError(f"not valid JSON: {error}", where=where, line=number) from None
        if not isinstance(row, dict):
            raise SourceError("not a JSON object", where=where, line=number)
        sources.append(_from_mapping(row, where, line=number))
    if not sources:
        raise SourceError("no line holds a source", where=where)
    return sources


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---`` lines at the top, and the text behind them."""
    if not text.startswith("---\n"):
        return {}, text
    head, mark, body = text[4:].partition("\n---\n")
    lines = [line.partition(":") for line in head.split("\n")]
    if not mark or not all(colon and key.strip() in _FIELDS for key, colon, _ in lines):
        return {}, text
    return {key.strip(): value.strip() for key, _, value in lines}, body


def _from_mapping(
    row: Mapping[str, Any], where: str, notes: tuple[str, ...] = (), *, line: int | None = None
) -> Source:
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError('no "text"', where=where, line=line)
    facts = {k: str(row[k]) for k in ("id", "publisher", "url", "title", "language") if row.get(k) is not None}
    published = row.get("published") or None
    source = Source(**({"id": ""} | facts), text=text, published=published, notes=notes)
    return _checked(source, where, line)


def _checked(source: Source, where: str, line: int | None = None) -> Source:
    published = source.published
    if isinstance(published, str):
        try:
            parsed = datetime.fromisoformat(published)
        except ValueError:
            raise SourceError(
                f"not a date (YYYY-MM-DD): {published[:40]!r}", where=where or source.id, line=line
            ) from None
        published = parsed if len(published) > 10 else parsed.date()
    return msgspec.structs.replace(source, published=published)


def _named(sources: Iterable[Source]) -> list[Source]:
    """The sources with ids that are given, or counted, and made unique."""
    taken: set[str] = set()
    out = []
    for number, source in enumerate(sources, 1):
        base = name = source.id or f"source{number}"
        copy = 1
        while name in taken:
            copy += 1
            name = f"{base}-{copy}"
        taken.add(name)
        out.append(msgspec.structs.replace(source, id=name))
    return out
