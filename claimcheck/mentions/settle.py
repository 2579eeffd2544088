"""What is decided when all quantities of a text are known: points, cents, the spans of their parts."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.mentions.units import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from claimcheck.mentions.candidate import Candidate
    from claimcheck.mentions.tokens import Tokens
    from claimcheck.mentions.vocabulary import Vocabulary

__all__ = ["Habits", "habits_of", "merge_parts", "millions", "name_money", "settle"]

_REACH = 40
_NEIGHBOURS = 40
_CENTS = frozenset({"USD", "EUR"})
_LARGEST_CHANGE = 40
_LARGEST_MILLIONS = 1000
_MILLIONS = frozenset({"m", "bn"})
_ANGLE = 4
_LENGTH_WORDS = 6
_MILLION = 6


class Habits(NamedTuple):
    """How a document speaks of money.

    Attributes:
        homes: Family of a currency's bare name (``dollar``, ``crown``) to the currency that it is here, where
            the document names the country more often than others with such a currency.
        money: Its currency where it writes but one, else empty.
    """

    homes: Mapping[str, str]
    money: str = ""


def habits_of(parts: Sequence[tuple[Tokens, Vocabulary]]) -> Habits:
    """The habits of a document, from all its parts."""
    forms = [frozenset(tokens.lower) for tokens, _ in parts]
    homes = _homes(parts, forms)
    codes: set[str] = set()
    for (tokens, words), written in zip(parts, forms, strict=True):
        for names in (words.currency_signs, words.bare_currencies):
            codes.update(homes.get(words.families.get(w, ""), names[w]) for w in written & names.keys())
        if not written.isdisjoint(words.folded_codes):
            codes.update(words.codes[w] for i in range(len(tokens)) if (w := tokens.word(i)) in words.codes)
    return Habits(homes, codes.pop() if len(codes) == 1 else "")


def _million(tokens: Tokens, words: Vocabulary) -> bool:
    """Whether letters for millions or billions stand behind money or before what is counted."""
    if _MILLIONS.isdisjoint(tokens.lower):
        return False
    for i, word in enumerate(tokens.lower):
        if word not in _MILLIONS or not i or not tokens.glued(i) or not tokens.lower[i - 1].isdecimal():
            continue
        at = i - 1
        while at and tokens.glued(at):
            at -= 1
        behind = tokens.lower[i + 1] if i + 1 < len(tokens) else "."
        if tokens.lower[at] in words.currency_signs or (behind[-1] == "s" and words.is_counted(behind)):
            return True
    return False


def settle(found: list[Candidate], tokens: Tokens, words: Vocabulary, habits: Habits) -> None:
    """Decide the units that depend on the quantities around them.

    Args:
        found: The quantities of a text, in order.
        tokens: Its tokens.
        words: The language's vocabulary.
        habits: How the document writes money.
    """
    if habits.homes:
        _of_home(found, tokens, words, habits.homes)
    for k, candidate in enumerate(found):
        if candidate.kind == "point" and candidate.unit == "point":
            small = -_LARGEST_CHANGE <= candidate.value <= _LARGEST_CHANGE
            if small and _shares_near(found, k, tokens, words):
                candidate.unit = "pp"
        elif candidate.unit == "°C" and _angle(candidate, tokens, words):
            candidate.unit = "degree"
        elif candidate.kind == "subunit":
            home = habits.money if candidate.unit in _CENTS else ""
            candidate.unit = _currency_near(found, k) or home or candidate.unit


def name_money(found: Sequence[Candidate]) -> None:
    """Give the bare millions of a document a currency where all of its other millions are money of that one.

    Args:
        found: The quantities of the whole document.
    """
    bare = [c for c in found if c.large]
    if bare:
        units = {(c.unit, c.kind, c.rate) for c in found if c.exponent >= _MILLION and c.unit}
        unit, kind, rate = units.pop() if len(units) == 1 else ("", "", "")
        if kind == "currency" and not rate:
            for candidate in bare:
                candidate.unit, candidate.kind, candidate.inherited = unit, kind, True


def _homes(parts: Sequence[tuple[Tokens, Vocabulary]], forms: Sequence[frozenset[str]]) -> dict[str, str]:
    """The currency of each family of bare names: that of the country that the document names most."""
    bare = {
        words.families[name]: words.currency_named(name)
        for (_, words), written in zip(parts, forms, strict=True)
        for name in sorted(words.families.keys() & written)
    }
    if not bare:
        return {}
    votes = Counter(code for tokens, words in parts for word in tokens.lower if (code := words.home(word)))
    homes = {}
    for family, usual in bare.items():
        codes = parts[0][1].family_codes[family]
        ranked = sorted(((votes[code], code) for code in codes if votes[code]), reverse=True)
        if ranked and ranked[0][0] > votes[usual] and not (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            homes[family] = ranked[0][1]
    return homes


def _of_home(found: list[Candidate], tokens: Tokens, words: Vocabulary, homes: Mapping[str, str]) -> None:
    """Bare dollars of a text that speaks of Canada, not of the United States, are Canadian."""
    families = [_family(candidate, tokens, words) for candidate in found]
    usual = {words.currency_named(name): homes[f] for name, f in words.families.items() if f in homes}
    for candidate, family in zip(found, families, strict=True):
        if family in homes:
            candidate.unit = homes[family]
        elif candidate.kind == "currency" and candidate.unit_at is None:
            candidate.unit = usual.get(candidate.unit, candidate.unit)


def _family(candidate: Candidate, tokens: Tokens, words: Vocabulary) -> str:
    """The family of the bare name or sign that states a candidate's currency; empty where it is no such."""
    if candidate.unit_at is None or candidate.kind != "currency":
        return ""
    first, last = candidate.unit_at
    names = {
        words.families.get(tokens.lower[i], "") for i in range(first, last + 1) if tokens.lower[i] != "-"
    }
    return names.pop() if len(names) == 1 else ""


def millions(found: list[Candidate], tokens: Tokens, words: Vocabulary) -> None:
    """Make bare ``1.9m`` millions where nothing speaks of a length, in a text that writes millions so."""
    if not words.scale_before_noun or not _million(tokens, words):
        return
    for candidate in found:
        at = candidate.number.last + 1
        if (
            candidate.kind != "measure"
            or candidate.unit != "m"
            or candidate.unit_at != (at, at)
            or not tokens.glued(at)
            or candidate.value >= _LARGEST_MILLIONS
            or _of_length(candidate, tokens, words)
        ):
            continue
        power = words.short_scales[tokens.lower[at]]
        candidate.value, candidate.exponent = scaled(candidate.value, power), power
        candidate.unit, candidate.kind, candidate.strong = "", "", False
        candidate.unit_at, candidate.number_last = None, at


def _of_length(candidate: Candidate, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether a noun, an article or a word of length around ``3m`` makes it metres."""
    first, after = candidate.first, candidate.last + 1
    if first and tokens.lower[first - 1] in (*words.determiners, "a"):
        return True
    behind = tokens.lower[after] if after < len(tokens) else "."
    if behind in words.length_adverbs:
        return not "".join(tokens.lower[after + 1 : after + 2]).isdecimal()
    if behind[0].isalpha() and behind not in words.function_words:
        return True
    near = tokens.lower[max(0, first - _LENGTH_WORDS) : after + _LENGTH_WORDS]
    return any(word in words.length_words for word in near)


def merge_parts(found: list[Candidate], tokens: Tokens, words: Vocabulary) -> list[Candidate]:
    """The candidates with an amount and its parts made one: 13 dollars and 45 cents, 5 feet 2 inches."""
    out: list[Candidate] = []
    for candidate in found:
        whole = out[-1] if out else None
        if whole is not None and not whole.rate and whole.exponent == 0 and whole.upper is None:
            gap = tokens.lower[whole.last + 1 : candidate.first]
            if not gap or (len(gap) == 1 and (gap[0] in words.range_and or gap[0] == ",")):
                part = _part(whole, candidate, tokens, words, gap)
                if part is not None:
                    whole.value += part  # type: ignore[operator]
                    whole.last = whole.number_last = candidate.last
                    continue
        out.append(candidate)
    return out


def _part(
    whole: Candidate, candidate: Candidate, tokens: Tokens, words: Vocabulary, gap: list[str]
) -> Decimal | Fraction | None:
    """What the second candidate adds to the first, in the unit of the first."""
    if not candidate.unit and not candidate.kind and gap == []:
        _bare_part(whole, candidate, tokens, words)
    if whole.kind == "currency" and _is_cents(candidate, tokens, words):
        candidate.unit, candidate.kind = whole.unit, "subunit"
        candidate.value = scaled(candidate.value, -2)
    if whole.kind == "currency":
        if gap == [","] or not _hundredths(whole, candidate, tokens, words, gap):
            return None
        return candidate.value if candidate.kind == "subunit" else scaled(candidate.value, -2)
    count = words.parts.get((whole.unit, candidate.unit))
    if count is None or whole.value % 1 or not 0 < candidate.value < count or candidate.upper is not None:
        return None
    if isinstance(whole.value, Fraction) or isinstance(candidate.value, Fraction):
        return None
    whole.value, whole.unit = whole.value * count, candidate.unit
    return candidate.value


def _bare_part(whole: Candidate, candidate: Candidate, tokens: Tokens, words: Vocabulary) -> None:
    """Name the inches of ``5 ft 2 in``, whose symbol is a common word elsewhere."""
    at = candidate.last + 1
    symbol = words.bare_parts.get(whole.unit)
    if symbol is not None and at < len(tokens) and tokens.lower[at] == symbol:
        candidate.unit, candidate.kind, candidate.last = symbol, "measure", at


def _is_cents(candidate: Candidate, tokens: Tokens, words: Vocabulary) -> bool:
    """``43c`` behind an amount of money: cents, not degrees."""
    if candidate.unit_at is None or candidate.unit != "°C" or candidate.upper is not None:
        return False
    return tokens.word(candidate.unit_at[0]) in words.cent_letters


def _hundredths(
    money: Candidate, candidate: Candidate, tokens: Tokens, words: Vocabulary, gap: list[str]
) -> bool:
    if type(money.value) is not type(candidate.value) or money.value % 1 or candidate.upper is not None:
        return False
    if candidate.kind == "subunit":
        return 0 < candidate.value < 1
    if candidate.kind or candidate.unit or candidate.value % 1 or not 0 < candidate.value < 100:
        return False
    after = candidate.last + 1
    if after >= len(tokens) or not tokens.lower[after][0].isalpha():
        return True
    return not gap and tokens.lower[after] in words.function_words


def _angle(candidate: Candidate, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether bare degrees are of a slope: ``une pente à 38 degrés``, ``38 Grad steil``."""
    if candidate.unit_at is not None and candidate.unit_at[0] != candidate.unit_at[1]:
        return False  # degrees Celsius
    if words.angles_behind.at(tokens.lower, candidate.last + 1) is not None:
        return True
    for word in reversed(tokens.lower[max(0, candidate.first - _ANGLE) : candidate.first]):
        if not word[0].isalpha() or word in words.angles_before:
            return word in words.angles_before
    return False


def _shares_near(found: list[Candidate], k: int, tokens: Tokens, words: Vocabulary) -> bool:
    """Whether percentages or shares stand in the same sentence, or the decimals are of a change."""
    here = found[k]
    for step in (1, -1):
        at = k + step
        while 0 <= at < len(found) and abs(found[at].first - here.first) < _REACH:
            first, last = sorted((found[at].last, here.first)) if step < 0 else (here.last, found[at].first)
            if any(word in (".", "!", "?") for word in tokens.lower[first + 1 : last]):
                break
            other = found[at]
            if other.unit in ("%", "pp") or (other.kind == "share" and other.number.kind != "fraction"):
                return True
            at += step
    near = tokens.lower[max(0, here.first - _REACH // 2) : here.last + _REACH // 2]
    if here.value % 1 and any(word in words.share_words for word in near):
        return True
    return here.kind == "point" and any(word in words.share_words for word in near)


def _currency_near(found: list[Candidate], k: int) -> str | None:
    """The currency of the nearest amount of money before, else behind."""
    before = found[max(0, k - _NEIGHBOURS) : k][::-1]
    for other in (*before, *found[k + 1 : k + 1 + _NEIGHBOURS]):
        if other.kind == "currency" and abs(other.first - found[k].first) < 8 * _REACH:
            return other.unit
    return None
