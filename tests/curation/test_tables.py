import pandas as pd
import pytest

from shanhai.curation.contract import find_contract_problems
from shanhai.curation.tables import digest_tables, read_descriptor, read_tables
from shanhai.errors import CorpusError


def test_tables_are_those_of_the_descriptor(tables):
    assert list(tables) == [
        *("domains", "units", "flags", "places", "pairings", "pairing_members"),
        *("indicators", "dimensions", "dimension_codes", "denominators", "sources"),
        *("figures", "mentions", "comparison_rules", "measures", "benchmarks"),
        "quoting_rules",
    ]


def test_rows_keep_the_order_of_the_file(tables):
    assert list(tables["domains"]["domain_id"]) == ["labour", "funds", "training"]


def test_empty_upper_end_is_infinite(tables):
    figures = tables["figures"].set_index("figure_id")
    assert figures.loc["bing-ding.fiscal_funds", "low"] == 350_000_000.0
    assert figures.loc["bing-ding.fiscal_funds", "high"] == float("inf")


def test_empty_text_is_an_empty_string(tables):
    figures = tables["figures"].set_index("figure_id")
    assert figures.loc["jia-yi.fiscal_funds", "part_of"] == ""
    dates = ["period_start", "period_end", "not_before", "not_after"]
    assert not tables["figures"].drop(columns=dates).isna().any(axis=None)


def test_dates_are_timestamps_and_empty_ones_not_a_time(tables):
    starts = tables["figures"].set_index("figure_id")["period_start"]
    assert starts["jia-yi.fiscal_funds"] == pd.Timestamp(2021, 1, 1)
    assert starts["jia-yi.labour_training_person_times"] is pd.NaT


def test_list_cells_are_tuples(tables):
    flags = tables["figures"].set_index("figure_id")["flags"]
    assert flags["jia-yi.labour_employed_all.planned"] == (
        "not_additive",
        "wider_scope",
    )
    assert flags["jia-yi.fiscal_funds"] == ()


def test_required_booleans_are_plain(tables):
    assert tables["units"]["is_integer"].dtype == bool
    assert list(tables["units"]["is_integer"]) == [False, True, True, True, False]


def test_booleans_that_may_be_empty_keep_the_gap(tables):
    is_key = tables["places"].set_index("place_id")["is_key_county"]
    assert bool(is_key["yi"]) is True
    assert is_key["bing"] is pd.NA


def test_codes_with_digits_stay_text(tables):
    assert tables["places"].set_index("place_id").loc["yi", "admin_code"] == "120121"


def test_years_are_whole_numbers_with_gaps(tables):
    since = tables["pairings"].set_index("pairing_id")["since"]
    assert since["jia-yi"] == 2021
    assert since["bing-ding"] is pd.NA


def test_offsets_are_whole_numbers(tables):
    assert tables["mentions"].dtypes[["start", "end"]].tolist() == ["int64", "int64"]


def test_digest_changes_with_any_table(tiny_dir, edit):
    descriptor = read_descriptor(tiny_dir)
    before = digest_tables(tiny_dir, descriptor)
    edit(tiny_dir / "units.csv", "persons", "people")
    assert digest_tables(tiny_dir, descriptor) != before


def test_folder_without_a_data_package_is_named(tmp_path):
    with pytest.raises(CorpusError, match="the folder holds no data package") as caught:
        read_descriptor(tmp_path)
    assert caught.value.problems[0].file == "data/datapackage.json"


def test_damaged_data_package_is_named(tmp_path):
    (tmp_path / "datapackage.json").write_text('{"name": ')
    with pytest.raises(CorpusError, match=r"cannot be read .*Restore the file"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize("content", ["{}", "[]", '{"version": "1"}', "null"])
def test_data_package_of_another_shape_is_named(tmp_path, content):
    (tmp_path / "datapackage.json").write_text(content)
    with pytest.raises(CorpusError, match="the data package cannot be read"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize("name", ["flags", "comparison_rules", "measures"])
def test_data_package_without_a_table_names_it(tiny_dir, edit, name):
    edit(
        tiny_dir / "datapackage.json",
        f'"name": "{name}",\n      "path"',
        '"name": "x", "path"',
    )
    with pytest.raises(CorpusError, match=f"describes no {name}"):
        read_descriptor(tiny_dir)


@pytest.mark.parametrize("kind", ['"unknown"', '["integer"]', "null"])
def test_data_package_with_a_type_that_is_none_is_named(tiny_dir, kind):
    path = tiny_dir / "datapackage.json"
    text = path.read_text("utf-8").replace('"type": "integer"', f'"type": {kind}', 1)
    path.write_text(text, "utf-8")
    (problem,) = find_contract_problems(tiny_dir)
    assert problem.file == "data/datapackage.json"
    assert problem.rule.startswith("the contract is broken: ")


def test_rows_have_the_place_of_their_lines(tiny_dir, edit):
    edit(tiny_dir / "domains.csv", "\nfunds", "\n,,,\nfunds")
    domains = read_tables(tiny_dir, read_descriptor(tiny_dir))["domains"]
    assert list(domains.index) == [0, 2, 3]
    assert list(domains["domain_id"]) == ["labour", "funds", "training"]
