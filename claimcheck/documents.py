"""A source as a document: its paragraphs, which of them are its own, their language, its date."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from claimcheck.lang import LANGUAGES
from claimcheck.language import OTHER, detect_language
from claimcheck.sources import Source

__all__ = ["Document", "Paragraph", "read_document"]

_PARAGRAPH = re.compile(r"[^\n]+")
_SHORT = 40


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text and what it is.

    Attributes:
        start: Code-point offset of its first character.
        end: Code-point offset behind its last character.
        kind: ``title``, ``body``, ``dateline`` or ``clutter``.
        language: ``fr``, ``de``, ``en`` or ``other``.
    """

    start: int
    end: int
    kind: str
    language: str


class Document(msgspec.Struct, frozen=True):
    """A source, taken apart.

    Attributes:
        source: The source.
        language: Language of most of its text.
        published: When it was published; None where neither the source nor its text says so.
        paragraphs: Its lines, in order.
        notes: What a reader should know of how it was read.
    """

    source: Source
    language: str
    published: date | None
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()


def read_document(source: Source) -> Document:
    """The document of a source."""
    text = source.text
    language = source.language if source.language in LANGUAGES else detect_language(text).language
    paragraphs = []
    for match in _PARAGRAPH.finditer(text):
        own = language
        if len(match.group()) > _SHORT:
            own = detect_language(match.group()).language
            own = language if own == OTHER else own
        paragraphs.append(Paragraph(match.start(), match.end(), "body", own))
    published = source.published if isinstance(source.published, date) else None
    return Document(source, language, published, tuple(paragraphs), source.notes)
