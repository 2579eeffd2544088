"""Quantities in running text: the numbers with what they count and the words that bound them."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.ages import Ages
from claimcheck.mentions.candidate import Candidate
from claimcheck.mentions.counting import Noun, counted_noun
from claimcheck.mentions.elision import Elision
from claimcheck.mentions.exclusion import Exclusion
from claimcheck.mentions.modifiers import Modifiers
from claimcheck.mentions.numbers import plain
from claimcheck.mentions.numerals import Kind, numerals
from claimcheck.mentions.ranges import Ranges
from claimcheck.mentions.settle import merge_parts, settle
from claimcheck.mentions.special import Special
from claimcheck.mentions.units import Units, scaled
from claimcheck.mentions.vocabulary import UnitName, vocabulary
from claimcheck.values import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens

__all__ = ["find_candidates"]


def find_candidates(
    tokens: Tokens, numbers: Sequence[Number], language: str, *, dated: Callable[[int, int], bool]
) -> list[Candidate]:
    """The quantities among ``numbers``, in text order.

    Args:
        tokens: The token pass over the text.
        numbers: Its numbers.
        language: ``fr``, ``de`` or ``en``.
        dated: Whether a date or duration claims tokens ``first … last``.
    """
    return _Finder(tokens, numbers, language, dated).find()


_MINUS = frozenset("-–−")
_FIRST_YEAR, _LAST_YEAR = 1900, 2101


class _Finder:
    def __init__(
        self, tokens: Tokens, numbers: Sequence[Number], language: str, dated: Callable[[int, int], bool]
    ) -> None:
        self.tokens, self.lower, self.size = tokens, tokens.lower, len(tokens)
        self.numbers = numbers
        self._firsts = [number.first for number in numbers]
        self.words = vocabulary(language)
        self.dated = dated
        self.units = Units(tokens, self.words)
        self.special = Special(tokens, self.words)
        self.exclusion = Exclusion(tokens, self.words)
        self.ages = Ages(tokens, self.words)
        self.exclusion.learn(numbers)
        self.modifiers = Modifiers(tokens, self.words)
        self.numerals = numerals(language)
        self._done = -1

    def find(self) -> list[Candidate]:
        found = self._read_all()
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
        settle(found, self.tokens, self.words)
        return found

    def _read_all(self) -> list[Candidate]:
        found: list[Candidate] = []
        multiples = [i for i, word in enumerate(self.lower) if word in self.words.multiples]
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
        if number.kind == "ordinal":
            if self.dated(number.first, number.last):
                return None
            ranked = self.special.every(number) or self.special.rank(number)
            if ranked is not None or self.lower[number.last] != "." or self._before_month(number):
                return ranked
            number = msgspec.structs.replace(number, last=number.last - 1, kind="cardinal")
        many = number.value >= self.words.plural_from
        following = self._following(k)
        if number.kind == "fraction" and not number.digits and self._is_ordinal(number):
            return self.special.rank_in_article(number)
        noun = self._noun(number, many=many) if number.kind != "fraction" else None
        dated = self.dated(number.first, number.last)
        share = None if dated else self.special.share(number, following, noun)
        if share is not None:
            return share
        candidate = self._with_unit(number) or self._with_noun(number, noun)
        dated = dated or self.dated(number.first, candidate.last if candidate else number.last)
        if dated and not (candidate is not None and candidate.strong):
            return None
        if self.exclusion.telephone(self.numbers, k) or self._vague(number):
            return None
        kind = candidate.kind if candidate is not None else ""
        measured = kind not in ("", "count") or number.exponent > 0
        known = noun is not None and (self.words.capitalised or self.words.is_counted(self.lower[noun.last]))
        counted = kind == "count" and known
        if self.exclusion.labelled(number, measured=measured, counted=counted):
            return None
        if kind in ("", "count") and self.exclusion.address(number):
            return None
        if candidate is None and not self.exclusion.emergency(number):
            candidate = self._bare(number)
        return candidate

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

    # Unit

    def _with_unit(self, number: Number) -> Candidate | None:
        """The number with a unit of measure, a currency or the like, before or behind it."""
        value = number.value
        if value is None:
            return None
        candidate = Candidate(number, value, number.first, number.last, exponent=number.exponent)
        candidate.number_last = number.last
        self._approximate(candidate)
        if number.suffix:
            return self._with_suffix(candidate)
        prefix = self.units.before(number.first)
        if prefix is not None and prefix.first <= self._done:
            prefix = None
        if prefix is not None and number.kind != "article":
            self._prefixed(candidate, prefix.name, prefix.first)
            return candidate
        if self.ages.group(candidate):
            return candidate
        at = self._unit_start(number)
        behind = self.units.behind(at, free=number.exponent >= 3)
        if behind is None:
            return self._aged(candidate) or self._timed(candidate)
        name, first, last = behind
        if name.kind == "measure" and name.unit == "m" and self._is_million(candidate, first):
            return candidate
        if not self._takes(number, name, at, first):
            return None
        candidate.last, candidate.unit_at = last, (first, last)
        self._name(candidate, name)
        if isinstance(candidate.value, Fraction):
            candidate.value = plain(candidate.value)
        if name.kind == "currency" and not candidate.exponent:
            self._late_scale(candidate)
        if name.kind == "times":
            self.special.times(candidate, suffix=False)
            if candidate.unit == "time":
                self._per(candidate)
        elif name.kind in ("measure", "currency", "subunit"):
            self._per(candidate)
        return candidate

    def _late_scale(self, candidate: Candidate) -> None:
        """``75 USD million``."""
        at = candidate.last + 1
        numeral = self.numerals.words.get(self.lower[at]) if at < self.size else None
        if numeral is not None and numeral.kind is Kind.MULTIPLIER and numeral.value >= 1000000:
            power = len(str(numeral.value)) - 1
            candidate.value, candidate.exponent = scaled(candidate.value, power), power
            candidate.last = at

    def _approximate(self, candidate: Candidate) -> None:
        if candidate.number.kind == "collective":
            candidate.bound = Bound.ABOUT

    def _per(self, candidate: Candidate) -> None:
        self.units.apply_rate(candidate)
        candidate.strong = candidate.strong or candidate.kind != ""

    def _unit_start(self, number: Number) -> int:
        """First token of the unit, behind a link: ``45 millions d'euros``, ``half a mile``."""
        at = self._behind_inner(number)
        if number.kind == "fraction":
            return self._part_of_unit(at)
        linking = self._links(number)
        while linking and at < self.size and (self.lower[at] in self.words.links or self.lower[at] == "'"):
            at += 1
        return at

    def _links(self, number: Number) -> bool:
        """Whether the number ends in a noun of its own, which takes a link: un demi-million d'euros."""
        if number.kind == "collective" or number.exponent >= 3:
            return True
        numeral = self.numerals.words.get(self.lower[number.last])
        return numeral is not None and numeral.kind is Kind.MULTIPLIER and numeral.value >= 1000000

    def _part_of_unit(self, at: int) -> int:
        """Behind "of a" in ``a quarter of a mile``, where a unit of measure follows."""
        after = at
        for words in (self.numerals.partitives, frozenset("'"), self.numerals.articles):
            if after < self.size and self.lower[after] in words:
                after += 1
        unit = self.units.behind(after) if after > at else None
        return after if unit is not None and unit[0].kind == "measure" and unit[0].unit != "%" else at

    def _takes(self, number: Number, name: UnitName, at: int, first: int) -> bool:
        """Whether this kind of number takes this unit."""
        if number.kind == "fraction":
            half = (
                not isinstance(number.value, Fraction)
                or number.value.denominator in (2, 4)
                or at > number.last + 1
            )
            return half and name.kind in ("measure", "currency", "point", "subunit") and name.unit != "%"
        if number.kind == "article":
            if name.kind == "times":
                return first + 2 < self.size and self.lower[first + 2] in self.numerals.halves
            word = self.lower[first].isalpha() and len(self.lower[first]) > 1
            takes = ("measure", "currency", "subunit", "coin", "point")
            return word and name.kind in takes and not self._definite(first)
        return True

    def _definite(self, first: int) -> bool:
        """An article before a unit that is a common word counts only for some units."""
        return self.lower[first] in self.words.uncounted_units

    def _name(self, candidate: Candidate, name: UnitName) -> None:
        candidate.unit, candidate.kind = name.unit, name.kind
        if name.kind == "coin":
            candidate.value = scaled(candidate.value * name.hundredths, -2)
            candidate.unit, candidate.kind = "USD", "subunit"
        elif name.kind == "subunit":
            candidate.value = scaled(candidate.value, -2)
        if name.kind == "age":
            candidate.unit, candidate.strong = "year", True

    def _prefixed(self, candidate: Candidate, name: UnitName, first: int) -> None:
        candidate.first, candidate.unit_at = first, (first, candidate.number.first - 1)
        candidate.strong = True
        self._name(candidate, name)
        if name.kind == "currency":
            self._short_scale(candidate)
            self._per(candidate)
        elif name.kind in ("age", "rank") or not self.words.currency_signs.get(self.tokens.word(first)):
            candidate.first = candidate.number.first
            if name.kind == "rank":
                candidate.first = first
            candidate.strong = name.kind != "age" or self._age_ends(candidate)

    def _age_ends(self, candidate: Candidate) -> bool:
        """Step over ``ans``, ``years`` behind an age."""
        after = candidate.last + 1
        if after < self.size and self.lower[after] in self.words.year_words:
            candidate.last = after
        return True

    def _short_scale(self, candidate: Candidate) -> None:
        """``£98m``, ``$3b``: a letter that is a scale beside a currency sign."""
        at = candidate.last + 1
        if candidate.exponent or at >= self.size or not self.tokens.glued(at):
            return
        power = self.words.short_scales.get(self.lower[at])
        if power:
            candidate.value, candidate.exponent = scaled(candidate.value, power), power
            candidate.last = candidate.number_last = at

    def _is_million(self, candidate: Candidate, at: int) -> bool:
        """``1.1m seats``: m before a plural that is counted is a scale, not metres."""
        power = self.words.short_scales.get(self.lower[at], 0)
        if not power or not self.words.scale_before_noun or not self.tokens.glued(at):
            return False
        noun = counted_noun(self.tokens, at + 1, self.words, many=True)
        if noun is None or noun.head > at + 3 or not self.words.is_counted(self.lower[noun.last]):
            return False
        candidate.value, candidate.exponent = scaled(candidate.value, power), power
        candidate.number_last = at
        self._count(candidate, noun)
        return True

    def _with_suffix(self, candidate: Candidate) -> Candidate | None:
        """Numbers written as one word with what they count: ``dreijährig``, ``viermal``."""
        suffix = candidate.number.suffix
        if suffix in self.words.times_suffixes and candidate.value == 1:
            return None
        if suffix in self.words.times_suffixes:
            self.special.times(candidate, suffix=True)
            return candidate
        found = self.words.units_behind.at([suffix], 0)
        if found is not None and found[0] == "year":
            candidate.unit, candidate.kind, candidate.strong = "year", "age", True
            return candidate
        unit = self.words.suffix_units.get(suffix)
        if unit:
            candidate.unit, candidate.kind = unit, "measure"
            return candidate
        return None

    def _aged(self, candidate: Candidate) -> Candidate | None:
        """``71 ans`` where it is an age."""
        if not self.ages.read(candidate):
            return None
        candidate.kind, candidate.strong = "age", True
        return candidate

    def _timed(self, candidate: Candidate) -> Candidate | None:
        """Time spent per day or week: ``32 heures par semaine``."""
        at = candidate.number.last + 1
        found = self.words.time_units.at(self.lower, at)
        if found is None:
            return None
        rate = self.units.rate(found[1] + 1, found[0])
        if rate is None or rate[0] not in self.words.time_rates:
            return None
        candidate.unit, candidate.kind, candidate.strong = found[0], "measure", True
        candidate.unit_at = (at, found[1])
        candidate.rate, candidate.last = rate
        return candidate

    # Nouns

    def _noun(self, number: Number, *, many: bool) -> Noun | None:
        at = self._behind_inner(number)
        if self._links(number):
            while at < self.size and (self.lower[at] in self.words.links or self.lower[at] == "'"):
                at += 1
        if number.kind in ("cardinal", "article", "collective"):
            noun = counted_noun(self.tokens, at, self.words, many=many)
            if noun is None and at < self.size and self.lower[at] in self.words.noun_links:
                noun = self._linked_noun(at)
            return noun
        return None

    def _linked_noun(self, at: int) -> Noun | None:
        """``three of its policymakers``, ``twelve of the deaths``."""
        after = at + 1
        if self.lower[at] in self.words.noun_links_direct:
            return counted_noun(self.tokens, after, self.words, many=True)
        if after < self.size and self.lower[after] in self.words.noun_link_articles:
            return counted_noun(self.tokens, after + 1, self.words, many=True)
        return None

    def _behind_inner(self, number: Number) -> int:
        """First token behind the number and a hedge between it and its noun: ``thirty-odd``, ``a hundred or so``."""
        inner = self.modifiers.behind(number.last + 1)
        if inner is not None and inner[0] is Bound.ABOUT:
            return inner[1] + 1
        return number.last + 1

    def _with_noun(self, number: Number, noun: Noun | None) -> Candidate | None:
        if noun is None or number.value is None or number.suffix:
            return None
        if number.kind == "article":
            return None
        known = self.words.is_counted(self.lower[noun.last])
        if not known and self._left_out(number, noun):
            return None
        candidate = Candidate(number, number.value, number.first, number.last, exponent=number.exponent)
        candidate.number_last = number.last
        self._approximate(candidate)
        if noun.head > number.last + 1 and self._behind_inner(number) > number.last + 1:
            candidate.bound = Bound.ABOUT
        self._count(candidate, noun)
        candidate.strong = known and noun.head == number.last + 1 and self._no_year(number)
        return candidate

    def _left_out(self, number: Number, noun: Noun) -> bool:
        """``les 50 000 requises``: a participle behind a definite number whose noun is left out."""
        if not self.lower[noun.head].endswith(self.words.elided_participles) or number.first == 0:
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

    def _count(self, candidate: Candidate, noun: Noun) -> None:
        candidate.unit, candidate.kind = noun.unit, "count"
        candidate.noun = candidate.unit_at = (noun.head, noun.last)
        candidate.last = noun.last
        self.units.apply_rate(candidate)
        self._per_many(candidate)

    def _per_many(self, candidate: Candidate) -> None:
        """``13,1 Fälle je 100.000 Einwohner``: a rate per so many people."""
        at = candidate.last + 1
        word = self.words.rate_words.at(self.lower, at)
        if word is None or word[0] in self.words.weak_rates or candidate.rate:
            return
        number = next((n for n in self._behind(word[1] + 1)), None)
        if number is None or number.value is None or number.value < 100 or isinstance(number.value, Fraction):
            return
        per = self.words.rate_units.at(self.lower, number.last + 1)
        power = len(str(int(number.value))) - 1
        if per is None or number.value != 10**power:
            return
        candidate.value = scaled(candidate.value, -power)
        candidate.rate, candidate.last, candidate.number_last = per[0], per[1], candidate.number_last

    def _behind(self, at: int) -> Sequence[Number]:
        """The number that starts at token ``at``, if one does."""
        k = bisect_left(self._firsts, at)
        return self.numbers[k : k + 1] if k < len(self._firsts) and self._firsts[k] == at else ()

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
        ):
            return None
        kind = "share" if number.kind == "fraction" else ""
        candidate = Candidate(
            number, number.value, number.first, number.last, kind=kind, exponent=number.exponent
        )
        candidate.number_last = number.last
        self._approximate(candidate)
        self._per_many(candidate)
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
        """ "one" before a noun that is hardly more than an article: one lawyer says."""
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
                at == 0 or not self.tokens.glued(at) or self.tokens.text[self.tokens.starts[at] - 1] in "([:"
            )
            if free and (at == 0 or self.tokens.glued(candidate.first)) and candidate.value > 0:
                self._negate(candidate, at)
        elif (
            word in self.words.minus
            and candidate.kind in ("", "share", "measure", "point")
            and candidate.value > 0
        ) and self.words.before.ending(self.lower, at) is None:
            self._negate(candidate, at)

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
