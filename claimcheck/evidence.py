"""What the words around a claim say about what it measures: weighted keys, near the value and further off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from claimcheck.concepts import Match, index, lexicon
from claimcheck.lang import table
from claimcheck.wordkeys import prefix_key, word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.tokens import Tokens

__all__ = ["Evidence", "KeyPosition", "Sentence"]

_BOUNDARIES = frozenset(',;:–—()«»„“”"')
_DECAY = 5.0
_BOUNDARY_FACTOR = 0.65
_MENTION_FACTOR = 0.8
_FOREIGN_NOUN_FACTOR = 0.3
_PREDICATES = frozenset({"event", "action", "role", "person"})
_PREFIX_WEIGHT = 0.35
_SECOND_SENSE = 0.5
_MOST_CROSSED = 4


class KeyPosition(msgspec.Struct, frozen=True):
    """A key and the words of a sentence that state it.

    Attributes:
        key: A concept id, ``w:`` and a word key, or ``p:`` and the first letters of one.
        first: Index of its first word.
        last: Index of its last word.
        weight: How much of a statement it is, from 0 to 1.
    """

    key: str
    first: int
    last: int
    weight: float


class Evidence(msgspec.Struct, frozen=True):
    """The surroundings of one claim.

    Attributes:
        near: Key to weight, falling with the distance from the value.
        sentence: Key to weight, over the whole sentence.
        wide: Key to weight, over the neighbouring sentences.
        head: Concepts of the counted noun, or of the phrase that the value is "of".
        position: Where in the text the claim stands, from 0 to 1.
        opening: Whether it is the first thing in its paragraph, like the hour of a live report.
        denied: Keys of the predicate that a negation of its clause denies; None without one.
    """

    near: dict[str, float]
    sentence: dict[str, float]
    wide: dict[str, float]
    head: frozenset[str]
    position: float
    opening: bool = False
    denied: frozenset[str] | None = None


class Sentence:
    """One sentence of a text, read once for all of its mentions.

    Args:
        tokens: Its tokens.
        start: Offset of the sentence's first character in the whole text.
        end: Offset behind its last character.
        language: ``fr``, ``de`` or ``en``.
        spans: Offsets of the mentions in it, in order.
        nouns: Offsets of the counted noun of each mention, None without one. Only that word of a mention
            says something of the matter; ``Prozent``, ``euros`` and ``March`` do not.
    """

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        language: str,
        spans: Sequence[tuple[int, int]],
        nouns: Sequence[tuple[int, int] | None],
    ) -> None:
        self.start, self.end, self.language = start, end, language
        self.tokens = tokens
        self.words = tokens.lower
        self.mentions = [self._words_of(a - start, b - start) for a, b in spans]
        self._taken = {i: k for k, (a, b) in enumerate(self.mentions) for i in range(a, b + 1)}
        counted = [self._words_of(noun[0] - start, noun[1] - start) for noun in nouns if noun]
        self._telling = {i for a, b in counted for i in range(a, b + 1)}
        self.matches: list[Match] = [m for m in index(language).find(self.words) if not self._mute(m.first)]
        self.positions = self._positions()
        crossed = [w in _BOUNDARIES for w in self.words]
        self._crossed = list(accumulate(crossed, initial=0))
        begun = [0] * len(self.words)
        for first, _ in self.mentions:
            begun[first] += 1
        self._begun = list(accumulate(begun, initial=0))

    def _words_of(self, a: int, b: int) -> tuple[int, int]:
        first = bisect_right(self.tokens.starts, a) - 1
        last = bisect_left(self.tokens.starts, b) - 1
        return max(first, 0), max(last, first, 0)

    def _mute(self, i: int) -> bool:
        """Whether word ``i`` belongs to a value and is not what it counts."""
        return i in self._taken and i not in self._telling

    def _positions(self) -> list[KeyPosition]:
        positions: list[KeyPosition] = []
        covered: set[int] = set()
        for first, last, concepts in self.matches:
            covered.update(range(first, last + 1))
            positions += [
                KeyPosition(concept, first, last, 1.0 if n == 0 else _SECOND_SENSE)
                for n, concept in enumerate(concepts[:3])
            ]
        for i, word in enumerate(self.words):
            if i not in covered and not self._mute(i):
                positions += [KeyPosition(key, i, i, weight) for key, weight in _loose(word, self.language)]
        return positions

    def keys(self) -> dict[str, float]:
        """Key to weight over the whole sentence."""
        out: dict[str, float] = {}
        for position in self.positions:
            if position.weight > out.get(position.key, 0.0):
                out[position.key] = position.weight
        return out

    def near(self, own: int) -> dict[str, float]:
        """Key to weight around mention ``own``: less with each word, punctuation mark and value between."""
        a, b = self.mentions[own]
        out: dict[str, float] = {}
        for position in self.positions:
            if position.last < a:
                left, right = position.last + 1, a
            elif position.first > b:
                left, right = b + 1, position.first
            else:
                left = right = 0
            weight = position.weight / (1.0 + (right - left) / _DECAY)
            if right > left:
                crossed = self._crossed[right] - self._crossed[left]
                others = self._begun[right] - self._begun[left]
                weight *= _BOUNDARY_FACTOR ** min(crossed, _MOST_CROSSED)
                weight *= _MENTION_FACTOR ** min(others, _MOST_CROSSED)
            if self._taken.get(position.first, own) != own:
                weight *= _FOREIGN_NOUN_FACTOR
            if weight > out.get(position.key, 0.0):
                out[position.key] = weight
        return out

    def predicates_in(self, words: range) -> frozenset[str]:
        """What ``words`` say that happens or is done, and what somebody is said to be."""
        concepts = lexicon().concepts
        return frozenset(
            p.key
            for p in self.positions
            if p.first in words
            and p.last in words
            and (p.key.startswith("w:") or (p.key in concepts and concepts[p.key].type in _PREDICATES))
        )

    def concepts_in(self, first: int, last: int) -> tuple[str, ...]:
        """Concepts stated by the words ``first … last``, both included, in order."""
        return tuple(c for m in self.matches if first <= m.first and m.last <= last for c in m.concepts[:1])


@lru_cache(maxsize=65536)
def _loose(word: str, language: str) -> tuple[tuple[str, float], ...]:
    """The keys of a word that the lexicon does not know, with their weights."""
    if len(word) < 3 or word in _function_words(language) or not word.isalpha():
        return ()
    key = word_key(word, language)
    prefix = prefix_key(key)
    return (("w:" + key, 1.0), ("p:" + prefix, _PREFIX_WEIGHT)) if prefix else (("w:" + key, 1.0),)


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table(language, "function_words")["words"])
