"""Units that our own tables lack: quantulum3's unit base, and the currency names of the CLDR.

Both are read as data, and only when a text holds a word that nothing else explains.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.mentions.phrases import Phrases
from claimcheck.mentions.vocabulary import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["currency_named", "unit_named", "unit_symbol"]

_SHORTEST_SYMBOL = 2
_NOT_OURS = frozenset({"time", "angle", "dimensionless", "currency", "unknown"})


@cache
def _base() -> dict[str, dict[str, Any]]:
    """The units of quantulum3, without importing it: its classifier is none of our business."""
    spec = find_spec("quantulum3")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        return {}
    path = Path(next(iter(folders))) / "units.json"
    units: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: unit for name, unit in units.items() if unit.get("entity") not in _NOT_OURS}


@cache
def _symbols() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, unit in _base().items():
        for symbol in unit.get("symbols", ()):
            if symbol.isalpha() and len(symbol) >= _SHORTEST_SYMBOL:
                found.setdefault(symbol, unit["symbols"][0] or name)
    return found


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, unit in _base().items():
        canonical = (unit.get("symbols") or [name])[0]
        for surface in (name, *unit.get("surfaces", ())):
            if surface.isalpha():
                found.setdefault(surface, canonical)
                found.setdefault(f"{surface}s", canonical)
    return found


def unit_symbol(symbol: str) -> str | None:
    """The canonical symbol of a unit written glued to its number, or None.

    Example:
        >>> unit_symbol("lm"), unit_symbol("xyz")
        ('lm', None)
    """
    return _symbols().get(symbol)


def unit_named(word: str) -> str | None:
    """The canonical unit of an English unit name in lower case, or None.

    Example:
        >>> unit_named("sieverts")
        'Sv'
    """
    return _names().get(word)


@cache
def _currencies(language: str) -> Phrases[str]:
    from babel import Locale  # late: slow, and seldom needed
    from babel.numbers import get_currency_name

    locale = Locale.parse(language)
    names: dict[str, str] = {}
    for code in sorted(locale.currencies):
        for count in (1, 2):
            name = get_currency_name(code, count, locale).lower()
            if "(" not in name:
                names.setdefault(name, code)
                names.setdefault(unaccented(name), code)
    return Phrases(list(names.items()))


def currency_named(words: Sequence[str], i: int, language: str) -> tuple[str, int] | None:
    """The currency whose full name starts at ``words[i]``: its ISO 4217 code and the last index.

    Example:
        >>> currency_named(["nigerian", "nairas"], 0, "en")
        ('NGN', 1)
    """
    return _currencies(language).at(words, i)
