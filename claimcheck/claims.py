"""From mentions to claims: what each value measures, of whom, when, where, and according to whom."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from claimcheck.concepts import lexicon
from claimcheck.mentions.mention import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents import Document
    from claimcheck.evidence import Evidence
    from claimcheck.passages import Passage
    from claimcheck.statements import Direction, Modality, Polarity
    from claimcheck.values import Value

__all__ = ["Claim", "Reading", "read_claims"]

_MEASURES = frozenset({"measure", "property", "event", "thing", "action", "person"})
_SUBJECTS = frozenset({"organisation", "place", "role", "person"})
_BACK_REACH = 10


class Claim(msgspec.Struct, frozen=True):
    """A value that a source states, and what it states it of.

    Attributes:
        id: The source's id, ``#`` and the claim's number in it.
        source: Id of the source.
        start: Code-point offset of the value's first character in the source's text.
        end: Code-point offset behind its last character.
        text: The words of the value, ``source_text[start:end]``.
        kind: ``quantity``, ``date``, ``duration`` or ``recurrence``.
        language: Language of the sentence.
        sentence: Offsets of the sentence.
        subject: Concept or name that the sentence speaks about; empty where none is clear.
        measure: Concept of what is measured or dated; empty where none is clear.
        value: What the words mean.
        time: Canonical period that the claim holds for; empty where the sentence states none.
        place: Concept of the place that it holds for; empty where the sentence states none.
        attribution: Authority that the sentence names for it; empty where it names none.
        polarity: ``denied`` where the sentence disputes the value or negates the clause, else ``affirmed``.
        modality: ``fact``, ``forecast``, ``plan`` or ``hypothetical``.
        direction: ``up``, ``down`` or ``none``.
        notes: What a reader should know of how the value was read.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    kind: str
    language: str
    sentence: Span
    subject: str
    measure: str
    value: Value
    time: str = ""
    place: str = ""
    attribution: str = ""
    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    direction: Direction = "none"
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        about = f", {self.measure}" if self.measure else ""
        return f"<Claim {self.id}: {self.text!r} [{self.value.canonical or 'not resolved'}]{about}>"

    def _repr_html_(self) -> str:
        from claimcheck.rendering.html import claim_card

        return claim_card(self)


class Reading(msgspec.Struct, frozen=True):
    """A document with its claims, and the evidence of each claim beside it.

    Attributes:
        document: The document that was read.
        claims: Its claims in the order of the text.
        evidence: As many, in the same order.
    """

    document: Document
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]


def read_claims(document: Document, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """The claims that the mentions of ``document`` make, in order.

    Args:
        document: The document.
        passages: What ``read_passages`` found in it.
    """
    claims: list[Claim] = []
    for passage in passages:
        dated = [k for k, m in enumerate(passage.mentions) if m.kind == "date" and m.value.canonical]
        for own in range(len(passage.mentions)):
            claims.append(_claim(document, passage, own, dated, len(claims)))
    return tuple(claims)


def _claim(document: Document, passage: Passage, own: int, dated: Sequence[int], number: int) -> Claim:
    sentence, statement, head = passage.sentence, passage.statements[own], passage.heads[own]
    mention = passage.mentions[own]
    first = sentence.mentions[own][0]
    concepts = lexicon().concepts
    before = sentence.concepts_in(max(0, first - _BACK_REACH), first - 1)
    measured = [c for c in reversed(before) if concepts[c].type in _MEASURES]
    measure = head[0] if head else measured[0] if measured else ""
    subjects = [c for c in before if concepts[c].type in _SUBJECTS and c != measure]
    places = [c for c in reversed(before) if concepts[c].type == "place"]
    start, end = document.original(mention.start, mention.end)
    return Claim(
        id=f"{document.source.id}#{number + 1}",
        source=document.source.id,
        start=start,
        end=end,
        text=document.source.text[start:end],
        kind=mention.kind,
        language=sentence.language,
        sentence=Span(*document.original(sentence.start, sentence.end)),
        subject=subjects[0] if subjects else "",
        measure=measure,
        value=mention.value,
        time=_period(passage.mentions, own, dated),
        place=places[0] if places else "",
        attribution=statement.attribution,
        polarity=statement.polarity,
        modality=statement.modality,
        direction=statement.direction,
        notes=mention.notes,
    )


def _period(mentions: Sequence[Mention], own: int, dated: Sequence[int]) -> str:
    """Canonical text of the nearest date in the sentence, for a value that is no date itself."""
    if mentions[own].kind == "date" or not dated:
        return ""
    at = bisect_left(dated, own)
    nearest = min(dated[max(at - 1, 0) : at + 1], key=lambda k: abs(k - own))
    return mentions[nearest].value.canonical or ""
