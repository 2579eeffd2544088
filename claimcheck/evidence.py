"""What the words around a claim say about what it measures: weighted keys, near the value and further off."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from claimcheck.concepts import lexicon
from claimcheck.lang import table
from claimcheck.wordkeys import prefix_key, word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents import Document
    from claimcheck.passages import Passage, Sentence

__all__ = ["Evidence", "KeyPosition", "read_evidence"]

_BOUNDARIES = frozenset(',;:–—()«»„“”"')
_DECAY = 5.0
_BOUNDARY_FACTOR = 0.65
_MENTION_FACTOR = 0.8
_FOREIGN_NOUN_FACTOR = 0.3
_PREDICATES = frozenset({"event", "action", "role", "person"})
_PREFIX_WEIGHT = 0.35
_SECOND_SENSE = 0.5
_MOST_CROSSED = 4
_NEIGHBOUR_WEIGHTS = ((1, 0.5), (2, 0.25))


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
        said: Whether a verb of saying stands close by.
    """

    near: dict[str, float]
    sentence: dict[str, float]
    wide: dict[str, float]
    head: frozenset[str]
    position: float
    opening: bool = False
    denied: frozenset[str] | None = None
    said: bool = False


class _Surroundings:
    """The keys of one sentence and where they stand, for all of its mentions."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._positions = _positions(sentence)
        crossed = [w in _BOUNDARIES for w in sentence.words]
        self._crossed = list(accumulate(crossed, initial=0))
        begun = [0] * len(sentence.words)
        for first, _ in sentence.mentions:
            begun[first] += 1
        self._begun = list(accumulate(begun, initial=0))
        self.keys: dict[str, float] = {}
        for position in self._positions:
            if position.weight > self.keys.get(position.key, 0.0):
                self.keys[position.key] = position.weight

    def near(self, own: int) -> dict[str, float]:
        """Key to weight around mention ``own``: less with each word, punctuation mark and value between."""
        a, b = self.sentence.mentions[own]
        taken = self.sentence.taken
        out: dict[str, float] = {}
        for position in self._positions:
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
            if taken.get(position.first, own) != own:
                weight *= _FOREIGN_NOUN_FACTOR
            if weight > out.get(position.key, 0.0):
                out[position.key] = weight
        return out

    def predicates_in(self, words: range) -> frozenset[str]:
        """What ``words`` say that happens or is done, and what somebody is said to be."""
        concepts = lexicon().concepts
        return frozenset(
            p.key
            for p in self._positions
            if p.first in words
            and p.last in words
            and (p.key.startswith("w:") or (p.key in concepts and concepts[p.key].type in _PREDICATES))
        )


def read_evidence(document: Document, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The evidence of each mention of ``document``, in order.

    Args:
        document: The document.
        passages: What ``read_passages`` found in it.
    """
    openings = {p.start for p in document.paragraphs}
    size = max(len(document.text), 1)
    read = [_Surroundings(passage.sentence) for passage in passages]
    keys = [surroundings.keys for surroundings in read]
    evidence: list[Evidence] = []
    for n, (passage, surroundings) in enumerate(zip(passages, read, strict=True)):
        wide = _neighbours(keys, n) if passage.mentions else {}
        stated = zip(passage.mentions, passage.statements, passage.heads, strict=True)
        for own, (mention, statement, head) in enumerate(stated):
            denied = statement.denied
            evidence.append(
                Evidence(
                    near=surroundings.near(own),
                    sentence=keys[n],
                    wide=wide,
                    head=frozenset(head),
                    position=mention.start / size,
                    opening=mention.start in openings,
                    denied=None if denied is None else surroundings.predicates_in(denied),
                    said=statement.said,
                )
            )
    return tuple(evidence)


def _positions(sentence: Sentence) -> list[KeyPosition]:
    positions: list[KeyPosition] = []
    covered: set[int] = set()
    for first, last, concepts in sentence.matches:
        covered.update(range(first, last + 1))
        positions += [
            KeyPosition(concept, first, last, 1.0 if n == 0 else _SECOND_SENSE)
            for n, concept in enumerate(concepts[:3])
        ]
    for i, word in enumerate(sentence.words):
        if i not in covered and not sentence.mute(i):
            positions += [KeyPosition(key, i, i, weight) for key, weight in _loose(word, sentence.language)]
    return positions


def _neighbours(keys: list[dict[str, float]], n: int) -> dict[str, float]:
    wide: dict[str, float] = {}
    for distance, factor in _NEIGHBOUR_WEIGHTS:
        for m in (n - distance, n + distance):
            if 0 <= m < len(keys):
                for key, weight in keys[m].items():
                    weight *= factor
                    if weight > wide.get(key, 0.0):
                        wide[key] = weight
    return wide


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
