"""Every example of README and docs: Python is run, commands are run, what is named exists.

``pycon`` blocks are doctests, ``python`` blocks are executed, ``bash`` blocks are run line by line. The
blocks of a page share one namespace and one folder with ``seeds/`` in it.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import doctest
import importlib.util
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claimcheck.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
BLOCK = re.compile(r"^( *)```(\w+)[^\n]*\n(.*?)^\1```", re.M | re.S)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(page: Path) -> list[tuple[str, str]]:
    text = page.read_text("utf-8")
    return [(m[2], re.sub(f"^{m[1]}", "", m[3], flags=re.M)) for m in BLOCK.finditer(text)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name)
@pytest.mark.usefixtures("folder")
def test_examples_run(page):
    namespace: dict[str, object] = {"__name__": "__main__"}
    for language, code in blocks(page):
        if language == "pycon":
            example = doctest.DocTestParser().get_doctest(code, namespace, name(page), name(page), 0)
            report = io.StringIO()
            result = doctest.DocTestRunner(optionflags=OPTIONS).run(
                example, out=report.write, clear_globs=False
            )
            namespace.update(example.globs)
            assert result.failed == 0, report.getvalue()
        elif language == "python":
            exec(compile(code, name(page), "exec"), namespace)
        elif language == "bash":
            for line in code.replace("\\\n", "").splitlines():
                run(line.partition("  #")[0].strip())


def run(command: str) -> None:
    """Run a line of a page, or see that what it names exists where running it is not for a test."""
    words = shlex.split(command, comments=True)
    match words:
        case []:
            return
        case ["make", target, *_]:
            assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")
        case ["python", "-m", module, *_]:
            assert importlib.util.find_spec(module)
        case ["pip" | ".venv/bin/pip", "install", *what]:
            extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
                "optional-dependencies"
            ]
            for extra in re.findall(r"\[([\w,]+)\]", " ".join(what)):
                assert set(extra.split(",")) <= set(extras)
        case ["claimcheck", *arguments] if not {"|", ">", "||", "&&"} & set(words):
            with contextlib.redirect_stdout(io.StringIO()), pytest.raises(SystemExit) as stop:
                main(arguments)
            assert stop.value.code in (None, 0, 1), command
        case _:
            binaries = Path(sys.executable).parent
            done = subprocess.run(
                ["bash", "-c", command],
                env={"PATH": f"{binaries}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                capture_output=True,
                check=False,
            )
            assert done.returncode in (0, 1), (command, done.stderr)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
@pytest.mark.usefixtures("folder")
def test_notebooks_run(notebook):
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    namespace: dict[str, object] = {}
    shown = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        assert cell["outputs"] == [], "outputs are made when the docs are built"
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, notebook.name, "exec"), namespace)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), notebook.name, "eval"), namespace)
            shown += "claimcheck" in getattr(value, "_repr_html_", str)()
    assert shown >= 3


def test_the_service_answers():
    import httpx

    namespace: dict[str, object] = {}
    for language, code in blocks(ROOT / "docs" / "tutorials" / "service.md"):
        if language == "python":
            exec(compile(code, "service.py", "exec"), namespace)

    async def ask(sources: list[dict[str, str]]) -> httpx.Response:
        transport = httpx.ASGITransport(app=namespace["app"])
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.post("/check", json=sources)

    texts = ["The flood killed 14 people in Cologne.", "Das Hochwasser in Köln tötete 17 Menschen."]
    answer = asyncio.run(ask([{"text": text} for text in texts]))
    assert answer.status_code == 200
    assert [f["verdict"] for f in answer.json()["findings"]] == ["contradiction"]
    refused = asyncio.run(ask([{"text": " "}]))
    assert refused.status_code == 422
    assert "empty" in refused.json()["detail"]


def test_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not target.startswith(("http://", "https://")):
                assert (page.parent / target).exists(), f"{name(page)}: {target}"


def test_every_page_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    listed = set(re.findall(r"[\w/-]+\.(?:md|ipynb)", navigation))
    there = {str(p.relative_to(ROOT / "docs")) for p in [*PAGES[1:], *NOTEBOOKS]}
    assert listed == there


def test_api_reference_names_every_public_name():
    import claimcheck

    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    listed = set(re.findall(r"^::: claimcheck\.(?:\w+\.)*(\w+)$", reference, re.M))
    assert set(claimcheck.__all__) - {"__version__"} <= listed


def test_settings_page_gives_the_defaults():
    from claimcheck import Settings, Tolerances

    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", page, re.M))
    for settings in (Settings(), Tolerances()):
        for field in settings.__struct_fields__:
            if field != "tolerances":
                assert float(rows[field]) == getattr(settings, field), field
