"""Coverage-guided fuzzing: ``python -m benchmarks.fuzz TARGET [SECONDS]``.

Targets: ``finders`` (dates and quantities of any text), ``html`` (pages) and ``jsonl`` (lines of sources).
Needs atheris, which is no dependency. A crash prints its input, which belongs into ``tests/test_hostile.py``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["claimcheck"]):
    from claimcheck import Checker, Source, SourceError, find_dates, find_quantities

CHECKER = Checker()
LANGUAGES = ("en", "fr", "de")
FOLDER = Path(tempfile.mkdtemp())


def finders(data: bytes) -> None:
    text = data[1:].decode("utf-8", "replace")
    language = LANGUAGES[data[0] % 3] if data else "en"
    mentions = find_quantities(text, language=language)
    mentions += find_dates(text, language=language, published="2025-10-29")
    assert all(text[m.start : m.end] == m.text for m in mentions)


def html(data: bytes) -> None:
    try:
        CHECKER.extract(Source(id="a", text="<html><body>" + data.decode("utf-8", "replace")))
    except SourceError:
        return


def jsonl(data: bytes) -> None:
    path = FOLDER / "a.jsonl"
    path.write_bytes(data)
    try:
        CHECKER.extract(path)
    except SourceError:
        return


TARGETS = {"finders": finders, "html": html, "jsonl": jsonl}

if __name__ == "__main__":
    seconds = sys.argv[2] if len(sys.argv) > 2 else "600"
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=400"], TARGETS[sys.argv[1]])
    atheris.Fuzz()
