"""The likely slip behind two numbers that contradict one another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.values.duration import components
from claimcheck.values.interval import EXACT
from claimcheck.values.shape import add, multiply, negative, size_of
from claimcheck.values.value import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.values.shape import Rational, Shape
    from claimcheck.verdicts.judgement import Cause

__all__ = ["Slip", "duration_slip", "number_slip", "same_number"]

_REACH = Decimal("0.05")
_HEDGES = frozenset({Bound.ABOUT, Bound.JUST_BELOW, Bound.JUST_ABOVE})
_LOWER = frozenset({Bound.MORE, Bound.AT_LEAST})
_MOST_DIGITS = 18


class Slip(NamedTuple):
    """A cause and the words for it."""

    cause: Cause
    why: str


def same_number(a: Shape, b: Shape) -> bool:
    """Whether one number, as written, passes for the other: equal, rounded, hedged or just beyond a bound."""
    return _accepts(a, b.number, b.half) or _accepts(b, a.number, a.half)


def _accepts(shape: Shape, number: Rational, half: Rational) -> bool:
    """Whether ``number``, with ``half`` as its room for rounding, passes for ``shape``."""
    own = shape.number
    if shape.bound is Bound.EXACT:
        gap = size_of(add(own, negative(number)))
        return gap <= shape.half or gap <= half
    low, high = shape.literal[:2]
    if shape.bound in _HEDGES or shape.bound is Bound.RANGE:
        assert low is not None
        assert high is not None
        return low <= number <= high
    reach = multiply(size_of(own), _REACH)
    if shape.bound in _LOWER:
        return own <= number <= add(own, reach)
    return add(own, negative(reach)) <= number <= own


def number_slip(a: Shape, b: Shape, exponents: tuple[int, int]) -> Slip | None:
    """The slip between two contradicting numbers in one unit.

    Args:
        a: The left number.
        b: The right number, in the unit of the left.
        exponents: Powers of ten that were written as words, left and right.
    """
    if not isinstance(a.number, Decimal) or not isinstance(b.number, Decimal):
        return None
    if a.upper is not None or b.upper is not None or not a.number or not b.number:
        return None
    return _power_slip(a, b, exponents) or _digit_slip(a, b)


def _power_slip(a: Shape, b: Shape, exponents: tuple[int, int]) -> Slip | None:
    assert isinstance(a.number, Decimal)
    assert isinstance(b.number, Decimal)
    apart = b.number.adjusted() - a.number.adjusted()
    for power in (apart, apart - 1, apart + 1):
        if power and _accepts_scaled(a, b, power):
            return _named_power(abs(power), a.number, b.number, exponents)
    return None


def _accepts_scaled(a: Shape, b: Shape, power: int) -> bool:
    factor = Decimal((0, (1,), -power))
    number, half = multiply(b.number, factor), multiply(b.half, factor)
    if _accepts(a, number, half):
        return True
    if b.bound is Bound.EXACT:
        return False
    back = Decimal((0, (1,), power))
    return _accepts(b, multiply(a.number, back), multiply(a.half, back))


def _named_power(power: int, a: Decimal, b: Decimal, exponents: tuple[int, int]) -> Slip | None:
    left, right = exponents
    times = (
        f"the same digits, {10**power:,} times apart" if power <= 12 else "the same digits on another scale"
    )
    if left < 0 and right < 0 and left != right:
        return Slip("unit", f"{times}: counted per another number")
    worded = left >= 3 or right >= 3
    pointed = _has_point(a, left) or _has_point(b, right)
    if power % 3 == 0 and (worded or not pointed):
        return Slip("scale", f"{times}, {_scale_words(max(exponents))}")
    if pointed or worded:
        return Slip("decimal", f"{times}: a decimal point or a separator is misread") if power <= 3 else None
    return Slip("digits", f"{times}: a digit is missing") if power == 1 else None


def _scale_words(exponent: int) -> str:
    if exponent >= 12:
        return "as where a French billion or a German Billion, 10^12, is taken for an English billion, 10^9"
    if exponent == 9:
        return "as where million, milliard, Milliarde and billion are mixed up"
    return "as where thousand and million are mixed up or left out"


def _has_point(number: Decimal, exponent: int) -> bool:
    power = number.as_tuple().exponent
    assert isinstance(power, int)
    return power < exponent


def _digit_slip(a: Shape, b: Shape) -> Slip | None:
    if a.bound is Bound.EXACT and b.bound is Bound.EXACT:
        assert isinstance(a.number, Decimal)
        assert isinstance(b.number, Decimal)
        left, right = _aligned(a.number, b.number)
        if _swapped(left, right):
            return Slip("digits", "two digits are swapped")
        if _dropped(left, right) or _dropped(_written(a.number), _written(b.number)):
            return Slip("digits", "a digit is missing")
        return None
    hedged, exact = (a, b) if b.bound is Bound.EXACT else (b, a)
    if exact.bound is not Bound.EXACT or hedged.bound not in _HEDGES:
        return None
    assert isinstance(exact.number, Decimal)
    for digits, power, why in _slipped(exact.number):
        if _accepts(hedged, Decimal((0, tuple(map(int, digits)), power)), Decimal(0)):
            return Slip("digits", why)
    return None


def _aligned(a: Decimal, b: Decimal) -> tuple[str, str]:
    """The digits of both, down to the last digit of the finer one."""
    power = min(_power(a), _power(b))
    return _down_to(a, power), _down_to(b, power)


def _down_to(number: Decimal, power: int) -> str:
    if number.adjusted() - power >= _MOST_DIGITS:
        return ""
    return str(int(EXACT.scaleb(number.copy_abs(), -power)))


def _power(number: Decimal) -> int:
    power = number.as_tuple().exponent
    assert isinstance(power, int)
    return power


def _written(number: Decimal) -> str:
    digits = number.as_tuple().digits
    return "".join(map(str, digits)) if len(digits) <= _MOST_DIGITS else ""


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b):
        return False
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    if len(differ) != 2:
        return False
    i, j = differ
    return a[i] == b[j] and a[j] == b[i]


def _dropped(a: str, b: str) -> bool:
    """Whether one has a digit more than the other, of three or more, and is the same otherwise."""
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if len(long) != len(short) + 1 or len(long) < 3:
        return False
    same = 0
    while same < len(short) and long[same] == short[same]:
        same += 1
    return long[same + 1 :] == short[same:]


def _slipped(number: Decimal) -> Iterator[tuple[str, int, str]]:
    """The numbers that a swapped or a missing digit would make of ``number``."""
    digits, power = _written(number), _power(number)
    for i in range(len(digits)):
        for j in range(i + 1, len(digits)):
            if digits[i] != digits[j] and not (i == 0 and digits[j] == "0"):
                swapped = digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
                yield swapped, power, "two digits are swapped"
    if len(digits) >= 3:
        for i in range(len(digits)):
            yield digits[:i] + digits[i + 1 :], power, "a digit is missing"


def duration_slip(left: str, right: str) -> Slip | None:
    """The slip between two contradicting ISO 8601 durations."""
    a, b = components(left), components(right)
    if len(a) == len(b) == 1 and a[0][0] != b[0][0] and a[0][1] == b[0][1]:
        return Slip("unit", f"the same number of {a[0][0]}s and of {b[0][0]}s")
    if [name for name, _, _ in a] == [name for name, _, _ in b]:
        changed = [(x, y) for (_, x, _), (_, y, _) in zip(a, b, strict=True) if x != y]
        if len(changed) == 1 and _swapped(*_aligned(*changed[0])):
            return Slip("digits", "two digits are swapped")
    if _swapped(*_in_common_unit(a, b)):
        return Slip("digits", "two digits are swapped")
    return None


def _in_common_unit(a: list[tuple[str, Decimal, int]], b: list[tuple[str, Decimal, int]]) -> tuple[str, str]:
    size = min(a[-1][2], b[-1][2])
    totals = [sum((number * seconds for _, number, seconds in parts), Decimal(0)) / size for parts in (a, b)]
    return _aligned(totals[0], totals[1])
