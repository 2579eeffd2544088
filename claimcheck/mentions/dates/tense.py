"""Which way a clause looks from the day of publication, by its verbs."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.lang import table

if TYPE_CHECKING:
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Tense", "tense"]

_BREAKS = frozenset(',;:()–—"«»„“”')
_REACH = 40
_BREAK_BEFORE, _BREAK_BEHIND = 6, 10
"""What a boundary of clauses costs: a verb behind one mostly belongs to another statement."""
_CLAUSE = 16
_SUBJECT = 4
"""How many words may stand between a verb of reporting and its day."""


class Tense:
    """The verbs of one language that tell past from future.

    Example:
        >>> from claimcheck.mentions.tokens import tokenize
        >>> tokens = tokenize("The board will meet on Thursday")
        >>> tense("en").direction(tokens, 5, 6, 0, 6)
        1
    """

    def __init__(self, language: str) -> None:
        data = table(language, "tense")
        self._cues: dict[str, tuple[int, float]] = {}
        for name, sign in (("past", -1), ("future", 1)):
            weak = set(data[name]["weak"])
            for word in data[name]["words"]:
                self._cues[word] = (sign, 8.0 if word in weak else 0.0)
        self._joints = frozenset(table(language, "statement")["clause"]["conjunctions"])
        self._not = frozenset(data["past"]["not"])
        self._not_future = frozenset(data["future"]["not"])
        self._participles = tuple(data["past"]["participles"])
        self._prefixes = tuple(data["past"]["prefixes"])
        self._attributes = tuple(data["past"]["attributes"])
        self._strong = frozenset(data["past"]["strong"])
        self._past = tuple(data["past"]["endings"])
        self._future = tuple(data["future"]["endings"])
        self._conditional = frozenset(data["conditional"]["words"])
        self._both = frozenset(data["conditional"]["verbs"])
        self._granted = frozenset(data["granted"]["before"])
        self._granted_behind = frozenset(data["granted"]["behind"])
        self._passive_before = frozenset(data["passive"]["before"])
        self._passive = frozenset(data["passive"]["words"])
        self._infinitive = frozenset(data["infinitive"]["before"])
        self._perfect = frozenset(data["perfect"]["words"])
        self._active = frozenset(data["perfect"]["active"])
        self._perfect_endings = tuple(data["perfect"]["endings"])
        self._plan_before = frozenset(data["plan"]["before"])
        self._plan = frozenset(data["plan"]["words"])
        self._ahead = frozenset(tuple(pair.split()) for pair in data["ahead"]["pairs"])
        self._reports = frozenset(data["reports"]["words"])
        self._report_on = frozenset(data["reports"]["on"])
        self._moved = frozenset(table(language, "dateroles")["moved"]["words"])
        self._moved_to = frozenset(data["planned"]["moved_to"])
        self._meant_for = frozenset(data["planned"]["meant_for"])
        self._undone = frozenset(data["undone"]["words"])
        self._undone_behind = frozenset(data["undone"]["behind"])
        self._guess = lru_cache(maxsize=16384)(self._by_ending)

    def _by_ending(self, word: str) -> tuple[int, float] | None:
        if len(word) < 4 or word in self._not:
            return None
        for prefix in self._prefixes:
            if word.startswith(prefix) and self._cues.get(word[len(prefix) :]) == (-1, 0.0):
                return -1, 2.0
        if self._future and word.endswith(self._future) and word not in self._not_future:
            if not self._participles:
                return 1, 0.0
            if not word.startswith(self._participles):
                return 1, 8.0
        if self._past and word.endswith(self._past):
            return -1, 2.0
        return None

    def _cue(self, lower: list[str], i: int, start: int) -> tuple[int, float] | None:
        """What word ``i`` of a clause says of its time, as far as it is listed."""
        before = lower[i - 1] if i > start else ""
        if lower[i] in self._passive and before in self._passive_before:
            return -1, 0.0
        if (lower[i] in self._plan and before in self._plan_before) or (before, lower[i]) in self._ahead:
            return 1, 0.0
        if lower[i] in self._undone and i + 1 < len(lower) and lower[i + 1] in self._undone_behind:
            return -1, 0.0
        if lower[i] in self._perfect and i + 1 < len(lower) and lower[i + 1].endswith(self._perfect_endings):
            ahead = self._cues.get(lower[i + 1])
            if ahead is None or ahead[0] < 0:
                return -1, 0.0
        cue = self._cues.get(lower[i])
        behind = lower[i + 1] if i + 1 < len(lower) else ""
        if cue is not None and cue[0] > 0 and before in self._active and behind not in self._moved_to:
            return -1, 0.0
        return None if cue is not None and cue[0] < 0 and before in self._infinitive else cue

    def _final(self, lower: list[str], i: int, stop: int) -> bool:
        """Whether an auxiliary closes its clause, as in "vorgestellt hat"."""
        return i + 1 >= stop or lower[i + 1] in _BREAKS or lower[i + 1] == "."

    def _helped(self, lower: list[str], i: int, start: int) -> bool:
        """Whether a future auxiliary stands closely before the participle ``i``: "will be closed"."""
        for k in range(max(start, i - 3), i):
            cue = self._cue(lower, k, start) or self._guess(lower[k])
            if cue == (1, 0.0):
                return True
        return False

    def clearly_past(self, tokens: Tokens, start: int, stop: int) -> bool:
        """Whether a verb that can only tell of the past stands in ``[start, stop)``."""
        for i in range(stop - 1, max(start, stop - _CLAUSE) - 1, -1):
            if tokens.lower[i] == ";":
                return False
            if tokens.lower[i] in self._strong:
                return True
        return False

    def opens_past(self, tokens: Tokens, start: int, first: int, end: int, stop: int) -> bool:
        """Whether a verb of the past tells of a date that opens its sentence: "By Monday, 300 had signed"."""
        if first > start:
            return False
        for i in range(end + (end < stop and tokens.lower[end] == ","), min(stop, end + _CLAUSE)):
            word = tokens.lower[i]
            if word in _BREAKS or self._cue(tokens.lower, i, start) == (1, 0.0):
                return False
            if word in self._strong:
                return True
        return False

    def granted(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether the words around a deadline say that there is still time: "have until 30 June"."""
        before = tokens.lower[first - 1] if first else ""
        behind = tokens.lower[end] if end < len(tokens) else ""
        return before in self._granted or behind in self._granted_behind

    def reported(self, tokens: Tokens, first: int, start: int) -> bool:
        """Whether a date is the day of a report: "said on Wednesday it would", "kündigte am Mittwoch an"."""
        lower = tokens.lower
        on = first > start and lower[first - 1] in self._report_on
        for i in range(first - 1 - on, max(start - 1, first - 2 - on - (_SUBJECT if on else 0)), -1):
            if lower[i] in self._reports:
                return not self._helped(lower, i, start)
            if lower[i] in _BREAKS or self._cue(lower, i, start) is not None:
                return False
        return False

    def planned(self, tokens: Tokens, first: int, start: int) -> bool:
        """Whether a date is that of a plan, whenever it was made: "pushed to September", "für Mai"."""
        lower = tokens.lower
        before = lower[first - 1] if first > start else ""
        moved = before in self._moved_to and not self._moved.isdisjoint(lower[max(start, first - 5) : first])
        return moved or before in self._meant_for

    def _supposed(self, lower: list[str], first: int, start: int) -> bool:
        """Whether a conjunction of condition opens the clause of token ``first``."""
        for i in range(first - 1, start - 1, -1):
            if lower[i] in _BREAKS:
                return False
            if lower[i] in self._conditional:
                return True
        return False

    def direction(self, tokens: Tokens, first: int, end: int, start: int, stop: int) -> int:
        """-1 past, 1 future, 2 perhaps future, 0 not said.

        It is the verb nearest to tokens ``[first, end)`` within ``[start, stop)`` that tells.
        """
        best, sign, verb = 1e9, 0, ""
        lower = tokens.lower
        for step, at in ((-1, first - 1), (1, end)):
            distance, i = 0.0, at
            for _ in range(_REACH):
                if not start <= i < stop:
                    break
                word = lower[i]
                if word == "," and _beside_a_place(tokens, i):
                    distance += 1
                elif word in _BREAKS or (step > 0 and word in self._joints):
                    distance += _BREAK_BEFORE if step < 0 else _BREAK_BEHIND
                else:
                    distance += 1
                    cue = self._cue(lower, i, start)
                    attribute = word.startswith(self._attributes) and i + 1 < stop and _capital(tokens, i + 1)
                    if cue is None and (i == start or tokens.text[tokens.starts[i]].islower()):
                        cue = self._guess(word)
                        if cue == (-1, 2.0) and attribute:
                            cue = (-1, 8.0)
                    if cue is not None and cue[1] and cue[0] < 0 and self._final(lower, i, stop):
                        cue = (-1, 1.0)
                    if cue is not None and distance + cue[1] < best:
                        best, sign, verb = distance + cue[1], cue[0], word
                        if sign > 0 and cue[1]:
                            sign = 2
                        if sign < 0 and self._helped(lower, i, start if step < 0 else end):
                            sign = 1
                if distance >= best:
                    break
                i += step
        open_ = not sign or (sign < 0 and verb in self._both)
        return 1 if open_ and self._supposed(lower, first, start) else sign


def _beside_a_place(tokens: Tokens, i: int) -> bool:
    """Whether the comma at token ``i`` opens or closes one name between commas: ``Norfolk, Virginia, …``."""
    lower = tokens.lower
    return any(
        0 < first < len(lower) - 2
        and lower[first] == lower[first + 2] == ","
        and _capital(tokens, first - 1)
        and _capital(tokens, first + 1)
        for first in (i - 2, i)
    )


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.text[tokens.starts[i]].isupper()


@cache
def tense(language: str) -> Tense:
    """The verbs of ``language``."""
    return Tense(language)
