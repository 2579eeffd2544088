"""Text to tokens: the one pass over the characters that the finders share.

A token is a run of letters, a run of digits, or a single other character; white space
belongs to no token. Letters and digits never share a token, so that ``12M€`` is three
tokens and ``A320`` two; whether two tokens touch is ``tokens.glued(i)``.

Only figures that go on without a word, longer than any number, date or list in the news,
are one token with all their signs: no reader takes it for a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left

__all__ = ["Tokens", "tokenize"]

_TOKEN = re.compile(r"[^\W\d_]+|(?:\d++[^\w\n]{1,3}+){40,}+\d*+|\d+|[^\w\s]|_")
_FOLDS = (("’", "'"), ("ʼ", "'"), ("′", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"), ("−", "-"))


class Tokens:
    """Parallel lists over the tokens of one text.

    Attributes:
        text: The text as given.
        starts: Code-point offset of each token's first character.
        ends: Code-point offset behind each token's last character.
        lower: Each token in lower case, with typographic apostrophes and hyphens folded to ``'`` and ``-``.

    Example:
        >>> tokens = tokenize("Plus de 60 %")
        >>> tokens.lower
        ['plus', 'de', '60', '%']
        >>> tokens.text[tokens.starts[2]:tokens.ends[3]]
        '60 %'
    """

    __slots__ = ("ends", "lower", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [m.span() for m in _TOKEN.finditer(text)]
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]
        folded = text
        if not text.isascii():
            for sign, plain in _FOLDS:
                folded = folded.replace(sign, plain)
        lowered = folded.lower()
        if len(lowered) == len(folded):
            self.lower = [lowered[a:b] for a, b in spans]
        else:
            self.lower = [folded[a:b].lower() for a, b in spans]

    def part(self, start: int, end: int) -> Tokens:
        """The tokens of ``text[start:end]``, where no token goes over its ends.

        Example:
            >>> tokenize("Es gab 14 Tote.").part(7, 15).lower
            ['14', 'tote', '.']
        """
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        part = Tokens.__new__(Tokens)
        part.text = self.text[start:end]
        part.starts = [a - start for a in self.starts[first:last]]
        part.ends = [b - start for b in self.ends[first:last]]
        part.lower = self.lower[first:last]
        return part

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        """Token ``i`` as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the token before it."""
        return i > 0 and self.ends[i - 1] == self.starts[i]


def tokenize(text: str) -> Tokens:
    """The tokens of ``text``, in time linear in its length."""
    return Tokens(text)
