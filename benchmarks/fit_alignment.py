"""Fit the weights of the links on the annotated dossiers, and say how they do on dossiers left out.

    python -m benchmarks.fit_alignment [--write] [--curve] [--groups] [--semantic]

Every figure but "fitted in" comes from models that never saw the dossier they are measured on. ``--write``
fits on all dossiers and writes ``claimcheck/alignment/weights.json``; ``--curve`` adds the learning curve,
``--groups`` what is lost without each group of features.
"""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.dossiers import Tally, Verdict, facts_of, mark_facts, tally
from claimcheck import Checker, Source
from claimcheck.alignment import packaged_encoder
from claimcheck.alignment.candidates import Pool
from claimcheck.alignment.choose import choose, joint_pass, rate
from claimcheck.alignment.features import FEATURES, JOINT_FEATURES, SEMANTIC_FEATURES, Described, Pair
from claimcheck.alignment.model import Logistic, Weights
from claimcheck.checker import stances
from claimcheck.verdicts import judge
from fixtures import Dossier, load_dossiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.settings import Settings

_FOLDS = 10
GROUPS = {
    "values": frozenset(
        f
        for f in FEATURES
        if f.startswith(("verdict_", "cause_", "digits", "bound_", "gap", "value_", "alike_"))
    ),
    "words": frozenset(
        f
        for f in FEATURES
        if f.startswith(("near", "nothing_", "sentence", "wide", "best_key", "keys_", "clash"))
    ),
    "statement": frozenset(
        {"modality_other", "polarity_other", "attribution_shared", "attribution_other", "period_shared"}
        | {"period_other", "years_other", "opening", "clock_other", "position", "lead", "same_language"}
        | {"direction_shared", "direction_other", "direction_one"}
    ),
    "kinds": frozenset(f for f in FEATURES if f.startswith(("kind_", "differing_"))),
}
_STRENGTH = 0.3
_UNRELATED = 4
"""Sources of how many other dossiers stand beside each in the fit."""


class Sample(NamedTuple):
    """A dossier's candidate pairs with their features, and whether the annotators link them.

    ``unrelated`` holds samples of one of its sources beside one of another dossier, by that dossier's name;
    nothing is linked there.
    """

    dossier: Dossier
    pairs: list[Pair]
    features: list[dict[str, float]]
    labels: np.ndarray[Any, Any]
    unrelated: dict[str, Sample]


def sample(dossier: Dossier, checker: Checker) -> Sample:
    """The candidate pairs of one dossier."""
    readings = [
        checker.read(Source(id=s.id, text=s.text, published=s.published, publisher=s.publisher))
        for s in dossier.sources
    ]
    pool = Pool(readings, checker.encoder)
    described = Described(pool, checker.settings.tolerances)
    pairs = described.pairs
    facts = mark_facts(dossier)
    linked = {(p["fact"], frozenset((p["a"], p["b"]))) for p in dossier.pairs}
    labels = []
    for pair in pairs:
        a, b = pair.left.claim, pair.right.claim
        shared = facts_of(facts, a) & facts_of(facts, b)
        labels.append(any((f, frozenset((a.source, b.source))) in linked for f in shared))
    features = [described.features(p) for p in pairs]
    return Sample(dossier, pairs, features, np.array(labels, dtype=float), {})


def samples_of(dossiers: Sequence[Dossier], checker: Checker) -> list[Sample]:
    """One sample for each dossier, with pairs of its sources and those of the next dossiers beside it."""
    samples = [sample(d, checker) for d in dossiers]
    for n, s in enumerate(samples):
        for step in range(1, _UNRELATED + 1):
            other = dossiers[(n + step) % len(dossiers)]
            one = s.dossier.sources[step % len(s.dossier.sources)]._replace(id="one")
            two = other.sources[n % len(other.sources)]._replace(id="two")
            s.unrelated[other.name] = sample(Dossier("", (one, two), (), (), {}), checker)
    return samples


def fit(vectors: np.ndarray[Any, Any], labels: np.ndarray[Any, Any], names: Sequence[str]) -> Logistic:
    """A logistic regression on standardised features, its weights given back in the features' own scale."""
    mean, scale = vectors.mean(0), vectors.std(0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit((vectors - mean) / scale, labels)
    coefficients = model.coef_[0] / scale
    intercept = float(model.intercept_[0] - (coefficients * mean).sum())
    weights = {name: round(float(c), 4) for name, c in zip(names, coefficients, strict=True)}
    return Logistic(weights, round(intercept, 4))


def matrix(features: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray[Any, Any]:
    """One row for each pair, one column for each name."""
    return np.array([[f.get(name, 0.0) for name in names] for f in features])


def fit_both(samples: Sequence[Sample]) -> Weights:
    """Both regressions; the second learns from first-pass scores of dossiers that the first did not see."""
    known = {s.dossier.name for s in samples}
    samples = [*samples, *(u for s in samples for name, u in s.unrelated.items() if name in known)]
    features = [f for s in samples for f in s.features]
    names = SEMANTIC_FEATURES if any("semantic" in f for f in features) else FEATURES
    vectors = matrix(features, names)
    labels = np.concatenate([s.labels for s in samples])
    groups = np.repeat(np.arange(len(samples)), [len(s.pairs) for s in samples])
    unseen = np.zeros(len(labels))
    for train, test in GroupKFold(min(5, len(samples))).split(vectors, labels, groups):
        model = fit(vectors[train], labels[train], names)
        unseen[test] = [model.probability(features[n]) for n in test]
    joint: list[dict[str, float]] = []
    hoped: list[bool] = []
    start = 0
    for s in samples:
        for found in joint_pass(s.pairs, unseen[start : start + len(s.pairs)].tolist()):
            hoped.append(found is not None)
            joint += [found] if found else []
        start += len(s.pairs)
    second = fit(matrix(joint, JOINT_FEATURES), labels[np.array(hoped)], JOINT_FEATURES)
    return Weights(fit(vectors, labels, names), second)


def rated(sample: Sample, model: Weights) -> list[float]:
    """Probability of each pair of a dossier."""
    return rate(sample.pairs, [model.pair.probability(f) for f in sample.features], model.joint)


def left_out(samples: Sequence[Sample], folds: int = _FOLDS, *, joint: bool = True) -> list[list[float]]:
    """Probability of each pair of each dossier, from models fitted without that dossier."""
    out: list[list[float]] = [[] for _ in samples]
    index = np.arange(len(samples))
    for train, test in GroupKFold(min(folds, len(samples))).split(index, groups=index):
        model = fit_both([samples[i] for i in train])
        for i in test:
            if joint:
                out[i] = rated(samples[i], model)
            else:
                out[i] = [model.pair.probability(f) for f in samples[i].features]
    return out


def evaluate(samples: Sequence[Sample], scores: Sequence[Sequence[float]], settings: Settings) -> Tally:
    """What the links chosen from ``scores`` are worth."""
    total = Tally()
    for s, score in zip(samples, scores, strict=True):
        chosen = choose(s.pairs, score, settings)
        total += tally(s.dossier, [verdict(p, settings) for p, _ in chosen])
    return total


def verdict(pair: Pair, settings: Settings) -> Verdict:
    """The verdict that a check gives on two linked claims."""
    left, right = pair.left.claim, pair.right.claim
    judgement = judge(*stances(left, right, pair.polarities), settings.tolerances)
    return Verdict(left, right, judgement.verdict if judgement else "", judgement.cause if judgement else "")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--groups", action="store_true")
    parser.add_argument("--semantic", action="store_true", help="fit with the encoder of the extra")
    args = parser.parse_args()
    checker = Checker(encoder=packaged_encoder() if args.semantic else None)
    samples = samples_of(load_dossiers(), checker)
    pairs, links = sum(len(s.pairs) for s in samples), int(sum(s.labels.sum() for s in samples))
    print(f"{len(samples)} dossiers, {pairs} candidate pairs, {links} links among them")
    scores = left_out(samples)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        settings = msgspec.structs.replace(checker.settings, contradiction_threshold=threshold)
        print(f"contradiction threshold {threshold:.1f}  {evaluate(samples, scores, settings)}")
    print(f"left out   {evaluate(samples, scores, checker.settings)}")
    model = fit_both(samples)
    print(f"fitted in  {evaluate(samples, [rated(s, model) for s in samples], checker.settings)}")
    if args.curve:
        for size in (5, 10, 20, len(samples)):
            print(f"{size:3d} dossiers  {evaluate(samples, curve(samples, size), checker.settings)}")
    if args.groups:
        for name, group in GROUPS.items():
            print(f"without {name:12s} {evaluate(samples, without(samples, group), checker.settings)}")
        first = left_out(samples, joint=False)
        print(f"without joint pass   {evaluate(samples, first, checker.settings)}")
    if args.write:
        path = Path(str(files("claimcheck.alignment"))) / (
            "weights_semantic.json" if args.semantic else "weights.json"
        )
        path.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
        print(f"written {path.name}")


def without(samples: Sequence[Sample], group: frozenset[str]) -> list[list[float]]:
    """Left-out scores with some features held at nothing."""
    return left_out(
        [
            s._replace(features=[{n: x for n, x in f.items() if n not in group} for f in s.features])
            for s in samples
        ]
    )


def curve(samples: Sequence[Sample], size: int) -> list[list[float]]:
    """Left-out scores of every dossier, each from ``size`` others at most."""
    out = []
    for i, s in enumerate(samples):
        others = [samples[(i + 1 + k) % len(samples)] for k in range(len(samples) - 1)][:size]
        out.append(rated(s, fit_both(others)))
    return out


if __name__ == "__main__":
    main()
