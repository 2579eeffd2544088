"""The lower bounds of the dependencies as constraints for pip: ``python -m benchmarks.lowest``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_BOUND = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)")


def constraints() -> list[str]:
    """Each dependency that the tests need, at its lower bound."""
    project = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = project["dependencies"] + [one for name in ("html", "pandas", "test") for one in extras[name]]
    return [f"{match[1]}=={match[2]}" for one in asked if (match := _BOUND.fullmatch(one))]


if __name__ == "__main__":
    print(*constraints(), sep="\n")
