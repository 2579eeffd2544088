"""Makers and models of aircraft, cars and the like: numbers in their names count nothing."""

from __future__ import annotations

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
    """Makers, bare model numbers and other models, each with the unit that counting it gives."""

    makers: dict[str, str]
    numbers: dict[str, str]
    models: dict[str, str]
    by_unit: dict[str, frozenset[str]]


@cache
def _names() -> _Names:
    data = table("common", "models")
    kinds = ("makers", "numbers", "models")
    makers, numbers, models = ({w: unit for unit, t in data.items() for w in t[kind]} for kind in kinds)
    return _Names(makers, numbers, models, {unit: frozenset(t["makers"]) for unit, t in data.items()})


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
    if i >= size:
        return None
    unit = names.makers.get(lower[i])
    if unit is not None and tokens.word(i) != lower[i] and i + 1 < size and not tokens.glued(i + 1):
        last = _glued_end(tokens, i + 1)
        short = lower[i + 1] if lower[i + 1].isdecimal() else ""
        named = short and (len(short) <= _LONGEST_NUMBER or short in names.numbers)
        lettered = tokens.word(i + 1).isupper() and any(lower[j].isdecimal() for j in range(i + 2, last + 1))
        return (unit, last) if named or lettered else None
    if lower[i] in names.numbers:
        plural = i + 1 < size and lower[i + 1] == _PLURAL and tokens.glued(i + 1)
        return (names.numbers[lower[i]], _glued_end(tokens, i)) if plural else None
    if not tokens.word(i)[0].isupper():
        return None
    at = i + 2 if i + 1 < size and lower[i + 1] == "-" else i + 1
    if at >= size or not lower[at].isdecimal() or not all(tokens.glued(j) for j in range(i + 1, at + 1)):
        return None
    unit = names.models.get(lower[i] + lower[at])
    return (unit, _glued_end(tokens, i)) if unit is not None else None


def _glued_end(tokens: Tokens, i: int) -> int:
    """Last of the letters, digits and hyphens that touch token ``i``."""
    last = i
    while last + 1 < len(tokens) and last - i < _MOST_PARTS and tokens.glued(last + 1):
        if not (tokens.lower[last + 1].isalnum() or tokens.lower[last + 1] == "-"):
            break
        last += 1
    return last - 1 if tokens.lower[last] == "-" else last
