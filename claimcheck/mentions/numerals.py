"""The number words of a language, and numbers written as one word."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from claimcheck.lang import table

__all__ = ["Kind", "Numeral", "Numerals", "numerals"]


class Kind(IntEnum):
    """What a number word does to the number it stands in."""

    CARDINAL = 1
    MULTIPLIER = 2
    ARTICLE = 3
    ORDINAL = 4
    FRACTION = 5
    COLLECTIVE = 6
    MIXED = 7
    HALF = 8


class Numeral(NamedTuple):
    """One number word.

    Attributes:
        kind: What it does.
        value: Its value; of a multiplier the factor, of a fraction the denominator.
        gap: Numbers below this may follow and be added.
        suffix: What a number written as one word ends in (``jährig``).
    """

    kind: Kind
    value: int | Fraction
    gap: int = 1
    suffix: str = ""


def _gap(value: int) -> int:
    if value < 20:
        return 1
    gap = 1
    while value % (gap * 10) == 0:
        gap *= 10
    return gap


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _plain_forms(word: str) -> tuple[str, ...]:
    if word.isascii():
        return ()
    bare = "".join(c for c in normalize("NFD", word) if not combining(c))
    return tuple({word.translate(_UMLAUTS), bare.replace("ß", "ss")} - {word})


class Numerals:
    """The number words of one language.

    Attributes:
        words: Each word's numeral.
        fractions: Denominators of the words that name a part.
    """

    def __init__(self, language: str) -> None:
        data = table(language, "numbers")
        style, words = data["style"], data["words"]
        self.decimal: str = style["decimal"]
        self.groups = frozenset(style["group"])
        self.ordinal_dot: bool = style["ordinal_dot"]
        self.ordinal_suffixes = frozenset(style["ordinal_suffixes"])
        self.sentence_openers = frozenset(table(language, "counting")["nouns"]["function_words"])
        self.indian: bool = style["indian_groups"]
        self.year_pairs: bool = style["year_pairs"]
        self.joins = frozenset(words["and"])
        self.points = frozenset(words["point"])
        self.articles = frozenset(words["article"])
        self.ones = frozenset(words["one"])
        self.hedges = frozenset(words["hedges"])
        self.half_of = frozenset(words["half_of"])
        self.partitives = frozenset(words["of"])
        self.products: dict[str, int] = data["products"]
        self.bare = frozenset(data["bare"]["words"])
        self.collectives_bare = frozenset(data["collectives_bare"]["words"])
        self.abbreviations: dict[str, int] = data["abbreviations"]
        guarded = data["abbreviations_with_unit"]
        self.guarded = frozenset(guarded["words"])
        self.guarded_values: dict[str, int] = {k: v for k, v in guarded.items() if k != "words"}
        self.short_scales = frozenset(style["short_scales"])
        self.halves = frozenset(data["halves"]["words"])
        self.bare_fractions = frozenset(data["halves"]["bare_fractions"])
        self.fraction_plural: str = style["fraction_plural"]
        self.fractions: dict[str, int] = dict(data["fractions"])
        endings: list[str] = data["ordinal_endings"]["endings"]
        compounds = data["compounds"]
        self.link: str = compounds["link"]
        self._half: str = compounds["half"]
        self._ordinal_endings: list[str] = compounds["ordinal_endings"]
        self._suffixes = frozenset(compounds["suffixes"])
        self.not_behind_digits = frozenset(data["not_behind_digits"]["words"])
        self.words: dict[str, Numeral] = {}
        gaps: dict[str, int] = data["gaps"]
        for word, value in data["cardinals"].items():
            self.words[word] = Numeral(Kind.CARDINAL, value, gaps.get(word) or _gap(value))
        for word, power in data["multipliers"].items():
            self.words[word] = Numeral(Kind.MULTIPLIER, 10**power, 10**power)
        for word, value in data["collectives"].items():
            self.words[word] = Numeral(Kind.COLLECTIVE, value)
        for word, text in data["mixed"].items():
            self.words[word] = Numeral(Kind.MIXED, Fraction(text))
        for stem, value in data["ordinals"].items():
            for ending in endings:
                self.words.setdefault(stem + ending, Numeral(Kind.ORDINAL, value))
        for word, value in self.fractions.items():
            self.words.setdefault(word, Numeral(Kind.FRACTION, value))
        for word in self.halves:
            self.words[word] = Numeral(Kind.HALF, 2)
        for word in self.articles:
            self.words[word] = Numeral(Kind.ARTICLE, 1)
        self._unaccented()
        self.heads: frozenset[str] = frozenset()
        if compounds["closed"]:
            self._open_compounds(data, endings)

    def _unaccented(self) -> None:
        """Number words as they are written without the accents of the language."""
        for word, numeral in list(self.words.items()):
            for form in _plain_forms(word):
                self.words.setdefault(form, numeral)
        for word, value in list(self.fractions.items()):
            for form in _plain_forms(word):
                self.fractions.setdefault(form, value)

    def _open_compounds(self, data: dict[str, dict[str, int]], endings: list[str]) -> None:
        names = [*data["cardinals"], *data["multipliers"], *self.articles]
        names += [form for name in names for form in _plain_forms(name)]
        parts = [(w, self.words[w]) for w in names]
        self._parts = sorted(parts, key=lambda p: -len(p[0]))
        self._by_initial: dict[str, list[tuple[str, Numeral]]] = {}
        for word, numeral in self._parts:
            self._by_initial.setdefault(word[0], []).append((word, numeral))
        self._ordinals = {s + e: v for s, v in data["ordinals"].items() for e in endings}
        self._mixed = {w: self.words[w] for w in data["mixed"]}
        self.heads = frozenset(word[:3] for word in (*self._mixed, *(w for w, _ in self._parts)))
        self._split = lru_cache(maxsize=16384)(self._read_compound)

    def get(self, word: str) -> Numeral | None:
        """The numeral that ``word`` (in lower case) is, or None."""
        found = self.words.get(word)
        if found is None and word[:3] in self.heads and 5 < len(word) < 90:
            return self._split(word)
        return found

    def _read_compound(self, word: str) -> Numeral | None:
        for mixed, numeral in self._mixed.items():
            if word.startswith(mixed) and word[len(mixed) :] in self._suffixes:
                return numeral._replace(suffix=word[len(mixed) :])
        parts: list[Numeral] = []
        at, ordinal, half, linked = 0, 0, False, False
        while at < len(word):
            rest = word[at:]
            if rest in self._ordinals and parts:
                ordinal = self._ordinals[rest]
                break
            if parts and rest.startswith(self._half):
                half, at = True, at + len(self._half)
                break
            if parts and rest in self._suffixes:
                break
            if parts and not linked and rest.startswith(self.link):
                linked, at = True, at + len(self.link)
                continue
            for part, numeral in self._by_initial.get(word[at], ()):
                if rest.startswith(part) and not (
                    numeral.kind is Kind.ARTICLE and at + len(part) == len(word)
                ):
                    break
            else:
                break
            if linked and parts[-1].value < 10 and 20 <= numeral.value < 100 and numeral.value % 10 == 0:
                parts[-1] = Numeral(Kind.CARDINAL, parts[-1].value + numeral.value)
            else:
                parts.append(numeral)
            linked, at = False, at + len(part)
        suffix = "" if ordinal else word[at:]
        if not parts or linked or (suffix and suffix not in self._suffixes):
            return self._superlative(word)
        value = compose([*parts, Numeral(Kind.CARDINAL, ordinal)] if ordinal else parts)
        if value is None:
            return self._superlative(word)
        if half:
            return Numeral(Kind.MIXED, value + Fraction(1, 2), 1, suffix)
        return Numeral(Kind.ORDINAL if ordinal else Kind.CARDINAL, value, _gap(value), suffix)

    def _superlative(self, word: str) -> Numeral | None:
        """Ordinals made of a whole number word: ``einundzwanzigste``."""
        for ending in self._ordinal_endings:
            if word.endswith(ending):
                base = self.get(word[: -len(ending)])
                if base and base.kind is Kind.CARDINAL and not base.suffix and base.value >= 20:
                    return Numeral(Kind.ORDINAL, base.value)
        return None


def compose(parts: list[Numeral]) -> int | None:
    """The value of number words in sequence, or None where they make no number.

    Example:
        >>> compose([Numeral(Kind.CARDINAL, 2), Numeral(Kind.MULTIPLIER, 100, 100)])
        200
    """
    total, current, gap, last = 0, 0, 10**40, 10**40
    for part in parts:
        value = int(part.value)
        if part.kind is Kind.MULTIPLIER and value == 100:
            if current >= 100 or (current == 0 and gap <= 100):
                return None
            current, gap = (current or 1) * 100, 100
        elif part.kind is Kind.MULTIPLIER:
            if value >= last:
                return None
            total, current, gap, last = total + (current or 1) * value, 0, value, value
        elif value >= gap:
            return None
        else:
            current, gap = current + value, part.gap
    return total + current


@cache
def numerals(language: str) -> Numerals:
    """The number words of ``language``.

    Example:
        >>> numerals("de").get("siebenundzwanzig").value
        27
    """
    return Numerals(language)
