"""How a sentence states its figures: who says so, denied or not, fact or forecast, up or down."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from claimcheck.concepts import index, lexicon
from claimcheck.cues import STOPS, Cue, cue_table
from claimcheck.negation import negation_of, negations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.concepts import Match

__all__ = ["Direction", "Modality", "Polarity", "Statement", "read_statement"]

Polarity = Literal["affirmed", "denied"]
Modality = Literal["fact", "forecast", "plan", "hypothetical"]
Direction = Literal["up", "down", "none"]

_TABLES = ("attribution", "polarity", "modality", "direction")
_ACTS = frozenset({"event", "action"})
_AUTHORITIES = frozenset({"person", "organisation", "role"})
_AUTHORITY_REACH = 9
_DIRECTION_REACH = 8
_DENIAL_REACH = 5
_MODALITY_REACH = 8
_SAYING_REACH = 4
_MODALITIES: dict[str, Modality] = {
    "forecast": "forecast",
    "plan": "plan",
    "condition": "hypothetical",
    "hypothetical": "hypothetical",
}


class Statement(msgspec.Struct, frozen=True):
    """What the words around one mention say about how it is stated.

    Attributes:
        attribution: Concepts of the authority that the sentence names for it, joined by ``+``; its words
            where the lexicon knows none; empty where nobody is named.
        polarity: ``denied`` where the sentence disputes the figure or the clause is negated.
        modality: ``fact`` unless the clause forecasts, plans or supposes it.
        direction: Which way the clause says that the figure moved.
        denied: Indexes of the words that the negation of the clause denies; None without one.
        said: Whether a verb of saying stands close by, so that a date may be that of the saying.
    """

    attribution: str = ""
    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    direction: Direction = "none"
    denied: range | None = None
    said: bool = False


@cache
def _first_stems(language: str) -> dict[str, frozenset[str]]:
    """The stems that a cue may begin with, and the tables that hold it."""
    tables = {name: frozenset(cue_table(language, name).first_stems) for name in _TABLES}
    stems = frozenset().union(*tables.values())
    return {stem: frozenset(name for name in _TABLES if stem in tables[name]) for stem in stems}


class SentenceCues:
    """The cues of one sentence, found once for all of its mentions."""

    def __init__(self, words: list[str], language: str, matches: Sequence[Match]) -> None:
        self.words = words
        self.matches = matches
        stems = list(map(index(language).written_stem, words))
        first = _first_stems(language)
        places: dict[str, list[int]] = {name: [] for name in _TABLES}
        for i, stem in enumerate(stems):
            for name in first.get(stem, ()):
                places[name].append(i)
        self.attribution, self.polarity, self.modality, self.direction = (
            cue_table(language, name).find(words, stems, places[name]) if places[name] else []
            for name in _TABLES
        )
        self.sayings = [cue for cue in self.attribution if cue.label == "verbs"]
        self.language = language
        self.negations = negations(words, language)
        self._acts: frozenset[int] | None = None
        self._authorities: list[tuple[int, int, str]] | None = None

    @property
    def authorities(self) -> list[tuple[int, int, str]]:
        """Named authorities as (first word, last word, key)."""
        if self._authorities is None:
            self._authorities = [a for cue in self.attribution for a in self._authority(cue)]
        return self._authorities

    @property
    def acts(self) -> frozenset[int]:
        """Indexes of the words that name an event or an action."""
        if self._acts is None:
            concepts = lexicon().concepts
            named = [m for m in self.matches if any(concepts[c].type in _ACTS for c in m.concepts[:1])]
            self._acts = frozenset(m.first for m in named)
        return self._acts

    def _authority(self, cue: Cue) -> list[tuple[int, int, str]]:
        if cue.label == "before":
            return self._named(cue.last + 1, cue.last + 1 + _AUTHORITY_REACH, cue)
        if cue.label == "after":
            return self._named(cue.first - 6, cue.first, cue)
        behind = self._named(cue.last + 1, cue.last + 6, cue)
        return behind or self._named(cue.first - 6, cue.first, cue, until_stop=False)

    def _named(
        self, start: int, end: int, cue: Cue, *, until_stop: bool = True
    ) -> list[tuple[int, int, str]]:
        start, end = max(start, 0), min(end, len(self.words))
        if until_stop:
            end = next((i for i in range(start, end) if self.words[i] in STOPS), end)
        else:
            stops = [i for i in range(start, end) if self.words[i] in STOPS]
            start = stops[-1] + 1 if stops else start
        concepts = lexicon().concepts
        named = [c for m in self.matches if start <= m.first and m.last < end for c in m.concepts[:1]]
        keys = [c for c in named if concepts[c].type in _AUTHORITIES]
        if keys:
            return [(min(start, cue.first), max(end - 1, cue.last), "+".join(sorted(set(keys))))]
        if cue.label != "before":
            return []
        stem = index(self.language).stem
        rest = [stem(w) for w in self.words[start:end] if w.isalpha() and len(w) > 3]
        return [(cue.first, end - 1, " ".join(rest[:4]))] if rest else []


def _nearest(cues: Sequence[Cue], words: list[str], first: int, last: int, reach: int) -> Cue | None:
    """The cue closest to the words ``first … last`` in the same stretch between punctuation marks.

    A separated verb may stand around them ("legte um 4 Prozent zu"); a cue inside them is a bound.
    """
    best: Cue | None = None
    for cue in cues:
        if cue.last < first:
            distance, left, right = first - cue.last, cue.last + 1, first
        elif cue.first > last:
            distance, left, right = cue.first - last, last + 1, cue.first
        elif cue.first < first and cue.last > last:
            distance, left, right = first - cue.first, cue.first + 1, cue.last
        else:
            continue
        if distance > reach:
            continue
        around = right > first and left <= last
        between = words[left:first] + words[last + 1 : right] if around else words[left:right]
        if STOPS.isdisjoint(between):
            best, reach = cue, distance - 1
    return best


def read_statement(cues: SentenceCues, first: int, last: int, number_last: int) -> Statement:
    """The statement made of a mention.

    Args:
        cues: Those of its sentence.
        first: Its first word.
        last: Its last word, included.
        number_last: The last word of its number; what stands inside the mention behind it ("4 % more") tells
            the direction, what stands before it ("more than 4 %") is a bound.
    """
    words = cues.words
    denial = _nearest(cues.polarity, words, first, last, _DENIAL_REACH)
    modality = _nearest(cues.modality, words, first, last, _MODALITY_REACH)
    inside = [c for c in cues.direction if number_last < c.first <= last]
    direction = inside[0] if inside else _nearest(cues.direction, words, first, last, _DIRECTION_REACH)
    mode: Modality = _MODALITIES[modality.label] if modality else "fact"
    denied = None
    if cues.negations and denial is None and mode != "hypothetical":
        negation = negation_of(cues.negations, words, cues.language, (first, last), cues.acts)
        denied = negation.denied if negation is not None else None
    return Statement(
        attribution=_attribution(cues, first, last),
        polarity="affirmed" if denial is None and denied is None else "denied",
        modality=mode,
        direction="none" if not direction else "up" if direction.label == "up" else "down",
        denied=denied,
        said=_nearest(cues.sayings, words, first, last, _SAYING_REACH) is not None,
    )


def _attribution(cues: SentenceCues, first: int, last: int) -> str:
    ranked = sorted(
        (min(abs(first - b), abs(a - last)) if not a <= first <= b else 0, key)
        for a, b, key in cues.authorities
    )
    return ranked[0][1] if ranked else ""
