"""Facts: what several sources state, each with the sides that they take."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from claimcheck.concepts import lexicon
from claimcheck.findings import DISAGREEMENTS, VERDICTS
from claimcheck.values.wording import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.claims import Claim
    from claimcheck.findings import Finding

__all__ = ["Fact", "Side", "gather_facts"]

_TELLING = {"measure": 0, "property": 0, "event": 0, "thing": 0, "person": 0, "organisation": 1, "place": 1}
_LEAST_TELLING = 2
_NAME_CONCEPTS = 3
_TELLING_OF_A_LINK = 3


class Side(msgspec.Struct, frozen=True):
    """The sources that state one and the same value.

    Attributes:
        value: The value in plain English.
        claims: The claims that state it, in the order of the sources.
    """

    value: str
    claims: tuple[Claim, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources, each once."""
        return tuple(dict.fromkeys(c.source for c in self.claims))


class Fact(msgspec.Struct, frozen=True):
    """One thing that several sources state.

    Attributes:
        name: What its claims share, in words.
        claims: Source id to the claim that states it, in the order of the sources.
        sides: Claims of the same value together; the side of most sources first.
        verdict: The gravest verdict between any two of its claims.
        dissenting: Ids of the sources that contradict more of the others than they go along with; empty
            where that holds of all of them, and no side has more followers.
        findings: The findings between its claims, the gravest first.
    """

    name: str
    claims: dict[str, Claim]
    sides: tuple[Side, ...]
    verdict: str
    dissenting: frozenset[str]
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<Fact {self.name!r}: {self.verdict}; {self.summary}>"

    def speaks_of(self, words: str) -> bool:
        """Whether ``words`` are among its concepts or its claims' words, whatever the case."""
        concepts = [c for f in self.findings for c in f.shared]
        for side in self.sides:
            concepts += [part for c in side.claims for part in (c.text, c.measure, c.subject)]
        said = " | ".join((self.name, *concepts)).lower().replace("-", " ")
        return f" {' '.join(words.lower().replace('-', ' ').split())} " in f" {' '.join(said.split())} "

    @property
    def camps(self) -> tuple[tuple[Side, ...], ...]:
        """The sides that stand against one another: those of the dissenting sources against the others.

        Where nobody dissents, each side that is part of the gravest verdict is a camp of its own.
        """
        if self.dissenting:
            against = tuple(s for s in self.sides if self.dissenting >= {*s.sources})
            others = tuple(s for s in self.sides if s not in against)
            if others and against:
                return others, against
        gravest = {key for f in self.findings if f.verdict == self.verdict for key in (f.left, f.right)}
        return tuple((s,) for s in self.sides if any(c.id in gravest for c in s.claims))

    @property
    def summary(self) -> str:
        """Who says what, in one line.

        Example:
            >>> from claimcheck import check
            >>> report = check("The flood killed 14 people.", "Das Hochwasser tötete 17 Menschen.")
            >>> report.facts[0].summary
            '14 people (source1) against 17 people (source2)'
        """
        joint = " against " if self.verdict in DISAGREEMENTS else "; "
        return joint.join(
            ", ".join(f"{side.value} ({', '.join(side.sources)})" for side in camp) for camp in self.camps
        )


def gather_facts(claims: Iterable[Claim], findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """The facts that linked claims make, the gravest first, then in the order of the text."""
    order = {claim.id: (n, claim) for n, claim in enumerate(claims)}
    findings = tuple(findings)
    root = _joined((f.left, f.right) for f in findings)
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(root[finding.left], []).append(finding)
    facts = [_fact(order, group) for group in groups.values()]
    first = {id(f): min(order[c.id][0] for c in f.claims.values()) for f in facts}
    return tuple(sorted(facts, key=lambda f: (VERDICTS.index(f.verdict), first[id(f)])))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each key to the one that stands for all that it is joined with."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for left, right in pairs:
        parent[root(right)] = root(left)
    return {key: root(key) for key in list(parent)}


def _fact(order: dict[str, tuple[int, Claim]], findings: list[Finding]) -> Fact:
    ids = sorted({key for f in findings for key in (f.left, f.right)}, key=lambda k: order[k][0])
    members = [order[key][1] for key in ids]
    claims: dict[str, Claim] = {}
    for claim in members:
        claims.setdefault(claim.source, claim)
    findings.sort(key=lambda f: VERDICTS.index(f.verdict))
    return Fact(
        name=_name(members, findings),
        claims=claims,
        sides=_sides(members, findings),
        verdict=findings[0].verdict,
        dissenting=_dissenting(order, findings),
        findings=tuple(findings),
    )


def _name(claims: list[Claim], findings: list[Finding]) -> str:
    """The concepts that most findings share, things before places before actions."""
    concepts = lexicon().concepts
    counts = Counter(c for f in findings for c in f.shared[:_TELLING_OF_A_LINK] if c in concepts)
    counts.update(c.measure for c in claims if c.measure in concepts)

    def rank(concept: str) -> tuple[int, int, str]:
        return _TELLING.get(concepts[concept].type, _LEAST_TELLING), -counts[concept], concept

    often = max(counts.values(), default=0) / 2
    names = sorted((c for c in counts if counts[c] >= often), key=rank)[:_NAME_CONCEPTS]
    return " · ".join(n.replace("-", " ") for n in names) or phrase(claims[0].value)


def _sides(claims: list[Claim], findings: list[Finding]) -> tuple[Side, ...]:
    same = [(f.left, f.right) for f in findings if f.verdict == "agreement"]
    first: dict[str, str] = {}
    same += [(first.setdefault(c.value.canonical or c.id, c.id), c.id) for c in claims]
    root = _joined(same)
    sides: dict[str, list[Claim]] = {}
    for claim in claims:
        sides.setdefault(root[claim.id], []).append(claim)
    made = [Side(phrase(group[0].value), tuple(group)) for group in sides.values()]
    return tuple(sorted(made, key=lambda s: -len(s.sources)))


def _dissenting(order: dict[str, tuple[int, Claim]], findings: list[Finding]) -> frozenset[str]:
    against: Counter[str] = Counter()
    along: Counter[str] = Counter()
    for f in findings:
        tally = against if f.verdict == "contradiction" else along
        tally.update(order[key][1].source for key in (f.left, f.right))
    dissenting = frozenset(s for s, n in against.items() if n > along[s])
    return dissenting if dissenting < {*against, *along} else frozenset()
