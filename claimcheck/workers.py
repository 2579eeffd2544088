"""Many sources at once, in several processes."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

import msgspec

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import BaseContext
    from typing import Any

    from claimcheck.claims import Claim
    from claimcheck.settings import Settings

__all__ = ["Extraction", "extract_many"]

_CHUNK = 16
_AHEAD = 4
"""Chunks in flight for each process, so that a long run holds few sources and results."""
_DIED = "the process that read it died"


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
    context = get_context(start_method)
    pool = ProcessPoolExecutor(count, mp_context=context)
    waiting: deque[tuple[list[Any], Future[list[Extraction]]]] = deque()
    try:
        while True:
            for chunk in islice(chunks, _AHEAD * count - len(waiting)):
                waiting.append((chunk, _submitted(pool, settings, chunk)))
            if not waiting:
                break
            chunk, future = waiting.popleft()
            try:
                extractions = future.result()
            except BrokenExecutor:
                lost = [chunk, *(chunk for chunk, _ in waiting)]
                waiting.clear()
                pool.shutdown()
                yield from (_by_halves(settings, chunk, context) for chunk in lost)
                pool = ProcessPoolExecutor(count, mp_context=context)
            except Exception:  # a source that cannot be sent
                yield _by_halves(settings, chunk, context)
            else:
                yield extractions
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, settings: Settings, chunk: list[Any]) -> Future[list[Extraction]]:
    """The chunk's future; a failed one where the pool has broken in the meantime."""
    try:
        return pool.submit(_extract, settings, chunk)
    except BrokenExecutor as error:
        future: Future[list[Extraction]] = Future()
        future.set_exception(error)
        return future


def _by_halves(settings: Settings, chunk: list[Any], context: BaseContext) -> list[Extraction]:
    """The chunk in a process of its own; where that fails, each half, until one source is left to blame."""
    try:
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            return pool.submit(_extract, settings, chunk).result()
    except Exception as error:
        if len(chunk) == 1:
            return [Extraction(error=_DIED if isinstance(error, BrokenExecutor) else _named(error))]
    middle = len(chunk) // 2
    return [e for half in (chunk[:middle], chunk[middle:]) for e in _by_halves(settings, half, context)]


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
            out.append(Extraction(error=_named(error)))
    return out


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
