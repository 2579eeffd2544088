"""What a sentence says is not so: its negations, and the words that they deny.

A sentence may deny a thing and mean what another one affirms ("may not leave the barn", "are confined"). So a
negation is read together with the words that it denies, and two statements are opposed only where the one
denies what the other states in the same words or concepts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cues import STOPS
from claimcheck.lang import table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["Negation", "negation_of", "negations"]

_CLOSE = 8
_REACH = 24
_RESTRICTED = 4
"""How far behind "ne … plus" a "que" may stand that turns it into "only"."""


class Negation(NamedTuple):
    """A negation in a list of words.

    Attributes:
        first: Index of its first word.
        last: Index of its last word; more than ``first`` where it has two ("ne … pas").
        denied: Indexes of the words that it denies: those behind it, or, where it ends its clause as in
            German, those of the clause before it.
    """

    first: int
    last: int
    denied: range


class _Words(NamedTuple):
    """The table ``negation`` of a language."""

    alone: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    restrict: frozenset[str]
    spared: frozenset[str]
    coordinators: frozenset[str]
    joints: frozenset[str]
    until: frozenset[str]
    reach: int


@cache
def _words_of(language: str) -> _Words:
    data = table(language, "statement")["negation"]
    sets = {name: frozenset(data[name]) for name in _Words._fields if name != "reach"}
    return _Words(**sets, reach=data["reach"])


def negations(words: Sequence[str], language: str) -> list[Negation]:
    """The negations among ``words`` (lower case), in order.

    Example:
        >>> negations("le train ne partira pas mardi".split(), "fr")
        [Negation(first=2, last=4, denied=range(3, 6))]
        >>> negations("le train ne partira que mardi".split(), "fr")
        []
    """
    data = _words_of(language)
    if words[-1:] == ["?"] or (data.alone.isdisjoint(words) and data.openers.isdisjoint(words)):
        return []
    found = []
    for i, word in enumerate(words):
        if word in data.alone:
            first = last = i
        elif word in data.openers:
            first, last = i, _closer(words, i, data)
            if last == i:
                continue
        else:
            continue
        if last + 1 < len(words) and words[last + 1] in data.spared:
            continue
        end = min(last + 1 + data.reach, len(words))
        stop = next((k for k in range(last + 1, end) if _ends(words[k], data)), end)
        denied = range(first + 1, stop)
        if not denied:
            start = next((k + 1 for k in range(first - 1, -1, -1) if _ends(words[k], data)), 0)
            denied = range(start, first)
        found.append(Negation(first, last, denied))
    return found


def _closer(words: Sequence[str], i: int, data: _Words) -> int:
    """The second word of the negation that word ``i`` opens; ``i`` where there is none."""
    for k in range(i + 1, min(i + _CLOSE, len(words))):
        if words[k] in data.closers:
            return i if not data.restrict.isdisjoint(words[k + 1 : k + 1 + _RESTRICTED]) else k
        if words[k] in data.restrict or words[k] in STOPS:
            break
    return i


def _ends(word: str, data: _Words) -> bool:
    return word in STOPS or word in data.joints or word in data.coordinators


def negation_of(
    found: Sequence[Negation],
    words: Sequence[str],
    language: str,
    place: tuple[int, int],
    acts: Collection[int],
) -> Negation | None:
    """The negation in whose clause a value stands; None where none does.

    "not before", "not until" and the like are part of a date; what stands inside the value is a bound.

    Args:
        found: The negations of the sentence.
        words: Its words in lower case.
        language: ``fr``, ``de`` or ``en``.
        place: The first and the last word of the value.
        acts: Indexes of the words that name an event or an action.
    """
    first, last = place
    data = _words_of(language)
    if words[first] in data.until or (first and words[first - 1] in data.until):
        return None
    for negation in found:
        if negation.last < first:
            between = range(negation.last + 1, first)
        elif negation.first > last:
            between = range(last + 1, negation.first)
        else:
            continue
        if len(between) <= _REACH and not _parted(words, between, data, acts):
            return negation
    return None


def _parted(words: Sequence[str], between: range, data: _Words, acts: Collection[int]) -> bool:
    """Whether a clause ends among the words ``between``."""
    for k in between:
        if words[k] in STOPS or words[k] in data.joints:
            return True
        if words[k] in data.coordinators and any(k < act < between.stop for act in acts):
            return True
    return False
