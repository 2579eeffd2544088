"""Every figure of the documentation, measured anew: ``python -m benchmarks [--write]``.

Prints tables and, for each bar that the project sets itself, whether it holds. ``--write`` writes them to
``docs/benchmarks.md`` as well.
"""

from __future__ import annotations

import contextlib
import io
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import comparisons, dossiers, growth, languages, pages, speed, startup
from benchmarks.measure import Bar, table

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_TOOLS = ("quantulum3", "dateparser", "langdetect", "spacy")
_SECTIONS: tuple[tuple[str, Callable[[], tuple[str, list[Bar]]]], ...] = (
    ("Speed", speed.measure),
    ("Growth", growth.measure),
    ("Start-up and memory", startup.measure),
)
_QUALITY: tuple[tuple[str, str, Callable[[], None]], ...] = (
    ("Dossiers", "dossiers", dossiers.main),
    ("Languages", "languages", languages.main),
    ("Pages", "pages", pages.main),
    ("Comparisons", "comparisons", comparisons.main),
)


def machine() -> str:
    """What the figures were measured with."""
    tools = ", ".join(f"{tool} {version(tool)}" for tool in _TOOLS)
    return f"Python {platform.python_version()}, {platform.machine()}, one core; {tools}."


def printed(main: Callable[[], None], module: str) -> str:
    """What a benchmark prints, run without arguments."""
    arguments, sys.argv = sys.argv, [module]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            main()
    finally:
        sys.argv = arguments
    return out.getvalue().rstrip()


def page() -> str:
    """All of it as Markdown."""
    bars: list[Bar] = []
    sections = []
    for title, measure in _SECTIONS:
        text, reached = measure()
        bars += reached
        sections.append(f"## {title}\n\n`python -m benchmarks.{measure.__module__.split('.')[-1]}`\n\n{text}")
    for title, module, main in _QUALITY:
        text = printed(main, module)
        sections.append(f"## {title}\n\n`python -m benchmarks.{module}`\n\n```text\n{text}\n```")
    verdicts = table(
        ["bar", "asked", "measured", "holds"],
        [(b.name, b.asked, b.measured, "yes" if b.holds else "**no**") for b in bars],
    )
    head = f"# Benchmarks\n\nWritten by `python -m benchmarks --write`. {machine()}\n\n## Bars\n\n{verdicts}"
    return "\n\n".join([head, *sections]) + "\n"


if __name__ == "__main__":
    measured = page()
    print(measured)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(measured, "utf-8")
