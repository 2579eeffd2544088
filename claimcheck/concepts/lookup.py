"""From words to concepts: exact form, then stem, then stem without diacritics, then compound parts."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from claimcheck.concepts.lexicon import lexicon
from claimcheck.lang import table
from claimcheck.mentions.tokens import tokenize

__all__ = ["Index", "Match", "counted_phrase", "counted_unit", "fold", "index"]

_SKIPPED = frozenset("'-’")
_LONGEST_COMPOUND = 60
_SHORTEST_SINGULAR = 3
_NONE: tuple[str, ...] = ()


_Seconds = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases by their second stem: all their stems, and the concept."""


class Match(NamedTuple):
    """Concepts that the tokens ``first … last`` (both included) of a text may state."""

    first: int
    last: int
    concepts: tuple[str, ...]


class Parts(NamedTuple):
    """Concepts of a word by its parts.

    Attributes:
        head: Of the whole word, or of the last part of a compound.
        front: Of what stands before that part.
        compound: Whether the word is known by its parts only.
    """

    head: tuple[str, ...]
    front: tuple[str, ...]
    compound: bool


_NO_PARTS = Parts(_NONE, _NONE, compound=False)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """``word`` without diacritics, with ``ß`` as ``ss`` and ligatures spelt out.

    Example:
        >>> fold("évacuée"), fold("größe"), fold("cœur")
        ('evacuee', 'grosse', 'coeur')
    """
    word = word.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _sound(word: str, stem: str) -> bool:
    """Whether a stem can stand for its word: ``lit`` for ``lits``, but not ``mar`` for ``marée``."""
    return len(stem) >= 4 or len(word) - len(stem) <= 1


class Index:
    """The forms of one language, ready for look-up. Safe to share between threads."""

    def __init__(self, language: str) -> None:
        facts = table(language, "compounds")
        self.language = language
        self._algorithm: str = facts["stemmer"]
        self._links: tuple[str, ...] = tuple(facts["links"])
        self._compounds: bool = facts["closed_compounds"]
        self._stopwords = frozenset(facts["never_a_part"])
        senses = table(language, "senses")
        self._only = {word: tuple(concepts) for word, concepts in senses["only"].items()}
        self._mute = frozenset(facts["function_words"]) | {w for w in senses["mute"] if " " not in w}
        self._shortest: int = facts["shortest_part"]
        self._plurals: tuple[str, ...] = tuple(facts["plurals"])
        self._exact: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._folded: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, _Seconds] = {}
        stemmer = Stemmer.Stemmer(self._algorithm)
        for phrase in senses["mute"]:
            self._add_phrase(phrase, "", stemmer)
        for concept in lexicon().concepts.values():
            for form in concept.forms[language]:
                words = [w for w in tokenize(form).lower if w not in _SKIPPED]
                if len(words) == 1:
                    self._add(words[0], concept.id, stemmer)
                elif words:
                    self._add_phrase(form, concept.id, stemmer)
        self.concepts = lru_cache(maxsize=131072)(self._concepts)
        self._entry = lru_cache(maxsize=131072)(self._entry_of)
        self.stem = lru_cache(maxsize=131072)(self._stem)
        self.written_stem = lru_cache(maxsize=131072)(lambda word: self._written(word, self.stem(word)))

    def _add_phrase(self, phrase: str, concept: str, stemmer: Stemmer.Stemmer) -> None:
        words = [w for w in tokenize(phrase).lower if w not in _SKIPPED]
        if len(words) > 1:
            stems = tuple(stemmer.stemWords(words))
            seconds = self._phrases.setdefault(stems[0], {})
            seconds.setdefault(stems[1], []).append((stems, concept))

    def _add(self, word: str, concept: str, stemmer: Stemmer.Stemmer) -> None:
        stem = stemmer.stemWord(word)
        places = [(self._exact, word)]
        if _sound(word, stem):
            places += [(self._stems, self._written(word, stem)), (self._folded, fold(stem))]
        for where, key in places:
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

    def _written_form(self, word: str) -> tuple[str, ...]:
        """Concepts of a word by its exact form, and behind them those that its stem states."""
        exact = self._exact.get(word, _NONE)
        stem = self.stem(word)
        if len(word) < 3 or not _sound(word, stem):
            return exact or self._plural(word)
        stems = self._stems.get(self._written(word, stem), _NONE)
        return exact + tuple(c for c in stems if c not in exact) if exact else stems

    def _plural(self, word: str) -> tuple[str, ...]:
        """Concepts of a plural whose stem is too short to stand for it: ``logements``, ``Uhren``."""
        for ending in self._plurals if word not in self._stopwords else _NONE:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_SINGULAR:
                found = self._exact.get(word[: len(word) - len(ending)])
                if found is not None:
                    return found
        return _NONE

    def unmarked(self, word: str) -> tuple[str, ...]:
        """Concepts that the stem states once its diacritics are gone: ``häuser`` for ``Haus``."""
        if word in self._only or word in self._mute:
            return _NONE
        stem = self.stem(word)
        return self._folded.get(fold(stem), _NONE) if len(word) > 2 and _sound(word, stem) else _NONE

    def _single(self, word: str) -> tuple[str, ...]:
        return self._written_form(word) or self.unmarked(word)

    def _concepts(self, word: str) -> tuple[str, ...]:
        """Concepts of one word in lower case: its own, else those of its parts, the last part first."""
        parts = self.parts(word)
        return parts.head + parts.front

    def parts(self, word: str) -> Parts:
        """Concepts of a word, those of a compound apart: its last part says what is counted."""
        if word in self._mute:
            return _NO_PARTS
        found = self._only[word] if word in self._only else self._written_form(word)
        if found or word in self._only:
            return Parts(found, _NONE, compound=False)
        own = self.unmarked(word)
        if own and not word.isascii():  # Anschläge are of Anschlag before they are of Lage
            return Parts(own, _NONE, compound=False)
        if self._compounds and 2 * self._shortest <= len(word) <= _LONGEST_COMPOUND:
            head, front = self._split(word, depth=2)
            if head:
                return Parts(head, front, compound=True)
        return Parts(own, _NONE, compound=False)

    def _split(self, word: str, depth: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Concepts of the longest last part that is a known form, and of what stands before it."""
        best: tuple[str, ...] = _NONE
        for cut in range(self._shortest, len(word) - self._shortest + 1):
            tail = word[cut:]
            head = _NONE if tail in self._stopwords else self._single(tail)
            if not head:
                continue
            front = self._front(word[:cut], depth)
            if front:
                return head, front
            if not best and len(tail) > self._shortest:
                best = head
        return best, _NONE

    def _front(self, part: str, depth: int) -> tuple[str, ...]:
        for link in self._links:
            if part.endswith(link) and len(part) - len(link) >= self._shortest:
                bare = part[: len(part) - len(link)]
                found = _NONE if bare in self._stopwords else self._single(bare)
                if found:
                    return found
        if not depth or len(part) < 2 * self._shortest:
            return _NONE
        head, front = self._split(part, depth - 1)
        return head + front

    def find(self, words: list[str]) -> list[Match]:
        """Concepts stated by ``words`` (tokens in lower case), the longest phrase first at each place.

        Example:
            >>> [m.concepts for m in index("en").find(["rare", "earths"])][:1]
            [('rare-earth',)]
        """
        out: list[Match] = []
        done = 0
        last = len(words) - 1
        for i, (seconds, concepts) in enumerate(map(self._entry, words)):
            if i < done or (seconds is None and concepts is None):
                continue
            hit = None
            if seconds is not None and i < last:
                following = words[i + 1]
                if following in _SKIPPED or self.stem(following) in seconds:
                    hit = self._phrase(words, i, seconds)
            if hit is not None:
                out.append(hit)
                done = hit.last + 1
            elif concepts is not None:
                out.append(Match(i, i, concepts))
        return out

    def phrase(self, words: list[str], i: int) -> Match | None:
        """The longest phrase of several words at ``words[i]`` (tokens in lower case), or None."""
        seconds = self._entry(words[i])[0]
        return self._phrase(words, i, seconds) if seconds else None

    def _entry_of(self, word: str) -> tuple[_Seconds | None, tuple[str, ...] | None]:
        """The phrases that a word may open, and its concepts: none if it is mute, None if it is unknown."""
        if not word[0].isalpha():
            return None, None
        concepts = self.concepts(word)
        return self._phrases.get(self.stem(word)), concepts if concepts or word in self._mute else None

    def _phrase(self, words: list[str], i: int, seconds: _Seconds) -> Match | None:
        """The longest phrase at ``words[i]``, given those that start with it by their second stem."""
        n = len(words)
        second = i + 1
        while second < n and words[second] in _SKIPPED:
            second += 1
        if second >= n:
            return None
        length, last = 0, i
        concepts: tuple[str, ...] = ()
        for stems, concept in seconds.get(self.stem(words[second]), ()):
            j, k = second + 1, 2
            while j < n and k < len(stems):
                if words[j] in _SKIPPED:
                    j += 1
                elif self.stem(words[j]) == stems[k]:
                    j, k = j + 1, k + 1
                else:
                    break
            if k < len(stems) or k < length:
                continue
            if k > length:
                length, last, concepts = k, j - 1, (concept,) if concept else _NONE
            elif concept and concept not in concepts:
                concepts = (*concepts, concept)
        return Match(i, last, concepts) if length else None


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
        >>> counted_unit("voyageurs", "fr"), counted_unit("villages", "en"), counted_unit("comets", "en")
        ('person', 'village', None)
    """
    concepts = lexicon().concepts
    forms = index(language)
    parts = forms.parts(word)
    own = _begun_by(word, language, parts.head)
    if own:
        return own
    likely = [c for c in parts.head + forms.unmarked(word) if concepts[c].unit]
    if not parts.compound:
        likely = [c for c in likely if any(_near(f.lower(), word) for f in concepts[c].forms[language])]
    if any(concepts[c].unit == "person" for c in likely if c in parts.head):
        return "person"
    return concepts[likely[0]].unit if likely else None


def counted_phrase(words: list[str], i: int, language: str) -> tuple[str, int] | None:
    """The unit that counting the phrase at ``words[i]`` gives, and its last index.

    Example:
        >>> counted_phrase(["poids", "lourds"], 0, "fr")
        ('truck', 1)
    """
    match = index(language).phrase(words, i)
    if match is None:
        return None
    units = [unit for c in match.concepts if (unit := lexicon().concepts[c].unit)]
    return (units[0], match.last) if units else None


def _begun_by(word: str, language: str, names: tuple[str, ...]) -> str | None:
    """The unit of the concept whose form begins the word furthest: ``villages`` are no villagers."""
    best, unit = 0, None
    for concept in (lexicon().concepts[name] for name in names):
        for form in concept.forms[language] if concept.unit else ():
            if len(form) > best and word.startswith(form.lower()):
                best, unit = len(form), concept.unit
    return unit


def _near(form: str, word: str) -> bool:
    """Whether a word may be an inflection of a form: ``départs`` of ``départ``, not of ``département``."""
    shorter = min(len(form), len(word))
    return abs(len(form) - len(word)) <= 3 and fold(form)[: shorter - 2] == fold(word)[: shorter - 2]
