"""A source as a document: its paragraphs, which of them are its own, their language, its date."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

import msgspec

from claimcheck.clutter import BODY, CLUTTER, DATELINE, TITLE, classify
from claimcheck.lang import LANGUAGES
from claimcheck.language import OTHER, Detection, Evidence, detect_language, weigh_words
from claimcheck.mentions.mention import Span
from claimcheck.pagelines import Line, split_lines
from claimcheck.publication import find_publication
from claimcheck.views import View, view

if TYPE_CHECKING:
    from datetime import date, datetime

    from claimcheck.sources import Source

__all__ = ["Document", "Paragraph", "read_document"]

_SHORT = 40
_MOST_ASKED = 40
"""How often langdetect is asked for one document at most; it is slow."""
_SAMPLE, _SAMPLED = 12, 200
_CLEAR, _ENOUGH = 2.0, 3.0
_SURE = 0.7
_MARKS = " .:;,|–—-"


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text and what it is.

    Attributes:
        start: Code-point offset of its first character in the document's ``text``.
        end: Code-point offset behind its last character.
        kind: ``title``, ``body``, ``dateline`` or ``clutter``.
        language: ``fr``, ``de``, ``en`` or ``other``.
        confidence: How sure the language is, from 0 to 1.
    """

    start: int
    end: int
    kind: str
    language: str
    confidence: float = 1.0


class Document(msgspec.Struct, frozen=True):
    """A source, taken apart.

    Attributes:
        source: The source.
        language: Language of most of its text: ``fr``, ``de``, ``en`` or ``other``.
        published: When it was published; None where neither the source nor its text says so.
        paragraphs: Its lines, in order, with offsets into ``text``.
        notes: What a reader should know of how it was read.
        published_span: Where the source's text says when it was published, offsets into the text as
            given; None where the source or nothing says so.
        view: The text as it is read, and the way back to the text as given.
    """

    source: Source
    language: str
    published: date | datetime | None
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()
    published_span: Span | None = None
    view: View = View("")

    @property
    def text(self) -> str:
        """The text to read; the source's own text where nothing in it is hidden or broken."""
        return self.view.text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into ``text`` as offsets into the text as given."""
        return self.view.original(start, end)


def read_document(source: Source) -> Document:
    r"""The document of a source.

    Example:
        >>> from claimcheck import Source
        >>> document = read_document(Source("a", "Lundi noir\nPublié le 28/10/2025\n\nIl y a trois blessés."))
        >>> [p.kind for p in document.paragraphs]
        ['title', 'dateline', 'body']
        >>> document.language, str(document.published)
        ('fr', '2025-10-28')
    """
    read = view(source.text)
    lines = split_lines(read.text)
    evidence = [weigh_words(line.text) for line in lines]
    language = _main_language(source, lines, evidence)
    classify(lines, language, source.title)
    publication = find_publication(source, lines, language)
    paragraphs = _paragraphs(lines, evidence, language)
    span = publication.span
    if span is not None:
        span = Span(*read.original(span.start, span.end))
    notes = (*source.notes, *read.notes, *publication.notes, *_notes(paragraphs, language))
    return Document(source, language, publication.value, paragraphs, notes, span, read)


def _main_language(source: Source, lines: list[Line], evidence: list[Evidence]) -> str:
    """The language given with the source, else that of its longest lines."""
    given = source.language.strip().lower()[:2]
    if given:
        return given if given in LANGUAGES else OTHER
    sampled = nlargest(_SAMPLE, range(len(lines)), key=lambda i: len(lines[i].text))
    scores: dict[str, float] = {}
    for i in sampled:
        for weight, language in evidence[i].scores:
            scores[language] = scores.get(language, 0.0) + weight
    ranked = sorted(((weight, language) for language, weight in scores.items()), reverse=True)
    longest = [lines[i] for i in sampled[:3]]
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return detect_language("\n".join(line.text[:_SAMPLED] for line in longest)).language
    if ranked and ranked[0][0] >= _ENOUGH:
        return ranked[0][1] if ranked[0][1] in LANGUAGES else OTHER
    return detect_language(longest[0].text if longest else "").language


def _paragraphs(lines: list[Line], evidence: list[Evidence], language: str) -> tuple[Paragraph, ...]:
    paragraphs = []
    asked = 0
    for line, words in zip(lines, evidence, strict=True):
        found = detect_language(line.text, expected=language, thorough=False, evidence=words)
        if found.language != language and found.confidence < _SURE:
            if asked < _MOST_ASKED:
                asked += 1
                found = detect_language(line.text, expected=language, evidence=words)
            if found.confidence < _SURE or (found.language == OTHER and len(line.text) < _SHORT):
                found = Detection(language, 0.5)
        start = line.start
        if line.dateline is not None and line.dateline.role == "prefix" and line.dateline.date is not None:
            behind = line.dateline.date.end
            paragraphs.append(Paragraph(start, start + behind, DATELINE, language, 0.5))
            start = line.end - len(line.text[behind:].lstrip(_MARKS))
        if start < line.end:
            paragraphs.append(Paragraph(start, line.end, line.kind, found.language, found.confidence))
    return tuple(paragraphs)


def _notes(paragraphs: tuple[Paragraph, ...], language: str) -> list[str]:
    notes = []
    clutter = sum(p.kind == CLUTTER for p in paragraphs)
    if not paragraphs:
        notes.append("no words to read")
    elif clutter == len(paragraphs):
        notes.append("nothing but page clutter: no running text found")
    elif clutter:
        notes.append(f"{clutter} of {len(paragraphs)} lines set aside as page clutter")
    own = [p for p in paragraphs if p.kind in (BODY, TITLE)]
    unread = sum(p.language == OTHER for p in own)
    if language == OTHER and own:
        notes.append("language not supported: no claims read")
    elif unread:
        notes.append(f"{unread} paragraphs in a language that is not supported: not read")
    return notes
