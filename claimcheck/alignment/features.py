"""What speaks for and against a pair of claims being about the same thing, as named numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log, log10
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.alignment.candidates import dot
from claimcheck.alignment.rivals import Rivals
from claimcheck.concepts import lexicon
from claimcheck.values import Bound, Date, Quantity
from claimcheck.values.interval import Relation, relation
from claimcheck.verdicts import Judgement, judge_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.alignment.candidates import Entry, Pool
    from claimcheck.statements import Polarity
    from claimcheck.values import Value
    from claimcheck.values.tolerances import Tolerances

__all__ = ["FEATURES", "JOINT_FEATURES", "SEMANTIC_FEATURES", "Described", "Pair", "joint_features"]

_VERDICTS = ("agreement", "refinement", "compatible", "tension")
_CAUSES = (
    "value", "bound", "scale", "unit", "currency", "percent_points", "digits", "decimal",
    "day_month", "off_by_one_day", "year", "date", "deadline", "polarity",
)  # fmt: skip
_KINDS = ("date", "duration", "share", "money", "person", "count", "plain")

FEATURES: tuple[str, ...] = (
    "near", "nothing_near", "sentence", "wide", "best_key", "keys_shared",
    "clash", "opening", "clock_other", "role_other", "modality_other", "polarity_other",
    "attribution_shared", "attribution_other", "direction_shared", "direction_other", "direction_one",
    "period_shared", "period_other", "years_other", "position", "lead", "same_language", "documents",
    "noun_other",
    "digits_agreeing", "bound_other", "gap", "gap_bound", "unit_gap",
    "unit_digits", "said_one",
    *(f"verdict_{v}" for v in _VERDICTS), *(f"cause_{c}" for c in _CAUSES),
    *(f"kind_{k}" for k in _KINDS), *(f"differing_{k}" for k in _KINDS),
    "near_agreeing", "near_differing", "sentence_differing", "near_first", "sentence_first",
    "value_rivals", "alike_rival",
)  # fmt: skip

SEMANTIC_FEATURES = (*FEATURES, "semantic", "semantic_first", "semantic_differing")

JOINT_FEATURES = ("log_odds", "third", "second_third", "rival_left", "rival_right", "margin", "parted")

_ALIKE = frozenset({"agreement", "refinement", "compatible"})
_STRONG_KEY = 0.35
_GAPS = {"value": "gap", "digits": "gap", "bound": "gap_bound"}
"""Causes where two numbers are the less likely to be of one thing the further they are apart, unless the
words around them are the same."""
_MOST_POWERS = 6
"""Powers of ten from which on two units are too far apart to be taken for one another: years, hours."""
_PLAIN = frozenset({"value", "date", "year"})
"""Causes that say nothing by themselves: two sentences with no word in common need a likelier slip."""
_OPEN = "/.."
_SAME_EVENT = 0.15
"""Likeness of two sources from which on they may be taken to report on one event."""
_YEARS = re.compile(r"(?:\.\./)?\d{3}[\dX](?:/(?:\.\.|\d{4}))?")


class Pair:
    """Two claims of different sources, how their values relate, and how alike their surroundings are.

    Attributes:
        left: One claim.
        right: The other.
        judgement: How their values relate.
        contexts: Likeness of the words near the values, of the sentences, and by an encoder's opinion.
        wide: Likeness of the sentences with their neighbours.
        keys: Each claim with the source of the other: what one link at most may hold.
        polarities: How each side states what both speak of; ``denied`` where it denies what the other states.
    """

    __slots__ = ("alike", "contexts", "judgement", "keys", "left", "polarities", "right", "wide")

    def __init__(self, left: Entry, right: Entry, judgement: Judgement, sentence: float, wide: float) -> None:
        self.left, self.right, self.judgement, self.wide = left, right, judgement, wide
        self.alike = judgement.verdict in _ALIKE
        self.keys = (left.number, right.source), (right.number, left.source)
        self.polarities = _polarities(left, right)
        near = dot(left.near, right.near) if sentence else 0.0
        self.contexts: tuple[float, ...] = (near, sentence)
        if left.meaning is not None:
            self.contexts = (near, sentence, round(float(left.meaning @ right.meaning), 4))

    def shared(self, pool: Pool) -> tuple[str, ...]:
        """Concepts and names near both values, the most telling first, at most six."""
        weights = {
            key: weight * self.right.near[key]
            for key, weight in self.left.near.items()
            if key in self.right.near and not key.startswith("p:")
        }
        ranked = sorted(weights, key=lambda k: (-weights[k], k))
        return tuple(k.removeprefix("w:") for k in ranked[:6] if pool.rarity.get(k, 0.0) > 0)


class Described:
    """The comparable pairs of a pool, and what speaks for and against each.

    Differing values of exclusive concepts (dead, injured) never make a pair.

    Args:
        pool: The claims of all sources.
        tolerances: The room that readers give.
    """

    def __init__(self, pool: Pool, tolerances: Tolerances) -> None:
        self._pool = pool
        self._traits = [_Traits.of(entry) for entry in pool.entries]
        self._starts = _starts(pool.entries)
        self.pairs = list(self._compared(pool, tolerances))
        contexts = zip(*(p.contexts for p in self.pairs), strict=True)
        self._best = [Rivals(self.pairs, numbers) for numbers in contexts]
        self._alike: dict[tuple[int, int], int] = {}
        self._closest: dict[tuple[int, int], float] = {}
        for pair in self.pairs:
            if pair.alike:
                for key in pair.keys:
                    self._alike[key] = self._alike.get(key, 0) + 1
                    self._closest[key] = max(self._closest.get(key, 0.0), 0.1 + pair.contexts[1])

    def _compared(self, pool: Pool, tolerances: Tolerances) -> Iterator[Pair]:
        values: dict[Value, int] = {}
        numbers = [values.setdefault(e.claim.value, len(values)) for e in pool.entries]
        judged: dict[tuple[int, int], Judgement | None] = {}
        of_sentences: dict[int, tuple[float, float]] = {}
        reading = None
        for left, right in pool.candidates():
            a, b = left.claim, right.claim
            if a.kind != b.kind or a.kind == "recurrence":
                continue
            if left.sentence is not reading:
                reading = left.sentence
                of_sentences.clear()
            alike = of_sentences.get(id(right.sentence))
            if alike is None:
                alike = dot(left.sentence, right.sentence), dot(left.wide, right.wide)
                of_sentences[id(right.sentence)] = alike
            sentence, wide = alike
            key = numbers[left.number], numbers[right.number]
            if key not in judged:
                judged[key] = judge_values(a.value, b.value, tolerances)
            judgement = judged[key]
            if judgement is None or (not sentence and judgement.cause in _PLAIN):
                continue
            if not wide and judgement.verdict == "tension":
                continue
            if judgement.verdict in _ALIKE or not self._apart(left, right):
                yield Pair(left, right, judgement, sentence, wide)

    def _apart(self, left: Entry, right: Entry) -> bool:
        """Whether differing values of the two cannot be one fact, whatever else they share."""
        if left.number in self._starts and right.number in self._starts:
            return True
        return _begun_apart(left.claim.time, right.claim.time) or self._clash(left, right)

    def _clash(self, left: Entry, right: Entry) -> bool:
        """Whether the surroundings of both values state concepts that exclude one another."""
        one, other = self._traits[left.number], self._traits[right.number]
        return one.exclusive and other.exclusive and lexicon().clash(one.strong, other.strong) is not None

    def _lead(self, pair: Pair, k: int) -> float:
        """How far the pair's context is ahead of its best rival, or behind it."""
        own = pair.contexts[k]
        return own - max(self._best[k].of(pair, own))

    def features(self, pair: Pair) -> dict[str, float]:
        """What speaks for and against the pair, by the names of :data:`FEATURES`; what is 0 may be left out.

        Those of :data:`SEMANTIC_FEATURES` with an encoder.
        """
        left, right, judgement = pair.left, pair.right, pair.judgement
        one, other = self._traits[left.number], self._traits[right.number]
        a, b = left.claim, right.claim
        near, sentence = pair.contexts[:2]
        found = {
            "wide": pair.wide,
            "near_first": self._lead(pair, 0),
            "sentence_first": self._lead(pair, 1),
            "position": abs(left.evidence.position - right.evidence.position),
            "lead": (1 - left.evidence.position) * (1 - right.evidence.position),
            f"kind_{one.kind}": 1.0,
            "documents": min(self._pool.likeness(left, right) / _SAME_EVENT, 1.0),
        }
        if judgement.cause:
            found[f"cause_{judgement.cause}"] = 1.0
            if judgement.cause in _GAPS:
                found[_GAPS[judgement.cause]] = min(abs(judgement.distance), 1.0) * (1 - pair.wide)
            elif judgement.cause == "unit":
                found["unit_digits"] = min(one.digits, other.digits)
                found["unit_gap"] = _powers(judgement.distance)
        else:
            found[f"verdict_{judgement.verdict}"] = 1.0
        if not near:
            found["nothing_near"] = 1.0
        else:
            products = [w * right.near[k] for k, w in left.near.items() if k in right.near]
            found["near"] = found["near_agreeing" if pair.alike else "near_differing"] = near
            found["best_key"] = max(products)
            found["keys_shared"] = log(1 + len(products))
        if sentence:
            found["sentence"] = sentence
            if not pair.alike:
                found["sentence_differing"] = sentence
        if pair.alike:
            found["digits_agreeing"] = one.digits
            rivals = sum(self._alike[k] for k in pair.keys) - 2
            found["value_rivals"] = min(rivals, 4) / 4
            if self._clash(left, right):
                found["clash"] = 1.0
        else:
            found[f"differing_{one.kind}"] = 1.0
            found["alike_rival"] = max(self._closest.get(k, 0.0) for k in pair.keys)
        if one.bound != other.bound:
            found["bound_other"] = 1.0
        if a.direction != b.direction:
            found["direction_one" if "none" in (a.direction, b.direction) else "direction_other"] = 1.0
        elif a.direction != "none":
            found["direction_shared"] = 1.0
        if one.noun != other.noun and one.noun and other.noun:
            found["noun_other"] = 1.0
        if a.language == b.language:
            found["same_language"] = 1.0
        if left.evidence.opening or right.evidence.opening:
            found["opening"] = 1.0
        if one.clock != other.clock:
            found["clock_other"] = 1.0
        if one.kind == "date" and left.evidence.said != right.evidence.said:
            found["said_one"] = 1.0
        if one.role != other.role:
            found["role_other"] = 1.0
        if a.modality != b.modality:
            found["modality_other"] = 1.0
        if pair.polarities[0] != pair.polarities[1]:
            found["polarity_other"] = 1.0
        if a.attribution and b.attribution:
            found["attribution_shared" if a.attribution == b.attribution else "attribution_other"] = 1.0
        if a.time and b.time:
            found["period_shared"] = float(a.time == b.time)
            found["period_other"] = float(_periods_clash(a.time, b.time))
            found["years_other"] = float(_years_clash(a.time, b.time))
        if len(pair.contexts) > 2:
            meaning = pair.contexts[2]
            found["semantic"] = meaning
            found["semantic_first"] = self._lead(pair, 2)
            found["semantic_differing"] = meaning * (1 - pair.alike)
        return found


class _Traits(NamedTuple):
    """What is looked up once for a claim, for all of its pairs."""

    kind: str
    bound: Bound
    digits: float
    clock: bool
    strong: frozenset[str]
    exclusive: bool
    noun: str
    role: str

    @staticmethod
    def of(entry: Entry) -> _Traits:
        strong = _strong(entry)
        canonical = entry.claim.value.canonical or ""
        conflicts = lexicon().conflicts
        return _Traits(
            kind=_kind(entry),
            bound=getattr(entry.claim.value, "bound", Bound.EXACT),
            digits=_digits(canonical),
            clock=entry.claim.kind == "date" and "T" in canonical,
            strong=strong,
            exclusive=any(c in conflicts for c in strong),
            noun=_noun(entry.claim.value),
            role=_role(canonical) if entry.claim.kind == "date" else "",
        )


def joint_features(
    first: float, thirds: tuple[float, float], rivals: tuple[float, float], parted: float
) -> dict[str, float]:
    """Features of the second regression: see ``choose.joint_pass``."""
    p = min(max(first, 1e-6), 1 - 1e-6)
    low, high = sorted(rivals)
    return {
        "log_odds": log(p / (1 - p)),
        "third": thirds[0],
        "second_third": thirds[1],
        "rival_left": low,
        "rival_right": high,
        "margin": p - high,
        "parted": parted,
    }


def _powers(distance: float) -> float:
    """How many powers of ten a relative gap stands for, from 0 to 1."""
    return min(-log10(max(1 - abs(distance), 10.0**-_MOST_POWERS)), _MOST_POWERS) / _MOST_POWERS


def _polarities(left: Entry, right: Entry) -> tuple[Polarity, Polarity]:
    """The polarities of two claims as far as they oppose them.

    A clause may be negated and mean what the other affirms in other words: it is opposed to the other only
    where that one states what it denies.
    """
    own = left.claim.polarity, right.claim.polarity
    if own == ("affirmed", "affirmed"):
        return own
    if own == ("denied", "denied"):
        negated = left.evidence.denied is not None and right.evidence.denied is not None
        return ("affirmed", "affirmed") if negated else own
    denying, other = (left, right) if own[0] == "denied" else (right, left)
    what = denying.evidence.denied
    return own if what is None or not what.isdisjoint(other.evidence.sentence) else ("affirmed", "affirmed")


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


def _starts(entries: Sequence[Entry]) -> frozenset[int]:
    """The starts that only say from when on another figure of their sentence is counted: "since 2019"."""
    counted = {(e.source, e.claim.sentence, e.claim.time) for e in entries if e.claim.kind != "date"}
    return frozenset(
        e.number
        for e in entries
        if (e.claim.value.canonical or "").endswith(_OPEN)
        and (e.source, e.claim.sentence, e.claim.value.canonical) in counted
    )


def _begun_apart(left: str, right: str) -> bool:
    """Whether two figures are counted from different days on: "since 2019", "since 2021"."""
    return left != right and left.endswith(_OPEN) and right.endswith(_OPEN)


def _digits(canonical: str) -> float:
    """How telling a value is: its significant digits, from 0 to 1."""
    return min(len("".join(c for c in canonical if c.isdigit()).strip("0")), 6) / 6


def _role(canonical: str) -> str:
    """Whether a date is a deadline, a start or neither."""
    return "deadline" if canonical.startswith("../") else "start" if canonical.endswith(_OPEN) else "point"


def _noun(value: Value) -> str:
    """What a value counts, empty for what is no count."""
    return value.unit if isinstance(value, Quantity) and value.measured_in.family == "noun" else ""


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
