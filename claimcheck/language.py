"""The language of a text: function words where they are clear, langdetect where they are not."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from threading import Lock

import msgspec

from claimcheck.lang import LANGUAGES, table

__all__ = ["OTHER", "Detection", "detect_language"]

OTHER = "other"
_WORD = re.compile(r"[^\W\d_]+")
_READ = 4000
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 2.0
_LOCK = Lock()


class Detection(msgspec.Struct, frozen=True):
    """A language and how sure it is.

    Attributes:
        language: ``fr``, ``de``, ``en``, or ``other`` for a language that is not read.
        confidence: From 0 to 1.
    """

    language: str
    confidence: float


@cache
def _markers() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in table(language, "function_words")["words"]:
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


def detect_language(text: str) -> Detection:
    """The language of ``text``.

    Example:
        >>> detect_language("Le gouvernement a annoncé la mesure mardi.").language
        'fr'
    """
    words = _WORD.findall(text[:_READ].lower())
    if not words:
        return Detection(OTHER, 0.0)
    markers = _markers()
    scores: Counter[str] = Counter()
    for word in words:
        owners = markers.get(word)
        if owners:
            for language in owners:
                scores[language] += 1 / len(owners)
    ranked = sorted(((scores[language], language) for language in LANGUAGES), reverse=True)
    (best, language), (second, _) = ranked[:2]
    if len(words) >= 5 and best >= _CLEAR_SHARE * len(words) and best >= _CLEAR_LEAD * max(second, 0.5):
        return Detection(language, round(best / (best + second), 3))
    return _langdetect(text[:_READ], ranked)


def _langdetect(text: str, ranked: list[tuple[float, str]]) -> Detection:
    """What langdetect says, seeded; the function words decide where it cannot say anything."""
    from langdetect import DetectorFactory, detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        DetectorFactory.seed = 0
        try:
            guesses = detect_langs(text)
        except LangDetectException:
            guesses = []
    if guesses and guesses[0].lang in LANGUAGES:
        return Detection(guesses[0].lang, round(guesses[0].prob, 3))
    best, language = ranked[0]
    if best > ranked[1][0] and (not guesses or best >= 2):
        return Detection(language, 0.5)
    return Detection(OTHER, round(guesses[0].prob, 3) if guesses else 0.0)
