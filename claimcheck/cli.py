"""The command ``claimcheck``."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path  # typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.errors import ClaimcheckError, SettingsError, SourceError
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.report import Report

__all__ = ["app", "main"]

_PATIENCE = 1.0

app = typer.Typer(
    help="""Find where reports in French, German and English disagree on a number or a date.

    For example:

    - `claimcheck check seeds/`
    - `claimcheck check a.txt b.html -f html -o report.html`
    - `claimcheck extract a.txt`
    - `claimcheck compare "60 % of the ore" "plus de 60 % du minerai"`
    """,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What ``check`` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "markdown"
    CLAIMREVIEW = "claimreview"


class Only(StrEnum):
    """Which findings ``check`` writes."""

    CONTRADICTIONS = "contradictions"
    DISAGREEMENTS = "disagreements"


class Severity(StrEnum):
    """How grave a finding must be, the mildest first."""

    LOW = "low"
    MINOR = "minor"
    MAJOR = "major"


Sources = Annotated[
    list[Path], typer.Argument(help="Files (.txt, .md, .html, .jsonl), folders, or - for standard input.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the command itself."""


@app.command()
def check(
    sources: Sources,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.TABLE,
    output: Output = None,
    only: Annotated[Only | None, typer.Option(help="Leave out other findings.")] = None,
    min_severity: Annotated[Severity | None, typer.Option(help="Leave out milder findings.")] = None,
    min_confidence: Annotated[float, typer.Option(help="Leave out less certain links, 0 to 1.")] = 0.0,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Write nothing; only the exit status.")
    ] = False,
) -> None:
    """Compare the claims of several sources and write where they disagree.

    Exit status: 0 without a contradiction, 1 with one or more, 2 for an error. Contradictions that
    --min-severity or --min-confidence leave out do not count.

    For example:

    - `claimcheck check seeds/`
    - `claimcheck check a.txt b.txt -f html -o report.html`
    - `claimcheck check archive.jsonl --only contradictions -f csv`
    - `curl -s URL | claimcheck check - a.txt --quiet`
    """
    from claimcheck.checker import Checker

    if not 0 <= min_confidence <= 1:
        raise SettingsError(f"--min-confidence must lie between 0 and 1, not {min_confidence}")
    inputs = _inputs(sources)
    with _progress() as progress:
        report = Checker().check(*inputs, progress=progress)
    report = _narrowed(report, only, min_severity, min_confidence)
    if not quiet:
        _write(report, form, output)
    raise typer.Exit(1 if report.contradictions else 0)


@app.command()
def extract(
    sources: Sources,
    output: Output = None,
    clutter: Annotated[bool, typer.Option(help="Read menus, boxes and other headlines too.")] = False,
) -> None:
    """Write the claims of each source as JSON Lines.

    For example `claimcheck extract seeds/depesche.txt`
    """
    import msgspec

    from claimcheck.checker import Checker
    from claimcheck.report import claim_dict
    from claimcheck.sources import read_sources

    checker = Checker()
    claims = (c for s in read_sources(*_inputs(sources)) for c in checker.extract(s, clutter=clutter))
    _emit("".join(msgspec.json.encode(claim_dict(c)).decode() + "\n" for c in claims), output)


@app.command()
def compare(
    left: Annotated[str, typer.Argument(help="One statement.")],
    right: Annotated[str, typer.Argument(help="The other statement.")],
    published: Annotated[str | None, typer.Option(help="YYYY-MM-DD, for yesterday and the like.")] = None,
) -> None:
    """Compare two short statements.

    For example `claimcheck compare "60 % of the ore" "plus de 60 % du minerai"`
    """
    from claimcheck.checker import Checker
    from claimcheck.rendering.words import printable

    comparison = Checker().compare(left, right, published=published)
    print(comparison.verdict)
    for finding in comparison.report:
        slip = f" ({finding.cause}, {finding.severity})" if finding.cause else ""
        print(f"  {finding.verdict}{slip}: {printable(finding.explanation)}")
    raise typer.Exit(1 if comparison.verdict == "contradiction" else 0)


@app.command()
def schema() -> None:
    """Write the JSON Schema of the report."""
    from importlib.resources import files

    _emit(files("claimcheck").joinpath("report.schema.json").read_text("utf-8"), None)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """What shows a bar on standard error once the work takes its time; None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    start = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", visible=False)

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - start > _PATIENCE)

        yield step


def _inputs(paths: list[Path]) -> list[Path | dict[str, str]]:
    from claimcheck.decoding import decode

    if sum(str(p) == "-" for p in paths) > 1:
        raise SourceError("standard input can be read once only", where="-")
    out: list[Path | dict[str, str]] = []
    for path in paths:
        if str(path) == "-":
            text, _ = decode(sys.stdin.buffer.read())
            if not text.strip():
                raise SourceError("standard input is empty", where="-")
            out.append({"id": "stdin", "text": text})
        else:
            out.append(path)
    return out


def _narrowed(report: Report, only: Only | None, severity: Severity | None, confidence: float) -> Report:
    import msgspec

    from claimcheck.findings import DISAGREEMENTS, VERDICTS

    verdicts: tuple[str, ...] = VERDICTS
    if only is Only.DISAGREEMENTS:
        verdicts = DISAGREEMENTS
    elif only is Only.CONTRADICTIONS:
        verdicts = ("contradiction",)
    ranks = list(Severity)
    allowed = ranks[ranks.index(severity) :] if severity else None
    findings = tuple(
        f
        for f in report.findings
        if f.verdict in verdicts and (allowed is None or f.severity in allowed) and f.confidence >= confidence
    )
    return msgspec.structs.replace(report, findings=findings)


def _write(report: Report, form: Format, output: Path | None) -> None:
    if form is Format.TABLE and output is None:
        from rich.console import Console

        from claimcheck.rendering.terminal import print_report

        print_report(report, Console())
        return
    _emit(_rendered(report, form), output)


def _rendered(report: Report, form: Format) -> str:
    if form is Format.JSON:
        return report.to_json() + "\n"
    if form is Format.HTML:
        return report.to_html()
    if form is Format.CLAIMREVIEW:
        from claimcheck.rendering.claimreview import to_claimreview

        return to_claimreview(report)
    if form is Format.TABLE:
        return report.to_text()
    from claimcheck.rendering import rows

    return {Format.JSONL: rows.to_jsonl, Format.CSV: rows.to_csv, Format.MARKDOWN: rows.to_markdown}[form](
        report
    )


def _emit(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise SourceError(error.strerror or "cannot be written", where=str(output)) from None


def main(arguments: list[str] | None = None) -> None:
    """Run the command; every error of claimcheck is one line on standard error and exit status 2."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(args=arguments)
    except ClaimcheckError as error:
        print(f"claimcheck: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(2)
