"""Which lines of a pasted page are the article's own, and which are the page around it.

By shape first (running text, headings, lists, repeated lines, headlines run together), by the words of
``lang/*/clutter.toml`` second, and by place: before, inside or behind the running text.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from claimcheck.datelines import Dateline, read_dateline
from claimcheck.pagelines import (
    LONG_PROSE,
    LOOKED_AT,
    STRONG,
    addresses_reader,
    content_stems,
    is_byline,
    is_ticker,
    look,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.pagelines import Line

__all__ = ["BODY", "CLUTTER", "DATELINE", "TITLE", "classify"]

TITLE, BODY, DATELINE, CLUTTER = "title", "body", "dateline", "clutter"

_STEMS_OF_BODY = 4000
_OWN_OVERLAP, _SURE_OVERLAP = 0.25, 0.45
_MOST_TITLES = 4
_BACK = 8
"""How far above the running text a title may stand that looks like part of a list."""


def classify(lines: Sequence[Line], language: str = "", title: str = "") -> None:
    """Give each line its kind: title, body, dateline or clutter.

    Args:
        lines: The lines of one text, from :func:`claimcheck.pagelines.split_lines`; they are filled in.
        language: Main language of the text: how a numeric date is read.
        title: The title, where it is known from elsewhere.
    """
    for line in lines:
        look(line)
    if len(lines) <= 1:
        for line in lines:
            line.kind = CLUTTER if line.cue == "run" else BODY
        return
    _Page(lines, language, title).classify()


class _Page:
    """The lines of one page, classed by their place."""

    def __init__(self, lines: Sequence[Line], language: str, title: str) -> None:
        self.lines = lines
        self.language = language
        self.title = " ".join(title.lower().replace("’", "'").split())
        self.times = Counter(line.low for line in lines)

    def classify(self) -> None:
        """Fill in the kind of every line."""
        self._cues_and_boxes()
        self._datelines()
        first = self._first_prose()
        if first is None:
            self._no_prose()
            return
        first = self._above_dated_title(first)
        last = max(i for i, line in enumerate(self.lines) if line.prose and not line.kind)
        self._head(first)
        self._middle(first, last)
        self._tail(last)

    def _cues_and_boxes(self) -> None:
        """Lines that their words give away, and what stands in a box below such a line."""
        box, items, packed, prose = False, 0, True, False
        written = [0, *accumulate(len(line.text) * line.prose for line in self.lines)]
        for i, line in enumerate(self.lines):
            if line.cue == "comments" and prose and line.words <= 6 and written[i] * 3 >= written[-1]:
                for rest in self.lines[i:]:
                    rest.kind = CLUTTER
                return
            if line.cue == "box" or (line.cue == "comments" and prose):
                box, items, packed = True, 0, True
            elif box and self._leaves_box(line, items, packed):
                box = False
            elif box:
                packed = packed and not line.apart
                items += 1
            if box or line.cue in ("clutter", "run", "box", "comments", "label"):
                line.kind = CLUTTER
            elif line.prose:
                prose = True

    def _leaves_box(self, line: Line, items: int, packed: bool) -> bool:
        """Whether the box ends here: at running text, or at a blank line behind a close list."""
        if line.cue or self.times[line.low] > 1:
            return False
        if items and packed and line.apart and not line.bullet:
            return True
        if not line.prose or (not line.terminal and len(line.text) < LONG_PROSE):
            return False
        return len(line.text) >= STRONG and not (len(line.text) < 2 * STRONG and addresses_reader(line.low))

    def _datelines(self) -> None:
        for line in self.lines:
            found = read_dateline(line.text, self.language)
            if found is None and is_byline(line):
                found = Dateline("byline")
            line.dateline = found
            if line.kind and line.cue not in ("clutter", "label"):
                continue
            if found is not None and (not line.kind or found.date is None or line.text[0] != "©"):
                line.kind = "" if line.kind and found.role == "byline" else DATELINE
                line.prose = False

    def _first_prose(self) -> int | None:
        prose = [i for i, line in enumerate(self.lines) if line.prose and not line.kind]
        return next((i for i in prose if self.lines[i].strong), prose[0] if prose else None)

    def _no_prose(self) -> None:
        """A page without running text: a few lines are read as they are, menus and lists are not."""
        rest = [line for line in self.lines if not line.kind]
        many = len(rest) > 4 and sum(line.words <= 3 for line in rest) * 2 > len(rest)
        for line in rest:
            line.kind = CLUTTER if many or self.times[line.low] > 1 else BODY

    def _above_dated_title(self, first: int) -> int:
        """What stands above a heading with a line "published on …" below it is the page's."""
        for d in range(1, len(self.lines)):
            line = self.lines[d].dateline
            if line is None or line.role != "published" or line.date is None:
                continue
            heads = [i for i in range(max(0, d - 3), d) if self.lines[i].heading and not self.lines[i].kind]
            if not heads or first > d:
                return first
            above = self.lines[: heads[0]]
            if any(a.kind == CLUTTER for a in above) and all(a.kind or len(a.text) < 150 for a in above):
                for a in above:
                    a.kind = CLUTTER
                later = [
                    i for i in range(d, len(self.lines)) if self.lines[i].prose and not self.lines[i].kind
                ]
                return next((i for i in later if self.lines[i].strong), later[0] if later else first)
            return first
        return first

    @cached_property
    def stems(self) -> set[str]:
        """Beginnings of the longer words of the running text."""
        stems: set[str] = set()
        for line in self.lines:
            if line.prose and line.kind in ("", BODY):
                stems.update(content_stems(line.low))
                if len(stems) > _STEMS_OF_BODY:
                    break
        return stems

    def _overlap(self, line: Line) -> float:
        """Share of the line's longer words that the running text has too."""
        words = content_stems(line.low)
        return sum(word in self.stems for word in words) / len(words) if words else 0.0

    def _head(self, first: int) -> None:
        """Lines above the running text: title, subtitle and dateline, and the page above them."""
        head = self.lines[:first]
        page = any(line.kind == CLUTTER and not is_ticker(line) for line in head)
        if not any(line.heading and not line.kind for line in head):
            self._tickers(head, page)
        own = [line for line in head if not line.kind]
        if not page and len(own) <= _MOST_TITLES:
            for line in own:
                line.kind = BODY if line.prose and not self._exclaims(line) else TITLE
            return
        kept = self._titles(head)
        dates = sum(line.dateline is not None and line.dateline.date is not None for line in head)
        below = max((n for n, line in enumerate(head) if line.kind != DATELINE), default=0)
        above, listed = True, False
        for n, line in enumerate(head):
            if id(line) in kept:
                above = False
                line.kind = BODY if line.prose else TITLE
            elif above:
                near = any(id(other) in kept for other in head[n + 1 : n + 3])
                listed = listed or (line.heading and line.dateline is None and n > 0)
                dated = line.kind == DATELINE and dates <= 1 and (near or not listed)
                line.kind = DATELINE if dated else CLUTTER
            elif not line.cue and line.dateline is not None:
                line.kind = DATELINE
            elif not line.kind:
                beside = n == below or (head[n - 1].kind == TITLE and not line.apart)
                line.kind = TITLE if beside and line.heading and self.times[line.low] == 1 else CLUTTER

    def _tickers(self, head: Sequence[Line], page: bool) -> None:
        """Where nothing else can be the title, a headline of live news is."""
        for line in head:
            if is_ticker(line) and (not page or self._overlap(line) > 0):
                line.kind = line.cue = ""

    def _exclaims(self, line: Line) -> bool:
        """A headline that ends with a sign of its own: ``Rekord!``."""
        short = len(line.text) < STRONG and ". " not in line.text
        return line is self.lines[0] and short and line.text[-1] != "."

    def _titles(self, head: Sequence[Line]) -> set[int]:
        """The headings that belong to the article: the nearest to it, and others that share its words."""
        kept: set[int] = set()
        seen: set[str] = set()
        for back, line in enumerate(reversed(head)):
            below = head[-back] if back else None
            boxed = line.kind == CLUTTER and not line.cue and not kept and back < _BACK
            own = (not line.kind or boxed) and (line.heading or line.prose)
            spoken = line.cue == "label" and line.words >= 5 and self._overlap(line) >= 2 * _OWN_OVERLAP
            if not (own or spoken):
                continue
            if self.title and line.low.startswith(self.title[: len(line.low)]) and line.words >= 3:
                kept.add(id(line))
                break
            overlap = self._overlap(line)
            enough = _SURE_OVERLAP if boxed or (kept and len(head) >= 8) else _OWN_OVERLAP
            beside = below is not None and id(below) in kept and not below.apart and not boxed
            if (overlap >= enough or beside) and len(kept) < _MOST_TITLES and line.low not in seen:
                kept.add(id(line))
                seen.add(line.low)
        if not kept:
            nearest = [line for line in head if not line.kind and (line.heading or line.prose)]
            kept.update(id(line) for line in nearest[-1:])
        return kept

    def _middle(self, first: int, last: int) -> None:
        lines = self.lines
        seen: set[str] = {line.low for line in lines[:first] if line.kind == TITLE}
        i = first
        while i <= last:
            line = lines[i]
            if line.prose and not line.kind:
                line.kind = CLUTTER if line.low in seen and len(line.text) < LOOKED_AT else BODY
                seen.add(line.low)
                i += 1
                continue
            j = i
            while j <= last and not (lines[j].prose and not lines[j].kind):
                j += 1
            self._between(lines[i:j])
            i = j

    def _between(self, run: Sequence[Line]) -> None:
        """Lines between two paragraphs of running text: subheadings and lists, or a box of the page."""
        page = sum(line.kind == CLUTTER for line in run)
        box = len(run) >= 3 and page * 2 >= len(run) - 1
        for k, line in enumerate(run):
            if line.kind:
                continue
            nearest = k == len(run) - 1 and not line.bullet
            repeated = self.times[line.low] > 1 and not line.prose
            if (repeated and line.words >= 3) or (
                box and not (nearest and self._overlap(line) >= _OWN_OVERLAP)
            ):
                line.kind = CLUTTER
            else:
                line.kind = TITLE if line.heading and len(run) <= 3 else BODY

    def _tail(self, last: int) -> None:
        """Lines behind the running text: a few of them or its own list are the article's."""
        tail = self.lines[last + 1 :]
        rest = [line for line in tail if not line.kind]
        page = any(line.kind == CLUTTER for line in tail)
        listing = self.lines[last].text[-1] == ":" or self.lines[last].bullet
        for n, (before, line) in enumerate(pairwise([self.lines[last], *tail])):
            if line.kind:
                listing = False
                continue
            goes_on = (listing or before.text[-1] == ":") and before.kind != CLUTTER
            opens = line.text[-1] == ":" and n + 1 < len(tail) and tail[n + 1].bullet
            listing = opens or (goes_on and (line.bullet or not page))
            if self.times[line.low] > 1 or (not listing and (page or len(rest) > 2)):
                line.kind = CLUTTER
            else:
                line.kind = BODY
        for line in tail:
            if line.kind == DATELINE and line.dateline is not None and line.dateline.role == "dated" and page:
                line.kind = CLUTTER
