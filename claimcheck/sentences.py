"""Sentence boundaries inside a paragraph, by punctuation and a language's abbreviations."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lang import LANGUAGES, table

__all__ = ["sentences"]

_END = re.compile(r"(?<![.!?…])[.!?…]++(?:\s?»(?=\s))?[\"'”“»«’)\]]{0,3}\s++|\n\s*+|;\s++(?=[A-ZÀ-Ý])")
_OPENERS = frozenset("\"'„“«»‹(–—[")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_LONGEST_WORD = 24
_LONGEST_SENTENCE = 1500
"""Characters; what runs on without an end is cut at a space, so that work stays linear in the text."""


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(table(language, "abbreviations")["words"]) if language in LANGUAGES else frozenset()


@cache
def _ordinal_point(language: str) -> bool:
    return language in LANGUAGES and bool(table(language, "abbreviations")["ordinal_point"])


def sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of ``text[start:end]``, without the space between them.

    Example:
        >>> sentences("Es waren 3,2 Mio. Euro. Am 28. Oktober kam Dr. Ott.", 0, 51, "de")
        [(0, 23), (24, 51)]
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        after = match.end()
        if after < end and not _breaks(text, begin, match.start(), after, match.group(), language):
            continue
        stop = match.start() + len(match.group().rstrip())
        if stop > begin:
            spans += _pieces(text, begin, stop)
        begin = after
    if begin < end and text[begin:end].strip():
        spans += _pieces(text, begin, begin + len(text[begin:end].rstrip()))
    return spans


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One sentence, or the pieces of one that is too long."""
    pieces = []
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = space + 1 if space > 0 else start + _LONGEST_SENTENCE
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _breaks(text: str, begin: int, at: int, after: int, mark: str, language: str) -> bool:
    """Whether the punctuation ``mark`` at ``at`` ends a sentence that began at ``begin``."""
    if "\n" in mark or mark[0] == ";":
        return True
    following = text[after]
    if not (following.isupper() or following.isdecimal() or following in _OPENERS):
        return False
    if mark.rstrip() != ".":
        return True
    before = _WORD_BEFORE.search(text, max(begin, at - _LONGEST_WORD), at)
    if not before:
        return True
    word = before.group()
    if word.isdecimal():
        return len(word) > 2 or not _ordinal_point(language)
    if len(word) == 1 and word.isupper():
        return False
    return word.lower() not in _abbreviations(language)
