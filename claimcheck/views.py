"""A text as it is read: without the characters that hide words, and the way back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

import msgspec

__all__ = ["Offsets", "View", "view"]

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
)
_DISTURBED = re.compile(
    f"(?P<invisible>[{_INVISIBLE}]+)"
    "|(?P<composed>[^\\W\\d_][\u0300-\u036f]{1,8})"
    "|(?P<ligature>[\ufb00-\ufb06])"
)
_SUSPECT = re.compile(f"[{_INVISIBLE}\u0300-\u036f\ufb00-\ufb06]")
_HIGH = {bytes([b]).decode("cp1252", errors="replace"): b for b in range(0x80, 0x100)}
_HIGH.pop("\ufffd", None)
_HIGH.update({chr(b): b for b in range(0x80, 0xA0)})
_LOW = "".join(re.escape(c) for c, b in _HIGH.items() if b < 0xC0)
_MOJIBAKE = re.compile(f"[ÂÃÄÅ][{_LOW}]|â[{_LOW}]{{2}}")
_MOJIBAKE_LEADS = ("Ã", "â", "Â", "Å", "Ä")


class Offsets(msgspec.Struct, frozen=True):
    """The way back from a read text to the text as given, by stretches.

    Attributes:
        read: Offset in the read text where each stretch starts, ascending.
        given: Offset in the text as given where it starts.
        given_end: Offset in the text as given where it ends; behind that only hidden characters follow.
        same: Whether the stretch is the same text on both sides.
    """

    read: tuple[int, ...]
    given: tuple[int, ...]
    given_end: tuple[int, ...]
    same: tuple[bool, ...]

    def start(self, offset: int) -> int:
        """The given offset of a span's first character."""
        k = max(0, bisect_right(self.read, offset) - 1)
        return self.given[k] + (
            min(offset - self.read[k], self.given_end[k] - self.given[k]) if self.same[k] else 0
        )

    def end(self, offset: int) -> int:
        """The given offset behind a span's last character."""
        if offset <= 0:
            return self.given[0]
        k = max(0, bisect_right(self.read, offset - 1) - 1)
        return self.given[k] + offset - self.read[k] if self.same[k] else self.given_end[k]


class View(msgspec.Struct, frozen=True):
    """A text as it is read.

    Attributes:
        text: The text to read; the very text as given where nothing disturbs it.
        offsets: The way back; None where the two texts are the same.
        notes: What was left out or repaired.
    """

    text: str
    offsets: Offsets | None = None
    notes: tuple[str, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        r"""The offsets of a span of the read text in the text as given.

        Example:
            >>> given = "Es waren 12\u200b000 Men\u00adschen."
            >>> read = view(given)
            >>> read.text
            'Es waren 12000 Menschen.'
            >>> start, end = read.original(9, 23)
            >>> given[start:end] == given[9:25]
            True
        """
        if self.offsets is None:
            return start, end
        first = self.offsets.start(start)
        return first, max(first, self.offsets.end(end))


def view(text: str) -> View:
    """The text to read, with every span's way back to the text as given.

    Soft hyphens, zero-width, bidi and control characters are left out, letters and their accents
    composed, and UTF-8 that was read as Windows-1252 repaired.

    Costs next to nothing where there is nothing to do, else time linear in the length.
    """
    spans: list[tuple[int, int, str]] = []
    notes: list[str] = []
    if text.isascii() and text.isprintable():
        return View(text)
    if _SUSPECT.search(text):
        spans += [(m.start(), m.end(), _repaired(m)) for m in _DISTURBED.finditer(text)]
        if any(not new for _, _, new in spans):
            notes.append("invisible characters left out for reading")
    broken = _mojibake(text)
    if broken:
        notes.append("mojibake (UTF-8 read as Windows-1252) repaired for reading")
        spans = _without_overlap(sorted(broken + spans))
    return _view(text, spans, tuple(notes)) if spans else View(text)


def _repaired(match: re.Match[str]) -> str:
    if match.lastgroup == "invisible":
        return ""
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", match.group())
    return unicodedata.normalize("NFC", match.group())


def _mojibake(text: str) -> list[tuple[int, int, str]]:
    if not any(lead in text for lead in _MOJIBAKE_LEADS):
        return []
    out = []
    for match in _MOJIBAKE.finditer(text):
        try:
            repaired = bytes(_HIGH[c] for c in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            continue
        out.append((match.start(), match.end(), repaired if repaired != "\xad" else ""))
    return out


def _without_overlap(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for span in spans:
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out


def _view(text: str, spans: list[tuple[int, int, str]], notes: tuple[str, ...]) -> View:
    pieces: list[str] = []
    read: list[int] = []
    given: list[tuple[int, int, bool]] = []
    size = 0

    def add(piece: str, start: int, end: int, same: bool) -> None:
        nonlocal size
        if piece:
            pieces.append(piece)
            read.append(size)
            given.append((start, end, same))
            size += len(piece)

    edges = [0, *(edge for start, end, _ in spans for edge in (start, end)), len(text)]
    news = [new for _, _, new in spans]
    for k, (start, end) in enumerate(pairwise(edges)):
        if k % 2:
            add(news[k // 2], start, end, False)
        else:
            add(text[start:end], start, end, True)
    if not read:
        return View("", Offsets((0,), (0,), (0,), (True,)), notes)
    starts, ends, same = zip(*given, strict=True)
    return View("".join(pieces), Offsets(tuple(read), starts, ends, same), notes)
