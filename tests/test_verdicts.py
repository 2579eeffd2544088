"""Verdicts follow the tables of docs/verdicts.md and a few laws."""

import csv
from decimal import Context, Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import dates, durations, news_days, quantities, values

from claimcheck.settings import Settings
from claimcheck.values import (
    Bound,
    Date,
    Quantity,
    Recurrence,
    Relation,
    Tolerances,
    parse,
    relation,
)
from claimcheck.verdicts import Stance, judge, judge_values, why_not

TABLE = Path(__file__).with_name("verdict_pairs.tsv")
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _stance(text):
    value, *context = text.split(" ; ")
    return Stance(parse(value), **dict(c.split("=") for c in context))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['left_words']} / {r['right_words']}" for r in ROWS])
def test_hand_made_pairs(row):
    expected = (row["verdict"], row["severity"], row["cause"])
    left, right = _stance(row["left"]), _stance(row["right"])
    for one, other in ((left, right), (right, left)):
        found = judge(one, other)
        assert (
            (found.verdict, found.severity, found.cause) if found else ("incomparable", "", "")
        ) == expected


def test_the_table_covers_every_cause_and_language():
    causes = {row["cause"] for row in ROWS} - {""}
    assert causes == {
        "value", "bound", "scale", "unit", "currency", "percent_points", "digits", "decimal", "day_month",
        "off_by_one_day", "year", "date", "deadline", "polarity",
    }  # fmt: skip
    words = " ".join(row["left_words"] + " " + row["right_words"] for row in ROWS)
    assert all(words.count(f"{language}: ") > 60 for language in ("de", "en", "fr"))


def _said(found):
    return (found.verdict, found.severity, found.cause, found.distance) if found else None


alike = st.one_of(
    st.sampled_from(["", "%", "EUR", "m", "person", "°C"]).flatmap(
        lambda u: st.tuples(quantities(u), quantities(u))
    ),
    st.tuples(dates, dates),
    st.tuples(durations, durations),
    st.tuples(values, values),
)
stances = st.fixed_dictionaries(
    {
        "polarity": st.sampled_from(["affirmed", "affirmed", "denied"]),
        "direction": st.sampled_from(["none", "up", "down"]),
        "modality": st.sampled_from(["fact", "fact", "plan", "forecast", "hypothetical"]),
        "attribution": st.sampled_from(["", "police", "police+state", "union"]),
    }
)
OTHER_SIDE = {"": "", "left": "right", "right": "left"}
OTHER_WAY = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}


@given(alike, stances, stances)
def test_verdicts_are_symmetric(pair, how_left, how_right):
    left, right = Stance(pair[0], **how_left), Stance(pair[1], **how_right)
    forth, back = judge(left, right), judge(right, left)
    assert _said(forth) == _said(back)
    if forth:
        assert forth.relation is OTHER_WAY.get(back.relation, back.relation)
        if forth.relation is not Relation.EQUAL and pair[0].canonical != pair[1].canonical:
            assert forth.finer == OTHER_SIDE[back.finer] or forth.relation is Relation.DISJOINT


@given(values, stances)
def test_every_value_agrees_with_itself(value, how):
    assert judge(Stance(value, **how), Stance(value, **how)).verdict == "agreement"


@pytest.mark.parametrize(
    "family", [("mm", "cm", "m", "km"), ("kg", "g", "t"), ("MWh", "GWh", "kWh"), ("L", "m3"), ("pp", "bp")]
)
@given(data=st.data())
def test_converting_units_never_changes_a_verdict(family, data):
    here, there, elsewhere = (data.draw(st.sampled_from(family)) for _ in range(3))
    left, right = data.draw(quantities(here)), data.draw(quantities(here))
    plain, turned = judge_values(left, right), judge_values(left.to(there), right.to(elsewhere))
    assert (plain.verdict, plain.severity) == (turned.verdict, turned.severity)
    assert plain.distance == pytest.approx(turned.distance)


def _contradicts(a, b):
    found = judge_values(a, b)
    return found is not None and found.verdict == "contradiction"


WIDER = {Bound.EXACT: (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST, Bound.RANGE)}


@st.composite
def _widened(draw):
    """A quantity, and one that allows all of what it allows."""
    narrow = draw(quantities("m"))
    step = Decimal(draw(st.integers(0, 500))) * Decimal(10) ** narrow.exponent
    replace = msgspec.structs.replace
    if narrow.bound is Bound.EXACT:
        bound = draw(st.sampled_from(WIDER[Bound.EXACT]))
        if bound is Bound.RANGE:
            return narrow, replace(
                narrow, number=narrow.number - step, bound=bound, upper=narrow.number + step
            )
        return narrow, replace(narrow, bound=bound)
    if narrow.bound is Bound.RANGE:
        return narrow, replace(narrow, number=narrow.number - step, upper=narrow.upper + step)
    assume(narrow.bound in (Bound.MORE, Bound.AT_LEAST, Bound.LESS, Bound.AT_MOST) and narrow.number)
    down = narrow.bound in (Bound.MORE, Bound.AT_LEAST)
    factor = Decimal(draw(st.integers(1, 9))) / 10
    return narrow, replace(narrow, number=narrow.number * factor if down else narrow.number / factor)


@given(_widened(), quantities("m"))
def test_widening_a_quantity_never_makes_a_contradiction(pair, other):
    narrow, wide = pair
    assume(not (other.bound is Bound.AT_MOST and wide.bound is Bound.AT_LEAST))
    if not _contradicts(narrow, other):
        assert not _contradicts(wide, other)


@given(news_days, st.integers(1, 2), dates)
@example(parse("2025-10-28"), 1, parse("2025-10-21/2025-10-31"))
def test_widening_a_date_never_makes_a_contradiction(day, parts, other):
    text = day.canonical if isinstance(day, Date) else day.isoformat()
    narrow, wide = Date(text), Date(text[: 4 + 3 * (2 - parts)])
    if not _contradicts(narrow, other):
        assert not _contradicts(wide, other)


@given(st.integers(-30, 30), st.integers(1, 9), st.sampled_from(["m", "EUR", "person"]))
def test_no_number_is_lost_at_any_size(power, digit, unit):
    number = Decimal(digit).scaleb(power)
    nearly = Context(prec=80).add(number, Decimal(1).scaleb(-30))
    a, b = Quantity(number, unit), Quantity(nearly, unit)
    assert judge_values(a, a).verdict == "agreement"
    assert judge_values(a, b).verdict != "agreement"
    assert relation(a.literal, b.literal) is Relation.DISJOINT
    assert _contradicts(Quantity(number, unit, Bound.MORE), a)
    assert not _contradicts(Quantity(number, unit, Bound.MORE), b)


@given(alike)
def test_contradicting_numbers_have_disjoint_sets(pair):
    left, right = pair
    found = judge_values(left, right)
    assume(found is not None and found.verdict == "contradiction")
    if found.cause in ("value", "bound", "scale", "digits", "decimal"):
        if isinstance(left, Quantity) and left.unit != right.unit:
            return
        assert relation(left.literal, right.literal) in (Relation.DISJOINT, Relation.TOUCHES)


def test_unknown_values_are_never_compared():
    unknown = Stance(Date.unresolved("no publication date"))
    assert judge(unknown, Stance(parse("2025-10-28"))) is None
    assert why_not(unknown, Stance(parse("2025-10-28"))) == "a date is not known"
    assert judge_values(Recurrence("every Monday"), Recurrence("every Monday")) is None


def test_ambiguous_dates_contradict_only_if_all_readings_do():
    ambiguous = Date.ambiguous("2026-04-03", "2026-03-04")
    assert judge_values(ambiguous, parse("2026-03-04")).verdict == "agreement"
    assert judge_values(ambiguous, parse("2026-04")).verdict == "refinement"
    assert judge_values(ambiguous, parse("2026-05-03")).verdict == "contradiction"
    separator = Quantity.of("1234", unit="m", alternatives=("= 1234 m", "= 1.234 m"))
    assert judge_values(separator, parse("= 1.234 m")).verdict == "agreement"


def test_a_newsroom_can_be_stricter():
    left, right = parse("= 104 person"), parse("= 100 person")
    strict = Settings(tolerances=Tolerances(minor_gap=0.01, implied_reach=1.0)).tolerances
    assert judge_values(left, right).severity == "minor"
    assert judge_values(left, right, strict).severity == "major"
    assert judge_values(parse("> 100 person"), left, strict).verdict == "tension"


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (
            "= 1.2e9 EUR", "= 1.2e6 EUR",
            "1.2 billion EUR against 1.2 million EUR: the same digits, 1,000 times apart, "
            "as where million, milliard, Milliarde and billion are mixed up.",
        ),
        ("2026-03-22", "2026-03-21", "22 March 2026 against 21 March 2026: one day apart."),
        ("= 15 ft", "= 15 m", "15 ft against 15 m: the same number with another unit."),
        ("~ 300 person", "= 410 person", "About 300 people against 410 people: 20 % apart."),
        ("= 3.2e6 person", "= 3214500 person", "3.2 million people is 3,214,500 people, rounded."),
    ],
)  # fmt: skip
def test_explanations_name_both_values_and_the_slip(left, right, sentence):
    assert judge_values(parse(left), parse(right)).explanation == sentence


def test_a_later_and_higher_toll_may_be_an_update():
    early = Stance(parse(">= 14 person"), published="2025-10-28")
    late = Stance(parse(">= 17 person"), published="2025-10-29")
    assert "may be an update" in judge(early, late).explanation
    assert "may be an update" in judge(late, early).explanation
    assert "update" not in judge(Stance(early.value, published="2025-10-30"), late).explanation
