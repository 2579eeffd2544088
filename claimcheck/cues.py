"""Phrases that signal something, from a language's data: found by stem in a list of words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.concepts import index
from claimcheck.lang import table
from claimcheck.mentions.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["STOPS", "Cue", "CueTable", "cue_table"]

STOPS = frozenset(',;:.!?()–—«»„“”"')
"""Marks that no cue reaches over."""

_GAP = "~"
_REACH = 14
_SKIPPED = frozenset("'-")


class Cue(NamedTuple):
    """A signal in a list of words: its label, first and last word index (both included)."""

    label: str
    first: int
    last: int


class CueTable:
    """Labelled phrases of one language; ``~`` in a phrase stands for up to fourteen words."""

    def __init__(self, language: str, phrases: dict[str, list[str]]) -> None:
        self._stem = index(language).written_stem
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, forms in phrases.items():
            for form in forms:
                words = [w for w in tokenize(form.replace("’", "'")).lower if w not in _SKIPPED]
                stems = tuple(w if w == _GAP else self._stem(w) for w in words)
                self._by_first.setdefault(stems[0], []).append((stems, label))
        for entries in self._by_first.values():
            entries.sort(key=lambda e: (-len(e[0]), e))

    @property
    def first_stems(self) -> Iterable[str]:
        """The stems that a cue may begin with."""
        return self._by_first.keys()

    def find(self, words: list[str], stems: list[str], places: Sequence[int]) -> list[Cue]:
        """The cues among ``words`` (lower case) with their ``stems``, the longest at each place, in order.

        Args:
            words: All words.
            stems: The stem of each.
            places: Where one of its cues may begin, ascending.
        """
        found: list[Cue] = []
        done = 0
        for i in places:
            if i < done:
                continue
            for phrase, label in self._by_first.get(stems[i], ()):
                last = self._match(words, stems, i, phrase)
                if last is not None:
                    found.append(Cue(label, i, last))
                    done = i + 1 if _GAP in phrase else last + 1
                    break
        return found

    @staticmethod
    def _match(words: list[str], stems: list[str], i: int, phrase: tuple[str, ...]) -> int | None:
        j, k = i, 0
        while k < len(phrase):
            if phrase[k] == _GAP:
                try:
                    j = stems.index(phrase[k + 1], j, min(j + _REACH, len(stems)))
                except ValueError:
                    return None
                k += 1
            while j < len(words) and words[j] in _SKIPPED:
                j += 1
            if j >= len(words) or stems[j] != phrase[k]:
                return None
            j, k = j + 1, k + 1
        return j - 1


@cache
def cue_table(language: str, name: str) -> CueTable:
    """The phrases of one table of ``lang/<language>/statement.toml``, labelled by their key."""
    return CueTable(language, table(language, "statement")[name])
