"""Phrases of a language as data, looked up word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from claimcheck.mentions.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Phrases", "spell"]

V = TypeVar("V")


def spell(phrase: str, endings: Sequence[str]) -> list[tuple[str, ...]]:
    """The token sequences that ``phrase`` stands for; a final ``~`` of a word stands for each ending.

    Example:
        >>> spell("letzt~ woche", ["e", "en"])
        [('letzte', 'woche'), ('letzten', 'woche')]
    """
    forms: list[tuple[str, ...]] = [()]
    for word in phrase.split():
        stems = [word[:-1] + ending for ending in endings] if word.endswith("~") else [word]
        forms = [(*form, *tokenize(stem).lower) for form in forms for stem in stems]
    return forms


class Phrases(Generic[V]):
    """Phrases, each with a value.

    Example:
        >>> table = Phrases({"last": -1, "last but one": -2})
        >>> table.match(["last", "but", "one", "week"], 0)
        (-2, 3)
    """

    __slots__ = ("_by_first",)

    def __init__(self, data: Mapping[str, V], endings: Sequence[str] = ()) -> None:
        by_first: dict[str, dict[tuple[str, ...], V]] = {}
        for phrase, value in data.items():
            for form in spell(phrase, endings):
                by_first.setdefault(form[0], {})[form[1:]] = value
        self._by_first = {
            first: sorted(forms.items(), key=lambda form: -len(form[0])) for first, forms in by_first.items()
        }

    def match(self, lower: list[str], i: int) -> tuple[V, int] | None:
        """The value of the longest phrase at token ``i`` and the index behind it, or None."""
        forms = self._by_first.get(lower[i]) if i < len(lower) else None
        if forms is None:
            return None
        for rest, value in forms:
            if not rest:
                return value, i + 1
            if tuple(lower[i + 1 : i + 1 + len(rest)]) == rest:
                return value, i + 1 + len(rest)
        return None

    def every(self, lower: list[str], i: int) -> list[tuple[V, int]]:
        """All phrases at token ``i``, the longest first."""
        if i >= len(lower):
            return []
        found = []
        for rest, value in self._by_first.get(lower[i], ()):
            if not rest or tuple(lower[i + 1 : i + 1 + len(rest)]) == rest:
                found.append((value, i + 1 + len(rest)))
        return found

    def ends_at(self, lower: list[str], i: int, longest: int = 5) -> int | None:
        """The index of the first token of a phrase whose last token is ``i``, or None."""
        for first in range(max(0, i - longest + 1), i + 1):
            if any(end == i + 1 for _, end in self.every(lower, first)):
                return first
        return None

    @property
    def first_words(self) -> Iterable[str]:
        """The words that may open a phrase."""
        return self._by_first.keys()

    def second_words(self, first: str) -> frozenset[str] | None:
        """The words that must follow ``first``; None where it may stand alone."""
        forms = self._by_first.get(first, ())
        return frozenset(rest[0] for rest, _ in forms) if all(rest for rest, _ in forms) else None

    def last_words(self, first_words: Iterable[str]) -> set[str]:
        """The last words of the phrases that open with one of ``first_words``, single letters aside."""
        ends = {(first, *rest)[-1] for first in first_words for rest, _ in self._by_first.get(first, ())}
        return {word for word in ends if len(word) > 1}

    @property
    def words(self) -> set[str]:
        """All words of all phrases."""
        found = set(self._by_first)
        for forms in self._by_first.values():
            for rest, _ in forms:
                found.update(rest)
        return found
