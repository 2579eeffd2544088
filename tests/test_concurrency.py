"""The same answer always: threads, processes, order, hash seeds; ``make full`` runs all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path

import pytest

from claimcheck import Checker, SettingsError, Source, SourceError
from fixtures import load_dossiers

ROOT = Path(__file__).parent.parent
FULL = os.environ.get("CLAIMCHECK_FULL") == "1"
CHECKS = 2000 if FULL else 48
CHECKER = Checker()
GROUPS = [
    [Source(id=s.id, text=s.text, published=s.published, publisher=s.publisher) for s in d.sources]
    for d in load_dossiers()[: None if FULL else 6]
]
SOURCES = [source for group in GROUPS for source in group]


def test_threads_on_one_checker_give_what_one_gives():
    serial = [Checker().check(*group).to_json() for group in GROUPS]
    with ThreadPoolExecutor(8) as pool:
        reports = pool.map(lambda n: CHECKER.check(*GROUPS[n % len(GROUPS)]).to_json(), range(CHECKS))
        assert all(report == serial[n % len(GROUPS)] for n, report in enumerate(reports))


@pytest.mark.parametrize("number", range(len(GROUPS) if FULL else 2))
def test_order_of_sources_changes_nothing_but_names(number):
    def facts(sources):
        report = CHECKER.check(*sources)
        findings = {(frozenset((f.left, f.right)), f.verdict, f.cause, f.confidence) for f in report}
        return findings, {c.id: c for c in report.claims}

    orders = list(permutations(GROUPS[number]))
    expected = facts(orders[0])
    assert all(facts(order) == expected for order in orders[:: 1 if FULL else 47])


@pytest.mark.parametrize("seed", range(20 if FULL else 2))
def test_hash_seed_changes_nothing(seed):
    code = "import claimcheck, pathlib; print(claimcheck.check(pathlib.Path('seeds')).to_json())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == CHECKER.check(ROOT / "seeds").to_json()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_give_what_one_gives_in_order(method):
    expected = [tuple(CHECKER.extract(s)) for s in SOURCES]
    done: list[int] = []
    found = list(CHECKER.extract_many(SOURCES, workers=2, progress=done.append, start_method=method))
    assert [e.claims for e in found] == expected
    assert done == list(range(1, len(SOURCES) + 1))


class Deadly(dict):
    """A source that ends the process that takes it."""

    def get(self, *_: object) -> None:
        os._exit(9)


BAD = {
    "empty": "",
    "without text": {"id": "x"},
    "nothing": None,
    "bytes": b"14 dead",
    "missing": Path("no such file"),
    "half a pair": "\ud800",
    "several": ROOT / "seeds",
    "unsendable": {"text": "14 people died.", "id": (n for n in ())},
    "deadly": Deadly(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_source_that_cannot_be_read_does_not_end_the_run(name):
    sources = [f"{n + 2} people died." for n in range(40)]
    sources[17] = BAD[name]
    found = list(CHECKER.extract_many((s for s in sources), workers=2))
    assert [n for n, e in enumerate(found) if e.error] == ([] if name == "half a pair" else [17])
    assert [len(e.claims) for e in found] == [n != 17 for n in range(40)]


def test_no_sources_and_one():
    assert not list(CHECKER.extract_many([], workers=2))
    assert list(CHECKER.extract_many([""], workers=1)) == list(CHECKER.extract_many([""], workers=2))
    for one in ("14 dead", {"text": "14 dead"}, ROOT / "seeds"):
        with pytest.raises(SourceError, match="read_sources"):
            CHECKER.extract_many(one)
    with pytest.raises(SettingsError, match="workers"):
        CHECKER.extract_many([], workers=0)


def test_an_iterator_that_fails_ends_the_run():
    def failing():
        yield "14 people died."
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        list(CHECKER.extract_many(failing(), workers=2))


def test_sources_are_taken_as_they_are_needed():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield "14 people died."

    results = CHECKER.extract_many(endless(), workers=2)
    assert len(next(results).claims) == 1
    results.close()
    assert taken < 1000
