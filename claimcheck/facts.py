"""Facts: what several sources state, each with the claim that states it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from claimcheck.claims import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.findings import Finding

__all__ = ["Fact", "gather_facts"]

_GRAVITY = ("contradiction", "attributed", "tension", "compatible", "refinement", "agreement")


class Fact(msgspec.Struct, frozen=True):
    """One thing that several sources state.

    Attributes:
        name: Concepts that its claims share, in words.
        claims: Source id to the claim that states it, in the order of the sources.
        verdict: The gravest verdict between any two of its claims.
        dissenting: Source ids whose claim contradicts most of the others'.
        findings: The findings between its claims.
    """

    name: str
    claims: dict[str, Claim]
    verdict: str
    dissenting: frozenset[str]
    findings: tuple[Finding, ...]


def gather_facts(claims: Iterable[Claim], findings: Iterable[Finding]) -> tuple[Fact, ...]:
    """The facts that linked claims make, the gravest first, then in the order of the text."""
    order = {claim.id: (n, claim) for n, claim in enumerate(claims)}
    parent = {key: key for key in order}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    findings = tuple(findings)
    for finding in findings:
        parent[root(finding.right)] = root(finding.left)
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(root(finding.left), []).append(finding)
    facts = [_fact(order, group) for group in groups.values()]
    first = {id(f): min(order[c.id][0] for c in f.claims.values()) for f in facts}
    return tuple(sorted(facts, key=lambda f: (_GRAVITY.index(f.verdict), first[id(f)])))


def _fact(order: dict[str, tuple[int, Claim]], findings: list[Finding]) -> Fact:
    ids = {key for f in findings for key in (f.left, f.right)}
    claims: dict[str, Claim] = {}
    for key in sorted(ids, key=lambda k: order[k][0]):
        claim = order[key][1]
        claims.setdefault(claim.source, claim)
    shared = Counter(concept for f in findings for concept in f.shared[:3])
    names = sorted(shared, key=lambda c: (-shared[c], c))[:3]
    verdict = min((f.verdict for f in findings), key=_GRAVITY.index)
    return Fact(
        name=" · ".join(n.replace("-", " ") for n in names) or next(iter(claims.values())).text,
        claims=claims,
        verdict=verdict,
        dissenting=_dissenting(order, findings),
        findings=tuple(findings),
    )


def _dissenting(order: dict[str, tuple[int, Claim]], findings: list[Finding]) -> frozenset[str]:
    """Sources that contradict more of the others than they agree with."""
    against: Counter[str] = Counter()
    with_it: Counter[str] = Counter()
    for f in findings:
        tally = against if f.verdict == "contradiction" else with_it
        tally.update(order[key][1].source for key in (f.left, f.right))
    return frozenset(s for s, n in against.items() if n > with_it[s])
