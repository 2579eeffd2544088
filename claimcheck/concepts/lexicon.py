"""The trilingual lexicon of concepts: its records, its files and the rules they keep."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from claimcheck.errors import LexiconError
from claimcheck.lang import LANGUAGES, table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from importlib.resources.abc import Traversable

__all__ = ["COLUMNS", "TYPES", "Concept", "Lexicon", "defects", "lexicon"]

COLUMNS = ("id", "type", "unit", "broader", "en", "fr", "de")
TYPES = frozenset(
    [
        "thing",
        "person",
        "measure",
        "event",
        "action",
        "property",
        "role",
        "place",
        "organisation",
        "period",
        "qualifier",
    ]
)


class Concept(msgspec.Struct, frozen=True):
    """One idea of the news, with the words that state it in each language.

    Attributes:
        id: English, hyphenated, unique in the lexicon.
        type: One of ``TYPES``.
        unit: The unit that counting it gives (``person``, ``dwelling``), empty where it is not counted.
        broader: Id of a more general concept, or empty.
        forms: Language to its forms, the lemma first, sense notes taken off.
    """

    id: str
    type: str
    unit: str
    broader: str
    forms: dict[str, tuple[str, ...]]


class Lexicon(msgspec.Struct, frozen=True):
    """All concepts, and the sets of those that exclude one another.

    Attributes:
        concepts: Concept id to concept.
        conflicts: Concept id to the ids that it must never be linked with.
    """

    concepts: dict[str, Concept]
    conflicts: dict[str, frozenset[str]]

    def clash(self, left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
        """The first pair of concepts, one a side, that exclude one another.

        A side that holds both members of a conflict set (a sentence about dead and injured) does not
        clash through them.

        Example:
            >>> lexicon().clash(frozenset({"import"}), frozenset({"export"}))
            ('import', 'export')
        """
        for a in sorted(left - right):
            rivals = self.conflicts.get(a)
            if rivals:
                for b in sorted(rivals & right - left):
                    if not (rivals & left) and not (self.conflicts[b] & right):
                        return a, b
        return None


def _form(text: str) -> str:
    return text.partition("#")[0].strip()


def _data() -> Traversable:
    return files(__package__).joinpath("data")


def _tables() -> Iterator[tuple[str, list[str]]]:
    for path in sorted(_data().iterdir(), key=lambda p: p.name):
        if path.name.endswith(".tsv"):
            yield path.name, path.read_text("utf-8").splitlines()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the package, read once.

    Raises:
        LexiconError: A data file breaks the rules that :func:`defects` lists.
    """
    concepts: dict[str, Concept] = {}
    exclusive: dict[str, set[str]] = {}
    for name, lines in _tables():
        if name.endswith(".conflicts.tsv"):
            for line in lines:
                members = [m.strip() for m in line.partition("\t")[2].split("|") if m.strip()]
                for member in members:
                    exclusive.setdefault(member, set()).update(m for m in members if m != member)
            continue
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) != len(COLUMNS):
                raise LexiconError(f"{name}, line {number}: {len(cells)} columns where {len(COLUMNS)} belong")
            forms = {
                language: tuple(filter(None, map(_form, cell.split("|"))))
                for language, cell in zip(COLUMNS[4:], cells[4:], strict=True)
            }
            known = concepts.get(cells[0])
            if known:
                forms = {k: tuple(dict.fromkeys(known.forms[k] + v)) for k, v in forms.items()}
            concepts[cells[0]] = Concept(cells[0], cells[1], cells[2], cells[3], forms)
    return Lexicon(concepts, {k: frozenset(v) for k, v in exclusive.items()})


def defects() -> list[str]:
    """Every breach of the rules in the data files, one line each; empty when all is well."""
    found: list[str] = []
    seen: dict[str, str] = {}
    parents: list[tuple[str, str]] = []
    uses: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    conflicts: list[tuple[str, str]] = []
    for name, lines in _tables():
        if name.endswith(".conflicts.tsv"):
            for number, line in enumerate(lines, 1):
                label, _, rest = line.partition("\t")
                members = [m.strip() for m in rest.split("|") if m.strip()]
                if not label or len(set(members)) < 2 or len(set(members)) < len(members):
                    found.append(f"{name}:{number}: a conflict set is NAME<TAB>id | id | …")
                conflicts += [(f"{name}:{number}", m) for m in members]
            continue
        if not lines or tuple(lines[0].split("\t")) != COLUMNS:
            found.append(f"{name}:1: the header must be {' '.join(COLUMNS)}")
            continue
        order = [line.partition("\t")[0] for line in lines[1:]]
        if order != sorted(order):
            found.append(f"{name}: concepts are not sorted by id")
        for number, line in enumerate(lines[1:], 2):
            where = f"{name}:{number}"
            cells = line.split("\t")
            if len(cells) != len(COLUMNS):
                found.append(f"{where}: {len(cells)} columns where {len(COLUMNS)} belong")
                continue
            key, kind = cells[0], cells[1]
            if key in seen:
                found.append(f"{where}: {key!r} stands in {seen[key]} too")
            seen[key] = where
            if kind not in TYPES:
                found.append(f"{where}: {kind!r} is no type")
            if cells[3]:
                parents.append((where, cells[3]))
            for language, cell in zip(COLUMNS[4:], cells[4:], strict=True):
                forms = [f.strip() for f in cell.split("|")]
                if not all(map(_form, forms)):
                    found.append(f"{where}: an empty form in {language}")
                for form in forms:
                    uses.setdefault((language, _form(form).lower()), []).append((where, key, "#" in form))
    found += [f"{where}: broader {key!r} is no concept" for where, key in parents if key not in seen]
    found += [f"{where}: {key!r} is no concept" for where, key in conflicts if key not in seen]
    for (language, form), places in uses.items():
        keys = {key for _, key, _ in places}
        if len(keys) > 1:
            found += [
                f"{where}: {form!r} ({language}) without a sense note; it stands in {', '.join(sorted(keys))}"
                for where, _, noted in places
                if not noted
            ]
        elif len(places) > 1:
            found.append(f"{places[1][0]}: {form!r} ({language}) stands twice")
    assert set(LANGUAGES) == set(COLUMNS[4:])
    return found + [d for language in LANGUAGES for d in _misread(language, seen.keys())]


def _misread(language: str, known: Container[str]) -> Iterator[str]:
    """Breaches in the table of words that mean less, or something else, than their form or stem."""
    senses = table(language, "senses")
    for word, concepts in senses["only"].items():
        if word in senses["mute"]:
            yield f"senses.toml ({language}): {word!r} is mute and has a sense"
        yield from (f"senses.toml ({language}): {c!r} is no concept" for c in concepts if c not in known)
