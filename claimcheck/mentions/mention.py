"""A mention: the words of a text that state a value, and the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from claimcheck.values import Value

__all__ = ["Mention", "Span"]


class Span(msgspec.Struct, frozen=True, order=True):
    """Code-point offsets ``[start, end)`` into a text."""

    start: int
    end: int


class Mention(msgspec.Struct, frozen=True):
    """A value where the text states it.

    Attributes:
        start: Code-point offset of the first character.
        end: Code-point offset behind the last character.
        text: The words, ``source_text[start:end]``.
        value: What they mean.
        language: ``fr``, ``de`` or ``en``.
        number: Offsets of the bare number.
        unit: Offsets of the unit or the counted noun, where written here.
        modifier: Offsets of the words that bound or hedge the value, where there are any.
        noun: The counted noun as written (``voyageurs``), empty where nothing is counted.
        notes: What a reader should know ("decimal separator not certain").
    """

    start: int
    end: int
    text: str
    value: Value
    language: str
    number: Span | None = None
    unit: Span | None = None
    modifier: Span | None = None
    noun: str = ""
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """``quantity``, ``date``, ``duration`` or ``recurrence``."""
        return self.value.kind
