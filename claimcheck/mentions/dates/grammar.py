"""Expressions: dates with time of day, ranges, lists, deadlines, starts; bounded, not yet resolved."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.mentions.dates.clock import clock_at
from claimcheck.mentions.dates.days import bare_day, with_year
from claimcheck.mentions.dates.durations import Measure, duration_at, measure_at
from claimcheck.mentions.dates.frame import Found, Frame
from claimcheck.mentions.dates.offsets import offset_at
from claimcheck.mentions.dates.points import point

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.mentions.dates.scan import Scan

__all__ = ["expression_at"]

_TENSES = {"since": -1, "not_before": 1}
_AHEAD = {("since", 3): 1, ("since", 4): 1, ("not_before", 2): 2}
"""Where the words tell more of the tense than their table; see ``Found.tense``."""
_NOTHING: frozenset[str] = frozenset()
_LATE = 17
_PERIOD_MONTHS = {"year": 12, "half": 6, "quarter": 3}
_LONGEST_AGO = 10_000
_GRAINED = frozenset({"calendar", "weekday", "deictic", "anaphor", "holiday"})


def expression_at(scan: Scan, i: int) -> Found | None:
    """The longest date or length that starts at token ``i``."""
    best: Found | None = None
    word = scan.lower[i]
    counted = i in scan.numbers or word.isdecimal() or scan.roman_like(i)
    if not counted:
        seconds = scan.words.starters.get(word, _NOTHING)
        if seconds is not None and scan.word(i + 1) not in seconds:
            return None
    for rule, opener in _RULES:
        if opener and word not in scan.words.openers[opener]:
            continue
        found = rule(scan, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


# One date with its time


def _dated(scan: Scan, i: int, *, opened: bool = False) -> tuple[Frame, int] | None:
    """A date, a time, or both in either order."""
    found = point(scan, i)
    for other in (_ago(scan, i), offset_at(scan, i)):
        if other is not None and (found is None or other[1] > found[1]):
            found = other
    if found is not None:
        return _time_behind(scan, *found)
    alone = _day_and_time(scan, i)
    if alone is not None:
        return alone
    line = _opens_line(scan, i)
    clock = clock_at(scan, i, opened=opened or line or scan.is_set(i - 1, "clock.before.words"), line=line)
    if clock is None:
        return None
    time, end = clock
    frame = Frame("clock", clock=time)
    at = scan.skip(end, "roles.comma.words", "roles.on.words", most=2)
    behind = point(scan, at)
    dated = behind is not None and behind[0].form in _GRAINED and behind[0].clock is None
    if behind is not None and dated and (scan.word(end) != "," or behind[0].form == "calendar"):
        behind[0].clock = time
        return behind
    return frame, end


def _day_and_time(scan: Scan, i: int) -> tuple[Frame, int] | None:
    """A day of an unnamed month with its time of day: ``le 16 à 18h``, ``am 16. um 18 Uhr``."""
    day = scan.day(i) if scan.is_set(i - 1, "roles.on.words") else None
    if day is None or not (day[2] or (scan.word(i).isdecimal() and not scan.words.style["capital_months"])):
        return None
    at = day[1]
    if not (scan.is_set(at, "roles.at.words") or scan.words.roles["clock_about"].match(scan.lower, at)):
        return None
    time = clock_at(scan, at, opened=True)
    if time is None or not time[0].fixed or time[0].until is not None:
        return None
    return Frame("calendar", day=day[0], clock=time[0]), time[1]


def _opens_line(scan: Scan, i: int) -> bool:
    """Whether the token opens a line, as the times of a live report do."""
    return (
        i == 0 or "\n" in scan.gap(i) or (scan.word(i - 1) in "•-*[(" and (i == 1 or "\n" in scan.gap(i - 1)))
    )


def _time_behind(scan: Scan, frame: Frame, end: int) -> tuple[Frame, int]:
    """``frame`` with the time of day and the part of the day behind it."""
    if frame.form not in _GRAINED or frame.clock is not None:
        return frame, end
    if not frame.daypart:
        part = scan.words.dates["dayparts"].match(scan.lower, end)
        if part is not None and not clock_like(scan, end, part[1]):
            frame.daypart, end = part
    at = scan.skip(end, "roles.comma.words", most=1)
    if "\n" in scan.gap(end) or "\n" in scan.gap(at):
        return frame, end
    clock = clock_at(scan, at, opened=scan.is_set(at, "roles.at.words") or at == end)
    if clock is None and at > end:
        window = clock_at(scan, at, opened=True)
        clock = window if window is not None and window[0].until is not None else None
    if clock is not None:
        time, stop = clock
        if (
            frame.daypart in ("afternoon", "evening", "night")
            and 1 <= time.hour < 12
            and not (frame.daypart == "night" and time.hour < 7)
        ):
            time.hour += 12
        frame.clock, end = time, stop
        if not frame.daypart:
            part = scan.words.dates["dayparts"].match(scan.lower, end)
            if part is not None and not scan.capital(end):
                frame.daypart, end = part
    return frame, end


def clock_like(scan: Scan, first: int, end: int) -> bool:
    """Whether words that name a part of the day are rather an exact time: noon."""
    noon = scan.words.clock["noon"].match(scan.lower, first)
    return noon is not None and noon[1] >= end


def _ago(scan: Scan, i: int) -> tuple[Frame, int] | None:
    """``vor drei Tagen``, ``il y a une semaine``, ``three days ago``, ``in two weeks' time``."""
    before = scan.words.roles["ago_before"].match(scan.lower, i)
    exact = False
    if before is not None and before[0]:
        sign, at = before
        exact = any(scan.word(k) in scan.words.sets["roles.exactly.words"] for k in range(i, at))
        while at < scan.size and (
            scan.word(at) in scan.words.sets["roles.exactly.words"]
            or scan.word(at) in scan.words.sets["roles.hedged.words"]
        ):
            exact = exact or scan.word(at) in scan.words.sets["roles.exactly.words"]
            at += 1
        hedge = scan.words.lengths["bounds_before"].match(scan.lower, at)
        if hedge is not None and hedge[0] in ("~", "<~", ">~", ">", "<"):
            at = hedge[1]
        measure = measure_at(scan, at)
        if measure is None or measure.window or measure.amount is None:
            return None
        if sign < 0 and _lasts_since(scan, i, measure.end):
            return None
        frame = _relative(measure, 1 if sign > 0 else -1)
        if frame is None:
            return None
        frame.exact, frame.weak = exact, before[0] == 1
        tail = scan.words.roles["ago_after"].match(scan.lower, measure.end)
        return frame, tail[1] if tail is not None and tail[0] == before[0] else measure.end
    measure = measure_at(scan, i) if i in scan.numbers else None
    if measure is None or measure.amount is None or measure.window:
        return None
    end = measure.end
    if scan.word(end) == "'":
        end += 1
    after = scan.words.roles["ago_after"].match(scan.lower, end)
    if after is None:
        return None
    frame = _relative(measure, after[0])
    return (frame, after[1]) if frame is not None else None


def _lasts_since(scan: Scan, first: int, end: int) -> bool:
    """Whether a clause behind tells what has lasted so long: ``il y a dix ans que``."""
    return scan.is_set(end, "roles.lasting.words") and not scan.is_set(first - 1, "roles.cleft.words")


def _relative(measure: Measure, sign: int) -> Frame | None:
    """The frame of a length counted from now; one in days and weeks is counted in days."""
    unit, amount, parts = measure.unit, measure.amount, measure.parts
    if set(parts) == {"W", "D"}:
        unit, amount = "day", 7 * parts["W"] + parts["D"]
    if amount is None or not unit or amount % 1 or amount > _LONGEST_AGO or unit in ("half", "millennium"):
        return None
    count = int(amount)
    return Frame("ago", unit=unit, amount=sign * count)


# Ranges and lists


def _joined(
    scan: Scan, i: int, *, listed: bool = True, opened: bool = False, table: str = "to"
) -> tuple[Frame, int] | None:
    """One date, or two with "to" or "and" between them."""
    first = _dated(scan, i, opened=opened)
    short = bare_day(scan, i)
    best: tuple[Frame, int] | None = first
    if (
        listed
        and table == "to"
        and first is None
        and short is not None
        and scan.word(short[1]) in scan.words.openers["chain"]
    ):
        chain = _days(scan, i)
        if chain is not None:
            return chain
    for start in (first, short):
        if start is None:
            continue
        for name in (table, "and") if listed and table == "to" else (table,):
            pair = _second(scan, start, name, bare=start is short, opened=opened)
            if pair is not None and (best is None or pair[1] > best[1]):
                best = pair
    return best


def _days(scan: Scan, i: int) -> tuple[Frame, int] | None:
    """``am 3., 4. und 7. Oktober``: three days or more of one month."""
    days: list[tuple[int, int, int]] = []
    at = i
    while len(days) < 8:
        day = scan.day(at)
        if day is None:
            break
        if scan.month(day[1], short=True) is not None:
            last = point(scan, at)
            if last is None or len(days) < 2 or last[0].form != "calendar":
                return None
            frame, end = last
            frame.days = tuple(days)
            return frame, end
        days.append((day[0], at, day[1]))
        at = day[1]
        while at < scan.size and (
            scan.word(at) in scan.words.sets["roles.comma.words"]
            or scan.words.roles["and"].match(scan.lower, at)
        ):
            at += 1
    return None


def _second(
    scan: Scan, first: tuple[Frame, int], name: str, *, bare: bool, opened: bool
) -> tuple[Frame, int] | None:
    frame, end = first
    at = scan.skip(end, "roles.comma.words", most=1) if opened else end
    joiner = scan.words.roles[name].match(scan.lower, at)
    if joiner is None or (joiner[0] == 0):
        return None
    if joiner[0] == 2 and bare:
        pass
    at = scan.skip(joiner[1], "roles.article.words", "roles.on.words", most=4)
    second = _dated(scan, at, opened=True)
    if frame.form == "calendar" and frame.month is not None and not bare and scan.words.style["month_first"]:
        second = _same_month(scan, frame, at) or second
    if second is None and scan.word(joiner[1]) != scan.word(at):
        second = _dated(scan, joiner[1], opened=True)
    if (
        second is None
        or second[0].join
        or (second[0].form == "clock" and frame.form != "clock" and frame.clock is None)
    ):
        return None
    other, stop = second
    if bare and (
        other.form != "calendar"
        or other.month is None
        or other.day is None
        or (other.day <= (frame.day or 0) and other.weekday is None)
    ):
        return None
    if not bare and not _alike(frame, other, name):
        return None
    if scan.word(at - 1) == "-" and not _hyphen_joins(scan, at, frame, other):
        return None
    if other.clock is not None and other.clock.until is not None and frame.clock is None:
        other.clock = None
    if (
        frame.form == "clock"
        and other.form == "clock"
        and frame.clock is not None
        and other.clock is not None
    ):
        frame.clock.until = other.clock
        return (frame, stop) if joiner[0] == 1 and (name != "and" or opened) else None
    frame.second, frame.join = other, "and" if name == "and" and not opened else "to"
    frame.ends, frame.second_starts = end, at
    return frame, stop


def _same_month(scan: Scan, frame: Frame, i: int) -> tuple[Frame, int] | None:
    """The second day of ``July 13 to 15``, ``May 3 and 4, 2026``."""
    day = scan.day(i)
    if day is None or not (scan.word(i).isdecimal() or day[2]):
        return None
    if day[0] <= (frame.day or 31) or frame.year is not None:
        return None
    after = scan.word(day[1])
    if after.isalpha() and after not in scan.words.sets["dates.glue.words"]:
        return None
    if scan.glued(day[1]) and (after in ":/%-" or (after in ".," and scan.glued(day[1] + 1))):
        return None
    return with_year(scan, Frame("calendar", month=frame.month, day=day[0]), day[1], comma=True)


def _hyphen_joins(scan: Scan, at: int, frame: Frame, other: Frame) -> bool:
    return (not (frame.form == "year" and other.form != "year") and frame.form != "clock") or scan.glued(at)


def _alike(first: Frame, second: Frame, name: str) -> bool:
    """Whether two frames can be the ends of one range, or neighbours in a list."""
    days = {"calendar", "weekday", "deictic", "holiday"}
    if first.form in days and second.form in days:
        if name == "and":
            return first.clock is None and second.clock is None
        return True
    if first.form == "month" and second.form in ("month", "calendar"):
        return True
    if first.form in ("year", "unit", "decade", "century", "season", "quarter", "years", "anaphor", "clock"):
        if first.form == second.form and (first.form != "unit" or first.unit == second.unit):
            return True
        if name == "and":
            return (
                first.form in ("year", "unit")
                and second.form in ("year", "unit")
                and _yearly(first)
                and _yearly(second)
            )
        return first.form != "clock" and second.form not in ("clock", "ago")
    return (
        name != "and"
        and second.form in ("month", "year", "unit", "calendar", "deictic")
        and first.form not in ("clock", "ago")
    )


def _yearly(frame: Frame) -> bool:
    return frame.form == "year" or frame.unit == "year"


# Rules


def _plain(scan: Scan, i: int) -> Found | None:
    found = _joined(scan, i)
    if found is None:
        return None
    frame, end = found
    return _with_suffix(scan, Found(i, end, frame=frame))


def _with_suffix(scan: Scan, found: Found) -> Found:
    """``found`` with the role that the words behind it give: "at the latest", "au plus tôt", "onwards"."""
    at = scan.skip(found.end, "roles.comma.words", most=1)
    for start in dict.fromkeys((found.end, at)):
        for table, role in (("by_after", "by"), ("since_after", "since"), ("not_before_after", "since")):
            suffix = scan.words.roles[table].match(scan.lower, start)
            if suffix is not None and (not suffix[0] or suffix[0] == 1):
                if start > found.end and (suffix[0] == 2 or scan.word(suffix[1]).isalpha()):
                    continue
                if not found.role:
                    found.role = role
                    found.end = suffix[1]
                elif found.role == role:
                    found.end = suffix[1]
                return found
    return found


def _ranged(scan: Scan, i: int) -> Found | None:
    """``du 3 au 5 mai``, ``vom 3. bis 5. Mai``, ``between … and …``, ``von Montag an``."""
    opening = scan.words.roles["from"].match(scan.lower, i)
    if opening is None:
        return None
    kind, at = opening
    found = _joined(scan, at, listed=False, opened=True, table="and" if kind == 2 else "to")
    if found is None:
        return None
    frame, end = found
    if frame.second is not None:
        if kind == 1 and _moved(scan, i, end):
            frame.join = "move"
            return Found(at, end, frame=frame, tense=1)
        frame.join = "to"
        return Found(i, end, frame=frame)
    if frame.form == "clock" and frame.clock is not None and frame.clock.until is not None:
        return Found(i, end, frame=frame)
    if kind == 1:
        behind = scan.skip(end, "roles.comma.words", most=1)
        closing = scan.words.roles["since_after"].match(scan.lower, behind)
        if closing is not None:
            return Found(i, closing[1], frame=frame, role="since")
    return None


def _moved(scan: Scan, first: int, end: int) -> bool:
    """Whether the clause puts something off: "from 3 to 5 May" then names two dates and no period."""
    return scan.clause_has(first, end, "roles.moved.words")


def _roled(scan: Scan, i: int) -> Found | None:
    """``bis Ende März``, ``d'ici 2030``, ``since last week``, ``frühestens im Mai``, ``um 1850``."""
    best: Found | None = None
    for table, role in (("not_before", "since"), ("by", "by"), ("since", "since"), ("about", "about")):
        for value, at in scan.words.roles[table].every(scan.lower, i):
            if value == 0:
                continue
            start = scan.skip(at, "roles.article.words", "roles.in.words", most=4)
            for begin in dict.fromkeys((at, start)):
                found = (
                    _joined(scan, begin, listed=role == "about", opened=True)
                    if role == "about"
                    else _one(scan, begin)
                )
                if found is None or (best is not None and found[1] <= best.end):
                    continue
                frame, end = found
                if not _fits(scan, i, at, frame, role, value):
                    continue
                if role == "about":
                    frame.about = True
                best = _with_suffix(
                    scan,
                    Found(
                        i,
                        end,
                        frame=frame,
                        role="" if role == "about" else role,
                        tense=_AHEAD.get((table, value), _TENSES.get(table, 0)),
                    ),
                )
                if (
                    role == "by"
                    and all(scan.word(k) in scan.words.sets["roles.before.words"] for k in range(i, at))
                    and _denied(scan, i)
                ):
                    best.role, best.tense = "since", 1
    return best


def _one(scan: Scan, i: int) -> tuple[Frame, int] | None:
    found = _dated(scan, i, opened=True)
    if found is None:
        return None
    frame, end = found
    listed = scan.words.roles["and"].match(scan.lower, end)
    if listed is not None and frame.form == "unit":
        return found
    return found


def _fits(scan: Scan, i: int, at: int, frame: Frame, role: str, value: int) -> bool:
    """Whether a role goes with the frame."""
    if role == "about":
        return (
            frame.form in ("year", "month", "decade", "century")
            or (frame.form == "calendar" and value == 1)
            or frame.form == "holiday"
        )
    before = all(scan.word(k) in scan.words.sets["roles.before.words"] for k in range(i, at))
    if role == "by" and before:
        if frame.form in ("ago", "clock", "decade", "century"):
            return False
        if frame.form == "anaphor":
            return False
    if frame.form == "ago":
        return role == "by" and frame.amount > 0
    if role == "since" and value == 4:
        return frame.form not in ("decade", "century", "anaphor") and not (
            scan.is_set(i - 1, "roles.from_no_start.words")
            or scan.word(i - 1).isdecimal()
            or scan.is_set(at + 1, "roles.from_no_start.words")
        )
    return True


def _denied(scan: Scan, i: int) -> bool:
    """Whether a negation stands closely before: "is not expected before June"."""
    return any(scan.is_set(k, "roles.negations.words") for k in range(max(0, i - 5), i))


def _every(scan: Scan, i: int) -> Found | None:
    """``jeden Montag``, ``every second Tuesday``, ``tous les ans``, ``montags``; not ``every 90 minutes``."""
    weekly = scan.words.dates["weekly"].match(scan.lower, i)
    if weekly is not None:
        genitive = scan.words.style["noun_capitals"] and scan.is_set(i - 1, "roles.article.words")
        return Found(i, weekly[1], frame=Frame("weekday", weekday=weekly[0]), every=not genitive)
    opening = scan.words.dates["every"].match(scan.lower, i)
    if opening is None:
        return None
    at = opening[1]
    number = scan.numbers.get(at)
    interval = number is not None and number.kind == "cardinal"
    if number is not None and number.value is not None and number.value < 100:
        at = number.last + 1
    weekday = scan.weekday(at)
    if weekday is not None:
        return Found(i, weekday[1], frame=Frame("weekday", weekday=weekday[0]), every=True)
    if interval:
        return None
    for table in ("units", "seasons", "dayparts"):
        unit = scan.words.dates[table].match(scan.lower, at)
        if unit is not None:
            return Found(i, unit[1], frame=Frame("unit"), every=True)
    return None


def _to_period(scan: Scan, i: int) -> Found | None:
    """``three months to January``, ``den zwölf Monaten bis Juni``."""
    unit = scan.words.dates["units"].match(scan.lower, i)
    months = _PERIOD_MONTHS.get(unit[0]) if unit is not None else None
    opened = scan.is_set(i - 1, "roles.article.words") or scan.is_set(i - 1, "roles.in.words")
    if unit is not None and months is not None and opened:
        measure: Measure | None = Measure({}, unit[1], "month", Decimal(months))
    else:
        measure = measure_at(scan, i) if i in scan.numbers else None
    if (
        measure is None
        or measure.amount is None
        or measure.unit not in ("month", "week", "quarter")
        or measure.window == 2
    ):
        return None
    joiner = scan.words.roles["to_period"].match(scan.lower, measure.end)
    if joiner is None:
        return None
    found = point(scan, scan.skip(joiner[1], "roles.article.words", most=1))
    if (
        found is None
        or (found[0].form not in ("month", "calendar", "year") and not found[0].part)
        or measure.amount > 60
    ):
        return None
    frame, end = found
    wrapped = Frame("to_period", unit=measure.unit, amount=int(measure.amount), second=frame)
    return Found(i, end, frame=wrapped)


def _night(scan: Scan, i: int) -> Found | None:
    """``Nacht von Freitag auf Samstag``, ``nuit de lundi à mardi``."""
    opening = scan.words.roles["night_from"].match(scan.lower, i)
    if opening is None:
        return None
    found = _joined(scan, opening[1], listed=False, opened=True)
    if found is None or found[0].second is None:
        return None
    frame, second = found[0], found[0].second
    if second.clock is not None and second.clock.until is None:
        late = second.clock.hour >= _LATE
        chosen = frame if late else second
        chosen.clock = second.clock
        if not late:
            return Found(i, found[1], frame=second)
        frame.second, frame.join = None, ""
    return Found(i, found[1], frame=frame)


_RULES: tuple[tuple[Callable[[Scan, int], Found | None], str], ...] = (
    (_every, "every"),
    (_night, "night"),
    (_to_period, ""),
    (_roled, "role"),
    (_ranged, "from"),
    (_plain, ""),
    (duration_at, ""),
)
