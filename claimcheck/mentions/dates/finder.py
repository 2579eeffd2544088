"""Dates and lengths of time in a run of tokens, resolved: the one function that the reader calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.durations import duration_at
from claimcheck.mentions.dates.grammar import expression_at
from claimcheck.mentions.dates.resolution import Resolution
from claimcheck.mentions.dates.scan import Scan
from claimcheck.mentions.dates.timeline import Timeline, publication_day
from claimcheck.mentions.dates.words import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from claimcheck.mentions.dates.frame import Found
    from claimcheck.mentions.mention import Mention
    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens

__all__ = ["find_date_candidates"]

_FURTHEST_LEFT = 9
_SIGNS = frozenset("./:")


def find_date_candidates(
    tokens: Tokens,
    numbers: Sequence[Number],
    language: str,
    *,
    published: str | date | datetime | None = None,
    timeline: Timeline | None = None,
) -> list[Mention]:
    """Dates, durations and recurrences of ``tokens`` in text order, none overlapping.

    Args:
        tokens: The token pass over a text, or over a region of it.
        numbers: What ``read_numbers`` found in it.
        language: ``fr``, ``de`` or ``en``.
        published: When the text was published; without it what is relative stays unresolved.
        timeline: The state that the regions of one document share; changed in place.

    Example:
        >>> from claimcheck.mentions.numbers import read_numbers
        >>> from claimcheck.mentions.tokens import tokenize
        >>> tokens = tokenize("Le Sénat a voté mardi ; la loi vaudra d'ici fin mars.")
        >>> found = find_date_candidates(tokens, read_numbers(tokens, "fr"), "fr", published="2025-10-29")
        >>> [(mention.text, mention.value.canonical) for mention in found]
        [('mardi', '2025-10-28'), ("d'ici fin mars", '../2026-03')]
    """
    timeline = timeline if timeline is not None else Timeline()
    if timeline.published is None:
        timeline.published = publication_day(published)
    scan = Scan(tokens, numbers, date_words(language))
    found = _search(scan)
    return Resolution(scan, language, timeline).mentions(found) if found else []


def _search(scan: Scan) -> list[Found]:
    """Bounded expressions: from each anchor to the left as far as words may belong to it."""
    words, lower, numbers = scan.words, scan.lower, scan.numbers
    anchors, leads = words.anchors, words.leads
    found: list[Found] = []
    tried: dict[int, Found | None] = {}
    done = 0
    for i, word in enumerate(lower):
        if word not in anchors and i not in numbers:
            continue
        if i < done or not _worth(scan, i):
            continue
        start = i
        while start > done and i - start < _FURTHEST_LEFT and _leads(scan, start - 1, leads):
            start -= 1
        for k in range(start, i + 1):
            if lower[k] == ",":
                continue
            if k not in tried:
                tried[k] = expression_at(scan, k)
            expression = tried[k]
            if expression is not None and expression.end > i:
                expression = _longer(scan, expression, k)
                _spare(scan, expression, k, i)
                found.append(expression)
                found.extend(expression.others)
                done = max([expression.end, *(other.end for other in expression.others)])
                break
    return found


def _longer(scan: Scan, found: Found, k: int) -> Found:
    """``found``, or the date that starts at its own first word: "the last ten days of May"."""
    if found.length is None or found.first == k:
        return found
    other = expression_at(scan, found.first)
    return other if other is not None and other.frame is not None and other.end > found.end else found


def _leads(scan: Scan, i: int, leads: frozenset[str]) -> bool:
    """Whether token ``i`` may belong to the expression behind it."""
    word = scan.lower[i]
    if word in leads or i in scan.numbers or word == ",":
        return True
    if word == "-":
        return scan.glued(i) and scan.glued(i + 1)
    return scan.capital(i) and (word in scan.words.short_names or scan.roman(i))


def _spare(scan: Scan, found: Found, first: int, anchor: int) -> None:
    """Keeps the other reading of "in two weeks", as a length, until the tense is known."""
    if found.frame is None or found.frame.form != "ago" or not found.frame.weak:
        return
    for k in range(first, anchor + 1):
        other = duration_at(scan, k)
        if other is not None and other.end >= found.end:
            found.spare = other
            return


def _worth(scan: Scan, i: int) -> bool:
    """Whether a date may stand around token ``i``: cheap, before the grammar is asked."""
    number = scan.numbers.get(i)
    if number is None:
        word = scan.lower[i]
        if word in scan.words.quarter_letters:
            return (scan.word(i + 1).isdecimal() and scan.glued(i + 1)) or (
                scan.glued(i) and scan.word(i - 1).isdecimal()
            )
        if (
            scan.words.style["capital_months"]
            and not scan.proper(i)
            and scan.words.dates["months"].match(scan.lower, i)
        ):
            return i + 1 in scan.numbers or i - 1 in scan.numbers or scan.word(i - 1) in (".", "-")
        return True
    after = number.last + 1
    word = scan.word(after)
    if scan.word(i - 1) == "." and scan.word(i - 2) in scan.words.short_names:
        return True
    if number.suffix or word in scan.words.after_numbers:
        return True
    if word == "-" and scan.word(after + 1) in scan.words.after_numbers:
        return True
    if scan.lower[i].isdecimal():
        if len(scan.lower[i]) == 4:
            return True
        sign = scan.word(i + 1)
        if sign in _SIGNS and sign:
            return True
        if sign == "-" and scan.word(i + 2).isdecimal():
            return scan.word(i + 3) in scan.words.after_numbers or (
                scan.word(i + 3) == "-" and len(scan.word(i + 4)) == 4
            )
    return scan.word(i - 1) in scan.words.before_numbers
