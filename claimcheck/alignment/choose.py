"""The joint choice: which pairs become links, seen over all sources of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from claimcheck.alignment.candidates import Pool
from claimcheck.alignment.features import Described, joint_features
from claimcheck.alignment.model import weights
from claimcheck.alignment.rivals import Rivals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.alignment.encoder import Encoder
    from claimcheck.alignment.features import Pair
    from claimcheck.alignment.model import Logistic
    from claimcheck.claims import Claim, Reading
    from claimcheck.settings import Settings
    from claimcheck.statements import Polarity
    from claimcheck.verdicts import Judgement

__all__ = ["Link", "align", "choose", "rate"]

_FAINT = 0.05
"""What a third source links less surely than this does not count."""
_HOPELESS = 0.002
"""What is less probable by itself becomes no link at the default thresholds, whatever other sources say."""


class Link(msgspec.Struct, frozen=True):
    """Two claims of different sources that speak of the same thing.

    Attributes:
        left: The claim of the source that stands first.
        right: The claim of the other source.
        confidence: Probability, from 0 to 1, that they do.
        judgement: How their values relate.
        polarities: How each side states what both speak of: ``denied`` where it denies what the other states.
        shared: Concepts and names that both surroundings hold, the most telling first.
        reasons: What each feature adds to the log-odds, the strongest first.
    """

    left: Claim
    right: Claim
    confidence: float
    judgement: Judgement
    polarities: tuple[Polarity, Polarity]
    shared: tuple[str, ...]
    reasons: dict[str, float]


def rate(pairs: Sequence[Pair], first: Sequence[float], joint: Logistic) -> list[float]:
    """Probability of each pair in the light of all the others.

    Args:
        pairs: All pairs.
        first: Probability of each by itself.
        joint: The second regression.
    """
    return [
        p if features is None else joint.probability(features)
        for p, features in zip(first, joint_pass(pairs, first), strict=True)
    ]


def joint_pass(pairs: Sequence[Pair], first: Sequence[float]) -> Iterator[dict[str, float] | None]:
    """Features of the second regression for each pair; None where no other source could make it a link.

    A pair gains from a third source that both of its claims link to, and loses from a rival: another claim
    of the same source that one of its claims links to as well.
    """
    partners: dict[int, dict[int, float]] = {}
    favourite: dict[int, dict[int, tuple[float, int]]] = {}
    for pair, p in zip(pairs, first, strict=True):
        for a, b in ((pair.left, pair.right), (pair.right, pair.left)):
            if p > _FAINT:
                partners.setdefault(a.number, {})[b.number] = p
            known = favourite.setdefault(a.number, {})
            best = known.get(b.source)
            if best is None or p > best[0] or (p == best[0] and b.number < best[1]):
                known[b.source] = (p, b.number)
    rivals = Rivals(pairs, first)
    nobody: dict[int, float] = {}
    for pair, p in zip(pairs, first, strict=True):
        if p < _HOPELESS:
            yield None
            continue
        i, j = pair.left.number, pair.right.number
        thirds = _thirds(partners.get(i, nobody), partners.get(j, nobody))
        yield joint_features(p, thirds, rivals.of(pair, p), _parted(favourite[i], favourite[j]))


def _thirds(left: dict[int, float], right: dict[int, float]) -> tuple[float, float]:
    """How surely the two surest claims of other sources link to both."""
    if len(right) < len(left):
        left, right = right, left
    top = second = 0.0
    for k, p in left.items():
        if k in right:
            q = min(p, right[k])
            if q > top:
                top, second = q, top
            elif q > second:
                second = q
    return top, second


def _parted(left: dict[int, tuple[float, int]], right: dict[int, tuple[float, int]]) -> float:
    """How surely a third source links both claims to different claims of its own."""
    surest = 0.0
    for source, (p, k) in left.items():
        if p > surest and source in right:
            q, other = right[source]
            if other != k and q > surest:
                surest = min(p, q)
    return surest


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
    described = Described(pool, settings.tolerances)
    pairs = described.pairs
    model = weights(semantic=encoder is not None)
    first = [model.pair.probability(described.features(p)) for p in pairs]
    chosen = choose(pairs, rate(pairs, first, model.joint), settings)
    chosen.sort(key=lambda c: (c[0].left.number, c[0].right.number))
    return [
        Link(
            pair.left.claim,
            pair.right.claim,
            round(p, 3),
            pair.judgement,
            pair.polarities,
            pair.shared(pool),
            model.pair.contributions(described.features(pair)),
        )
        for pair, p in chosen
    ]
