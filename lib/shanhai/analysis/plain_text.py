"""Verdicts in plain text and as a table, for those who explore."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.verdicts import NOT_REPORTED
from shanhai.curation.corpus import Corpus

SHOWN = ("pairing_id", "figure_id", "low", "high", "verdict")


def tell_rows(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a comparison to read: the verdict, and its reasons as sentences.

    Left out: pairings that report nothing.
    """
    sentences = corpus.comparison_rules.set_index("rule_id")["sentence_en"]
    judged = rows[rows["verdict"] != NOT_REPORTED]
    columns = [name for name in ("subject_id", *SHOWN) if name in judged]
    return judged[columns].assign(
        reasons=[" ".join(sentences[list(codes)]) for codes in judged["reasons"]]
    )


def count_verdicts(rows: pd.DataFrame) -> str:
    """Count the verdicts in a line: ``2 caution, 3 not_comparable``."""
    judged = rows[rows["verdict"] != NOT_REPORTED]
    counts = judged["verdict"].value_counts(sort=False)
    return ", ".join(f"{count} {code}" for code, count in counts.items()) or "nothing"


def write_table(rows: pd.DataFrame, title: str) -> Markup:
    """Write rows as an HTML table under a title; text is escaped."""
    table = Markup(rows.to_html(index=False, border=0, na_rep=""))
    return Markup("<p>{}</p>{}").format(title, table)
