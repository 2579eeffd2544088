"""The noun that a number counts, and the unit that this makes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.concepts import counted_phrase, counted_unit
from claimcheck.mentions.models import designation
from claimcheck.mentions.nouns import lexicon_noun, of_a_place
from claimcheck.mentions.vocabulary import vocabulary

if TYPE_CHECKING:
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Noun", "counted_noun", "is_plural", "noun_unit"]


_PLURAL_ENDINGS = "sxz"


class Noun(NamedTuple):
    """A counted noun: its unit, the first token of the noun itself and the last token of the phrase."""

    unit: str
    head: int
    last: int


@lru_cache(maxsize=65536)
def noun_unit(word: str, language: str) -> str:
    """The unit of a counted noun in lower case: from the lexicon, else by its ending, else its singular.

    Example:
        >>> noun_unit("comets", "en")
        'comet'
    """
    known = counted_unit(word, language)
    if known is not None:
        return known
    words = vocabulary(language)
    if word not in words.person_exceptions and len(word) > 4 and word.endswith(words.person_endings):
        return "person"
    if of_a_place(word, language):
        return "person"
    named = lexicon_noun(word, language)
    if named is not None:
        return named
    if word in words.invariable:
        return word
    for ending, singular in words.singular_endings:
        if word.endswith(ending) and len(word) - len(ending) + len(singular) >= 2:
            return word[: len(word) - len(ending)] + singular
    return word


def counted_noun(tokens: Tokens, i: int, words: Vocabulary, *, many: bool) -> Noun | None:
    """The noun that the number before token ``i`` counts.

    Args:
        tokens: The tokens of the text.
        i: First token behind the number.
        words: The vocabulary of the language.
        many: Whether the number calls for a plural.
    """
    if i >= len(tokens):
        return None
    hyphen = tokens.lower[i] == "-" and tokens.glued(i) and i + 1 < len(tokens) and tokens.glued(i + 1)
    if hyphen:
        i, many = i + 1, False
    elif tokens.glued(i) and tokens.lower[i - 1] != "'":
        return None
    if words.capitalised:
        return _capitalised(tokens, i, words)
    if words.noun_first:
        return _noun_first(tokens, i, words, many=many)
    return _noun_last(tokens, i, words, many=many, hyphen=hyphen)


def _stops(tokens: Tokens, i: int, words: Vocabulary) -> bool:
    if i >= len(tokens) or not tokens.lower[i][0].isalpha() or tokens.lower[i] in words.function_words:
        return True
    return "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]


def _compound(tokens: Tokens, i: int) -> int:
    """Last token of the hyphenated word that starts at ``i``."""
    last, n = i, len(tokens)
    while last + 2 < n and last - i < 8 and tokens.lower[last + 1] == "-" and tokens.glued(last + 1):
        if not tokens.glued(last + 2) or not tokens.lower[last + 2][0].isalpha():
            break
        last += 2
    return last


def _joined(tokens: Tokens, first: int, last: int) -> str:
    return "".join(tokens.lower[first : last + 1])


# German: nouns are written with a capital


def _capitalised(tokens: Tokens, i: int, words: Vocabulary) -> Noun | None:
    at = i
    for _ in range(words.longest_phrase):
        model = designation(tokens, at)
        if model is not None:
            return Noun(model[0], at, model[1])
        if _stops(tokens, at, words):
            return None
        word = tokens.lower[at]
        last = _compound(tokens, at)
        if tokens.word(last)[0].isupper() or tokens.word(at)[0].isupper():
            if last == at and (word in words.adjectives or _of_a_town(tokens, at, words)):
                at += 1
                continue
            return _german(tokens, at, last, words)
        adjective = word.endswith(words.adjective_endings) or word in words.adjectives
        if not adjective and counted_unit(word, words.language) is None:
            return None
        at = last + 1
        if at < len(tokens) and tokens.lower[at] == ",":
            at += 1
    return None


def _of_a_town(tokens: Tokens, at: int, words: Vocabulary) -> bool:
    """``11.000 Lörracher Anhänger``: an adjective with a capital, before another noun."""
    if not tokens.lower[at].endswith(words.town_endings) or _stops(tokens, at + 1, words):
        return False
    return tokens.word(at + 1)[0].isupper() and counted_unit(tokens.lower[at], words.language) is None


def _german(tokens: Tokens, at: int, last: int, words: Vocabulary) -> Noun:
    language = words.language
    unit = counted_unit(tokens.lower[last], language) if last > at else None
    if unit is None:
        unit = noun_unit(tokens.lower[last], language)
    return Noun(unit, at, _pair(tokens, last, unit, words))


def _pair(tokens: Tokens, last: int, unit: str, words: Vocabulary) -> int:
    """Last token of ``Kandidatinnen und Kandidaten``, ``Schüler:innen``: one noun in both genders."""
    n, lower = len(tokens), tokens.lower
    if last + 2 < n and lower[last + 1] in ":*/_" and tokens.glued(last + 1) and tokens.glued(last + 2):
        return last + 2 if lower[last + 2] in ("innen", "in") else last
    if unit == "person" and last + 2 < n and lower[last + 1] in words.range_and:
        stem = lower[last][:4]
        if len(stem) == 4 and lower[last + 2].startswith(stem) and lower[last + 2] != lower[last]:
            return last + 2
    return last


# French: the noun stands before most of its adjectives


def _noun_first(tokens: Tokens, i: int, words: Vocabulary, *, many: bool) -> Noun | None:
    at, language = i, words.language
    for _ in range(words.longest_phrase):
        model = designation(tokens, at)
        if model is not None:
            return Noun(model[0], at, model[1])
        if _stops(tokens, at, words):
            return None
        word = tokens.lower[at]
        last = _compound(tokens, at)
        goes_on = not _stops(tokens, at + 1, words) or designation(tokens, at + 1)
        if word in words.adjectives and last == at and goes_on:
            at += 1
            continue
        if word in words.elliptic:
            return None
        unit = counted_unit(_joined(tokens, at, last), language) if last > at else None
        unit = unit or counted_unit(word, language)
        plural = word[-1] in _PLURAL_ENDINGS
        if many and not plural and not _invariable(tokens, at, last):
            return None
        phrase = counted_phrase(tokens.lower, at, language) if unit is None else None
        if phrase is not None and phrase[1] > last:
            return Noun(phrase[0], at, phrase[1])
        if unit is None:
            if word.endswith(words.participles) and not word.endswith(words.not_participles):
                return Noun("person", at, last)
            person = tokens.word(at)[0].isupper() and at > 0 and plural
            unit = "person" if person else noun_unit(word if plural else _joined(tokens, at, last), language)
        return Noun(unit, at, _pair(tokens, last, unit, words))
    return None


def _invariable(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a word may count many without an ending: an acronym, or a compound that ends in a plural."""
    return tokens.word(at).isupper() or (last > at and tokens.lower[last][-1] in _PLURAL_ENDINGS)


# English: the noun stands last


def _noun_last(tokens: Tokens, i: int, words: Vocabulary, *, many: bool, hyphen: bool) -> Noun | None:
    head, last, at = -1, -1, i
    named: Noun | None = None
    lower, language = tokens.lower, words.language
    for _ in range(words.longest_phrase):
        model = designation(tokens, at) if head < 0 else None
        if model is not None:
            named, at = Noun(model[0], at, model[1]), model[1] + 1
            continue
        if _stops(tokens, at, words):
            skip = 0 if hyphen or (at == i and tokens.lower[at].isdecimal()) else _product(tokens, at)
            if skip and head < 0:
                at = skip
                continue
            break
        end = _compound(tokens, at)
        word = tokens.lower[end]
        plural = is_plural(word, words)
        if plural if many else counted_unit(word, language) is not None and (hyphen or not plural):
            if head >= 0 and counted_unit(word, language) is None and not of_a_place(lower[head], language):
                break
            head, last = at, end
            if hyphen:
                break
        elif head >= 0:
            break
        at = end + 1
    if head < 0 or (named is not None and tokens.lower[named.last] == "s"):
        return named
    unit = counted_unit(_joined(tokens, head, last), language) if last > head else None
    unit = unit or _phrase_unit(tokens, i, last, language)
    return Noun(unit or noun_unit(tokens.lower[last], language), head, last)


def _phrase_unit(tokens: Tokens, first: int, last: int, language: str) -> str | None:
    """The unit of the longest phrase from ``first`` on that ends at ``last``: two new golf courses."""
    for at in range(first, last):
        phrase = counted_phrase(tokens.lower, at, language)
        if phrase is not None and phrase[1] == last:
            return phrase[0]
    return None


def _product(tokens: Tokens, at: int) -> int:
    """Token behind a product's name of letters and digits (``A320``, ``737-800``), else 0."""
    first = at
    while at < len(tokens) and at - first < 6 and (tokens.lower[at].isalnum() or tokens.lower[at] == "-"):
        if at > first and not tokens.glued(at):
            break
        at += 1
    named = any(tokens.lower[j].isdecimal() for j in range(first, at))
    return at if named and at > first else 0


def is_plural(word: str, words: Vocabulary) -> bool:
    """Whether ``word`` (lower case) has the form of an English plural."""
    if word in words.irregular_plurals:
        return True
    if word in words.false_nouns or word in words.elliptic or len(word) < 3:
        return False
    return word[-1] == "s" and not word.endswith(("ss", "us", "is"))
