"""Texts that keep the reader busy, beside the news: ``python -m benchmarks.hostile [CHARACTERS]``.

One thing again and again: each word of the languages' tables, alone and with a number before and behind it;
figures with each sign between them; single characters of many kinds. Prints the slowest, as multiples of what
the news take a character, and what grows faster than its length.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import table
from claimcheck import Checker, Source
from claimcheck.lang import LANGUAGES
from claimcheck.lang import table as words_table
from fixtures import load_dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKER = Checker()
_CHARACTERS = 400
_LONG = 2_000
"""More than a sentence may have, within which work may be a square."""
_LONGER = 8
_GROWS = 1.3
"""How far the longer text may cost more a character before it counts as growing faster than linear."""
_WORTH = 7.0
_SHOWN = 20
_LONGEST_WORD = 30

SIGNS = "./-–:,;'’×x+=<>%°€$*|_~^&#@!?()[]{}\"“”«»"
CHARACTERS = (
    *("e\u0301", "\u0301", "א", "אב ", "٣", "\u202e1\u202d ", "1\u200b", "a\u200b", "\u200d", "a\u00ad"),
    *("日本語。", "ß", "İ ", "ﬁ", "Ã©", "â€™", "\0", "\ufffd", "\ud800", "a\n", "A\n\n", "14\n", "a\u2028"),
    *("１２ ", "①", "Ⅷ ", "½", "1½", "²", "XIV ", "a", "A. ", "a.b.", "aA", "A-", "<p>1</p>", "&#49;"),
    *("http://a.", "a@b.", "1e9", "🙂"),
)
FIGURES = (
    "1",
    "12",
    "2024",
    "1.5",
    "1,000",
    "28.10.",
    "3:2",
    "1/2",
    "3-3",
    "5h30",
    "1x",
    "1990s",
    "12:30",
    "1st",
)


class Cost(NamedTuple):
    """What a pattern takes: milliseconds for 100,000 characters, times the news, growth."""

    name: str
    ms: float
    times: float
    growth: float


@cache
def words(language: str) -> frozenset[str]:
    """Words, phrases and signs of a language's tables."""
    folder = files("claimcheck.lang").joinpath(language)
    names = [entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    found = {word for name in names for word in _strings(words_table(language, name))}
    return frozenset(word for word in found if 0 < len(word) <= _LONGEST_WORD)


def _strings(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield key
            yield from _strings(value)
    elif isinstance(entry, list):
        for value in entry:
            yield from _strings(value)


def patterns(language: str) -> Iterator[str]:
    """What is repeated, in a language."""
    for figure in FIGURES:
        yield from (figure, f"{figure} ", f"{figure}, ", f"a{figure} ", f"the {figure} ")
        for sign in SIGNS:
            yield from (f"{figure}{sign}", f"{figure} {sign} ", f"{figure}{sign} ")
    yield from CHARACTERS
    for word in sorted(words(language)):
        yield from (f"{word} ", f"{word}-", f"5 {word} ")


def taken(pattern: str, size: int, language: str) -> float:
    """Processor seconds that a text of a pattern takes to read."""
    text = (pattern * (size // len(pattern) + 1))[:size]
    source = Source(id="a", text=text, language=language, published="2025-10-29")
    gc.disable()
    try:
        start = time.process_time()
        CHECKER.read(source)
        return time.process_time() - start
    finally:
        gc.enable()


def news(language: str) -> float:
    """Processor seconds a character of the news."""
    texts = [s.text for d in load_dossiers() for s in d.sources if s.language == language]
    sources = [Source(id="a", text=text, language=language, published="2025-10-29") for text in texts]
    runs = []
    for _ in range(3):
        start = time.process_time()
        for source in sources:
            CHECKER.read(source)
        runs.append(time.process_time() - start)
    return min(runs) / sum(map(len, texts))


def costs(language: str, size: int) -> Iterator[Cost]:
    """The patterns that take more than a few times what the news take."""
    normal = news(language)
    for pattern in patterns(language):
        if taken(pattern, size, language) > _WORTH * normal * size:
            once = min(taken(pattern, _LONG, language) for _ in range(2))
            longer = taken(pattern, _LONG * _LONGER, language)
            each = longer / _LONG / _LONGER
            yield Cost(f"{pattern!r} {language}", 1e8 * each, each / normal, longer / once / _LONGER)


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else _CHARACTERS
    found = [cost for language in LANGUAGES for cost in costs(language, size)]
    found.sort(key=lambda cost: -cost.times)
    count = sum(1 for language in LANGUAGES for _ in patterns(language))
    print(f"{count:,} patterns, {sum(cost.times > 10 for cost in found)} of them over 10 times the news")
    growing = [cost for cost in found if cost.growth > _GROWS]
    print("grow faster than their length:", *(growing or ["none"]), sep="\n")
    rows = [(c.name, f"{c.ms:,.0f}", f"{c.times:.1f}", f"{c.growth:.2f}") for c in found[:_SHOWN]]
    print(table(["again and again", "ms for 100,000 characters", "times the news", "growth"], rows))


if __name__ == "__main__":
    main()
