"""What can go wrong, and what it says about it."""

from __future__ import annotations

__all__ = [
    "ClaimcheckError",
    "LexiconError",
    "MissingExtraError",
    "SettingsError",
    "SourceError",
    "ValueSyntaxError",
]


class ClaimcheckError(Exception):
    """Base of every error that claimcheck raises on purpose."""


class SourceError(ClaimcheckError):
    """A source cannot be read: what is wrong, in which file, on which line.

    Example:
        >>> str(SourceError("not valid JSON", where="news.jsonl", line=3))
        'news.jsonl, line 3: not valid JSON'
    """

    def __init__(self, what: str, *, where: str = "", line: int | None = None) -> None:
        self.what, self.where, self.line = what, where, line
        place = where + (f", line {line}" if line is not None else "")
        super().__init__(f"{place}: {what}" if place else what)


class ValueSyntaxError(ClaimcheckError, ValueError):
    """A canonical value text cannot be read."""


class SettingsError(ClaimcheckError, ValueError):
    """A setting is out of its range."""


class LexiconError(ClaimcheckError):
    """A data file of ``lang/`` or ``concepts/`` breaks its own rules."""


class MissingExtraError(ClaimcheckError, ImportError):
    """An optional dependency is needed and not installed.

    Example:
        >>> str(MissingExtraError("trafilatura", extra="html", purpose="reading HTML"))
        'reading HTML needs trafilatura: pip install "claimcheck-news[html]"'
    """

    def __init__(self, package: str, *, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose} needs {package}: pip install "claimcheck-news[{extra}]"')
