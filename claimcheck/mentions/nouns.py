"""The English noun for a counted one that the lexicon knows and gives no unit."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.concepts import index, lexicon
from claimcheck.lang import table

__all__ = ["lexicon_noun", "of_a_place"]

_COUNTABLE = frozenset({"action", "event", "measure", "organisation", "role", "thing"})


@lru_cache(maxsize=65536)
def lexicon_noun(word: str, language: str) -> str | None:
    """The English noun for ``word`` (lower case) where the lexicon knows it and says nothing of counting it.

    Reports in several languages then count in one unit: recommendations, Empfehlungen, recommandations.

    Example:
        >>> lexicon_noun("recommandations", "fr"), lexicon_noun("empfehlungen", "de")
        ('recommendation', 'recommendation')
    """
    endings = tuple(table("common", "units")["nouns"]["endings"])
    concepts = lexicon().concepts
    for name in index(language).parts(word).head:
        concept = concepts[name]
        if concept.type in _COUNTABLE:
            forms = [f.lower() for f in concept.forms["en"] if " " not in f]
            own = [f for f in forms if word.startswith(f) and len(word) - len(f) <= 2]
            own.sort(key=lambda f: (f == word and f != forms[0], -len(f)))
            nouns = own or [f for f in forms if f.endswith(endings)] or forms
            return _headword(nouns[0], forms[0]) if nouns else None
    return None


@lru_cache(maxsize=65536)
def of_a_place(word: str, language: str) -> bool:
    """Whether ``word`` (lower case) is made of a place's name: ``Germans``, ``Isländer``.

    Example:
        >>> of_a_place("germans", "en"), of_a_place("germany", "en"), of_a_place("bays", "en")
        (True, False, False)
    """
    concepts = lexicon().concepts
    parts = index(language).parts(word)
    for concept in (concepts[name] for name in parts.head if not parts.compound):
        forms = concept.forms[language]
        if concept.type == "place" and forms and concept.forms["en"][0][0].isupper():
            return forms[0].lower() not in (word, word.removesuffix("s"))
    return False


def _headword(noun: str, head: str) -> str:
    """The concept's first form where the noun is but its plural: ``crisis`` for ``crises``."""
    return head if noun.endswith("es") and head[:-2] == noun[: len(head) - 2] else noun
