"""Many sources at once, in several processes."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

import msgspec

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from typing import Any

    from claimcheck.claims import Claim
    from claimcheck.settings import Settings

__all__ = ["Extraction", "extract_many"]

_CHUNK = 16
_AHEAD = 4
"""Chunks in flight for each process, so that a long run holds few sources and results."""


class Extraction(msgspec.Struct, frozen=True):
    """What became of one source of many.

    Attributes:
        claims: Its claims, in the order of its text.
        error: Why there are none, where the source could not be read; empty otherwise.
    """

    claims: tuple[Claim, ...] = ()
    error: str = ""


def extract_many(
    settings: Settings,
    sources: Iterable[Any],
    workers: int | None,
    progress: Callable[[int], None] | None,
    start_method: str | None,
) -> Iterator[Extraction]:
    """The extraction of each source, in the order of ``sources``: see ``Checker.extract_many``."""
    count = workers if workers is not None else os.cpu_count() or 1
    chunks = _chunks(sources)
    done = 0
    for extractions in (
        _in_processes(settings, chunks, count, start_method)
        if count > 1
        else (_extract(settings, chunk) for chunk in chunks)
    ):
        for extraction in extractions:
            done += 1
            yield extraction
            if progress is not None:
                progress(done)


def _chunks(sources: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(sources)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _in_processes(
    settings: Settings, chunks: Iterator[list[Any]], count: int, start_method: str | None
) -> Iterator[list[Extraction]]:
    with ProcessPoolExecutor(count, mp_context=get_context(start_method)) as pool:
        waiting: list[Future[list[Extraction]]] = []
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_extract, settings, chunk))
                if len(waiting) >= _AHEAD * count:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()


def _extract(settings: Settings, chunk: list[Any]) -> list[Extraction]:
    from claimcheck.checker import Checker

    checker = Checker(settings)
    out = []
    for source in chunk:
        try:
            out.append(Extraction(tuple(checker.extract(source))))
        except ClaimcheckError as error:
            out.append(Extraction(error=str(error)))
        except Exception as error:  # one bad source of an archive must not end the run
            out.append(Extraction(error=f"{type(error).__name__}: {error}"))
    return out
