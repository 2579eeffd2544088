"""Facts about languages, as data: one folder a language, the same TOML files in each.

Code asks for a table by its name and never knows which language it serves.

Example:
    >>> LANGUAGES
    ('de', 'en', 'fr')
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.errors import LexiconError

__all__ = ["LANGUAGES", "table"]

LANGUAGES = ("de", "en", "fr")


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The data file ``lang/<language>/<name>.toml``, read once.

    Raises:
        LexiconError: The language or the table does not exist, or is not valid TOML.
    """
    path = files(__name__).joinpath(language, f"{name}.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"no table {name!r} for language {language!r}") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lang/{language}/{name}.toml: {error}") from None
