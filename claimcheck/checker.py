"""All stages wired together: sources in, report out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from os import PathLike
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.alignment import Encoder, Link, align
from claimcheck.claims import Claim, Reading, read_claims
from claimcheck.documents import Document, read_document
from claimcheck.errors import SettingsError, SourceError
from claimcheck.evidence import read_evidence
from claimcheck.findings import Finding, Skipped, gravity
from claimcheck.mentions.reader import read_mentions
from claimcheck.mentions.tokens import tokenize
from claimcheck.passages import Passage, read_passages
from claimcheck.report import Report, SourceInfo
from claimcheck.settings import Settings
from claimcheck.shared_text import mark_shared_text
from claimcheck.sources import Source, read_source, read_sources
from claimcheck.verdicts import Judgement, Stance, judge, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from claimcheck.statements import Polarity
    from claimcheck.workers import Extraction

    SourceLike = Source | str | dict[str, Any] | PathLike[str]

__all__ = ["Checker", "Comparison", "check", "compare", "extract", "stances"]

_OWN = frozenset({"title", "body"})


class Comparison(msgspec.Struct, frozen=True):
    """What two statements say of each other.

    Attributes:
        verdict: The gravest verdict of their linked claims, ``unrelated`` where none are linked.
        report: The whole report, with sources ``left`` and ``right``.
    """

    verdict: str
    report: Report


class Checker:
    """Holds the settings and what is loaded; safe to share between threads.

    Args:
        settings: Thresholds and tolerances; the defaults where left out.
        encoder: A sentence encoder that has a say in the links; see ``claimcheck.packaged_encoder``.

    Example:
        >>> report = Checker().check("China mines 60 % of the ore.", "China mines more than 60 % of the ore.")
        >>> [(f.verdict, f.cause) for f in report]
        [('contradiction', 'bound')]
    """

    def __init__(self, settings: Settings | None = None, *, encoder: Encoder | None = None) -> None:
        self.settings = settings or Settings()
        self.encoder = encoder

    def read(self, source: SourceLike, *, clutter: bool = False) -> Reading:
        """One source's document, claims and their evidence.

        Args:
            source: Text, path, dict or :class:`Source`.
            clutter: Read claims from menus, boxes and other headlines too.

        Raises:
            SourceError: The source cannot be read, or is a folder or file of several: see ``extract_many``.
        """
        return self._read(read_source(source), clutter=clutter)

    def _read(self, source: Source, *, clutter: bool = False) -> Reading:
        document, passages = self._passages(source, clutter=clutter)
        return Reading(document, read_claims(document, passages), read_evidence(document, passages))

    def _passages(self, source: Source, *, clutter: bool) -> tuple[Document, list[Passage]]:
        document = read_document(source)
        regions = [
            (p.start, p.end, p.language)
            for p in document.paragraphs
            if p.language != "other" and (clutter or p.kind in _OWN)
        ]
        tokens = {start: tokenize(document.text[start:end]) for start, end, _ in regions}
        mentions = read_mentions(document.text, published=document.published, regions=regions, known=tokens)
        return document, read_passages(document, mentions, tokens)

    def extract(self, source: SourceLike, *, clutter: bool = False) -> list[Claim]:
        """The claims of one source, in the order of its text.

        Raises:
            SourceError: The source cannot be read, or is a folder or file of several: see ``extract_many``.
        """
        return list(read_claims(*self._passages(read_source(source), clutter=clutter)))

    def extract_many(
        self,
        sources: Iterable[SourceLike],
        *,
        workers: int | None = None,
        progress: Callable[[int], None] | None = None,
        start_method: str | None = None,
    ) -> Iterator[Extraction]:
        """The claims of very many sources, read in several processes.

        Sources are taken from ``sources`` and results given as they are needed, so that neither has to fit
        into memory. A source that cannot be read gives an extraction with its ``error``, even where the
        process that reads it dies; the run goes on.

        Args:
            sources: Texts, paths, dicts or :class:`Source` objects; may be a generator. What a folder or a
                file of several holds is given by ``read_sources``.
            workers: How many processes; one for each core where left out; 1 reads in this process.
            progress: Called with the number of sources done, after each.
            start_method: ``fork``, ``spawn`` or ``forkserver``; the platform's own where left out.

        Returns:
            One extraction for each source, in the order of ``sources``.

        Raises:
            SourceError: ``sources`` is one source.
            SettingsError: ``workers`` is less than 1.

        Example:
            >>> texts = ["Es gab 14 Tote.", "", "Il y a eu 17 morts."]
            >>> [(len(e.claims), e.error) for e in Checker().extract_many(texts, workers=1)]
            [(1, ''), (0, 'the text is empty'), (1, '')]
        """
        if isinstance(sources, (str, Mapping, PathLike, Source)):
            raise SourceError("one source where several are asked for: give a list, or read_sources(…)")
        if workers is not None and workers < 1:
            raise SettingsError(f"workers must be at least 1, not {workers}")
        from claimcheck.workers import extract_many

        return extract_many(self.settings, sources, workers, progress, start_method)

    def check(self, *sources: SourceLike, progress: Callable[[int, int], None] | None = None) -> Report:
        """The report on several sources of one event.

        Args:
            sources: Texts, paths (files or folders), dicts or :class:`Source` objects.
            progress: Called after each source with the number of sources read and of all sources.

        Raises:
            SourceError: A source cannot be read.
        """
        given = read_sources(*sources)
        readings = []
        for number, source in enumerate(given, 1):
            readings.append(self._read(source))
            if progress:
                progress(number, len(given))
        return self._report(readings)

    def _report(self, readings: list[Reading]) -> Report:
        found: list[Finding] = []
        skipped: list[Skipped] = []
        for link in align(readings, self.settings, self.encoder):
            both = stances(link.left, link.right, link.polarities)
            judgement = judge(*both, self.settings.tolerances)
            if judgement is None:
                reason = why_not(*both, self.settings.tolerances)
                skipped.append(Skipped(link.left.id, link.right.id, reason))
            else:
                found.append(_finding(link, judgement))
        findings = sorted(mark_shared_text(found, readings), key=gravity)
        return Report(
            sources=tuple(_info(r.document) for r in readings),
            claims=tuple(c for r in readings for c in r.claims),
            findings=tuple(findings),
            skipped=tuple(skipped),
            linking="lexicon" if self.encoder is None else "lexicon and encoder",
            texts={r.document.source.id: r.document.source.text for r in readings},
        )

    def compare(
        self,
        left: str,
        right: str,
        *,
        left_language: str | None = None,
        right_language: str | None = None,
        published: str | date | None = None,
    ) -> Comparison:
        """What two short statements say of each other.

        Args:
            left: One statement.
            right: The other.
            left_language: Its language, detected where left out.
            right_language: The other's.
            published: When both were published, for "yesterday" and the like.
        """
        strict = max(self.settings.contradiction_threshold, self.settings.compare_threshold)
        settings = msgspec.structs.replace(self.settings, contradiction_threshold=strict)
        sources = (
            Source(id="left", text=left, language=left_language or "", published=published),
            Source(id="right", text=right, language=right_language or "", published=published),
        )
        strictly = Checker(settings, encoder=self.encoder)
        report = strictly._report([strictly.read(source, clutter=True) for source in sources])
        return Comparison(report.findings[0].verdict if report.findings else "unrelated", report)


def _finding(link: Link, judgement: Judgement) -> Finding:
    return Finding(
        verdict=judgement.verdict,
        severity=judgement.severity,
        cause=judgement.cause,
        left=link.left.id,
        right=link.right.id,
        confidence=link.confidence,
        explanation=judgement.explanation,
        shared=link.shared,
    )


def stances(left: Claim, right: Claim, polarities: tuple[Polarity, Polarity]) -> tuple[Stance, Stance]:
    """How two linked claims are stated, for ``judge``; ``polarities`` as in ``Link``."""
    return _stance(left, polarities[0]), _stance(right, polarities[1])


def _stance(claim: Claim, polarity: Polarity) -> Stance:
    """How the claim is stated, as far as a verdict depends on it.

    Plans and forecasts weigh in the choice of links; only a supposition is beyond comparison with a fact.
    """
    return Stance(
        value=claim.value,
        polarity=polarity,
        direction=claim.direction,
        modality="hypothetical" if claim.modality == "hypothetical" else "fact",
        attribution=claim.attribution,
    )


def _info(document: Document) -> SourceInfo:
    source = document.source
    return SourceInfo(
        id=source.id,
        language=document.language,
        published=document.published.isoformat()[:10] if document.published else None,
        publisher=source.publisher or None,
        url=source.url or None,
        title=source.title or None,
        characters=len(source.text),
        notes=document.notes,
    )


@cache
def _shared() -> Checker:
    return Checker()


def check(*sources: SourceLike) -> Report:
    """The report on several sources of one event, with the default settings.

    Raises:
        SourceError: A source cannot be read.
    """
    return _shared().check(*sources)


def extract(source: SourceLike, *, clutter: bool = False) -> list[Claim]:
    """The claims of one source, with the default settings.

    Raises:
        SourceError: The source cannot be read, or is a folder or file of several.
    """
    return _shared().extract(source, clutter=clutter)


def compare(
    left: str,
    right: str,
    *,
    left_language: str | None = None,
    right_language: str | None = None,
    published: str | date | None = None,
) -> Comparison:
    """What two short statements say of each other, with the default settings.

    Example:
        >>> compare("Es gab 14 Tote.", "Il y a eu 17 morts.").verdict
        'contradiction'
    """
    return _shared().compare(
        left, right, left_language=left_language, right_language=right_language, published=published
    )
