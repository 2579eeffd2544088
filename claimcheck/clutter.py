"""Which lines of a pasted page are the article's own, and which are the page around it.

By shape first (running text, headings, lists, repeated lines, headlines run together), by the words of
``lang/*/clutter.toml`` second, and by place: before, inside or behind the running text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.datelines import Dateline, read_dateline
from claimcheck.lang import LANGUAGES, table

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BODY", "CLUTTER", "DATELINE", "TITLE", "Line", "classify", "split_lines"]

TITLE, BODY, DATELINE, CLUTTER = "title", "body", "dateline", "clutter"

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•●▪■◦‣·*►▶→>–—-]|\d{1,2}[.)])\s+")
_TERMINAL = re.compile(r"[.!?…][\"'”“»’)\]\s]*(?:\[[^\[\]]{0,40}\]\s*)?$")
_SEPARATOR = re.compile(r"\s[|•·›»/–—>+]{1,3}\s")
_GAP = re.compile(r"\s{3,}|\t")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_LETTERS = re.compile(r"[^\W_]")
_SIGNS = ":|–—»›•-/("
_LOW = 400
_STRONG, _SHORT_PROSE, _LONG_PROSE = 100, 50, 180
_LONGEST_CUE_LINE = 300
_LONGEST_HEADING = 220
_STEM = 6
_STEMS_OF_BODY = 4000
_OWN_OVERLAP, _SURE_OVERLAP = 0.25, 0.45
_MOST_TITLES = 4
_BACK = 8
"""How far above the running text a title may stand that looks like part of a list."""


@dataclass(slots=True)
class Line:
    """A line that is not blank, while it is being classed.

    Attributes:
        start: Code-point offset of its first character that is not space.
        end: Code-point offset behind its last one.
        text: Those characters.
        apart: Whether a blank line stands before it.
        kind: What it is; empty while not known.
        dateline: What it says of the publication, where it is a dateline.
    """

    start: int
    end: int
    text: str
    apart: bool
    kind: str = ""
    dateline: Dateline | None = None
    low: str = ""
    cue: str = ""
    words: int = 0
    bullet: bool = False
    terminal: bool = False
    prose: bool = False

    @property
    def strong(self) -> bool:
        """Whether it is running text beyond doubt."""
        return self.prose and self.end - self.start >= _STRONG

    @property
    def heading(self) -> bool:
        """Whether it could be a headline."""
        return not self.prose and not self.bullet and self.words >= 3 and len(self.text) <= _LONGEST_HEADING


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by their first word, longest first."""

    by_first: dict[str, tuple[str, ...]]

    def leading(self, low: str) -> str:
        """The longest phrase that ``low`` begins with, as whole words."""
        match = _WORD.match(low)
        first = match.group() if match else low[:1]
        for phrase in self.by_first.get(first, ()):
            if low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalnum():
                return phrase
        return ""


def _phrases(name: str) -> _Phrases:
    by_first: dict[str, list[str]] = {}
    for phrase in dict.fromkeys(p for language in LANGUAGES for p in table(language, "clutter")[name]):
        match = _WORD.match(phrase)
        by_first.setdefault(match.group() if match else phrase[:1], []).append(phrase)
    return _Phrases({first: tuple(sorted(ps, key=lambda p: (-len(p), p))) for first, ps in by_first.items()})


class _Cues:
    """The words of pages in every language, ready for look-up: pages mix languages."""

    def __init__(self) -> None:
        self.starts = _phrases("starts")
        self.labels = _phrases("labels")
        self.alone = frozenset(p for la in LANGUAGES for p in table(la, "clutter")["alone"])
        self.boxes = frozenset(p for la in LANGUAGES for p in table(la, "clutter")["boxes"])
        self.comments = frozenset(p for la in LANGUAGES for p in table(la, "clutter")["comments"])
        self.inside = tuple(dict.fromkeys(p for la in LANGUAGES for p in table(la, "clutter")["inside"]))
        self.readers = frozenset(p for la in LANGUAGES for p in table(la, "clutter")["readers"])
        self.bylines = _phrases_of_datelines()
        common = table("common", "clutter")
        self.networks = frozenset(common["networks"])
        self.agencies = frozenset(common["agencies"])
        ends = sorted({p for la in LANGUAGES for p in table(la, "clutter")["caption_ends"]})
        self.caption = re.compile(
            rf"(?:^|[\s(/|])(?:{'|'.join(map(re.escape, ends))})\s?:\s?[^.:]{{2,60}}\.?$"
        )
        self.small = frozenset(w for la in LANGUAGES for w in table(la, "function_words")["words"])


def _phrases_of_datelines() -> _Phrases:
    by_first: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for phrase in table(language, "clutter")["dateline"]["bylines"]:
            by_first.setdefault(phrase.split()[0], []).append(phrase)
    return _Phrases(
        {first: tuple(sorted(set(ps), key=lambda p: (-len(p), p))) for first, ps in by_first.items()}
    )


@cache
def _cues() -> _Cues:
    return _Cues()


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, without the space around them."""
    lines: list[Line] = []
    behind = 0
    for match in _LINE.finditer(text):
        own = match.group().strip()
        if own and _NO_LETTERS.search(own):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            apart = text.count("\n", behind, start) > 1 or not lines
            lines.append(Line(start, start + len(own), own, apart))
            behind = start + len(own)
    return lines


def classify(lines: Sequence[Line], language: str = "", title: str = "") -> None:
    """Give each line its kind: title, body, dateline or clutter.

    Args:
        lines: The lines of one text, from :func:`split_lines`; they are filled in.
        language: Main language of the text: how a numeric date is read.
        title: The title, where it is known from elsewhere.
    """
    for line in lines:
        _look(line)
    if len(lines) <= 1:
        for line in lines:
            line.kind = CLUTTER if line.cue == "run" else BODY
        return
    _Page(lines, language, title).classify()


def _look(line: Line) -> None:
    """What the line looks like by itself."""
    text = line.text
    size = len(text)
    low = line.low = text[:_LOW].lower().replace("’", "'")
    bullet = _BULLET.match(text)
    line.bullet = bullet is not None
    line.terminal = _TERMINAL.search(text, max(0, size - 60)) is not None
    line.words = text.count(" ", 0, _LOW) + 1
    line.cue = _cue(line, low[bullet.end() :] if bullet else low.lstrip("«\"'„“+*#[ "))
    if line.cue:
        return
    if line.terminal or (line.bullet and text[-1] in ";,"):
        line.prose = line.words >= 3 or size >= _SHORT_PROSE
    else:
        line.prose = size >= _LONG_PROSE or (size >= _STRONG and ". " in text)


def _cue(line: Line, low: str) -> str:
    """What the words say of the line: ``box``, ``comments``, ``clutter``, ``run``, ``label``; else empty."""
    cues, text = _cues(), line.text
    if _run_together(line):
        return "run"
    if len(text) > _LONGEST_CUE_LINE:
        return ""
    bare = low.strip(" .:!?…»«\"'|•–-()0123456789+")
    if bare in cues.comments:
        return "comments"
    if bare in cues.boxes:
        return "box"
    if bare in cues.alone or text[0] == "©":
        return "clutter"
    phrase = cues.starts.leading(low)
    if phrase and (not phrase.isalpha() or not line.terminal or _addresses(low)):
        return "clutter"
    label = phrase or cues.labels.leading(low)
    if label:
        behind = low[len(label) :].lstrip()
        if not behind.strip(" .:»«\"'|•–-"):
            return "box" if label in cues.boxes else "clutter"
        if behind[0] in _SIGNS or (behind[0] in '«„“"' and not line.terminal):
            return "label"
        if line.words <= 8 and not line.terminal and _addresses(low):
            return "clutter"
    if any(map(low.__contains__, cues.inside)):
        return "clutter"
    if cues.caption.search(low.rstrip(")] "), max(0, len(low) - 100)) and not _sentences_before_caption(text):
        return "clutter"
    if not line.terminal and line.words <= 14:
        words = low.replace("/", " ").split()
        networks = sum(word.strip(",|•") in cues.networks for word in words)
        if networks >= 2 and networks * 2 >= len(words):
            return "clutter"
    return ""


def _addresses(low: str) -> bool:
    return any(word in _cues().readers for word in _WORD.findall(low))


def _sentences_before_caption(text: str) -> bool:
    return len(text) > 160 and text.count(". ") >= 2


def _run_together(line: Line) -> bool:
    """Menus and headlines in one line, set apart by wide gaps or signs."""
    text = line.text[:4000]
    if _GAP.search(text):
        items = [item for item in _GAP.split(text) if item]
        if len(items) >= 3 and _not_a_table(items):
            return True
    if "+++" in text and text.count("+++") >= 2:
        return True
    if line.terminal and len(text) > 120:
        return False
    items = _SEPARATOR.split(text)
    if len(items) < 3:
        return len(items) == 2 and _breadcrumb(items[0], text)
    if all(len(item.split()) <= 4 for item in items) and len(items) >= 4 and _not_a_table(items):
        return True
    if any(sign in text for sign in (" | ", " • ", " · ", " › ")):
        return _not_a_table(items) and not line.terminal
    return False


def _breadcrumb(root: str, text: str) -> bool:
    """``Home » World``: the way to the page."""
    arrow = any(sign in text for sign in ("»", "›", ">"))
    return arrow and len(root) < 12 and root.strip().lower() in _cues().labels.by_first


def _not_a_table(items: Sequence[str]) -> bool:
    return sum(any(c.isdigit() for c in item) and len(item.split()) <= 3 for item in items) * 2 < len(items)


def _is_caption(low: str) -> bool:
    label = _cues().labels.leading(low)
    return any(label in table(language, "clutter")["caption_ends"] for language in LANGUAGES)


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
        for i, line in enumerate(self.lines):
            if line.cue == "comments" and prose and line.words <= 6 and self._ends_here(i):
                for rest in self.lines[i:]:
                    rest.kind = CLUTTER
                return
            if line.cue in ("box", "comments"):
                box, items, packed = True, 0, True
            elif box:
                if self._leaves_box(line, items, packed):
                    box = False
                else:
                    packed = packed and not (items and line.apart)
                    items += 1
            if box or line.cue in ("clutter", "run", "box", "comments", "label"):
                line.kind = CLUTTER
            elif line.strong:
                prose = True

    def _ends_here(self, i: int) -> bool:
        """Whether no long running text of the article follows a head of comments."""
        return sum(line.strong for line in self.lines[:i]) * 2 >= sum(line.strong for line in self.lines[i:])

    def _leaves_box(self, line: Line, items: int, packed: bool) -> bool:
        if line.cue or not line.prose or (not line.terminal and len(line.text) < _LONG_PROSE):
            return False
        if len(line.text) < 2 * _STRONG and _addresses(line.low):
            return False
        if len(line.text) >= _STRONG + 40:
            return True
        return items > 0 and packed and line.apart and len(line.text) >= _SHORT_PROSE and not line.bullet

    def _datelines(self) -> None:
        for line in self.lines:
            found = read_dateline(line.text, self.language)
            if found is None and self._byline(line):
                found = Dateline("byline")
            line.dateline = found
            if line.kind and line.cue not in ("clutter", "label"):
                continue
            if found is not None and (not line.kind or found.date is None or line.text[0] != "©"):
                line.kind = "" if line.kind and found.role == "byline" else DATELINE
                line.prose = False

    def _byline(self, line: Line) -> bool:
        """``Par Nom Prénom``, ``Von unserer Redaktion``, ``(dpa)``: who wrote it."""
        if line.terminal or line.words > 8 or any(c.isdigit() for c in line.text):
            return False
        cues = _cues()
        words = _WORD.findall(line.text)
        if words and all(w.lower() in cues.agencies or w.lower() in cues.small for w in words):
            return any(w.lower() in cues.agencies for w in words)
        phrase = cues.bylines.leading(line.low)
        names = _WORD.findall(line.text[len(phrase) :]) if phrase else []
        return bool(names) and all(w[0].isupper() or w.lower() in cues.small for w in names)

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
                stems.update(w[:_STEM] for w in _WORD.findall(line.low) if len(w) > 3)
                if len(stems) > _STEMS_OF_BODY:
                    break
        return stems

    def _overlap(self, line: Line) -> float:
        """Share of the line's longer words that the running text has too."""
        small = _cues().small
        words = [w[:_STEM] for w in _WORD.findall(line.low) if len(w) > 3 and w not in small]
        return sum(w in self.stems for w in words) / len(words) if words else 0.0

    def _head(self, first: int) -> None:
        head = self.lines[:first]
        page = any(line.kind == CLUTTER and not self._live(line) for line in head)
        for line in head:
            if self._live(line) and not any(other.heading and not other.kind for other in head):
                line.kind, line.cue = ("", "") if not page or self._overlap(line) > 0 else (CLUTTER, "")
        open_lines = [line for line in head if not line.kind]
        if not page and len(open_lines) <= _MOST_TITLES:
            for line in open_lines:
                line.kind = BODY if line.prose and not self._exclaims(line) else TITLE
            return
        kept = self._titles(head)
        above = True
        for line in head:
            if id(line) in kept:
                above = False
                line.kind = BODY if line.prose else TITLE
            elif not above and not line.cue and line.dateline is not None:
                line.kind = DATELINE
            elif not line.kind or (
                line.kind == DATELINE and above and kept and not self._near_title(head, line, kept)
            ):
                line.kind = CLUTTER

    def _exclaims(self, line: Line) -> bool:
        """A headline that ends with a sign of its own: ``Rekord!``."""
        return (
            line is self.lines[0]
            and len(line.text) < _STRONG
            and line.text[-1] != "."
            and ". " not in line.text
        )

    def _live(self, line: Line) -> bool:
        """``LIVE: …``, ``+++ … +++``: other headlines, or the title of a report from hour to hour."""
        spoken = line.cue == "label" or (
            line.cue == "run" and line.text.startswith("+++") and line.text.count("+++") == 2
        )
        return (
            spoken
            and line.words >= 3
            and _cues().starts.leading(line.low) == ""
            and not _is_caption(line.low)
        )

    def _titles(self, head: Sequence[Line]) -> set[int]:
        """The headings that belong to the article: the nearest to it, and others that share its words."""
        kept: set[int] = set()
        for back, line in enumerate(reversed(head)):
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
            if overlap >= enough and len(kept) < _MOST_TITLES:
                kept.add(id(line))
        if not kept:
            nearest = [line for line in head if not line.kind and (line.heading or line.prose)]
            kept.update(id(line) for line in nearest[-1:])
        return kept

    def _near_title(self, head: Sequence[Line], line: Line, kept: set[int]) -> bool:
        """Whether the dateline stands right above the title."""
        at = next(i for i, other in enumerate(head) if other is line)
        behind = head[at + 1 : at + 3]
        return any(id(other) in kept for other in behind) and line.kind == DATELINE

    def _middle(self, first: int, last: int) -> None:
        lines = self.lines
        seen: set[str] = {line.low for line in lines[:first] if line.kind == TITLE}
        i = first
        while i <= last:
            line = lines[i]
            if line.prose and not line.kind:
                line.kind = CLUTTER if line.low in seen and len(line.text) < _LOW else BODY
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
        for before, line in pairwise([self.lines[last], *tail]):
            if line.kind:
                listing = False
                continue
            listing = (
                (listing or before.text[-1] == ":") and (line.bullet or not page) and before.kind != CLUTTER
            )
            if self.times[line.low] > 1 or (not listing and (page or len(rest) > 2)):
                line.kind = CLUTTER
            else:
                line.kind = BODY
        for line in tail:
            if line.kind == DATELINE and line.dateline is not None and line.dateline.role == "dated" and page:
                line.kind = CLUTTER
