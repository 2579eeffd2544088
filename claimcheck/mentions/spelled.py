"""Numbers in words: ``two hundred and fifty``, ``quatre-vingt-dix-sept``, ``zweieinhalb Millionen``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.number import Number, plain, power_of, worded
from claimcheck.mentions.numerals import Kind, Numeral

if TYPE_CHECKING:
    from claimcheck.mentions.numerals import Numerals
    from claimcheck.mentions.tokens import Tokens

__all__ = ["SpelledNumbers"]

_LARGEST = 10**36
_THOUSAND = 1000
_MILLION = 1000000
_ADDED = (Kind.CARDINAL, Kind.ARTICLE, Kind.ORDINAL)


class SpelledNumbers:
    """Reads the numbers in words of one text, and the scales behind numbers.

    Args:
        tokens: The tokens of the text.
        words: The number words of its language.
    """

    def __init__(self, tokens: Tokens, words: Numerals) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)

    def scaled(self, value: Decimal, i: int) -> tuple[Decimal | Fraction, int, int] | None:
        """Digits with the multipliers behind them: value, last token, power of ten."""
        hyphen = (
            i + 1 < self.size and self.lower[i] == "-" and self.tokens.glued(i) and self.tokens.glued(i + 1)
        )
        at, power, last = (i + 1 if hyphen else i), 0, -1
        while at < self.size and power < 30:
            more = self._power(at, power)
            if not more:
                break
            power, last, at = power + more, at, at + 1
            if (
                at < self.size
                and self.lower[at] == "."
                and self.tokens.glued(at)
                and self._abbreviation_dot(at)
            ):
                last, at = at, at + 1
        if last < 0:
            return None
        total: Decimal | Fraction = value.scaleb(power)
        half = self._half_after(last)
        if half:
            return Fraction(total) + Fraction(10**power, 2), half, power
        return total, last, power

    def _power(self, i: int, power: int) -> int:
        word = self.lower[i]
        numeral = self.words.words.get(word)
        if numeral is not None:
            if numeral.kind is not Kind.MULTIPLIER or word in self.words.not_behind_digits:
                return 0
            return len(str(numeral.value)) - 1
        if power:
            return 0
        guarded = word in self.words.guarded
        if word in self.words.short_scales and self.tokens.glued(i) and self._short_scale(i):
            return self.words.abbreviations.get(word) or self.words.guarded_values.get(word, 0)
        if not guarded:
            return self.words.abbreviations.get(word, 0)
        following = self.tokens.text[self.tokens.ends[i] : self.tokens.ends[i] + 2].strip()[:1]
        if following and following in "€$£¥₹":
            return self.words.guarded_values.get(word) or self.words.abbreviations.get(word, 0)
        return 0

    def _short_scale(self, i: int) -> bool:
        """Whether a letter glued to digits is a scale: ``30k``, ``1.2M``; not ``3M``, ``400m``."""
        after = i + 1
        if after < self.size and self.tokens.glued(after) and self.lower[after][0].isalnum():
            return False
        word = self.lower[i]
        if word == "k":
            return True
        decimal = i > 2 and self.lower[i - 2] in ".," and self.tokens.glued(i - 1)
        if word not in self.words.abbreviations:
            return decimal
        return self.tokens.word(i).isupper() and (decimal or len(self.lower[i - 1]) > 1)

    def _abbreviation_dot(self, dot: int) -> bool:
        """Whether the dot behind ``Mio`` belongs to it: it does unless it ends the text or the line."""
        if self.lower[dot - 1] not in self.words.abbreviations:
            return False
        rest = self.tokens.text[self.tokens.ends[dot] : self.tokens.ends[dot] + 2]
        return rest[:1] != "" and "\n" not in rest

    def _half_after(self, last: int) -> int:
        """Index of ``half`` in "and a half" behind ``last``, else 0."""
        lower, at = self.lower, last + 1
        if at < self.size and lower[at] == "-":
            at += 1
        if at >= self.size or lower[at] not in self.words.joins:
            return 0
        for step in (1, 2, 3, 4):
            j = at + step
            if j >= self.size:
                return 0
            if lower[j] in self.words.halves:
                return j
            if lower[j] != "-" and lower[j] not in self.words.half_of and lower[j] not in self.words.ones:
                return 0
        return 0

    def spelled(self, i: int, numeral: Numeral) -> Number | None:
        """The number whose first word is token ``i``, or None."""
        kind = numeral.kind
        if kind is Kind.ORDINAL:
            return self._ordinal(i, numeral)
        if kind is Kind.FRACTION:
            return self._fraction_word(i, numeral)
        if kind is Kind.HALF:
            return self._half(i)
        if kind is Kind.COLLECTIVE:
            bare = self.lower[i] in self.words.collectives_bare or self._hedged(i)
            return Number(i, i, Decimal(int(numeral.value)), "collective") if bare else None
        if kind is Kind.MIXED:
            return self._times(i, i, Fraction(numeral.value), numeral.suffix)
        if kind is Kind.ARTICLE:
            return self._article(i)
        if kind is Kind.MULTIPLIER and self.lower[i] not in self.words.bare and not self._stacked(i):
            return None
        return self._cardinal(i)

    def _fraction_word(self, i: int, numeral: Numeral) -> Number | None:
        """A fraction's word without a number before it: ``la moitié``, ``quarter million``."""
        if i + 1 < self.size:
            more = self.words.words.get(self.lower[i + 1])
            if more is not None and more.kind is Kind.MULTIPLIER and more.value >= _THOUSAND:
                return self._scaled_words(i, i + 1, Fraction(1, int(numeral.value)))
        return Number(i, i, Fraction(1, int(numeral.value)), "fraction") if self._bare_fraction(i) else None

    def _stacked(self, i: int) -> bool:
        """``hundred thousand``: a multiplier that multiplies another."""
        if i + 1 >= self.size:
            return False
        after = i + 2 if self.lower[i + 1] in self.words.joins and i + 2 < self.size else i + 1
        numeral = self.words.words.get(self.lower[after])
        return numeral is not None and numeral.kind in (Kind.MULTIPLIER, Kind.CARDINAL)

    def _bare_fraction(self, i: int) -> bool:
        return self.lower[i] in self.words.bare_fractions or self._hedged(i)

    def _hedged(self, i: int) -> bool:
        """Whether an article and an adjective stand before a dozen or a third: une bonne douzaine."""
        return i > 1 and self.lower[i - 1] in self.words.hedges and self.lower[i - 2] in self.words.articles

    def _ordinal(self, i: int, numeral: Numeral) -> Number:
        return Number(i, i, Decimal(int(numeral.value)), "ordinal")

    def _half(self, i: int) -> Number | None:
        """``half a million``, ``half``."""
        lower, at = self.lower, i + 1
        for _ in range(2):
            if at < self.size and (lower[at] in self.words.half_of or lower[at] == "-"):
                at += 1
        if at < self.size:
            numeral = self.words.words.get(lower[at])
            if numeral is not None and numeral.kind in (Kind.MULTIPLIER, Kind.COLLECTIVE):
                return self._scaled_words(i, at, Fraction(1, 2))
        return Number(i, i, Fraction(1, 2), "fraction") if lower[i] in self.words.bare_fractions else None

    def _scaled_words(self, first: int, at: int, value: Fraction) -> Number:
        """``value`` times the multipliers from token ``at`` on."""
        numeral = self.words.words[self.lower[at]]
        total, last = value * numeral.value, at
        while last + 1 < self.size and total < _LARGEST:
            more = self.words.words.get(self.lower[last + 1])
            if more is None or more.kind is not Kind.MULTIPLIER:
                break
            total, last = total * more.value, last + 1
        kind = "collective" if numeral.kind is Kind.COLLECTIVE else "cardinal"
        return Number(first, last, plain(total), kind, exponent=power_of(total))

    def _with_part(self, first: int, last: int, number: int, part: Fraction, unit: int) -> Number:
        """A number and a part of ``unit``, or of a smaller scale behind it: a billion and a half million."""
        numeral = self.words.words.get(self.lower[last + 1]) if last + 1 < self.size else None
        if numeral is None or numeral.kind is not Kind.MULTIPLIER or unit == 1:
            return self._times(first, last, number + part * unit)
        if numeral.value >= unit:
            return Number(first, last, plain(number + part * unit), exponent=power_of(Decimal(number)))
        value = plain(number + part * numeral.value)
        return Number(first, last + 1, value, exponent=power_of(value))

    def _times(self, first: int, last: int, value: Fraction, suffix: str = "") -> Number:
        """A number with a half, and the scale behind it: ``zweieinhalb Millionen``."""
        at = last + 1
        if not suffix and at < self.size:
            if self.lower[at] == "-" and at + 1 < self.size:
                at += 1
            numeral = self.words.words.get(self.lower[at])
            if numeral is not None and numeral.kind is Kind.MULTIPLIER:
                return self._scaled_words(first, at, value)
        number = plain(value)
        return Number(first, last, number, suffix=suffix, exponent=power_of(number))

    def _article(self, i: int) -> Number | None:
        """``a million``, ``un tiers``, ``eine halbe Million``, or the article alone."""
        lower, words = self.lower, self.words.words
        at = i + 1
        if at < self.size and lower[at] == "-":
            at += 1
        if at < self.size:
            numeral = words.get(lower[at]) or self.words.get(lower[at])
            kind = numeral.kind if numeral is not None else None
            if numeral is not None:
                if kind is Kind.MULTIPLIER:
                    return self._cardinal(i)
                if kind is Kind.COLLECTIVE:
                    return self._collective(i, at, 1)
                if kind is Kind.HALF:
                    half = self._half(at)
                    if half is not None:
                        return msgspec.structs.replace(half, first=i)
                    return Number(i, at, Fraction(1, 2), "fraction")
                if kind is Kind.MIXED:
                    mixed = self._times(at, at, Fraction(numeral.value))
                    return msgspec.structs.replace(mixed, first=i)
            if lower[at] in self.words.fractions:
                return self._fraction(i, at, 1)
            if lower[i] in self.words.ones and numeral is not None and kind is not Kind.ARTICLE:
                number = self._cardinal(i)
                if number is not None and (number.last > i or number.kind != "cardinal"):
                    return number
        half_at = self._half_after(i) if lower[i] in self.words.ones else 0
        if half_at:
            return self._times(i, half_at, Fraction(3, 2))
        return Number(i, i, Decimal(1), "article")

    def _denominator(self, at: int) -> tuple[int, int] | None:
        """A denominator of two words, tens and an ordinal: ``twenty-fifth``; and its last token."""
        tens = self.words.words.get(self.lower[at])
        if not self.words.fraction_plural or tens is None or tens.kind is not Kind.CARDINAL:
            return None
        after = at + 1
        if after < self.size and self.lower[after] == "-":
            after += 1
        if after >= self.size or not 20 <= tens.value < 100 or tens.value % 10:
            return None
        word = self.lower[after]
        ordinal_word = word.removesuffix(self.words.fraction_plural)
        ordinal = self.words.words.get(ordinal_word) or tens
        if ordinal.kind is not Kind.ORDINAL or ordinal.value >= 10:
            return None
        noun = after + 1 < self.size and self.lower[after + 1][0].isalpha()
        if noun and word == ordinal_word and self.lower[after + 1] not in self.words.partitives:
            return None
        return int(tens.value) + int(ordinal.value), after

    def _fraction(self, first: int, at: int, above: int) -> Number:
        """``above`` parts named by token ``at``, and a scale of which they are parts."""
        return self._parts_of(first, at, Fraction(above, self.words.fractions[self.lower[at]]))

    def _parts_of(self, first: int, at: int, value: Fraction) -> Number:
        """A fraction that ends at token ``at``, and a scale of which it is a part: a quarter of a million."""
        j = at + 1
        for _ in range(3):
            if j < self.size and (
                self.lower[j] in self.words.partitives or self.lower[j] in self.words.articles
            ):
                j += 1
        if j < self.size:
            numeral = self.words.words.get(self.lower[j])
            if numeral is not None and numeral.kind is Kind.MULTIPLIER:
                return self._scaled_words(first, j, value)
        return Number(first, at, value, "fraction")

    def _collective(self, first: int, at: int, count: int) -> Number:
        """``count`` dozens, and a scale behind them: ``une dizaine de millions``."""
        total, last = Decimal(count) * int(self.words.words[self.lower[at]].value), at
        j = at + 1
        while j < self.size and self.lower[j] in (*self.words.partitives, "'"):
            j += 1
        if j > at + 1 and j < self.size:
            numeral = self.words.words.get(self.lower[j])
            if (
                numeral is not None
                and numeral.value >= 1000
                and numeral.kind in (Kind.MULTIPLIER, Kind.COLLECTIVE)
            ):
                total, last = total * int(numeral.value), j
        return Number(first, last, total, "collective", exponent=power_of(total))

    def _cardinal(self, i: int, *, pairs: bool = True) -> Number | None:
        """A run of number words, read as far as it makes one number."""
        words = self.words
        total, current, gap, scale = 0, 0, _LARGEST, _LARGEST
        at, last, suffix, kind = i, i - 1, "", "cardinal"
        while at < self.size:
            word = self.lower[at]
            numeral = words.get(word)
            if numeral is None or numeral.value >= _LARGEST:
                break
            value = int(numeral.value)
            if numeral.kind is Kind.MULTIPLIER:
                if value == 100:
                    if current >= 100 or (
                        current == 0 and (gap <= 100 or (word not in words.bare and at > i))
                    ):
                        break
                    current, gap = (current or 1) * 100, 100
                elif value < scale:
                    total, current, gap, scale = total + (current or 1) * value, 0, value, value
                elif current == 0 and 0 < total < value and last == at - 1:
                    total, gap, scale = total * value, scale, value
                else:
                    break
            elif numeral.kind in (Kind.CARDINAL, Kind.ARTICLE, Kind.ORDINAL):
                if numeral.kind is Kind.ORDINAL and value >= _MILLION and current > 0 and not total:
                    current, last, kind = current * value, at, "ordinal"
                    break
                base = words.products.get(word)
                if base and current % 10 == base and last >= i and current % 100 < 10:
                    current, gap = current - base + base * value, 20
                elif (last < i or 0 < value < gap) and value < _LARGEST:
                    if last >= i and numeral.kind is Kind.ARTICLE and word not in words.ones:
                        break
                    if last >= i and self._hyphened_part(at):
                        break
                    current, gap = current + value, min(numeral.gap, gap)
                else:
                    break
                if numeral.kind is Kind.ORDINAL:
                    kind = "ordinal"
            else:
                break
            last, suffix = at, numeral.suffix
            if suffix or kind == "ordinal":
                break
            tens = self._tens_behind(at, current) if last == i else None
            if tens is not None:
                current, gap, last = current + tens[0], 1, tens[1]
                at = last
            at = self._next(at, gap)
            if at < 0:
                break
        if last < i:
            return None
        number = total + current
        if pairs and words.year_pairs and last == i and 10 < number <= 20:
            pair = self._year_pair(last + 1)
            if pair is not None:
                return Number(i, pair[1], Decimal(number * 100 + pair[0]))
        if suffix or kind == "ordinal":
            return Number(i, last, Decimal(number), kind, suffix=suffix)
        return self._finish(i, last, number, scale)

    def _hyphened_part(self, at: int) -> bool:
        """Whether token ``at`` opens a denominator with a hyphen: a hundred thirty-fifths."""
        part = self._denominator(at)
        return (
            part is not None
            and part[1] == at + 2
            and self.lower[part[1]].endswith(self.words.fraction_plural)
        )

    def _year_pair(self, at: int) -> tuple[int, int] | None:
        """The second half of ``nineteen seventy-three``, and its last token; None where a third follows."""
        second = self._cardinal(at, pairs=False) if self._halves_year(at) else None
        if (
            second is None
            or second.value is None
            or not 10 <= second.value < 100
            or second.kind != "cardinal"
            or (second.last == at and 10 < second.value <= 20 and self._halves_year(at + 1))
        ):
            return None
        return int(second.value), second.last

    def _halves_year(self, at: int) -> bool:
        numeral = self.words.words.get(self.lower[at]) if at < self.size else None
        return numeral is not None and numeral.kind is Kind.CARDINAL and 10 <= numeral.value < 100

    def _tens_behind(self, at: int, units: int) -> tuple[int, int] | None:
        """Tens behind units: ``zwei und vierzig``, and their token."""
        link = self.words.link
        if not link or not 0 < units < 10 or at + 2 >= self.size or self.lower[at + 1] != link:
            return None
        numeral = self.words.words.get(self.lower[at + 2])
        if numeral is None or numeral.kind is not Kind.CARDINAL or not 20 <= numeral.value < 100:
            return None
        return int(numeral.value), at + 2

    def _next(self, at: int, gap: int) -> int:
        """Index of the number word that may go on behind token ``at``, or -1."""
        lower, after = self.lower, at + 1
        if after >= self.size:
            return -1
        word = lower[after]
        if word == "-":
            joined = self.tokens.glued(after) and after + 1 < self.size and self.tokens.glued(after + 1)
            if not joined and not (gap == 10 and self._units_behind(at)):
                return -1
            after += 1
            word = lower[after]
        if word in self.words.joins:
            return self._behind_and(after, gap)
        return after

    def _behind_and(self, at: int, gap: int) -> int:
        """Index behind "and", where what follows is added to the number and starts no other."""
        j = at + 1
        if j < self.size and self.lower[j] == "-":
            j += 1
        if j >= self.size or gap < 10:
            return -1
        numeral = self.words.get(self.lower[j])
        if numeral is None or numeral.kind not in _ADDED or numeral.value >= gap:
            return -1
        if self._part_follows(j):
            return -1
        if numeral.kind is Kind.ARTICLE and self.lower[j] not in self.words.ones:
            return -1
        for k in (j + 1, j + 2, j + 3):
            if k >= self.size:
                break
            more = self.words.words.get(self.lower[k])
            if more is not None and more.kind is Kind.MULTIPLIER:
                if more.value == 100 > gap / 10 or more.value >= gap >= _THOUSAND:
                    return -1
                break
            if more is None and self.lower[k] != "-":
                break
        return j

    def _part_follows(self, j: int) -> bool:
        """Whether the word at ``j`` counts parts: "and two thirds" is added as a fraction, not as two."""
        at = j + 1
        if at < self.size and self.lower[at] == "-":
            at += 1
        return (
            at < self.size
            and self.lower[at] in self.words.fractions
            and self.lower[at] not in self.words.halves
        )

    def _mixed_part(self, last: int) -> tuple[Fraction, int] | None:
        """The fraction added behind a cardinal: ``and three fifths``, and its last token."""
        at = last + 1
        if at + 2 >= self.size or self.lower[at] not in self.words.joins:
            return None
        above = self.words.get(self.lower[at + 1])
        if above is None or above.kind not in (Kind.CARDINAL, Kind.ARTICLE):
            return None
        count, end = int(above.value), at + 1
        units = self._units_behind(end) if above.gap == 10 else None
        if units is not None:
            count, end = count + units[0], units[1]
        below = end + 2 if self.lower[end + 1 : end + 2] == ["-"] else end + 1
        if below >= self.size:
            return None
        pair = self._denominator(below)
        if pair is None and self._part_follows(end):
            pair = self.words.fractions[self.lower[below]], below
        value = Fraction(count, pair[0]) if pair is not None else Fraction(1)
        return (value, pair[1]) if pair is not None and value < 1 else None

    def _units_behind(self, at: int) -> tuple[int, int] | None:
        """The units hyphened to the tens at token ``at``: ``fifty-four``, and their token."""
        if at + 2 >= self.size or self.lower[at + 1] != "-":
            return None
        numeral = self.words.words.get(self.lower[at + 2])
        if numeral is None or numeral.kind is not Kind.CARDINAL or not 0 < numeral.value < 10:
            return None
        return int(numeral.value), at + 2

    def _finish(self, first: int, last: int, number: int, scale: int) -> Number:
        """What may stand behind a cardinal in words: a half, decimals, parts or dozens."""
        lower, words, at = self.lower, self.words.words, last + 1
        part = self._mixed_part(last)
        if part is not None:
            unit = scale if _THOUSAND <= scale < _LARGEST and number % scale == 0 else 1
            return self._with_part(first, part[1], number, part[0], unit)
        half = self._half_after(last)
        if half:
            unit = scale if scale < _LARGEST and number % scale == 0 else 1
            return self._with_part(first, half, number, Fraction(1, 2), unit)
        if at < self.size and lower[at] in self.words.points:
            decimals = self._decimals(at + 1)
            if decimals is not None:
                digits, end = decimals
                return self._times_decimal(first, end, Decimal(f"{number}.{digits}"))
        if at < self.size and lower[at] == "-":
            at += 1
        if at < self.size:
            word = lower[at]
            below = self._denominator(at)
            if below is not None:
                return self._parts_of(first, below[1], Fraction(number, below[0]))
            plural = word in words and words[word].kind is Kind.FRACTION
            if word in self.words.fractions and (number < 1000 or plural) and word not in self.words.halves:
                if number > 1 and int(self.words.fractions[word]) > 1:
                    return self._fraction(first, at, number)
                if number == 1:
                    return self._fraction(first, at, 1)
            numeral = words.get(word)
            if numeral is not None and numeral.kind is Kind.COLLECTIVE and number < 1000:
                return self._collective(first, at, number)
        value = worded(Decimal(number))
        return Number(first, last, value, exponent=power_of(value) if scale < _LARGEST else 0)

    def _decimals(self, at: int) -> tuple[str, int] | None:
        """Decimals in words from token ``at`` on: their digits and the last token."""
        digits, last = "", at - 1
        while at < self.size and len(digits) < 12:
            numeral = self.words.get(self.lower[at])
            if self.lower[at].isdecimal() and not digits:
                return self.lower[at][:12], at
            if numeral is None or numeral.kind not in (Kind.CARDINAL, Kind.ARTICLE) or numeral.value >= 100:
                break
            if digits and numeral.value >= 10:
                break
            if (
                digits
                and len(str(numeral.value)) == 1
                and digits[-1] == "0"
                and len(digits) == 2
                and last == at - 2
            ):
                digits = digits[:-1]
            digits += str(numeral.value)
            last, at = at, at + 1
            if at + 1 < self.size and self.lower[at] == "-":
                at += 1
        return (digits, last) if digits else None

    def _times_decimal(self, first: int, last: int, value: Decimal) -> Number:
        scaled = self.scaled(value, last + 1)
        if scaled is None:
            return Number(first, last, value)
        total, end, power = scaled
        return Number(first, end, total, exponent=power)
