"""The language of a text: function words where they are clear, langdetect where they are not."""

from __future__ import annotations

import re
from functools import cache
from math import log
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.lang import LANGUAGES, table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OTHER", "Detection", "Evidence", "detect_language", "weigh_words"]

OTHER = "other"
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")
_READ = 360
"""Characters from the start of a text that are looked at first, and the most that langdetect is given."""
_READ_MORE = 6000
_SHORTEST_ENDING_WORD = 5
_LATIN_END = "ɏ"
_CLEAR_BEST, _CLEAR_KNOWN = 1.2, 0.8
_CLEAR_LEAD = 2.5
_CLEAR_SHARE = 0.1
_FOREIGN = 0.8
_LETTER = 0.6
_ENDING = 0.5
_SHARED, _RARE_RIVAL = 1.4, 0.25
"""How fast a word's weight falls with the languages that share it, and how much a distant language counts."""
_WORD_WEIGHT = 1.5
_PRIOR = 1.2
"""Log-odds of the languages that are read against any other."""
_FEW_WORDS = 10
_FLOOR_SHORT, _FLOOR = 0.05, 0.01
"""The least probability that langdetect is believed: it is too sure of itself on few words."""
_LOCK = Lock()


class Detection(msgspec.Struct, frozen=True):
    """A language and how sure it is.

    Attributes:
        language: ``fr``, ``de``, ``en``, or ``other`` for a language that is not read.
        confidence: From 0 to 1.
    """

    language: str
    confidence: float


class Evidence(msgspec.Struct, frozen=True):
    """What the words of a text say of its language.

    Attributes:
        words: Number of words looked at.
        scores: ``(weight, language)`` of each language with any evidence, best first; ISO 639-1 codes.
        known: Weight of the best language's function words alone.
        foreign_script: Share of words that are not in Latin letters.
    """

    words: int
    scores: tuple[tuple[float, str], ...]
    known: float = 0.0
    foreign_script: float = 0.0

    @property
    def lead(self) -> float:
        """How many times the best language outweighs the second."""
        if not self.scores:
            return 0.0
        second = self.scores[1][0] if len(self.scores) > 1 else 0.0
        return self.scores[0][0] / max(second, 0.4)

    @property
    def clear(self) -> bool:
        """Whether the words alone decide."""
        if not self.scores:
            return False
        best = self.scores[0][0]
        if self.known < _CLEAR_KNOWN or self.lead < _CLEAR_LEAD:
            return False
        return best >= _CLEAR_BEST and best >= _CLEAR_SHARE * self.words


@cache
def _markers() -> tuple[dict[str, int], tuple[tuple[tuple[str, float], ...], ...]]:
    """Word to the number of its group, and the languages and weights of each group."""
    owners: dict[str, set[str]] = {}
    foreign = table("common", "foreign_words")
    tables: dict[str, list[str]] = {**foreign["neighbours"], **foreign["others"]}
    for language in LANGUAGES:
        own = table(language, "function_words")
        tables[language] = own["words"] + own["markers"]
    for language, words in tables.items():
        for word in words:
            owners.setdefault(word, set()).add(language)
    groups: dict[tuple[str, ...], int] = {}
    number = {word: groups.setdefault(tuple(sorted(found)), len(groups)) for word, found in owners.items()}
    weights = []
    for group in groups:
        rivals = sum(_RARE_RIVAL if language in foreign["others"] else 1.0 for language in group)
        weight = max(rivals, 1.0) ** -_SHARED
        weights.append(tuple((la, weight * (1.0 if la in LANGUAGES else _FOREIGN)) for la in group))
    return number, tuple(weights)


@cache
def _endings() -> re.Pattern[str]:
    parts = []
    for language in LANGUAGES:
        ends = sorted(table(language, "function_words")["endings"], key=len, reverse=True)
        parts.append(f"(?P<{language}>{'|'.join(map(re.escape, ends))})")
    return re.compile(f"(?:{'|'.join(parts)})$")


def weigh_words(text: str) -> Evidence:
    """What the words at the start of ``text`` say of its language, cheaply.

    Example:
        >>> weigh_words("Les deux pays ont signé un accord mardi.").scores[0][1]
        'fr'
    """
    lower = text[:_READ].lower()
    words: list[str] = _WORD.findall(lower)
    scores: dict[str, float] = {}
    numbers, weights = _markers()
    groups = [numbers[word] for word in words if word in numbers]
    for group in set(groups):
        count = groups.count(group)
        for language, weight in weights[group]:
            scores[language] = scores.get(language, 0.0) + weight * count
    evidence = Evidence(len(words), _ranked(scores), max(scores.values(), default=0.0))
    if evidence.clear or not words:
        return evidence
    known = dict(scores)
    for language in LANGUAGES:
        letters = table(language, "function_words")["letters"]
        found = sum(lower.count(letter) for letter in letters)
        if found:
            scores[language] = scores.get(language, 0.0) + _LETTER * min(found, 5)
    ending = _endings()
    for word in words:
        if len(word) >= _SHORTEST_ENDING_WORD and word not in numbers:
            match = ending.search(word, len(word) - _SHORTEST_ENDING_WORD)
            if match and match.lastgroup:
                scores[match.lastgroup] = scores.get(match.lastgroup, 0.0) + _ENDING
    foreign = sum(word[0] > _LATIN_END for word in words) / len(words)
    ranked = _ranked(scores)
    return Evidence(len(words), ranked, known.get(ranked[0][1], 0.0) if ranked else 0.0, foreign)


def _ranked(scores: Mapping[str, float]) -> tuple[tuple[float, str], ...]:
    return tuple(sorted(((weight, language) for language, weight in scores.items()), reverse=True))


def detect_language(
    text: str, *, expected: str = "", thorough: bool = True, evidence: Evidence | None = None
) -> Detection:
    """The language of a text or paragraph.

    Args:
        text: Any text; its beginning decides.
        expected: The language of the text around it, which decides where the words do not.
        thorough: Whether langdetect is asked where the words are not clear.
        evidence: What :func:`weigh_words` found in the text, where it is known.

    Returns:
        The language, and a confidence; ``other`` with confidence 0 where there are no words.

    Example:
        >>> detect_language("Le gouvernement a annoncé la mesure mardi.").language
        'fr'
        >>> detect_language("El gobierno anunció la medida este martes por la tarde.").language
        'other'
    """
    evidence = evidence or weigh_words(text)
    if not evidence.clear and len(text) > _READ:
        more = weigh_words(text[_READ:_READ_MORE])
        evidence = more if more.clear or not evidence.words else evidence
    if not evidence.words:
        return Detection(expected or OTHER, 0.0)
    if evidence.foreign_script > 0.5:
        return Detection(OTHER, round(evidence.foreign_script, 3))
    if evidence.clear:
        return _detection(evidence.scores, 0.0)
    if expected and not _contests(evidence, expected):
        return Detection(expected, 0.5)
    if not thorough:
        return _detection(evidence.scores, 1.0) if evidence.scores else Detection(expected or OTHER, 0.0)
    return _weighed_together(evidence, text[:_READ].lower() if text.isupper() else text[:_READ])


def _contests(evidence: Evidence, expected: str) -> bool:
    """Whether the words speak against the expected language."""
    if not evidence.scores:
        return False
    best, language = evidence.scores[0]
    known = language if language in LANGUAGES else OTHER
    return known != expected and best >= 1.5 and evidence.lead >= 1.5


def _detection(scores: tuple[tuple[float, str], ...], doubt: float) -> Detection:
    total = sum(weight for weight, _ in scores[:2]) + doubt
    weight, language = scores[0]
    return Detection(language if language in LANGUAGES else OTHER, round(weight / total, 3))


def _weighed_together(evidence: Evidence, text: str) -> Detection:
    """The function words and langdetect, as one sum of log-probabilities."""
    words = {language: weight for weight, language in evidence.scores}
    guesses = _langdetect(text)
    floor = _FLOOR_SHORT if evidence.words < _FEW_WORDS else _FLOOR
    sums: dict[str, float] = {}
    for language in words.keys() | guesses.keys() | set(LANGUAGES):
        prior = _PRIOR if language in LANGUAGES else 0.0
        guess = log(max(guesses.get(language, 0.0), floor))
        sums[language] = prior + _WORD_WEIGHT * words.get(language, 0.0) + guess
    ranked = sorted(((weight, language) for language, weight in sums.items()), reverse=True)
    weight, language = ranked[0]
    confidence = 1 / (1 + 2.718281828 ** (ranked[1][0] - weight))
    return Detection(language if language in LANGUAGES else OTHER, round(confidence, 3))


@cache
def _detectors() -> Any:
    """Langdetect with the languages of our tables only: as sure on them, and much faster."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    foreign = table("common", "foreign_words")
    wanted = sorted({*LANGUAGES, *foreign["neighbours"], *foreign["others"]})
    paths = [path for language in wanted if (path := Path(PROFILES_DIRECTORY, language)).exists()]
    factory: Any = DetectorFactory()  # type: ignore[no-untyped-call]
    factory.load_json_profile([path.read_text("utf-8") for path in paths])
    factory.seed = 0
    return factory


def _langdetect(text: str) -> dict[str, float]:
    """What langdetect says, seeded: probability by language; empty where it sees no letters."""
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        detector = _detectors().create()
        detector.append(text)
        try:
            guesses = detector.get_probabilities()
        except LangDetectException:
            return {}
    return {guess.lang: guess.prob for guess in guesses}
