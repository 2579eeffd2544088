"""Look-up of phrases in a run of tokens, forwards and backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from claimcheck.mentions.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Phrases"]

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more tokens, each with what it stands for; the longest at a place wins.

    Args:
        entries: Phrases and what they stand for.
        fold: Whether phrases are matched in lower case.

    Example:
        >>> phrases = Phrases([("more than", ">"), ("more", "+")])
        >>> phrases.at(["much", "more", "than"], 1)
        ('>', 2)
        >>> phrases.ending(["much", "more", "than", "5"], 2)
        ('>', 1)
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, entries: Iterable[tuple[str, T]], *, fold: bool = True) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            tokens = tokenize(phrase)
            words = tuple(tokens.lower if fold else (tokens.word(i) for i in range(len(tokens))))
            if words:
                self._by_first.setdefault(words[0], []).append((words, meaning))
                self._by_last.setdefault(words[-1], []).append((words, meaning))
        for index in (self._by_first, self._by_last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], i: int) -> tuple[T, int] | None:
        """The phrase that starts at ``words[i]``: what it stands for, and its last index."""
        if i >= len(words) or i < 0:
            return None
        for phrase, meaning in self._by_first.get(words[i], ()):
            length = len(phrase)
            if length == 1 or tuple(words[i : i + length]) == phrase:
                return meaning, i + length - 1
        return None

    def ending(self, words: Sequence[str], i: int) -> tuple[T, int] | None:
        """The phrase that ends at ``words[i]``: what it stands for, and its first index."""
        if i < 0:
            return None
        for phrase, meaning in self._by_last.get(words[i], ()):
            first = i - len(phrase) + 1
            if first >= 0 and (len(phrase) == 1 or tuple(words[first : i + 1]) == phrase):
                return meaning, first
        return None
