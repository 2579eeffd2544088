"""From mentions to claims: what each value measures, of whom, when, where, and according to whom."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from claimcheck.concepts import lexicon
from claimcheck.evidence import Evidence, Sentence
from claimcheck.lang import LANGUAGES, table
from claimcheck.mentions.mention import Mention, Span
from claimcheck.mentions.tokens import tokenize
from claimcheck.sentences import sentences
from claimcheck.statements import Direction, Modality, Polarity, SentenceCues, Statement, read_statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.documents import Document, Paragraph
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.values import Value

__all__ = ["Claim", "Reading", "read_claims"]

_MEASURES = frozenset({"measure", "property", "event", "thing", "action", "person"})
_SUBJECTS = frozenset({"organisation", "place", "role", "person"})
_OF_REACH = 6
_BACK_REACH = 10
_NEIGHBOUR_WEIGHTS = ((1, 0.5), (2, 0.25))


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


def read_claims(document: Document, mentions: Sequence[Mention], tokens: Mapping[int, Tokens]) -> Reading:
    """The claims that ``mentions`` make in ``document``.

    Args:
        document: The document.
        mentions: Its mentions, in order.
        tokens: The tokens of the paragraphs that were read, by the offset of the paragraph.
    """
    text = document.text
    starts = [m.start for m in mentions]
    parts: list[tuple[Sentence, Sequence[Mention]]] = []
    for paragraph in document.paragraphs:
        lo, hi = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        if paragraph.language not in LANGUAGES or (lo == hi and paragraph.kind == "clutter"):
            continue
        words = tokens.get(paragraph.start) or tokenize(text[paragraph.start : paragraph.end])
        parts += _sentences(text, words, paragraph, mentions[lo:hi])
    keys = [sentence.keys() for sentence, _ in parts]
    openings = {p.start for p in document.paragraphs}
    claims: list[Claim] = []
    evidence: list[Evidence] = []
    for n, (sentence, inside) in enumerate(parts):
        if not inside:
            continue
        wide = _neighbours(keys, n)
        cues = SentenceCues(sentence.words, sentence.language, sentence.matches)
        dated = [k for k, m in enumerate(inside) if m.kind == "date" and m.value.canonical]
        for own, mention in enumerate(inside):
            head = _head(sentence, own)
            number_last = _number_last(sentence, own, mention)
            statement = read_statement(cues, *sentence.mentions[own], number_last)
            claims.append(_claim(document, sentence, statement, inside, own, dated, head, len(claims)))
            denied = statement.denied
            evidence.append(
                Evidence(
                    near=sentence.near(own),
                    sentence=keys[n],
                    wide=wide,
                    head=frozenset(head),
                    position=mention.start / max(len(text), 1),
                    opening=mention.start in openings,
                    denied=None if denied is None else sentence.predicates_in(denied),
                )
            )
    return Reading(document, tuple(claims), tuple(evidence))


def _sentences(
    text: str, tokens: Tokens, paragraph: Paragraph, mentions: Sequence[Mention]
) -> list[tuple[Sentence, Sequence[Mention]]]:
    out: list[tuple[Sentence, Sequence[Mention]]] = []
    k = 0
    for start, end in sentences(text, paragraph.start, paragraph.end, paragraph.language):
        first = k
        while k < len(mentions) and mentions[k].start < end:
            end = max(end, mentions[k].end)
            k += 1
        inside = mentions[first:k]
        spans = [(m.start, m.end) for m in inside]
        nouns = [(m.unit.start, m.unit.end) if m.noun and m.unit else None for m in inside]
        own = tokens.part(start - paragraph.start, end - paragraph.start)
        out.append((Sentence(own, start, end, paragraph.language, spans, nouns), inside))
    return out


def _neighbours(keys: list[dict[str, float]], n: int) -> dict[str, float]:
    wide: dict[str, float] = {}
    for distance, factor in _NEIGHBOUR_WEIGHTS:
        for m in (n - distance, n + distance):
            if 0 <= m < len(keys):
                for key, weight in keys[m].items():
                    weight *= factor
                    if weight > wide.get(key, 0.0):
                        wide[key] = weight
    return wide


def _head(sentence: Sentence, own: int) -> tuple[str, ...]:
    """Concepts of the counted noun inside the mention, else of the "of" phrase behind it."""
    first, last = sentence.mentions[own]
    inside = sentence.concepts_in(first, last)
    if inside:
        return inside
    words = sentence.words
    joint = table(sentence.language, "statement")["clause"]["of"]
    if last + 1 < len(words) and words[last + 1] in joint:
        limit = sentence.mentions[own + 1][0] - 1 if own + 1 < len(sentence.mentions) else len(words)
        behind = sentence.concepts_in(last + 2, min(last + 1 + _OF_REACH, limit))
        return behind[:2]
    return ()


def _claim(
    document: Document,
    sentence: Sentence,
    statement: Statement,
    mentions: Sequence[Mention],
    own: int,
    dated: Sequence[int],
    head: tuple[str, ...],
    number: int,
) -> Claim:
    mention = mentions[own]
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
        time=_period(mentions, own, dated),
        place=places[0] if places else "",
        attribution=statement.attribution,
        polarity=statement.polarity,
        modality=statement.modality,
        direction=statement.direction,
        notes=mention.notes,
    )


def _number_last(sentence: Sentence, own: int, mention: Mention) -> int:
    """The last word of the mention's number."""
    first, last = sentence.mentions[own]
    if mention.number is None:
        return next((i for i in range(last, first - 1, -1) if sentence.words[i][0].isdigit()), first)
    behind = mention.number.end - sentence.start
    return max(first, min(last, bisect_left(sentence.tokens.starts, behind) - 1))


def _period(mentions: Sequence[Mention], own: int, dated: Sequence[int]) -> str:
    """Canonical text of the nearest date in the sentence, for a value that is no date itself."""
    if mentions[own].kind == "date" or not dated:
        return ""
    at = bisect_left(dated, own)
    nearest = min(dated[max(at - 1, 0) : at + 1], key=lambda k: abs(k - own))
    return mentions[nearest].value.canonical or ""
