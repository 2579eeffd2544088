"""What the quantity finder knows of a language, loaded once from the data under ``lang/``."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple
from unicodedata import combining, normalize

from claimcheck.concepts import counted_unit, index
from claimcheck.lang import table
from claimcheck.mentions.phrases import Phrases
from claimcheck.values import Bound

__all__ = ["UnitName", "Vocabulary", "vocabulary"]

_BOUNDS = {
    "more": Bound.MORE,
    "at_least": Bound.AT_LEAST,
    "less": Bound.LESS,
    "at_most": Bound.AT_MOST,
    "about": Bound.ABOUT,
    "just_below": Bound.JUST_BELOW,
    "just_above": Bound.JUST_ABOVE,
    "exact": Bound.EXACT,
}


def unaccented(text: str) -> str:
    """``text`` without accents, as it is typed in haste.

    Example:
        >>> unaccented("degrés")
        'degres'
    """
    return "".join(c for c in normalize("NFD", text) if not combining(c))


class UnitName(NamedTuple):
    """What a unit's name stands for.

    Attributes:
        unit: The canonical unit.
        kind: ``measure``, ``currency``, ``subunit``, ``coin``, ``times``, ``point``, ``age`` or ``rank``.
        hundredths: Of a coin, how many hundredths it is worth.
        power: Of a code with a scale (MEUR), the power of ten.
    """

    unit: str
    kind: str
    hundredths: int = 1
    power: int = 0


class Vocabulary:
    """The tables of one language, ready for look-up. Safe to share between threads."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._nouns(table(language, "counting"))
        self._units(table("common", "units"), table(language, "units"))
        self._modifiers(table(language, "modifiers"))
        self._context(table(language, "context"))
        tenses = table(language, "tense")
        self.verbs = frozenset((*tenses["past"]["words"], *tenses["future"]["words"]))

    def _units(self, signs: dict[str, dict[str, str]], names: dict[str, dict[str, str]]) -> None:
        entries = [(k, UnitName(v, "measure")) for k, v in names["measures"].items()]
        entries += [(k, UnitName(v, "currency")) for k, v in names["currencies"].items()]
        entries += [(k, UnitName(v, "subunit")) for k, v in names["subunits"].items()]
        entries += [(k, UnitName("", "coin", int(v))) for k, v in names["coins"].items()]
        entries += [(k, UnitName("time", "times")) for k in names["times"]["words"]]
        entries += [(k, UnitName("point", "point")) for k in names["points"]["words"]]
        entries += [(unaccented(k), name) for k, name in entries if not k.isascii()]
        self.unit_names = Phrases(entries)
        self.times_suffixes = frozenset(names["times"]["suffixes"])
        symbols = [(k, UnitName(v, "measure")) for k, v in signs["symbols"].items()]
        symbols += [(k, UnitName(v, "currency")) for k, v in signs["currency_signs"].items()]
        symbols += [(k, UnitName(v, "currency")) for k, v in signs["currency_phrases"].items()]
        codes = signs["codes"]
        symbols += [(k, UnitName(str(codes.get(k, k)), "currency")) for k in codes["words"]]
        self.scaled_codes = {
            scale + code: UnitName(code, "currency", power=int(power))
            for scale, power in signs["code_scales"].items()
            for code in signs["code_scales"]["codes"]
            if scale != "codes"
        }
        symbols += list(self.scaled_codes.items())
        self.symbols = Phrases(symbols, fold=False)
        self.ambiguous_symbols = frozenset(signs["ambiguous_letters"]["words"])
        self.length_units = frozenset(signs["lengths"]["units"])
        self.parts = {tuple(k.split()): int(v) for k, v in signs["parts"].items()}
        self.bare_parts = dict(signs["bare_parts"])
        self.cent_letters = frozenset(names["cent_letters"]["words"])
        self.home_words = {word: code for code, words in names["homes"].items() for word in words}
        self.home_concepts = {c: code for code, concepts in signs["homes"].items() for c in concepts}
        self.families = {word: name for name, words in names["families"].items() for word in words}
        self.family_codes = {name: frozenset(codes) for name, codes in signs["families"].items()}
        self.bare_currencies = {
            k: v for k, v in names["currencies"].items() if k.isalpha() and k not in self.uncounted_units
        }
        self.currency_signs = signs["currency_signs"]
        self.sign_prefixes = signs["sign_prefixes"]
        self.spaced_codes = frozenset(codes["spaced"])
        self.codes = {k: str(codes.get(k, k)) for k in codes["words"]}
        self.folded_codes = frozenset(code.lower() for code in self.codes)
        self.rate_words = Phrases([(k, k) for k in names["rate"]["words"]])
        self.weak_rates = frozenset(names["rate"]["weak"])
        self.rate_units = Phrases([(k, v) for k, v in names["rate_units"].items()])
        self.weak_not_before = frozenset(names["rate"]["weak_not_before"])
        self.strong_rates = frozenset(names["rate"]["not_weak"])
        self.measured_rates = frozenset(names["rate"]["measured"])
        self.weak_articles = frozenset(names["rate"]["weak_time"])
        self.time_rates = frozenset({"s", "min", "h", "day", "night", "week", "month", "quarter", "year"})
        self.rate_adverbs = Phrases([(k, v) for k, v in names["rate_adverbs"].items()])
        self.between_rates = Phrases([(k, k) for k in names["between"]["words"]])
        self.time_units = Phrases([(k, v) for k, v in names["time_units"].items()])
        self.links = frozenset(names["links"]["words"])
        self.substance_links = frozenset(names["links"]["substances"])
        self.units_before = Phrases([(k, v) for k, v in names["before"].items()])
        self.units_behind = Phrases([(k, v) for k, v in names["behind"].items()])
        self.angles_behind = Phrases([(w, True) for w in names["angles"]["behind"]])
        self.angles_before = frozenset(names["angles"]["before"])
        self.length_words = frozenset(names["lengths"]["near"])
        self.length_adverbs = frozenset(names["lengths"]["behind"])
        self.compass = frozenset(names["compass"]["words"])

    def _modifiers(self, data: dict[str, dict[str, list[str]]]) -> None:
        melted = data["contractions"]
        before = [(p, _BOUNDS[b]) for b, ps in data["before"].items() for p in ps]
        for phrase, bound in list(before):
            head, _, tail = phrase.rpartition(" ")
            before += [(f"{head} {form}", bound) for form in melted.get(tail, ()) if head]
        self.before = Phrases(before)
        self.after = Phrases([(p, _BOUNDS[b]) for b, ps in data["after"].items() for p in ps])
        words = data["words"]
        self.negations = frozenset(words["negations"])
        self.fillers = frozenset(words["fillers"])
        self.less = Phrases([(w, True) for w in words["less"]])
        self.more = Phrases([(w, True) for w in words["more"]])
        self.minus = frozenset(words["minus"])
        below = {form for w in words["below_zero"] for form in (w, unaccented(w))}
        self.below_zero = Phrases([(w, True) for w in sorted(below)])
        self.either = Phrases([(w, True) for w in words["either"]])
        self.under = Phrases([(w, True) for w in data["masses"]["under"]])
        self.masses = frozenset(data["masses"]["words"])
        self.level_words = Phrases([(w, True) for w in data["places"]["words"]])
        self.vague = frozenset(words["vague"])
        self.not_after = {k: frozenset(v) for k, v in data["not_after"].items()}
        self.not_after_far = {k: frozenset(v) for k, v in data["not_after_far"].items()}
        self.by = frozenset(data["words"]["by"])
        self.going_on = frozenset(data["words"]["going_on"])
        self.bare_prepositions = frozenset(data["bare_preposition"]["words"])

    def _nouns(self, data: dict[str, dict[str, list[str]]]) -> None:
        nouns = data["nouns"]
        self.capitalised = bool(nouns["capitalised"])
        self.noun_first = bool(nouns["noun_first"])
        self.plural_from = float(str(nouns["plural_from"]))
        self.longest_phrase = int(str(nouns["longest_phrase"]))
        self.function_words = frozenset(nouns["function_words"])
        self.town_endings = tuple(nouns["town_endings"])
        self.participles = tuple(nouns["participles"])
        self.elided_participles = tuple(nouns["elided_participles"])
        self.not_participles = tuple(nouns["not_participles"])
        self.false_nouns = frozenset(nouns["false_nouns"])
        self.elliptic = frozenset(nouns["elliptic"])
        self.demonym_endings = tuple(nouns["demonym_endings"])
        self.irregular_plurals = frozenset(nouns["irregular_plurals"])
        self.singular_endings: list[list[str]] = data["singular"]["endings"]  # type: ignore[assignment]
        self.invariable = frozenset(data["singular"]["invariable"])
        self.person_endings = tuple(data["persons"]["endings"])
        self.person_exceptions = frozenset(data["persons"]["exceptions"])
        self.adjectives = frozenset(data["adjectives"]["words"])
        self.adjective_endings = tuple(data["adjectives"]["endings"])

        reading = data["reading"]
        self.pronouns = frozenset(reading["pronouns"])
        self.determiners = frozenset(reading["determiners"])
        self.noun_links = frozenset(reading["noun_links"])
        self.more_of = frozenset(reading["more_of"])
        self.noun_links_direct = frozenset(reading["noun_links_direct"])
        self.noun_link_articles = frozenset(reading["noun_link_articles"])
        self.uncounted_units = frozenset(reading["uncounted"])
        self.ordinal_fractions = bool(reading["ordinal_fractions"])
        self.base_names = bool(reading["base_names"])
        self.scale_before_noun = bool(reading["scale_before_noun"])
        self.short_scales: dict[str, int] = data["short_scales"]  # type: ignore[assignment]
        self.suffix_units: dict[str, str] = data["suffix_units"]  # type: ignore[assignment]

    def _context(self, data: dict[str, dict[str, list[str]]]) -> None:
        names = data["names"]
        self.labels = frozenset(names["labels"])
        self.laws = frozenset(names["laws"])
        self.weak_labels = frozenset(names["labels_weak"])
        self.not_label_after = frozenset(names["labels_not_after"])
        self.label_endings = tuple(names["label_endings"])
        self.street_words = frozenset(names["street_words"])
        self.known_names = Phrases([(n, True) for n in names["known"]])
        self.press = frozenset(names["press"])
        self.artists = frozenset(names["artists"])
        self.naming = Phrases([(n, True) for n in names["naming"]])
        self.clubs = Phrases([(n, True) for n in names["clubs"]])
        self.idioms = Phrases([(n, True) for n in names["idioms"]])
        self.emergency_after = frozenset(names["emergency_after"])
        self.emergency = frozenset(str(n) for n in names["emergency"])
        self.hyphen_counts = bool(names["hyphen_counts"])
        ratio = data["ratio"]
        self.article_share = bool(ratio["article"])
        self.ratio_between = Phrases([(p, True) for p in ratio["between"]])
        self.ratio_noun_between = Phrases([(p, True) for p in ratio["noun_between"]])
        self.levels = frozenset(data["levels"]["words"])
        self.level_endings = tuple(data["levels"]["endings"])
        self.alerts = tuple(data["levels"]["alerts"])
        self.every = frozenset(ratio["every"])
        spans = data["range"]
        self.range_to = Phrases([(p, True) for p in spans["to"]])
        self.range_open = Phrases([(p, p in spans["open_and"]) for p in spans["open"]])
        self.range_and = frozenset(spans["and"])
        self.range_or = frozenset(spans["or"])
        self.moves = frozenset(spans["moves"])
        self.weak_to = frozenset(spans["to_weak"])
        self.range_from = frozenset(spans["from"])
        self.no_range_after = frozenset(spans["not_after"])
        self.change = frozenset(spans["change"])
        self.spread = frozenset(spans["spread"])
        self.moves_by_default = bool(spans["from_moves"])
        self.score_signs = frozenset(data["score"]["signs"])
        self.score_words = frozenset(data["score"]["words"])
        self.scored = {word: kind for kind in ("game", "point") for word in data["score"][kind]}
        age = data["age"]
        self.age_units = {word: unit for unit, words in data["age_units"].items() for word in words}
        self.age_phrases = Phrases([(p, True) for p in age["phrases"]])
        self.age_verbs = frozenset(age["verbs"])
        self.age_said = Phrases([(p, True) for p in age["said"]])
        self.possessives = frozenset(table(self.language, "dates")["ages"]["words"])
        self.age_fillers = frozenset(age["fillers"])
        self.age_is = frozenset(age["is"])
        self.age_at = frozenset(age["at"])
        self.age_events = frozenset(age["events"])
        self.age_adverbs = Phrases([(p, True) for p in age["adverbs"]])
        self.not_age_verbs = frozenset(age["not_verbs"])
        self.age_going_on = frozenset(age["going_on"])
        self.age_adjectives = frozenset(age["adjectives"])
        self.age_copulas = frozenset(age["copulas"])
        self.age_predicates = frozenset(age["predicates"])
        self.age_before = frozenset(age["before"])
        self.age_after = frozenset(age["after"])
        self.age_words = frozenset(age["words"])
        self.year_words = frozenset(age["unit_words"])
        self.age_contexts = frozenset(age["contexts"])
        self.not_age_after = frozenset(age["not_after"])
        elided = data["elided"]
        self.partitive = Phrases([(p, True) for p in elided["partitive"]])
        self.compared = Phrases([(p, True) for p in elided["compared"]])
        self.of_it = frozenset(elided["of_it"])
        self.people_before = Phrases([(p, True) for p in elided["people_before"]])
        self.crowds = frozenset(elided["crowds"])
        self.number_of = Phrases([(p, True) for p in elided["number_of"]])
        self.people_verbs = frozenset(elided["people_verbs"])
        self.list_words = frozenset(elided["lists"])
        self.list_fillers = frozenset(elided["list_fillers"])
        self.votes = frozenset(elided["votes"])
        self.vote_to = frozenset(elided["vote_to"])
        self.in_groups: dict[str, int] = {
            k: int(str(v)) for k, v in data["in_groups"].items() if k != "openers"
        }
        self.group_openers = frozenset(data["in_groups"]["openers"])
        self.multiples = {k: Fraction(str(v)) for k, v in data["multiples"].items()}
        self.alone = self.multiples.keys() | self.in_groups.keys()
        self.not_multiple_before = frozenset(data["multiples_not_before"]["words"])
        self.comparison = frozenset(data["comparison"]["words"])
        comparison = data["comparison"]
        self.function_articles = frozenset(comparison["function_articles"])
        self.factor_endings = tuple(comparison["factor_endings"])
        self.comparison_spans = bool(comparison["spans"])
        self.comparison_openers = frozenset(comparison["openers"])
        self.comparison_closers = frozenset(comparison["closers"])
        self.age_articles = frozenset(age["articles"])
        self.age_links = frozenset(age["links"])
        self.age_article_person = bool(age["article_person"])
        self.age_determiners = frozenset(age["determiners"])
        self.age_prepositions = frozenset(age["prepositions"])
        self.share_words = frozenset(data["points"]["shares"])
        ranks = data["ranks"]
        self.not_rank_after = frozenset(ranks["not_after"])
        self.not_rank_pairs = frozenset((pair[0], pair[1]) for pair in ranks["pairs"])
        self.rank_verbs = frozenset(ranks["verbs"])
        self.infinitives = frozenset(ranks["infinitive"])
        self.weak_ordinals = frozenset(ranks["weak"])
        self.superlatives = tuple(data["ranks"]["superlatives"])
        self.not_rank = frozenset(data["ranks"]["stop"])
        self.retirement = frozenset(data["implied"]["retirement"])

    def is_change(self, word: str) -> bool:
        """Whether ``word`` compares: more, less."""
        return self.less.at([word], 0) is not None or self.more.at([word], 0) is not None

    def home(self, word: str) -> str:
        """The currency with a shared name whose country ``word`` (lower case) names; empty without one."""
        if word in self.home_words:
            return self.home_words[word]
        concepts = index(self.language).concepts(word) if word[0].isalpha() else ()
        return next((self.home_concepts[c] for c in concepts if c in self.home_concepts), "")

    def currency_named(self, name: str) -> str:
        """The currency that a bare name or sign (lower case) mostly stands for; empty where it is none."""
        return self.bare_currencies.get(name) or self.currency_signs.get(name, "")

    def is_counted(self, word: str) -> bool:
        """Whether the lexicon counts ``word`` (lower case)."""
        return counted_unit(word, self.language) is not None

    def is_person(self, word: str) -> bool:
        """Whether ``word`` (lower case) is a noun for people."""
        return counted_unit(word, self.language) == "person"


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of ``language``.

    Example:
        >>> vocabulary("de").unit_names.at(["prozentpunkte"], 0)[0].unit
        'pp'
    """
    return Vocabulary(language)
