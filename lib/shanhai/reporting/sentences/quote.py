"""One figure as a sentence that can be published, with its source."""

import re

import pandas as pd

from shanhai.analysis.quotability import list_quoting_rules
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.reporting.wording import (
    check_language,
    join_phrases,
    join_sentences,
    join_words,
    name_code,
    say,
)
from shanhai.reporting.words.figures import name_inline, word_by_id
from shanhai.reporting.words.periods import format_date, format_period
from shanhai.reporting.words.sources import list_credits, title_source

HAN = "[一-鿿]"
# The register keeps the half-width signs of a file; a Chinese sentence has none.
HALF = re.compile(rf"(?<={HAN})[,:;()\[\]]|[,:;()\[\]](?={HAN})")
FULL = str.maketrans(",:;()[]", "，：；（）［］")


class NotQuotableError(ShanhaiError):
    """Say why a figure must not be quoted, and what to say instead."""


def quote(corpus: Corpus, figure_id: str, lang: str = "en") -> str:
    """Return one figure as a sentence that can be published.

    It names the source as the register has it, what is counted, the value (exact or as
    an interval, in its unit, never a midpoint), the period, the status, whom the text
    credits, and every reservation that ``data/quoting_rules.csv`` asks for. Left out:
    notes (``shanhai explain`` has them) and every sentence of the document.

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
    _refuse_blocked(corpus, figure_id, lang)
    figure = word_by_id(corpus, [figure_id], lang)[figure_id]
    pairing = corpus.pairing(figure.pairing_id)
    words = list_quoting_rules(corpus, figure_id, "words")[f"words_{lang}"]
    credit = {"code": figure.attributed_to, "credited": figure.credited}
    facts = [
        *_word_period(figure, lang),
        name_code(lang, "quote-status", figure.status),
        say(lang, "quote-credit", **credit),
    ]
    sentence = say(
        lang,
        "quote-sentence",
        source=_cite(corpus.source(figure.source_id), lang),
        donor=getattr(corpus.place(pairing.donor_place_id), f"name_{lang}"),
        recipient=getattr(corpus.place(pairing.recipient_place_id), f"name_{lang}"),
        subject=_word_subject(corpus, figure, lang),
        status=figure.status,
        value=figure.value,
        facts=join_phrases(lang, facts),
    )
    whole = say(lang, "quote-end", sentence=join_phrases(lang, [sentence, *words]))
    return _widen(whole) if lang == "zh" else whole


def _refuse_blocked(corpus: Corpus, figure_id: str, lang: str) -> None:
    rules = list_quoting_rules(corpus, figure_id, "blocks")
    if rules.empty:
        return
    raise NotQuotableError(
        say(
            lang,
            "quote-refused",
            figure=figure_id,
            reasons=join_sentences(lang, list(rules[f"sentence_{lang}"])),
            instead=join_sentences(lang, list(rules[f"words_{lang}"])),
        )
    )


def _word_subject(corpus: Corpus, figure: object, lang: str) -> str:
    """Name what is counted; inside a sentence only names keep their capital."""
    name = figure.concept
    names = tuple(corpus.places["name_en"])
    if lang == "en" and not name[1:2].isupper() and not name.startswith(names):
        name = name[0].lower() + name[1:]
    return name_inline(name, (figure.traits, figure.detail), lang)


def _word_period(figure: object, lang: str) -> list[str]:
    """Return the period; what is not stated of it, the words of a rule say."""
    start, end = figure.period_start, figure.period_end
    if figure.period_basis == "unstated":
        return []
    if pd.isna(start) and pd.isna(end):
        return [name_code(lang, "period-type", figure.period_type)]
    return [format_period(figure.period_type, start, end, "stated", lang)]


def _cite(source: object, lang: str) -> str:
    date = source.published_date
    if pd.isna(date):
        dated = say(lang, "quote-undated")
    else:
        dated = say(lang, "quote-published", date=format_date(date, lang))
    named = list_credits(source, lang)
    return say(
        lang,
        "quote-source",
        title=title_source(source, lang),
        credit=join_words(lang, named),
        is_credited="yes" if named else "no",
        dated=dated,
    )


def _widen(text: str) -> str:
    return HALF.sub(lambda found: found[0].translate(FULL), text)
