"""What the news speaks of: a lexicon of concepts in three languages, as data, and its look-up."""

from claimcheck.concepts.lexicon import Concept, Lexicon, lexicon
from claimcheck.concepts.lookup import Index, Match, counted_phrase, counted_unit, index

__all__ = ["Concept", "Index", "Lexicon", "Match", "counted_phrase", "counted_unit", "index", "lexicon"]
