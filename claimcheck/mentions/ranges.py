"""Two numbers that make one range, and scores that make two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.units import scaled
from claimcheck.values import Bound

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Ranges"]

_REACH = 14
_MOST_GOALS = 30
_MOST_POINTS = 200
_CLEAR_GOALS = 10
_NEAR_SCORE = 25
_DASHES = frozenset("-–:")
_LOWER = frozenset({Bound.MORE, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS, Bound.AT_MOST})


class Ranges:
    """Joins the candidates of one text that state a range."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words

    def join(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates with the two ends of each range made one."""
        out: list[Candidate] = []
        for right in candidates:
            left = out[-1] if out else None
            if left is not None and left.upper is None and not left.dropped and self._pair(left, right):
                continue
            out.append(right)
        return [c for c in out if not c.dropped]

    def bounded(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates with two opposite bounds made a range: more than 5 but fewer than 10."""
        out: list[Candidate] = []
        for right in candidates:
            left = out[-1] if out else None
            if (
                left is not None
                and (
                    (right.bound in _UPPER and left.bound in _LOWER)
                    or (right.bound in _LOWER and left.bound in _UPPER)
                )
                and self._clasp(left, right)
            ):
                if left.value > right.value:
                    left.value, right.value = right.value, left.value
                left.upper, left.last, left.number_last = right.value, right.last, right.number_last
                left.exponent = max(left.exponent, right.exponent)
                left.unit, left.kind, left.rate = right.unit, right.kind, right.rate
                left.noun, left.unit_at = right.noun, right.unit_at
                continue
            out.append(right)
        return out

    def _clasp(self, left: Candidate, right: Candidate) -> bool:
        if left.upper is not None or right.upper is not None or left.value == right.value:
            return False
        low, high = (left, right) if left.value < right.value else (right, left)
        if low.bound not in _LOWER or high.bound not in _UPPER:
            return False
        gap = self.lower[left.last + 1 : right.first]
        if not 0 < len(gap) <= 2 or left.unit not in ("", right.unit):
            return False
        return all(word in self.words.range_and or word in self.words.list_words for word in gap)

    def _pair(self, left: Candidate, right: Candidate) -> bool:
        """Join ``right`` to ``left`` where they make one range; True where it was used up."""
        first, last = left.last + 1, right.first - 1
        if not 0 <= last - first <= 3 or (
            left.kind in ("rank", "factor", "share") and right.kind != left.kind
        ):
            return False
        counted = self._scored(left, right, first, last)
        if counted:
            right.last, right.noun, right.unit_at = right.number_last, None, None
            for side in (left, right):
                side.unit, side.kind, side.strong = counted, "goal", True
            return False
        if left.unit and right.unit and left.unit != right.unit:
            return False
        if left.unit and left.first and self.lower[left.first - 1] in self.words.no_range_after:
            return False
        if right.kind in ("rank",) or (self._falls(left, right)):
            return False
        opening = self.words.range_open.ending(self.lower, left.first - 1)
        between = bool(opening and opening[0])
        if (
            first < last
            and self.lower[first] == "-"
            and self.tokens.glued(first)
            and not self.tokens.glued(first + 1)
        ):
            first += 1
        joint = self.words.range_to.at(self.lower, first)
        to = joint is not None and joint[1] == last
        if between and self.lower[first] in self.words.range_and:
            hedge = self.words.before.at(self.lower, first + 1)
            if hedge is not None and hedge[1] == last:
                last = first
        word = self.lower[first] if first == last else ""
        if word in self.words.range_and:
            if not between:
                return False
        elif word in self.words.range_or and right.value == left.value + 1 and left.unit_at is None:
            opening = None
        elif not to or not self._range_like(left, right, first, opening is not None):
            return False
        self._merge(left, right)
        if opening is not None and not (
            self.lower[opening[1]] in self.words.range_from and self._moves(opening[1])
        ):
            left.modifier_at = (opening[1], left.first - 1)
            left.first, left.modified = opening[1], True
        return True

    def _falls(self, left: Candidate, right: Candidate) -> bool:
        """Whether the first number is not the lower one: no range, unless both are below zero."""
        if left.value < 0 and right.value < 0:
            return False
        return self._low(left, right) >= right.value and right.exponent <= left.exponent

    @staticmethod
    def _low(left: Candidate, right: Candidate) -> Decimal | Fraction:
        """The lower end on the scale of the upper one: five to ten cents."""
        return scaled(left.value, -2) if right.kind == "subunit" and not left.unit else left.value

    def _range_like(self, left: Candidate, right: Candidate, joint: int, opened: bool) -> bool:
        """Whether a joint word or dash between two numbers makes a range rather than a change or a list."""
        sign = not self.lower[joint][0].isalpha()
        if sign:
            return True
        if not opened:
            if left.unit_at is not None and self.lower[joint] in self.words.weak_to and self._moved_by(left):
                return False
            return not left.unit or left.unit == right.unit or left.kind == "age"
        return not self._moves(left.first - 1)

    def _moved_by(self, left: Candidate) -> bool:
        """Whether the amount is by how much something moved: fell $2.10 to $67.45."""
        return any(word in self.words.moves for word in self.lower[max(0, left.first - 3) : left.first])

    def _moves(self, opening: int) -> bool:
        """Whether the words before "from … to" say that the figure has moved."""
        if self.lower[opening] not in self.words.range_from:
            return False
        for i in range(opening - 1, max(-1, opening - _REACH), -1):
            word = self.lower[i]
            if word in self.words.spread:
                return False
            if word in self.words.change:
                return True
            if word in ".;!?":
                break
        return self.words.moves_by_default

    def _merge(self, left: Candidate, right: Candidate) -> None:
        if right.exponent > left.exponent and left.value < 1000 and left.exponent == 0:
            left.value = scaled(left.value, right.exponent)
        left.value = self._low(left, right)
        left.exponent = right.exponent
        left.upper = right.value
        if left.value < 0 and left.upper < left.value:
            left.value, left.upper = left.upper, left.value
        if not left.unit:
            left.unit, left.kind = right.unit, right.kind
        left.noun, left.unit_at, left.rate = right.noun, right.unit_at, right.rate
        left.last, left.number_last = right.last, right.number_last
        left.strong = left.strong or right.strong

    def _scored(self, left: Candidate, right: Candidate, first: int, last: int) -> str:
        """What the numbers of a result count: ``goal``, ``point``, ``game``; empty where they are none."""
        if first != last or self.lower[first] not in self.words.score_signs or left.unit:
            return ""
        if right.unit and (right.kind != "count" or self.words.is_counted(self.lower[right.last])):
            return ""
        if not (left.number.digits and right.number.digits) or left.value % 1 or right.value % 1:
            return ""
        if not (self.lower[first].isalpha() or (self.tokens.glued(first) and self.tokens.glued(right.first))):
            return ""
        counted = self._counted_in(left, right)
        if max(left.value, right.value) > (_MOST_POINTS if counted == "point" else _MOST_GOALS):
            return ""
        colon = self.lower[first] == ":" and len(self.lower[right.first]) == 1 and left.value < _CLEAR_GOALS
        clear = colon or any(word in self.words.score_words for word in self._around(left, right))
        return counted if clear else ""

    def _around(self, left: Candidate, right: Candidate) -> list[str]:
        return self.lower[max(0, left.first - _NEAR_SCORE) : right.last + _NEAR_SCORE]

    def _counted_in(self, left: Candidate, right: Candidate) -> str:
        """What a result counts: the games of a set where several stand in a row, else by the sport."""
        for comma, sign in ((right.number_last + 1, right.number_last + 3), (left.first - 1, left.first - 3)):
            if min(comma, sign) >= 0 and max(comma, sign) < len(self.lower):
                between = self.lower[(comma + sign) // 2]
                if self.lower[comma] == "," and self.lower[sign] in _DASHES and between.isdecimal():
                    return "game"
        kinds = (self.words.scored[word] for word in self._around(left, right) if word in self.words.scored)
        return next(kinds, "goal")
