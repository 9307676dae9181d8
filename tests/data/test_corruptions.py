"""Forty cells of the project's own tables, each spoilt as a slip or a forger would.

They were drawn up from the kinds of slips (a digit, a zero, a neighbour's code, a
date, a language, a flag) over all tables before the rules were written. `words` are
in the problem that ``shanhai check`` finds without any original; where it finds none,
`reason` says why nothing in the tables can know better.
"""

import csv
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from shanhai.curation.checks import RULES
from shanhai.curation.contract import find_contract_problems
from shanhai.curation.tables import read_descriptor, read_tables
from shanhai.errors import Problem

DATA = Path(__file__).parents[2] / "data"


class Corruption(NamedTuple):
    """One cell: the row is named by its first columns, joined by a blank."""

    table: str
    key: str
    column: str
    value: str
    words: str = ""
    reason: str = ""


CORRUPTIONS = (
    Corruption("domains", "industry", "sort_order", "33"),
    Corruption("domains", "labour", "name_zh", "Labour and jobs"),
    Corruption("units", "mu", "resolution", "1"),
    Corruption("units", "session", "is_integer", "false"),
    Corruption("flags", "implausible", "name_en", "low confidence"),
    Corruption("flags", "window_open", "sdmx_code", "U"),
    Corruption("places", "dushan", "parent_place_id", "qianxinan"),
    Corruption("places", "songtao", "admin_code", "522628"),
    Corruption("places", "humen", "level", "county"),
    Corruption("places", "dejiang", "is_key_county", "true"),
    Corruption("pairings", "nancheng-bijiang", "recipient_place_id", "songtao"),
    Corruption("pairings", "qingxi-dejiang", "since", "2012"),
    Corruption("pairing_members", "qingxi-dejiang qishi", "place_id", "shatian"),
    Corruption("indicators", "workshops", "measured_over", "flow"),
    Corruption("indicators", "fiscal_funds", "domain_id", "industry"),
    Corruption("indicators", "tourists_received", "unit_id", "person_time"),
    Corruption("indicators", "rent_waived", "definition_status", "official"),
    Corruption("denominators", "dushan.residents.2018", "high", "2722500"),
    Corruption("denominators", "qishi.residents.2020", "low", "169369"),
    Corruption(
        "denominators", "tongren.residents.2020", "reference_date", "2002-11-01"
    ),
    Corruption("denominators", "xingyi.residents.2018", "grade", "A"),
    Corruption("sources", "qingxi-dejiang-1", "published_date", "2022-06-07"),
    Corruption("sources", "huizhou-qianxinan-1", "script", "traditional_damaged"),
    Corruption("sources", "huangpu-dushan-1", "characters", "33300"),
    Corruption("figures", "qingxi-dejiang.fiscal_funds", "low", "8580000"),
    Corruption("figures", "huangpu-dushan.fiscal_funds", "period_end", "2032-12-31"),
    Corruption("figures", "nancheng-bijiang.vacancies", "place_id", "dejiang"),
    Corruption(
        "figures",
        "humen-songtao.labour_employed_all",
        "attributed_to",
        "donor_province",
    ),
    Corruption("figures", "nancheng-bijiang.site_land_mu.jdb", "status", "achieved"),
    Corruption(
        "figures",
        "huangpu-dushan.labour_training_person_times",
        "note_zh",
        "2022年全年人次，与2023年的86期不可直接比较。",
    ),
    Corruption("figures", "qingxi-dejiang.labour_site.hongde", "attributed_to", "firm"),
    Corruption("mentions", "qingxi-dejiang-1 1029", "as_written", "1473人"),
    Corruption("mentions", "nancheng-bijiang-1 2857", "start", "1"),
    Corruption("mentions", "huizhou-qianxinan-1 396", "as_written", "2032年"),
    Corruption("comparison_rules", "look_alike", "looks_at", "single"),
    Corruption("comparison_rules", "one_site", "verdict_total", "caution"),
    Corruption("measures", "guangdong_share_of_jobs", "kind", "ratio"),
    Corruption("measures", "persons_per_household_covered", "unit_zh", "户/人"),
    Corruption("benchmarks", "national.fiscal_funds.2023", "value", "231900000000"),
    Corruption("benchmarks", "national.parks.2023", "period_end", "9999-11-30"),
)


def spoil(folder: Path, case: Corruption) -> int:
    """Write the changed cell into a copy of the data; return its line."""
    path = folder / f"{case.table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    keys = [" ".join(row[: case.key.count(" ") + 1]) for row in rows]
    number, column = keys.index(case.key), rows[0].index(case.column)
    assert rows[number][column] != case.value
    rows[number][column] = case.value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return number + 1


def find_problems(folder: Path) -> list[Problem]:
    """List what `check` finds: by the rules, and where they see nothing the contract."""
    tables = read_tables(folder, read_descriptor(folder))
    found = [problem for rule in RULES for problem in rule(tables)]
    return found or find_contract_problems(folder)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Return a copy of the project's tables that the test may spoil."""
    return shutil.copytree(DATA, tmp_path / "data")


def test_there_are_forty_over_all_tables():
    tables = {resource["name"] for resource in read_descriptor(DATA)["resources"]}
    assert len(set(CORRUPTIONS)) == 40
    assert {case.table for case in CORRUPTIONS} == tables
    assert sum(bool(case.words) for case in CORRUPTIONS) >= 28


@pytest.mark.parametrize("case", CORRUPTIONS, ids=lambda case: f"{case[0]}-{case[2]}")
def test_corruption_is_found_where_the_data_know_better(data_dir, case):
    line = spoil(data_dir, case)
    problems = find_problems(data_dir)
    if case.reason:
        assert problems == []
        return
    assert case.words in "\n".join(map(str, problems))
    if case.table != "denominators":
        assert line in {problem.line for problem in problems}
