"""Quantities of special build: shares (two in five), factors (three times as many), ranks (third-largest)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck.mentions.candidate import Candidate
from claimcheck.mentions.counting import counted_noun
from claimcheck.mentions.numbers import Number
from claimcheck.mentions.numerals import numerals

if TYPE_CHECKING:
    from claimcheck.mentions.counting import Noun
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Special"]

_LARGEST_SHARE = 100000
_SECOND = 2
_LARGEST_PART = 12
_HIGHEST_LEVEL = 10
_LEVEL_REACH = 14


class Special:
    """Reads shares, factors and ranks of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)
        self.halves = numerals(words.language).halves

    # Shares

    def share(self, number: Number, following: Number | None, noun: Noun | None) -> Candidate | None:
        """``two in five``, ``un Français sur cinq``: a share, where the next number completes it."""
        if number.kind == "article" and not self.words.article_share:
            return None
        if following is None or following.value is None or number.value is None or number.kind == "fraction":
            return None
        part, whole = number.value, following.value
        if (
            part % 1
            or whole % 1
            or not 0 < part < whole <= _LARGEST_SHARE
            or following.first - number.last > 8
        ):
            return None
        at = number.last + 1
        joint = self.words.ratio_between.at(self.lower, at)
        if joint is None and noun is not None and part <= _LARGEST_PART:
            joint = self._behind_noun(noun, following)
        if joint is None or joint[1] + 1 != following.first:
            return None
        value = Fraction(int(part), int(whole))
        candidate = Candidate(number, value, number.first, following.last, kind="share", strong=True)
        whole_noun = counted_noun(self.tokens, following.last + 1, self.words, many=True)
        if whole_noun is not None:
            candidate.last, candidate.noun = whole_noun.last, (whole_noun.head, whole_noun.last)
        candidate.number_last = following.last
        return candidate

    def _behind_noun(self, noun: Noun, following: Number) -> tuple[bool, int] | None:
        """The joint behind ``un Français``, where the second number counts nothing itself."""
        if counted_noun(self.tokens, following.last + 1, self.words, many=True) is not None:
            return None
        for at in range(noun.last + 1, min(noun.last + 3, self.size)):
            joint = self.words.ratio_noun_between.at(self.lower, at)
            if joint is not None:
                return joint
            if not self.words.noun_first or not self.lower[at][0].isalpha():
                return None
        return None

    def every(self, number: Number) -> Candidate | None:
        """``jeder Zehnte``, ``jede dritte Ehe``."""
        if not self.words.every or number.kind != "ordinal" or number.first == 0 or not number.value:
            return None
        if self.lower[number.first - 1] not in self.words.every or number.value < 2:
            return None
        candidate = Candidate(
            number, Fraction(1, int(number.value)), number.first - 1, number.last, kind="share"
        )
        candidate.number_last, candidate.strong = number.last, True
        noun = counted_noun(self.tokens, number.last + 1, self.words, many=False)
        if noun is not None and noun.head == number.last + 1:
            candidate.last, candidate.noun = noun.last, (noun.head, noun.last)
        return candidate

    # Levels

    def level(self, number: Number) -> Candidate | None:
        """``Gefahrenstufe 4``, ``degré 4`` of an avalanche danger: a level of a scale of danger."""
        label = number.first - 1
        if label < 0 or number.value is None or number.value % 1 or not 0 < number.value <= _HIGHEST_LEVEL:
            return None
        compound = self._warns(self.lower[label]) and self.lower[label].endswith(self.words.level_endings)
        if not compound and not (self.lower[label] in self.words.levels and self._warned(label)):
            return None
        full_stop = number.kind == "ordinal" and self.lower[number.last] == "."
        if number.kind != "cardinal" and not full_stop:
            return None
        last = number.last - full_stop
        candidate = Candidate(number, number.value, label, last, "level", "count", number_last=last)
        candidate.unit_at, candidate.strong = (label, label), True
        return candidate

    def _warned(self, i: int) -> bool:
        """Whether a danger or an alert is spoken of around token ``i``, in its sentence."""
        for step in (-1, 1):
            for at in range(i + step, i + step * _LEVEL_REACH, step):
                if not 0 <= at < self.size or self.lower[at] in ".!?":
                    break
                if self._warns(self.lower[at]):
                    return True
        return False

    def _warns(self, word: str) -> bool:
        return word.startswith(self.words.alerts)

    # Factors

    def multiple(self, i: int) -> Candidate | None:
        """A word that is a factor by itself: ``doubled``, ``twice``, ``verdreifacht``."""
        if self.lower[i] in self.words.in_groups:
            return self._group(i)
        value = self.words.multiples.get(self.lower[i])
        if value is None:
            return None
        after = i + 1
        if after < self.size and self.lower[after] in self.words.not_multiple_before:
            return None
        if i and self.lower[i - 1] == "-" and self.tokens.glued(i):
            return None
        if self.tokens.word(i)[0].isupper() and not self._may_be_capital(i):
            return None
        plain = Decimal(int(value)) if value.denominator == 1 else value
        number = Number(i, i, plain)
        last = i
        if after < self.size and self.lower[after] in self.words.comparison and self.words.capitalised:
            last = self._comparison(after)
        return Candidate(number, plain, i, last, "x", "factor", number_last=i)

    def _group(self, i: int) -> Candidate | None:
        """``zu dritt``: how many people together."""
        if i == 0 or self.lower[i - 1] not in self.words.group_openers:
            return None
        value = Decimal(self.words.in_groups[self.lower[i]])
        return Candidate(Number(i, i, value), value, i - 1, i, "person", "count", number_last=i)

    def _may_be_capital(self, i: int) -> bool:
        return i == 0 or self.words.capitalised or not self.lower[i - 1][0].isalpha()

    def and_a_half(self, candidate: Candidate) -> bool:
        """Whether a half follows the unit, which it adds: ``deux tonnes et demie``, ``une fois et demie``."""
        joint = candidate.last + 1
        if joint + 1 >= self.size or self.lower[joint] not in self.words.range_and:
            return False
        if self.lower[joint + 1] not in self.halves:
            return False
        value, half = candidate.value, Decimal("0.5")
        candidate.value = value + Fraction(half) if isinstance(value, Fraction) else value + half
        candidate.last = joint + 1
        return True

    def times(self, candidate: Candidate, *, suffix: bool) -> None:
        """Tell a factor (three times as many) from a count of times (46 times)."""
        if self.and_a_half(candidate):
            candidate.number_last = candidate.last
            candidate.unit, candidate.kind = "x", "factor"
            return
        after = candidate.last + 1
        if after < self.size and self.lower[after] in self.words.comparison:
            candidate.unit, candidate.kind = "x", "factor"
            if not self.words.noun_first or self.lower[after] not in self.words.function_articles:
                candidate.last = self._comparison(after)
        elif suffix and self.lower[candidate.last].endswith(self.words.factor_endings):
            candidate.unit, candidate.kind = "x", "factor"
        else:
            candidate.unit, candidate.kind = "time", "times"

    def _comparison(self, at: int) -> int:
        """Last token of ``so viele``, ``plus élevée``, ``mehr``."""
        if not self.words.comparison_spans:
            return at - 1
        if (
            self.lower[at] in self.words.comparison_openers
            and at + 1 < self.size
            and self.lower[at + 1][0].isalpha()
        ) and (
            self.lower[at + 1] not in self.words.function_words
            or self.lower[at + 1] in self.words.comparison_closers
        ):
            return at + 1
        return at

    # Ranks

    def rank(self, number: Number) -> Candidate | None:
        """An ordinal that ranks: ``the fourth warmest``, ``zum dritten Mal``, ``34e mondiale``."""
        i, after = number.first, number.last + 1
        if number.value is None or (number.digits and number.value > 999):
            return None
        word = self.lower[after] if after < self.size else "."
        if number.digits and self.lower[number.last] == "." and not self._noun_behind(after):
            return None
        if word == "-" and self.tokens.glued(after) and after + 1 < self.size:
            ends = self.lower[after + 1].endswith(self.words.superlatives)
            if not ends:
                return None
            candidate = Candidate(number, number.value, i, after + 1, "rank", "rank")
            candidate.number_last = number.last
            return candidate
        if not self._ranks(number, word):
            return None
        return Candidate(number, number.value, i, number.last, "rank", "rank", number_last=number.last)

    def rank_in_article(self, number: Number) -> Candidate:
        """``a fifth group stage venue``: the fraction's word is an ordinal."""
        value = 1 / Fraction(number.value or 1)
        plain = Decimal(int(value))
        return Candidate(number, plain, number.last, number.last, "rank", "rank", number_last=number.last)

    def _ranks(self, number: Number, word: str) -> bool:
        i = number.first
        if (
            self.tokens.word(i)[0].isupper()
            and not number.digits
            and not (self.words.capitalised and number.last == i)
        ):
            return False
        before = self.lower[i - 1] if i else ""
        if word in self.words.function_words and before in self.words.rank_verbs:
            return True
        if word in self.words.infinitives and before in self.words.determiners:
            return number.value is not None and number.value > _SECOND
        if word in self.words.not_rank:
            return False
        if not word[0].isalpha() or (
            word in self.words.function_words
            and (number.digits or self.words.capitalised or (i and self.lower[i - 1] == ","))
        ):
            return self._ends(number)
        if self.tokens.word(number.last + 1)[0].isupper() and not self.words.capitalised:
            return False
        if before in self.words.not_rank_after or (self.lower[i], before) in self.words.not_rank_pairs:
            return False
        if self.lower[i] in self.words.weak_ordinals:
            return False
        return word not in self.words.function_words

    def _noun_behind(self, after: int) -> bool:
        """Whether a noun stands behind an ordinal with a dot: ``zum 3. Mal``, not the end of a sentence."""
        return (
            after < self.size
            and self.tokens.word(after)[0].isupper()
            and self.lower[after] not in self.words.function_words
        )

    def _ends(self, number: Number) -> bool:
        """An ordinal at the end of a clause: ``wurde Zweite``, ``finished third``."""
        i = number.first
        before = self.lower[i - 1] if i else ""
        if before in self.words.not_rank_after or self.lower[i] in self.words.weak_ordinals:
            return False
        if before == ",":
            return number.value != 1
        if self.words.capitalised:
            return (self.lower[i], before) not in self.words.not_rank_pairs
        return number.value != 1 and before not in self.words.determiners
