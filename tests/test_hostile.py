"""Input that wants to crash the reader or to keep it busy: work stays linear, quotes stay exact."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import json
import pkgutil
import re
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import Checker, Source, SourceError, find_dates, find_quantities
from fixtures import load_dossiers

CHECKER = Checker()
SMALL = 800
RATIO = 2.5

PATTERNS = {
    "digits": "9",
    "separators": ".,' ",
    "digits and commas": "1,",
    "digits and points": "1.",
    "groups": "1,000,000,",
    "blank groups": "1 000 ",
    "English number words": "twenty hundred thousand and ",
    "French number words": "quatre-vingt mille et cent ",
    "German number words": "hundertundzwanzigtausend",
    "months": "January, mars and Januar ",
    "days of one month": "3., 4. und ",
    "weekdays": "Monday and Tuesday, ",
    "clock": "12:",
    "slashes": "1/2/",
    "hyphens": "5-",
    "ranges": "between 5 and ",
    "bounds": "more than ",
    "ago": "il y a vor zwei three days ago ",
    "Roman": "XIV ",
    "attributions": "according to the ",
    "one giant line": "The mayor said on Tuesday that 14 people died and 3.5 million euros were lost ",
    "lines": "14 Tote\n",
    "NULs": "a\0 1",
    "bidi": "\u202e1\u202d 2 ",
    "combining": "e\u0301",
    "brackets": "(((",
    "tags": "<p>1</p><",
    "entities": "&#49;&amp;",
    "powers": "1e9",
    "superscripts": "²³ mars ",
    "abbreviations": "z. B. Dr. ",
    "compound": "bundesregierungs",
    "capital": "ß İ ",
    "scores": "3-3 ",
    "percentages": "1%",
    "digits and letters": "1½",
    "days of a month": "1-5 May ",
    "hours": "5 pm ",
    "French hours": "5h30 ",
    "French multiples": "double ",
    "hyphenated": "a-",
    "counted": "5 men ",
    "German numbers of numbers": "5 von ",
}
TIMES = 30
"""How many times the steps of the news a character may take; ``benchmarks.hostile`` measures the time."""


def text_of(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def steps(text: str, language: str, published: str | None = "2025-10-29") -> int:
    """Calls and C calls that reading a text takes: a clock that no other process disturbs."""
    count = 0

    def tick(frame, event, argument):  # noqa: ARG001
        nonlocal count
        count += event in ("call", "c_call")

    source = Source(id="a", text=text, language=language, published=published)
    sys.setprofile(tick)
    try:
        CHECKER.read(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", autouse=True)
def _warm():
    for dossier in load_dossiers()[:3]:
        for source in dossier.sources:
            CHECKER.read(Source(id=source.id, text=source.text))


@pytest.fixture(scope="module")
def usual():
    """Steps a character that the news take."""
    texts = [source.text for dossier in load_dossiers()[:8] for source in dossier.sources]
    return sum(steps(text, "") for text in texts) / sum(map(len, texts))


@pytest.mark.parametrize("published", ["2025-10-29", None])
@pytest.mark.parametrize("name", PATTERNS)
def test_reading_takes_linear_work(name, published, usual):
    language = {"F": "fr", "G": "de"}.get(name[0], "en")
    sizes = [text_of(PATTERNS[name], SMALL << k) for k in (1, 2)]
    steps(sizes[1], language, published)
    once, twice = (steps(text, language, published) for text in sizes)
    assert twice <= RATIO * once + 500
    assert twice <= TIMES * usual * len(sizes[1])


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize("letters", ["a", "bundesregierungs"])
def test_counting_one_endless_word_takes_linear_work(letters, language):
    once, twice = (steps(f"10 {text_of(letters, SMALL << k)}", language) for k in (1, 2))
    assert twice <= RATIO * once + 500


def patterns_of_the_package() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Each pattern at the top of a module, and whether its module searches with it or only matches."""
    found = {}
    for entry in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if entry.name.endswith("__main__"):
            continue
        module = importlib.import_module(entry.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                uses = rf"\b{name}\.(?:finditer|findall|search|sub|split)\("
                found[f"{entry.name}.{name}"] = (value, bool(re.search(uses, inspect.getsource(module))))
    return found


@pytest.mark.parametrize(("language", "part"), [("en", "5 of "), ("fr", "5 de "), ("de", "5 von ")])
def test_numbers_of_numbers_without_end(language, part):
    assert not [m for m in find_quantities(part * 2000, language=language) if m.noun]


def test_halves_of_years_without_end():
    assert [m.text for m in find_quantities("nineteen " * 2000, language="en")][-1] == "nineteen nineteen"


def test_figures_without_end_are_no_value_and_the_text_around_them_is_read():
    for figures in ("1/2/" * 100, "7, 8, " * 60, "12:30 " * 60, "3-3 " * 60):
        text = f"There were 14 dead. {figures}\nThey came on 3 May 2025."
        assert [m.text for m in find_quantities(text, language="en")] == ["14 dead"]
        assert [m.text for m in find_dates(text, language="en")] == ["3 May 2025"]
    row = "12, 14, 15, 20, 22, 31 and 40"
    assert len(find_quantities(f"The numbers are {row}.", language="en")) == 7


REGEXES = patterns_of_the_package()
del REGEXES["claimcheck.sentences._WORD_BEFORE"]  # searched in no more than 24 characters
HOSTILE = (
    *("a", "1", " ", "\n", ".", "1.", "a.", "-", "a-", "1,", ". ", "<", "<a ", "a="),
    *("&", "A ", '"', "(", " \n", "https://a.", "12:", "\u00a0", "é", "(c)", "| ", "1/"),
)


def matching_time(pattern: re.Pattern[str], text: str, *, searched: bool) -> float:
    start = time.process_time()
    pattern.match(text)
    pattern.fullmatch(text)
    if searched:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start


@pytest.mark.parametrize("name", REGEXES)
def test_regular_expressions_take_linear_time(name):
    pattern, searched = REGEXES[name]
    for part in HOSTILE:
        for size in (500, 4_000):
            assert matching_time(pattern, text_of(part, size) + "\0", searched=searched) < 0.1, part


def test_a_hundred_thousand_numbers_in_one_source():
    lines = "\n".join(f"In ward {n} there were {n + 2} dead." for n in range(1_000))
    claims = CHECKER.extract(Source(id="a", text=lines, language="en"))
    assert len(claims) >= 900
    start = time.process_time()
    assert len(find_quantities(" dead, ".join(map(str, range(100_000))), language="en")) > 90_000
    assert time.process_time() - start < 30


@pytest.mark.parametrize("pattern", ["9", ".,' ", "(", "\0", "\u202e", "a", "é"])
def test_ten_megabytes_of_one_thing(pattern):
    start = time.process_time()
    with contextlib.suppress(SourceError):
        CHECKER.read(Source(id="a", text=text_of(pattern, 10_000_000 // 5), language="en"))
    assert time.process_time() - start < 20


FRAGMENTS = (
    "1 9 000 . , ' - – / e E + % € $ £ million milliard Mrd. hundert und vingt quatre "
    "twenty dozen half et January mars 2024 Monday lundi 3rd 1er XIX siècle h Uhr pm to "
    "bis à entre between zwischen fois × km m² ½ ٣ ²² \u202f \u00a0 ( ) : ; ans ago il_y_a "
    "vor 12h30 10^ aged per_cent of in first dernier minus fewer than 1e91e9 1e99 "
    "99999999999999999999 l' # Q3 T1 KW 24/7 zero billion Dutzend viertel ° \u200d \u202e "
    "ß İ 🙂 \0 \n"
).replace("_", " ")


@pytest.mark.parametrize("text", ["1e91e9", "mars ²²", "\0\0..0.1 point0>0", "2.5 point 5"])
def test_what_the_fuzzers_found(text):
    for language in ("en", "fr", "de"):
        for mention in (*find_quantities(text, language=language), *find_dates(text, language=language)):
            assert text[mention.start : mention.end] == mention.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*FRAGMENTS.split(" "), " ", "\u00a0"]), max_size=40),
    st.sampled_from(["", " "]),
    st.sampled_from(["en", "fr", "de"]),
)
def test_words_of_the_grammar_in_any_order(parts, glue, language):
    text = glue.join(parts)
    for mention in (
        *find_quantities(text, language=language),
        *find_dates(text, language=language, published="2025-10-29"),
    ):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_of_unicode(text):
    try:
        report = CHECKER.check(Source(id="a", text=text), Source(id="b", text=f"14 Tote. {text}"))
    except SourceError:
        return
    texts = {"a": text, "b": f"14 Tote. {text}"}
    assert all(texts[c.source][c.start : c.end] == c.text for c in report.claims)
    json.loads(report.to_json())


ARTICLES = [source.text for dossier in load_dossiers() for source in dossier.sources]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_mutations_of_articles(data):
    text = data.draw(st.sampled_from(ARTICLES))
    for _ in range(data.draw(st.integers(1, 6))):
        a = data.draw(st.integers(0, len(text)))
        b = data.draw(st.integers(a, min(len(text), a + 60)))
        text = (
            text[:a]
            + data.draw(st.sampled_from(["", "\0", "\n", "  ", "1e9", "²", ".", text[a:b] * 2]))
            + text[b:]
        )
    source = Source(id="a", text=text or "x", published="2025-10-29")
    for claim in CHECKER.extract(source):
        assert source.text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe1\x004\x00",
        b"\xef\xbb\xbf14 Tote",
        b"14 \xe9vacu\xe9s",
        b"\xc3\x28 14 dead",
        bytes(range(256)),
    ],
)
def test_files_of_any_bytes(tmp_path, raw):
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    CHECKER.extract(path)


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", "null", '{"text": 3}', '{"text": "x", "published": "never"}', "\0"]
)
def test_bad_lines_are_named_errors(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "14 dead"}}\n{line}\n', "utf-8")
    with pytest.raises(SourceError, match=r"a\.jsonl"):
        CHECKER.check(path)
