"""When a source was published: as given, else as its own datelines say."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from claimcheck.clutter import BODY, CLUTTER, DATELINE, TITLE
from claimcheck.datelines import DatedSpan, Dateline, find_full_dates, leading_role
from claimcheck.mentions.mention import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.pagelines import Line
    from claimcheck.sources import Source

__all__ = ["Publication", "find_publication"]

_RANK = {"published": 0, "dated": 1, "prefix": 1, "place": 2, "updated": 3, "footer": 4}
_OPENING = 100
_BEFORE = 45
_BEHIND = re.compile(
    r"(?<!\s)\s*+(?:(?:\([^()]{2,30}\)|(?:[,/]\s*+)?[A-Z][\w-]{1,12})\s*+)?(?:[–—-]|--|\.|:)\s"
)
_PLACE = re.compile(r"[^\W\d_][\w'’ ./-]{1,40}?(?:\s\([^()]{2,30}\))?,?\s(?:[^\W\d_]{1,9}\s){0,2}$")


class Publication(msgspec.Struct, frozen=True):
    """When a source was published, and where its text says so.

    Attributes:
        value: The day, or the minute where known; None where nothing says so.
        span: Offsets of the date in the text that was read; None where the source gave the date.
        notes: Dates that conflict.
    """

    value: date | datetime | None
    span: Span | None = None
    notes: tuple[str, ...] = ()


class _Said(msgspec.Struct, frozen=True, order=True):
    rank: int
    line: int
    start: int
    end: int
    value: date


def find_publication(source: Source, lines: Sequence[Line], language: str) -> Publication:
    """The publication date of a source: given, else from a dateline of its text.

    Dates of other articles and of page clutter never count. Lines behind the text that say "published" count
    last. An opening such as "date 2025-10-28 …" is marked as a dateline of its own in ``lines``.

    Args:
        source: The source.
        lines: The classed lines of its text.
        language: Main language of the text.
    """
    said = sorted(_said(lines, language))
    given = source.published if isinstance(source.published, date) else None
    published = [s for s in said if s.rank != _RANK["updated"]]
    if given is not None:
        first = [s for s in published if s.rank == 0]
        if first and _day(first[0].value) != _day(given):
            note = f"given as published on {_day(given)}, but its text says {_day(first[0].value)}"
            return Publication(given, None, (note,))
        return Publication(given)
    if not said:
        return Publication(None)
    best = said[0]
    days = sorted({_day(s.value) for s in published if s.rank <= best.rank + 1})
    notes = [f"publication date {_day(best.value)} read from its text"]
    if len(days) > 1:
        notes.append(f"conflicting publication dates: {', '.join(map(str, days))}")
    return Publication(best.value, Span(best.start, best.end), tuple(notes))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _said(lines: Sequence[Line], language: str) -> list[_Said]:
    found = []
    openings = 0
    for number, line in enumerate(lines):
        role = ""
        if line.kind == DATELINE and line.dateline is not None:
            role = line.dateline.role
        elif line.kind == CLUTTER and line.dateline is not None and line.dateline.role == "published":
            role = "footer" if line.text[0] == "©" else ""
        elif line.kind in (BODY, TITLE) and openings < 3:
            openings += 1
            line.dateline = _opening(line.text, language)
            role = line.dateline.role if line.dateline is not None else ""
        if role and line.dateline is not None and line.dateline.date is not None:
            dated = line.dateline.date
            rank = _RANK[role]
            found.append(_Said(rank, number, line.start + dated.start, line.start + dated.end, dated.value))
    return found


def _opening(text: str, language: str) -> Dateline | None:
    """The dateline that a paragraph begins with: ``TOKYO, 28 octobre 2025 –`` or ``date 2025-10-28``."""
    head = text[:_OPENING]
    dates = find_full_dates(head, language)
    if not dates or dates[0].start > _BEFORE:
        return None
    dated: DatedSpan = dates[0]
    before = head[: dated.start]
    if leading_role(before) == "published":
        return Dateline("prefix", dated)
    if before.strip() and not (before[0].isupper() and _PLACE.match(before)):
        return None
    return Dateline("place", dated) if _BEHIND.match(head, dated.end) else None
