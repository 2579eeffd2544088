"""Many at once: threads on one checker, processes of either kind; CLAIMCHECK_FULL=1 runs all of it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from claimcheck import Checker, Source
from fixtures import load_dossiers

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


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_give_what_one_gives_in_order(method):
    expected = [tuple(CHECKER.extract(s)) for s in SOURCES]
    done: list[int] = []
    found = list(CHECKER.extract_many(SOURCES, workers=2, progress=done.append, start_method=method))
    assert [e.claims for e in found] == expected
    assert done == list(range(1, len(SOURCES) + 1))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_source_that_cannot_be_read_does_not_end_the_run(workers):
    sources = ["14 people died.", "", {"id": "x"}, None, "17 people died."]
    found = list(CHECKER.extract_many(sources, workers=workers))
    assert [bool(e.error) for e in found] == [False, True, True, True, False]
    assert [len(e.claims) for e in found] == [1, 0, 0, 0, 1]


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
