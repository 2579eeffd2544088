"""Keys for words outside the lexicon, such that one name or loan word gets one key in every language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.concepts.lookup import fold
from claimcheck.lang import table

__all__ = ["prefix_key", "word_key"]

_COMMON = (
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("y", "i"),
    ("w", "v"),
    ("z", "s"),
)
_DOUBLED = re.compile(r"(.)\1+")
_ENDINGS = "aeiouns"
_LENGTH = 8
_PREFIX = 5


@cache
def _replacements(language: str) -> tuple[tuple[str, str], ...]:
    return (*((a, b) for a, b in table(language, "sounds")["replacements"]), *_COMMON)


@lru_cache(maxsize=131072)
def word_key(word: str, language: str) -> str:
    """The key of ``word`` (lower case): its first letters, without diacritics, in a shared spelling.

    Example:
        >>> word_key("loukhouni", "fr") == word_key("luchuni", "de") == word_key("lukhuni", "en")
        True
    """
    key = fold(word)
    for old, new in _replacements(language):
        if old in key:
            key = key.replace(old, new)
    key = _DOUBLED.sub(r"\1", key)
    return (key.rstrip(_ENDINGS) or key)[:_LENGTH]


def prefix_key(key: str) -> str | None:
    """The first letters of a long key, which inflected and derived cognates share; None for a short one."""
    return key[:_PREFIX] if len(key) > _PREFIX else None
