"""The joint choice: which pairs become links, seen over all sources of a check."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

import msgspec

from claimcheck.alignment.candidates import Pool
from claimcheck.alignment.features import Pair, describe, joint_vector
from claimcheck.alignment.model import Weights, weights
from claimcheck.alignment.rivals import Rivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.alignment.encoder import Encoder
    from claimcheck.claims import Claim, Reading
    from claimcheck.settings import Settings
    from claimcheck.verdicts import Judgement

__all__ = ["Link", "align", "choose", "rate"]

_FAINT = 0.05
"""What a third source links less surely than this does not count."""


class Link(msgspec.Struct, frozen=True):
    """Two claims of different sources that speak of the same thing.

    Attributes:
        left: The claim of the source that stands first.
        right: The claim of the other source.
        confidence: Probability, from 0 to 1, that they do.
        judgement: How their values relate.
        shared: Concepts and names that both surroundings hold, the most telling first.
        reasons: What each feature adds to the log-odds, the strongest first.
    """

    left: Claim
    right: Claim
    confidence: float
    judgement: Judgement
    shared: tuple[str, ...]
    reasons: dict[str, float]


def rate(pairs: Sequence[Pair], model: Weights) -> list[float]:
    """Probability of each pair: by itself first, then in the light of all the others."""
    first = [model.pair.probability(p.vector) for p in pairs]
    return [model.joint.probability(v) for v in joint_vectors(pairs, first)]


def joint_vectors(pairs: Sequence[Pair], first: Sequence[float]) -> list[list[float]]:
    """Features of the second regression for each pair.

    A pair gains from a third source that both of its claims link to, and loses from a rival: another claim
    of the same source that one of its claims links to as well.
    """
    partners: dict[int, dict[int, float]] = {}
    rivals = Rivals(pairs, first)
    favourite: dict[int, dict[int, tuple[float, int]]] = {}
    for pair, p in zip(pairs, first, strict=True):
        for a, b in ((pair.left, pair.right), (pair.right, pair.left)):
            if p > _FAINT:
                partners.setdefault(a.number, {})[b.number] = p
            known = favourite.setdefault(a.number, {})
            known[b.source] = max(known.get(b.source, (0.0, -1)), (p, -b.number))
    out: list[list[float]] = []
    for pair, p in zip(pairs, first, strict=True):
        i, j = pair.left.number, pair.right.number
        small, large = sorted((partners.get(i, {}), partners.get(j, {})), key=len)
        thirds = nlargest(2, (min(q, large[k]) for k, q in small.items() if k in large))
        out.append(joint_vector(p, thirds, rivals.of(pair, p), _parted(favourite[i], favourite[j])))
    return out


def _parted(left: dict[int, tuple[float, int]], right: dict[int, tuple[float, int]]) -> float:
    """How surely a third source links both claims to different claims of its own."""
    return max(
        (min(p, right[s][0]) for s, (p, k) in left.items() if s in right and right[s][1] != k), default=0.0
    )


def choose(pairs: Sequence[Pair], rated: Sequence[float], settings: Settings) -> list[tuple[Pair, float]]:
    """The pairs that become links: one to one between two sources, best first.

    Where the values differ and a rival is about as probable, nobody is linked.
    """
    rivals = Rivals(pairs, rated)
    order = sorted(
        range(len(pairs)), key=lambda n: (-rated[n], pairs[n].left.claim.id, pairs[n].right.claim.id)
    )
    taken: set[tuple[int, int]] = set()
    chosen: list[tuple[Pair, float]] = []
    for n in order:
        pair, p = pairs[n], rated[n]
        if p < (settings.link_threshold if pair.alike else settings.contradiction_threshold):
            continue
        if not taken.isdisjoint(pair.keys):
            continue
        taken.update(pair.keys)
        if pair.alike or p - max(rivals.of(pair, p)) > settings.ambiguity_margin:
            chosen.append((pair, p))
    return chosen


def align(readings: Sequence[Reading], settings: Settings, encoder: Encoder | None = None) -> list[Link]:
    """The links between the claims of different sources, whatever the order of the sources.

    They come in the order of the sources' ids and of the claims in each text; ``left`` is the claim of the
    source whose id sorts first.

    Raises:
        SettingsError: A threshold is out of range.
    """
    pool = Pool(readings, encoder)
    pairs = describe(pool, settings)
    model = weights(semantic=encoder is not None)
    chosen = choose(pairs, rate(pairs, model), settings)
    chosen.sort(key=lambda c: (c[0].left.number, c[0].right.number))
    return [
        Link(
            pair.left.claim,
            pair.right.claim,
            round(p, 3),
            pair.judgement,
            pair.shared(pool),
            model.pair.contributions(pair.vector),
        )
        for pair, p in chosen
    ]
