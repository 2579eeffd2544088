"""The two best of each claim's pairs with one other source: what a pair has to be better than."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.alignment.features import Pair

__all__ = ["Rivals"]

_NONE = (0.0, 0.0)


class Rivals:
    """What the other pairs of a pair's two claims reach, by one number a pair.

    Args:
        pairs: All pairs.
        numbers: A number for each, at least 0 to count.
    """

    def __init__(self, pairs: Sequence[Pair], numbers: Iterable[float]) -> None:
        best: dict[tuple[int, int], tuple[float, float]] = {}
        for pair, number in zip(pairs, numbers, strict=True):
            for key in pair.keys:
                top, second = best.get(key, _NONE)
                if number > top:
                    best[key] = (number, top)
                elif number > second or key not in best:
                    best[key] = (top, max(number, second))
        self._best = best

    def of(self, pair: Pair, number: float) -> tuple[float, float]:
        """The best other pair of the left claim and of the right one, where ``number`` is the pair's own."""
        left, right = pair.keys
        best, second = self._best[left]
        best_right, second_right = self._best[right]
        return (second if number >= best else best, second_right if number >= best_right else best_right)
