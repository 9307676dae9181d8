"""Sentences of our own, of places that no article names, fit the codelist as it is.

They were written, and coded, before the codelist was tried on them.
"""

from pathlib import Path

import pandas as pd
import pytest

from shanhai.curation import checks
from shanhai.curation.dimensions import add_series, list_differences
from shanhai.curation.tables import read_descriptor, read_tables

SENTENCES = pd.read_csv(
    Path(__file__).parent / "new_labour_sentences.csv", dtype=str, keep_default_na=False
)
PAIRING, SOURCE = "neweast-newwest", "neweast-newwest-1"
PLACES = {
    "neweast": ("guangzhou", "county", "New East", "新东区"),
    "newwest": ("tongren", "county", "New West", "新西县"),
}
# Two counties write the same of other people.
SAME = {"in_gansu", "in_yunnan"}


def add_rows(table, rows):
    """Add rows to a table as it was read; a cell that is left out is empty."""
    blank = {
        name: () if isinstance(table[name].iloc[0], tuple) else ""
        for name in table
        if table[name].dtype in (object, "str")
    }
    made = pd.DataFrame([{**blank, **row} for row in rows]).reindex(
        columns=table.columns
    )
    return pd.concat([table.astype(object), made.astype(object)]).astype(
        table.dtypes.to_dict()
    )


def number(table):
    """Count rows on, as lines of a file do."""
    return table.reset_index(drop=True)


def code_figures():
    return [
        {
            "figure_id": f"{PAIRING}.{row.figure_id}",
            "pairing_id": PAIRING,
            "indicator_id": row.indicator_id,
            "dimensions": tuple(row.dimensions.split(";")),
            "low": float(row.low),
            "high": float(row.high),
            "unit_id": "person",
            "qualifier": row.qualifier,
            "period_type": "to_date",
            "period_basis": "unstated",
            "status": "achieved",
            "direction": "west_to_east"
            if "=donor_province" in row.dimensions
            else "none",
            "place_id": "newwest",
            "attributed_to": "joint",
        }
        for row in SENTENCES.itertuples()
    ]


def code_mentions():
    """Find each numeral where it stands in the text of all sentences."""
    text = "".join(SENTENCES["sentence_zh"])
    starts = [text.index(numeral) for numeral in SENTENCES["as_written"]]
    return [
        {
            "source_id": SOURCE,
            "start": start,
            "end": start + len(row.as_written),
            "as_written": row.as_written,
            "kind": "figure",
            "figure_id": f"{PAIRING}.{row.figure_id}",
        }
        for start, row in zip(starts, SENTENCES.itertuples(), strict=True)
    ]


@pytest.fixture(scope="module")
def real(real_dir):
    return read_tables(real_dir, read_descriptor(real_dir))


@pytest.fixture(scope="module")
def grown(real):
    """Return the real tables with a pairing whose document says these sentences."""
    places = [
        dict(
            zip(
                ("place_id", "parent_place_id", "level", "name_en", "name_zh"),
                (code, *cells),
                strict=True,
            )
        )
        for code, cells in PLACES.items()
    ]
    pairing = {
        "pairing_id": PAIRING,
        "donor_place_id": "neweast",
        "recipient_place_id": "newwest",
        "name_en": "New East → New West",
        "name_zh": "新东区 → 新西县",
        "donor_level": "county",
        "recipient_level": "county",
    }
    source = {
        "source_id": SOURCE,
        "pairing_id": PAIRING,
        "title_en": "Sentences of our own",
        "title_zh": "自拟语句",
        "published_date": pd.Timestamp(2024, 1, 1),
        "script": "simplified",
        "file_name": f"{SOURCE}.txt",
        "sha256": "0" * 64,
        "characters": len("".join(SENTENCES["sentence_zh"])),
    }
    rows = {
        "places": places,
        "pairings": [pairing],
        "pairing_members": [
            {"pairing_id": PAIRING, "place_id": "neweast", "sort_order": 1}
        ],
        "sources": [source],
        "figures": code_figures(),
        "mentions": code_mentions(),
    }
    return {
        **real,
        **{name: number(add_rows(real[name], more)) for name, more in rows.items()},
    }


@pytest.fixture(scope="module")
def series(grown):
    """Return each sentence's series, by its code."""
    tables = add_series(grown)
    own = tables["figures"][tables["figures"]["pairing_id"] == PAIRING]
    named = own.merge(tables["all_series"], on="series_id")
    codes = named["figure_id"].str.removeprefix(f"{PAIRING}.")
    return named.set_index(codes)


def test_there_are_twelve_sentences_with_one_number_each():
    assert len(SENTENCES) == SENTENCES["sentence_zh"].nunique() == 12
    for row in SENTENCES.itertuples():
        digits = "".join(filter(str.isdigit, row.sentence_zh))
        assert digits == "".join(filter(str.isdigit, row.as_written)) == row.low
        assert row.sentence_zh.count(row.as_written) == 1


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_takes_the_sentences_as_coded(real, grown, rule):
    assert list(map(str, rule(grown))) == list(map(str, rule(real))) == []


def test_no_indicator_and_no_code_is_added(real, grown):
    for name in ("indicators", "dimensions", "dimension_codes", "units", "flags"):
        assert grown[name] is real[name]


@pytest.mark.parametrize("figure_id", SENTENCES["figure_id"])
def test_each_sentence_has_a_name_in_both_languages(series, figure_id):
    row = series.loc[figure_id]
    assert row["name_en"].startswith("Rural labour in work")
    assert row["name_zh"].startswith("农村劳动力就业人数")


def test_sentences_are_different_series_where_they_differ(series):
    for first in series.index:
        for second in series.index:
            is_one = first == second or {first, second} == SAME
            codes, names = (
                [series.loc[one, column] for one in (first, second)]
                for column in ("series_id", "name_zh")
            )
            assert (codes[0] == codes[1]) is is_one
            assert (names[0] == names[1]) is is_one


def test_what_differs_is_told_by_dimension(series):
    pairs = series["dimensions_x"]
    found = list_differences(pairs["in_gansu"], pairs["in_gansu_stable"])
    assert found == [("quality", "any", "stable")]
    found = list_differences(pairs["by_workshops_poor"], pairs["by_parks_poor"])
    # Where the work is, neither text says.
    assert found == [
        ("destination", "unstated", "unstated"),
        ("channel", "workshops", "parks"),
    ]


def test_some_series_are_new_and_some_are_those_of_articles(real, series):
    known = set(add_series(real)["figures"]["series_id"])
    new = set(series["series_id"]) - known
    assert 0 < len(new) < series["series_id"].nunique()
