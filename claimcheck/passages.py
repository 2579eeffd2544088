"""The sentences of a document, each read once for all of its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.concepts import index
from claimcheck.lang import LANGUAGES, table
from claimcheck.mentions.tokens import tokenize
from claimcheck.sentences import sentences
from claimcheck.statements import SentenceCues, Statement, read_statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.concepts import Match
    from claimcheck.documents import Document, Paragraph
    from claimcheck.mentions.mention import Mention
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Passage", "Sentence", "read_passages"]

_OF_REACH = 6


class Sentence:
    """The words of one sentence, and which of them are values.

    Args:
        tokens: Its tokens.
        start: Offset of the sentence's first character in the whole text.
        end: Offset behind its last character.
        language: ``fr``, ``de`` or ``en``.
        mentions: The mentions in it, in order. Of their words only the counted noun says something of the
            matter; ``Prozent``, ``euros`` and ``March`` do not.

    Attributes:
        words: Its tokens in lower case.
        mentions: First and last word of each mention, both included.
        taken: The mention that a word belongs to, for the words that belong to one.
    """

    def __init__(
        self, tokens: Tokens, start: int, end: int, language: str, mentions: Sequence[Mention]
    ) -> None:
        self.start, self.end, self.language = start, end, language
        self.tokens = tokens
        self.words = tokens.lower
        self.mentions = [self._words_of(m.start - start, m.end - start) for m in mentions]
        self.taken = {i: k for k, (a, b) in enumerate(self.mentions) for i in range(a, b + 1)}
        nouns = [m.unit for m in mentions if m.noun and m.unit]
        counted = [self._words_of(noun.start - start, noun.end - start) for noun in nouns]
        self._telling = {i for a, b in counted for i in range(a, b + 1)}

    @cached_property
    def matches(self) -> list[Match]:
        """The concepts that its words state."""
        return [m for m in index(self.language).find(self.words) if not self.mute(m.first)]

    def _words_of(self, a: int, b: int) -> tuple[int, int]:
        first = bisect_right(self.tokens.starts, a) - 1
        last = bisect_left(self.tokens.starts, b) - 1
        return max(first, 0), max(last, first, 0)

    def mute(self, i: int) -> bool:
        """Whether word ``i`` belongs to a value and is not what it counts."""
        return i in self.taken and i not in self._telling

    def concepts_in(self, first: int, last: int) -> tuple[str, ...]:
        """Concepts stated by the words ``first … last``, both included, in order."""
        return tuple(c for m in self.matches if first <= m.first and m.last <= last for c in m.concepts[:1])


class Passage(NamedTuple):
    """A sentence with its mentions, and what it says of each.

    Attributes:
        sentence: The sentence.
        mentions: The mentions in it, in order.
        statements: How each is stated.
        heads: Concepts of what each counts, or of the phrase that its value is "of".
    """

    sentence: Sentence
    mentions: Sequence[Mention]
    statements: tuple[Statement, ...]
    heads: tuple[tuple[str, ...], ...]


def read_passages(
    document: Document, mentions: Sequence[Mention], tokens: Mapping[int, Tokens]
) -> list[Passage]:
    """The sentences of ``document`` with the ``mentions`` in them, and those between.

    Args:
        document: The document.
        mentions: Its mentions, in order.
        tokens: The tokens of the paragraphs that were read, by the offset of the paragraph.
    """
    text = document.text
    starts = [m.start for m in mentions]
    passages: list[Passage] = []
    for paragraph in document.paragraphs:
        lo, hi = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        if paragraph.language not in LANGUAGES or (lo == hi and paragraph.kind == "clutter"):
            continue
        words = tokens.get(paragraph.start) or tokenize(text[paragraph.start : paragraph.end])
        passages += _passages(text, words, paragraph, mentions[lo:hi])
    return passages


def _passages(text: str, tokens: Tokens, paragraph: Paragraph, mentions: Sequence[Mention]) -> list[Passage]:
    out = []
    k = 0
    for start, end in sentences(text, paragraph.start, paragraph.end, paragraph.language):
        first = k
        while k < len(mentions) and mentions[k].start < end:
            end = max(end, mentions[k].end)
            k += 1
        inside = mentions[first:k]
        own = tokens.part(start - paragraph.start, end - paragraph.start)
        sentence = Sentence(own, start, end, paragraph.language, inside)
        statements, heads = _stated(sentence, inside) if inside else ((), ())
        out.append(Passage(sentence, inside, statements, heads))
    return out


def _stated(
    sentence: Sentence, mentions: Sequence[Mention]
) -> tuple[tuple[Statement, ...], tuple[tuple[str, ...], ...]]:
    cues = SentenceCues(sentence.words, sentence.language, sentence.matches)
    statements = tuple(
        read_statement(cues, *sentence.mentions[own], _number_last(sentence, own, mention))
        for own, mention in enumerate(mentions)
    )
    return statements, tuple(_head(sentence, own) for own in range(len(mentions)))


def _head(sentence: Sentence, own: int) -> tuple[str, ...]:
    """Concepts of the counted noun inside the mention, else of the "of" phrase behind it."""
    first, last = sentence.mentions[own]
    inside = sentence.concepts_in(first, last)
    if inside:
        return inside
    words = sentence.words
    joint = table(sentence.language, "statement")["clause"]["of"]
    if last + 1 < len(words) and words[last + 1] in joint:
        limit = sentence.mentions[own + 1][0] - 1 if own + 1 < len(sentence.mentions) else len(words)
        behind = sentence.concepts_in(last + 2, min(last + 1 + _OF_REACH, limit))
        return behind[:2]
    return ()


def _number_last(sentence: Sentence, own: int, mention: Mention) -> int:
    """The last word of the mention's number."""
    first, last = sentence.mentions[own]
    if mention.number is None:
        return next((i for i in range(last, first - 1, -1) if sentence.words[i][0].isdigit()), first)
    behind = mention.number.end - sentence.start
    return max(first, min(last, bisect_left(sentence.tokens.starts, behind) - 1))
