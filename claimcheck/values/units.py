"""Units: the dimension of a quantity, and exact factors between units of one dimension.

Everyday units come from ``units.toml``, currencies are ISO 4217 codes, other symbols are looked up in Pint;
any other word is a counted noun, a dimension of its own.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

__all__ = ["Unit", "conversion", "currencies", "everyday_units", "unit"]

Family = Literal["number", "share", "point", "currency", "physical", "noun"]

_POWER = re.compile(r"([A-Za-zµ°%‰]+)(-?\d)?")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴", "01234")
_SYMBOL = re.compile(r"[A-Za-zµΩ]{1,4}\d?")
_PINT_BASES = {
    "[length]": "m",
    "[mass]": "kg",
    "[time]": "s",
    "[current]": "A",
    "[temperature]": "K",
    "[substance]": "mol",
    "[luminosity]": "cd",
}
_MONEY = "¤"


class Unit(NamedTuple):
    """What a unit measures.

    Attributes:
        symbol: The unit as given.
        dimension: What it measures; units convert into one another where this is the same.
        factor: One of it in the base units of its dimension, exactly.
        zero: Where its zero lies, in the base unit (temperatures).
        family: ``number`` (bare), ``share``, ``point`` (percentage points), ``currency``, ``physical`` or
            ``noun`` (counted things).
        moneyless: The dimension with the currency left out; the same for EUR/m2 and CHF/m2.
        spread: Relative uncertainty of the factor, for units that are not the same in all countries.
    """

    symbol: str
    dimension: str
    factor: Fraction
    zero: Fraction = Fraction(0)
    family: Family = "noun"
    moneyless: str = ""
    spread: Fraction = Fraction(0)


class _Table(NamedTuple):
    units: dict[str, Unit]
    names: dict[str, str]
    currencies: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(files(__package__).joinpath("units.toml").read_text("utf-8"))
    prefixes = {symbol: Fraction(factor) for symbol, factor in data["prefixes"].items()}
    units: dict[str, Unit] = {}
    for symbol, row in data["units"].items():
        for prefix in ("", *row.get("prefixes", "")):
            factor = Fraction(row["is"]) * prefixes.get(prefix, Fraction(1))
            for power in (1, 2, 3) if row.get("powers") else (1,):
                name = f"{prefix}{symbol}{power if power > 1 else ''}"
                units[name] = _physical(name, _raise(row["of"], power), factor**power, row)
    return _Table(units, data["names"], frozenset(data["currencies"]["codes"].split()))


def _physical(symbol: str, dimension: str, factor: Fraction, row: dict[str, Any]) -> Unit:
    family: Family = "share" if dimension == "share" else "point" if dimension == "point" else "physical"
    zero, spread = Fraction(row.get("zero", 0)), Fraction(row.get("spread", 0))
    return Unit(symbol, dimension, factor, zero, family, dimension, spread)


def _raise(dimension: str, power: int) -> str:
    return _text({name: exponent * power for name, exponent in _exponents(dimension).items()})


def _exponents(dimension: str) -> dict[str, int]:
    """``kg m2 s-3`` as {kg: 1, m: 2, s: -3}; a counted noun stands for itself."""
    found: dict[str, int] = {}
    for part in dimension.split(" "):
        match = _POWER.fullmatch(part)
        name, exponent = (match[1], int(match[2] or 1)) if match else (part, 1)
        found[name] = found.get(name, 0) + exponent
    return found


def _text(exponents: dict[str, int]) -> str:
    return " ".join(
        name if exponent == 1 else f"{name}{exponent}"
        for name, exponent in sorted(exponents.items())
        if exponent
    )


def everyday_units() -> tuple[Unit, ...]:
    """The units of ``units.toml``, with their prefixes and powers."""
    return tuple(_table().units.values())


def currencies() -> frozenset[str]:
    """The ISO 4217 codes of the currencies that are known."""
    return _table().currencies


@lru_cache(maxsize=4096)
def unit(symbol: str) -> Unit:
    """The unit of a canonical unit text; any text is one.

    Example:
        >>> unit("km/h").dimension == unit("mph").dimension, unit("L/m2").dimension == unit("mm").dimension
        (True, True)
        >>> unit("EUR").family, unit("person").family, unit("%").family
        ('currency', 'noun', 'share')
    """
    if not symbol:
        return Unit("", "", Fraction(1), family="number")
    table = _table()
    symbol = symbol.translate(_SUPERSCRIPTS)
    known = table.units.get(table.names.get(symbol, symbol))
    if known:
        return known
    if symbol in table.currencies:
        return Unit(symbol, symbol, Fraction(1), family="currency", moneyless=_MONEY)
    if "/" in symbol:
        return _quotient(symbol)
    return _from_pint(symbol) or Unit(symbol, symbol, Fraction(1), moneyless=symbol)


def _quotient(symbol: str) -> Unit:
    top, *below = symbol.split("/")
    parts = [(_part(top), 1), *((_part(text), -1) for text in below)]
    exponents: dict[str, int] = {}
    moneyless: dict[str, int] = {}
    factor, families = Fraction(1), set()
    for part, sign in parts:
        factor *= part.factor**sign
        families.add(part.family)
        for target, dimension in ((exponents, part.dimension), (moneyless, part.moneyless)):
            for name, exponent in _exponents(dimension).items():
                target[name] = target.get(name, 0) + sign * exponent
    family: Family = "currency" if "currency" in families else "noun" if "noun" in families else "physical"
    return Unit(symbol, _text(exponents), factor, family=family, moneyless=_text(moneyless))


def _part(text: str) -> Unit:
    """One part of a quotient, which may carry a number of its own, as in ``L/100 km``."""
    match = re.fullmatch(r"\s*([1-9]\d{0,8})\s*(\D.*)", text)
    if not match:
        return unit(text.strip())
    part = unit(match[2].strip())
    return part._replace(factor=part.factor * int(match[1]))


def _from_pint(symbol: str) -> Unit | None:
    """The unit in Pint; ``None`` for words, which are counted nouns here whatever Pint makes of them."""
    if not _SYMBOL.fullmatch(symbol) or symbol.islower() or symbol.isupper() or len(symbol) > 12:
        return None
    from pint import PintError

    try:
        size = (1.0 * _registry().parse_units(symbol)).to_base_units()
    except (PintError, ValueError, TypeError, AttributeError, ArithmeticError):
        return None
    exponents = {_PINT_BASES.get(name, name): int(power) for name, power in size.dimensionality.items()}
    if not exponents:
        return None
    dimension = _text(exponents)
    return Unit(symbol, dimension, Fraction(f"{size.magnitude:.15g}"), family="physical", moneyless=dimension)


@lru_cache(maxsize=1)
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry()


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> tuple[Decimal | Fraction, Decimal | Fraction] | None:
    """Factor and offset that turn numbers of one unit into numbers of another; ``None`` between dimensions.

    Both are ``Decimal`` where they can be written with digits, else ``Fraction``.

    Example:
        >>> conversion("GWh", "MWh")
        (Decimal('1000'), Decimal('0'))
        >>> conversion("EUR", "USD") is None
        True
    """
    a, b = unit(source), unit(target)
    if a.dimension != b.dimension:
        return None
    factor, offset = a.factor / b.factor, (a.zero - b.zero) / b.factor
    if _terminates(factor) and _terminates(offset):
        return _decimal(factor), _decimal(offset)
    return factor, offset


def _terminates(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def _decimal(number: Fraction) -> Decimal:
    from claimcheck.values.interval import EXACT

    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
