"""Coverage-guided fuzzing: ``python -m benchmarks.fuzz TARGET [SECONDS]``, 600 seconds where left out.

Targets: ``finders`` (dates and quantities of any text), ``html`` (files of web pages) and ``jsonl`` (files of
sources). Each begins with pieces of the fixtures and knows the words of the languages. Every input must end
without another error than a ``ClaimcheckError``, quote exactly, give values that their canonical text gives
back, and take time in proportion to its length. What breaks that is kept in ``fuzz-TARGET/``, once for each
place in the code, and the run goes on; it belongs into ``tests/test_hostile.py``.

Needs atheris, which is no dependency: ``make fuzz`` installs it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["claimcheck", "trafilatura", "htmldate"]):
    import htmldate  # noqa: F401
    import trafilatura  # noqa: F401

    from claimcheck import Checker, ClaimcheckError, Report, Source, Value, find_dates, find_quantities
    from claimcheck.lang import LANGUAGES
from benchmarks.hostile import words
from benchmarks.pages import PAGES
from fixtures import load_dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimcheck import Mention

CHECKER = Checker()
CHOICES = (*LANGUAGES, None)
SECONDS, SECONDS_A_CHARACTER = 1.0, 0.002
"""What one input may take: about ten times as much as news under the fuzzer's own weight."""
REPEATED = 2_000
FOLDER = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))


def finders(data: bytes) -> None:
    """Text behind a byte that chooses language, day of publication, and whether to say it again and again."""
    head, text = data[:1] or b"\0", data[1:].decode("utf-8", "replace")
    language = CHOICES[head[0] & 3]
    published = "2025-10-29" if head[0] & 4 else None
    if text and head[0] & 0xF8 == 0xF8:
        text *= max(1, REPEATED // len(text))
    with in_time(len(text)):
        quantities = find_quantities(text, language=language)
        dates = find_dates(text, language=language, published=published)
    for mentions in (quantities, dates):
        holds(text, mentions)


def html(data: bytes) -> None:
    """A file that ends in ``.html``, read as a source, as ``check`` reads it."""
    checked(data, "a.html")


def jsonl(data: bytes) -> None:
    """A file of one source a line."""
    checked(data, "a.jsonl")


def checked(data: bytes, name: str) -> None:
    path = FOLDER / name
    path.write_bytes(data)
    with in_time(len(data)):
        try:
            report = CHECKER.check(path)
        except ClaimcheckError:
            return
        written = report.to_json()
    for claim in report.claims:
        assert report.texts[claim.source][claim.start : claim.end] == claim.text
    assert Report.from_json(written).to_json() == written
    json.loads(written)


def holds(text: str, mentions: Iterable[Mention]) -> None:
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end, "order"
        assert text[mention.start : mention.end] == mention.text, "quote"
        canonical = mention.value.canonical
        assert canonical is None or Value.parse(canonical).canonical == canonical, "canonical text"
        end = mention.end


class in_time:  # noqa: N801
    """Fails where the block takes longer than ``size`` characters may."""

    def __init__(self, size: int) -> None:
        self.most = SECONDS + size * SECONDS_A_CHARACTER

    def __enter__(self) -> None:
        self.start = time.process_time()

    def __exit__(self, *_: object) -> None:
        taken = time.process_time() - self.start
        assert taken <= self.most, f"slow: {taken:.1f} s"


def kept(target: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """The target, with what it finds written down once for each place instead of ending the run."""
    places = set()

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = (type(error).__name__, frame.filename, frame.lineno)
            if place not in places:
                places.add(place)
                folder.mkdir(exist_ok=True)
                (folder / f"{len(places)}.bin").write_bytes(data)
                (folder / f"{len(places)}.txt").write_text(f"{data!r}\n\n{traceback.format_exc()}", "utf-8")
                print(f"found: {place}: {data[:200]!r}", file=sys.stderr)

    return run


def beginnings(name: str) -> Iterator[bytes]:
    """Where the fuzzer begins: pieces of the fixtures."""
    if name == "html":
        for path in PAGES.glob("*.html"):
            yield path.read_bytes()
    for number, dossier in enumerate(load_dossiers()):
        if name == "finders":
            for source in dossier.sources:
                lines = sorted(source.text.split("\n"), key=len)
                yield bytes([number & 7 | 0x10]) + lines[len(lines) // 2][:300].encode()
        elif name == "jsonl":
            rows = [
                {"id": s.id, "text": s.text[:250], "published": str(s.published), "language": s.language}
                for s in dossier.sources[:3]
            ]
            yield "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def dictionary() -> str:
    """Words and signs that inputs are put together from, as libFuzzer reads them."""
    found = {
        '"text"',
        '"id"',
        '"published"',
        '"language"',
        "<html>",
        "<p>",
        "</p>",
        "<meta",
        "<time",
        "&amp;",
    }
    found |= {word for language in LANGUAGES for word in words(language) if len(word) < 20}
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(found))
    return "".join(f'"{word}"\n' for word in escaped)


def main(name: str, seconds: str) -> None:
    for dossier in load_dossiers():  # fills the caches
        CHECKER.check(*(Source(id=s.id, text=s.text) for s in dossier.sources))
    corpus = FOLDER / "corpus"
    corpus.mkdir()
    for number, data in enumerate(beginnings(name)):
        (corpus / str(number)).write_bytes(data)
    known = FOLDER / "words.dict"
    known.write_text(dictionary(), "ascii")
    options = {
        "max_total_time": seconds,
        "max_len": 3_000,
        "timeout": 60,
        "dict": known,
        "print_final_stats": 1,
    }
    atheris.Setup(
        [sys.argv[0], *(f"-{k}={v}" for k, v in options.items()), str(corpus)],
        kept({"finders": finders, "html": html, "jsonl": jsonl}[name], Path(f"fuzz-{name}")),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "600")
