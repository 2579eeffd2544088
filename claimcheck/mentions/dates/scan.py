"""A text under the reader's eyes: its tokens, its numbers and the words of its language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.dates.durations import Measure
    from claimcheck.mentions.dates.words import DateWords
    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens

__all__ = ["Scan"]

_SHORT = 200
_CLAUSE = 12
_BREAKS = frozenset(",;:.!?()")
_AROUND = 2
_TITLE = 6
_PHRASE = 3
_POSSESSIVE = 3
_CLOSES = {"«": "»", "„": "“”", "“": "”", '"': '"'}
_BOTH_WAYS = frozenset('“"')
_MARKS = frozenset('«»„“”"')
_SPEECH = frozenset(".,!?…")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class Scan:
    """What every rule of the grammar looks at.

    Attributes:
        tokens: The token pass.
        lower: Its tokens in lower case, every dash as ``-``.
        size: How many there are.
        words: The date words of the language.
        numbers: The number that starts at a token.
        measures: The length that starts at a token, as far as it was asked for; see ``measure_at``.
        caseless: Whether the text is short and has no capitals, so that they tell nothing.
    """

    __slots__ = ("caseless", "lower", "measures", "numbers", "size", "tokens", "words")

    def __init__(self, tokens: Tokens, numbers: Sequence[Number], words: DateWords) -> None:
        self.tokens = tokens
        dashed = "–" in tokens.text or "—" in tokens.text
        self.lower = ["-" if word in "–—" else word for word in tokens.lower] if dashed else tokens.lower
        self.size = len(tokens)
        self.words = words
        self.numbers = {number.first: number for number in numbers}
        self.measures: dict[int, Measure | None] = {}
        text = tokens.text
        self.caseless = len(text) < _SHORT and not any(c.isupper() for c in text[1:])

    def word(self, i: int) -> str:
        """Token ``i`` in lower case, empty outside the text."""
        return self.lower[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital."""
        return self.tokens.text[self.tokens.starts[i]].isupper()

    def proper(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital, or may do so in a text without capitals."""
        return self.caseless or self.capital(i)

    def glued(self, i: int) -> bool:
        """Whether token ``i`` exists and touches the one before it."""
        return i < self.size and self.tokens.glued(i)

    def is_set(self, i: int, name: str) -> bool:
        """Whether token ``i`` is in a word set."""
        return 0 <= i < self.size and self.lower[i] in self.words.sets[name]

    def clause_has(self, first: int, end: int, name: str) -> bool:
        """Whether a word of the set ``name`` stands near ``first … end - 1``, before the next mark."""
        for step, at in ((-1, first - 1), (1, end)):
            for k in range(at, at + step * _CLAUSE, step):
                if not self.word(k) or self.word(k) in _BREAKS:
                    break
                if self.is_set(k, name):
                    return True
        return False

    def skip(self, i: int, *names: str, most: int = 4) -> int:
        """The index behind up to ``most`` words of the sets."""
        for _ in range(most):
            if i >= self.size or not any(self.lower[i] in self.words.sets[name] for name in names):
                break
            i += 1
        return i

    def sentence_start(self, i: int) -> bool:
        """Whether token ``i`` opens a sentence or a line, as far as the token before it tells."""
        if i > 1 and self.lower[i - 1] == "'" and self.tokens.glued(i - 1) and self.lower[i - 2].isalpha():
            return False
        return i == 0 or self.lower[i - 1] in ".!?:«»„“”\"'()–-•" or "\n" in self.gap(i)

    def in_title(self, first: int, end: int) -> bool:
        """Whether tokens ``[first, end)`` stand in a short quotation that reads like a title."""
        start, stop = first - 1, end
        while start >= 0 and first - start <= _TITLE and self.lower[start] not in _MARKS:
            start -= 1
        closing = _CLOSES.get(self.lower[start]) if 0 <= start < first and first - start <= _TITLE else None
        if closing is None or not self.capital(start + 1):
            return False
        if self.lower[start] in _BOTH_WAYS and (not self.glued(start + 1) or (start and self.glued(start))):
            return False
        while stop < self.size and stop - end < _TITLE and self.lower[stop] not in _MARKS:
            stop += 1
        ended = stop < self.size and self.lower[stop] in closing and self.lower[stop - 1] not in _SPEECH
        return ended and self.word(stop + 1) != ","

    def in_phrase(self, first: int, end: int) -> bool:
        """Whether tokens ``[first, end)`` belong to a phrase that names no day: ``du jour au lendemain``."""
        return any(
            start <= first < stop and stop >= end
            for start in range(max(0, first - _PHRASE), first + 1)
            for _, stop in self.words.not_deictic.every(self.lower, start)
        )

    def of_somebody(self, i: int) -> bool:
        """Whether a possessive stands soon before token ``i``, so that tens are an age: ``his mid-40s``."""
        return any(self.is_set(k, "dates.ages.words") for k in range(i - _POSSESSIVE, i))

    def gap(self, i: int) -> str:
        """The characters between token ``i`` and the one before it."""
        return self.tokens.text[self.tokens.ends[i - 1] : self.tokens.starts[i]] if 0 < i < self.size else ""

    def alone(self, first: int, end: int) -> bool:
        """Whether tokens ``[first, end)`` are nearly all there is, as in a field of a form."""
        return self.size - (end - first) <= _AROUND

    def named(self, i: int) -> bool:
        """Whether the words before token ``i`` make it part of a name: ``rue du``, ``Frau Dr.``."""
        return self.words.names_before.ends_at(self.lower, i - 1) is not None

    def roman_like(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital that is a Roman figure."""
        return self.tokens.text[self.tokens.starts[i]] in "IVXLCDM"

    def roman(self, i: int) -> bool:
        """Whether token ``i`` is a Roman figure, with its ending or without."""
        text = self.tokens.word(i)
        for suffix in self.words.style["roman_suffixes"]:
            if text.endswith(suffix):
                text = text[: -len(suffix)]
                break
        return bool(text) and not set(text) - {"I", "V", "X"}

    def day(self, i: int) -> tuple[int, int, bool] | None:
        """A day of the month at token ``i``: day, index behind it, whether written as an ordinal."""
        if i >= self.size:
            return None
        word = self.lower[i]
        if word.isdecimal():
            if len(word) > 2 or not word.isascii() or not 1 <= int(word) <= 31:
                return None
            after = i + 1
            if self.glued(after):
                if self.lower[after] in self.words.style["day_suffixes"]:
                    return int(word), after + 1, True
                if self.lower[after] == "." and self.words.style["ordinal_days"]:
                    return int(word), after + 1, True
            return int(word), after, False
        number = self.numbers.get(i)
        if (
            number is None
            or number.value is None
            or number.digits
            or number.suffix
            or not 1 <= number.value <= 31
        ):
            return None
        if number.kind == "ordinal" or (number.kind == "cardinal" and not isinstance(number.value, Fraction)):
            return int(number.value), number.last + 1, number.kind == "ordinal"
        return None

    def month(self, i: int, *, short: bool = False) -> tuple[int, int] | None:
        """A month at token ``i`` and the index behind it; ``short`` allows abbreviations."""
        if i >= self.size or self.lower[i].isdecimal():
            return None
        found = self.words.dates["months"].match(self.lower, i)
        if found is not None:
            if not short and self.words.style["capital_months"] and not self.proper(i):
                return None
            return found
        if not short:
            return None
        found = self.words.dates["month_abbreviations"].match(self.lower, i)
        if found is None or (self.words.style["capital_months"] and not self.proper(i)):
            return None
        month, end = found
        if self.word(end) == "." and self.glued(end):
            end += 1
        return month, end

    def weekday(self, i: int, *, short: bool = False) -> tuple[int, int] | None:
        """A weekday at token ``i`` and the index behind it; ``short`` allows abbreviations."""
        if i >= self.size or self.lower[i].isdecimal():
            return None
        found = self.words.dates["weekdays"].match(self.lower, i)
        if found is not None:
            return found if self.proper(i) or not self.words.style["capital_months"] else None
        if not short:
            return None
        found = self.words.dates["weekday_abbreviations"].match(self.lower, i)
        if found is None or (self.words.style["capital_months"] and not self.proper(i)):
            return None
        weekday, end = found
        if self.word(end) == "." and self.glued(end):
            end += 1
        return weekday, end

    def year(self, i: int, *, short: bool = False) -> tuple[int, int] | None:
        """Digits at token ``i`` that may be a year; ``short`` allows ``'25``."""
        if i >= self.size:
            return None
        word = self.lower[i]
        if (
            short
            and len(word) == 2
            and word.isdecimal()
            and int(word) >= 50
            and not self._in_figure(i)
            and (not self.glued(i + 1) or self._closed(i + 1))
        ) and (not self.word(i + 1).isalpha() or self.word(i + 1) in self.words.sets["dates.glue.words"]):
            return 1900 + int(word), i + 1
        if (
            short
            and word == "'"
            and self.glued(i + 1)
            and len(self.word(i + 1)) == 2
            and self.word(i + 1).isdecimal()
        ):
            value = int(self.lower[i + 1])
            return (2000 + value if value < 50 else 1900 + value), i + 2
        if len(word) != 4 or not word.isdecimal() or not word.isascii():
            return None
        value = int(word)
        if not _FIRST_YEAR <= value <= _LAST_YEAR or self._in_figure(i):
            return None
        return value, i + 1

    def spelled_year(self, i: int) -> tuple[int, int] | None:
        """A year in words at token ``i`` and the index behind it: ``nineteen eighty-six``."""
        number = self.numbers.get(i)
        if number is None or number.value is None or number.digits or number.kind != "cardinal":
            return None
        end = number.last + 1
        if number.value % 1 or not _FIRST_YEAR <= number.value <= _LAST_YEAR:
            return None
        noun = self.word(end).isalpha() and self.word(end) not in self.words.sets["dates.glue.words"]
        if noun and (self.capital(end) or not self.words.style["noun_capitals"]):
            return None
        return int(number.value), end

    def _closed(self, i: int) -> bool:
        """Whether a mark at token ``i`` closes a figure: no further digits are glued to it."""
        return self.lower[i] in ".,;:!?)" and not (self.glued(i + 1) and self.word(i + 1)[:1].isdecimal())

    def _in_figure(self, i: int) -> bool:
        """Whether the digits are part of a longer figure: 12.2024, 2024,5, 2024 €, 2024%."""
        before, after = self.word(i - 1), self.word(i + 1)
        if (before.isdecimal() and len(before) > 2 and self.gap(i) == " ") or (
            after.isdecimal() and len(after) == 3 and self.gap(i + 1).strip() == "" and self.gap(i + 1)
        ):
            return True
        if self.tokens.glued(i) and (
            before in "€$£¥#@+" or (before in ".,'" and self.word(i - 2).isdecimal() and self.glued(i - 1))
        ):
            return True
        if self.glued(i + 1):
            if after in ".,'" and self.word(i + 2)[:1].isdecimal() and self.glued(i + 2):
                return True
            if after in "%°€$£" or (
                after.isalpha() and after not in self.words.sets["dates.year_glued.words"]
            ):
                return True
        return after in ("%", "€", "$", "£", "°", "‰")

    def two_digits(self, i: int) -> int | None:
        """The value of one or two digits at token ``i``."""
        word = self.word(i)
        return int(word) if 0 < len(word) <= 2 and word.isdecimal() and word.isascii() else None
