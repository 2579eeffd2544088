"""The report: data, JSON, and every way it shows itself; nothing a source says can run or steer."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from claimcheck import Report, Source, check, extract
from claimcheck.errors import ClaimcheckError
from claimcheck.findings import VERDICTS
from claimcheck.rendering.claimreview import to_claimreview
from claimcheck.rendering.rows import to_csv, to_jsonl, to_markdown
from claimcheck.rendering.words import CAUSES, HEADINGS, VERDICT_WORDS

SEEDS = Path(__file__).parent.parent / "seeds"
SCHEMA = json.loads(files("claimcheck").joinpath("report.schema.json").read_text("utf-8"))
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202e|`**_[x](javascript:alert(3))_ \x1b[2J"
)


@pytest.fixture(scope="module")
def seeds() -> Report:
    return check(SEEDS)


@pytest.fixture(scope="module")
def hostile() -> Report:
    def article(name: str, toll: int, url: str) -> Source:
        return Source(
            id=f"{name}\"'><script>alert(4)</script>",
            text=f"{HOSTILE} The flood in Cologne killed {toll} people, {HOSTILE} police said.",
            publisher=HOSTILE,
            title=HOSTILE,
            url=url,
            language="en",
        )

    report = check(
        article("=1+1", 14, "javascript:alert(5)"), article("@a", 17, "https://example.org/?a=1&b=<x>")
    )
    assert report.contradictions
    return report


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_words_cover_every_verdict_and_cause():
    assert tuple(HEADINGS) == tuple(VERDICT_WORDS) == VERDICTS
    causes = SCHEMA["properties"]["findings"]["items"]["properties"]["cause"]["enum"]
    assert set(CAUSES) == set(causes) - {None}


@pytest.mark.parametrize("name", ["seeds", "hostile"])
def test_json_keeps_the_schema_and_comes_back(name, request):
    report = request.getfixturevalue(name)
    data = json.loads(report.to_json())
    jsonschema.validate(data, SCHEMA)
    assert data == json.loads(json.dumps(report.to_dict()))
    ids = {c["id"] for c in data["claims"]}
    assert {f["left"] for f in data["findings"]} | {f["right"] for f in data["findings"]} <= ids
    again = Report.from_json(report.to_json())
    assert again.to_json() == report.to_json()
    assert [c.value for c in again.claims] == [c.value for c in report.claims]
    assert again.facts == report.facts


def test_json_on_one_line(seeds):
    assert "\n" not in seeds.to_json(indent=0)
    assert json.loads(seeds.to_json(indent=0)) == json.loads(seeds.to_json())


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "other/1"}', b"\xff", '{"schema": "claimcheck-report/1"}']
)
def test_what_is_no_report_is_an_error(text):
    with pytest.raises(ClaimcheckError, match="claimcheck-report/1"):
        Report.from_json(text)


def test_a_report_is_a_sequence_of_findings(seeds):
    assert list(seeds) == list(seeds.findings)
    assert len(seeds) == len(seeds.findings) == sum(seeds.counts.values())
    assert [VERDICTS.index(f.verdict) for f in seeds] == sorted(VERDICTS.index(f.verdict) for f in seeds)


def test_reprs_fit_a_glance():
    report = check("The flood killed 14 people.", "The flood killed 17 people.")
    assert repr(report) == "<Report: 2 sources, 2 claims; 1 contradiction>"
    assert repr(report.claims[0]) == "<Claim source1#1: '14 people' [= 14 person], people>"
    assert repr(report.findings[0]) == (
        "<Finding: contradiction (value, major), source1#1 / source2#1: "
        "14 people against 17 people: 18 % apart.>"
    )
    summary = "14 people (source1) against 17 people (source2)"
    assert repr(report.facts[0]) == f"<Fact {report.facts[0].name!r}: contradiction; {summary}>"


def test_look_ups(seeds):
    pair = seeds.between("planete_express", "hebdo_metaux")
    assert pair
    assert pair == seeds.between("hebdo_metaux", "planete_express")
    for finding in pair:
        assert {c.source for c in seeds.sides(finding)} == {"planete_express", "hebdo_metaux"}
    assert set(seeds.contradictions) & {f for fact in seeds.fact("Rare Earth") for f in fact.findings}
    assert seeds.fact("no such thing") == seeds.fact("ining") == ()
    assert seeds.source("depesche").language == "de"
    for look_up in (seeds.source, seeds.claim):
        with pytest.raises(KeyError):
            look_up("nobody")


def test_facts_name_who_dissents():
    tolls = {"a": 14, "b": 14, "c": 17}
    report = check(*(Source(id=k, text=f"The flood in Cologne killed {n} people.") for k, n in tolls.items()))
    (fact,) = report.facts
    assert fact.dissenting == {"c"}
    assert [(s.value, s.sources) for s in fact.sides] == [("14 people", ("a", "b")), ("17 people", ("c",))]
    assert fact.summary == "14 people (a, b) against 17 people (c)"


def test_nobody_dissents_among_two():
    report = check("The flood killed 14 people.", "The flood killed 17 people.")
    assert report.facts[0].dissenting == frozenset()


def test_frames(seeds):
    claims, findings = seeds.claims_frame(), seeds.findings_frame()
    assert len(claims) == len(seeds.claims)
    assert len(findings) == len(seeds)
    assert list(findings.verdict) == [f.verdict for f in seeds]
    sides = findings[findings.cause == "bound"][["left_value", "right_value"]]
    assert {frozenset(row) for row in sides.itertuples(index=False)} == {frozenset(("= 60 %", "> 60 %"))}
    assert {"id", "text", "canonical", "sentence_start"} <= set(claims.columns)
    assert claims.low.dtype == claims.high.dtype == float
    dates = claims[claims.kind == "date"]
    assert dates.low.isna().all()
    assert "2025-10-28" in set(dates.earliest)


def test_numbers_beyond_a_float_stay_in_the_frame():
    text = check("The flood killed 14 people.", "Rien.").to_json()
    report = Report.from_json(text.replace("= 14 person", "= 1e400 person"))
    assert list(report.claims_frame().high) == [float("inf")]


def test_frames_of_nothing_have_the_same_columns(seeds):
    nothing = check("Nothing.", "Rien.")
    for empty, full in (
        (nothing.claims_frame(), seeds.claims_frame()),
        (nothing.findings_frame(), seeds.findings_frame()),
    ):
        assert len(empty) == 0
        assert list(empty.columns) == list(full.columns)
        assert not full.isna().all().any()


def test_every_part_shows_itself(seeds):
    finding, claim, fact = seeds.contradictions[0], seeds.claims[0], seeds.facts[0]
    for part in (seeds, finding, claim, Source(id="x", text="Il y a eu 14 morts.", language="fr")):
        assert 'class="claimcheck"' in part._repr_html_()
    left, right = seeds.sides(finding)
    shown = seeds.show(finding)
    for side in (left, right):
        assert f"<mark>{side.text}</mark>" in shown._repr_html_()
        assert side.source in str(shown)
    assert finding.explanation in shown._repr_html_()
    assert fact.summary in str(seeds.show(fact))
    assert claim.text in str(seeds.show(claim))


def test_a_source_shows_its_claims_marked():
    source = Source(id="x", text="Il y a eu 14 morts & 3 blessés <b>.", language="fr")
    html = source._repr_html_()
    assert html.count("<mark") == len(extract(source)) == 2
    assert "&amp;" in html
    assert "&lt;b&gt;" in html


def test_a_report_from_json_shows_values_without_sentences(seeds):
    again = Report.from_json(seeds.to_json())
    assert again.to_html().count("<mark>") == seeds.to_html().count("<mark>") > 0
    assert "more than 60 %" in again.to_text()


def test_page_is_self_contained(seeds):
    tags = Tags(seeds.to_html()).tags
    assert [t for t, _ in tags].count("script") == 1
    for tag, attributes in tags:
        assert tag not in ("iframe", "object", "embed", "form")
        assert "src" not in attributes
        if tag == "link":
            assert attributes["href"] == "data:,"
    anchors = {a["id"] for _, a in tags if "id" in a}
    jumps = {a["href"][1:] for t, a in tags if t == "a" and (a["href"] or "").startswith("#")}
    assert jumps
    assert jumps <= anchors


def test_a_report_of_nothing_shows_itself():
    report = check("Nothing.", "Rien.")
    assert "2 sources: nothing that two of them state alike." in report.to_html()
    assert "2 sources, 0 claims, 0 findings" in report.to_text()


def test_many_sources_make_no_matrix():
    report = check(*(f"The flood in Cologne killed {14 + n % 2} people." for n in range(30)))
    html = report.to_html()
    assert report.contradictions
    assert "<table" not in html
    assert "<article" in html


def test_page_names_the_dissent_before_everything_else(seeds):
    html = seeds.to_html()
    lead = html.index('class="disputes"')
    assert lead < html.index("<table") < html.index("<article")
    assert re.search(r"<strong>more than 60 %</strong>.*against.*<strong>60 %</strong>", html[lead:])


def test_nothing_a_source_says_can_run(hostile):
    for html in (
        hostile.to_html(),
        hostile._repr_html_(),
        hostile.show(hostile.findings[0]).html,
        hostile.show(hostile.claims[0]).html,
        hostile.claims[0]._repr_html_(),
        hostile.findings[0]._repr_html_(),
    ):
        tags = Tags(html).tags
        scripts = 1 if html.startswith("<!doctype") else 0
        assert sum(tag == "script" for tag, _ in tags) == scripts
        assert not any(tag == "img" for tag, _ in tags)
        assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
        links = [a["href"] for tag, a in tags if tag == "a"]
        assert all(link.startswith(("#fact-", "https://example.org/")) for link in links)


def test_nothing_a_source_says_steers_a_terminal(hostile):
    text = hostile.to_text() + str(hostile.show(hostile.findings[0]))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_markdown_keeps_its_columns(hostile):
    lines = to_markdown(hostile).splitlines()
    assert len(lines) == 2 + len(hostile)
    for line in lines:
        assert len(re.findall(r"(?<!\\)\|", line)) == 6
        assert not re.search(r"(?<!\\)[<`\[]", line)


def test_csv_holds_no_formula(hostile):
    rows = list(csv.DictReader(io.StringIO(to_csv(hostile))))
    assert len(rows) == len(hostile)
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row.values())


def test_csv_of_nothing_has_the_same_columns(seeds):
    def header(report: Report) -> str:
        return to_csv(report).splitlines()[0]

    assert header(check("Nothing.", "Rien.")) == header(seeds)


def test_json_lines(seeds):
    rows = [json.loads(line) for line in to_jsonl(seeds).splitlines()]
    assert [row["verdict"] for row in rows] == [f.verdict for f in seeds]


def test_claimreview_rates_nothing(hostile):
    data = json.loads(to_claimreview(hostile))
    (claim,) = data["@graph"]
    assert claim["@type"] == "Claim"
    assert len(claim["appearance"]) == 2
    assert "reviewRating" not in to_claimreview(hostile)
    assert [a.get("url") for a in claim["appearance"]] == [None, "https://example.org/?a=1&b=<x>"]
    assert all("killed" in a["abstract"] for a in claim["appearance"])


def test_terminal_fits_its_width(seeds):
    for width in (60, 80, 120):
        assert max(map(len, seeds.to_text(width=width).splitlines())) <= width


def _luminance(colour: str) -> float:
    channels = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast(scheme):
    css = files("claimcheck").joinpath("templates", "style.css").read_text("utf-8")
    pairs = re.findall(r"--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", css)
    colours = {name: light if scheme == "light" else dark for name, light, dark in pairs}
    grounds = [name for name in colours if name.endswith("-soft") or name in ("paper", "card")]
    combinations = [("ink", g) for g in grounds] + [
        (c, g) for c in ("soft", "blue") for g in ("paper", "card")
    ]
    combinations += [("soft", "amber-soft"), ("red", "red-soft"), ("red", "paper"), ("paper", "ink")]
    for front, back in combinations:
        high, low = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)
