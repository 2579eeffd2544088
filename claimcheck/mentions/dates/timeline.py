"""What tells about the next date: the publication day, the dates before it, habits of writing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.mentions.dates.calendar import Cell

__all__ = ["Timeline", "publication_day"]


def publication_day(published: str | date | datetime | None) -> date | None:
    """The publication day; None where there is none or it cannot be read.

    Example:
        >>> publication_day("2025-10-29T08:00:00Z")
        datetime.date(2025, 10, 29)
    """
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date) or published is None:
        return published
    try:
        return date.fromisoformat(published.strip()[:10])
    except ValueError:
        return None


@dataclass(slots=True)
class Known:
    """A date that has been resolved: where it stands, in which sentence, and what it is."""

    position: int
    sentence: int
    cell: Cell
    form: str
    explicit: bool


@dataclass(slots=True)
class Timeline:
    """The state that one document carries through its regions.

    Attributes:
        published: The publication day.
        day_first: Whether the document writes the day before the month, once its dates have shown it.
        known: Dates resolved so far, in text order.
        sentences: Sentences in the regions before this one.
        tokens: Tokens in the regions before this one.
    """

    published: date | None = None
    day_first: bool | None = None
    known: list[Known] = field(default_factory=list)
    sentences: int = 0
    tokens: int = 0

    def note(self, position: int, sentence: int, cell: Cell, form: str, *, explicit: bool) -> None:
        """Remembers a resolved date."""
        self.known.append(Known(position, sentence, cell, form, explicit))

    def last(self, grains: tuple[str, ...], sentence: int | None = None) -> Cell | None:
        """The last date of one of the granularities, within ``sentence`` if given."""
        for known in reversed(self.known[-12:]):
            if sentence is not None and known.sentence != sentence:
                break
            if known.cell.grain in grains:
                return known.cell
        return None

    def last_day(self) -> date | None:
        """The last single day."""
        for known in reversed(self.known[-12:]):
            if known.cell.grain == "day":
                return date.fromisoformat(known.cell.last[:10])
        return None

    def event_day(self, *, past: bool) -> date | None:
        """The day that a bare time of day belongs to: the last day of the event, not of the report."""
        for known in reversed(self.known[-12:]):
            if known.cell.grain != "day":
                continue
            day = date.fromisoformat(known.cell.last[:10])
            if past and self.published is not None and day >= self.published and known.form != "calendar":
                continue
            return day
        return None
