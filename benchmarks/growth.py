"""How time and memory grow with the text and with the sources: ``python -m benchmarks.growth [SOURCES]``.

With a number it measures only the check of that many sources (2000, say), each of its own figures.
"""

from __future__ import annotations

import random
import re
import sys
import tracemalloc
from itertools import zip_longest
from typing import TYPE_CHECKING

from benchmarks.measure import Bar, fitted_exponent, seconds, table
from claimcheck import Checker, Source, detect_language
from claimcheck.alignment import align
from claimcheck.alignment.candidates import Pool
from fixtures import load_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHECKER = Checker()
_DOUBLINGS = (1, 2, 4, 8, 16, 32, 64)
_TEXT_SIZE = 4_000
_RUNS = 3
_LEEWAY = 0.15
"""How far a fitted exponent may be above 1: caches and the collector are not linear."""


def by_topic() -> list[Source]:
    """The sources of all dossiers, the first of each, then the second of each, and so on."""
    rounds = zip_longest(
        *(
            [Source(id=f"{d.name}/{s.id}", text=s.text, published=s.published) for s in d.sources]
            for d in load_dossiers()
        )
    )
    return [source for one in rounds for source in one if source is not None]


def shifted(sources: Sequence[Source], count: int, seed: int = 1) -> list[Source]:
    """``count`` sources: the given ones again and again, each time with other figures and paragraphs."""
    rng = random.Random(seed)

    def other(match: re.Match[str]) -> str:
        digits = match.group()
        return digits if len(digits) == 4 else str(rng.randint(1, 9)) + digits[1:]

    out = []
    for n in range(count):
        source = sources[n % len(sources)]
        if n >= len(sources):
            paragraphs = source.text.split("\n")
            rng.shuffle(paragraphs)
            source = Source(
                id=f"{n}/{source.id}",
                text=re.sub(r"\d+", other, "\n".join(paragraphs)),
                published=source.published,
            )
        out.append(source)
    return out


def candidate_pairs(sources: Sequence[Source]) -> int:
    """Pairs of claims that are looked at, after blocking."""
    pool = Pool([CHECKER.read(s) for s in sources])
    return sum(1 for _ in pool.candidates())


def peak_memory(work: Callable[[], object]) -> float:
    """Megabytes of Python objects at the worst moment of ``work``."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def best(work: Callable[[], object]) -> float:
    return min(seconds(work) for _ in range(_RUNS))


def of_text() -> tuple[str, Bar, Bar]:
    """Reading of one text, twice, four times … as long; what was read before comes with other figures."""
    english = [s for s in by_topic() if detect_language(s.text).language == "en"]
    lines = [line for s in shifted(english, 8 * len(english)) for line in s.text.split("\n") if line]
    whole = "\n".join(lines)
    sources = [Source(id="a", text=whole[: _TEXT_SIZE * k]) for k in _DOUBLINGS]
    CHECKER.read(sources[0])
    times = [best(lambda s=s: CHECKER.read(s)) for s in sources]  # type: ignore[misc]
    memory = [peak_memory(lambda s=s: CHECKER.read(s)) for s in sources]  # type: ignore[misc]
    sizes = [len(s.text) for s in sources]
    shown = table(
        ["characters", "ms", "characters/ms", "peak MB"],
        [
            (f"{n:,}", f"{1e3 * t:.1f}", f"{n / t / 1e3:.0f}", f"{m:.1f}")
            for n, t, m in zip(sizes, times, memory, strict=True)
        ],
    )
    return shown, _grows("time of reading", sizes, times), _grows("memory of reading", sizes, memory)


def of_sources() -> tuple[str, Bar, Bar]:
    """``check`` over two, four, eight … sources."""
    everything = by_topic()
    groups = [everything[:k] for k in _DOUBLINGS[1:]]
    CHECKER.check(*groups[0])
    pairs = [candidate_pairs(g) for g in groups]
    times = [best(lambda g=g: CHECKER.check(*g)) for g in groups]  # type: ignore[misc]
    memory = [peak_memory(lambda g=g: CHECKER.check(*g)) for g in groups]  # type: ignore[misc]
    read = [[CHECKER.read(s) for s in g] for g in groups]
    linking = [best(lambda r=r: align(r, CHECKER.settings)) for r in read]  # type: ignore[misc]
    shown = table(
        ["sources", "characters", "candidate pairs", "ms", "of which linking", "µs a pair", "peak MB"],
        [
            (
                len(g),
                f"{sum(len(s.text) for s in g):,}",
                f"{p:,}",
                f"{1e3 * t:.0f}",
                f"{1e3 * k:.0f}",
                f"{1e6 * k / p:.0f}",
                f"{m:.1f}",
            )
            for g, p, t, k, m in zip(groups, pairs, times, linking, memory, strict=True)
        ],
    )
    return (
        shown,
        _grows("time of linking, against candidate pairs", pairs, linking),
        _grows("memory of check, against candidate pairs", pairs, memory),
    )


def _grows(name: str, sizes: Sequence[float], amounts: Sequence[float]) -> Bar:
    exponent = fitted_exponent(sizes, amounts)
    return Bar(f"growth: {name}", "no more than linear", f"exponent {exponent:.2f}", exponent <= 1 + _LEEWAY)


def measure() -> tuple[str, list[Bar]]:
    """The tables as Markdown, and the bars."""
    text, text_time, text_memory = of_text()
    sources, sources_time, sources_memory = of_sources()
    shown = f"Reading of one text:\n\n{text}\n\n`check` of sources on different topics:\n\n{sources}"
    return shown, [text_time, text_memory, sources_time, sources_memory]


def many(count: int) -> str:
    """One check of very many sources."""
    import resource

    sources = shifted(by_topic(), count)
    reading = seconds(lambda: [CHECKER.read(s) for s in sources])
    pairs = candidate_pairs(sources)
    whole = seconds(lambda: CHECKER.check(*sources))
    size = sum(len(s.text) for s in sources)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return (
        f"{count:,} sources, {size:,} characters, {pairs:,} candidate pairs: reading {reading:.1f} s, "
        f"check {whole:.1f} s, {memory:,.0f} MB resident at most"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(many(int(sys.argv[1])))
    else:
        report, reached = measure()
        print(report, *reached, sep="\n")
