"""Words that bound or hedge a quantity, before it and behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.numerals import numerals
from claimcheck.values import Bound

if TYPE_CHECKING:
    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Modifiers"]

_MAX_FILLERS = 2
_CLAUSE = 8
_TURNED = {Bound.MORE: Bound.AT_MOST, Bound.LESS: Bound.AT_LEAST}


class Modifiers:
    """Reads the modifiers of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.numerals = numerals(words.language)

    def before(self, i: int, *, plain: bool = True) -> tuple[Bound, int] | None:
        """The modifier that ends right before token ``i``: its reading and its first token.

        Args:
            i: First token of what is modified.
            plain: Whether words that are also prepositions count.
        """
        at, fillers = i - 1, 0
        while at >= 0:
            found = self.words.before.ending(self.lower, at)
            if found is not None:
                bound, first = found
                if self._preposition(first, at, plain=plain):
                    return None
                if first and bound in _TURNED and self.lower[first - 1] in self.words.negations:
                    return _TURNED[bound], first - 1
                return bound, first
            if fillers == _MAX_FILLERS or self.lower[at] not in self.words.fillers:
                if self.lower[at] == "'" and at and self.lower[at - 1] + "'" in self.words.fillers:
                    at, fillers = at - 2, fillers + 1
                    continue
                return None
            at, fillers = at - 1, fillers + 1
        return None

    def _preposition(self, first: int, last: int, *, plain: bool) -> bool:
        phrase = " ".join(self.lower[first : last + 1])
        if not plain and phrase in self.words.bare_prepositions:
            return True
        far = self.words.not_after_far.get(phrase)
        if far is not None and not far.isdisjoint(self._clause_before(first)):
            return True
        refused = self.words.not_after.get(phrase)
        if refused is None or first == 0:
            return False
        before = self.lower[first - 1]
        return before in refused or (
            first > 1 and self.lower[first - 2] in refused and not before[0].isalpha()
        )

    def _clause_before(self, first: int) -> list[str]:
        """The words before token ``first``, back to the last mark."""
        start = first
        while start > max(0, first - _CLAUSE) and (
            self.lower[start - 1][0].isalnum() or self.lower[start - 1] in "'."
        ):
            start -= 1
        return self.lower[start:first]

    def behind(self, i: int) -> tuple[Bound, int] | None:
        """The modifier that starts at token ``i``: its reading and its last token."""
        found = self.words.after.at(self.lower, i)
        if found is None:
            return None
        bound, last = found
        if last + 1 < len(self.lower) and (
            self.lower[last + 1] in self.words.going_on or (last == i and self._goes_before(last + 1))
        ):
            return None
        if last > i and self.words.before.at(self.lower, last) is not None and self._goes_before(last):
            return None
        if self.lower[i] == "+" and not self.tokens.glued(i):
            return None
        if last + 1 < len(self.lower) and self.lower[last] == self.lower[i] and self._goes_on(last + 1, i):
            return None
        return bound, last

    def _goes_before(self, last: int) -> bool:
        """Whether the last word of "and more" opens a modifier of what follows: ``et plus de 12``."""
        found = self.words.before.at(self.lower, last)
        if found is None or found[1] + 1 >= len(self.lower):
            return False
        after = found[1] + 1
        while after < len(self.lower) - 1 and self.lower[after] == "'":
            after += 1
        return self.lower[after].isdecimal() or self.numerals.get(self.lower[after]) is not None

    def _goes_on(self, after: int, i: int) -> bool:
        """Whether a lone adverb behind a quantity belongs to what follows: ``5 % mindestens 3``."""
        if not self.lower[i][0].isalpha():
            return False
        nearer = self.lower[after]
        return nearer.isdecimal() or self.numerals.get(nearer) is not None

    def apply(self, candidate: Candidate) -> None:
        """Read the modifiers around a candidate."""
        plain = (
            candidate.kind in ("measure", "currency", "subunit", "point", "age") or candidate.exponent >= 3
        )
        found = self.before(candidate.first, plain=plain)
        if found is not None and not self._buried(candidate):
            bound, first = found
            candidate.bound = bound
            candidate.modifier_at = (first, candidate.first - 1)
            candidate.first, candidate.modified = first, True
        self._direction(candidate)
        after = self.behind(candidate.last + 1)
        if after == (Bound.JUST_ABOVE, candidate.last + 1) and not candidate.unit:
            after = None  # dont trente-cinq passés à l'usine
        strict = after is not None and after[0] in _TURNED and candidate.first > 0
        if strict and self.lower[candidate.first - 1] in self.words.by:
            after = None  # um 3 Prozent überschritten
        if after is not None and candidate.modifier_at is None:
            candidate.bound, last = after
            candidate.modifier_at = (candidate.last + 1, last)
            candidate.last, candidate.modified = last, True

    def _buried(self, candidate: Candidate) -> bool:
        """``under two metres of snow``: a place, not a bound."""
        at = candidate.last + 1
        under = self.words.under.ending(self.lower, candidate.first - 1)
        if under is None or candidate.unit not in self.words.length_units:
            return False
        while at < len(self.lower) and (self.lower[at] in self.words.links or self.lower[at] == "'"):
            at += 1
        return at < len(self.lower) and self.lower[at] in self.words.masses

    def _direction(self, candidate: Candidate) -> None:
        """``3 % less``: a negative change; ``3 % more``: the word belongs to the span."""
        at = candidate.last + 1
        if candidate.kind in ("factor", "share", "rank"):
            return
        if candidate.unit in ("°C", "°F", ""):
            below = self.words.below_zero.at(self.lower, at)
            if below is not None and candidate.value > 0:
                candidate.value, candidate.last = -candidate.value, below[1]
                candidate.modified = True
                return
        placed = self.words.level_words.at(self.lower, at) is not None
        if placed and candidate.unit in self.words.length_units:
            return
        less = self.words.less.at(self.lower, at)
        if less is not None and not self._goes_before(less[1]):
            if candidate.upper is None and candidate.value > 0:
                candidate.value = -candidate.value
            candidate.last = less[1]
            return
        more = self.words.more.at(self.lower, at)
        if more is not None:
            candidate.last = more[1]
