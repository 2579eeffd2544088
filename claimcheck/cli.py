"""The command ``claimcheck``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 typer reads it at run time
from typing import Annotated

import typer

from claimcheck.errors import ClaimcheckError
from claimcheck.version import __version__


__all__ = ["app", "main"]

app = typer.Typer(
    help="Find where reports in French, German and English disagree on a number or a date.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What ``check`` prints."""

    table = "table"
    json = "json"


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
    sources: Annotated[list[Path], typer.Argument(help="Files (.txt, .md, .html, .jsonl) or folders.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = Format.table,
) -> None:
    """Compare the claims of several sources and print where they disagree.

    Exit status: 0 without a contradiction, 1 with one or more, 2 for an error.
    """
    from claimcheck.checker import Checker

    report = Checker().check(*sources)
    if format is Format.json:
        print(report.to_json())
    else:
        from rich.console import Console

        from claimcheck.rendering.terminal import print_report

        print_report(report, Console())
    raise typer.Exit(1 if report.contradictions else 0)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; every error of claimcheck is one line on standard error and exit status 2."""
    try:
        app(args=arguments)
    except ClaimcheckError as error:
        print(f"claimcheck: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(2)
