"""Hypothesis strategies for values."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from claimcheck.values import Bound, Date, Duration, Quantity

UNITS = ("", "%", "pp", "EUR", "m", "km", "person", "°C", "t/ha", "EUR/month", "year")
BOUNDS = tuple(b for b in Bound if b is not Bound.RANGE)

bounded = st.sampled_from(BOUNDS)
digits = st.one_of(
    st.integers(0, 10**6).map(str),
    st.decimals(0, 9999, places=2, allow_nan=False).map(str),
    st.integers(1, 999).map(lambda n: f"0.{n:03}"),
)
scales = st.sampled_from([0, 0, 0, 3, 6, 9, 12, -5])


@st.composite
def quantities(draw, unit=None, bound=None):
    """A quantity with digits as written, a scale word, a bound and a unit; now and then a range."""
    unit = draw(st.sampled_from(UNITS)) if unit is None else unit
    number, scale = draw(digits), draw(scales)
    if bound is None and draw(st.integers(0, 5)) == 0:
        wider = Decimal(number) + draw(st.integers(1, 50))
        return Quantity.of(number, scale=scale, unit=unit, upper=f"{wider:f}")
    return Quantity.of(number, scale=scale, unit=unit, bound=draw(bounded) if bound is None else bound)


fractions = st.tuples(st.integers(1, 9), st.integers(2, 10), bounded).map(
    lambda t: Quantity(Fraction(t[0], t[1]), "", t[2])
)

days = st.dates().map(lambda d: d.isoformat())
points = st.one_of(
    days,
    days.map(lambda d: d[:7]),
    days.map(lambda d: d[:4]),
    st.tuples(st.integers(1900, 2100), st.integers(21, 24)).map(lambda t: f"{t[0]}-{t[1]}"),
    st.tuples(days, st.integers(0, 23), st.integers(0, 59)).map(lambda t: f"{t[0]}T{t[1]:02}:{t[2]:02}"),
)
news_days = st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31))
news_points = st.one_of(
    news_days.map(lambda d: d.isoformat()),
    news_days.map(lambda d: d.isoformat()[:7]),
    news_days.map(lambda d: d.isoformat()[:4]),
    st.tuples(news_days, st.integers(0, 23)).map(lambda t: f"{t[0].isoformat()}T{t[1]:02}:30"),
)
dates = st.one_of(
    st.one_of(points, news_points).map(Date),
    news_points.map(lambda p: Date(f"../{p}")),
    news_points.map(lambda p: Date(f"{p}/..")),
    st.tuples(news_days, news_days).map(lambda t: Date("/".join(sorted(d.isoformat() for d in t)))),
)

lengths = st.one_of(
    st.tuples(st.integers(1, 60), st.sampled_from("YMWD")).map(lambda t: f"P{t[0]}{t[1]}"),
    st.tuples(st.integers(1, 180), st.sampled_from("HM")).map(lambda t: f"PT{t[0]}{t[1]}"),
    st.tuples(st.integers(1, 9), st.integers(1, 59)).map(lambda t: f"PT{t[0]}H{t[1]}M"),
)
durations = st.tuples(lengths, bounded).map(lambda t: Duration(*t))
values = st.one_of(quantities(), fractions, dates, durations)
