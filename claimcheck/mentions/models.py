"""Makers and models of aircraft, cars and the like: numbers in their names count nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lang import table

if TYPE_CHECKING:
    from claimcheck.mentions.tokens import Tokens

__all__ = ["designation", "maker_of", "model_numbers"]

_PLURAL = "s"
_LONGEST_NUMBER = 3
_MOST_PARTS = 6


class _Names(NamedTuple):
    """Makers, bare model numbers, other models, each with its unit; and what their names begin with."""

    makers: dict[str, str]
    numbers: dict[str, str]
    models: dict[str, str]
    by_unit: dict[str, frozenset[str]]
    heads: frozenset[str]


@cache
def _names() -> _Names:
    data = table("common", "models")
    kinds = ("makers", "numbers", "models")
    makers, numbers, models = ({w: unit for unit, t in data.items() for w in t[kind]} for kind in kinds)
    letters = {re.split(r"\d", model)[0] for model in models}
    by_unit = {unit: frozenset(t["makers"]) for unit, t in data.items()}
    return _Names(makers, numbers, models, by_unit, frozenset((*makers, *numbers, *letters)))


def model_numbers() -> dict[str, str]:
    """The models whose name is a bare number, with their units.

    Example:
        >>> model_numbers()["747"]
        'aircraft'
    """
    return _names().numbers


def maker_of(unit: str) -> frozenset[str]:
    """The makers (lower case) of what is counted in ``unit``.

    Example:
        >>> "boeing" in maker_of("aircraft")
        True
    """
    return _names().by_unit[unit]


def designation(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The unit and last token of a model's name that starts at token ``i``, or None.

    Example:
        >>> from claimcheck.mentions.tokens import tokenize
        >>> designation(tokenize("Boeing 737s"), 0), designation(tokenize("A320neo"), 0)
        (('aircraft', 2), ('aircraft', 2))
    """
    names, lower, size = _names(), tokens.lower, len(tokens)
    if i + 1 >= size or lower[i] not in names.heads:
        return None
    word = lower[i]
    if word in names.makers:
        return _of_maker(tokens, i, names)
    if word in names.numbers:
        plural = lower[i + 1] == _PLURAL and tokens.glued(i + 1)
        return (names.numbers[word], _glued_end(tokens, i)) if plural else None
    if not tokens.glued(i + 1):
        return None
    at = i + 2 if i + 2 < size and lower[i + 1] == "-" and tokens.glued(i + 2) else i + 1
    unit = names.models.get(word + lower[at])
    return (unit, _glued_end(tokens, i)) if unit is not None and tokens.word(i)[0].isupper() else None


def _of_maker(tokens: Tokens, i: int, names: _Names) -> tuple[str, int] | None:
    """The model behind a maker's name at token ``i``: ``Boeing 737s``, ``Airbus A320``."""
    lower, after = tokens.lower, i + 1
    if tokens.word(i) == lower[i]:
        return None
    if tokens.glued(after):
        hyphened = lower[after] == "-" and after + 1 < len(tokens) and lower[after + 1].isdecimal()
        return (names.makers[lower[i]], _glued_end(tokens, i)) if hyphened else None
    last = _glued_end(tokens, after)
    number = lower[after]
    if number.isdecimal():
        named = len(number) <= _LONGEST_NUMBER or number in names.numbers
    else:
        digits = any(lower[j].isdecimal() for j in range(after + 1, last + 1))
        named = digits and tokens.word(after).isupper()
    return (names.makers[lower[i]], last) if named else None


def _glued_end(tokens: Tokens, i: int) -> int:
    """Last of the letters, digits and hyphens that touch token ``i``."""
    last = i
    while last + 1 < len(tokens) and last - i < _MOST_PARTS and tokens.glued(last + 1):
        if not (tokens.lower[last + 1].isalnum() or tokens.lower[last + 1] == "-"):
            break
        last += 1
    return last - 1 if tokens.lower[last] == "-" else last
