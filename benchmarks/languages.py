"""Language detection against langdetect alone: ``python -m benchmarks.languages [DOSSIER_FOLDER] [-v]``.

Two tables: the short and mixed texts of ``fixtures/languages.tsv``, and the paragraphs of annotated dossiers.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from langdetect import DetectorFactory, detect
from langdetect.lang_detect_exception import LangDetectException

from claimcheck import detect_language
from fixtures import load_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parent.parent / "fixtures"
_READ = ("fr", "de", "en")


def short_texts() -> list[tuple[str, str]]:
    """``(language, text)`` of the table of short and mixed texts."""
    rows = (FIXTURES / "languages.tsv").read_text("utf-8").splitlines()
    return [(language, text) for language, text in (row.split("\t") for row in rows)]


def paragraphs(folder: Path) -> list[tuple[str, str]]:
    """``(language, text)`` of the paragraphs of every dossier in a folder."""
    return [
        (source.language, line)
        for path in sorted(folder.iterdir())
        if (path / "dossier.json").exists()
        for source in load_dossier(path).sources
        for line in source.text.split("\n")
        if line.strip()
    ]


def alone(text: str) -> str:
    """What langdetect says by itself."""
    DetectorFactory.seed = 0
    try:
        found = detect(text)
    except LangDetectException:
        return "other"
    return found if found in _READ else "other"


def _line(name: str, detector: Callable[[str], str], rows: list[tuple[str, str]], *, verbose: bool) -> float:
    begin = time.perf_counter()
    found = [detector(text) for _, text in rows]
    seconds = time.perf_counter() - begin
    wrong = [(row, answer) for row, answer in zip(rows, found, strict=True) if row[0] != answer]
    each = seconds / len(rows) * 1e6
    print(f"  {name:12s} right {1 - len(wrong) / len(rows):.4f} of {len(rows)}, {each:.0f} µs each")
    if verbose:
        for (language, text), answer in wrong:
            print(f"    {language} read as {answer}: {text[:90]}")
    return seconds


def main() -> None:
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    verbose = "-v" in sys.argv
    alone("warm up")
    detect_language("warm up")
    tables = {
        "short and mixed texts": short_texts(),
        "paragraphs of dossiers": paragraphs(Path(arguments[0]) if arguments else FIXTURES / "dossiers"),
    }
    for title, rows in tables.items():
        print(title)
        own = _line("claimcheck", lambda text: detect_language(text).language, rows, verbose=verbose)
        other = _line("langdetect", alone, rows, verbose=False)
        print(f"  {other / own:.1f} times as fast")


if __name__ == "__main__":
    main()
