"""The table that leads from the first indicators to concepts and dimensions."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from shanhai.curation.rules.dimensions import check_dimensions

ROOT = Path(__file__).parents[2]
TABLE = pd.read_csv(
    ROOT / "docs" / "migration-indicators.csv", dtype=str, keep_default_na=False
)
# Of the 135 indicators of the first codelist, sorted, one a line.
FIRST = 135
DIGEST = "f66b8e84a10581c8ec9cbece8c5519aed0081aea91aec35e4ce89ee0fb2d6083"
MOVED = TABLE[TABLE["indicator_id"] != ""]
OTHERWISE = [
    (row.indicator_id, *one.split(": "))
    for row in TABLE.itertuples()
    for one in row.figures_coded_otherwise.split(" | ")
    if one
]


def split(cells):
    pairs = [tuple(cell.split(";")) if cell else () for cell in cells]
    return pd.Series(pairs, dtype=object)


def test_every_indicator_of_the_first_codelist_stands_in_it_once():
    codes = sorted(TABLE["old_indicator_id"])
    assert len(codes) == len(set(codes)) == FIRST
    assert hashlib.sha256("\n".join(codes).encode()).hexdigest() == DIGEST


def test_what_it_leads_to_keeps_the_rules_of_the_codelist(real_corpus):
    rows = [*zip(MOVED["indicator_id"], MOVED["dimensions"], strict=True)]
    rows += [(code, dimensions) for code, _, dimensions in OTHERWISE]
    codes, dimensions = zip(*rows, strict=True)
    figures = pd.DataFrame({"indicator_id": codes, "dimensions": split(dimensions)})
    tables = {
        name: getattr(real_corpus, name)
        for name in ("dimensions", "dimension_codes", "measures", "benchmarks")
    }
    assert set(codes) <= set(real_corpus.known("indicator"))
    assert list(check_dimensions({**tables, "figures": figures})) == []


def test_every_concept_has_an_indicator_that_leads_to_it(real_corpus):
    assert set(MOVED["indicator_id"]) == set(real_corpus.known("indicator"))


@pytest.mark.parametrize("one", OTHERWISE, ids=lambda one: one[1])
def test_figure_that_was_coded_otherwise_is_so_in_the_data(real_corpus, one):
    code, figure_id, dimensions = one
    figure = real_corpus.figures.set_index("figure_id").loc[figure_id]
    assert figure["indicator_id"] == code
    assert ";".join(figure["dimensions"]) == dimensions


def test_every_figure_is_coded_as_the_table_says(real_corpus):
    told = {*zip(MOVED["indicator_id"], MOVED["dimensions"], strict=True)}
    told |= {(code, dimensions) for code, _, dimensions in OTHERWISE}
    figures = real_corpus.figures
    coded = {
        (code, ";".join(pairs))
        for code, pairs in zip(
            figures["indicator_id"], figures["dimensions"], strict=True
        )
    }
    assert coded <= told


def test_what_leads_nowhere_says_why():
    dropped = TABLE[TABLE["indicator_id"] == ""]
    assert len(dropped) == 3
    assert dropped["note"].str.startswith("no figure: ").all()
