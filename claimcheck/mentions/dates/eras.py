"""Years, decades and centuries, and when four digits are a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.mentions.dates.frame import Frame
from claimcheck.mentions.dates.numeric import year_span

if TYPE_CHECKING:
    from claimcheck.mentions.dates.frame import Reading
    from claimcheck.mentions.dates.scan import Scan

__all__ = [
    "ordinal_at",
    "read_century",
    "read_decade",
    "read_year",
    "read_year_noun",
    "read_years",
    "year_stands",
]

_ROMAN = {"i": 1, "v": 5, "x": 10}


def ordinal_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """A rank in figures, words or Roman figures, and the index behind it."""
    number = scan.numbers.get(i)
    if number is not None and number.kind == "ordinal" and number.value is not None and number.value <= 60:
        return int(number.value), number.last + 1
    found = scan.words.dates["first"].match(scan.lower, i)
    if found is not None and found[0] == "start":
        return 1, found[1]
    word = scan.word(i)
    if (
        scan.words.style["ordinal_days"]
        and word.isdecimal()
        and len(word) <= 2
        and scan.word(i + 1) == "."
        and scan.glued(i + 1)
    ):
        return int(word), i + 2
    return _roman(scan, i)


def _roman(scan: Scan, i: int) -> tuple[int, int] | None:
    """``XIXe``: the letters and the ending are one token."""
    text = scan.tokens.word(i) if i < scan.size else ""
    head = text
    for suffix in scan.words.style["roman_suffixes"]:
        if text.endswith(suffix) and len(text) > len(suffix):
            head = text[: -len(suffix)]
            break
    if not head or not head.isupper() or set(head.lower()) - set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in head.lower()]
    total = sum(-v if v < max(values[k + 1 :], default=0) else v for k, v in enumerate(values))
    end = i + 1
    if head == text and scan.word(end) in scan.words.style["day_suffixes"] and scan.glued(end):
        end += 1
    return total, end


def read_century(scan: Scan, i: int) -> Reading | None:
    """``19. Jahrhundert``, ``XIXe siècle``, ``the 19th century``."""
    number = ordinal_at(scan, i)
    if number is None:
        return None
    at = number[1]
    if scan.word(at) == "-":
        at += 1
    found = scan.words.dates["century_after"].match(scan.lower, at)
    if found is None or not 1 <= number[0] <= 30:
        return None
    if found[0] == 10:
        return None
    named = (
        scan.capital(at) and found[1] < scan.size and scan.word(found[1]).isalpha() and scan.capital(found[1])
    )
    if named and not scan.words.style["noun_capitals"]:
        return None
    return Frame("century", amount=number[0]), found[1]


def read_decade(scan: Scan, i: int) -> Reading | None:
    """``80er Jahre``, ``les années 1980``, ``the 1980s``, ``the eighties``."""
    found = scan.words.dates["decades"].match(scan.lower, i)
    if found is not None:
        value, end = found
        return Frame("decade", year=(2000 if value < 20 else 1900) + value), end
    before = scan.words.dates["decade_before"].match(scan.lower, i)
    at = before[1] if before is not None else i
    word = scan.word(at)
    if not word.isdecimal() or not word.isascii() or len(word) not in (2, 4) or word[-1] != "0":
        number = scan.numbers.get(at) if before is not None else None
        if (
            number is None
            or number.value is None
            or number.digits
            or not 20 <= number.value <= 90
            or number.value % 10
        ):
            return None
        return Frame("decade", year=1900 + int(number.value)), number.last + 1
    end = at + 1
    if before is None:
        after = scan.words.dates["decade_after"].match(scan.lower, end)
        if after is None or not (scan.glued(end) or scan.word(end) == "'" or scan.word(end) == "-"):
            return None
        kind, end = after
        if kind == 2 and len(word) == 2:
            return None
    if len(word) == 2 and scan.of_somebody(i):
        return None
    year = int(word) if len(word) == 4 else (1900 if int(word) >= 20 else 2000) + int(word)
    if not 1000 <= year <= 2190:
        return None
    return Frame("decade", year=year), end


def read_years(scan: Scan, i: int) -> Reading | None:
    """``2015–2019``, ``2025/26``."""
    span = year_span(scan, i)
    if span is None:
        return None
    frame, end = span
    if (
        frame.last_year is not None
        and len(scan.word(i + 2)) == 2
        and scan.word(i + 1) == "/"
        and scan.word(end).isalpha()
    ):
        return frame, end
    return frame, end


def read_year(scan: Scan, i: int) -> Reading | None:
    """Four digits that the words around make a year."""
    year = scan.year(i)
    if year is None or not year_stands(scan, i, year[0]):
        return None
    return Frame("year", year=year[0]), year[1]


def year_stands(scan: Scan, i: int, year: int) -> bool:
    """Whether four digits on their own are a year, by the words around them."""
    before, after = scan.word(i - 1), scan.word(i + 1)
    if i and "\n" in scan.gap(i):
        before = ""
    if before in scan.words.sets["dates.year_names.words"] and (
        scan.capital(i - 1) or before in scan.words.sets["dates.year_names_small.words"]
    ):
        return False
    strong = before in scan.words.sets["dates.year_before.words"]
    weak = before in scan.words.sets["dates.year_before.weak"]
    if scan.is_set(i + 1, "dates.year_after.words") or scan.words.dates["units"].match(scan.lower, i + 1):
        return False
    if scan.words.lengths["short_units"].match(scan.lower, i + 1) and not scan.glued(i + 2):
        return False
    if (before == "-" and scan.glued(i)) or (
        after == "-" and scan.glued(i + 1) and scan.glued(i + 2) and scan.word(i + 2)[:1].isdecimal()
    ):
        return False
    if before in ("(", "[") and (after in (")", "]", ",", "-", ";") or not after.isalpha()):
        return year >= 1500
    if strong and not weak:
        return True
    number = scan.numbers.get(i)
    if number is not None and number.last > i:
        return False
    if scan.words.style["noun_capitals"] and 1500 <= year < 1900 and year % 10 and before.isalpha():
        closed = not after.isalpha() or after in scan.words.sets["dates.glue.words"]
        named = scan.capital(i - 1) and scan.is_set(i - 2, "roles.article.words")
        small = not scan.capital(i - 1) and before not in scan.words.sets["dates.glue.words"]
        if closed and (named or small):
            return True
    if not 1800 <= year <= 2100:
        return False
    if _noun_follows(scan, i + 1, strong):
        return False
    name = (
        before.isalpha()
        and scan.capital(i - 1)
        and not scan.words.style["noun_capitals"]
        and not scan.sentence_start(i - 1)
    )
    if name and not strong:
        return scan.is_set(i - 1, "dates.year_carriers.words")
    if strong:
        return year >= 1900 or not weak
    return year >= 1900 and (year % 100 != 0 or not before.isalpha())


def _noun_follows(scan: Scan, i: int, strong: bool) -> bool:
    """Whether a word follows that the figure may count."""
    if i >= scan.size or not scan.word(i).isalpha() or "\n" in scan.gap(i):
        return False
    if scan.words.style["noun_capitals"]:
        if scan.capital(i) and not scan.word(i - 2).isalpha() and scan.month(i) is None:
            return True
        return scan.capital(i) and not strong and scan.month(i) is None and scan.word(i - 1)[-2:] == "00"
    if scan.word(i) in scan.words.sets["dates.glue.words"] or strong:
        return False
    return (
        scan.word(i).endswith("s")
        and len(scan.word(i)) > 3
        and scan.word(i - 2).isalpha()
        and not scan.capital(i)
    )


def read_year_noun(scan: Scan, i: int) -> Reading | None:
    """``(das) Jahr 2023``, ``l'année 2025``, ``the year 2030``."""
    found = scan.words.year_nouns.match(scan.lower, i)
    if found is None:
        return None
    span = year_span(scan, found[1])
    if span is not None:
        return span
    year = scan.year(found[1]) or scan.spelled_year(found[1])
    return (Frame("year", year=year[0]), year[1]) if year is not None else None
