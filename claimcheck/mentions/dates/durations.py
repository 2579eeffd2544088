"""Lengths of time: ``six mois``, ``mehr als zwei Stunden``, ``two to three weeks``, ``2:31:07``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.mentions.dates.frame import Found, Length
from claimcheck.mentions.models import designation

if TYPE_CHECKING:
    from claimcheck.mentions.dates.scan import Scan
    from claimcheck.mentions.numbers import Number

__all__ = ["Measure", "duration_at", "measure_at"]

_DATE_LETTERS = {"year": "Y", "fiscal": "Y", "month": "M", "week": "W", "day": "D"}
_TIME_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
_ORDER = ("Y", "M", "W", "D", "H", "TM", "S")
_MULTIPLES = {
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "millennium": ("Y", 1000),
    "fortnight": ("W", 2),
    "quarter": ("M", 3),
    "half": ("M", 6),
    "night": ("D", 1),
    "weekend": ("D", 2),
}
_LONGEST = 10**12
_MILLION = 6


class Measure(NamedTuple):
    """A length without its bound.

    Attributes:
        parts: Amount by ISO letter (``TM`` for minutes).
        end: Index behind its last token.
        unit: The first unit.
        amount: How many of them, None for a length named without a number.
        window: 1 where "past" or "next" stands within ("the last three months": 1, "the next": 2), else 0.
        about: Whether the number itself is approximate (a dozen).
    """

    parts: dict[str, Decimal]
    end: int
    unit: str
    amount: Decimal | Fraction | None = None
    window: int = 0
    about: bool = False

    @property
    def iso(self) -> str:
        """ISO 8601 text."""
        return iso_text(self.parts)


def iso_text(parts: dict[str, Decimal]) -> str:
    """ISO 8601 text of amounts by letter.

    Example:
        >>> iso_text({"Y": Decimal(1), "TM": Decimal(30)})
        'P1YT30M'
    """
    date = "".join(f"{_plain(parts[k])}{k}" for k in ("Y", "M", "W", "D") if k in parts)
    time = "".join(f"{_plain(parts[k])}{k[-1]}" for k in ("H", "TM", "S") if k in parts)
    return "P" + date + ("T" + time if time else "")


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _letter(unit: str) -> tuple[str, int]:
    if unit in _DATE_LETTERS:
        return _DATE_LETTERS[unit], 1
    if unit in _TIME_LETTERS:
        return ("TM" if unit == "minute" else _TIME_LETTERS[unit]), 1
    return _MULTIPLES[unit]


def _add(parts: dict[str, Decimal], unit: str, amount: Decimal | Fraction) -> bool:
    """Adds ``amount`` units; a half of a year, day, hour or minute becomes the next smaller unit."""
    letter, factor = _letter(unit)
    whole = amount * factor if isinstance(amount, Fraction) else Fraction(amount) * factor
    smaller = {"Y": ("M", 12), "D": ("H", 24), "H": ("TM", 60), "TM": ("S", 60)}.get(letter)
    rest = whole % 1
    if smaller is not None and rest and rest.denominator in (2, 4) and whole.denominator in (2, 4):
        if whole >= 1:
            parts[letter] = parts.get(letter, Decimal(0)) + int(whole)
        extra = rest * smaller[1]
        if extra.denominator != 1:
            return False
        parts[smaller[0]] = parts.get(smaller[0], Decimal(0)) + int(extra)
        return True
    value = Decimal(whole.numerator) / Decimal(whole.denominator)
    if whole.denominator not in (1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500, 1000):
        return False
    parts[letter] = parts.get(letter, Decimal(0)) + value
    return True


def _count(scan: Scan, i: int) -> Number | None:
    number = scan.numbers.get(i)
    if (
        number is None
        or number.value is None
        or number.kind == "ordinal"
        or not -_LONGEST < number.value < _LONGEST
    ):
        return None
    return number


def measure_at(scan: Scan, i: int) -> Measure | None:
    """A length at token ``i``, without bound: ``vier Stunden und vierzig Minuten``."""
    if i not in scan.measures:
        scan.measures[i] = _measure(scan, i)
    return scan.measures[i]


def _measure(scan: Scan, i: int) -> Measure | None:
    if i not in scan.numbers and scan.word(i) not in scan.words.openers["measure"]:
        return _stopwatch(scan, i)
    clocklike = _stopwatch(scan, i)
    if clocklike is not None:
        return clocklike
    first = _simple(scan, i)
    if first is None:
        return None
    parts, end = dict(first.parts), first.end
    last = first.unit
    for _ in range(3):
        at = scan.skip(end, "lengths.join.words", most=2)
        more = _simple(scan, at)
        if more is None and at == end:
            more = _bare_minutes(scan, at, last)
        if more is None or more.amount is None or not _smaller(more.unit, last) or first.window:
            break
        if (
            at > end
            and scan.word(end) == ","
            and scan.skip(end, "lengths.join.words", most=1) == at
            and scan.word(more.end) not in (",", "and", "et", "und")
            and more.unit not in _TIME_LETTERS
        ):
            break
        for letter, value in more.parts.items():
            parts[letter] = parts.get(letter, Decimal(0)) + value
        end, last = more.end, more.unit
    half = scan.words.lengths["half_after"].match(scan.lower, end)
    if half is not None and first.amount is not None and last == first.unit:
        extra: dict[str, Decimal] = {}
        total = (first.amount if isinstance(first.amount, Fraction) else Fraction(first.amount)) + Fraction(
            half[0]
        )
        if _add(extra, last, total):
            return Measure(extra, half[1], last, total, first.window, first.about)
    return Measure(parts, end, first.unit, first.amount, first.window, first.about)


def _smaller(unit: str, than: str) -> bool:
    order = ("century", "decade", "year", "fiscal", "month", "week", "day", "hour", "minute", "second")
    return unit in order and than in order and order.index(unit) > order.index(than)


def _bare_minutes(scan: Scan, i: int, last: str) -> Measure | None:
    """The figure behind the hours: 10 h 47."""
    minutes = scan.two_digits(i)
    if (
        minutes is None
        or last not in ("hour", "minute")
        or minutes > 59
        or len(scan.word(i)) != 2
        or scan.gap(i) not in ("", " ", "\u00a0", "\u202f")
    ):
        return None
    if scan.words.lengths["short_units"].match(scan.lower, i - 1) is None:
        return None
    if scan.word(i + 1) in ("%", "-", "/", ".", ",") and scan.glued(i + 1) and scan.glued(i + 2):
        return None
    if scan.word(i + 1) == "'" and scan.glued(i + 1):
        end = i + 2
        if scan.two_digits(end) is not None and scan.glued(end):
            parts = {"TM": Decimal(minutes), "S": Decimal(scan.lower[end])}
            stop = end + 1
            while scan.word(stop) in ("'", '"', "″", "”") and scan.glued(stop):
                stop += 1
            return Measure(parts, stop, "minute", Decimal(minutes))
        return Measure({"TM": Decimal(minutes)}, end, "minute", Decimal(minutes))
    unit = "minute" if last == "hour" else "second"
    return Measure({"TM" if unit == "minute" else "S": Decimal(minutes)}, i + 1, unit, Decimal(minutes))


def _stopwatch(scan: Scan, i: int) -> Measure | None:
    """``2:31:07``, ``65:12``."""
    first = scan.word(i)
    if (
        not first.isdecimal()
        or not first.isascii()
        or len(first) > 3
        or scan.word(i + 1) != ":"
        or not scan.glued(i + 1)
        or not scan.glued(i + 2)
    ):
        return None
    if scan.glued(i) and scan.word(i - 1) in ":.-/":
        return None
    figures, at = [int(first)], i + 1
    while (
        scan.word(at) == ":"
        and scan.glued(at)
        and scan.glued(at + 1)
        and scan.two_digits(at + 1) is not None
        and len(scan.word(at + 1)) == 2
    ):
        if int(scan.word(at + 1)) > 59:
            return None
        figures.append(int(scan.word(at + 1)))
        at += 2
    if len(figures) == 1 or len(figures) > 3:
        return None
    named = scan.words.lengths["sport"].match(scan.lower, at)
    if len(figures) == 2:
        if named is None and not (figures[0] > 24 and scan.is_set(i - 1, "lengths.stopwatch_before.words")):
            return None
        hours, minutes, seconds = (
            (figures[0], figures[1], 0)
            if named and named[0] == "hour"
            else (figures[0] // 60, figures[0] % 60, figures[1])
        )
    else:
        hours, minutes, seconds = figures
        if named is None and scan.sentence_start(i) and i:
            return None
    parts: dict[str, Decimal] = {}
    for letter, value in (("H", hours), ("TM", minutes), ("S", seconds)):
        if value:
            parts[letter] = Decimal(value)
    if not parts:
        return None
    return Measure(parts, named[1] if named else at, "hour", Decimal(hours))


def _simple(scan: Scan, i: int) -> Measure | None:
    """One number and one unit, or a length with a name."""
    whole = scan.words.lengths["whole"].match(scan.lower, i)
    if whole is None and scan.is_set(i, "roles.article.words"):
        whole = scan.words.lengths["whole"].match(scan.lower, i + 1)
    number = _count(scan, i)
    if number is None:
        if whole is None:
            adjective = scan.words.lengths["adjective_whole"].match(scan.lower, i)
            if adjective is None:
                return None
            whole = adjective
        return Measure(_read(whole[0]), whole[1], "", None)
    named = scan.words.lengths["whole"].match(scan.lower, number.last + 1)
    if number.kind in ("article", "cardinal") and number.value == 1 and named is not None:
        return Measure(_read(named[0]), named[1], "", None)
    if whole is not None and whole[1] > number.last + 1:
        return Measure(_read(whole[0]), whole[1], "", None)
    counted = scan.words.lengths["unit_whole"].match(scan.lower, number.last + 1)
    if counted is not None and number.value is not None:
        base = _read(counted[0])
        return Measure({k: v * int(number.value) for k, v in base.items()}, counted[1], "", number.value)
    return _number_unit(scan, i, number)


def _read(iso: str) -> dict[str, Decimal]:
    parts: dict[str, Decimal] = {}
    figure, time = "", False
    for c in iso[1:]:
        if c == "T":
            time = True
        elif c.isdecimal() or c == ".":
            figure += c
        else:
            parts["TM" if time and c == "M" else c] = Decimal(figure)
            figure = ""
    return parts


def _number_unit(scan: Scan, i: int, number: Number) -> Measure | None:
    value = number.value
    if value is None:
        return None
    parts: dict[str, Decimal] = {}
    about = number.kind == "collective"
    if number.suffix:
        unit = scan.words.adjectives.get(number.suffix)
        if unit is None or (unit == "year" and not _lasts(scan, number.last)):
            return None
        return Measure(parts, number.last + 1, unit, value) if _add(parts, unit, value) else None
    at, window = number.last + 1, 0
    if number.kind == "collective" or number.exponent >= _MILLION:
        at = scan.skip(at, "lengths.links.words", most=2)
    if number.scaled >= 0 and len(scan.word(number.scaled)) == 1:
        at = number.scaled
        value = value if isinstance(value, Fraction) else value.scaleb(-number.exponent)
    if number.kind == "ordinal" or (
        number.kind == "fraction" and number.digits and isinstance(value, Fraction) and value.denominator > 4
    ):
        return None
    if scan.word(at) == "-" and scan.glued(at):
        return _hyphenated(scan, at + 1, value)
    for _ in range(3):
        past = scan.words.lengths["past_window"].match(scan.lower, at)
        if past is not None:
            window, at = past
        elif scan.word(at) in scan.words.sets["lengths.between.words"]:
            at += 1
        else:
            break
    unit_found = scan.words.dates["units"].match(scan.lower, at)
    if unit_found is None and number.digits:
        unit_found = scan.words.lengths["short_units"].match(scan.lower, at)
        named = _in_a_name(scan, i) or scan.of_somebody(i)
        if unit_found is not None and (named or not _symbol_stands(scan, at, unit_found[1])):
            unit_found = None
    if unit_found is None or unit_found[0] in ("weekend", "fiscal"):
        return None
    unit, end = unit_found
    if window and value > 1 and scan.is_set(end - 1, "lengths.singular.words"):
        return None
    if (
        not scan.words.style["noun_capitals"]
        and scan.capital(end - 1)
        and not scan.tokens.word(end - 1).isupper()
    ):
        return None
    if number.kind == "article" and not _article_counts(scan, i, unit, end):
        return None
    if not _add(parts, unit, value):
        return None
    return Measure(parts, end, unit, value, window, about)


def _in_a_name(scan: Scan, i: int) -> bool:
    """Whether the digits at token ``i`` are part of a model's name: 747s, A320s, F-16s."""
    start = i - 1 if scan.glued(i) and scan.word(i - 1) == "-" and scan.glued(i - 1) else i
    lettered = scan.glued(start) and scan.word(start - 1)[-1:].isalpha()
    return lettered or designation(scan.tokens, i) is not None


def _symbol_stands(scan: Scan, first: int, end: int) -> bool:
    """Whether a one-letter symbol is a unit here: small, and not part of another word or unit."""
    if scan.word(end) == "'" and scan.glued(end) and scan.word(end + 1).isalpha():
        return False
    if scan.capital(first) or (scan.glued(end) and scan.word(end) in ("/", "²", "³", "-")):
        return False
    return not (scan.glued(end) and scan.word(end)[:1].isalpha())


def _article_counts(scan: Scan, i: int, unit: str, end: int) -> bool:
    """Whether "a week" is a length: not "five a week", not "one day"."""
    for start in (i, i - 1):
        if start >= 0:
            for _, stop in scan.words.not_length.every(scan.lower, start):
                if stop >= end and not scan.is_set(start - 1, "lengths.length_before.words"):
                    return False
    if scan.words.lengths["half_after"].match(scan.lower, end) is not None:
        return True
    for name in ("ago_after", "ago_after_of_base"):
        if scan.words.roles[name].match(scan.lower, end) is not None:
            return True
    if scan.words.article_ok_everywhere or unit == "fortnight":
        return not scan.is_set(i - 1, "lengths.rate_before.words")
    return scan.is_set(i - 1, "lengths.article_ok.words") or (scan.capital(i) and scan.sentence_start(i))


def _lasts(scan: Scan, last: int) -> bool:
    """Whether what follows an adjective of years lasts rather than ages."""
    for at in (last + 1, last + 2):
        word = scan.word(at)
        if any(word.endswith(noun) for noun in scan.words.sets["lengths.adjective_nouns.words"]):
            return True
    return False


def _hyphenated(scan: Scan, i: int, value: Decimal | Fraction) -> Measure | None:
    """``two-hour``, ``72-Stunden-Frist``, ``48-stündig``."""
    if not scan.glued(i):
        return None
    word = scan.word(i)
    parts: dict[str, Decimal] = {}
    unit = scan.words.adjectives.get(word)
    if unit is not None:
        if unit == "year" and not _lasts(scan, i):
            return None
        return Measure(parts, i + 1, unit, value) if _add(parts, unit, value) else None
    if word not in scan.words.sets["lengths.hyphen.words"]:
        return None
    found = scan.words.dates["units"].match(scan.lower, i)
    if found is None:
        return None
    unit, end = found
    if scan.is_set(end, "lengths.age_after.words") or (
        scan.word(end) == "-" and scan.is_set(end + 1, "lengths.age_after.words")
    ):
        return None
    if unit not in _DATE_LETTERS and unit not in _TIME_LETTERS and unit not in _MULTIPLES:
        return None
    return Measure(parts, end, unit, value) if _add(parts, unit, value) else None


def duration_at(scan: Scan, i: int) -> Found | None:
    """A length with its bound at token ``i``."""
    figure = scan.lower[i].isdecimal()
    if not (figure or i in scan.numbers or scan.lower[i] in scan.words.openers["duration"]):
        return None
    opening = None if figure else scan.words.lengths["range_open"].match(scan.lower, i)
    if opening is not None:
        changes = opening[0] == 2 and _changes(scan, i)
        pair = _range(scan, opening[1], and_too=opening[0] == 1, falling=changes)
        if pair is not None and changes:
            return _two(scan, opening[1], pair)
        if pair is not None:
            return Found(i, pair.end, length=pair.length, others=pair.others)
    bound, at, first = "", i, i
    window = None if figure else scan.words.lengths["window_opens"].match(scan.lower, i)
    found = None if figure else scan.words.lengths["bounds_before"].match(scan.lower, i)
    if found is not None:
        bound, at = found
        lead = scan.words.surface_leads.match(scan.lower, i)
        if not bound and lead is not None:
            first = at
        second = scan.words.lengths["bounds_before"].match(scan.lower, at)
        if second is not None:
            bound, at = second[0] or bound, second[1]
    pair = _range(scan, at, and_too=False)
    if pair is not None and not bound:
        return Found(first, pair.end, length=pair.length, others=pair.others)
    weak = found is not None and scan.is_set(i, "lengths.weak_bounds.words") and at == i + 1
    if weak and not scan.is_set(i - 1, "lengths.weak_bounds_after.words"):
        bound, first = "", at
    if found is None and window is not None:
        at = window[1]
    before = scan.words.lengths["past_window"].match(scan.lower, at)
    if before is not None:
        at = before[1]
    measure = measure_at(scan, at)
    if measure is None or _is_age(scan, i, at, measure):
        return None
    if scan.words.roles["ago_after"].match(scan.lower, measure.end) is not None and at > i:
        return None
    if found is not None and scan.is_set(measure.end, "lengths.spread.words"):
        bound, first = "", at
    kind = before[0] if before is not None else measure.window
    if found is None and window is not None and not kind and window[0] != 2:
        return None
    if window is not None and found is None:
        if kind != 2 and window[0] != 2:
            bound, first = "", (before and window[1]) or at
        else:
            bound = "<="
    gone = scan.words.lengths["past_window"].match(scan.lower, measure.end)
    if gone is not None and gone[0] == 1 and window is not None and found is None:
        bound, first = "", at
    if measure.about and not bound:
        bound = "~"
    end = measure.end
    after = scan.words.lengths["bounds_after"].match(scan.lower, end)
    if after is not None:
        bound, end = after
    else:
        tail = scan.words.lengths["tail"].match(scan.lower, end)
        if tail is not None:
            end = tail[1] if tail[0] else end
    return Found(first, end, length=Length(measure.iso, bound))


def _changes(scan: Scan, i: int) -> bool:
    """Whether a verb of change makes "from 28 to 32 hours" two lengths rather than one range."""
    return any(scan.is_set(k, "lengths.change.words") for k in range(max(0, i - 6), i))


def _two(scan: Scan, i: int, pair: Found) -> Found:
    """Both lengths of a change, the second under ``others``."""
    length = pair.length
    if length is None:
        return pair
    at = i
    while at < pair.end and scan.word(at) not in scan.words.sets["lengths.range_join.words"]:
        at += 1
    second = Found(
        scan.skip(at + 1, "lengths.range_fill.words", most=1), pair.end, length=Length(length.upper)
    )
    return Found(i, at, length=Length(length.iso), others=[second])


def _range(scan: Scan, i: int, *, and_too: bool, falling: bool = False) -> Found | None:
    """``zwei bis drei Wochen``, ``two to three weeks``, ``entre 2 et 3 heures``."""
    number = _count(scan, i)
    low = measure_at(scan, i)
    if number is None and low is None:
        return None
    at = low.end if low is not None else (number.last + 1 if number is not None else i)
    joiner = scan.word(at)
    if joiner not in scan.words.sets["lengths.range_join.words"] and not (
        and_too and joiner in scan.words.sets["lengths.range_and.words"]
    ):
        return None
    start = scan.skip(at + 1, "lengths.range_fill.words", most=1)
    high = measure_at(scan, start)
    if high is None or high.amount is None or not high.unit or _of_a_day(scan, i, start, high):
        return None
    parts: dict[str, Decimal] = {}
    if low is None:
        if (
            number is None
            or number.value is None
            or number.kind not in ("cardinal", "article", "fraction")
            or not _add(parts, high.unit, number.value)
        ):
            return None
        amount: Decimal | Fraction = number.value
    else:
        parts = dict(low.parts)
        amount = low.amount if low.amount is not None else Decimal(0)
    if (
        (low is None or low.unit == high.unit)
        and not Fraction(amount) < Fraction(high.amount)
        and not falling
    ):
        return None
    if _is_age(scan, i, i, high):
        return None
    return Found(i, high.end, length=Length(iso_text(parts), "", high.iso))


def _of_a_day(scan: Scan, first: int, start: int, high: Measure) -> bool:
    """Whether an hour follows a day of the month: « le 16 à 18h »."""
    symbol = scan.words.lengths["short_units"].match(scan.lower, start + 1)
    return (
        high.unit == "hour"
        and symbol is not None
        and not scan.words.style["ordinal_days"]
        and scan.is_set(first - 1, "roles.article.words")
    )


def _is_age(scan: Scan, first: int, number: int, measure: Measure) -> bool:
    """Whether the years are somebody's age."""
    if measure.unit != "year" or measure.amount is None or measure.window:
        return False
    after = measure.end
    if scan.is_set(after, "lengths.age_after.words"):
        return True
    for start in (number, first):
        if scan.words.age_before.ends_at(scan.lower, start - 1) is not None:
            return True
    if scan.is_set(number - 1, "lengths.age_of.words") and scan.is_set(number - 2, "lengths.persons.words"):
        return True
    if not measure.amount < 115 or first != number or not scan.words.style["age_apposition"]:
        return False
    before = scan.word(number - 1)
    return before in (",", "(") and scan.word(after) in (",", ")", ".", ";") and scan.word(number).isdecimal()
