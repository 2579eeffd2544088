"""How well pages are taken apart: ``python -m benchmarks.pages [FOLDER] [-v]``.

Each page of ``fixtures/pages`` marks its lines: ``T`` title, ``B`` body, ``D`` dateline, ``C`` clutter
in text, ``data-kind`` in HTML. The marks are taken off, the page is read, and three shares are printed:
clutter lines that are not read as the article, title and body lines that are, and publication dates that
are right, or rightly unknown.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from claimcheck import Source, read_document, read_sources

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
_FACTS = re.compile(r"language=(\w+) published=(\S+)")
_MARKED = re.compile(r"<(\w+)[^>]*?data-kind=\"(\w+)\"[^>]*>(.*?)</\1>", re.S)
_KINDS = {"T": "title", "B": "body", "D": "dateline", "C": "clutter"}


@dataclass(frozen=True)
class MarkedPage:
    """A page with its marks taken off.

    Attributes:
        name: File name.
        text: Text or HTML to read.
        language: Main language.
        published: Day of publication; None where the page does not say.
        lines: ``(kind, text)`` of each marked line.
    """

    name: str
    text: str
    language: str
    published: date | None
    lines: tuple[tuple[str, str], ...]


def load(path: Path) -> MarkedPage:
    """A marked page of either kind."""
    raw = path.read_text("utf-8")
    facts = _FACTS.search(raw)
    if facts is None:
        raise ValueError(f"{path.name}: no language= published=")
    published = None if facts[2] == "none" else date.fromisoformat(facts[2])
    if path.suffix == ".html":
        lines = tuple((m[2], m[3]) for m in _MARKED.finditer(raw))
        text = re.sub(r'<!-- language.*?-->\n| data-kind="\w+"', "", raw)
        return MarkedPage(path.name, text, facts[1], published, lines)
    marked = raw.split("\n")[1:]
    lines = tuple((_KINDS[line[0]], line[2:].strip()) for line in marked if line.strip())
    return MarkedPage(path.name, "\n".join(line[2:] for line in marked), facts[1], published, lines)


def score(page: MarkedPage, *, verbose: bool = False) -> Counter[str]:
    """Counts of lines and dates, and of those that are right."""
    source = read_sources(Source(page.name, page.text) if page.name.endswith(".txt") else page.text)[0]
    document = read_document(source)
    own = Counter(document.text[p.start : p.end] for p in document.paragraphs if p.kind in ("title", "body"))
    wanted = Counter(text for kind, text in page.lines if kind in ("title", "body"))
    count: Counter[str] = Counter(pages=1, characters=len(source.text))
    for kind, text in page.lines:
        if kind == "dateline":
            continue
        count[kind] += 1
        right = own[text] == wanted[text] if kind == "clutter" else own[text] > 0
        count[f"{kind} right"] += right
        if verbose and not right:
            print(f"  {page.name}: {kind} {text[:90]!r}")
    found = document.published.date() if isinstance(document.published, datetime) else document.published
    count["date right"] += found == page.published
    count["language right"] += document.language == page.language
    if verbose and found != page.published:
        print(f"  {page.name}: published {page.published}, found {found}")
    return count


def main() -> None:
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    folder = Path(arguments[0]) if arguments else PAGES
    pages = [load(path) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".html")]
    begin = time.perf_counter()
    total: Counter[str] = sum((score(page, verbose="-v" in sys.argv) for page in pages), Counter())
    seconds = time.perf_counter() - begin
    own, kept = total["title"] + total["body"], total["title right"] + total["body right"]
    print(f"pages {total['pages']}, {total['characters'] / seconds / 1e6:.2f} M characters/s")
    print(f"clutter lines right {total['clutter right'] / total['clutter']:.3f} of {total['clutter']}")
    print(f"title and body lines kept {kept / own:.3f} of {own}")
    print(f"dates right {total['date right'] / total['pages']:.3f}")
    print(f"languages right {total['language right'] / total['pages']:.3f}")


if __name__ == "__main__":
    main()
