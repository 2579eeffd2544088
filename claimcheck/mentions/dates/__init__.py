"""Dates, lengths of time and recurrences: grammar, calendar, tense and neighbours."""

from __future__ import annotations

from claimcheck.mentions.dates.finder import find_date_candidates
from claimcheck.mentions.dates.timeline import Timeline, publication_day

__all__ = ["Timeline", "find_date_candidates", "publication_day"]
