"""Comparisons of values and judgements of claims a second, on one core.

    python -m benchmarks.comparisons [SECONDS]

Runs over the hand-made pairs of ``tests/verdict_pairs.tsv``: ``judge`` on values that were compared before,
then reading both values from their canonical text and judging them, which is what a new claim costs.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.values import parse
from claimcheck.verdicts import Stance, judge

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = Path(__file__).parents[1] / "tests" / "verdict_pairs.tsv"


def stance(text: str) -> Stance:
    """The stance that a cell of the table writes: a canonical value and its context."""
    value, *context = text.split(" ; ")
    return Stance(parse(value), **dict(part.split("=") for part in context))


def a_second(work: Callable[[], object], count: int, seconds: float) -> float:
    """How many of ``count`` things that ``work`` does are done a second."""
    rounds, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        rounds += 1
    return rounds * count / (time.perf_counter() - start)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    rows = list(csv.DictReader(PAIRS.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [(stance(row["left"]), stance(row["right"])) for row in rows]
    known = a_second(lambda: [judge(a, b) for a, b in pairs], len(pairs), seconds)
    new = a_second(lambda: [judge(stance(r["left"]), stance(r["right"])) for r in rows], len(rows), seconds)
    print(f"judge, values known   {known:12,.0f} a second")
    print(f"parse both and judge  {new:12,.0f} a second")


if __name__ == "__main__":
    main()
