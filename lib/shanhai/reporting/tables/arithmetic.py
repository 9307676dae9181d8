"""Tables of the documents' own arithmetic: totals and parts, repeats, doubts."""

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.verdicts import read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.figures import link_pairing, write_flags
from shanhai.reporting.tables.markup import Column, list_items, render_table, stack, tag
from shanhai.reporting.wording import join_words, name_code, say
from shanhai.reporting.words.differences import tidy_end, word_difference
from shanhai.reporting.words.figures import word_by_id
from shanhai.reporting.words.numbers import format_interval
from shanhai.reporting.words.ratios import (
    name_measure,
    name_rules,
    pick_refusals,
    word_formula,
    word_terms,
    write_term,
)


def table_arithmetic(corpus: Corpus, checked: pd.DataFrame, *, lang: str) -> Markup:
    """Write one pairing's totals beside the sums of their parts.

    Parameters
    ----------
    checked
        As `analysis.totals.reconcile` returns it, of one pairing.

    Raises
    ------
    ValueError
        If the totals belong to more than one pairing.
    """
    if len(set(checked["pairing_id"])) != 1:
        raise ValueError("A table of totals shows the documents of one pairing only.")
    pairing = corpus.pairing(checked["pairing_id"].iloc[0])
    columns = [
        Column("whole", say(lang, "head-whole"), is_row_header=True),
        Column("parts", say(lang, "head-parts")),
        Column("sum", say(lang, "head-sum")),
        Column("difference", say(lang, "head-difference")),
        Column("outcome", say(lang, "head-outcome")),
    ]
    codes = set(checked["whole_id"]).union(*checked["part_ids"])
    worded = word_by_id(corpus, codes, lang)
    rows = [_write_total(corpus, row, worded, lang) for row in iterate_rows(checked)]
    caption = say(lang, "caption-arithmetic", pairing=getattr(pairing, f"name_{lang}"))
    return render_table(rows, columns=columns, caption=caption)


def table_repeats(corpus: Corpus, repeats: pd.DataFrame, *, lang: str) -> Markup:
    """Write the figures that stand more than once, each time as written.

    Parameters
    ----------
    repeats
        As `analysis.totals.list_repeats` returns it.
    """
    columns = [
        Column("what", say(lang, "head-what"), is_row_header=True),
        Column("value", say(lang, "head-read-as")),
        Column("mentions", say(lang, "head-mentions")),
        Column("agrees", say(lang, "head-agrees")),
    ]
    worded = word_by_id(corpus, repeats["figure_id"], lang)
    rows = [
        {
            "what": _write_name(corpus, worded[row.figure_id], lang),
            "value": worded[row.figure_id].cited,
            "mentions": _write_mentions(corpus, row, lang),
            "agrees": say(lang, "repeat-agrees" if row.agrees else "repeat-differs"),
        }
        for row in iterate_rows(repeats)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-repeats"))


def table_doubtful_ratios(
    corpus: Corpus, derived: pd.DataFrame, *, lang: str
) -> Markup:
    """Write both terms of each doubtful ratio with flags and notes; no value."""
    columns = [
        Column("what", say(lang, "head-ratio-refused"), is_row_header=True),
        Column("pairing", say(lang, "head-pairing")),
        Column("terms", say(lang, "head-terms")),
        Column("why", say(lang, "head-why-not")),
    ]
    within = read_severities(corpus, "within")
    terms = word_terms(corpus, derived, lang)
    rows = [
        {
            "what": stack(
                tag("span", name_measure(corpus, row.indicator_id, lang)),
                tag("small", word_formula(corpus, row, lang)),
            ),
            "pairing": getattr(corpus.pairing(row.pairing_id), f"name_{lang}"),
            "terms": stack(
                *(
                    _write_doubt(corpus, terms[code], lang)
                    for code in (row.numerator_id, *row.denominator_ids)
                )
            ),
            "why": name_rules(corpus, pick_refusals(row.own_reasons, within), lang),
        }
        for row in iterate_rows(derived)
    ]
    caption = say(lang, "caption-doubtful-ratios")
    return render_table(rows, columns=columns, caption=caption)


def _write_total(
    corpus: Corpus, row: object, worded: dict[str, object], lang: str
) -> dict[str, object]:
    unit, terms = corpus.figure(row.whole_id).unit_id, len(row.part_ids)
    sum_high = tidy_end(row.sum_high, terms, upwards=True)
    difference_low = tidy_end(row.difference_low, terms, upwards=False)
    return {
        "whole": write_term(worded[row.whole_id], lang),
        "parts": stack(*(write_term(worded[code], lang) for code in row.part_ids)),
        "sum": format_interval(row.sum_low, sum_high, unit, lang),
        "difference": word_difference(difference_low, row.difference_high, unit, lang),
        "outcome": stack(
            name_code(lang, "outcome", row.outcome),
            tag("small", name_code(lang, "part-basis", row.part_basis)),
        ),
    }


def _write_name(corpus: Corpus, figure: object, lang: str) -> Markup:
    label = join_words(lang, [word for word in (figure.label, figure.detail) if word])
    return stack(
        tag("span", label),
        tag("small", link_pairing(corpus, figure, lang)),
    )


def _write_mentions(corpus: Corpus, row: object, lang: str) -> Markup:
    evidence = corpus.evidence(row.figure_id)
    mine = evidence[evidence["source_id"] == row.source_id]
    return list_items(
        [
            stack(
                tag("q", mention.as_written, lang="zh", class_="sh-written"),
                " ",
                say(
                    lang,
                    "evidence-place",
                    start=str(mention.start),
                    end=str(mention.end),
                ),
            )
            for mention in iterate_rows(mine)
        ],
        class_="sh-mentions",
    )


def _write_doubt(corpus: Corpus, term: object, lang: str) -> Markup:
    note = tag("span", term.note, class_="sh-note") if term.note else ""
    flags = write_flags(corpus, term.flags, lang)
    return tag("div", stack(write_term(term, lang), flags, note), class_="sh-brief")
