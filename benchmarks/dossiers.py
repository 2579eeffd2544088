"""Score claimcheck on annotated dossiers, in this process.

    python -m benchmarks.dossiers [FOLDER ...] [--json FILE]

Language, mentions, values, links, verdicts and contradictions, of each dossier and all, and how often the
cause of a contradiction is right.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import Checker, Source
from fixtures import DOSSIERS, Dossier, Mark, load_dossier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck import Claim, Report

_NEUTRAL = frozenset({"tension", "attributed"})


class Tally:
    """Counts over dossiers, and the rates that they make."""

    def __init__(self, **counts: int) -> None:
        self.counts: defaultdict[str, int] = defaultdict(int, counts)

    def __iadd__(self, other: Tally) -> Tally:
        for key, n in other.counts.items():
            self.counts[key] += n
        return self

    def rate(self, part: str, whole: str) -> float:
        """``part`` of ``whole``; not a number where there is no whole."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else math.nan

    @property
    def precision(self) -> float:
        """Right ones of the flagged pairs that count."""
        n = self.counts["flagged"] - self.counts["flagged_neutral"]
        return self.counts["flagged_right"] / n if n else math.nan

    @property
    def recall(self) -> float:
        """Annotated contradictions that were flagged."""
        return self.rate("found", "contradictions")

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r > 0 else 0.0

    def __str__(self) -> str:
        c, rate = self.counts, self.rate
        parts = []
        if c["mentions"]:
            parts += [
                f"lang {rate('language_right', 'sources'):.2f}",
                f"mentions R {rate('mentions_found', 'mentions'):.3f}",
                f"P {rate('claims_annotated', 'claims'):.3f}",
                f"value {rate('value_right', 'mentions_found'):.3f}",
            ]
        parts += [
            f"pairs {rate('linked', 'pairs'):.3f}",
            f"verdict {rate('verdict_right', 'linked'):.3f}",
            f"traps {c['traps_linked']}/{c['traps']}",
            f"flagged P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}",
            f"({c['contradictions']} contradictions, {c['flagged']} flagged)",
        ]
        parts += [
            f"{where} R {rate(where + '_found', where):.2f}" for where in ("within", "across") if c[where]
        ]
        if c["cause_known"]:
            parts.append(f"cause {rate('cause_right', 'cause_known'):.2f}")
        return "  ".join(parts)


class Verdict(NamedTuple):
    """What was said of two claims."""

    left: Claim
    right: Claim
    verdict: str
    cause: str


def mark_facts(dossier: Dossier) -> dict[str, list[Mark]]:
    """Source id to its marks."""
    return {s.id: list(s.marks) for s in dossier.sources}


def facts_of(marks: dict[str, list[Mark]], claim: Claim) -> set[str]:
    """The annotated facts that the words of a claim touch."""
    return {m.fact for m in marks[claim.source] if m.start < claim.end and claim.start < m.end}


def tally(dossier: Dossier, findings: Iterable[Verdict]) -> Tally:
    """Links, verdicts, traps and contradictions of one dossier."""
    out = Tally()
    c = out.counts
    marks = mark_facts(dossier)
    language = {s.id: s.language for s in dossier.sources}
    gold = {(p["fact"], frozenset((p["a"], p["b"]))): p for p in dossier.pairs}
    seen: dict[tuple[str, frozenset[str]], set[str]] = {}
    flagged: set[tuple[str, frozenset[str]]] = set()
    touched: set[frozenset[tuple[str, str]]] = set()
    for left, right, verdict, cause in findings:
        ids = frozenset((left.source, right.source))
        a, b = facts_of(marks, left), facts_of(marks, right)
        keys = [(f, ids) for f in sorted(a & b) if (f, ids) in gold]
        touched |= {frozenset(((x, left.source), (y, right.source))) for x in a for y in b}
        for key in keys:
            seen.setdefault(key, set()).add(verdict)
        if verdict == "contradiction":
            c["flagged"] += 1
            kinds = {gold[k]["verdict"] for k in keys}
            if "contradiction" in kinds:
                c["flagged_right"] += 1
                right_keys = [k for k in keys if gold[k]["verdict"] == "contradiction"]
                flagged.update(right_keys)
                if cause:
                    c["cause_known"] += 1
                    c["cause_right"] += any(gold[k].get("cause") == cause for k in right_keys)
            elif kinds & _NEUTRAL:
                c["flagged_neutral"] += 1
    for trap in dossier.traps:
        c["traps"] += 1
        c["traps_linked"] += frozenset(((trap["fact_a"], trap["a"]), (trap["fact_b"], trap["b"]))) in touched
    for key, pair in gold.items():
        c["pairs"] += 1
        if key in seen:
            c["linked"] += 1
            c["verdict_right"] += pair["verdict"] in seen[key]
        if pair["verdict"] == "contradiction":
            c["contradictions"] += 1
            c["found"] += key in flagged
            where = "within" if len({language[s] for s in key[1]}) == 1 else "across"
            c[where] += 1
            c[where + "_found"] += key in flagged
    return out


def score(dossier: Dossier, report: Report) -> Tally:
    """Everything that is measured on one dossier."""
    claims = {claim.id: claim for claim in report.claims}
    out = tally(
        dossier, [Verdict(claims[f.left], claims[f.right], f.verdict, f.cause) for f in report.findings]
    )
    c = out.counts
    marks = mark_facts(dossier)
    for source, info in zip(dossier.sources, report.sources, strict=True):
        c["sources"] += 1
        c["language_right"] += info.language == source.language
    by_source: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        by_source[claim.source].append(claim)
        c["claims"] += 1
        c["claims_annotated"] += bool(facts_of(marks, claim))
    for source in dossier.sources:
        for mark in source.marks:
            c["mentions"] += 1
            hits = [x for x in by_source[source.id] if mark.start < x.end and x.start < mark.end]
            c["mentions_found"] += bool(hits)
            c["value_right"] += any(same_value(mark.value, x.value.canonical or "") for x in hits)
    return out


_NUMBER = r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?:/\d+)?"
_QUANTITY = re.compile(rf"(<~|>~|>=|<=|=|>|<|~)?\s*({_NUMBER})(?:\.\.({_NUMBER}))?(?:\s*(\D.*))?", re.I)


def same_value(annotated: str, found: str) -> bool:
    """Whether two canonical texts say the same value, however the number is written."""
    if re.sub(r"\s", "", annotated) == re.sub(r"\s", "", found):
        return True
    a, b = _QUANTITY.fullmatch(annotated.strip()), _QUANTITY.fullmatch(found.strip())
    if not a or not b or (a[1] or "=", a[4]) != (b[1] or "=", b[4]):
        return False
    return _number(a[2]) == _number(b[2]) and _number(a[3] or a[2]) == _number(b[3] or b[2])


def _number(text: str) -> float:
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    folders = args.folders or sorted(p.parent for p in DOSSIERS.glob("*/dossier.json"))
    checker, total = Checker(), Tally()
    for folder in folders:
        dossier = load_dossier(folder)
        report = checker.check(
            *(
                Source(id=s.id, text=s.text, published=s.published, publisher=s.publisher)
                for s in dossier.sources
            )
        )
        one = score(dossier, report)
        print(f"{dossier.name:22s} {one}")
        total += one
    print(f"{'ALL':22s} {total}")
    if args.json:
        args.json.write_text(json.dumps(dict(total.counts), indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
