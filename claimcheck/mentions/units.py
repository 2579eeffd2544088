"""Units around a number: signs, symbols, names, rates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.mentions.vocabulary import UnitName

if TYPE_CHECKING:
    from decimal import Decimal

    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Prefix", "Units", "scaled"]

_SHORT_CODE = 2


class Prefix(NamedTuple):
    """A unit that stands before its number: its name and first token."""

    name: UnitName
    first: int


def scaled(value: Decimal | Fraction, power: int) -> Decimal | Fraction:
    """``value`` times ten to the ``power``, with its written precision."""
    return value * Fraction(10) ** power if isinstance(value, Fraction) else value.scaleb(power)


class _Written:
    """The tokens of a text as written, for symbols in which capitals count."""

    __slots__ = ("_tokens",)

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, key: int | slice) -> str | list[str]:
        if isinstance(key, slice):
            stop = min(key.stop, len(self._tokens))
            return [self._tokens.word(i) for i in range(key.start, stop)]
        return self._tokens.word(key)


class Units:
    """Reads the units of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)
        self._written = _Written(tokens)

    # Before the number

    def before(self, i: int) -> Prefix | None:
        """The currency sign or code, or the phrase that gives a unit, before token ``i``."""
        at = i - 1
        if at < 0:
            return None
        word = self.tokens.word(at)
        currency = self.words.currency_signs.get(word)
        if currency is not None:
            first = at
            if at and self.tokens.glued(at):
                code = self.words.sign_prefixes.get(self.tokens.word(at - 1))
                if code and not (at > 1 and self.tokens.glued(at - 1) and self.lower[at - 2].isalnum()):
                    return Prefix(UnitName(code, "currency"), at - 1)
            return Prefix(UnitName(currency, "currency"), first)
        code = self.words.codes.get(word)
        if code is not None and not (
            len(word) == _SHORT_CODE and word not in self.words.spaced_codes and not self.tokens.glued(i)
        ):
            return Prefix(UnitName(code, "currency"), at)
        scaled_code = self.words.scaled_codes.get(word)
        if scaled_code is not None:
            return Prefix(scaled_code, at)
        if word == "." and at and self.words.codes.get(self.tokens.word(at - 1)) and self.tokens.glued(at):
            return Prefix(UnitName(self.words.codes[self.tokens.word(at - 1)], "currency"), at - 1)
        found = self.words.units_before.ending(self.lower, at)
        if found is not None:
            unit = found[0]
            kind = {"year": "age", "rank": "rank"}.get(unit, "measure")
            return Prefix(UnitName(unit, kind), found[1])
        return None

    # Behind the number

    def behind(self, i: int, *, free: bool = False) -> tuple[UnitName, int, int] | None:
        """The unit that starts at token ``i``: name, first and last token."""
        if i >= self.size:
            return None
        first = i
        if self.lower[i] == "-" and self.tokens.glued(i):
            if i + 1 >= self.size or not self.tokens.glued(i + 1):
                return None
            first = i + 1
            found = self.words.units_behind.at(self.lower, first)
            if found is not None:
                kind = {"year": "age", "x": "factor"}.get(found[0], "measure")
                return UnitName(found[0], kind), first, found[1]
        symbol = self._symbol(first, free=free)
        name = self.words.unit_names.at(self.lower, first)
        if name is not None and self._dotted(name[1]):
            name = None
        if name is not None and (symbol is None or name[1] > symbol[1]):
            return name[0], first, name[1]
        if symbol is not None:
            return symbol[0], first, symbol[1]
        return None

    def _dotted(self, i: int) -> bool:
        """Whether a letter opens an abbreviation with points: ``p.m.``."""
        if len(self.lower[i]) > 1 or i + 2 >= self.size or self.lower[i + 1] != ".":
            return False
        return self.tokens.glued(i + 1) and self.tokens.glued(i + 2) and self.lower[i + 2].isalpha()

    def _symbol(self, i: int, *, free: bool) -> tuple[UnitName, int] | None:
        found = self.words.symbols.at(self._written, i)  # type: ignore[arg-type]
        if found is None:
            return None
        name, last = found
        word = self.tokens.word(i)
        touches = self.tokens.glued(i)
        after = last + 1
        if word == "°":
            return self._degrees(last)
        if (
            last + 1 < self.size
            and self.tokens.glued(after)
            and self.lower[after][0].isalnum()
            and (name.kind != "currency" or word.isalpha())
        ):
            return None
        if len(word) == 1 and after < self.size and self.lower[after] == "'" and self.tokens.glued(after):
            return None
        if word in self.words.ambiguous_symbols and not (touches or free) and not self._ends_phrase(after):
            return None
        return name, last

    def _ends_phrase(self, i: int) -> bool:
        """Whether a one-letter symbol before token ``i`` can be a unit: no noun phrase goes on there."""
        if i >= self.size:
            return True
        word = self.lower[i]
        return not word[0].isalpha() or word in self.words.function_words

    def _degrees(self, last: int) -> tuple[UnitName, int]:
        after = last + 1
        if after < self.size:
            word = self.tokens.word(after)
            if word in ("C", "F", "c", "f"):
                return UnitName("°" + word.upper(), "measure"), after
            if self.lower[after] in self.words.compass or word.isdecimal():
                return UnitName("°", "measure"), last
        return UnitName("°C", "measure"), last

    # Rates

    def rate(self, i: int, unit: str) -> tuple[str, int] | None:
        """What a unit is counted per, from token ``i`` on: ``month``, and the last token."""
        if i >= self.size:
            return None
        between = self.words.between_rates.at(self.lower, i)
        if between is not None:
            i = between[1] + 1
            if i >= self.size:
                return None
        adverb = self.words.rate_adverbs.at(self.lower, i)
        if adverb is not None and adverb[0] and not self._goes_on(adverb[1] + 1):
            return adverb
        word = self.words.rate_words.at(self.lower, i)
        if word is None:
            return None
        at = word[1] + 1
        weak = word[0] in self.words.weak_rates
        if self._elided(at + 1) and len(self.lower[at]) == 1:
            return None
        found = self.words.rate_units.at(self.lower, at)
        if found is not None and len(self.lower[at]) == 1 and word[0] != "/":
            return None
        if found is not None:
            if weak and (
                self.lower[at] in self.words.strong_rates or not self._weak_rate(found, unit, word[0])
            ):
                return None
            return found
        if weak or at >= self.size:
            return None
        if word[0] == "/":
            symbol = self.words.symbols.at(self._written, at)  # type: ignore[arg-type]
            if symbol is not None and self.tokens.glued(at) and self.tokens.glued(i):
                return symbol[0].unit, symbol[1]
            return None
        name = self.words.unit_names.at(self.lower, at)
        if name is not None and name[0].kind == "measure" and name[0].unit not in ("%", "°C", "pp"):
            return name[0].unit, name[1]
        symbol = self.words.symbols.at(self._written, at)  # type: ignore[arg-type]
        if symbol is not None and symbol[0].kind == "measure" and symbol[0].unit != "%":
            return symbol[0].unit, symbol[1]
        return None

    def _elided(self, i: int) -> bool:
        return i < self.size and self.lower[i] == "'" and self.tokens.glued(i)

    def _goes_on(self, after: int) -> bool:
        """Whether what looks like a rate is the beginning of a date: ``im Jahr 2023``, ``a week ago``."""
        if after >= self.size:
            return False
        return self.lower[after].isdecimal() or self.lower[after] in self.words.weak_not_before

    def _weak_rate(self, per: tuple[str, int], unit: str, word: str) -> bool:
        """Whether an article makes a rate: 2 euros a litre, not 5 metres the week."""
        timed = per[0] in self.words.time_rates
        if timed and self._goes_on(per[1] + 1):
            return False
        if len(unit) == 3 and unit.isupper():
            return True
        if per[0] in self.words.measured_rates and word in self.words.weak_articles and unit != "%":
            return True
        return timed and word in self.words.weak_articles and unit not in ("%", "pp", "bp", "point", "°C")

    def apply_rate(self, candidate: Candidate) -> None:
        """Read the rate behind a candidate's unit."""
        if candidate.unit in ("%", "pp", "bp", "point", "°C", "°F", "‰"):
            return
        found = self.rate(candidate.last + 1, candidate.unit)
        if found is None and candidate.kind == "measure":
            found = self._behind_substance(candidate)
        if found is not None:
            candidate.rate, candidate.last = found

    def _behind_substance(self, candidate: Candidate) -> tuple[str, int] | None:
        """The rate behind what is measured: ``140 Liter Regen pro Quadratmeter``."""
        at = candidate.last + 1
        if at < self.size and self.lower[at] in self.words.substance_links:
            at += 1
            while at < self.size and self.lower[at] == "'":
                at += 1
        elif not self.words.capitalised:
            return None
        if at >= self.size or not self.lower[at][0].isalpha() or self.lower[at] in self.words.function_words:
            return None
        if self.words.capitalised and not self.tokens.word(at)[0].isupper():
            return None
        return self.rate(at + 1, candidate.unit)
