"""Tables of ratios inside one document, with peers only where the gate admits them."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.verdicts import read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.figures import write_flags
from shanhai.reporting.tables.markup import (
    Column,
    fold,
    list_items,
    render_table,
    stack,
    tag,
)
from shanhai.reporting.tables.ratio_peers import write_peers
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import make_anchor
from shanhai.reporting.words.ratios import (
    cite_ratio,
    name_measure,
    name_rules,
    pick_refusals,
    word_formula,
    word_holding,
    word_terms,
    write_terms,
)

RATIO_ANCHOR = "r"


def table_ratios(
    corpus: Corpus,
    derived: pd.DataFrame,
    comparisons: Mapping[str, Comparison],
    *,
    lang: str,
) -> Markup:
    """Write one pairing's ratios that hold, each beside its comparable peers.

    Parameters
    ----------
    comparisons
        By measure_id; peers are shown through these only.

    Raises
    ------
    ValueError
        If the ratios belong to more than one pairing.
    """
    _check_one_pairing(derived)
    within = read_severities(corpus, "within")
    terms = word_terms(corpus, derived, lang)
    columns = [
        Column("what", say(lang, "head-ratio"), is_row_header=True),
        Column("value", say(lang, "head-value-only")),
        Column("terms", say(lang, "head-terms")),
        Column("holds", say(lang, "head-holds")),
        Column("peers", say(lang, "head-peers")),
    ]
    rows = [
        {
            "row_id": make_anchor(RATIO_ANCHOR, row.figure_id),
            "what": _write_name(corpus, row, lang),
            "value": tag("strong", cite_ratio(corpus, row, lang), class_="sh-value"),
            "terms": write_terms(row, terms, lang),
            "holds": _write_holding(corpus, row, within, lang),
            "peers": write_peers(
                corpus,
                comparisons[row.indicator_id],
                figure_id=row.figure_id,
                lang=lang,
            ),
        }
        for row in iterate_rows(derived)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-ratios"))


def table_refused_ratios(corpus: Corpus, derived: pd.DataFrame, *, lang: str) -> Markup:
    """Write one pairing's ratios that do not hold: terms and reasons, no value.

    Raises
    ------
    ValueError
        If the ratios belong to more than one pairing.
    """
    _check_one_pairing(derived)
    within = read_severities(corpus, "within")
    terms = word_terms(corpus, derived, lang)
    columns = [
        Column("what", say(lang, "head-ratio-refused"), is_row_header=True),
        Column("terms", say(lang, "head-terms")),
        Column("why", say(lang, "head-why-not")),
    ]
    rows = [
        {
            "what": _write_name(corpus, row, lang),
            "terms": write_terms(row, terms, lang),
            "why": stack(
                name_rules(corpus, pick_refusals(row.own_reasons, within), lang),
                tag("div", write_flags(corpus, row.flags, lang)),
            ),
        }
        for row in iterate_rows(derived)
    ]
    caption = say(lang, "caption-ratios-refused")
    return render_table(rows, columns=columns, caption=caption)


def write_rules(corpus: Corpus, rule_ids: list[str], lang: str) -> Markup:
    """Explain rules of comparison, folded."""
    items = [
        stack(
            tag("strong", getattr(corpus.rule(code), f"name_{lang}")),
            " ",
            getattr(corpus.rule(code), f"sentence_{lang}"),
        )
        for code in rule_ids
    ]
    listed = list_items(items, class_="sh-reasons")
    return fold(say(lang, "reasons-explained"), listed)


def _check_one_pairing(derived: pd.DataFrame) -> None:
    if len(set(derived["pairing_id"])) > 1:
        raise ValueError("A table of ratios shows one pairing; peers come beside.")


def _write_name(corpus: Corpus, row: object, lang: str) -> Markup:
    name = name_measure(corpus, row.indicator_id, lang)
    formula = word_formula(corpus, row, lang)
    subject = getattr(row, f"subject_{lang}")
    details = [tag("small", text) for text in (subject, formula) if text]
    return stack(tag("span", name), *details)


def _write_holding(
    corpus: Corpus, row: object, severities: Mapping[str, int], lang: str
) -> Markup:
    words = word_holding(corpus, row, severities, lang)
    return stack(tag("div", words), write_flags(corpus, row.flags, lang))
