"""Numbers with a unit: of measure, of money, of time per time, of age."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.mentions.ages import Ages
from claimcheck.mentions.candidate import Candidate
from claimcheck.mentions.counting import Noun, counted_noun
from claimcheck.mentions.models import designation
from claimcheck.mentions.modifiers import Modifiers
from claimcheck.mentions.number import plain
from claimcheck.mentions.numerals import Kind, numerals
from claimcheck.mentions.special import Special
from claimcheck.mentions.unitbase import currency_named, unit_named, unit_symbol
from claimcheck.mentions.units import Units, scaled
from claimcheck.mentions.vocabulary import UnitName, vocabulary
from claimcheck.values import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Measures"]


class Measures:
    """Reads the units around the numbers of one text.

    Args:
        tokens: The tokens of the text.
        numbers: Its numbers.
        language: ``fr``, ``de`` or ``en``.
        dated: Whether a date claims tokens ``first … last``.
    """

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
        self.ages = Ages(tokens, self.words)
        self.modifiers = Modifiers(tokens, self.words)
        self.numerals = numerals(language)
        self._done = -1

    def with_unit(self, number: Number) -> Candidate | None:
        """The number with a unit of measure, a currency or the like, before or behind it."""
        value = number.value
        if value is None:
            return None
        candidate = Candidate(number, value, number.first, number.last, exponent=number.exponent)
        candidate.number_last = number.last
        self.approximate(candidate)
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
        behind = None if designation(self.tokens, at) else self.units.behind(at, free=number.exponent >= 3)
        if behind is None and self.ages.joined(candidate):
            return candidate
        if behind is None:
            return self._aged(candidate) or self._timed(candidate) or self._from_base(candidate, at)
        name, first, last = behind
        if name.kind == "measure" and name.unit == "m" and self._is_million(candidate, first):
            return candidate
        if not self._takes(number, name, at, first):
            return None
        candidate.last, candidate.unit_at = last, (first, last)
        self._name(candidate, name)
        if isinstance(candidate.value, Fraction):
            candidate.value = plain(candidate.value)
        if name.kind in ("measure", "currency") and candidate.value % 1 == 0 and not candidate.exponent:
            self.special.and_a_half(candidate)
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

    def approximate(self, candidate: Candidate) -> None:
        """A dozen and its like are approximate."""
        if candidate.number.kind == "collective":
            candidate.bound = Bound.ABOUT

    def _from_base(self, candidate: Candidate, at: int) -> Candidate | None:
        """A unit or currency that only the unit base or the CLDR knows."""
        if (
            at >= self.size
            or not self.lower[at].isalpha()
            or candidate.number.kind not in ("cardinal", "collective")
        ):
            return None
        symbol = (
            unit_symbol(self.tokens.word(at)) if self.tokens.glued(at) and candidate.number.digits else None
        )
        if symbol is not None:
            candidate.unit, candidate.kind = symbol, "measure"
            candidate.last, candidate.unit_at = at, (at, at)
            return candidate
        if (self.tokens.glued(at) and self.lower[at - 1] != "'") or not self._unexplained(at):
            return None
        named = currency_named(self.lower, at, self.words.language)
        if named is not None:
            candidate.unit, candidate.kind, candidate.last = named[0], "currency", named[1]
        elif self.words.base_names and (unit := unit_named(self.lower[at])) is not None:
            candidate.unit, candidate.kind, candidate.last = unit, "measure", at
        else:
            return None
        candidate.unit_at = (at, candidate.last)
        self._per(candidate)
        return candidate

    def _unexplained(self, at: int) -> bool:
        """Whether a word is neither a counted noun nor grammar."""
        word = self.lower[at]
        if word in self.words.age_units or self.words.time_units.at(self.lower, at) is not None:
            return False
        return word not in self.words.function_words and not self.words.is_counted(word)

    def _per(self, candidate: Candidate) -> None:
        self.units.apply_rate(candidate)
        candidate.strong = candidate.strong or candidate.kind != ""

    def _unit_start(self, number: Number) -> int:
        """First token of the unit, behind a link: ``45 millions d'euros``, ``half a mile``."""
        at = self.behind_inner(number)
        if number.kind == "fraction":
            return self._part_of_unit(at)
        if at < self.size and self.lower[at] in self.words.more_of and number.kind != "article":
            return at + 1 if self.units.behind(at + 1) is not None else at
        linking = self.links(number)
        while linking and at < self.size and (self.lower[at] in self.words.links or self.lower[at] == "'"):
            at += 1
        return at

    def links(self, number: Number) -> bool:
        """Whether the number ends in a noun of its own, which takes a link: un demi-million d'euros."""
        if number.kind == "collective":
            return True
        numeral = self.numerals.words.get(self.lower[number.last])
        if numeral is None:
            return number.exponent >= 3 and not self.lower[number.last].isdecimal()
        if numeral.kind is Kind.MULTIPLIER and numeral.value < 1000000:
            return False
        return (number.exponent >= 3 and numeral.kind is not Kind.CARDINAL) or numeral.value >= 1000000

    def _part_of_unit(self, at: int) -> int:
        """Behind "of a" in ``a quarter of a mile``, where a unit of measure follows."""
        after = at
        for words in (self.numerals.partitives, frozenset("'"), self.numerals.articles):
            if after < self.size and self.lower[after] in words:
                after += 1
        unit = self.units.behind(after) if after > at else None
        if unit is None or unit[0].kind not in ("measure", "point"):
            return at
        return after if unit[0].unit != "%" or self.lower[at] in self.numerals.articles else at

    def _takes(self, number: Number, name: UnitName, at: int, first: int) -> bool:
        """Whether this kind of number takes this unit."""
        if number.kind == "fraction":
            half = (
                not isinstance(number.value, Fraction)
                or number.value.denominator in (2, 4)
                or at > number.last + 1
            )
            between = self.lower[number.last + 1 : at]
            adjoins = name.unit != "%" or all(word in self.numerals.articles for word in between)
            return half and adjoins and name.kind in ("measure", "currency", "point", "subunit")
        if number.kind == "article":
            if name.kind == "times":
                return first + 2 < self.size and self.lower[first + 2] in self.numerals.halves
            word = self.lower[first].isalpha() and len(self.lower[first]) > 1
            if self._signed(first):
                return False
            takes = ("measure", "currency", "subunit", "coin", "point")
            return word and name.kind in takes and not self._definite(first)
        return True

    def _signed(self, first: int) -> bool:
        """Whether a currency is written as a code or sign: a price in it, not one of it."""
        written = self.tokens.word(first)
        after = self.lower[first + 1 : first + 2]
        return written in self.words.codes or (
            written in self.words.sign_prefixes and not "".join(after).isalpha()
        )

    def _definite(self, first: int) -> bool:
        """An article before a unit that is a common word counts only for some units."""
        return self.lower[first] in self.words.uncounted_units

    def _name(self, candidate: Candidate, name: UnitName) -> None:
        candidate.unit, candidate.kind = name.unit, name.kind
        if name.power and not candidate.exponent:
            candidate.value, candidate.exponent = scaled(candidate.value, name.power), name.power
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
        """Step over ``ans``, ``years`` behind an age, or take its other unit: younger than three months."""
        after = candidate.last + 1
        unit = self.words.age_units.get(self.lower[after]) if after < self.size else None
        if unit is not None:
            candidate.unit, candidate.last = unit, after
            return True
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
        """``1.1m seats``, ``18m tonnes``: m before what is counted or measured is a scale, not metres."""
        power = self.words.short_scales.get(self.lower[at], 0)
        if not power or not self.words.scale_before_noun or not self.tokens.glued(at):
            return False
        name = self.words.unit_names.at(self.lower, at + 1)
        if name is not None and name[0].kind in ("measure", "currency") and not self._definite(at + 1):
            candidate.value, candidate.exponent = scaled(candidate.value, power), power
            candidate.number_last = at
            candidate.last, candidate.unit_at = name[1], (at + 1, name[1])
            self._name(candidate, name[0])
            self._per(candidate)
            return True
        noun = counted_noun(self.tokens, at + 1, self.words, many=True)
        if noun is None or noun.head > at + 3 or not self.words.is_counted(self.lower[noun.last]):
            return False
        candidate.value, candidate.exponent = scaled(candidate.value, power), power
        candidate.number_last = at
        self.count(candidate, noun)
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

    def behind_inner(self, number: Number) -> int:
        """First token behind the number and a hedge inside: ``thirty-odd``, ``a hundred or so``."""
        inner = self.modifiers.behind(number.last + 1)
        if inner is not None and inner[0] is Bound.ABOUT:
            return inner[1] + 1
        return number.last + 1

    def count(self, candidate: Candidate, noun: Noun) -> None:
        """Take the counted noun, and the rate behind it, into a candidate."""
        candidate.unit, candidate.kind = noun.unit, "count"
        if noun.last < noun.head:  # the noun belongs to another number: six of its 21 plants
            return
        candidate.noun = candidate.unit_at = (noun.head, noun.last)
        candidate.last = noun.last
        self.units.apply_rate(candidate)
        self.per_many(candidate)

    def per_many(self, candidate: Candidate) -> None:
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
