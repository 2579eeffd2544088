"""Lines of a pasted page: what each looks like by itself, by its shape and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.lang import LANGUAGES, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.datelines import Dateline

__all__ = [
    "LONG_PROSE",
    "LOOKED_AT",
    "STRONG",
    "Line",
    "addresses_reader",
    "content_stems",
    "is_byline",
    "is_ticker",
    "look",
    "split_lines",
]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•●▪■◦‣·*►▶→>–—-]|\d{1,2}[.)])\s+")
_TERMINAL = re.compile(r"[.!?…][\"'”“»’)\]\s]*(?:\[[^\[\]]{0,40}\]\s*)?$")
_SEPARATOR = re.compile(r"\s[|•·›»/–—>+]{1,3}\s")
_GAP = re.compile(r"\s{3,}|\t")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_LETTERS = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}")
_SIGNS = ":|–—»›•-/("
LOOKED_AT = 400
STRONG, _SHORT_PROSE, LONG_PROSE = 100, 50, 180
_LONGEST_CUE_LINE = 300
_LONGEST_HEADING = 220
_STEM = 6


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
        return self.prose and self.end - self.start >= STRONG

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


def look(line: Line) -> None:
    """Fill in what the line looks like by itself."""
    text = line.text
    size = len(text)
    low = line.low = text[:LOOKED_AT].lower().replace("’", "'")
    bullet = _BULLET.match(text)
    line.bullet = bullet is not None
    line.terminal = _TERMINAL.search(text, max(0, size - 60)) is not None
    line.words = text.count(" ", 0, LOOKED_AT) + 1
    line.cue = _cue(line, low[bullet.end() :] if bullet else low.lstrip("«\"'„“+*#[ "))
    if line.cue:
        return
    if line.terminal or (line.bullet and text[-1] in ";,"):
        line.prose = line.words >= 3 or size >= _SHORT_PROSE
    else:
        line.prose = size >= LONG_PROSE or (size >= STRONG and ". " in text)


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
    if phrase and (not phrase.isalpha() or not line.terminal or addresses_reader(low)):
        return "clutter"
    label = phrase or cues.labels.leading(low)
    if label:
        behind = low[len(label) :].lstrip()
        if not behind.strip(" .:»«\"'|•–-"):
            return "box" if label in cues.boxes else "clutter"
        if behind[0] in _SIGNS or (behind[0] in '«„“"' and not line.terminal):
            return "label"
        if line.words <= 8 and not line.terminal and addresses_reader(low):
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


def addresses_reader(low: str) -> bool:
    """Whether a line speaks to its reader: "sign up", "you"."""
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


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the text and nothing else: ``Par Nom Prénom``, ``(dpa)``."""
    if line.terminal or line.words > 8 or len(line.text) > _LONGEST_HEADING:
        return False
    if any(c.isdigit() for c in line.text):
        return False
    cues = _cues()
    text = _ADDRESS.sub("", line.text)
    words = _WORD.findall(text)
    if words and all(w.lower() in cues.agencies or w.lower() in cues.small for w in words):
        return any(w.lower() in cues.agencies for w in words)
    phrase = cues.bylines.leading(line.low)
    names = _WORD.findall(text[len(phrase) :]) if phrase else []
    return bool(names) and all(w[0].isupper() or w.lower() in cues.small for w in names)


def is_ticker(line: Line) -> bool:
    """Whether a line is a headline of live news: ``LIVE: …``, ``+++ … +++``."""
    framed = line.cue == "run" and line.text.startswith("+++") and line.text.count("+++") == 2
    if not (framed or line.cue == "label") or line.words < 3:
        return False
    return not _cues().starts.leading(line.low) and not _is_caption(line.low)


def content_stems(low: str) -> list[str]:
    """The beginnings of the longer words of a line that are no function words."""
    small = _cues().small
    return [w[:_STEM] for w in _WORD.findall(low) if len(w) > 3 and w not in small]
