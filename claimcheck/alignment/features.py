"""What speaks for and against a pair of claims being about the same thing, as named numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log, log10
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.alignment.rivals import Rivals
from claimcheck.concepts import lexicon
from claimcheck.values import Date
from claimcheck.values.interval import Relation, relation
from claimcheck.verdicts import Judgement, judge_values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.alignment.candidates import Entry, Pool
    from claimcheck.settings import Settings

__all__ = ["FEATURES", "JOINT_FEATURES", "SEMANTIC_FEATURES", "Pair", "describe", "joint_vector"]

_VERDICTS = ("agreement", "refinement", "compatible", "tension")
_CAUSES = (
    "value", "bound", "scale", "unit", "currency", "percent_points", "digits", "decimal",
    "day_month", "off_by_one_day", "year", "date", "deadline", "polarity",
)  # fmt: skip
_KINDS = ("date", "duration", "share", "money", "person", "count", "plain")

FEATURES: tuple[str, ...] = (
    "near", "sentence", "wide", "best_key", "keys_shared",
    "clash", "opening", "clock_other", "modality_other", "polarity_other",
    "attribution_shared", "attribution_other",
    "period_shared", "period_other", "years_other", "position", "same_language",
    "digits_agreeing", "gap",
    *(f"verdict_{v}" for v in _VERDICTS), *(f"cause_{c}" for c in _CAUSES),
    *(f"kind_{k}" for k in _KINDS),
    "near_agreeing", "near_differing", "sentence_differing", "near_first", "sentence_first",
    "value_rivals", "alike_rival",
)  # fmt: skip

SEMANTIC_FEATURES = (*FEATURES, "semantic", "semantic_first", "semantic_differing")

_PLACE = {name: place for place, name in enumerate(SEMANTIC_FEATURES)}

JOINT_FEATURES = ("log_odds", "third", "second_third", "rival_left", "rival_right", "margin", "parted")

_ALIKE = frozenset({"agreement", "refinement", "compatible"})
_STRONG_KEY = 0.35
_YEARS = re.compile(r"(?:\.\./)?\d{3}[\dX](?:/(?:\.\.|\d{4}))?")


class Pair:
    """Two claims of different sources, how their values relate, and what speaks for their being one fact."""

    __slots__ = ("_context", "judgement", "left", "right", "vector")

    def __init__(self, left: Entry, right: Entry, judgement: Judgement) -> None:
        self.left, self.right, self.judgement = left, right, judgement
        self._context = [_dot(left.near, right.near), _dot(left.sentence, right.sentence)]
        if left.meaning is not None:
            self._context.append(round(float(left.meaning @ right.meaning), 4))
        self.vector: list[float] = []

    @property
    def alike(self) -> bool:
        """Whether the values agree as far as they are stated."""
        return self.judgement.verdict in _ALIKE

    @property
    def keys(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Each claim with the source of the other: what one link at most may hold."""
        return (self.left.number, self.right.source), (self.right.number, self.left.source)

    def shared(self, pool: Pool) -> tuple[str, ...]:
        """Concepts and names near both values, the most telling first, at most six."""
        weights = {
            key: weight * self.right.near[key]
            for key, weight in self.left.near.items()
            if key in self.right.near and not key.startswith("p:")
        }
        ranked = sorted(weights, key=lambda k: (-weights[k], k))
        return tuple(k.removeprefix("w:") for k in ranked[:6] if pool.rarity.get(k, 0.0) > 0)


def describe(pool: Pool, settings: Settings) -> list[Pair]:
    """The comparable pairs of the pool, each with its vector.

    Differing values of exclusive concepts (dead, injured) never make a pair. The numbers of a vector stand
    in the order of :data:`FEATURES`; of :data:`SEMANTIC_FEATURES` with an encoder.
    """
    traits = [_Traits.of(entry) for entry in pool.entries]
    pairs: list[Pair] = []
    for left, right in pool.candidates():
        a, b = left.claim, right.claim
        if a.kind != b.kind or a.kind == "recurrence":
            continue
        if a.value.canonical != b.value.canonical and not _dot(left.wide, right.wide):
            continue
        judgement = judge_values(a.value, b.value, settings.tolerances)
        if judgement is None:
            continue
        pair = Pair(left, right, judgement)
        if pair.alike or not _clash(traits[left.number], traits[right.number]):
            pairs.append(pair)
    rows = _Rows(pairs)
    for pair in pairs:
        pair.vector = _vector(pair, rows, traits[pair.left.number], traits[pair.right.number])
    return pairs


class _Rows:
    """The best context of each claim towards each other source, and how many values there agree with it."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        contexts = zip(*(p._context for p in pairs), strict=True)
        self._best = [Rivals(pairs, numbers) for numbers in contexts]
        self.alike: dict[tuple[int, int], int] = {}
        self.closest: dict[tuple[int, int], float] = {}
        for pair in pairs:
            for key in pair.keys:
                self.alike[key] = self.alike.get(key, 0) + pair.alike
                if pair.alike:
                    self.closest[key] = max(self.closest.get(key, 0.0), 0.1 + pair._context[1])

    def lead(self, pair: Pair, k: int) -> float:
        """How far the pair's context is ahead of its best rival, or behind it."""
        own = pair._context[k]
        return own - max(self._best[k].of(pair, own))

    def alike_rival(self, pair: Pair) -> float:
        """Context of the closest other pair of its two claims whose values agree."""
        return max(self.closest.get(k, 0.0) for k in pair.keys)

    def rivals(self, pair: Pair) -> int:
        """How many other pairs of its two claims agree in value."""
        return sum(self.alike[k] for k in pair.keys) - 2 * pair.alike


class _Traits(NamedTuple):
    """What is looked up once for a claim, for all of its pairs."""

    kind: str
    digits: float
    clock: bool
    strong: frozenset[str]
    exclusive: bool

    @staticmethod
    def of(entry: Entry) -> _Traits:
        strong = _strong(entry)
        canonical = entry.claim.value.canonical or ""
        conflicts = lexicon().conflicts
        return _Traits(
            kind=_kind(entry),
            digits=_digits(canonical),
            clock=entry.claim.kind == "date" and "T" in canonical,
            strong=strong,
            exclusive=any(c in conflicts for c in strong),
        )


def _clash(one: _Traits, other: _Traits) -> bool:
    """Whether the surroundings of both values state concepts that exclude one another."""
    return one.exclusive and other.exclusive and lexicon().clash(one.strong, other.strong) is not None


def _vector(pair: Pair, rows: _Rows, one: _Traits, other: _Traits) -> list[float]:
    left, right, judgement = pair.left, pair.right, pair.judgement
    a, b = left.claim, right.claim
    near, sentence = pair._context[:2]
    alike = float(pair.alike)
    vector = [0.0] * (len(FEATURES) if len(pair._context) == 2 else len(SEMANTIC_FEATURES))

    def put(name: str, value: float) -> None:
        vector[_PLACE[name]] = value

    put(f"kind_{one.kind}", 1.0)
    if judgement.cause:
        put(f"cause_{judgement.cause}", 1.0)
        put("gap", _gap(judgement))
    else:
        put(f"verdict_{judgement.verdict}", 1.0)
    if near:
        products = [w * right.near[k] for k, w in left.near.items() if k in right.near]
        put("near", near)
        put("near_agreeing" if alike else "near_differing", near)
        put("best_key", max(products))
        put("keys_shared", log(1 + len(products)))
    if sentence:
        put("sentence", sentence)
        put("sentence_differing", sentence * (1 - alike))
    if alike:
        put("digits_agreeing", one.digits)
        put("value_rivals", min(rows.rivals(pair), 4) / 4)
    else:
        put("alike_rival", rows.alike_rival(pair))
    put("wide", _dot(left.wide, right.wide))
    put("near_first", rows.lead(pair, 0))
    put("sentence_first", rows.lead(pair, 1))
    put("position", abs(left.evidence.position - right.evidence.position))
    put("same_language", float(a.language == b.language))
    put("opening", float(left.evidence.opening or right.evidence.opening))
    put("clock_other", float(one.clock != other.clock and a.kind == "date"))
    put("modality_other", float(a.modality != b.modality))
    put("polarity_other", float(a.polarity != b.polarity))
    put("clash", float(_clash(one, other)))
    if a.attribution and b.attribution:
        put("attribution_shared" if a.attribution == b.attribution else "attribution_other", 1.0)
    if a.time and b.time:
        put("period_shared", float(a.time == b.time))
        put("period_other", float(_periods_clash(a.time, b.time)))
        put("years_other", float(_years_clash(a.time, b.time)))
    if len(pair._context) > 2:
        meaning = pair._context[2]
        put("semantic", meaning)
        put("semantic_first", rows.lead(pair, 2))
        put("semantic_differing", meaning * (1 - alike))
    return vector


def joint_vector(
    first: float, thirds: Sequence[float], rivals: Sequence[float], parted: float
) -> list[float]:
    """Features of the second regression: see ``choose.joint_vectors``."""
    p = min(max(first, 1e-6), 1 - 1e-6)
    low, high = sorted(rivals)
    return [
        log(p / (1 - p)),
        thirds[0] if thirds else 0.0,
        thirds[1] if len(thirds) > 1 else 0.0,
        low,
        high,
        p - high,
        parted,
    ]


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[k] for k, w in a.items() if k in b)


def _strong(entry: Entry) -> frozenset[str]:
    return entry.evidence.head | {
        k for k, w in entry.evidence.near.items() if w > _STRONG_KEY and k[1:2] != ":"
    }


@lru_cache(maxsize=16384)
def _periods_clash(left: str, right: str) -> bool:
    """Whether two periods, as EDTF, have no day in common."""
    return relation(Date.parse(left).literal, Date.parse(right).literal) is Relation.DISJOINT


def _years_clash(left: str, right: str) -> bool:
    """Whether two figures hold for other years: "in 2023" and "in 2024", "since 2019" and "since 2021"."""
    return left != right and bool(_YEARS.fullmatch(left) and _YEARS.fullmatch(right))


def _digits(canonical: str) -> float:
    """How telling a value is: its significant digits, from 0 to 1."""
    return min(len("".join(c for c in canonical if c.isdigit()).strip("0")), 6) / 6


def _gap(judgement: Judgement) -> float:
    return min(log10(1 + abs(judgement.distance)), 3.0) / 3 if judgement.distance else 0.0


def _kind(entry: Entry) -> str:
    claim = entry.claim
    if claim.kind != "quantity":
        return claim.kind
    unit = getattr(claim.value, "unit", "")
    if unit in ("%", "pp", "bp"):
        return "share"
    if unit[:3].isupper() and unit[:3].isalpha():
        return "money"
    return "person" if unit == "person" else "count" if unit else "plain"
