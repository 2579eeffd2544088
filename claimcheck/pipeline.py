"""Components for spaCy: ``claimcheck_quantities`` and ``claimcheck_dates``.

Each fills ``doc._.quantities`` or ``doc._.dates`` with mentions, whose offsets count characters of the text,
and ``doc.spans`` with the same mentions as spaCy spans, widened to whole tokens.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("fr")
    >>> _ = nlp.add_pipe("claimcheck_quantities")
    >>> [m.value.canonical for m in nlp("La Chine en extrait plus de 60 %.")._.quantities]
    ['> 60 %']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimcheck.mentions import find_dates, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.mention import Mention

__all__ = ["DateFinder", "QuantityFinder", "make_dates", "make_quantities"]


def _spans(doc: Doc, mentions: Sequence[Mention], label: str) -> list[Span]:
    spans = (doc.char_span(m.start, m.end, label=label, alignment_mode="expand") for m in mentions)
    return [s for s in spans if s is not None]


class QuantityFinder:
    """Component that finds quantities in the language of its pipeline."""

    def __init__(self, language: str) -> None:
        self.language = language
        if not Doc.has_extension("quantities"):
            Doc.set_extension("quantities", default=())

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its quantities."""
        mentions = find_quantities(doc.text, language=self.language)
        doc._.quantities = tuple(mentions)
        doc.spans["quantities"] = _spans(doc, mentions, "QUANTITY")
        return doc


class DateFinder:
    """Component that finds dates, durations and recurrences in the language of its pipeline.

    Args:
        language: ``fr``, ``de`` or ``en``.
        published: ``YYYY-MM-DD``; ``doc.user_data["published"]`` takes its place where set.
    """

    def __init__(self, language: str, published: str | None) -> None:
        self.language, self.published = language, published
        if not Doc.has_extension("dates"):
            Doc.set_extension("dates", default=())

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its dates."""
        published = doc.user_data.get("published", self.published)
        mentions = find_dates(doc.text, language=self.language, published=published)
        doc._.dates = tuple(mentions)
        doc.spans["dates"] = _spans(doc, mentions, "DATE")
        return doc


@Language.factory("claimcheck_quantities")
def make_quantities(nlp: Language, name: str) -> QuantityFinder:  # noqa: ARG001 spaCy passes it
    """Factory of ``claimcheck_quantities``."""
    return QuantityFinder(str(nlp.lang))


@Language.factory("claimcheck_dates", default_config={"published": None})
def make_dates(nlp: Language, name: str, published: str | None) -> DateFinder:  # noqa: ARG001 spaCy passes it
    """Factory of ``claimcheck_dates``."""
    return DateFinder(str(nlp.lang), published)
