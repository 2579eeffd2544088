"""Quantities in running text: the numbers with what they count and the words that bound them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.candidate import Candidate
from claimcheck.mentions.counting import Noun, counted_noun
from claimcheck.mentions.elision import Elision
from claimcheck.mentions.exclusion import Exclusion
from claimcheck.mentions.measures import Measures
from claimcheck.mentions.numerals import Kind
from claimcheck.mentions.ranges import Ranges
from claimcheck.mentions.settle import Habits, merge_parts, millions, settle
from claimcheck.values import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens

__all__ = ["find_candidates"]


def find_candidates(
    tokens: Tokens,
    numbers: Sequence[Number],
    language: str,
    *,
    dated: Callable[[int, int], bool],
    habits: Habits,
) -> list[Candidate]:
    """The quantities among ``numbers``, in text order.

    Args:
        tokens: The token pass over the text.
        numbers: Its numbers.
        language: ``fr``, ``de`` or ``en``.
        dated: Whether a date or duration claims tokens ``first … last``.
        habits: How the document speaks of money.
    """
    return _Finder(tokens, numbers, language, dated).find(habits)


_MINUS = frozenset("-–−")
_FIRST_YEAR, _LAST_YEAR = 1900, 2101
_OLDEST = 115


class _Finder(Measures):
    def __init__(
        self, tokens: Tokens, numbers: Sequence[Number], language: str, dated: Callable[[int, int], bool]
    ) -> None:
        super().__init__(tokens, numbers, language, dated)
        self.exclusion = Exclusion(tokens, self.words)
        self.exclusion.learn(numbers)

    def find(self, habits: Habits) -> list[Candidate]:
        found = self._read_all()
        millions(found, self.tokens, self.words)
        ranges = Ranges(self.tokens, self.words)
        found = ranges.join(merge_parts(found, self.tokens, self.words))
        for candidate in found:
            self._either(candidate)
            if not candidate.modified or candidate.upper is None:
                self.modifiers.apply(candidate)
            self.ages.widen(candidate)
        found = ranges.bounded(found)
        Elision(self.tokens, self.words).resolve(found)
        found = _apart([c for c in found if not c.dropped and not self._indefinite(c)])
        settle(found, self.tokens, self.words, habits)
        return found

    def _read_all(self) -> list[Candidate]:
        found: list[Candidate] = []
        alone = self.words.alone
        multiples = [i for i, word in enumerate(self.lower) if word in alone]
        numbers, done, m = self.numbers, -1, 0
        for k, number in enumerate(numbers):
            while m < len(multiples) and multiples[m] < number.first:
                self._multiple(multiples[m], found, done)
                m += 1
            if number.first <= done:
                continue
            self._done = done
            candidate = self._read(number, k)
            if candidate is not None:
                self._sign(candidate)
                found.append(candidate)
                done = candidate.number_last
                if candidate.noun is not None or candidate.unit_at is not None:
                    done = max(done, candidate.last)
            while m < len(multiples) and multiples[m] <= number.last:
                m += 1
        for i in multiples[m:]:
            self._multiple(i, found, done)
        return found

    def _multiple(self, i: int, found: list[Candidate], done: int) -> None:
        if i > done and not self.dated(i, i):
            candidate = self.special.multiple(i)
            if candidate is not None and not (found and found[-1].last >= i):
                found.append(candidate)

    def _read(self, number: Number, k: int) -> Candidate | None:
        if number.value is None or self.exclusion.glued(number):
            return None
        if (self.exclusion.titled(number) and number.kind != "article") or self.exclusion.listed(number):
            return None
        if self.exclusion.known(number):
            return None
        level = self.special.level(number)
        if level is not None:
            return level
        if number.kind == "ordinal":
            if self.dated(number.first, number.last):
                return None
            ranked = self.special.every(number) or self.special.rank(number)
            if ranked is not None or self.lower[number.last] != "." or self._before_month(number):
                return ranked
            number = msgspec.structs.replace(number, last=number.last - 1, kind="cardinal")
        many = float(number.value or 0) >= self.words.plural_from
        following = self._following(k)
        if number.kind == "fraction" and not number.digits and self._is_ordinal(number):
            return self.special.rank_in_article(number)
        noun = self._noun(number, many=many) if number.kind != "fraction" else None
        dated = self.dated(number.first, number.last)
        share = None if dated else self.special.share(number, following, noun)
        if share is not None and self.units.behind(share.number_last + 1) is None:
            return share
        candidate = self.with_unit(number) or self._with_noun(number, noun)
        dated = dated or self.dated(number.first, candidate.last if candidate else number.last)
        if dated and not (candidate is not None and candidate.strong):
            return None
        if self.exclusion.telephone(self.numbers, k) or self._vague(number):
            return None
        person = candidate is not None and candidate.unit == "person"
        if (candidate is None or candidate.kind == "count") and not person and self._model(number):
            return None
        kind = candidate.kind if candidate is not None else ""
        measured = kind not in ("", "count") or number.exponent > 0
        known = noun is not None and (self.words.capitalised or self.words.is_counted(self.lower[noun.last]))
        counted = kind == "count" and known
        if self.exclusion.labelled(number, measured=measured, counted=counted):
            return None
        if kind in ("", "count") and self.exclusion.address(number):
            return None
        if candidate is None and not self.exclusion.emergency(number) and not self._named_by_article(number):
            candidate = self._bare(number)
        return candidate

    def _model(self, number: Number) -> bool:
        return number.digits and not number.exponent and self.exclusion.model(number.first, number.last)

    def _named_by_article(self, number: Number) -> bool:
        """Whether an article makes bare digits the name of a thing: a 911, eine 787."""
        i, after = number.first, number.last + 1
        if not number.digits or number.exponent or number.kind != "cardinal" or i == 0:
            return False
        if self.lower[i - 1] not in self.numerals.articles or self.tokens.glued(i):
            return False
        if after >= self.size:
            return True
        word = self.lower[after]
        if self.words.range_to.at(self.lower, after) is not None or word in self.words.range_or:
            return False
        return word in self.words.function_words if word.isalpha() else self._loose(after + 1)

    def _loose(self, i: int) -> bool:
        return i >= self.size or not self.tokens.glued(i)

    def _before_month(self, number: Number) -> bool:
        """Whether digits with a dot stand before a word that ordinals name the like of: 17. Juni."""
        after = number.last + 1
        return after < self.size and self.lower[after] in self.words.not_rank

    def _following(self, k: int) -> Number | None:
        """The next number, unless it is part of a date."""
        if k + 1 >= len(self.numbers):
            return None
        number = self.numbers[k + 1]
        return None if self.dated(number.first, number.last) else number

    def _is_ordinal(self, number: Number) -> bool:
        """Whether "a fifth" before a noun is an ordinal: a fifth stage."""
        after = number.last + 1
        if not self.words.ordinal_fractions or number.first == number.last or after >= self.size:
            return False
        numeral = self.numerals.get(self.lower[number.last])
        if (
            numeral is None
            or numeral.kind is not Kind.ORDINAL
            or number.value != Fraction(1, int(numeral.value))
        ):
            return False
        word = self.lower[after]
        return word[0].isalpha() and word not in self.words.function_words and not self.words.is_change(word)

    # Nouns

    def _noun(self, number: Number, *, many: bool, linked_to: bool = False) -> Noun | None:
        """What a number counts; one that another is linked to is not linked to a third."""
        at = self.behind_inner(number)
        if self.links(number):
            linked = at
            while at < self.size and (self.lower[at] in self.words.links or self.lower[at] == "'"):
                at += 1
            if at == linked and self.words.links and self.words.noun_first:
                return None
        if number.kind in ("cardinal", "article", "collective"):
            noun = counted_noun(self.tokens, at, self.words, many=many)
            if noun is not None or at >= self.size:
                return noun
            if self.lower[at] in self.words.more_of:
                noun = counted_noun(self.tokens, at + 1, self.words, many=many)
            if noun is None and not linked_to and self.lower[at] in self.words.noun_links:
                noun = self._linked_noun(at)
            return noun
        return None

    def _linked_noun(self, at: int) -> Noun | None:
        """``three of its policymakers``, ``twelve of the 50 deaths``."""
        after = at + 1
        figure = after < self.size and self._number_at(after)
        if self.lower[at] not in self.words.noun_links_direct and not figure:
            if after >= self.size or self.lower[after] not in self.words.noun_link_articles:
                return None
            after += 1
        if after < self.size and self._number_at(after):
            noun = next((self._noun(n, many=True, linked_to=True) for n in self._behind(after)), None)
            return Noun(noun.unit, at, at - 1) if noun is not None else None
        return counted_noun(self.tokens, after, self.words, many=True)

    def _number_at(self, i: int) -> bool:
        numeral = self.numerals.get(self.lower[i])
        return self.lower[i].isdecimal() or (numeral is not None and numeral.kind is Kind.CARDINAL)

    def _with_noun(self, number: Number, noun: Noun | None) -> Candidate | None:
        if noun is None or number.value is None or number.suffix:
            return None
        if self.lower[noun.last] in self.words.age_units:
            return None
        if number.kind == "article" or (noun.head > number.last + 1 and self._age_bound(number)):
            return None
        known = self.words.is_counted(self.lower[noun.last])
        if not known and self._left_out(number, noun):
            return None
        candidate = Candidate(number, number.value, number.first, number.last, exponent=number.exponent)
        candidate.number_last = number.last
        self.approximate(candidate)
        if noun.head > number.last + 1 and self.behind_inner(number) > number.last + 1:
            candidate.bound = Bound.ABOUT
        self.count(candidate, noun)
        candidate.strong = known and noun.head == number.last + 1 and self._no_year(number)
        return candidate

    def _age_bound(self, number: Number) -> bool:
        """``anyone under 18``: an age, whatever noun follows further on."""
        if not number.digits or number.value is None or number.value > _OLDEST:
            return False
        modifier = self.modifiers.before(number.first)
        if modifier is None or modifier[0] is Bound.ABOUT or not modifier[1]:
            return False
        before = self.lower[modifier[1] - 1]
        return before in self.words.age_words or self.words.is_person(before)

    def _left_out(self, number: Number, noun: Noun) -> bool:
        """``les 50 000 requises``, ``dont 35 passés``: a participle whose noun is left out."""
        word = self.lower[noun.head]
        if word.endswith(self.words.participles) and self.words.participles:
            return self.words.partitive.ending(self.lower, number.first - 1) is not None
        if not word.endswith(self.words.elided_participles) or number.first == 0:
            return False
        return self.lower[number.first - 1] in self.words.determiners

    def _no_year(self, number: Number) -> bool:
        """Whether four digits before a counted noun are no year: 2500 people, more than 1950 people."""
        if not number.digits or number.value is None or number.value < 1000:
            return False
        if not _FIRST_YEAR <= number.value < _LAST_YEAR:
            return True
        modifier = self.modifiers.before(number.first, plain=False)
        return modifier is not None

    def _bare(self, number: Number) -> Candidate | None:
        if number.value is None or number.suffix or self._letters_follow(number):
            return None
        if number.kind == "article":
            if not self._first_of_two(number):
                return None
        elif (
            not number.digits
            and self.lower[number.first] in self.words.pronouns
            and number.first == number.last
            and not (number.first and self.lower[number.first - 1] in self.words.minus)
            and not self._first_of_two(number)
        ):
            return None
        kind = "share" if number.kind == "fraction" else ""
        candidate = Candidate(
            number, number.value, number.first, number.last, kind=kind, exponent=number.exponent
        )
        candidate.number_last = number.last
        self.approximate(candidate)
        self.per_many(candidate)
        per = self.units.rate(candidate.last + 1, "") if not kind and candidate.last == number.last else None
        if per is not None and per[0] in self.words.time_rates:
            candidate.rate, candidate.last = per
        return candidate

    def _first_of_two(self, number: Number) -> bool:
        """``un ou deux``, ``ein bis zwei``: the article is a number before another number."""
        after = number.last + 1
        if after + 1 >= self.size or number.first != number.last:
            return False
        joint = (
            self.lower[after] in self.words.range_or or self.words.range_to.at(self.lower, after) is not None
        )
        numeral = self.numerals.get(self.lower[after + 1])
        return joint and numeral is not None and numeral.kind is Kind.CARDINAL

    def _letters_follow(self, number: Number) -> bool:
        """Whether letters that are no unit touch the digits (49ers), or a fraction is part of a compound."""
        after = number.last + 1
        if after >= self.size or not self.tokens.glued(after):
            return False
        if number.kind == "fraction" and not number.digits and self.lower[after] == "-":
            return True
        if (
            number.digits
            and self.lower[after] == "-"
            and after + 1 < self.size
            and self.tokens.glued(after + 1)
        ):
            return self.tokens.word(after + 1)[0].isupper()
        return number.digits and self.lower[after].isalpha() and self.lower[after] != "s"

    def _indefinite(self, candidate: Candidate) -> bool:
        """Hardly more than an article: one lawyer says."""
        if (
            candidate.value != 1
            or candidate.upper is not None
            or candidate.kind != "count"
            or candidate.modified
        ):
            return False
        if self.lower[candidate.number.first] not in self.words.pronouns:
            return False
        near = self.lower[candidate.last + 1 : candidate.last + 6]
        return not any(word in self.words.people_verbs for word in near)

    def _vague(self, number: Number) -> bool:
        return number.first > 0 and self.lower[number.first - 1] in self.words.vague and not number.digits

    # Sign

    def _sign(self, candidate: Candidate) -> None:
        """``minus 14 Grad``, ``−9 °C``."""
        at = candidate.first - 1
        if at < 0 or self.words.either.ending(self.lower, at) is not None:
            return
        word = self.lower[at]
        if word in _MINUS:
            free = (
                at == 0
                or not self.tokens.glued(at)
                or self.tokens.text[self.tokens.starts[at] - 1] in "([:<>=≤≥"
            )
            if free and not self._spaced_range(candidate, at) and candidate.value > 0:
                self._negate(candidate, at)
        elif (
            word in self.words.minus
            and candidate.kind in ("", "share", "measure", "point")
            and candidate.value > 0
        ) and self.words.before.ending(self.lower, at) is None:
            self._negate(candidate, at)

    def _spaced_range(self, candidate: Candidate, at: int) -> bool:
        """Whether a dash before an amount is none of its own: ``- 5``, ``4 -9 kg``, ``– 40 trucks``."""
        if at == 0:
            return candidate.kind == "count" and not self.tokens.glued(candidate.first)
        measured = candidate.kind == "measure" and candidate.unit not in ("°C", "°F")
        return not self.tokens.glued(candidate.first) or (measured and self.lower[at - 1].isdecimal())

    def _either(self, candidate: Candidate) -> None:
        """``± 3 points``."""
        either = self.words.either.ending(self.lower, candidate.first - 1)
        if either is not None and candidate.upper is None and candidate.kind not in ("", "count"):
            candidate.upper, candidate.value = candidate.value, -candidate.value
            candidate.first, candidate.modified = either[1], True

    def _negate(self, candidate: Candidate, at: int) -> None:
        candidate.value, candidate.first = -candidate.value, at
        if candidate.upper is not None:
            candidate.upper = -candidate.upper
            candidate.value, candidate.upper = (
                min(candidate.value, candidate.upper),
                max(candidate.value, candidate.upper),
            )


def _apart(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that an earlier one has taken in."""
    out: list[Candidate] = []
    for candidate in found:
        if not out or candidate.first > out[-1].last:
            out.append(candidate)
    return out
