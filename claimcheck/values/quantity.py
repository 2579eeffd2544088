"""Quantities: a number as written, its bound and its unit."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import msgspec

from claimcheck.errors import ValueSyntaxError
from claimcheck.values.interval import EXACT
from claimcheck.values.shape import Grain, Shape, add, grain_of, multiply, shape_of
from claimcheck.values.tolerances import DEFAULT_TOLERANCES, Tolerances
from claimcheck.values.units import Unit, conversion, unit
from claimcheck.values.value import Bound, Json, Value, plain

if TYPE_CHECKING:
    from claimcheck.values.interval import Interval

__all__ = ["MAX_DIGITS", "Quantity"]

MAX_DIGITS = 400
"""Digits that the number of a quantity may have, before or behind its point."""

_NUMBER = r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d{1,4})?(?:/\d+)?"
_CANONICAL = re.compile(
    rf"(<~|>~|>=|<=|=|>|<|~)?\s*({_NUMBER})(?:\.\.({_NUMBER}))?(?:\s+(\S.*)|([%°].*))?", re.I
)


class Quantity(Value, frozen=True, dict=True, eq=False):
    """A number as written, with its unit and the words that bound it.

    Attributes:
        number: The number, or the lower end of a range, with every written digit (3.10 is not 3.1).
        unit: Canonical unit: ``%``, ``pp``, an ISO 4217 code, an SI symbol, ``person`` or another English
            singular noun, ``EUR/month``; empty for bare numbers.
        bound: How the words bound the number.
        upper: The upper end of a range, ``None`` otherwise.
        exponent: Power of ten that was written as a word or symbol: 6 for "3.2 million".
        alternatives: Canonical texts of all readings, where there is more than one.

    Example:
        >>> Quantity.of("3.2", scale=6, unit="EUR", bound=Bound.MORE).canonical
        '> 3.2e6 EUR'
        >>> Quantity(Decimal("60"), "%") == Quantity(Decimal("60"), "%")
        True
        >>> Quantity(Decimal("3.10"), "m") == Quantity(Decimal("3.1"), "m")
        False
    """

    kind: ClassVar[str] = "quantity"

    number: Decimal | Fraction
    unit: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | Fraction | None = None
    exponent: int = 0
    alternatives: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        number: str | int | Decimal | Fraction,
        *,
        scale: int = 0,
        unit: str = "",
        bound: Bound = Bound.EXACT,
        upper: str | int | Decimal | Fraction | None = None,
        alternatives: tuple[str, ...] = (),
    ) -> Quantity:
        """A quantity from digits as written and the scale word behind them.

        Args:
            number: The digits in plain form (``"3.2"``, ``"1234.50"``, ``"2/3"``).
            scale: Power of ten of the scale word: 6 for "million".
            unit: Canonical unit.
            bound: How the words bound the number; a range where ``upper`` is given.
            upper: Digits of the upper end, on the same scale.
            alternatives: Canonical texts of all readings, where there is more than one.

        Raises:
            claimcheck.errors.ValueSyntaxError: ``number`` is none, or has more than ``MAX_DIGITS`` digits.
        """
        low = _scaled(number, scale)
        high = None if upper is None else _scaled(upper, scale)
        return cls(low, unit, Bound.RANGE if high is not None else bound, high, scale, alternatives)

    @staticmethod
    def parse(text: str) -> Quantity:
        """The quantity whose canonical text this is.

        Raises:
            claimcheck.errors.ValueSyntaxError: ``text`` is no canonical quantity.

        Example:
            >>> Quantity.parse("5..10 km").upper
            Decimal('10')
        """
        match = _CANONICAL.fullmatch(text.strip())
        if not match:
            raise ValueSyntaxError(f"not a canonical quantity: {text[:80]!r}")
        prefix, low, high, unit, sign = match.groups()
        digits, scale = _split(low)
        upper = None
        if bool(high) is bool(prefix):
            raise ValueSyntaxError(f"either a bound or a range: {text[:80]!r}")
        if high:
            upper, upper_scale = _split(high)
            if scale != upper_scale:
                digits, scale = _plain(digits, scale), 0
                upper = _plain(upper, upper_scale)
        return Quantity.of(
            digits, scale=scale, unit=unit or sign or "", bound=Bound(prefix or "="), upper=upper
        )

    @cached_property
    def canonical(self) -> str:
        """The canonical text, such as ``> 3.2e6 EUR``."""
        text = _written(self.number, self.exponent)
        if self.upper is not None:
            text = f"{text}..{_written(self.upper, self.exponent)}"
        else:
            text = f"{self.bound.value} {text}"
        return f"{text} {self.unit}" if self.unit else text

    def shape(self, tolerances: Tolerances = DEFAULT_TOLERANCES) -> Shape:
        """The sets that the quantity stands for, in its own unit."""
        known: tuple[Tolerances, Shape] | None = self.__dict__.get("_shape")
        if known is not None and known[0] is tolerances:
            return known[1]
        number = self.number
        if isinstance(number, Decimal):
            grain = grain_of(number, self.exponent)
        else:
            whole = abs(number) if self.unit else Fraction(1)
            grain = Grain(whole * Fraction(repr(2 * tolerances.fraction_reach)), Fraction(0))
        below_zero = self.measured_in.zero != 0
        shape = shape_of(self.bound, number, self.upper, grain, tolerances, below_zero=below_zero)
        self.__dict__["_shape"] = tolerances, shape
        return shape

    @cached_property
    def measured_in(self) -> Unit:
        """The unit as the comparison takes it: a fraction without a unit, such as 2/3, is a share.

        Example:
            >>> Quantity.parse("= 2/3").measured_in.family, Quantity.parse("= 66 %").measured_in.family
            ('share', 'share')
        """
        return unit("1" if not self.unit and isinstance(self.number, Fraction) else self.unit)

    @cached_property
    def readings(self) -> tuple[Quantity, ...]:
        """The quantity in each of its readings, once."""
        own = self.canonical
        others = (Quantity.parse(text) for text in self.alternatives if text != own)
        return (msgspec.structs.replace(self, alternatives=()) if self.alternatives else self, *others)

    @property
    def literal(self) -> Interval:
        """What the words allow, in the quantity's own unit, with the default tolerances.

        Example:
            >>> Quantity.parse("> 60 %").literal
            Interval(low=Decimal('60'), high=None, low_open=True, high_open=False)
        """
        return self.shape().literal

    @property
    def loose(self) -> Interval:
        """``literal`` and what readers allow around it: half of the last written digit.

        Example:
            >>> Quantity.parse("= 3.2e6 EUR").loose[:2]
            (Decimal('3.15E+6'), Decimal('3.25E+6'))
        """
        return self.shape().loose

    @property
    def low(self) -> Decimal | Fraction | int | None:
        """The lower end of ``literal``; ``None`` where it has none."""
        return self.shape().literal.low

    @property
    def high(self) -> Decimal | Fraction | int | None:
        """The upper end of ``literal``; ``None`` where it has none."""
        return self.shape().literal.high

    def to_dict(self) -> dict[str, Json]:
        """Plain data: ``kind``, ``canonical``, ``unit``, ``low``, ``high`` and any ``alternatives``."""
        data: dict[str, Json] = {
            "kind": self.kind,
            "canonical": self.canonical,
            "unit": self.unit,
            "low": plain(self.low),
            "high": plain(self.high),
        }
        if self.alternatives:
            data["alternatives"] = list(self.alternatives)
        return data

    def to(self, symbol: str) -> Quantity:
        """The quantity in another unit of its dimension, exactly.

        Powers of ten keep the written digits; after other factors the result may show more digits than
        were written.

        Args:
            symbol: Canonical unit.

        Raises:
            claimcheck.errors.ValueSyntaxError: The unit measures something else.

        Example:
            >>> Quantity.parse("= 1.2 GWh").to("MWh").canonical, Quantity.parse("> 10 mi").to("km").canonical
            ('= 1.2e3 MWh', '> 16.093440 km')
        """
        turn = conversion(self.measured_in.symbol, symbol)
        if turn is None:
            raise ValueSyntaxError(f"{self.unit or 'a bare number'} cannot be turned into {symbol}")
        factor, offset = turn
        exponent = self.exponent
        power = factor.adjusted() if isinstance(factor, Decimal) else 0
        if not offset and factor == Decimal((0, (1,), power)) and isinstance(self.number, Decimal):
            exponent += power

        def convert(number: Decimal | Fraction) -> Decimal | Fraction:
            if exponent != self.exponent and isinstance(number, Decimal):
                return EXACT.scaleb(number, power)
            turned = multiply(number, factor)
            return add(turned, offset) if offset else turned

        upper = None if self.upper is None else convert(self.upper)
        return Quantity(convert(self.number), symbol, self.bound, upper, exponent)

    def __lt__(self, other: Quantity) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        if self.unit == other.unit:
            return self.number < other.number
        turn = conversion(other.measured_in.symbol, self.measured_in.symbol)
        if turn is None:
            return NotImplemented
        return self.number < add(multiply(other.number, turn[0]), turn[1])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.canonical == other.canonical and self.alternatives == other.alternatives

    def __hash__(self) -> int:
        return hash(self.canonical)


def _split(text: str) -> tuple[str, int]:
    digits, mark, power = text.lower().partition("e")
    if "/" in power:
        raise ValueSyntaxError(f"a fraction takes no exponent: {text!r}")
    return digits, int(power) if mark else 0


def _plain(digits: str, scale: int) -> str:
    return format(Decimal(digits).scaleb(scale, EXACT), "f")


def _scaled(number: str | int | Decimal | Fraction, scale: int) -> Decimal | Fraction:
    if abs(scale) > MAX_DIGITS or (isinstance(number, str) and len(number) > 3 * MAX_DIGITS):
        raise ValueSyntaxError(f"more than {MAX_DIGITS} digits")
    if isinstance(number, str) and "/" in number:
        top, bottom = number.split("/", 1)
        try:
            return Fraction(int(top), int(bottom)) * Fraction(10) ** scale
        except (ValueError, ZeroDivisionError):
            raise ValueSyntaxError(f"not a fraction: {number[:40]!r}") from None
    if isinstance(number, Fraction):
        return number * Fraction(10) ** scale
    try:
        value = Decimal(number)
    except InvalidOperation:
        raise ValueSyntaxError(f"not a number: {str(number)[:40]!r}") from None
    if (
        not value.is_finite()
        or abs(value.adjusted() + scale) > MAX_DIGITS
        or len(value.as_tuple().digits) > MAX_DIGITS
    ):
        raise ValueSyntaxError(f"not a number of at most {MAX_DIGITS} digits: {str(number)[:40]!r}")
    return value.scaleb(scale, EXACT) if scale else value


def _written(number: Decimal | Fraction, exponent: int) -> str:
    if isinstance(number, Fraction):
        if number.denominator != 1:
            return f"{number.numerator}/{number.denominator}"
        number = Decimal(number.numerator)
    if exponent:
        return f"{number.scaleb(-exponent, EXACT):f}e{exponent}"
    return f"{number:f}"
