"""Numbers that leave out their noun: what they count, from the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.counting import counted_noun
from claimcheck.mentions.units import scaled
from claimcheck.values import Bound

if TYPE_CHECKING:
    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Elision"]

_OLDEST = 115
_SENTENCE = 60
_NUMBER_OF = 14
_HUNDRED = 100
_BESIDE = 2
_PRONOUN = 4
_LIFE = 8
"""How many words may stand between an event of a life and the age at it."""
_SIGNS = frozenset("-–:/")
_MILLION = 6
_MOST_TIMES = 10_000
"""Bare millions are not the noun of a number so many times smaller: 54 lots, 133 millions."""
_SHARES = frozenset({"%", "pp"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2200


class Elision:
    """Gives the bare numbers of one text their units."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)

    def resolve(self, candidates: list[Candidate]) -> None:
        """Fill in units, and drop the numbers that stay without a sense."""
        for k, candidate in enumerate(candidates):
            named = k + 1 < len(candidates) and self._shares_unit(candidate, candidates[k + 1])
            if not candidate.unit and not candidate.kind and not named and self._voted(candidate):
                candidate.unit, candidate.kind, candidate.inherited = "vote", "count", True
        self._forward(candidates)
        last: Candidate | None = None
        previous: Candidate | None = None
        age: Candidate | None = None
        point: Candidate | None = None
        money: Candidate | None = None
        for candidate in candidates:
            if not candidate.unit and candidate.kind not in ("share",):
                if age is not None and self._beside_age(candidate, age):
                    previous = age
                large = self._of_money(candidate)
                if large and money is not None:
                    candidate.unit, candidate.kind, candidate.inherited = money.unit, money.kind, True
                else:
                    self._one(candidate, previous, last, point)
                    candidate.large = large and not candidate.unit
            if candidate.dropped:
                continue
            if candidate.exponent >= _MILLION:
                money = candidate if candidate.kind == "currency" and not candidate.rate else None
            if candidate.kind == "age":
                age = candidate
            elif candidate.kind == "point":
                point = candidate
            if candidate.unit and candidate.kind not in ("age", "rank", "factor", "share", "goal"):
                previous = candidate
                if candidate.kind == "count":
                    last = candidate

    def _of_money(self, candidate: Candidate) -> bool:
        """Whether bare millions behind millions of money are money too: no verb makes a crowd of them."""
        if candidate.exponent < _MILLION or candidate.kind or self._of_people(candidate):
            return False
        if self.words.partitive.at(self.lower, candidate.last + 1) is not None:
            return False
        behind = self.lower[candidate.last + 1] if candidate.last + 1 < self.size else "."
        if behind[0].isalpha() and (behind not in self.words.function_words or behind in self.words.verbs):
            return False
        before = self.lower[max(0, candidate.first - _PRONOUN) : candidate.first]
        if not self.words.of_it.isdisjoint(before):
            return False
        return self._number_of(candidate) is None and self._number_of_behind(candidate) is None

    def _near(self, source: Candidate, candidate: Candidate) -> bool:
        return candidate.last - source.last < 2 * _SENTENCE

    def _shares_unit(self, candidate: Candidate, following: Candidate) -> bool:
        """Whether the number that a vote is won against has a unit for both: 54 to 46 percent."""
        return (
            bool(following.unit_at) and following.first - candidate.last == _BESIDE and following.unit == "%"
        )

    def _beside_age(self, candidate: Candidate, age: Candidate) -> bool:
        """``aged 23 and 31``; ``85,9 ans, celle des hommes à 80,3``."""
        if candidate.value % 1:
            return self._same_sentence(age.last, candidate.first)
        gap = self.lower[age.last + 1 : candidate.first]
        return len(gap) == 1 and gap[0] in self.words.list_words and candidate.value <= _OLDEST

    # A unit named once holds for its list

    def _forward(self, candidates: list[Candidate]) -> None:
        for k in range(len(candidates) - 2, -1, -1):
            left, right = candidates[k], candidates[k + 1]
            if (
                left.unit
                or left.kind
                or not right.unit
                or right.kind in ("rank", "age", "goal", "share", "factor")
            ):
                continue
            gap = range(left.last + 1, right.first)
            if len(gap) > 4 or not gap or not self._list_gap(left.last + 1, right.first) or self._aged(left):
                continue
            if self.lower[gap[0]] == "," and len(gap) == 1 and not right.inherited:
                continue
            if not self._inherits(left, right):
                continue
            left.unit, left.kind, left.rate, left.inherited = right.unit, right.kind, right.rate, True
            if (
                right.exponent >= 3
                and left.exponent == 0
                and left.value < 1000
                and right.number.digits
                and self._moved_together(left, right)
            ):
                left.value, left.exponent = scaled(left.value, right.exponent), right.exponent

    def _list_gap(self, first: int, stop: int) -> bool:
        return all(
            word in self.words.list_words or word in self.words.fillers or word in self.words.list_fillers
            for word in self.lower[first:stop]
        )

    def _moved_together(self, left: Candidate, right: Candidate) -> bool:
        """Whether a bare number is on the scale of the one behind it: from 28 to 36.5 million."""
        ratio = float(right.value) / 10**right.exponent
        return left.value != 0 and 0.02 < ratio / float(left.value) < 50

    # One bare number

    def _one(
        self,
        candidate: Candidate,
        previous: Candidate | None,
        last: Candidate | None,
        point: Candidate | None,
    ) -> None:
        if self._aged(candidate):
            candidate.unit, candidate.kind, candidate.strong = "year", "age", True
            return
        if self._voted(candidate):
            candidate.unit, candidate.kind, candidate.inherited = "vote", "count", True
            return
        number = candidate.number
        year_like = number.digits and not number.exponent and _FIRST_YEAR <= candidate.value < _LAST_YEAR
        written_year = year_like and number.last == number.first
        if candidate.upper is not None and candidate.upper >= _LAST_YEAR:
            written_year = False
        if written_year and not candidate.modified:
            candidate.dropped = not self._of_people(candidate)
        partitive = self._partitive(candidate)
        if candidate.dropped:
            return
        if self._of_people(candidate) or (partitive and self._people_behind(candidate)):
            candidate.unit, candidate.kind, candidate.inherited = "person", "count", True
            return
        named = self._number_of(candidate) or self._number_of_behind(candidate)
        if named is not None and not partitive:
            candidate.unit, candidate.kind, candidate.inherited = named, "count", True
            return
        source = self._source(candidate, previous, last, partitive=partitive)
        if source is not None and source.unit == "%" and point is not None and candidate.value > _HUNDRED:
            source = point
        if source is not None and self._inherits(candidate, source):
            candidate.unit, candidate.kind = source.unit, source.kind
            candidate.rate = candidate.rate or source.rate
            candidate.inherited = True
            if source.kind == "subunit":
                candidate.value = scaled(candidate.value, -2)
        if (
            number.digits
            or partitive
            or candidate.modified
            or candidate.unit_at
            or candidate.upper is not None
        ):
            return
        candidate.dropped = not self._stands_alone(candidate)

    def _source(
        self, candidate: Candidate, previous: Candidate | None, last: Candidate | None, *, partitive: bool
    ) -> Candidate | None:
        """The quantity whose unit a bare number may share."""
        if partitive and last is not None:
            return last
        if previous is not None:
            beside = self._same_sentence(previous.last, candidate.first)
            if beside and not partitive:
                return previous
            if partitive and previous.unit not in _SHARES and self._near(previous, candidate):
                return previous
        return last if last is not None and self._near(last, candidate) else None

    def _inherits(self, candidate: Candidate, source: Candidate) -> bool:
        if source.unit in _SHARES and not -_HUNDRED <= candidate.value <= _HUNDRED:
            return False
        if source.kind == "count" and candidate.exponent >= _MILLION:
            return abs(float(candidate.value)) <= _MOST_TIMES * abs(float(source.value))
        whole = candidate.value % 1 == 0
        return whole or source.kind != "count" or source.rate != ""

    def _number_of(self, candidate: Candidate) -> str | None:
        """What a "number of …" before the figure names: ``die Zahl der Toten stieg auf 34``."""
        for at in range(candidate.first - 1, max(-1, candidate.first - _NUMBER_OF), -1):
            if self.lower[at] in ".!?;":
                return None
            found = self.words.number_of.at(self.lower, at)
            if found is not None and found[1] + 1 < candidate.first:
                noun = self._plain_noun(found[1] + 1, candidate.first)
                if noun is not None:
                    return noun
        return None

    def _number_of_behind(self, candidate: Candidate) -> str | None:
        """``300 le nombre de postes``."""
        at = candidate.last + 1
        if at < self.size and self.lower[at] in self.words.function_words:
            found = self.words.number_of.at(self.lower, at + 1)
            if found is not None:
                return self._plain_noun(found[1] + 1, found[1] + 5)
        return None

    def _plain_noun(self, at: int, stop: int) -> str | None:
        """The unit of the noun that begins at token ``at``."""
        while at < min(stop, self.size) and not self.lower[at][0].isalpha():
            at += 1
        noun = counted_noun(self.tokens, at, self.words, many=True)
        return noun.unit if noun is not None and noun.last < max(stop, at + 1) else None

    def _stands_alone(self, candidate: Candidate) -> bool:
        """Whether a number in words without noun is one rather than a pronoun."""
        after, before = candidate.last + 1, candidate.first - 1
        if after < self.size and self.lower[after] == "-":
            return False
        if (
            candidate.value > 12
            or candidate.number.last > candidate.number.first
            or candidate.kind == "share"
        ):
            return True
        if before >= 0 and (self.lower[before] in self.words.determiners or self.lower[before] == "-"):
            return False
        return after >= self.size or not self.lower[after][0].isalpha()

    def _partitive(self, candidate: Candidate) -> bool:
        """``four of them``, ``vier davon``, ``dont 41``, ``weitere dreißig``."""
        after = self.words.partitive.at(self.lower, candidate.last + 1)
        before = self.words.partitive.ending(self.lower, candidate.first - 1)
        if before is not None:
            candidate.modified = True
        if after is not None and self.lower[after[1]] in self.words.elliptic:
            candidate.last = after[1]
        return after is not None or before is not None

    def _of_people(self, candidate: Candidate) -> bool:
        """Whether what follows is said of people: 54 galten als vermisst, 12 were killed."""
        if candidate.value % 1:
            return False
        said = self.words.people_before.ending(self.lower, candidate.first - 1)
        if said is not None or any(
            w in self.words.crowds for w in self.lower[max(0, candidate.first - 8) : candidate.first]
        ):
            return True
        for i in range(candidate.last + 1, min(candidate.last + 5, self.size)):
            word = self.lower[i]
            if word in self.words.people_verbs:
                return True
            if not word[0].isalpha():
                return False
        return False

    def _people_behind(self, candidate: Candidate) -> bool:
        """``three of them women``, ``drei davon Kinder``."""
        after = self.words.partitive.at(self.lower, candidate.number.last + 1)
        at = after[1] + 1 if after is not None else self.size
        return at < self.size and self.lower[at][0].isalpha() and self.words.is_person(self.lower[at])

    def _aged(self, candidate: Candidate) -> bool:
        """``Moira Tennant, 67, from Perth``; ``Heidi Nägeli (63)``; ``mit 67`` of a pension."""
        value, first, after = candidate.value, candidate.first, candidate.last + 1
        if (
            not candidate.number.digits
            or value % 1
            or not 0 < value <= _OLDEST
            or candidate.upper is not None
        ):
            return False
        if first == 0 or (self.tokens.glued(candidate.number.first) and self.lower[first - 1] != "("):
            return False
        before, behind = self.lower[first - 1], self.lower[after] if after < self.size else ""
        if before == "(" and behind == ")":
            return self._person_ends(first - 2) or (
                self.words.capitalised and self.tokens.word(first - 2)[0].isupper()
            )
        if self._minimum_age(candidate):
            return True
        adverb = before in self.words.age_fillers
        if adverb and self.lower[max(first - 2, 0)] == "," and behind in (",", "."):
            return self._person_ends(first - 3)
        if before == "," and behind in (",", ".", ":", ";") and not self.tokens.glued(candidate.number.first):
            return self._person_ends(first - 2)
        if self._of_somebody(first, after):
            return True
        if self.words.retirement and value >= 50 and not behind[:1].isalpha():
            near = self.lower[max(0, first - 12) : after + 6]
            return any(word in self.words.retirement for word in near)
        if self.words.retirement and 55 <= value <= 75:
            near = self.lower[max(0, first - 12) : after + 6]
            return any(word in self.words.retirement for word in near)
        return False

    def _of_somebody(self, first: int, after: int) -> bool:
        """``I'm 29``, ``er ist 34``; ``she died at 57``."""
        behind = self.lower[after] if after < self.size else "."
        if behind in _SIGNS or (behind[0].isalpha() and behind not in self.words.function_words):
            return False
        at = first - 1
        while at > 0 and self.lower[at] in self.words.age_fillers:
            at -= 1
        if self.words.age_said.ending(self.lower, at) is not None:
            return True
        if self.lower[at] in self.words.age_is and at and self.words.is_person(self.lower[at - 1]):
            return True
        lived = self.lower[max(0, first - _LIFE) : first - 1]
        return self.lower[first - 1] in self.words.age_at and not self.words.age_events.isdisjoint(lived)

    def _minimum_age(self, candidate: Candidate) -> bool:
        """``children under 16``, ``the minimum age will be 12``."""
        if candidate.value < 3 and not candidate.modified:
            return False
        first = candidate.first
        if candidate.modified and first and candidate.bound is not Bound.ABOUT:
            before = self.lower[first - 1]
            if before in self.words.age_words or self.words.is_person(before):
                return True
        if not 10 <= candidate.value <= _OLDEST:
            return False
        near = self.lower[max(0, first - 12) : first]
        return any(word in self.words.age_contexts for word in near)

    def _person_ends(self, i: int) -> bool:
        """Whether a name or a person ends at token ``i``."""
        if i < 0:
            return False
        if self.lower[i] in ("”", "»", '"', "“", ")"):
            return False
        if self.lower[i] == "." and i and len(self.lower[i - 1]) <= 2:
            return True
        if not self.lower[i][0].isalpha():
            return False
        if not self.words.capitalised and self.tokens.word(i)[0].isupper():
            return True
        if self.words.capitalised and i and self.tokens.word(i)[0].isupper():
            return self.tokens.word(i - 1)[0].isupper() or self.words.is_person(self.lower[i])
        return self.words.is_person(self.lower[i])

    def _voted(self, candidate: Candidate) -> bool:
        """``carried by 96 to 48`` where votes are spoken of."""
        if candidate.value % 1 or candidate.value > 2000:
            return False
        after, before = candidate.last + 1, candidate.first - 1
        joined = (
            after + 1 < self.size
            and self.lower[after] in self.words.vote_to
            and self.lower[after + 1].isdecimal()
        )
        joined = joined or (
            before > 0 and self.lower[before] in self.words.vote_to and self.lower[before - 1].isdecimal()
        )
        if not joined:
            return False
        near = self.lower[max(0, candidate.first - 30) : after + 15]
        return any(word in self.words.votes for word in near)

    def _same_sentence(self, left: int, right: int) -> bool:
        if right - left > _SENTENCE:
            return False
        text, tokens = self.tokens.text, self.tokens
        for i in range(left + 1, right):
            if (
                self.lower[i] in ".!?"
                and i + 1 < self.size
                and not tokens.glued(i + 1)
                and tokens.word(i + 1)[0].isupper()
                and not (i and len(self.lower[i - 1]) < 3)
            ):
                return False
        return "\n" not in text[tokens.ends[left] : tokens.starts[right]]
