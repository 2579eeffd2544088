"""Timing side by side: several works on the same texts, in turns, with the spread of their ratios."""

from __future__ import annotations

import gc
import math
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = ["Bar", "Spread", "fitted_exponent", "row", "seconds", "spread", "table", "take_turns"]


class Spread(NamedTuple):
    """Median, smallest and largest of several measurements."""

    median: float
    low: float
    high: float

    def text(self, digits: int = 1, unit: str = "") -> str:
        """``12.3 (11.9–13.0)``."""
        return f"{self.median:,.{digits}f}{unit} ({self.low:,.{digits}f}–{self.high:,.{digits}f})"


class Bar(NamedTuple):
    """What is asked for, what was measured, and whether it is enough."""

    name: str
    asked: str
    measured: str
    holds: bool


def spread(values: Iterable[float]) -> Spread:
    """The spread of measurements."""
    ordered = sorted(values)
    return Spread(statistics.median(ordered), ordered[0], ordered[-1])


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds of one run, with the garbage collector out of the way."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def take_turns(works: Mapping[str, Callable[[], object]], repeats: int) -> dict[str, list[float]]:
    """Seconds of each work in each of ``repeats`` rounds, after one round to warm up.

    The works take turns, so that a slow moment of the machine meets all of them.
    """
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(repeats):
        for name, work in works.items():
            times[name].append(seconds(work))
    return times


def fitted_exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The exponent of the power law through the measurements: 1 for linear growth."""
    xs, ys = [math.log(s) for s in sizes], [math.log(t) for t in times]
    return statistics.linear_regression(xs, ys).slope


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(c) for c in cells) + " |"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; all columns but the first are flush right."""
    return "\n".join([row(*head), row("---", *("---:" for _ in head[1:])), *(row(*r) for r in rows)])
