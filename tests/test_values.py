"""Values print one canonical text, read it back, and relate to one another exactly."""

import json
import pickle
import subprocess
import sys
from decimal import Decimal

import pytest
from babel.numbers import list_currencies
from hypothesis import example, given
from hypothesis import strategies as st
from pint import UnitRegistry
from strategies import quantities, values

from claimcheck.errors import ValueSyntaxError
from claimcheck.values import (
    Allen,
    Bound,
    Date,
    Interval,
    Quantity,
    Recurrence,
    Relation,
    Tolerances,
    Value,
    allen,
    distance,
    parse,
    phrase,
    relation,
    unit,
)
from claimcheck.values.edtf import civil, day_number
from claimcheck.values.units import conversion, currencies, everyday_units

CANONICAL = """
= 60 % | > 60 % | >= 14 person | < 3 % | <= 100e9 USD | ~ 550e9 USD | <~ 60 % | >~ 60 % | 5..10 km | -3..3 pp
= 3.10 EUR | = 2/3 | ~ 1/3 | = -0.7 % | = 2 x | = 3 rank | = 54 year | = 6.1 magnitude | = 1200 EUR/month
= 13.1e-5 case/person | 7.2e9..7.4e9 EUR | = 40.9 °C | = 14 | = 1500
2025-10-28 | 2025-10 | 2025 | 2025-10-28/2025-10-30 | ../2026-03 | 2026-01/.. | 2025-10~ | 2025-10-28T14:30
2026-03-18T14:00~ | 18XX | 199X | 2027-23 | 2025/2026
2026-03-18T08:00/2026-03-18T18:00 | ../2026-06-30T17:00
P6M | <= P6M | P2W..P3W | ~ PT4H | PT1H30M | P1Y6M | >~ P5Y | PT2H4M31.5S
"""


@pytest.mark.parametrize("text", [t.strip() for t in CANONICAL.replace("\n", "|").split("|") if t.strip()])
def test_canonical_text_both_ways(text):
    value = Value.parse(text)
    assert value.canonical == text
    assert value == parse(text)


@given(values)
@example(parse("~ 1e390 m"))
@example(parse("= 1e-390 m"))
@example(parse("~ " + "9" * 399 + "/7"))
def test_every_value_reads_back_equal_and_is_plain_data(value):
    json.dumps(value.to_dict(), allow_nan=False)
    again = parse(value.canonical)
    assert again == value
    assert hash(again) == hash(value)
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "60", "= ", "= 1/0", "> 5..10 km", "= 1e9999", "= " + "9" * 500, "= nan", "2025-13", "2025-02-30",
        "2025-10-28T25:00", "../..", "2026/2025", "P", "P1H", "> P2W..P3W", "20XX-10",
    ],
)  # fmt: skip
def test_what_is_no_canonical_text_is_refused(text):
    with pytest.raises(ValueSyntaxError):
        parse(text)


@pytest.mark.parametrize(
    "text", ["= " + "7" * 3_000_000, "1" * 3_000_000, "P" + "1" * 300_000, "= 1e" + "9" * 300_000]
)
def test_long_junk_is_refused_in_few_words(text):
    with pytest.raises(ValueSyntaxError) as caught:
        parse(text)
    assert len(str(caught.value)) < 200


def test_written_precision_is_part_of_a_quantity():
    assert parse("= 3.10 m") != parse("= 3.1 m")
    assert Quantity.of("3.2", scale=6).canonical == "= 3.2e6"
    assert Quantity(Decimal("1234.50"), "EUR").canonical == "= 1234.50 EUR"
    assert Quantity.of("5", upper="10", unit="km").bound is Bound.RANGE


@pytest.mark.parametrize(
    ("text", "literal", "loose"),
    [
        ("= 60 %", "[60, 60]", "[59.5, 60.5]"),
        ("> 60 %", "(60, inf)", "(60, inf)"),
        (">= 14 person", "[14, inf)", "[13.5, inf)"),
        ("<= 100 person", "[0, 100]", "[0, 100.5]"),
        ("< 3 %", "[0, 3)", "[0, 3)"),
        ("<= 5 °C", "(-inf, 5]", "(-inf, 5.5]"),
        ("5..10 km", "[5, 10]", "[4.5, 10.5]"),
        ("= 3.2e6 person", "[3200000, 3200000]", "[3150000, 3250000]"),
        ("~ 550e9 USD", "[522500000000, 577500000000]", "[522500000000, 577500000000]"),
        ("~ 600 person", "[540, 660]", "[540, 660]"),
        ("<~ 60 %", "[57, 60)", "[57, 60)"),
        (">~ 200 km", "(200, 210]", "(200, 210]"),
        ("= 1e6 person", "[1000000, 1000000]", "[850000, 1150000]"),
        ("P6M", "[15778800, 15778800]", "[14463900, 17093700]"),
    ],
)
def test_literal_and_loose_sets(text, literal, loose):
    value = parse(text)
    assert _show(value.literal) == literal
    assert _show(value.loose) == loose


def _show(interval):
    left = "(" if interval.low_open or interval.low is None else "["
    right = ")" if interval.high_open or interval.high is None else "]"
    return f"{left}{_plain(interval.low, '-inf')}, {_plain(interval.high, 'inf')}{right}"


def _plain(number, infinite):
    if number is None:
        return infinite
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("> 60 %", {"kind": "quantity", "canonical": "> 60 %", "unit": "%", "low": 60, "high": None}),
        (
            "= 3.2e6 EUR",
            {"kind": "quantity", "canonical": "= 3.2e6 EUR", "unit": "EUR", "low": 3200000, "high": 3200000},
        ),
        (
            "../2026-03",
            {"kind": "date", "canonical": "../2026-03", "role": "by", "low": None, "high": "2026-03-31"},
        ),
        (
            "2025-24",
            {"kind": "date", "canonical": "2025-24", "role": "on", "low": "2025-12-01", "high": "2026-02-28"},
        ),
        ("<= PT2H", {"kind": "duration", "canonical": "<= PT2H", "unit": "s", "low": 0, "high": 7200}),
    ],
)
def test_plain_data(text, data):
    assert parse(text).to_dict() == data


def test_unknown_and_ambiguous_dates():
    unknown = Date.unresolved("no publication date")
    assert unknown.canonical is None
    assert unknown.to_dict()["reason"] == "no publication date"
    twice = Date.ambiguous("2026-04-03", "2026-03-04")
    assert twice.canonical == "2026-04-03"
    assert twice.to_dict()["alternatives"] == ["2026-04-03", "2026-03-04"]
    assert Date.ambiguous("2026-04-04", "2026-04-04").alternatives == ()
    assert Recurrence("every Monday").canonical is None


def test_order():
    assert sorted([parse("= 2 km"), parse("= 300 m"), parse("= 1 mi")]) == [
        parse("= 300 m"),
        parse("= 1 mi"),
        parse("= 2 km"),
    ]
    assert sorted([parse("2026"), parse("2025-10-28"), parse("../2025-10")])[0] == parse("2025-10-28")
    assert parse("P1W") < parse("P8D")
    with pytest.raises(TypeError):
        parse("= 2 km") < parse("= 2 kg")  # noqa: B015


def test_values_are_immutable():
    with pytest.raises(AttributeError):
        parse("= 60 %").number = Decimal(61)


def test_tolerances_are_checked():
    with pytest.raises(ValueError, match="halo_floor"):
        Tolerances(halo_floor=2)
    with pytest.raises(ValueError, match="implied_reach"):
        Tolerances(implied_reach=0.5)


PINT_NAMES = {
    "%": "percent", "‰": "permille", "ppb": "1e-9", "ct": "carat", "dt": "100 kg", "kt": "kilometric_ton",
    "kn": "knot", "mph": "mile_per_hour", "nmi": "nautical_mile", "au": "astronomical_unit",
    "ly": "light_year", "gal": "gallon", "barrel": "oil_barrel", "cal": "calorie", "kcal": "kilocalorie",
}  # fmt: skip
NOT_IN_PINT = {"°C", "°F", "hp", "1", "pp", "bp", "dB"}


def test_units_agree_with_pint():
    ureg = UnitRegistry()
    for known in everyday_units():
        if known.symbol in NOT_IN_PINT:
            continue
        power = known.symbol[-1] if known.symbol[-1] in "23" else "1"
        name = PINT_NAMES.get(known.symbol) or f"{known.symbol.rstrip('23')}**{power}"
        size = ureg.Quantity(name).to_base_units()
        if "bit" in known.dimension:
            size = size.to("bit")
        assert float(known.factor) == pytest.approx(size.magnitude, rel=1e-5), known.symbol
    assert len(everyday_units()) > 150
    assert parse("= 20 °C").to("°F").number == pytest.approx(Decimal(68))
    assert conversion("hp", "W")[0] == pytest.approx(Decimal("740.6"))


def test_currencies_are_those_of_iso_4217():
    assert currencies() <= set(list_currencies())
    assert {"EUR", "USD", "GBP", "CHF", "CAD", "JPY", "XOF", "DEM", "FRF"} <= currencies()


@pytest.mark.parametrize(
    ("symbol", "family"),
    [
        ("%", "share"), ("pp", "point"), ("EUR", "currency"), ("EUR/m2", "currency"), ("km/h", "physical"),
        ("person", "noun"), ("case/person", "noun"), ("", "number"), ("SMS", "noun"), ("MeV", "physical"),
    ],
)  # fmt: skip
def test_unit_families(symbol, family):
    assert unit(symbol).family == family


def test_no_currency_turns_into_another():
    assert conversion("EUR", "USD") is None
    with pytest.raises(ValueSyntaxError):
        parse("= 1 EUR").to("USD")


def test_everyday_units_do_without_pint():
    code = (
        "import sys; from claimcheck.values import parse; from claimcheck.verdicts import judge_values; "
        "judge_values(parse('= 5 km/h'), parse('= 5 mph')); "
        "judge_values(parse('= 5 EUR/m2'), parse('= 5 person')); "
        "sys.exit('pint' in sys.modules or 'babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.dates())
def test_day_numbers_are_those_of_the_calendar(day):
    number = day_number(day.year, day.month, day.day)
    assert civil(number) == (day.year, day.month, day.day)
    assert number - day_number(1, 1, 1) == day.toordinal() - 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-02", 29),
        ("2025-24", 90),
        ("2025-33", 90),
        ("2025-40", 181),
        ("199X", 3652),
        ("18XX", 36524),
        ("-0044-03", 31),
    ],
)
def test_days_of_a_date(text, days):
    low, high = parse(text).literal[:2]
    assert (high - low) // 86400 == days


def test_relations():
    at, above = Interval(60, 60), Interval(60, None, low_open=True)
    assert relation(at, above) is Relation.TOUCHES
    assert relation(Interval(61, 61), above) is Relation.INSIDE
    assert relation(above, Interval(61, 61)) is Relation.CONTAINS
    assert relation(Interval(0, 10), Interval(5, 15)) is Relation.OVERLAPS
    assert relation(Interval(0, 1), Interval(2, 3)) is Relation.DISJOINT
    assert distance(Interval(0, 1), Interval(3, 4)) == 2


intervals = st.tuples(st.integers(-5, 5), st.integers(1, 5)).map(
    lambda t: Interval(t[0], t[0] + t[1], high_open=True)
)
INVERSE = {
    Allen.BEFORE: Allen.AFTER, Allen.MEETS: Allen.MET_BY, Allen.OVERLAPS: Allen.OVERLAPPED_BY,
    Allen.STARTS: Allen.STARTED_BY, Allen.DURING: Allen.CONTAINS, Allen.FINISHES: Allen.FINISHED_BY,
    Allen.EQUALS: Allen.EQUALS,
}  # fmt: skip


@given(intervals, intervals)
def test_allen_relations_have_their_inverses_and_match_the_sets(a, b):
    forth, back = allen(a, b), allen(b, a)
    assert INVERSE.get(forth) is back or INVERSE.get(back) is forth
    apart = forth in (Allen.BEFORE, Allen.MEETS, Allen.AFTER, Allen.MET_BY)
    assert apart is (relation(a, b) in (Relation.TOUCHES, Relation.DISJOINT))
    inside = forth in (Allen.STARTS, Allen.DURING, Allen.FINISHES)
    assert inside is (relation(a, b) is Relation.INSIDE)


@given(quantities(unit="m"), st.sampled_from(["mm", "cm", "km"]))
def test_powers_of_ten_convert_there_and_back(quantity, symbol):
    assert quantity.to(symbol).to("m") == quantity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> 3.2e6 EUR", "more than 3.2 million EUR"),
        (">= 14 person", "at least 14 people"),
        ("= 1 country", "1 country"),
        ("5..10 km", "5 to 10 km"),
        ("= 2 pp", "2 percentage points"),
        ("../2026-03", "by March 2026"),
        ("2025-10-28T14:30", "28 October 2025, 14:30"),
        ("2027-23", "autumn 2027"),
        ("<= P1Y6M", "up to 1 year 6 months"),
    ],
)
def test_plain_words(text, words):
    assert phrase(parse(text)) == words
