"""What a rule of resolution is told besides the words, and how it says that a date stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.mentions.dates.timeline import Timeline

__all__ = ["Place", "UnresolvedError", "published_day"]

NO_PUBLICATION = "no publication date"


class UnresolvedError(ClaimcheckError):
    """The words name a date that cannot be known; the text says why."""


class Place:
    """Where an expression stands: its sentence, and which way its clause looks."""

    __slots__ = ("direction", "sentence")

    def __init__(self, sentence: int, direction: int) -> None:
        self.sentence = sentence
        self.direction = direction


def published_day(timeline: Timeline) -> date:
    """The publication day; raises ``UnresolvedError`` where there is none."""
    if timeline.published is None:
        raise UnresolvedError(NO_PUBLICATION)
    return timeline.published
