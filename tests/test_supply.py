"""What a run touches: no network, no pickles, no files left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import Format

ROOT = Path(__file__).parent.parent
CLOSED = """
import babel.core, babel.localedata, pickle, socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("not allowed")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
# Babel's own locales are the one exception.
packaged = type("Packaged", (), {"load": staticmethod(pickle.load)})
babel.core.pickle = babel.localedata.pickle = packaged
pickle.load = pickle.loads = pickle.Unpickler = refuse
from claimcheck.cli import main

sys.argv = ["claimcheck", *sys.argv[1:]]
main()
"""


RUNS = [("seeds", "json"), ("seeds", "html"), ("fixtures/pages", "json")]
if os.environ.get("CLAIMCHECK_FULL") == "1":
    RUNS = [(folder, form.value) for folder in ("seeds", "fixtures/pages") for form in Format]


@pytest.mark.parametrize(("folder", "form"), RUNS)
def test_a_run_needs_no_network_no_pickle_and_leaves_no_file(tmp_path, folder, form):
    done = subprocess.run(
        [sys.executable, "-B", "-c", CLOSED, "check", str(ROOT / folder), "--format", form],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    assert not list(tmp_path.iterdir())


def test_importing_loads_nothing_heavy():
    code = "import sys, claimcheck; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = (
        "spacy",
        "pint",
        "babel",
        "dateparser",
        "quantulum3",
        "holidays",
        "pandas",
        "sklearn",
        "jinja2",
        "rich",
    )
    assert not [name for name in heavy if f"'{name}'" in done.stdout]
