"""The unit of a counted noun in the lexicon, where several concepts share its stem."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.concepts import counted_unit, index, lexicon

__all__ = ["lexicon_unit"]


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
