"""The numbers of a text, in digits and in words, before anyone asks what they count.

Dates and quantities read the same numbers: ``read_numbers`` is the first step of both.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.digits import decimal_habit, read_digits, vulgar_fraction
from claimcheck.mentions.number import Number, plain
from claimcheck.mentions.numerals import Kind, Numerals, numerals
from claimcheck.mentions.spelled import SpelledNumbers

if TYPE_CHECKING:
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Number", "read_numbers"]

_DECIMALS = 12
_HUNDRED, _MILLION = 2, 6
_BASE, _TEN = 6, 10
_TIMES = frozenset("x×*·⋅")
_OPEN_POWERS = _TIMES | frozenset("e^")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_BEYOND = 10**27
"""Decimal arithmetic stays exact below it; no news counts so far."""


def read_numbers(tokens: Tokens, language: str, *, habit: str | None = None) -> list[Number]:
    """The numbers of ``tokens``, in text order, none overlapping.

    Args:
        tokens: The token pass over the text.
        language: ``fr``, ``de`` or ``en``.
        habit: The decimal sign that the document uses elsewhere, if known.

    Example:
        >>> from claimcheck.mentions.tokens import tokenize
        >>> [str(n.value) for n in read_numbers(tokenize("two hundred and fifty of 3.2 million"), "en")]
        ['250', '3.2E+6']
    """
    return _Reader(tokens, numerals(language), habit).read()


class _Reader(SpelledNumbers):
    def __init__(self, tokens: Tokens, words: Numerals, habit: str | None) -> None:
        super().__init__(tokens, words)
        self.habit = habit

    def read(self) -> list[Number]:
        lower, known, heads = self.lower, self.words.words, self.words.heads
        if self.habit is None:
            self.habit = decimal_habit(self.tokens, self.words.decimal)
        found: list[Number] = []
        done = -1
        for i, word in enumerate(lower):
            if (word in known or word[:3] in heads or word[0].isnumeric()) and i > done:
                number = self._number(i)
                if number is not None:
                    if number.value is not None and not -_BEYOND < number.value < _BEYOND:
                        number = msgspec.structs.replace(number, value=None, other=None)
                    found.append(number)
                    done = number.last
        return found

    def _number(self, i: int) -> Number | None:
        word = self.lower[i]
        if word.isdecimal():
            return self._from_digits(i)
        if word[0].isnumeric():
            part = vulgar_fraction(word)
            return Number(i, i, part, "fraction") if part is not None else None
        numeral = self.words.get(word)
        return self.spelled(i, numeral) if numeral is not None else None

    def _from_digits(self, i: int) -> Number:
        read = read_digits(self.tokens, i, self.words, self.habit)
        value, last = read.value, read.last
        if value is None:
            return Number(i, last, None, digits=True)
        if isinstance(value, Fraction):
            return Number(i, last, value, "fraction" if value < 1 else "cardinal", digits=True)
        following = last + 1
        raised = self._raised(value, i, following)
        if raised is not None:
            return raised
        if following < self.size:
            word = self.lower[following]
            if (
                self.tokens.glued(following)
                and word in self.words.ordinal_suffixes
                and last == i
                and not self._is_symbol(following)
            ):
                return Number(i, following, value, "ordinal", digits=True)
            if word == "." and self.words.ordinal_dot and last == i and self._ordinal_dot(following):
                return Number(i, following, value, "ordinal", digits=True)
        if (
            (
                i
                and self.lower[i - 1] == self.words.decimal
                and self.tokens.glued(i)
                and not self.tokens.glued(i - 1)
            )
            and last == i
            and len(self.lower[i]) <= _DECIMALS
        ):
            value, i = Decimal(f"0.{self.lower[i]}"), i - 1
        if (
            following + 1 < self.size
            and self.lower[following] in self.words.points
            and value.as_tuple().exponent == 0
            and self.lower[following + 1].isdecimal()
            and len(self.lower[following + 1]) <= _DECIMALS
        ):
            value, last = Decimal(f"{value}.{self.lower[following + 1]}"), following + 1
            following = last + 1
        dozens = self._dozens(i, last, value)
        if dozens is not None:
            return dozens
        scaled = self.scaled(value, following)
        if scaled is None:
            return Number(i, last, value, digits=True, other=read.other)
        value, last, exponent = scaled
        scale = exponent
        while scale and isinstance(value, Decimal) and (more := self._addend(last + 1, scale)) is not None:
            value, last, scale = value + more[0], more[1], more[2]
            read = read._replace(other=None)
        other = read.other.scaleb(exponent) if read.other is not None else None
        return Number(i, last, value, digits=True, exponent=exponent, other=other, scaled=following)

    def _raised(self, value: Decimal, first: int, i: int) -> Number | None:
        """The number with the power of ten or the exponent that follows at token ``i``, if one does."""
        if i >= self.size or (self.lower[i] not in _OPEN_POWERS and self.lower[i].isascii()):
            return None
        power = self._e_notation(i) or self._ten_to_the(i)
        if power is not None:
            return Number(first, power[1], value.scaleb(power[0]), digits=True)
        raised = self._exponent(i)
        if raised is None or not self._is_base(value, i):
            return None
        return Number(first, raised[1], plain(Fraction(value) ** raised[0]), digits=True)

    def _addend(self, at: int, power: int) -> tuple[Decimal, int, int] | None:
        """Digits added to a number of scale ``power``: ``200 million`` behind ``3 billion``.

        Returns:
            Their value, last token and own scale.
        """
        joined = at < self.size and power == _HUNDRED and self.lower[at] in self.words.joins
        at += joined
        if at >= self.size or not self.lower[at].isdecimal() or self.tokens.glued(at):
            return None
        read = read_digits(self.tokens, at, self.words, self.habit)
        value = read.value
        if not isinstance(value, Decimal) or value % 1 or len(self.lower[at]) > 3:
            return None
        scaled = self.scaled(value, read.last + 1)
        if scaled is not None:
            total, last, scale = scaled
            if isinstance(total, Decimal) and scale < power and total < 10**power:
                return total, last, scale
            return None
        grouped = read.last > at and power >= _MILLION
        return (value, read.last, 0) if (grouped or joined) and 0 < value < 10**power else None

    def _dozens(self, first: int, last: int, value: Decimal) -> Number | None:
        """``2 dozen``, ``3 douzaines``."""
        at = last + 1
        if at >= self.size:
            return None
        numeral = self.words.words.get(self.lower[at])
        if (
            numeral is None
            or numeral.kind is not Kind.COLLECTIVE
            or self.lower[at] in self.words.abbreviations
        ):
            return None
        return Number(first, at, value * int(numeral.value), "collective", digits=True)

    def _e_notation(self, i: int) -> tuple[int, int] | None:
        """The power of ten and last token of ``1.5e9``."""
        if i + 1 >= self.size or self.lower[i] != "e" or not self.tokens.glued(i):
            return None
        at = i + 2 if self.lower[i + 1] in "+-" else i + 1
        if at >= self.size or not all(self.tokens.glued(j) for j in range(i + 1, at + 1)):
            return None
        if not self.lower[at].isdecimal() or len(self.lower[at]) > 2:
            return None
        return int(self.lower[at]) * (-1 if self.lower[i + 1] == "-" else 1), at

    def _ten_to_the(self, i: int) -> tuple[int, int] | None:
        """The power of ten and last token of ``6.2 × 10^-4``, ``6.2 x 10⁶``."""
        if i + 2 >= self.size or self.lower[i] not in _TIMES or self.lower[i + 1] != "10":
            return None
        return self._exponent(i + 2)

    def _is_base(self, value: Decimal, raised: int) -> bool:
        """Whether what stands raised at a token is a power: of ten, or behind ``^``; else it is a note."""
        if not value or len(value.as_tuple().digits) > _BASE:
            return False
        return value == _TEN or self.lower[raised] == "^"

    def _exponent(self, i: int) -> tuple[int, int] | None:
        """The exponent and last token of ``^-4`` or ``⁻⁴`` at token ``i``."""
        at = i + 1 if i < self.size and self.lower[i] == "^" else i
        if at >= self.size or not self.tokens.glued(i) or (at == i and self.lower[i].isascii()):
            return None
        signed = self.lower[at].translate(_RAISED) in ("-", "+")
        digits = at + signed
        raised = self.lower[digits].translate(_RAISED) if digits < self.size else ""
        if not (raised.isascii() and raised.isdecimal() and len(raised) <= 2 and self.tokens.glued(digits)):
            return None
        return int(raised) * (-1 if signed and self.lower[at].translate(_RAISED) == "-" else 1), digits

    def _is_symbol(self, i: int) -> bool:
        """A one-letter ordinal ending that is a capital is a unit: 5 E, 3 D."""
        return len(self.lower[i]) == 1 and self.tokens.word(i) != self.lower[i]

    def _ordinal_dot(self, dot: int) -> bool:
        """Whether a dot behind digits marks an ordinal rather than the end of the sentence."""
        tokens, after = self.tokens, dot + 1
        if not tokens.glued(dot) or after >= self.size or len(self.lower[dot - 1]) > 2:
            return False
        if tokens.word(after)[0].isupper() and self.lower[after] in self.words.sentence_openers:
            return False
        if self.lower[after].isdecimal() or (dot > 2 and self.lower[dot - 2] == ","):
            return False
        return not tokens.glued(after) and "\n" not in tokens.text[tokens.ends[dot] : tokens.starts[after]]
