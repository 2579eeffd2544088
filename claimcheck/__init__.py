"""Find where reports in French, German and English disagree on a number or a date.

Example:
    >>> import claimcheck
    >>> report = claimcheck.check("China mines 60 % of the ore.", "China mines more than 60 % of the ore.")
    >>> report.contradictions[0].cause
    'bound'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimcheck.version import __version__

if TYPE_CHECKING:
    from claimcheck.alignment import Encoder, packaged_encoder
    from claimcheck.checker import Checker, Comparison, check, compare, extract
    from claimcheck.claims import Claim
    from claimcheck.documents import Document, read_document
    from claimcheck.errors import (
        ClaimcheckError,
        LexiconError,
        MissingExtraError,
        SettingsError,
        SourceError,
        ValueSyntaxError,
    )
    from claimcheck.facts import Fact
    from claimcheck.findings import Finding
    from claimcheck.language import detect_language
    from claimcheck.mentions import find_dates, find_quantities
    from claimcheck.mentions.mention import Mention
    from claimcheck.report import Report
    from claimcheck.settings import Settings, Tolerances
    from claimcheck.sources import Source, read_sources
    from claimcheck.values import Date, Duration, Quantity, Value

_HOMES = {
    "alignment": ("Encoder", "packaged_encoder"),
    "checker": ("Checker", "Comparison", "check", "compare", "extract"),
    "claims": ("Claim",),
    "documents": ("Document", "read_document"),
    "errors": (
        *("ClaimcheckError", "LexiconError", "MissingExtraError"),
        *("SettingsError", "SourceError", "ValueSyntaxError"),
    ),
    "facts": ("Fact",),
    "findings": ("Finding",),
    "language": ("detect_language",),
    "mentions": ("find_dates", "find_quantities"),
    "mentions.mention": ("Mention",),
    "report": ("Report",),
    "settings": ("Settings", "Tolerances"),
    "sources": ("Source", "read_sources"),
    "values": ("Date", "Duration", "Quantity", "Value"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Checker",
    "Claim",
    "ClaimcheckError",
    "Comparison",
    "Date",
    "Document",
    "Duration",
    "Encoder",
    "Fact",
    "Finding",
    "LexiconError",
    "Mention",
    "MissingExtraError",
    "Quantity",
    "Report",
    "Settings",
    "SettingsError",
    "Source",
    "SourceError",
    "Tolerances",
    "Value",
    "ValueSyntaxError",
    "__version__",
    "check",
    "compare",
    "detect_language",
    "extract",
    "find_dates",
    "find_quantities",
    "packaged_encoder",
    "read_document",
    "read_sources",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that importing the package costs nothing."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
