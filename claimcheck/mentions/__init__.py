"""Dates, durations and quantities in running text.

Example:
    >>> [m.value.canonical for m in find_quantities("rund 8.500 Menschen", language="de")]
    ['~ 8500 person']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.mention import Mention, Span

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["Mention", "Span", "find_dates", "find_quantities"]


def find_quantities(text: str, *, language: str | None = None) -> list[Mention]:
    """The quantities of a text: a number with its unit, its counted noun and the words that bound it.

    Args:
        text: Any text.
        language: ``fr``, ``de`` or ``en``; detected where it is not given.

    Returns:
        Mentions in text order, none overlapping; ``mention.value`` is a ``Quantity``.

    Example:
        >>> [m.value.canonical for m in find_quantities("plus de 60 % et 12 M€", language="fr")]
        ['> 60 %', '= 12e6 EUR']
    """
    return [m for m in _read(text, language, None) if m.kind == "quantity"]


def find_dates(
    text: str, *, language: str | None = None, published: str | date | datetime | None = None
) -> list[Mention]:
    """The dates, durations and recurrences of a text.

    Args:
        text: Any text.
        language: ``fr``, ``de`` or ``en``; detected where it is not given.
        published: The day the text was published, ``YYYY-MM-DD`` or a date; relative dates need it.

    Returns:
        Mentions in text order, none overlapping; ``mention.value`` is a ``Date``, ``Duration`` or
        ``Recurrence``.

    Example:
        >>> found = find_dates("bis Ende November", language="de", published="2025-10-29")
        >>> [m.value.canonical for m in found]
        ['../2025-11']
    """
    return [m for m in _read(text, language, published) if m.kind != "quantity"]


def _read(text: str, language: str | None, published: str | date | datetime | None) -> list[Mention]:
    from claimcheck.mentions.reader import read_mentions  # late: tokens are of use without the tables

    if language is None:
        from claimcheck.language import OTHER, detect_language

        language = detect_language(text).language
        if language == OTHER:
            return []
    return read_mentions(text, published=published, regions=[(0, len(text), language)])
