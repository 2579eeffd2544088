"""Numbers in digits and words: what num2words writes is read back, and no text brings the reader down."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.mentions.numbers import read_numbers
from claimcheck.mentions.tokens import tokenize

LANGUAGES = ("en", "fr", "de")
INTEGERS = st.integers(0, 999) | st.integers(0, 999_999) | st.integers(0, 10**12)


def read(text: str, language: str) -> list[Decimal | Fraction | None]:
    return [number.value for number in read_numbers(tokenize(text), language)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=300)
@example(value=80)
@example(value=1_000_001)
@example(value=999_999_999)
@given(value=INTEGERS)
def test_words_are_read_back(language: str, value: int) -> None:
    assert read(num2words(value, lang=language).replace(",", ""), language) == [value]


@pytest.mark.parametrize("variant", ["fr_CH", "fr_BE"])
@settings(deadline=None, max_examples=100)
@given(value=st.integers(60, 99_999))
def test_swiss_and_belgian_words_are_read_back(variant: str, value: int) -> None:
    assert read(num2words(value, lang=variant), "fr") == [value]


STYLES = {
    "en": [("{:,}", ".")],
    "fr": [("{: }", ","), ("{:\u00a0}", ","), ("{:\u202f}", ","), ("{:.}", ","), ("{:'}", ",")],
    "de": [("{:.}", ","), ("{: }", ","), ("{:'}", "."), ("{:’}", ",")],
}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=200)
@given(whole=st.integers(1000, 10**12), decimals=st.sampled_from(["", "5", "25", "375"]), data=st.data())
def test_typography_is_read_back(language: str, whole: int, decimals: str, data: st.DataObject) -> None:
    style, sign = data.draw(st.sampled_from(STYLES[language]))
    grouped = f"{whole:,}".replace(",", style[2:-1])
    text = f"{grouped}{sign}{decimals}" if decimals else grouped
    assert read(text, language) == [Decimal(f"{whole}.{decimals}" if decimals else whole)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "anderthalb", Decimal("1.5")),
        ("de", "dreieinhalb Millionen", Decimal("3.5e6")),
        ("de", "eine Viertelmillion", Decimal(250_000)),
        ("de", "zwei Drittel", Fraction(2, 3)),
        ("de", "zwei Dutzend", Decimal(24)),
        ("de", "fuenfhundert", Decimal(500)),
        ("fr", "quatre-vingt-dix-sept mille", Decimal(97_000)),
        ("fr", "un milliard et demi", Decimal("1.5e9")),
        ("fr", "3,4 Md", Decimal("3.4e9")),
        ("fr", "une bonne centaine", Decimal(100)),
        ("fr", "trois et un cinquième", Decimal("3.2")),
        ("fr", "mille milliards", Decimal("1e12")),
        ("en", "a dozen", Decimal(12)),
        ("en", "two and three quarters", Decimal("2.75")),
        ("en", "three-quarters", Fraction(3, 4)),
        ("en", "2½", Decimal("2.5")),
        ("en", "4.2bn", Decimal("4.2e9")),
        ("en", "1.5e3", Decimal(1500)),
        ("en", "nineteen eighty-nine", Decimal(1989)),
        ("en", "1,00,000", Decimal(100_000)),
    ],
)
def test_forms(language: str, text: str, value: Decimal | Fraction) -> None:
    assert value in read(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=200)
@example(text="9" * 5000)
@example(text="1," * 500)
@example(text="²½Ⅻ٣ 1e99 0e")
@given(
    text=st.text(alphabet=st.sampled_from("0123456789.,'/- \n½²eéundthmillo"), max_size=60)
    | st.text(max_size=40)
)
def test_any_text_is_read(language: str, text: str) -> None:
    tokens = tokenize(text)
    last = -1
    for number in read_numbers(tokens, language):
        assert last < number.first <= number.last < len(tokens)
        last = number.last
