"""The fitted model of a link: two logistic regressions, whose weights are data beside this file.

The first judges a pair by itself, the second adds what the other sources of the check say about it.
``benchmarks/fit_alignment.py`` fits both and writes ``weights.json``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Logistic", "Weights", "weights"]


class Logistic(msgspec.Struct, frozen=True):
    """A logistic regression: the weight of each feature, by name.

    Example:
        >>> Logistic(coefficients={"near": 2.0, "far": 1.0}, intercept=-1.0).probability({"near": 0.5})
        0.5
    """

    coefficients: dict[str, float]
    intercept: float

    def log_odds(self, features: Mapping[str, float]) -> float:
        """Weighted sum of the features."""
        total = self.intercept
        for name, x in features.items():
            total += self.coefficients[name] * x
        return total

    def probability(self, features: Mapping[str, float]) -> float:
        """Probability from 0 to 1."""
        return _sigmoid(self.log_odds(features))

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log-odds, the strongest first."""
        parts = {f: self.coefficients[f] * x for f, x in features.items()}
        return dict(sorted(((f, c) for f, c in parts.items() if c), key=lambda p: (-abs(p[1]), p[0])))


class Weights(msgspec.Struct, frozen=True):
    """Both regressions.

    Attributes:
        pair: Judges a pair by its own features.
        joint: Judges it by the log-odds of ``pair`` and its place among the pairs of all sources.
    """

    pair: Logistic
    joint: Logistic


def _sigmoid(x: float) -> float:
    if x >= 0:
        return 1.0 / (1.0 + exp(-min(x, 500.0)))
    e = exp(max(x, -500.0))
    return e / (1.0 + e)


@cache
def weights(*, semantic: bool = False) -> Weights:
    """The fitted weights of the package, read once.

    Args:
        semantic: Those fitted with the encoder of the extra ``semantic``.
    """
    name = "weights_semantic.json" if semantic else "weights.json"
    data = files(__package__).joinpath(name).read_bytes()
    return msgspec.json.decode(data, type=Weights)
