"""Dates of publication: reading the full dates of bylines, datelines and footers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import msgspec

from claimcheck.lang import LANGUAGES, table

__all__ = ["DatedSpan", "Dateline", "find_full_dates", "leading_role", "read_dateline"]

_LONGEST = 140
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_YEAR = re.compile(r"\d{4}")
_PART = re.compile(r"(?<!\s)\s++[|·•–—]\s+")
_ROLES = ("published", "dated", "updated")
_YEARS = range(1900, 2101)
_MOST_BEFORE, _MOST_BEHIND, _MOST_NAMED = 4, 1, 3


class DatedSpan(msgspec.Struct, frozen=True):
    """A full date with its offsets.

    Attributes:
        start: Code-point offset of the first character, in the text it was found in.
        end: Code-point offset behind the last character, the time of day included.
        value: The day, or the minute where the time of day is given.
    """

    start: int
    end: int
    value: date | datetime


class Dateline(msgspec.Struct, frozen=True):
    """A line that says when a text was published.

    Attributes:
        role: ``published``, ``updated``, ``dated`` (a bare date or place and date).
        date: The date that it gives; None where it gives none.
    """

    role: str
    date: DatedSpan | None = None


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in LANGUAGES:
        dates = table(language, "dates")
        months.update(dates["month_abbreviations"])
        months.update(dates["months"])
    return months


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A full date in words or figures, and a time of day behind it."""
    names = "|".join(map(re.escape, sorted(_months(), key=lambda m: (-len(m), m))))
    suffixes = {s for language in LANGUAGES for s in table(language, "dates")["style"]["day_suffixes"]}
    ordinal = "|".join(map(re.escape, sorted(suffixes, key=lambda s: (-len(s), s))))
    day = rf"(?:{ordinal}|\.)?"
    full = re.compile(
        rf"(?<!\d)(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)"
        rf"|(?<![\d.,/])(?P<d2>\d\d?)\s?[./-]\s?(?P<m2>\d\d?)\s?[./-]\s?(?P<y2>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<d3>\d\d?){day}\s{{0,2}}(?:of\s)?(?P<m3>{names})\.?,?\s{{0,2}}(?P<y3>\d{{4}})(?!\d)"
        rf"|(?P<m4>{names})\.?\s{{1,2}}(?P<d4>\d\d?){day},?\s{{1,2}}(?P<y4>\d{{4}})(?!\d)"
    )
    tables = [table(language, "clutter")["dateline"] for language in LANGUAGES]
    clock = "|".join(sorted({w for t in tables for w in t["clock"]}, key=lambda w: (-len(w), w)))
    halves = {w for t in tables for w in t["half_days"]}
    half = "|".join(map(re.escape, sorted(halves, key=lambda w: (-len(w), w))))
    zones = "|".join(table("common", "clutter")["zones"])
    time = re.compile(
        rf"[t\s,–|(-]{{0,4}}(?:[^\W\d_]{{1,3}}\s){{0,2}}(?<!\d)(?P<hour>\d\d?)"
        rf"(?:\s?(?::|\.|{clock})\s?(?P<minute>\d\d)(?::\d\d)?(?:\.\d+)?)?\s?(?P<half>{half})?"
        rf"(?P<unit>\s?(?:{clock})\b)?\s?\(?(?P<zone>z\b|(?:{zones})\b|[+-]\d\d:?\d\d)?"
    )
    return full, time


def find_full_dates(text: str, language: str = "") -> list[DatedSpan]:
    """The full dates (day, month, year) of a short text, with the time of day where it follows.

    Numeric dates with two readings (03/04/2026 in English) are left out.

    Example:
        >>> [str(d.value) for d in find_full_dates("Publié le 29 - 10 - 2025", "fr")]
        ['2025-10-29']
        >>> [str(d.value) for d in find_full_dates("October 28, 2025 at 2:05 pm", "en")]
        ['2025-10-28 14:05:00']
    """
    lower = text.lower()
    if len(lower) != len(text) or not _YEAR.search(lower):
        return []
    full, time = _patterns()
    found = []
    for match in full.finditer(lower):
        day = _day(match, language)
        if day is not None:
            clock = time.match(lower, match.end())
            moment, end = _moment(day, clock)
            found.append(DatedSpan(match.start(), end or match.end(), moment))
    return found


def _day(match: re.Match[str], language: str) -> date | None:
    k = next(k for k in "1234" if match[f"y{k}"])
    year, number, written = int(match[f"y{k}"]), int(match[f"d{k}"]), match[f"m{k}"]
    month = int(written) if written.isdigit() else _months()[written]
    if k == "2" and language in LANGUAGES and table(language, "dates")["style"]["day_first"] == "open":
        if number <= 12 and month <= 12 and number != month:
            return None
        if month > 12:
            number, month = month, number
    if year not in _YEARS:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _moment(day: date, clock: re.Match[str] | None) -> tuple[date | datetime, int]:
    """The minute of the day, where the words behind the date are a time of day."""
    if clock is None or not (clock["minute"] or clock["half"] or clock["unit"]):
        return day, 0
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"] and 1 <= hour <= 12:
        add = next(t[clock["half"]] for t in _half_days() if clock["half"] in t)
        hour = hour % 12 + int(add)
    if hour > 23 or minute > 59:
        return day, 0
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone(clock["zone"])), clock.end()


def _half_days() -> list[dict[str, int]]:
    return [table(language, "clutter")["dateline"]["half_days"] for language in LANGUAGES]


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written == "z":
        return UTC
    if written[0] in "+-":
        offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
        if offset >= timedelta(hours=24):
            return None
        return timezone(-offset if written[0] == "-" else offset)
    return timezone(timedelta(hours=table("common", "clutter")["zones"][written]))


@cache
def _cues() -> dict[str, str]:
    """Cue phrases of datelines to their role."""
    cues = {}
    for language in LANGUAGES:
        lines = table(language, "clutter")["dateline"]
        for role in ("published", "updated"):
            cues.update(dict.fromkeys(lines[role], role))
    return cues


@cache
def _small_words() -> frozenset[str]:
    """Words that a dateline may hold beside its date."""
    words = set(table("common", "clutter")["agencies"]) | set(table("common", "clutter")["zones"])
    for language in LANGUAGES:
        lines, dates = table(language, "clutter")["dateline"], table(language, "dates")
        words |= {*lines["links"], *lines["clock"], *lines["half_days"]}
        words |= {*dates["weekdays"], *dates["weekday_abbreviations"]}
        words |= {word for cue in (*lines["published"], *lines["updated"]) for word in cue.split()}
    return frozenset(words)


def _role(lower: str) -> str:
    """The role of the first cue in a line, read from its beginning."""
    words = _WORD.findall(lower[:_LONGEST])
    cues = _cues()
    for k in range(len(words)):
        for size in (2, 1):
            role = cues.get(" ".join(words[k : k + size]))
            if role and (k == 0 or role != "published" or len(words[k]) > 4):
                return role
    return "dated"


def leading_role(before: str) -> str:
    """The role that the words before a date give it, where there are no other words; else empty."""
    words = _WORD.findall(before.lower().replace("’", "'"))
    if not words or not all(word in _small_words() for word in words):
        return ""
    role = _role(before.lower())
    return role if role != "dated" else ""


def read_dateline(line: str, language: str = "") -> Dateline | None:
    """What a line says of the publication, where it is a dateline and nothing else.

    Args:
        line: One line, without the space around it.
        language: Language of the text around it: how 03/04/2026 is read.

    Returns:
        None where the line is something else.

    Example:
        >>> read_dateline("Veröffentlicht am 28. Oktober 2025, 14:05 Uhr", "de").date.value
        datetime.datetime(2025, 10, 28, 14, 5)
        >>> read_dateline("Am 28. Oktober 2025 trat das Gesetz in Kraft.", "de") is None
        True
    """
    if len(line) > _LONGEST:
        return None
    parts = _PART.split(line)
    if len(parts) > 1 and line[-1] not in ".?!":
        return _part_of_dateline(parts, line, language)
    lower = line.lower().replace("’", "'")
    role = _role(lower)
    dates = find_full_dates(line, language)
    if not dates:
        bare = [w for w in _WORD.findall(lower) if w not in _small_words() and w not in _months()]
        return Dateline(role) if role != "dated" and not bare and len(line) < 60 else None
    first, last = dates[0], dates[-1]
    small = _small_words()
    before = [w for w in _WORD.findall(line[: first.start]) if w.lower() not in small]
    behind = [w for w in _WORD.findall(line[last.end :]) if w.lower() not in small]
    if len(behind) > _MOST_BEHIND or lower[-1] in "?!" or (lower[-1] == "." and behind):
        return None
    published = _behind_cue(lower, dates)
    if published is not None:
        most = _MOST_BEFORE + _MOST_NAMED
        return Dateline("published", published) if len(before) <= most else None
    if len(before) > _MOST_BEFORE or not all(word[0].isupper() for word in before):
        return None
    if role == "updated" and _role(lower[: first.start]) == "updated":
        return Dateline("updated", first)
    return Dateline("dated", first)


def _part_of_dateline(parts: list[str], line: str, language: str) -> Dateline | None:
    """The best part of a line such as "By A. B. | Published 3 March 2026 | 3 minutes"."""
    found = []
    begin = 0
    for part in parts:
        begin = line.index(part, begin)
        said = read_dateline(part, language) if len(_PART.split(part)) == 1 else None
        if said is not None and said.date is not None:
            dated = said.date
            moved = DatedSpan(dated.start + begin, dated.end + begin, dated.value)
            found.append((_ROLES.index(said.role), begin, Dateline(said.role, moved)))
        elif len(part.split()) > _MOST_NAMED * 2:
            return None
        begin += len(part)
    return min(found)[2] if found else None


def _behind_cue(lower: str, dates: list[DatedSpan]) -> DatedSpan | None:
    """The date behind a cue of publication."""
    begin = 0
    for found in dates:
        if _role(lower[begin : found.start]) == "published":
            return found
        begin = found.end
    return None
