"""Years that are ages rather than durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Ages"]

_OLDEST = 130
_BEFORE = 5


class Ages:
    """Tells the ages of one text."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.words = words
        self.size = len(tokens)

    def read(self, candidate: Candidate) -> bool:
        """Whether the number before a word for years is an age; takes the word into the candidate."""
        after = candidate.number.last + 1
        if after < self.size and self.lower[after] == "-" and self.tokens.glued(after):
            after += 1
        unit = self.words.age_units.get(self.lower[after]) if after < self.size else None
        if unit is None or candidate.value < 0:
            return False
        if candidate.value > _OLDEST:
            said = self._said_behind(after) or self._of_a_thing(candidate)
            if said:
                candidate.unit, candidate.last, candidate.unit_at = unit, after, (after, after)
            return said
        said = self._said_behind(after) or self._has(candidate, after)
        if not said and not (unit == "year" and self._said_before(candidate, after)):
            return False
        candidate.unit = unit
        candidate.last, candidate.unit_at = after, (after, after)
        return True

    def group(self, candidate: Candidate) -> bool:
        """``under-16s``, ``the over 65s``, ``in their 30s``: reads an age group into the candidate."""
        number = candidate.number
        after, at = number.last + 1, number.first - 1
        if (
            not number.digits
            or number.value is None
            or number.value > _OLDEST
            or at < 1
            or after >= self.size
        ):
            return False
        if self.lower[after] != "s" or not self.tokens.glued(after):
            return False
        if number.value % 10 == 0 and not self.words.possessives.isdisjoint(
            self.lower[max(0, at - 2) : at + 1]
        ):
            candidate.upper, candidate.unit, candidate.kind = candidate.value + 9, "year", "age"
            candidate.last, candidate.strong, candidate.modified = after, True, True
            return True
        if self.lower[at] == "-":
            at -= 1
        found = self.words.before.ending(self.lower, at)
        if found is None:
            return False
        candidate.bound, candidate.unit, candidate.kind = found[0], "year", "age"
        candidate.modifier_at = (found[1], number.first - 1)
        candidate.first, candidate.last = found[1], after
        candidate.modified = candidate.strong = True
        return True

    def widen(self, candidate: Candidate) -> None:
        """Take ``Jahre`` into the span of an age whose unit is given elsewhere."""
        if candidate.kind != "age":
            return
        after = candidate.last + 1
        if after < self.size and self.lower[after] in self.words.year_words and candidate.unit_at is None:
            candidate.last = after

    def _said_behind(self, years: int) -> bool:
        after = years + 1
        if after >= self.size:
            return False
        if self.lower[after] in self.words.age_copulas:
            return not self.words.age_predicates.isdisjoint(self.lower[after + 1 : after + 4])
        return (
            self.lower[after] in self.words.age_after
            or self.words.age_phrases.at(self.lower, after) is not None
        )

    def _of_a_thing(self, candidate: Candidate) -> bool:
        """``une tombe vieille d'environ 2 500 ans``: old, and not as people are."""
        first = candidate.number.first
        modifier = self.words.before.ending(self.lower, first - 1)
        at = (modifier[1] if modifier is not None else first) - 1
        while at > 0 and self.lower[at] in self.words.age_links:
            at -= 1
        return not self.words.age_adjectives.isdisjoint(self.lower[max(0, at) : first])

    def joined(self, candidate: Candidate) -> bool:
        """Whether the number is the first of two ages: ``23 et 31 ans``, ``de 62 à 64 ans``."""
        number = candidate.number
        joint = self.words.range_to.at(self.lower, number.last + 1)
        at = joint[1] + 1 if joint is not None else number.last + 2
        if (
            joint is None
            and self.lower[number.last + 1 : at]
            and self.lower[number.last + 1] not in self.words.list_words
        ):
            return False
        if at + 1 >= self.size or not self.lower[at].isdecimal() or not number.digits:
            return False
        if self.words.age_units.get(self.lower[at + 1]) != "year":
            return False
        said = (
            self._said_before(candidate, at + 1) or self._has(candidate, at + 1) or self._said_behind(at + 1)
        )
        if not said:
            return False
        candidate.unit, candidate.kind, candidate.strong = "year", "age", True
        return True

    def _has(self, candidate: Candidate, years: int) -> bool:
        """``elle a 29 ans``: said of an age, not "il y a dix ans", "a dix ans de prison"."""
        at = self._range_start(candidate.number.first) - 1
        modifier = self.words.before.ending(self.lower, at) or self.words.age_adverbs.ending(self.lower, at)
        if modifier is not None:
            at = modifier[1] - 1
        if (
            at < 1
            or self.lower[at] not in self.words.age_verbs
            or self.lower[at - 1] in self.words.not_age_verbs
        ):
            return False
        behind = self.lower[years + 1] if years + 1 < self.size else "."
        return not behind[0].isalpha() or behind in self.words.age_going_on

    def _said_before(self, candidate: Candidate, years: int) -> bool:
        first = candidate.number.first
        if first == 0:
            return False
        behind = self.lower[years + 1] if years + 1 < self.size else ""
        before = self.lower[first - 1]
        if before == "(" and behind == ")":
            return True
        if before == "," and self.words.noun_first and behind in (",", ".", ")", ";", ":", "»", "à", ""):
            return candidate.value > 3
        first = self._range_start(first)
        modifier = self.words.before.ending(self.lower, first - 1)
        at = (modifier[1] if modifier is not None else first) - 1
        if at < 0:
            return False
        known = modifier is not None or first != candidate.number.first
        return self._introduced(at, modified=known) or self._spoken_of(at, behind)

    def _range_start(self, first: int) -> int:
        """First token of ``6-18``, ``25 bis 30`` where the number at ``first`` is its end."""
        joint = self.words.range_to.ending(self.lower, first - 1)
        if joint is None and self.lower[first - 1] in self.words.list_words:
            joint = (True, first - 1)
        if joint is None or joint[1] < 1 or not self.lower[joint[1] - 1].isdecimal():
            return first
        return joint[1] - 1

    def _introduced(self, at: int, *, modified: bool) -> bool:
        """``les plus de 65 ans``, ``un homme de 43 ans``, ``Kinder unter 16 Jahren``, ``avait 87 ans``."""
        word = self.lower[at]
        if word in self.words.age_before or (word in self.words.age_articles and modified):
            return True
        if word in self.words.age_links and at:
            if self.words.age_article_person and (
                self._person(at - 1) or self.lower[at - 1] in self.words.age_words or self._described(at - 1)
            ):
                return True
            return self.lower[at - 1] in self.words.age_before
        if modified and (self._counted(at) or word in self.words.age_words):
            return True
        return bool(word in self.words.age_determiners and at and self.lower[at - 1] in self.words.age_before)

    def _described(self, i: int) -> bool:
        """Whether word ``i`` is the adjective of a person: ``un skieur lyonnais de 31 ans``."""
        if not self.words.noun_first or i < 1 or self.lower[i] in self.words.function_words:
            return False
        return self.lower[i].isalpha() and self._counted(i - 1)

    def _spoken_of(self, at: int, behind: str) -> bool:
        """``devenant à 17 ans``, ``das Mindestalter … 14 Jahre``: an age by the words of the sentence."""
        near = self.lower[max(0, at - 14) : at + 1]
        if any(word in self.words.age_contexts for word in near):
            return True
        if self.lower[at] not in self.words.age_prepositions or behind in self.words.links:
            return False
        return not any(word in self.words.not_age_after for word in self.lower[max(0, at - 6) : at])

    def _counted(self, i: int) -> bool:
        return self.lower[i][0].isalpha() and self.words.is_person(self.lower[i])

    def _person(self, i: int) -> bool:
        """A person or a name ends at token ``i``."""
        if not self.lower[i][0].isalpha():
            return self.lower[i] in (".", "»", "”")
        if self.tokens.word(i)[0].isupper():
            return not self.words.capitalised or self.words.is_person(self.lower[i])
        return self.words.is_person(self.lower[i])
