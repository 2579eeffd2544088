"""Values in plain English, for explanations."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck.values.date import Date
from claimcheck.values.duration import Duration, components
from claimcheck.values.interval import EXACT
from claimcheck.values.quantity import Quantity
from claimcheck.values.recurrence import Recurrence
from claimcheck.values.units import unit

if TYPE_CHECKING:
    from decimal import Decimal

    from claimcheck.values.value import Value

__all__ = ["phrase"]

_LONGEST = 40
_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text("utf-8"))


def phrase(value: Value) -> str:
    """The value in plain English.

    Example:
        >>> from claimcheck.values import parse
        >>> phrase(parse("> 3.2e6 EUR")), phrase(parse(">= 14 person")), phrase(parse("../2026-03"))
        ('more than 3.2 million EUR', 'at least 14 people', 'by March 2026')
    """
    known: str | None = value.__dict__.get("_phrase")
    if known is None:
        known = value.__dict__["_phrase"] = _phrase(value)
    return known


def _phrase(value: Value) -> str:
    match value:
        case Quantity():
            return _quantity(value)
        case Date():
            return _date(value)
        case Duration():
            return _duration(value)
        case Recurrence():
            return value.pattern
    return value.canonical or value.kind


def _quantity(value: Quantity) -> str:
    number = _number(value.number, value.exponent)
    if value.upper is not None:
        number = f"{number} to {_number(value.upper, value.exponent)}"
    number = _words()["bounds"][value.bound.value] + number
    frame = _words()["frames"].get(value.unit)
    if frame:
        return str(frame.format(number=number))
    name = value.unit
    if name and unit(name).family == "noun" and (value.upper is not None or value.number != 1):
        name = _plural(name)
    elif name == "year" and value.number != 1:
        name = "years"
    return f"{number} {name}".rstrip()


def _number(number: Decimal | Fraction, exponent: int) -> str:
    if isinstance(number, Fraction):
        return (
            f"{number.numerator}/{number.denominator}" if number.denominator > 1 else f"{number.numerator:,}"
        )
    word = _words()["scales"].get(str(exponent))
    if word:
        return f"{EXACT.scaleb(number, -exponent):,f} {word}"
    text = f"{number:,f}"
    return text if len(text) <= _LONGEST else f"{number:.6e}"


def _plural(noun: str) -> str:
    head, slash, tail = noun.partition("/")
    irregular = _words()["plurals"].get(head)
    if irregular:
        head = irregular
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in _VOWELS:
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + slash + tail


def _duration(value: Duration) -> str:
    text = _parts(value.iso)
    if value.upper is not None:
        text = f"{text} to {_parts(value.upper)}"
    return str(_words()["bounds"][value.bound.value]) + text


def _parts(iso: str) -> str:
    return " ".join(f"{number:f} {name}{'' if number == 1 else 's'}" for name, number, _ in components(iso))


def _date(value: Date) -> str:
    if value.edtf is None:
        return f"an unknown date ({value.reason})" if value.reason else "an unknown date"
    if "/" not in value.edtf:
        return _point(value.edtf)
    left, _, right = value.edtf.partition("/")
    if left in ("", ".."):
        return f"by {_point(right)}"
    if right in ("", ".."):
        return f"from {_point(left)}"
    return f"{_point(left)} to {_point(right)}"


def _point(text: str) -> str:
    about = "about " if text[-1] in "~?%" else ""
    text = text.rstrip("~?%")
    day, _, clock = text.partition("T")
    sign = "-" if day.startswith("-") else ""
    year, *rest = day.lstrip("-").split("-")
    if year.endswith("XX"):
        return f"{about}the years {sign}{year[:-2]}00 to {sign}{year[:-2]}99"
    if year.endswith("X"):
        return f"{about}the {sign}{year[:-1]}0s"
    year = sign + year
    if not rest:
        return about + year
    words = _words()
    if int(rest[0]) > 12:
        return about + str(words["seasons"][rest[0]]).format(year=year)
    month = words["months"][int(rest[0]) - 1]
    named = f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"
    return about + (f"{named}, {clock}" if clock else named)
