"""Pairs of claims worth a look: of different sources, of comparable values, with something in common."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from heapq import nlargest
from math import log, sqrt
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.alignment.encoder import phrase_around
from claimcheck.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.alignment.encoder import Encoder
    from claimcheck.claims import Claim, Reading
    from claimcheck.evidence import Evidence

__all__ = ["Entry", "Pool", "dot"]

_PHRASE_WORDS = 8
_COMMON_SHARE = 0.2
_COMMON_LEAST = 300
_MOST_PAIRS = 1_000_000
"""About how many pairs one check looks at; reached only with more than fifty sources."""
_FEWEST_PARTNERS = 20
_LOOKED_AT = 6
"""Of the partners that a claim could keep, how many times as many are weighed against one another."""


def dot(a: dict[str, float], b: dict[str, float]) -> float:
    """The cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    total = 0.0
    for key in a:
        if key in b:
            total += a[key] * b[key]
    return total


class Entry(msgspec.Struct):
    """One claim of the pool with its vectors, weighted by rarity and scaled to length one.

    Attributes:
        number: Place of the claim in the pool.
        source: Place of its source in the pool.
        claim: The claim.
        evidence: What surrounds it.
        near: Key to weight close to the value.
        sentence: Key to weight in the sentence.
        wide: Key to weight in the sentence and its neighbours.
        meaning: What an encoder makes of the phrase around the value; None without an encoder.
    """

    number: int
    source: int
    claim: Claim
    evidence: Evidence
    near: dict[str, float]
    sentence: dict[str, float]
    wide: dict[str, float]
    meaning: Any = None


class Pool:
    """The claims of all sources of one check, with how rare each key is among their sentences.

    A key that stands once in each source tells facts apart; one that stands in every sentence does not.
    So rarity counts the sentences that hold a key *per source that uses it*. The sources are taken in the
    order of their ids, so that the order in which they were given decides nothing.
    """

    def __init__(self, readings: Sequence[Reading], encoder: Encoder | None = None) -> None:
        self.readings = sorted(readings, key=lambda r: r.document.source.id)
        self.rarity = self._rarity()
        self.entries: list[Entry] = []
        of_sentence: dict[int, tuple[dict[str, float], dict[str, float]]] = {}
        for source, reading in enumerate(self.readings):
            for claim, evidence in zip(reading.claims, reading.evidence, strict=True):
                if id(evidence.sentence) not in of_sentence:
                    of_sentence[id(evidence.sentence)] = self._of_sentence(evidence)
                self.entries.append(
                    Entry(
                        len(self.entries),
                        source,
                        claim,
                        evidence,
                        self._unit(evidence.near),
                        *of_sentence[id(evidence.sentence)],
                    )
                )
        self._documents = [self._of_document(r) for r in self.readings]
        self._likeness: dict[tuple[int, int], float] = {}
        if encoder is not None and self.entries:
            self._encode(encoder)

    def _of_document(self, reading: Reading) -> dict[str, float]:
        """The vector of a whole source: of each key the sentence that states it most."""
        keys: dict[str, float] = {}
        for evidence in reading.evidence:
            for key, weight in evidence.sentence.items():
                keys[key] = max(keys.get(key, 0.0), weight)
        return self._unit(keys)

    def likeness(self, left: Entry, right: Entry) -> float:
        """How much the sources of two claims have in common, from 0 to 1."""
        pair = left.source, right.source
        if pair not in self._likeness:
            self._likeness[pair] = dot(self._documents[pair[0]], self._documents[pair[1]])
        return self._likeness[pair]

    def _of_sentence(self, evidence: Evidence) -> tuple[dict[str, float], dict[str, float]]:
        """The vectors that all claims of a sentence share: of the sentence, and of its neighbours too."""
        wide = dict(evidence.wide)
        for key, weight in evidence.sentence.items():
            wide[key] = max(wide.get(key, 0.0), weight)
        return self._unit(evidence.sentence), self._unit(wide)

    def _encode(self, encoder: Encoder) -> None:
        texts = [r.document.source.text for r in self.readings]
        phrases = [phrase_around(texts[e.source], e.claim, _PHRASE_WORDS) for e in self.entries]
        for entry, vector in zip(self.entries, encoder.encode(phrases), strict=True):
            entry.meaning = vector

    def _rarity(self) -> dict[str, float]:
        sentences: Counter[str] = Counter()
        users: Counter[str] = Counter()
        total = 0
        for reading in self.readings:
            seen = {id(e.sentence): e.sentence for e in reading.evidence}
            total += len(seen)
            inside: set[str] = set()
            for keys in seen.values():
                sentences.update(keys.keys())
                inside.update(keys)
            users.update(inside)
        mean = max(total / max(len(self.readings), 1), 1.0)
        return {key: log(1.0 + mean * users[key] / n) for key, n in sentences.items()}

    def _unit(self, keys: dict[str, float]) -> dict[str, float]:
        weighted = {k: w * self.rarity.get(k, 1.0) for k, w in keys.items()}
        length = sqrt(sum(w * w for w in weighted.values())) or 1.0
        return {k: w / length for k, w in weighted.items()}

    def candidates(self) -> Iterator[tuple[Entry, Entry]]:
        """Pairs of different sources that share a key in the sentence, or the number, or its kind and unit.

        What more than a fifth of a large pool shares brings nobody together. In a pool of very many sources
        each claim keeps only the partners with whom it shares the rarest keys, so that the number of pairs
        grows no faster than that of the claims.
        """
        postings = self._postings()
        most = max(_COMMON_LEAST, int(_COMMON_SHARE * len(self.entries)))
        allowed = max(_FEWEST_PARTNERS, 2 * _MOST_PAIRS // max(len(self.entries), 1))
        if allowed >= len(self.entries):
            partners = self._partners(postings, most)
        else:
            partners = self._best_partners(postings, min(most, max(_COMMON_LEAST, allowed)), allowed)
        for i, others in enumerate(partners):
            left = self.entries[i]
            for j in sorted(others):
                right = self.entries[j]
                if left.source != right.source:
                    yield left, right

    def _postings(self) -> dict[str, list[int]]:
        """Each key with the numbers of the entries that hold it, ascending."""
        postings: dict[str, list[int]] = {}
        for entry in self.entries:
            for key in self._keys(entry):
                postings.setdefault(key, []).append(entry.number)
        return postings

    def _keys(self, entry: Entry) -> list[str]:
        value = entry.claim.value
        keys = [*entry.sentence, f"{value.kind} {getattr(value, 'unit', '')}"]
        if value.canonical:
            keys.append(f"={value.canonical}")
        if isinstance(value, Quantity):
            keys.append(f"number {Fraction(value.number)}")
        return keys

    def _partners(self, postings: dict[str, list[int]], most: int) -> list[set[int]]:
        """Of each entry the later ones that share a key of at most ``most`` entries."""
        partners: list[set[int]] = [set() for _ in self.entries]
        for numbers in postings.values():
            if len(numbers) <= most:
                for place, i in enumerate(numbers):
                    partners[i].update(numbers[place + 1 :])
        return partners

    def _best_partners(self, postings: dict[str, list[int]], most: int, allowed: int) -> list[set[int]]:
        """The same, where each entry picks at most ``allowed`` by how rare the shared keys are."""
        partners: list[set[int]] = [set() for _ in self.entries]
        for entry in self.entries:
            shared: dict[int, float] = {}
            looked_at = 0
            for key in sorted(self._keys(entry), key=lambda k: (len(postings[k]), k)):
                numbers = postings[key]
                if len(numbers) > most or looked_at > _LOOKED_AT * allowed:
                    break
                looked_at += len(numbers)
                weight = log(len(self.entries) / len(numbers))
                for other in numbers:
                    shared[other] = shared.get(other, 0.0) + weight
            others = (j for j in shared if self.entries[j].source != entry.source)
            for j in nlargest(allowed, others, key=lambda j: (shared[j], -j)):
                first, second = sorted((entry.number, j))
                partners[first].add(second)
        return partners
