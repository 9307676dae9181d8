"""What other cells know of a cell: each rule fires, on the tiny tables with one slip.

Every case names the rule by which it is found, so that a rule taken off turns red.
"""

import pandas as pd
import pytest

from shanhai.curation.checks import RULES
from shanhai.curation.rules import (
    codelists,
    dimensions,
    figures,
    mentions,
    periods,
    places,
    statistics,
    texts,
)

FUNDS, SHARE, PLANNED = (
    "jia-yi.fiscal_funds",
    "jia-yi.labour_employed_east",
    "jia-yi.labour_employed_all.planned",
)
ALL, INFERRED = "jia-yi.labour_employed_all", "bing-ding.labour_training_trainees"
YEAR, ATLAS = "yi.residents.2020", "yi.area"
MEASURE, BENCHMARK = "east_share_of_jobs", "other.fiscal_funds.2021"
GUIZHOU = {
    "xishan": {"admin_code": "520000"},
    "ding": {"admin_code": "522300"},
    "yi": {"admin_code": "522321"},
}


SLIPS = {
    (places.check_places, "places"): [
        ("yi", {"parent_place_id": "xishan"}, "a county does not lie in a province"),
        (
            "jia_one",
            {"parent_place_id": "yi_park"},
            "a township does not lie in a park",
        ),
        ("yi", {"parent_place_id": ""}, "a county does not lie in a "),
        ("yi", {"level": "township"}, "the name of a township ends in 镇"),
        ("yi", {"name_zh": "乙镇"}, "the name of a county ends in 县"),
        ("xishan", {"name_en": "Sishan"}, "holds no word of the code"),
        ("yi_park", {"is_key_county": True}, "a park cannot be a key county"),
        ("yi", {"admin_code": "110121"}, "begin with 1201"),
        ("yi", {"admin_code": "120102"}, "counties from there on"),
        ("yi", {"admin_code": "120121001"}, "6 digits before its zeros"),
        ("ding", {"admin_code": "120101"}, "4 digits before its zeros"),
        ("yi", {"code_source": ""}, "a code and its source go together"),
        ("jia_one", {"parent_place_id": ""}, "a township lies in some place"),
    ],
    (places.check_pairings, "pairings"): [
        (
            "jia-yi",
            {"donor_level": "county"},
            "'county': donor_level differs from the level of 'jia_group' (town_group)",
        ),
        (
            "jia-yi",
            {"recipient_level": "prefecture"},
            "recipient_level differs from the level of 'yi' (county)",
        ),
        ("jia-yi", {"donor_place_id": "bing"}, "here 'bing-yi'"),
        (
            "jia-yi",
            {"name_en": "Jia group → Ding"},
            "the name of the recipient is not that of 'yi'",
        ),
        (
            "jia-yi",
            {"name_zh": "丙市 → 乙县"},
            "the name of the donor is not that of 'jia_group'",
        ),
        (
            "bing-ding",
            {"name_zh": "丙市 → 丁州区"},
            "the name of the recipient is not that of 'ding'",
        ),
        ("jia-yi", {"since": 2012}, "names another year"),
    ],
    (places.check_members, "pairing_members"): [
        ("bing-ding", {"place_id": "yi"}, "neither in 'bing' nor beside it"),
        ("bing-ding", {"place_id": "jia_one"}, "a member of 'jia_group' already"),
    ],
    (statistics.check_denominators, "denominators"): [
        (YEAR, {"unit_id": "m2"}, "'m2': residents is counted in person"),
        (ATLAS, {"high": 1.0}, "'2100000000 > 1': the lower end of an interval is"),
        (YEAR, {"high": 300599.0}, "more digits than the width"),
        (YEAR, {"high": float("inf")}, "more digits than the width"),
        (YEAR, {"reference_date": pd.Timestamp("2002-11-01")}, "the code has '2020'"),
        (YEAR, {"reference_date": pd.NaT}, "needs a note on why"),
        (YEAR, {"place_id": "ding"}, "here ding.residents"),
        (ATLAS, {"measure": "residents"}, "here yi.residents"),
    ],
    (periods.check_periods, "benchmarks"): [
        (
            BENCHMARK,
            {"period_start": pd.Timestamp("2021-02-01")},
            "covers one calendar year",
        )
    ],
    (periods.check_periods, "figures"): [
        (FUNDS, {"period_type": "to_date"}, "one calendar year is annual")
    ],
    (periods.check_years, "figures"): [
        (
            FUNDS,
            {"period_end": pd.Timestamp("2031-12-31")},
            "name no such year, only 2021, 2022",
        ),
        (FUNDS, {"period_start": pd.Timestamp("2021-10-01")}, "name no such month"),
    ],
    (periods.check_against_documents, "figures"): [
        (FUNDS, {"flags": ("window_open",)}, "for a period that has no end yet")
    ],
    (periods.check_past, "sources"): [
        (
            "jia-yi-1",
            {"published_date": pd.Timestamp("9999-03-01")},
            "published_date is to come",
        )
    ],
    (periods.check_past, "benchmarks"): [
        (BENCHMARK, {"period_end": pd.Timestamp("9999-12-31")}, "period_end is to come")
    ],
    (periods.check_publication, "mentions"): [
        (
            "1234567",
            {"kind": "date", "as_written": "2024-01-16"},
            "the document writes other dates",
        )
    ],
    (figures.check_scopes, "figures"): [
        (FUNDS, {"place_id": "ding"}, "has flag wider_scope"),
        (FUNDS, {"attributed_to": "donor_city"}, "has flag wider_scope"),
        (FUNDS, {"figure_id": f"{FUNDS}.yi_park"}, "the code ends in 'yi_park'"),
        (FUNDS, {"flags": ("target_as_result",)}, "is for what is planned"),
        (
            "jia-yi.labour_training_person_times",
            {"status": "capacity"},
            "what is counted to date has happened",
        ),
    ],
    (figures.check_directions, "figures"): [
        (
            FUNDS,
            {"direction": "mutual"},
            "other figures of 'fiscal_funds', say east_to_west",
        ),
        (
            FUNDS,
            {"figure_id": f"{FUNDS}.west"},
            "other figures of 'fiscal_funds', say west_to_east",
        ),
    ],
    (figures.check_intervals, "figures"): [
        (ALL, {"low": 600.0}, "'600 > 599': the lower end of an interval is not"),
        (ALL, {"high": 599.5}, "'500–599.5': unit 'person' counts whole things"),
        (ALL, {"qualifier": "exact"}, "'exact': qualifier 'exact' goes with"),
        (SHARE, {"qualifier": "approx"}, "'approx': qualifier 'exact' goes with"),
    ],
    (figures.check_parts, "figures"): [
        (PLANNED, {"part_of": ALL}, f"'{ALL}': part_of and part_basis go together"),
        (PLANNED, {"part_basis": "likely"}, "part_of and part_basis go together"),
        (SHARE, {"part_of": INFERRED}, "the whole belongs to another pairing"),
        (SHARE, {"part_of": FUNDS}, "'person in yuan': part and whole are counted"),
        (SHARE, {"part_of": SHARE}, "part_of runs in a circle"),
        (
            SHARE,
            {"period_start": pd.Timestamp("2020-12-31")},
            "'2020-12-31/2021-12-31': the part's period reaches outside that of",
        ),
        (
            SHARE,
            {"period_end": pd.Timestamp("2022-01-01")},
            "'2021-01-01/2022-01-01': the part's period reaches outside",
        ),
        (SHARE, {"flags": ()}, "so it has flag not_additive"),
    ],
    (figures.check_parts, "indicators"): [
        ("labour_employed_east", {"not_comparable_with": ()}, "are no look-alikes")
    ],
    (mentions.check_places, "mentions"): [
        ("120人", {"end": 52}, "'47–52 120人': the numeral has 4 characters, not its")
    ],
    (mentions.check_readings, "figures"): [
        (PLANNED, {"low": 36.0}, "reads 35–45 person (approx), the figure holds 36–45"),
        (PLANNED, {"qualifier": "range"}, "the figure holds 35–45 person (range)"),
        (PLANNED, {"unit_id": "count"}, "the figure holds 35–45 count (approx)"),
        (
            "bing-ding.fiscal_funds",
            {"high": 400_000_000.0},
            "reads 350000000–∞ yuan (at_least), the figure holds 350000000–400000000",
        ),
    ],
    (mentions.check_readings, "mentions"): [
        ("约40人", {"as_written": "约许多人"}, "'约许多人': the numeral cannot be read")
    ],
    (mentions.check_kinds, "mentions"): [
        ("120人", {"kind": "date"}, f"'120人 date {SHARE}': a mention of kind"),
        (
            "120人",
            {"figure_id": ""},
            "'120人 figure': a mention of kind 'figure' names",
        ),
        ("三大", {"kind": "date"}, "a date has a day"),
    ],
    (mentions.check_scripts, "sources"): [
        (
            "jia-yi-1",
            {"script": "traditional_damaged"},
            "in traditional characters: none",
        )
    ],
    (mentions.check_scripts, "mentions"): [
        (
            "1200万元",
            {"as_written": "1200萬萬元"},
            "in traditional characters: 1200萬萬元",
        )
    ],
    (mentions.check_carried, "figures"): [
        (FUNDS, {"flags": ("contradictory_qualifier",)}, "goes with such a numeral")
    ],
    (mentions.check_carried, "mentions"): [
        ("120人", {"as_written": "约120多人"}, "goes with such a numeral")
    ],
    (codelists.check_not_comparable, "indicators"): [
        (
            "labour_employed_all",
            {"not_comparable_with": ("workshop",)},
            "'workshop': no such indicator. Did you mean 'workshops'? Known: ",
        ),
        (
            "labour_employed_all",
            {"not_comparable_with": ("labour_employed_all",)},
            "points at itself",
        ),
    ],
    (codelists.check_order, "domains"): [
        ("labour", {"sort_order": 33}, "sort_order runs from 1 to 3"),
        ("labour", {"sort_order": 1}, "each number once"),
    ],
    (codelists.check_names, "flags"): [
        ("wider_scope", {"name_zh": "来源矛盾"}, "name_zh is that of line 2 too")
    ],
    (codelists.check_steps, "units"): [
        ("person", {"resolution": 10.0}, "come in steps of 1"),
        ("m2", {"is_integer": True}, "counts whole things where"),
    ],
    (codelists.check_unit_words, "units"): [
        ("person", {"name_zh": "家"}, "the word is read as 'count'"),
        ("person", {"words": ""}, "no word stands for one of the unit"),
        ("person", {"words": "双=2"}, "no word stands for one of the unit"),
        ("person", {"words": "人 双=0"}, "the factor is no number above zero"),
        ("person", {"words": "人 双=x"}, "the factor is no number above zero"),
        ("person", {"words": "人 萬個"}, "the reader of numerals does not read it"),
        ("count", {"words": "个 人"}, "the word is one of 'person' too"),
    ],
    (codelists.check_stocks, "indicators"): [
        ("workshops", {"measured_over": "flow"}, "is a stock"),
        ("workshops", {"additivity": "additive"}, "a stock is not additive over time"),
        ("labour_employed_all", {"measured_over": "stock"}, "so it is no stock"),
    ],
    (codelists.check_stocks, "figures"): [
        (
            "jia-yi.labour_training_person_times",
            {"period_type": "point"},
            "so it is no flow",
        )
    ],
    (dimensions.check_measures, "measures"): [
        (MEASURE, {"kind": "ratio"}, "a share is not"),
        (MEASURE, {"unit_en": "persons per person"}, "a share is not"),
        (MEASURE, {"numerator_id": "fiscal_funds"}, "both terms in one unit"),
        (MEASURE, {"numerator_id": "labour_employed_all"}, "both terms are the same"),
        (
            MEASURE,
            {"kind": "ratio", "unit_en": "a per b", "unit_zh": "人/户"},
            "'户' does not begin with a word for 'person'",
        ),
        (
            MEASURE,
            {"domain_id": "funds"},
            "neither term of the measure is of this domain",
        ),
    ],
    (codelists.check_comparison_rules, "comparison_rules"): [
        ("look_alike", {"looks_at": "single"}, "the rule looks at a pair"),
        ("look_alike", {"rule_id": "lookalike"}, "Did you mean 'look_alike'"),
        ("no_term", {"verdict_within": "none"}, "no verdict at all"),
    ],
    (codelists.check_quoting_rules, "quoting_rules"): [
        ("contradicted", {"conditions": ("flags=not_aditive",)}, "'not_add"),
        ("contradicted", {"conditions": ("status=context",)}, "the flag a w"),
        ("planned", {"conditions": ("flags=not_additive",)}, "by rule 'plan"),
        ("planned", {"words_en": ""}, "words_en is what is said"),
        ("planned", {"weight": "note"}, "words_zh is what is said"),
        ("not_additive", {"weight": "words"}, "or leave it to a note"),
    ],
    (figures.check_units, "benchmarks"): [
        (BENCHMARK, {"unit_id": "person"}, "not the unit of 'fiscal_funds' (yuan)")
    ],
    (statistics.check_benchmarks, "benchmarks"): [
        (BENCHMARK, {"basis": "per_county"}, "goes with 县均"),
        (BENCHMARK, {"period_end": pd.Timestamp("2022-12-31")}, "the code has '2021'"),
    ],
    (texts.check_languages, "domains"): [
        ("labour", {"name_zh": "Labour"}, "column name_zh: not in Chinese"),
        ("labour", {"name_en": "劳动力"}, "column name_en: not in English"),
    ],
    (texts.check_languages, "pairings"): [
        (
            "jia-yi",
            {"since_note_zh": "文献自2012年起。"},
            "2021 in English only, 2012 in Chinese only",
        )
    ],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_sound_tables_break_no_rule(tables, rule):
    assert list(rule(tables)) == []


@pytest.mark.parametrize(
    ("rule", "table", "code", "cells", "words"),
    [(*found, *slip) for found, slips in SLIPS.items() for slip in slips],
)
def test_slip_is_found_by_what_the_other_cells_know(
    tables, change, rule, table, code, cells, words
):
    found = list(rule(change(tables, table, code, **cells)))
    assert words in "\n".join(map(str, found))


def test_place_that_lies_in_itself_is_named_with_all_it_holds(tables, change):
    tables = change(tables, "places", "ding", parent_place_id="yi")
    assert list(map(str, places.check_places(tables))) == [
        f"data/places.csv:{line}: '{place}': the place lies in itself. "
        "Name the place it lies in, one level up"
        for line, place in [(6, "ding"), (10, "yi"), (11, "yi_park")]
    ]


def test_place_of_another_pairing_is_named(tables, change):
    tables = change(tables, "places", "jia_two", parent_place_id="land")
    tables = change(tables, "figures", "bing-ding.fiscal_funds", place_id="jia_two")
    (problem,) = figures.check_scopes(tables)
    assert (problem.value, problem.line) == ("jia_two", 3)
    assert problem.rule == "the place is of another pairing"


@pytest.mark.parametrize(
    ("name", "found"), [("measures", ["the table has no rows"]), ("benchmarks", [])]
)
def test_table_that_no_page_can_do_without_has_rows(tables, name, found):
    tables = {**tables, name: tables[name].head(0)}
    assert [problem.rule for problem in codelists.check_order(tables)] == found


def test_direction_that_the_code_names_need_not_be_the_usual(tables, change):
    cells = {"figure_id": f"{FUNDS}.west", "direction": "west_to_east"}
    assert (
        list(figures.check_directions(change(tables, "figures", FUNDS, **cells))) == []
    )


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (30_050.0, "80,000 to 2,000,000 persons."),
        (3_005_000.0, "80,000 to 2,000,000 persons."),
        (1_900_000.0, "40 to 700 persons per km²."),
        (81_000.0, "40 to 700 persons per km²."),
    ],
)
def test_population_of_a_guizhou_county_lies_within_bounds(tables, change, low, words):
    for code, cells in GUIZHOU.items():
        tables = change(tables, "places", code, **cells)
    assert list(statistics.check_sizes(tables)) == []
    tables = change(tables, "denominators", YEAR, low=low, high=low)
    assert words in "\n".join(map(str, statistics.check_sizes(tables)))


def test_area_times_ten_lies_out_of_bounds(tables, change):
    for code, cells in GUIZHOU.items():
        tables = change(tables, "places", code, **cells)
    tables = change(tables, "denominators", ATLAS, low=2.1e10, high=2.19e10)
    found = [problem.value for problem in statistics.check_sizes(tables)]
    assert found == ["14 persons per km²", "21,000 km²"]


def add_denominators(tables, **counts):
    """Add residents of 2020 by place, each from a source of its own."""
    frame = tables["denominators"]
    row = frame[frame["denominator_id"] == YEAR].iloc[0]
    rows = [
        {
            **row,
            "denominator_id": f"{place}.residents.2020",
            "place_id": place,
            "low": float(count),
            "high": float(count),
        }
        for place, count in counts.items()
    ]
    joined = pd.concat([frame, pd.DataFrame(rows)], ignore_index=True)
    return {**tables, "denominators": joined}


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"ding": 300_500}, []),
        ({"ding": 297_600}, []),
        ({"ding": 30_050}, ["30050"]),
        ({"jia_one": 7, "jia_two": 8, "jia_group": 15, "bing": 15}, []),
        ({"jia_one": 7, "jia_two": 8, "jia_group": 16}, ["16"]),
        ({"jia_one": 7, "jia_two": 8, "jia_group": 14}, ["14"]),
        ({"jia_one": 7, "jia_two": 8, "bing": 14}, ["14"]),
    ],
)
def test_whole_holds_its_parts_and_a_group_is_their_sum(tables, counts, found):
    tables = add_denominators(tables, **counts)
    assert [problem.value for problem in statistics.check_sums(tables)] == found


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("grade", "B"),
        ("source_address", "https://example.org/another"),
        ("source_title_zh", "另一普查"),
        ("source_title_en", "Another census"),
        ("reference_date", pd.Timestamp("2020-12-01")),
    ],
)
def test_source_described_in_two_ways_is_named(tables, column, value):
    tables = add_denominators(tables, ding=400_000)
    assert list(statistics.check_sources(tables)) == []
    tables["denominators"].loc[2, column] = value
    (problem,) = statistics.check_sources(tables)
    assert problem.line == 4
    assert problem.rule == "line 2 describes the same source otherwise"


def add_mean(tables, mean):
    """Add a stated mean per county and year beside the one benchmark."""
    row = tables["benchmarks"].iloc[0]
    total = {**row, "counties": float("nan")}
    other = {**total, "scope_en": "Others, mean", "basis": "per_county", "value": mean}
    return {**tables, "benchmarks": pd.DataFrame([total, other])}


def test_total_and_stated_mean_make_no_more_counties_than_there_are(tables):
    assert list(statistics.check_benchmark_sizes(add_mean(tables, 400.0))) == []
    (problem,) = statistics.check_benchmark_sizes(add_mean(tables, 40.0))
    assert problem.rule == "with the stated mean it makes 22,500 counties"


@pytest.mark.parametrize(
    ("value", "is_found"), [(6e7, False), (1.8e8, False), (6e8, True), (6e6, True)]
)
def test_benchmark_is_of_the_size_that_pairings_report(tables, change, value, is_found):
    # 12 and 30 million a county and year, so 21 million in the middle; 3 counties.
    tables = change(tables, "figures", "bing-ding.fiscal_funds", high=3e7)
    tables = change(tables, "benchmarks", BENCHMARK, value=value)
    assert bool(list(statistics.check_benchmark_sizes(tables))) is is_found


@pytest.mark.parametrize(
    ("english", "chinese", "is_sound"),
    [
        ("About 1.2 million yuan.", "约120万元。", True),
        ("About 1.2 million yuan.", "约12万元。", False),
        ("Some 66.6 million.", "6660余万元。", True),
        ("In 2021–2023, 1,799.99 m².", "2021至2023年，1799.99平方米。", True),
        ("Twelve of them.", "其中12个。", True),
        ("The 14th plan of 16 March.", "3月16日的“十四五”规划。", True),
        ("Of the 35 projects.", "这些项目。", False),
        ("2 billion.", "20亿。", True),
        ("34 thousand.", "3.4万。", True),
        ("", "35个。", True),
    ],
)
def test_numbers_of_both_languages_are_compared(
    tables, change, english, chinese, is_sound
):
    tables = change(tables, "flags", "wider_scope", meaning_en=english)
    tables = change(tables, "flags", "wider_scope", meaning_zh=chinese)
    assert (not list(texts.check_languages(tables))) is is_sound
