"""The unit of a counted noun in the lexicon, where several concepts share its stem."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.concepts import counted_unit, index, lexicon
from claimcheck.lang import table

__all__ = ["lexicon_noun", "lexicon_unit"]

_COUNTABLE = frozenset({"action", "event", "measure", "organisation", "role", "thing"})


@lru_cache(maxsize=65536)
def lexicon_unit(word: str, language: str) -> str | None:
    """The unit that counting ``word`` (lower case) gives, or None where the lexicon counts no such noun.

    A concept with a form that begins the word goes before one that only shares its stem:
    ``villages`` are counted as villages, not as villagers.

    Example:
        >>> lexicon_unit("voyageurs", "fr"), lexicon_unit("villages", "en")
        ('person', 'village')
    """
    concepts = lexicon().concepts
    best, unit = 0, None
    for name in index(language).concepts(word):
        concept = concepts[name]
        if not concept.unit:
            continue
        for form in concept.forms[language]:
            if len(form) > best and word.startswith(form.lower()):
                best, unit = len(form), concept.unit
    return unit or counted_unit(word, language)


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
    for name in index(language).head(word):
        concept = concepts[name]
        if concept.type in _COUNTABLE:
            forms = [f.lower() for f in concept.forms["en"] if " " not in f]
            own = [f for f in forms if word.startswith(f) and len(word) - len(f) <= 2]
            nouns = sorted(own, key=len, reverse=True) or [f for f in forms if f.endswith(endings)] or forms
            return nouns[0] if nouns else None
    return None
