"""Sentences that several documents have in common: the same agency text is one witness, not several."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from claimcheck.mentions.mention import Span
from claimcheck.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.claims import Claim, Reading
    from claimcheck.documents import Document
    from claimcheck.findings import Finding

__all__ = ["SharedText", "mark_shared_text", "shared_text"]

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 8
_SHINGLE = 3
_LEAST = 0.6
_MOST_ALIKE = 24
"""Documents looked up for one run of words at most, so that time stays linear in the text."""
_READ_AS = ("title", "body")


class SharedText(msgspec.Struct, frozen=True):
    """Two near-identical sentences of two documents.

    Attributes:
        left: Index of the earlier document in the sequence given.
        right: Index of the later one.
        left_span: The sentence in the earlier document's ``text``.
        right_span: The sentence in the later one's.
        likeness: Shared runs of three words out of all, from 0.6 to 1; 1 for the same words.
    """

    left: int
    right: int
    left_span: Span
    right_span: Span
    likeness: float


def mark_shared_text(findings: Sequence[Finding], readings: Sequence[Reading]) -> list[Finding]:
    """The findings, those between two copies of one sentence marked as such."""
    documents = [r.document for r in readings]
    copies: defaultdict[tuple[str, str], list[tuple[tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for shared in shared_text(documents):
        a, b = documents[shared.left], documents[shared.right]
        left = a.original(shared.left_span.start, shared.left_span.end)
        right = b.original(shared.right_span.start, shared.right_span.end)
        copies[a.source.id, b.source.id].append((left, right))
        copies[b.source.id, a.source.id].append((right, left))
    claims = {claim.id: claim for r in readings for claim in r.claims}
    return [
        msgspec.structs.replace(f, shared_text=True)
        if any(
            _holds(left, claims[f.left]) and _holds(right, claims[f.right])
            for left, right in copies.get((claims[f.left].source, claims[f.right].source), ())
        )
        else f
        for f in findings
    ]


def _holds(span: tuple[int, int], claim: Claim) -> bool:
    return span[0] <= claim.start and claim.end <= span[1]


class _Sentence(msgspec.Struct, frozen=True):
    document: int
    span: Span
    shingles: frozenset[int]


def shared_text(documents: Sequence[Document]) -> list[SharedText]:
    """The pairs of near-identical sentences of different documents.

    Sentences of fewer than eight words are too common to tell. Only titles and body are compared.

    Returns:
        Pairs in the order of the later document, its sentences, the earlier document; each sentence at most
        once for each other document.

    Example:
        >>> from claimcheck import Source, read_document
        >>> one = "The pump failed at noon on Monday, the company told reporters in Leeds."
        >>> two = "The pump failed at noon on Monday, the company told reporters in Leeds. Nobody was hurt."
        >>> documents = [read_document(Source("a", one)), read_document(Source("b", two))]
        >>> [(p.left, p.right, p.likeness) for p in shared_text(documents)]
        [(0, 1, 1.0)]
    """
    by_shingle: dict[int, list[_Sentence]] = defaultdict(list)
    found: list[SharedText] = []
    codes: dict[str, int] = {}
    for number, document in enumerate(documents):
        own = list(_sentences(number, document, codes))
        for sentence in own:
            found += _alike(sentence, by_shingle)
        for sentence in own:
            for shingle in sentence.shingles:
                same = by_shingle[shingle]
                if len(same) < _MOST_ALIKE and (not same or same[-1].document != number):
                    same.append(sentence)
    return found


def _sentences(number: int, document: Document, codes: dict[str, int]) -> Iterator[_Sentence]:
    text = document.text
    for paragraph in document.paragraphs:
        if paragraph.kind not in _READ_AS:
            continue
        for start, end in sentences(text, paragraph.start, paragraph.end, paragraph.language):
            words = _WORD.findall(text[start:end].lower())
            if len(words) >= _FEWEST_WORDS:
                runs = (" ".join(words[k : k + _SHINGLE]) for k in range(len(words) - _SHINGLE + 1))
                shingles = frozenset(codes.setdefault(run, len(codes)) for run in runs)
                yield _Sentence(number, Span(start, end), shingles)


def _alike(sentence: _Sentence, by_shingle: dict[int, list[_Sentence]]) -> list[SharedText]:
    shared: dict[tuple[int, Span], int] = defaultdict(int)
    sizes: dict[tuple[int, Span], int] = {}
    for shingle in sorted(sentence.shingles):
        for other in by_shingle.get(shingle, ()):
            key = (other.document, other.span)
            shared[key] += 1
            sizes[key] = len(other.shingles)
    best: dict[int, tuple[float, Span]] = {}
    for (document, span), count in shared.items():
        likeness = count / (len(sentence.shingles) + sizes[document, span] - count)
        if likeness >= _LEAST and likeness > best.get(document, (0.0, span))[0]:
            best[document] = (likeness, span)
    return [
        SharedText(document, sentence.document, span, sentence.span, round(likeness, 3))
        for document, (likeness, span) in sorted(best.items())
    ]
