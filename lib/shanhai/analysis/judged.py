"""Figures as judged: what compares, what does not, and both to read."""

from __future__ import annotations

from functools import cached_property

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.verdicts import (
    ALONE,
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSED,
)
from shanhai.curation.corpus import Corpus

SHOWN = ("pairing_id", "figure_id", "low", "high", "verdict")


class Judged:
    """Give parts of ``rows``, which have a verdict each; show them under a title."""

    corpus: Corpus
    rows: pd.DataFrame

    @property
    def admitted(self) -> pd.DataFrame:
        """Return the rows that compare, some with care; none below two pairings."""
        return self._admitted.copy(deep=False)

    @cached_property
    def _admitted(self) -> pd.DataFrame:
        return self.rows[self.rows["verdict"].isin([COMPARABLE, CAUTION])]

    @cached_property
    def admitted_pairings(self) -> frozenset[str]:
        """Return the pairings of which rows compare.

        pandas remembers each copy of a frame for a while: who asks for thousands of
        pairings in turn must not copy one each time.
        """
        return frozenset(self._admitted["pairing_id"])

    @property
    def refused(self) -> pd.DataFrame:
        """Return the rows that must not be compared; ``hard_ids`` say why."""
        return self.rows[self.rows["verdict"] == REFUSED]

    @property
    def alone(self) -> pd.DataFrame:
        """Return the rows that nothing matches."""
        return self.rows[self.rows["verdict"] == ALONE]

    @property
    def _title(self) -> str:
        return repr(self)

    def _repr_html_(self) -> str:
        table = Markup(tell_rows(self).to_html(index=False, border=0, na_rep=""))
        return Markup("<p>{}</p>{}").format(self._title, table)


def tell_rows(judged: Judged) -> pd.DataFrame:
    """Return the rows to read: the verdict, and its reasons as sentences.

    Left out: pairings that report nothing.
    """
    sentences = judged.corpus.comparison_rules.set_index("rule_id")["sentence_en"]
    rows = judged.rows[judged.rows["verdict"] != NOT_REPORTED]
    columns = [name for name in ("subject_id", *SHOWN) if name in rows]
    return rows[columns].assign(
        reasons=[" ".join(sentences[list(codes)]) for codes in rows["reasons"]]
    )


def count_verdicts(rows: pd.DataFrame) -> str:
    """Count the verdicts in a line: ``2 caution, 3 not_comparable``."""
    judged = rows[rows["verdict"] != NOT_REPORTED]
    counts = judged["verdict"].value_counts(sort=False)
    return ", ".join(f"{count} {code}" for code, count in counts.items()) or "nothing"
