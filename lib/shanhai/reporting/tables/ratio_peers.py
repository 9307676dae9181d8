"""Peers of a ratio: another pairing's value only where the gate admits both."""

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.verdicts import NOT_REPORTED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.figures import link_pairing
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.comparisons import check_comparison
from shanhai.reporting.words.ratios import cite_ratio, name_rules, word_verdict


def write_peers(
    corpus: Corpus, comparison: Comparison, *, figure_id: str, lang: str
) -> Markup:
    """Write the values of comparable peers, or why there are none.

    Raises
    ------
    TypeError
        If the values do not come through a Comparison.
    """
    admitted = check_comparison(comparison).admitted
    if figure_id not in set(admitted["figure_id"]):
        return _write_no_peer(corpus, comparison, figure_id, lang)
    rows = list(iterate_rows(admitted))
    (own,) = [row for row in rows if row.figure_id == figure_id]
    peers = [row for row in rows if row.pairing_id != own.pairing_id]
    return stack(
        *(_write_peer(corpus, row, lang) for row in peers),
        tag(
            "div",
            tag("small", _word_reference(corpus, comparison, own, lang)),
            class_="sh-brief",
        ),
    )


def _write_peer(corpus: Corpus, row: object, lang: str) -> Markup:
    numerator = corpus.figure(row.numerator_id)
    words = word_verdict(corpus, "peer-verdict", row.verdict, row.reasons, lang)
    return tag(
        "div",
        stack(
            tag("strong", cite_ratio(corpus, row, lang), class_="sh-value"),
            link_pairing(corpus, numerator, lang),
            tag("small", words),
        ),
        class_="sh-brief",
    )


def _word_reference(
    corpus: Corpus, comparison: Comparison, own: object, lang: str
) -> str:
    rows = comparison.rows.set_index("figure_id")
    pairing = rows.loc[comparison.reference_id, "pairing_id"]
    name = getattr(corpus.pairing(pairing), f"name_{lang}")
    if own.is_reference:
        return say(lang, "peer-reference", pairing=name)
    words = word_verdict(corpus, "peer-verdict", own.verdict, own.reasons, lang)
    return say(lang, "peer-reference-other", pairing=name, verdict=words)


def _write_no_peer(
    corpus: Corpus, comparison: Comparison, figure_id: str, lang: str
) -> Markup:
    rows = comparison.rows
    judged = rows[rows["verdict"] != NOT_REPORTED]
    is_own = judged["figure_id"] == figure_id
    pairing_id = judged[is_own]["pairing_id"].iloc[0]
    others = judged[judged["pairing_id"] != pairing_id]
    lines = [
        *([] if len(others) else [say(lang, "no-peer-alone")]),
        *_word_refusals(corpus, judged[is_own], "no-peer-own", lang),
        *_word_refusals(corpus, others, "no-peer-other", lang),
    ]
    title = tag("span", say(lang, "no-peer"), class_="sh-missing")
    return stack(title, *(tag("small", line) for line in lines))


def _word_refusals(
    corpus: Corpus, rows: pd.DataFrame, message: str, lang: str
) -> list[str]:
    return [
        say(
            lang,
            message,
            pairing=getattr(corpus.pairing(row.pairing_id), f"name_{lang}"),
            reasons=name_rules(corpus, row.hard_ids, lang),
        )
        for row in iterate_rows(rows)
        if row.hard_ids
    ]
