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
    from collections.abc import Sequence

__all__ = ["Logistic", "Weights", "weights"]


class Logistic(msgspec.Struct, frozen=True):
    """A logistic regression: the weight of each feature, by name.

    Example:
        >>> Logistic(features=("near",), coefficients=(2.0,), intercept=-1.0).probability([0.5])
        0.5
    """

    features: tuple[str, ...]
    coefficients: tuple[float, ...]
    intercept: float

    def log_odds(self, vector: Sequence[float]) -> float:
        """Weighted sum of ``vector``, whose numbers stand in the order of ``features``."""
        return self.intercept + sum(c * x for c, x in zip(self.coefficients, vector, strict=True) if x)

    def probability(self, vector: Sequence[float]) -> float:
        """Probability from 0 to 1."""
        return _sigmoid(self.log_odds(vector))

    def contributions(self, vector: Sequence[float]) -> dict[str, float]:
        """What each feature adds to the log-odds, the strongest first."""
        parts = {f: c * x for f, c, x in zip(self.features, self.coefficients, vector, strict=True) if c * x}
        return dict(sorted(parts.items(), key=lambda p: (-abs(p[1]), p[0])))


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
