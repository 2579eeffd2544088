"""From words to concepts: exact form, then stem, then stem without diacritics, then compound parts."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from claimcheck.concepts.lexicon import lexicon
from claimcheck.lang import table
from claimcheck.mentions.tokens import tokenize

__all__ = ["Index", "Match", "counted_unit", "fold", "index"]

_SKIPPED = frozenset("'-’")
_NONE: tuple[str, ...] = ()


class Match(NamedTuple):
    """Concepts that the tokens ``first … last`` (both included) of a text may state."""

    first: int
    last: int
    concepts: tuple[str, ...]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """``word`` without diacritics, with ``ß`` as ``ss`` and ligatures spelt out.

    Example:
        >>> fold("évacuée"), fold("größe"), fold("cœur")
        ('evacuee', 'grosse', 'coeur')
    """
    word = word.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


class Index:
    """The forms of one language, ready for look-up. Safe to share between threads."""

    def __init__(self, language: str) -> None:
        facts = table(language, "compounds")
        self.language = language
        self._algorithm: str = facts["stemmer"]
        self._links: tuple[str, ...] = tuple(facts["links"])
        self._compounds: bool = facts["closed_compounds"]
        self._stopwords = frozenset(facts["never_a_part"])
        self._function_words = frozenset(facts["function_words"])
        self._shortest: int = facts["shortest_part"]
        self._exact: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._folded: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        stemmer = Stemmer.Stemmer(self._algorithm)
        for concept in lexicon().concepts.values():
            for form in concept.forms[language]:
                words = [w for w in tokenize(form).lower if w not in _SKIPPED]
                if len(words) == 1:
                    self._add(words[0], concept.id, stemmer)
                elif words:
                    stems = tuple(stemmer.stemWords(words))
                    self._phrases.setdefault(stems[0], []).append((stems, concept.id))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda p: -len(p[0]))
        self.concepts = lru_cache(maxsize=131072)(self._concepts)
        self.stem = lru_cache(maxsize=131072)(self._stem)
        self.written_stem = lru_cache(maxsize=131072)(lambda word: self._written(word, self.stem(word)))

    def _add(self, word: str, concept: str, stemmer: Stemmer.Stemmer) -> None:
        stem = stemmer.stemWord(word)
        for where, key in (
            (self._exact, word),
            (self._stems, self._written(word, stem)),
            (self._folded, fold(stem)),
        ):
            known = where.get(key, _NONE)
            if concept not in known:
                where[key] = (*known, concept)

    @staticmethod
    def _written(word: str, stem: str) -> str:
        """The stem with the vowels of the word, where the stemmer only cut and unmarked it."""
        prefix = word[: len(stem)]
        return prefix if fold(prefix) == fold(stem) else stem

    def _stem(self, word: str) -> str:
        return str(Stemmer.Stemmer(self._algorithm, 0).stemWord(word))

    def _single(self, word: str) -> tuple[str, ...]:
        found = self._exact.get(word)
        if found:
            return found
        if len(word) < 3:
            return _NONE
        stem = self.stem(word)
        return self._stems.get(self._written(word, stem)) or self._folded.get(fold(stem), _NONE)

    def _concepts(self, word: str) -> tuple[str, ...]:
        """Concepts of one word in lower case, of its parts where it is a compound."""
        if word in self._function_words:
            return _NONE
        found = self._single(word)
        if found or not self._compounds or not 2 * self._shortest <= len(word) <= 60:
            return found
        return self._split(word, depth=2)

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        best: tuple[str, ...] = _NONE
        for cut in range(self._shortest, len(word) - self._shortest + 1):
            head = word[cut:]
            if head in self._stopwords:
                continue
            tail = self._single(head)
            if not tail:
                continue
            front = self._front(word[:cut], depth)
            if front:
                return (*tail, *front)
            if not best and len(head) >= self._shortest + 1:
                best = tail
        return best

    def _front(self, part: str, depth: int) -> tuple[str, ...]:
        for link in self._links:
            if part.endswith(link) and len(part) - len(link) >= self._shortest:
                bare = part[: len(part) - len(link)]
                found = _NONE if bare in self._stopwords else self._single(bare)
                if found:
                    return found
        return self._split(part, depth - 1) if depth and len(part) >= 2 * self._shortest else _NONE

    def find(self, words: list[str]) -> list[Match]:
        """Concepts stated by ``words`` (tokens in lower case), the longest phrase first at each place.

        Example:
            >>> [m.concepts for m in index("en").find(["rare", "earths"])][:1]
            [('rare-earth',)]
        """
        out: list[Match] = []
        i, n = 0, len(words)
        while i < n:
            word = words[i]
            if not word[0].isalpha():
                i += 1
                continue
            phrases = self._phrases.get(self.stem(word))
            if phrases:
                hit = self._phrase(words, i, phrases)
                if hit:
                    out.append(hit)
                    i = hit.last + 1
                    continue
            concepts = self.concepts(word)
            if concepts:
                out.append(Match(i, i, concepts))
            i += 1
        return out

    def _phrase(self, words: list[str], i: int, phrases: list[tuple[tuple[str, ...], str]]) -> Match | None:
        best: tuple[int, list[str]] = (0, [])
        for stems, concept in phrases:
            j, k = i, 0
            while j < len(words) and k < len(stems):
                if words[j] in _SKIPPED:
                    j += 1
                elif self.stem(words[j]) == stems[k]:
                    j, k = j + 1, k + 1
                else:
                    break
            if k == len(stems):
                if len(stems) > best[0]:
                    best = (len(stems), [concept])
                    last = j - 1
                elif len(stems) == best[0] and concept not in best[1]:
                    best[1].append(concept)
        return Match(i, last, tuple(best[1])) if best[0] else None


@cache
def index(language: str) -> Index:
    """The look-up of ``language``, built once from the lexicon.

    Raises:
        LexiconError: The language has no folder under ``lang/``.
    """
    return Index(language)


@lru_cache(maxsize=65536)
def counted_unit(word: str, language: str) -> str | None:
    """The unit that counting ``word`` (lower case) gives, or None where the lexicon counts no such noun.

    Example:
        >>> counted_unit("voyageurs", "fr"), counted_unit("feuerwehrleute", "de")
        ('person', 'person')
    """
    concepts = lexicon().concepts
    units = [concepts[c].unit for c in index(language).concepts(word)[:1] if concepts[c].unit]
    return units[0] if units else None
