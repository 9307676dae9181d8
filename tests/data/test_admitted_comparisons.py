"""Every comparison that the gate admits, defended by hand from the articles."""

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from shanhai.analysis.judgements import judge_pairings

TABLE = Path(__file__).parent / "admitted_comparisons.csv"
DEFENDED = pd.read_csv(TABLE, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def admitted(real_corpus):
    """Return each pair that stands beside each other on some page: what, and which."""
    return {
        (one.code, one.comparison.basis, frozenset(pair))
        for one in judge_pairings(real_corpus).subjects
        for pair in combinations(one.comparison.admitted["figure_id"], 2)
    }


def test_each_admitted_pair_is_defended_and_no_other_is(admitted):
    defended = {
        (
            row.subject_id,
            row.basis,
            frozenset((row.first_figure_id, row.second_figure_id)),
        )
        for row in DEFENDED.itertuples()
    }
    assert len(defended) == len(DEFENDED)
    assert admitted == defended
    assert DEFENDED["why"].is_unique
