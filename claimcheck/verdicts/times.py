"""The verdict on two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.values.edtf import DAY, Point, civil, day_number, days_in_month
from claimcheck.values.interval import Relation
from claimcheck.verdicts.judgement import Outcome

if TYPE_CHECKING:
    from claimcheck.values.date import Date
    from claimcheck.values.tolerances import Tolerances
    from claimcheck.verdicts.judgement import Cause, Finer

__all__ = ["compare_dates"]

_CLOCK = frozenset({"hour", "minute", "second"})
_COARSE = frozenset({"year", "decade", "century"})
_LOOSE = {"day": 2 * DAY, "month": 15 * DAY, "season": 45 * DAY, "year": 183 * DAY}
"""How far "about" reaches around a date, by its grain."""

_SEASON_LAG = 21 * DAY
_ANY_ZONE = 14 * 3600
_STEP = 300
_WEDNESDAY = 2
"""Weekday of day 0, counted from Monday."""


class _Span(NamedTuple):
    start: int
    end: int
    first: Point
    last: Point
    role: str

    @property
    def grain(self) -> str:
        return self.first.grain

    @property
    def single(self) -> bool:
        return self.first is self.last


def compare_dates(a: Date, b: Date, tolerances: Tolerances) -> Outcome:
    """The verdict on two resolved dates; the distance is in days."""
    left, right = _span(a), _span(b)
    left, right = _same_clock(left, right)
    if left.role == right.role:
        if left.role == "by":
            return _deadlines(left, right)
        if not left.single and not right.single and not _is_window(left) and not _is_window(right):
            return _periods(left, right, tolerances)
        return _spans(left, right, tolerances)
    roles = {left.role, right.role}
    if roles == {"by", "since"}:
        return _deadline_and_start(left, right)
    if "by" in roles:
        return _deadline_and_date(left, right)
    return _start_and_date(left, right, tolerances)


def _span(date: Date) -> _Span:
    first, last = date.ends
    anchor = first or last
    assert anchor is not None
    first, last = first or anchor, last or anchor
    return _Span(first.start, last.end, first, last, date.role)


def _same_clock(a: _Span, b: _Span) -> tuple[_Span, _Span]:
    """Both on the clock of UTC where both say how far they are from it."""
    if a.first.offset is None or b.first.offset is None:
        return a, b
    return (
        a._replace(start=a.start - a.first.offset, end=a.end - (a.last.offset or 0)),
        b._replace(start=b.start - b.first.offset, end=b.end - (b.last.offset or 0)),
    )


def _relation(a: _Span, b: _Span) -> Relation:
    if a.end <= b.start or b.end <= a.start:
        return Relation.TOUCHES if a.end == b.start or b.end == a.start else Relation.DISJOINT
    if a.start == b.start and a.end == b.end:
        return Relation.EQUAL
    if a.start >= b.start and a.end <= b.end:
        return Relation.INSIDE
    return Relation.CONTAINS if a.start <= b.start and a.end >= b.end else Relation.OVERLAPS


def _days_apart(a: _Span, b: _Span) -> float:
    """Days from the last day of the earlier to the first day of the later one, or hours as parts of a day."""
    early, late = (a, b) if a.start <= b.start else (b, a)
    if early.last.grain in _CLOCK and late.first.grain in _CLOCK:
        return max((late.start - early.start) / DAY, 0.0)
    return float(max(late.start // DAY - (early.end - 1) // DAY, 0))


def _finer(how: Relation) -> Outcome:
    return Outcome("refinement", how, finer="left" if how is Relation.INSIDE else "right")


def _spans(a: _Span, b: _Span, tolerances: Tolerances) -> Outcome:
    how = _relation(a, b)
    if how is Relation.EQUAL:
        if a.first.approximate == b.first.approximate:
            return Outcome("agreement", how)
        return Outcome("refinement", how, finer="right" if a.first.approximate else "left")
    if how in (Relation.INSIDE, Relation.CONTAINS):
        return _finer(how)
    if how is Relation.OVERLAPS:
        return Outcome("compatible", how)
    loose = _relation(_widened(a, b, tolerances), _widened(b, a, tolerances))
    if loose in (Relation.INSIDE, Relation.CONTAINS, Relation.EQUAL):
        finer: Finer = "right" if a.end - a.start > b.end - b.start or a.first.approximate else "left"
        return Outcome("refinement", how, _days_apart(a, b), why="rounded", finer=finer)
    if loose is Relation.OVERLAPS:
        return Outcome("compatible", how, _days_apart(a, b))
    return _contradiction(a, b, how)


def _widened(span: _Span, other: _Span, tolerances: Tolerances) -> _Span:
    """The span with the room that its words give."""
    start, end = span.start, span.end
    if span.first.approximate or span.last.approximate:
        room = tolerances.clock_halo if span.grain in _CLOCK else _LOOSE.get(span.grain, 0)
        start, end = start - room, end + room
    if span.grain == "season":
        end += _SEASON_LAG
    if span.grain in _CLOCK and other.grain in _CLOCK:
        if (span.first.offset is None) != (other.first.offset is None):
            start, end = start - _ANY_ZONE, end + _ANY_ZONE
        elif span.start % _STEP == 0 and other.start % _STEP != 0:
            start, end = start - _STEP, end + _STEP
    return span._replace(start=start, end=end)


def _contradiction(a: _Span, b: _Span, how: Relation, cause: Cause = "date") -> Outcome:
    days = _days_apart(a, b)
    apart = (
        f"{days:,.0f} days apart"
        if days >= 1.5
        else "a day apart"
        if days >= 1
        else f"{24 * days:.3g} hours apart"
    )
    if _day_and_month_swapped(a, b):
        return Outcome("contradiction", how, days, "major", "day_month", "day and month are swapped")
    if days == 1 and _both_days(a, b):
        return Outcome("contradiction", how, days, "minor", "off_by_one_day", "one day apart")
    if cause == "date" and _other_year(a, b):
        years = abs(civil(a.start // DAY)[0] - civil(b.start // DAY)[0])
        return Outcome(
            "contradiction",
            how,
            days,
            "major",
            "year",
            f"{years} years apart" if years > 1 else "another year",
        )
    return Outcome("contradiction", how, days, "major", cause, apart)


def _is_day(span: _Span) -> bool:
    return span.single and (span.grain == "day" or span.grain in _CLOCK)


def _both_days(a: _Span, b: _Span) -> bool:
    """Whether both name a day, and not two hours."""
    if not (_is_day(a) and _is_day(b)):
        return False
    return not (a.grain in _CLOCK and b.grain in _CLOCK) or a.start % DAY == b.start % DAY


def _day_and_month_swapped(a: _Span, b: _Span) -> bool:
    if not (_is_day(a) and _is_day(b)):
        return False
    year, month, day = civil(a.start // DAY)
    return day != month and civil(b.start // DAY) == (year, day, month)


def _other_year(a: _Span, b: _Span) -> bool:
    """Whether the year alone makes the difference, or one says no more than the year."""
    years_a = {civil(a.start // DAY)[0], civil((a.end - 1) // DAY)[0]}
    years_b = {civil(b.start // DAY)[0], civil((b.end - 1) // DAY)[0]}
    if years_a & years_b:
        return False
    if a.grain in _COARSE or b.grain in _COARSE:
        return True
    _, month, day = civil(a.start // DAY)
    turned = civil(b.start // DAY)[0]
    day = min(day, days_in_month(turned, month))
    start = day_number(turned, month, day) * DAY + a.start % DAY
    moved = a._replace(start=start, end=start + a.end - a.start)
    return _relation(moved, b) not in (Relation.DISJOINT, Relation.TOUCHES)


def _deadlines(a: _Span, b: _Span) -> Outcome:
    if a.end == b.end:
        return Outcome("agreement", Relation.EQUAL)
    how = _relation(a, b)
    if (
        how in (Relation.INSIDE, Relation.CONTAINS)
        and {a.grain, b.grain} & _CLOCK
        and "day" in (a.grain, b.grain)
    ):
        return _finer(how)
    if _is_day(a) and _is_day(b):
        return _contradiction(a, b, how, "deadline")
    days = abs(a.end - b.end) / DAY
    why = f"the deadlines are {days:,.0f} days apart" if days >= 1.5 else "the deadlines are a day apart"
    return Outcome(
        "contradiction",
        how,
        days,
        "minor" if days == 1 else "major",
        "off_by_one_day" if days == 1 else "deadline",
        why,
    )


def _periods(a: _Span, b: _Span, tolerances: Tolerances) -> Outcome:
    """Two periods with a first and a last day each: they are the same if both ends are."""
    first = _spans(_end(a.first), _end(b.first), tolerances)
    last = _spans(_end(a.last), _end(b.last), tolerances)
    for outcome in (first, last):
        if outcome.verdict == "contradiction":
            return outcome._replace(relation=_relation(a, b))
    if first.verdict == last.verdict == "agreement":
        return first
    how = _relation(a, b)
    if "compatible" in (first.verdict, last.verdict):
        return Outcome("compatible", how)
    return Outcome("refinement", how, finer=first.finer or last.finer)


def _end(point: Point) -> _Span:
    return _Span(point.start, point.end, point, point, "on")


def _deadline_and_date(a: _Span, b: _Span) -> Outcome:
    deadline, date = (a, b) if a.role == "by" else (b, a)
    how = _relation(a, b)
    if date.end == deadline.end or (date.start >= deadline.start and date.end <= deadline.end):
        return Outcome("refinement", how, finer="left" if date is a else "right")
    if date.start >= deadline.end:
        return _contradiction(a, b, how, "deadline")
    if date.end > deadline.start:
        return Outcome("compatible", how)
    return Outcome("tension", how, _days_apart(a, b), "low", why="the date is well before the deadline")


def _start_and_date(a: _Span, b: _Span, tolerances: Tolerances) -> Outcome:
    start, date = (a, b) if a.role == "since" else (b, a)
    how = _relation(a, b)
    if date.start == start.start or (date.start >= start.start and date.end <= start.end):
        return Outcome("refinement", how, finer="left" if date is a else "right")
    if date.start < start.end and date.end > start.start:
        return _spans(a, b, tolerances)
    if date.end <= start.start:
        return _contradiction(a, b, how)
    return Outcome("tension", how, _days_apart(a, b), "low", why="the date is well after the start")


def _deadline_and_start(a: _Span, b: _Span) -> Outcome:
    deadline, start = (a, b) if a.role == "by" else (b, a)
    how = _relation(a, b)
    if start.start >= deadline.end:
        return _contradiction(a, b, how, "deadline")
    return Outcome("compatible", how)


def _is_window(span: _Span) -> bool:
    """Whether a period is the window of a vague date: early, mid or late in a month or a year, or a week."""
    if span.first.grain == "month" and span.last.grain == "month":
        (year, first, _), (other, last, _) = civil(span.start // DAY), civil((span.end - 1) // DAY)
        return year == other and (first, last) in {(1, 3), (5, 8), (10, 12)}
    if span.first.grain != "day" or span.last.grain != "day":
        return False
    days = (span.end - span.start) // DAY
    (year, month, first), (other, month2, last) = civil(span.start // DAY), civil((span.end - 1) // DAY)
    if days <= 2 or (days == 7 and (span.start // DAY + _WEDNESDAY) % 7 == 0):
        return True
    if (year, month) != (other, month2):
        return False
    end = days_in_month(year, month)
    return (first, last) in {(1, 7), (1, 10), (1, 15), (11, 20), (15, end), (16, end), (21, end)}
