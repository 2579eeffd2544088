"""Count false contradictions between articles that have nothing to do with each other.

    python -m benchmarks.unrelated [PAIRS]

Pairs of sources of different dossiers are drawn at random, with a fixed seed, and checked together.
"""

from __future__ import annotations

import random
import sys

from claimcheck import Checker, Source
from fixtures import MarkedSource, load_dossiers


def contradictions(checker: Checker, left: MarkedSource, right: MarkedSource) -> int:
    """How many contradictions a check of two sources finds."""
    sources = (
        Source(id=name, text=s.text, published=s.published) for name, s in (("left", left), ("right", right))
    )
    return len(checker.check(*sources).contradictions)


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    draw, checker, dossiers = random.Random(1), Checker(), load_dossiers()
    found = 0
    for _ in range(pairs):
        a, b = draw.sample(dossiers, 2)
        found += contradictions(checker, draw.choice(a.sources), draw.choice(b.sources))
    share = pairs / max(found, 1)
    print(f"{found} contradictions in {pairs} pairs of unrelated articles: one in {share:.0f}")


if __name__ == "__main__":
    main()
