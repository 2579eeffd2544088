"""Speed beside other tools, on the same texts in one process: ``python -m benchmarks.speed [REPEATS]``.

Every ratio is measured within a round in which both works take turns; given are its median over the rounds
and its range. Each other tool runs with its best settings: quantulum3 without its classifier (which would
load scikit-learn and be slower), dateparser told the language, spaCy blank and warmed up.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.growth import shifted
from benchmarks.measure import Bar, Spread, spread, table, take_turns
from claimcheck import Checker, Source, detect_language, find_dates, find_quantities, read_document
from claimcheck.alignment import align
from claimcheck.claims import read_claims
from claimcheck.evidence import read_evidence
from claimcheck.mentions.reader import read_mentions
from claimcheck.mentions.tokens import tokenize
from claimcheck.passages import read_passages
from fixtures import load_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.documents import Document
    from claimcheck.mentions.mention import Mention

ROOT = Path(__file__).parents[1]
CHECKER = Checker()
_SLOW_TOOL_CHARACTERS = 6_000


def corpus() -> list[Source]:
    """The sources of all dossiers and the seeds."""
    sources = [
        Source(id=f"{d.name}/{s.id}", text=s.text, published=s.published, language=s.language)
        for d in load_dossiers()
        for s in d.sources
    ]
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        sources.append(Source(id=path.name, text=text, language=detect_language(text).language))
    return sources


def some(sources: Sequence[Source], language: str = "") -> list[Source]:
    """Sources enough for a slow tool, of one language or of all in turns."""
    chosen, size = [], 0
    for source in sources[:: max(1, len(sources) // 12)]:
        if size < _SLOW_TOOL_CHARACTERS and language in ("", source.language):
            chosen.append(source)
            size += len(source.text)
    return chosen


def undeclared(sources: Sequence[Source]) -> list[Source]:
    """The sources without their language, which is part of the reading."""
    return [Source(id=s.id, text=s.text, published=s.published) for s in sources]


def regions(document: Document) -> list[tuple[int, int, str]]:
    """What the checker reads of a document."""
    return [
        (p.start, p.end, p.language)
        for p in document.paragraphs
        if p.language != "other" and p.kind != "clutter"
    ]


def mentions_of(document: Document) -> list[Mention]:
    return read_mentions(document.text, published=document.published, regions=regions(document))


def stages(sources: Sequence[Source], repeats: int) -> dict[str, Spread]:
    """Thousands of characters a second of the whole reading and of each stage."""
    size = sum(len(s.text) for s in sources) / 1e3
    documents = [read_document(s) for s in sources]
    found = [mentions_of(d) for d in documents]
    tokens = [{a: tokenize(d.text[a:b]) for a, b, _ in regions(d)} for d in documents]
    passages = [read_passages(d, m, t) for d, m, t in zip(documents, found, tokens, strict=True)]
    times = take_turns(
        {
            "reading (all three)": lambda: [CHECKER.extract(s) for s in sources],
            "document: language, paragraphs, date": lambda: [read_document(s) for s in sources],
            "mentions: dates and quantities": lambda: [mentions_of(d) for d in documents],
            "claims": lambda: [
                read_claims(d, read_passages(d, m, t))
                for d, m, t in zip(documents, found, tokens, strict=True)
            ],
            "beside them, what linking needs: evidence": lambda: [
                read_evidence(d, p) for d, p in zip(documents, passages, strict=True)
            ],
        },
        repeats,
    )
    return {name: spread(size / t for t in taken) for name, taken in times.items()}


def quantulum() -> Callable[[str], object]:
    """The parser of quantulum3, kept from loading scikit-learn."""
    hidden = {name: sys.modules.get(name) for name in ("joblib", "sklearn", "sklearn.linear_model")}
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser
    finally:
        for name, module in hidden.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module

    def parse(text: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return parser.parse(text)

    return parse


def rivals(sources: Sequence[Source], repeats: int) -> dict[str, Spread]:
    """How many times faster claimcheck is than each tool; below 1 it is slower."""
    import langdetect
    import spacy
    from dateparser.search import search_dates

    warnings.simplefilter("ignore", DeprecationWarning)
    parse = quantulum()
    blank = {language: spacy.blank(language) for language in ("fr", "de", "en")}
    english = some([s for s in sources if s.language == "en"], "en")
    few = some(sources)

    def read(those: list[Source]) -> Callable[[], object]:
        return lambda: [CHECKER.extract(s) for s in those]

    def quantities() -> object:
        return [find_quantities(s.text, language="en") for s in english]

    def dates() -> object:
        return [find_dates(s.text, language=s.language, published=s.published) for s in few]

    def dateparser() -> object:
        return [search_dates(s.text, languages=[s.language]) for s in few]

    comparisons: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "reading / quantulum3": (read(undeclared(english)), lambda: [parse(s.text) for s in english]),
        "find_quantities / quantulum3": (quantities, lambda: [parse(s.text) for s in english]),
        "reading / dateparser search": (read(undeclared(few)), dateparser),
        "find_dates / dateparser search": (dates, dateparser),
        "detect_language / langdetect": (
            lambda: [detect_language(s.text) for s in few],
            lambda: [langdetect.detect(s.text) for s in few],
        ),
        "reading / spaCy blank": (
            read(undeclared(sources)),
            lambda: [blank[s.language](s.text) for s in sources if s.language in blank],
        ),
    }
    out = {}
    for name, (ours, theirs) in comparisons.items():
        times = take_turns({"ours": ours, "theirs": theirs}, repeats)
        out[name] = spread(b / a for a, b in zip(times["ours"], times["theirs"], strict=True))
    return out


def five_sources(repeats: int) -> Spread:
    """Milliseconds of ``check`` on each dossier of five sources."""
    times = []
    for dossier in load_dossiers():
        if len(dossier.sources) == 5:
            own = [Source(id=s.id, text=s.text, published=s.published) for s in dossier.sources]
            taken = take_turns({"check": lambda own=own: CHECKER.check(*own)}, repeats)["check"]  # type: ignore[misc]
            times.append(1e3 * spread(taken).median)
    return spread(times)


def ten_sources(repeats: int) -> Spread:
    """Milliseconds of linking ten sources of 3,000 characters: texts of four dossiers each, twice over.

    The second five have other figures. Such texts hold two or three times as many values as the news.
    """
    dossiers = load_dossiers()
    times = []
    for first in range(0, len(dossiers) - 4, 4):
        texts = [
            "\n\n".join(d.sources[n % len(d.sources)].text for d in dossiers[first : first + 4])[:3000]
            for n in range(5)
        ]
        sources = [Source(id=f"{n}", text=text) for n, text in enumerate(texts)]
        readings = [CHECKER.read(s) for s in shifted(sources, 10)]
        taken = take_turns({"link": lambda r=readings: align(r, CHECKER.settings)}, repeats)["link"]  # type: ignore[misc]
        times.append(1e3 * spread(taken).median)
    return spread(times)


def measure(repeats: int = 5) -> tuple[str, list[Bar]]:
    """The tables as Markdown, and the bars."""
    sources = corpus()
    size = sum(len(s.text) for s in sources)
    rates = stages(undeclared(sources), repeats)
    ratios = rivals(sources, repeats)
    checked = five_sources(repeats)
    linked = ten_sources(repeats)
    reading = rates["reading (all three)"]
    text = "\n\n".join(
        [
            f"{len(sources)} texts, {size:,} characters, {repeats} rounds; one core, one process.",
            table(
                ["stage", "thousand characters a second: median (range)"],
                [(name, rate.text(0)) for name, rate in rates.items()],
            ),
            table(
                ["claimcheck beside", "times as fast: median (range)"],
                [(name, ratio.text(2)) for name, ratio in ratios.items()],
            ),
            f"`check` of a dossier of five sources: {checked.text(1, ' ms')} over the dossiers. "
            f"Linking of ten sources of 3,000 characters: {linked.text(0, ' ms')}.",
        ]
    )
    slower = 1 / ratios["reading / spaCy blank"].median
    bars = [
        Bar("reading", "≥ 300 k characters/s", f"{reading.median:.0f}", reading.median >= 300),
        Bar("reading against spaCy's blank tokenizer", "≤ 4 × its time", f"{slower:.1f} ×", slower <= 4),
        _faster("reading against quantulum3", 10, ratios["reading / quantulum3"]),
        _faster("reading against dateparser's search", 3, ratios["reading / dateparser search"]),
        Bar("check of five sources", "≤ 60 ms", f"{checked.median:.0f} ms", checked.median <= 60),
        Bar("linking of ten sources", "≤ 150 ms", f"{linked.median:.0f} ms", linked.median <= 150),
    ]
    return text, bars


def _faster(name: str, asked: int, ratio: Spread) -> Bar:
    return Bar(name, f"≥ {asked} times as fast in each round", f"{ratio.text()} ×", ratio.low >= asked)


if __name__ == "__main__":
    report, reached = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(report, *reached, sep="\n")
