"""The two best of each claim's pairs with one other source: what a pair has to be better than."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.alignment.features import Pair

__all__ = ["Rivals"]


class Rivals:
    """What the other pairs of a pair's two claims reach, by one number a pair.

    Args:
        pairs: All pairs.
        numbers: A number for each, at least 0 to count.
    """

    def __init__(self, pairs: Sequence[Pair], numbers: Iterable[float]) -> None:
        self._best: dict[tuple[int, int], tuple[float, float]] = {}
        for pair, number in zip(pairs, numbers, strict=True):
            for key in pair.keys:
                top, second = self._best.get(key, (0.0, 0.0))
                self._best[key] = (number, top) if number > top else (top, max(second, number))

    def of(self, pair: Pair, number: float) -> tuple[float, float]:
        """The best other pair of the left claim and of the right one, where ``number`` is the pair's own."""
        left, right = (self._best[key] for key in pair.keys)
        return (
            left[1] if number >= left[0] else left[0],
            right[1] if number >= right[0] else right[0],
        )
