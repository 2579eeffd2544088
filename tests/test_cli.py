"""The command: exit statuses, formats, options, errors, standard input."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from claimcheck import __version__
from claimcheck.cli import main

SEEDS = str(Path(__file__).parent.parent / "seeds")
SCHEMA = json.loads(files("claimcheck").joinpath("report.schema.json").read_text("utf-8"))
FORMATS = ["table", "json", "jsonl", "csv", "html", "markdown", "claimreview"]


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command; gives exit status, standard output and standard error."""

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return call


@pytest.fixture
def pair(tmp_path):
    """Two files that contradict each other: one minor, one major."""
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text("The flood killed 14 people in Cologne.\n\nChina mines 60 % of the ore.\n", "utf-8")
    right.write_text(
        "The flood killed 17 people in Cologne.\n\nChina mines more than 60 % of the ore.\n", "utf-8"
    )
    return str(left), str(right)


def verdicts(out: str) -> list[str]:
    return [f["verdict"] for f in json.loads(out)["findings"]]


def test_status_1_with_a_contradiction_and_json_of_the_schema(run):
    status, out, err = run("check", SEEDS, "--format", "json")
    report = json.loads(out)
    assert (status, err) == (1, "")
    jsonschema.validate(report, SCHEMA)
    assert {s["language"] for s in report["sources"]} == {"fr", "de", "en"}


def test_json_offsets_hold_in_the_files(run, pair):
    texts = {Path(p).stem: Path(p).read_text("utf-8") for p in pair}
    claims = json.loads(run("check", *pair, "-f", "json")[1])["claims"]
    assert len(claims) == 4
    for claim in claims:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["text"]


def test_status_0_without_a_contradiction(run, pair):
    status, out, err = run("check", pair[0], "-f", "json")
    assert (status, verdicts(out), err) == (0, [], "")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_to_a_file_or_to_standard_output(run, pair, tmp_path, form):
    status, printed, err = run("check", *pair, "--format", form)
    assert (status, err) == (1, "")
    assert "14 people" in printed
    target = tmp_path / "out"
    assert run("check", *pair, "-f", form, "-o", str(target)) == (1, "", "")
    assert target.read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("options", "status", "left"),
    [
        (["--only", "contradictions"], 1, ["contradiction", "contradiction"]),
        (["--only", "disagreements"], 1, ["contradiction", "contradiction"]),
        (["--min-severity", "minor"], 1, ["contradiction", "contradiction"]),
        (["--min-severity", "major"], 1, ["contradiction"]),
        (["--min-confidence", "1"], 0, []),
    ],
)
def test_narrowing(run, pair, options, status, left):
    got, out, _ = run("check", *pair, "-f", "json", *options)
    assert (got, verdicts(out)) == (status, left)


def test_only_contradictions_of_the_seeds(run):
    everything = verdicts(run("check", SEEDS, "-f", "json")[1])
    only = verdicts(run("check", SEEDS, "-f", "json", "--only", "contradictions")[1])
    assert only == [v for v in everything if v == "contradiction"]
    assert len(only) < len(everything)


def test_quiet_writes_nothing(run, pair):
    assert run("check", *pair, "--quiet") == (1, "", "")
    assert run("check", pair[0], "-q") == (0, "", "")


def test_standard_input(run, pair):
    stdin = "Das Hochwasser tötete 17 Menschen in Köln.".encode()
    status, out, _ = run("check", "-", pair[0], "-f", "json", stdin=stdin)
    assert status == 1
    assert {s["id"] for s in json.loads(out)["sources"]} == {"stdin", "left"}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_progress_goes_to_a_terminal_on_standard_error_alone(pair):
    terminal, side = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", "from claimcheck.cli import main; main()", "check", *pair, "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=side,
        check=False,
    )
    os.close(side)
    os.close(terminal)
    assert done.returncode == 1
    assert len(verdicts(done.stdout.decode())) == 2


def test_table_fits_80_columns(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = run("check", SEEDS)[1]
    assert max(map(len, out.splitlines())) <= 80
    assert "≠" in out


def test_no_color(run, pair, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" in run("check", *pair)[1] or "\x1b[1;31m" in run("check", *pair)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in run("check", *pair)[1]


ERRORS = {
    "missing file": (["check", "{dir}/none.txt"], "none.txt: no such file"),
    "empty file": (["check", "{dir}/empty.txt"], "empty.txt: the file is empty"),
    "folder without sources": (["check", "{dir}/folder"], "folder: no .txt"),
    "bad JSON line": (["check", "{dir}/bad.jsonl"], "bad.jsonl, line 2: not valid JSON"),
    "line without text": (["check", "{dir}/textless.jsonl"], 'textless.jsonl, line 1: no "text"'),
    "bad date": (["check", "{dir}/date.jsonl"], "date.jsonl, line 1: not a date"),
    "empty standard input": (["check", "-"], "standard input is empty"),
    "standard input twice": (["check", "-", "-"], "once only"),
    "bad confidence": (["check", "{dir}/good.txt", "--min-confidence", "2"], "between 0 and 1"),
    "output that cannot be written": (["check", "{dir}/good.txt", "-f", "csv", "-o", "{dir}"], "directory"),
    "extract of a missing file": (["extract", "{dir}/none.txt"], "none.txt: no such file"),
    "empty statement": (["compare", "", "14 people"], "empty"),
    "bad date of statements": (["compare", "14 people", "17 people", "--published", "soon"], "not a date"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_one_line_on_standard_error(run, tmp_path, name):
    (tmp_path / "good.txt").write_text("14 people died.", "utf-8")
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.jsonl").write_text('{"text": "14 people died."}\n{"text": \n', "utf-8")
    (tmp_path / "textless.jsonl").write_text('{"id": "a"}\n', "utf-8")
    (tmp_path / "date.jsonl").write_text('{"text": "14 people died.", "published": "soon"}\n', "utf-8")
    arguments, message = ERRORS[name]
    status, out, err = run(*(a.replace("{dir}", str(tmp_path)) for a in arguments))
    assert (status, out) == (2, "")
    assert err.startswith("claimcheck: ")
    assert err.count("\n") == 1
    assert message in err


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "x.txt", "-f", "xml"], ["check", "x.txt", "--only", "x"], ["nonsense"]]
)
def test_wrong_usage_is_status_2_on_standard_error(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "Usage" in err


def test_extract(run, pair):
    status, out, err = run("extract", *pair)
    claims = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [c["value"]["canonical"] for c in claims] == ["= 14 person", "= 60 %", "= 17 person", "> 60 %"]
    item = SCHEMA["properties"]["claims"]["items"]
    for claim in claims:
        jsonschema.validate(claim, item)


@pytest.mark.parametrize(
    ("left", "right", "status", "first"),
    [
        ("14 people died in the flood.", "17 Menschen starben im Hochwasser.", 1, "contradiction"),
        ("China mines 60 % of rare earths.", "La Chine extrait 60 % des terres rares.", 0, "agreement"),
        ("The flood killed 14 people.", "Le film dure deux heures.", 0, "unrelated"),
    ],
)
def test_compare(run, left, right, status, first):
    got, out, err = run("compare", left, right)
    assert (got, out.splitlines()[0], err) == (status, first, "")


def test_schema(run):
    status, out, _ = run("schema")
    assert (status, json.loads(out)) == (0, SCHEMA)


def test_version_and_help(run):
    assert run("--version") == (0, f"{__version__}\n", "")
    for command in ("check", "extract", "compare"):
        status, out, _ = run(command, "--help")
        assert status == 0
        assert f"claimcheck {command} " in out
