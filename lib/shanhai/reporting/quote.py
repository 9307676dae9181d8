"""One figure as a sentence that can be published, with its source."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from os.path import commonprefix

from shanhai.analysis.quotability import list_quoting_rules
from shanhai.curation.corpus import Corpus, Record
from shanhai.curation.dimensions import DONOR_PROVINCE
from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.counted import describe_counted, list_unstated
from shanhai.reporting.formatting.figures import find_in_words
from shanhai.reporting.formatting.names import (
    find_above,
    introduce_source,
    name_place,
    name_within,
)
from shanhai.reporting.formatting.periods import add_period
from shanhai.reporting.messages import (
    SEMICOLONS,
    check_language,
    find_message,
    join_clauses,
    join_phrases,
    join_sentences,
    name_code,
    say,
)

# The register keeps the half-width signs and the spaces of a file; a Chinese sentence
# has none beside a character or a full-width sign.
WIDE = "[一-鿿　-〿“”‘’—·（）［］，：；]"
HALF = re.compile(rf"(?<={WIDE})[,:;()\[\]]|[,:;()\[\]](?={WIDE})")
SPACE = re.compile(rf"(?<={WIDE})\s+|\s+(?={WIDE})")
FULL = str.maketrans(",:;()[]", "，：；（）［］")
JOINT = {lang: f"(?={sign})" for lang, sign in SEMICOLONS.items()}
DATING = "dating="
MOST_KEPT = 4096
# With these rules it matters which part of its concept the text leaves open.
OPEN = frozenset({"scope_unclear", "definition_unclear"})


class NotQuotableError(ShanhaiError):
    """Say why a figure must not be quoted, and what to say instead."""


def quote(corpus: Corpus, figure_id: str, lang: str = "en") -> str:
    """Return one figure as a sentence that can be published.

    It names the source as the register has it, the value (exact or as an interval, in
    its unit, never a midpoint), what is counted, the status where it is no result, the
    period, whom the text credits, and every reservation that
    ``data/quoting_rules.csv`` asks for. Left out: notes (``shanhai explain`` has them)
    and every sentence of the document.

    Parameters
    ----------
    lang
        ``en`` or ``zh``.

    Raises
    ------
    NotQuotableError
        When the figure must not be quoted: with the reason and what to say instead.
    UnknownCodeError
        When there is no such figure or language; near matches are named.

    Examples
    --------
    >>> corpus = shanhai.load()
    >>> print(shanhai.quote(corpus, "huizhou-qianxinan.fiscal_funds"))
    """
    check_language(lang)
    if f", {figure_id} corrected" in corpus.version:
        raise NotQuotableError(say(lang, "quote-corrected", figure=figure_id))
    if reasons := explain_block(corpus, figure_id, lang):
        told = {"figure": figure_id, "reasons": reasons}
        raise NotQuotableError(say(lang, "quote-refused", **told))
    return _write_quote(corpus, figure_id, lang)


@lru_cache(maxsize=MOST_KEPT)
def _write_quote(corpus: Corpus, figure_id: str, lang: str) -> str:
    """Write the sentence once: notes of many pages have it in both languages."""
    figure = find_in_words(corpus, [figure_id], lang)[figure_id]
    rules = list_quoting_rules(corpus, figure_id, "words")
    is_dating = rules["conditions"].map(lambda own: any(DATING in one for one in own))
    words = rules[f"words_{lang}"]
    stated = [
        _write_report(corpus, figure, list(words[is_dating]), lang),
        *write_credit(corpus, figure, lang),
    ]
    unstated = list_unstated(corpus, figure, lang) if OPEN & {*rules["rule_id"]} else []
    parts = [join_clauses(lang, stated), *unstated, *words[~is_dating]]
    whole = say(lang, "quote-end", sentence=join_phrases(lang, parts))
    return _widen(whole) if lang == "zh" else whole


def explain_block(corpus: Corpus, figure_id: str, lang: str) -> str:
    """Say why a figure must not be quoted, and what to say instead; empty if it may."""
    rules = list_quoting_rules(corpus, figure_id, "blocks")
    if rules.empty:
        return ""
    return say(
        lang,
        "quote-blocked",
        reasons=join_sentences(lang, list(rules[f"sentence_{lang}"])),
        instead=join_sentences(lang, list(rules[f"words_{lang}"])),
    )


def _write_report(corpus: Corpus, figure: object, open_dates: list, lang: str) -> str:
    """Say who reports what of which cooperation, and when it was."""
    donor, recipient = _find_sides(corpus, figure)
    what = describe_counted(corpus, figure, lang)
    verb = name_code(lang, "quote-status", figure.status)
    return say(
        lang,
        "quote-sentence",
        source=introduce_source(corpus.source(figure.source_id), lang),
        donor=name_within(corpus, donor, lang),
        recipient=name_within(corpus, recipient, lang),
        dated=add_period(corpus, figure, open_dates, lang, verb=verb, what=what),
    )


def write_credit(corpus: Corpus, figure: object, lang: str) -> list[str]:
    """Say whom the text credits; for what is no work of anybody, nothing.

    Nor where the East is credited with what is sold in one province.
    """
    party, market = figure.attributed_to, f"market={DONOR_PROVINCE}"
    if figure.status == "context" or (party == "east" and market in figure.dimensions):
        return []
    role = f"{party}-{figure.indicator_id}"
    is_told = role in find_message(lang, "quote-credit").attributes
    donor, recipient = _find_sides(corpus, figure)
    places = {
        "donor": donor,
        "recipient": recipient,
        "city": find_above(corpus, donor, "prefecture"),
        "province": find_above(corpus, donor, "province"),
    }
    names = {key: name_place(place, lang) for key, place in places.items()}
    return [name_code(lang, "quote-credit", role if is_told else party, **names)]


def _find_sides(corpus: Corpus, figure: object) -> tuple[Record, Record]:
    pairing = corpus.pairing(figure.pairing_id)
    codes = pairing.donor_place_id, pairing.recipient_place_id
    return tuple(corpus.place(code) for code in codes)


def _widen(text: str) -> str:
    """Write full-width signs without spaces, and two brackets in a row as one."""
    wide = HALF.sub(lambda found: found[0].translate(FULL), text)
    return SPACE.sub("", wide).replace("）（", "；")


def list_begins(quotes: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the words, by language, with which all sentences to publish begin."""
    begins = {}
    for lang in LANGUAGES if len(quotes) > 1 else ():
        # Of texts, not of paths.
        words = commonprefix([one[lang] for one in quotes])  # noqa: RUF071
        if words := words[: 1 + max(words.rfind(sign) for sign in " ，）")]:
            begins[lang] = words
    return begins


def list_ends(quotes: Sequence[Mapping[str, str]], lang: str) -> list[str]:
    """List the reservations that sentences of a language repeat."""
    told = [one[lang] for one in quotes]
    if any({"#", "|"} & {*sentence} for sentence in told):
        return []
    counts = Counter(end for one in told for end in re.split(JOINT[lang], one)[1:])
    return [end for end, count in counts.items() if count > 1]


def shorten_ends(sentence: str, ends: Sequence[str], lang: str) -> str:
    """Write repeated reservations as their places: the page's script has the words."""
    places = {end: f"#{place}" for place, end in enumerate(ends)}
    return "".join(places.get(one, one) for one in re.split(JOINT[lang], sentence))
