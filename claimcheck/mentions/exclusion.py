"""Numbers that are no quantities: parts of names, telephone numbers, addresses, list numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.concepts import index
from claimcheck.mentions.counting import is_plural
from claimcheck.mentions.models import designation, maker_of, model_numbers
from claimcheck.mentions.nouns import of_a_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.mentions.numbers import Number
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Exclusion"]

_OPENING = frozenset('«“„"‹‚‘')
_CLOSING = frozenset('»”“"›’')
_IN_TELEPHONES = frozenset((" ", "\u00a0", "\u202f", "-", "‑", "‐", "/", ") ", "-("))
_TITLE = 8
_LARGEST_LABEL = 1000
_SHORTEST_NAME = 3


class Exclusion:
    """Tells the numbers of one text that belong to names."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)
        self._named: set[str] = set()
        self._makers: dict[str, bool] = {}

    def glued(self, number: Number) -> bool:
        """Whether letters touch the number: ``A320``, ``3M``, ``COVID-19``."""
        tokens, i = self.tokens, number.first
        if not number.digits:
            return False
        if tokens.glued(i):
            before = tokens.word(i - 1)
            code = len(before) > 1 and before in self.words.codes and before.lower() not in self.words.labels
            if before.isalpha() and not code:
                return True
            if before in ("_", "#", "@", "&"):
                return True
            if (
                before in ("-", "‑", "‐", "/", ".")
                and i > 1
                and tokens.glued(i - 1)
                and self._name_part(i - 2)
            ):
                return True
        return False

    def model(self, first: int, last: int) -> bool:
        """Whether the digits are a model's name where its makers are spoken of: Boeing …, the 787."""
        unit = model_numbers().get("".join(self.lower[first : last + 1]))
        if unit is None:
            return False
        if unit not in self._makers:
            makers = maker_of(unit)
            self._makers[unit] = any(word in makers for word in self.lower)
        return self._makers[unit]

    def _name_part(self, i: int) -> bool:
        word = self.tokens.word(i)
        if self.model(i, i):
            return True
        if i and self.tokens.glued(i) and self.lower[i - 1].isdecimal():
            return False
        if self.words.before.ending(self.lower, i) is not None:
            return False
        return word.isalpha() and word not in self.words.codes and not word.endswith("illion")

    def telephone(self, numbers: Sequence[Number], k: int) -> bool:
        """Whether number ``k`` belongs to a run of digits as telephone numbers are written."""
        number = numbers[k]
        if not number.digits or number.exponent:
            return False
        first = self.lower[number.first]
        zero = len(first) > 1 and first[0] == "0" and number.last == number.first
        if zero and len(first) > 2:
            return True
        length, joined, longest = 1, False, len(first)
        for step in (-1, 1):
            at = k
            while 0 <= at + step < len(numbers) and length < 4:
                left, right = (at, at + step) if step > 0 else (at + step, at)
                gap = self._gap(numbers[left], numbers[right])
                if gap is None:
                    break
                length, at, joined = length + 1, at + step, joined or not gap.isspace()
                longest = max(longest, len(self.lower[numbers[at].first]))
                zero = zero or (
                    self.lower[numbers[at].first][0] == "0" and len(self.lower[numbers[at].first]) > 1
                )
        if number.first and self.lower[number.first - 1] == "+" and length > 1:
            return True
        if joined:
            return length >= 3 and longest >= 3
        return length >= 3 or (zero and length >= 2)

    def _gap(self, left: Number, right: Number) -> str | None:
        """The blank, hyphen or stroke between two runs of digits, or None where there is more."""
        if not (left.digits and right.digits) or left.exponent or right.exponent:
            return None
        gap = self.tokens.text[self.tokens.ends[left.last] : self.tokens.starts[right.first]]
        return gap if gap in _IN_TELEPHONES else None

    def known(self, number: Number) -> bool:
        """Whether the number opens a known name, is a short telephone number, or ends a quoted title."""
        i, after = number.first, number.last + 1
        if self.newspaper(i) or (i and self.lower[i - 1] in self.words.artists):
            return True
        if self._called(number) or self._club(i) or self._of_speech(number):
            return True
        if (
            not self.words.hyphen_counts
            and not number.digits
            and number.kind == "cardinal"
            and after + 1 < self.size
            and self.lower[after] == "-"
            and self.tokens.glued(after)
            and self.tokens.glued(after + 1)
        ):
            return self.words.unit_names.at(self.lower, after + 1) is None
        if (
            self.words.noun_first
            and i > 1
            and self.tokens.word(i - 1)[0].isupper()
            and after < self.size
            and self.tokens.word(after)[0].isupper()
            and not self._starts_sentence(i - 1)
        ):
            return True
        if after < self.size and self.tokens.word(after) in _CLOSING and not number.exponent:
            return self._quoted_before(i)
        return False

    def newspaper(self, i: int) -> bool:
        """Whether the name of a newspaper that is a number with a word starts at token ``i``."""
        found = self.words.known_names.at(self.lower, i)
        if found is None:
            return False
        if not self.words.capitalised and self.tokens.word(found[1])[0].isupper():
            return True
        return any(word in self.words.press for word in self.lower[max(0, i - 4) : i])

    def _called(self, number: Number) -> bool:
        """Whether the text says that the number is a name: ``Elf Freunde heißt die Bar``."""
        if number.digits or not self.tokens.word(number.first)[0].isupper():
            return False
        after = range(number.last + 1, min(number.last + 3, self.size))
        return any(self.words.naming.at(self.lower, at) is not None for at in after)

    def _of_speech(self, number: Number) -> bool:
        """Whether the number belongs to a figure of speech: ``unter vier Augen``."""
        if number.digits:
            return False
        found = self.words.idioms.at(self.lower, number.first)
        return found is not None and found[1] > number.last

    def _club(self, i: int) -> bool:
        """Whether the number is that of a club of states: ``Group of 20``."""
        found = self.words.clubs.ending(self.lower, i - 1)
        return found is not None and self.tokens.word(found[1])[0].isupper()

    def emergency(self, number: Number) -> bool:
        """Whether bare digits are a short telephone number: ``le 112``."""
        i = number.first
        if not number.digits or not i or self.tokens.word(i) not in self.words.emergency:
            return False
        return self.lower[i - 1] in self.words.emergency_after

    def _quoted_before(self, i: int) -> bool:
        for at in range(i - 1, max(-1, i - 5), -1):
            if self.tokens.word(at) in _OPENING:
                return at + 1 < i and self.tokens.word(at + 1)[0].isupper()
        return False

    def labelled(self, number: Number, *, measured: bool, counted: bool) -> bool:
        """Whether the word before the number makes it a name: ``Route 66``, ``Halle 7``."""
        if self._of_law(number):
            return True
        if self._scored(number):
            return False
        if number.digits and not measured and self.lower[number.first] in self._named:
            return True
        return self._is_labelled(number, measured=measured, counted=counted)

    def _of_law(self, number: Number) -> bool:
        """Whether the number is one half of that of an article of law: ``article 50-1``."""
        i = number.first
        if i > 1 and self.lower[i - 1] == "-" and self.tokens.glued(i) and self.lower[i - 2].isdecimal():
            return i > 2 and self.lower[i - 3] in self.words.laws
        return i > 0 and self.lower[i - 1] in self.words.laws and self._scored(number)

    def learn(self, numbers: Sequence[Number]) -> None:
        """Remember the numbers that a label makes names in the text: Boeing 787, later "the 787"."""
        for number in numbers:
            i = number.first - 1
            if number.digits and i >= 0 and number.first == number.last:
                label = self.lower[i] in self.words.labels and self.lower[i] not in self.words.weak_labels
                if (
                    label
                    and self.tokens.word(i)[0].isupper()
                    and len(self.lower[number.first]) >= _SHORTEST_NAME
                ):
                    self._named.add(self.lower[number.first])

    def _is_labelled(self, number: Number, *, measured: bool, counted: bool) -> bool:
        i = number.first - 1
        if i < 0:
            return False
        if (
            self.lower[i] in (".", "°")
            and i
            and self.tokens.glued(i)
            and self.lower[i - 1] in self.words.labels
        ):
            i -= 1
            if measured and self.lower[i] in self.words.weak_labels:
                return False
            return not counted or len(self.lower[i]) <= 3
        word = self.lower[i]
        if word in ("§", "#", "№") or (word in ("n", "nr", "no") and self.tokens.glued(number.first)):
            return True
        if not word[0].isalpha() or measured:
            return False
        weak = word in self.words.weak_labels
        written = self.tokens.word(i)
        if word in self.words.labels and not (counted and weak):
            return not counted or written[0].isupper() or not weak
        if word.endswith(self.words.label_endings) and written[0].isupper() and not counted and number.digits:
            return True
        if counted or not number.digits or not written[0].isupper() or (number.value or 0) >= _LARGEST_LABEL:
            return False
        return self._name_before(i, written)

    def _scored(self, number: Number) -> bool:
        """Whether the number is the first of a result: ``3:1``."""
        after = number.last + 1
        if after + 1 >= self.size or self.lower[after] not in self.words.score_signs:
            return False
        return self.tokens.glued(after) and self.lower[after + 1].isdecimal() and self.tokens.glued(after + 1)

    def _name_before(self, i: int, written: str) -> bool:
        """A capitalised word in mid-sentence right before bare digits."""
        if self.words.capitalised:
            before = self.lower[i - 1] if i else ""
            if before in self.words.determiners or before in self.words.not_label_after:
                return False
            return self.lower[i] not in self.words.function_words and len(written) > 1
        if i == 0 or self.lower[i] in self.words.function_words:
            return False
        before = self.lower[i - 1]
        return before[0].isalpha() or before in ("-", "'", "&", ",")

    def titled(self, number: Number) -> bool:
        """Whether a number in words is capitalised like a name: the Seven Stars, «Siebzehn Silben»."""
        tokens, i = self.tokens, number.first
        if number.digits or number.kind == "fraction" or not tokens.word(i)[0].isupper():
            return False
        if number.value is not None and (number.value >= 1000000 or number.kind == "collective"):
            return False
        if self._in_title(number):
            return True
        after = number.last + 1
        capital_after = (
            after < self.size and tokens.word(after)[0].isupper() and tokens.lower[after][0].isalpha()
        )
        if self._starts_sentence(i):
            return capital_after and not self.words.capitalised and self._name_goes_on(after)
        before = self.lower[i - 1]
        if before in _OPENING or before == ":":
            return False
        if self.words.capitalised:
            return capital_after or number.last > number.first
        if self.words.noun_first or (number.last > number.first and tokens.word(number.last)[0].isupper()):
            return True
        if self.tokens.word(i - 1)[0].isupper():
            return True
        return capital_after and not self.words.is_person(self.lower[after])

    def _name_goes_on(self, after: int) -> bool:
        """Opening a sentence: ``Fourteen Hours, a play``; not ``Two Irish sisters``, ``Six Navy ships``."""
        behind = self.lower[after + 1] if after + 1 < self.size else "."
        if is_plural(behind, self.words) and self.words.is_counted(behind):
            return False
        word = self.lower[after]
        if self.words.is_person(word) or self.words.is_counted(word) or of_a_place(word, self.words.language):
            return False
        if word.endswith(self.words.demonym_endings) and not index(self.words.language).concepts(word):
            return False
        return designation(self.tokens, after) is None

    def _starts_sentence(self, i: int) -> bool:
        if i == 0:
            return True
        if self.lower[i - 1] in ".!?:;–-—•*|+" or self.lower[i - 1] in _OPENING:
            return True
        return "\n" in self.tokens.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]

    def _in_title(self, number: Number) -> bool:
        """Whether the number opens a short quotation without a verb's punctuation: a title."""
        i = number.first
        if i == 0 or self.tokens.word(i - 1) not in _OPENING:
            return False
        for at in range(number.last + 1, min(number.last + _TITLE, self.size)):
            word = self.tokens.word(at)
            if word in _CLOSING:
                return at > number.last + 1 and self.lower[at - 1] not in ".,!?"
            if word in ",.;:!?":
                return False
        return False

    def address(self, number: Number) -> bool:
        """``14 King Street``, ``12, rue de la Paix``."""
        at = number.last + 1
        if not number.digits or at >= self.size:
            return False
        if self.words.noun_first:
            if self.lower[at] == "," and at + 1 < self.size:
                at += 1
            bis = at + 1 < self.size and self.lower[at] in ("bis", "ter")
            return self.lower[at + 1 if bis else at] in self.words.street_words
        if self.words.capitalised:
            return False
        for j in range(at, min(at + 4, self.size)):
            if not self.tokens.word(j)[0].isupper():
                return False
            if j > at and self.lower[j] in self.words.street_words:
                return True
        return False

    def listed(self, number: Number) -> bool:
        """Whether the number opens a line as a list number: ``1.``, ``2)``."""
        i, after = number.first, number.last + (number.kind != "ordinal")
        if not number.digits or after >= self.size or number.value is None or number.value > 99:
            return False
        if i and "\n" not in self.tokens.text[self.tokens.ends[i - 1] : self.tokens.starts[i]]:
            return False
        if i == 0 and self.lower[after] != ")":
            return False
        return self.lower[after] in ".)" and self.tokens.glued(after)
