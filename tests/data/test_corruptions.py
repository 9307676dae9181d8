"""Forty cells of the project's own tables, each spoilt as a slip or a forger would.

They were drawn up from the kinds of slips (a digit, a zero, a neighbour's code, a
date, a language, a flag) over all tables before the rules were written. `words` are
in the problem that ``shanhai check`` finds without any original; where it finds none,
`reason` says why nothing in the tables can know better.
"""

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.tables import read_descriptor

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
    Corruption("domains", "industry", "sort_order", "33", "runs from 1 to 12"),
    Corruption("domains", "labour", "name_zh", "Labour and jobs", "not in Chinese"),
    Corruption("units", "mu", "resolution", "1", "'mu': a unit counts whole things"),
    Corruption("units", "session", "is_integer", "false", "'session': a unit counts"),
    Corruption(
        "flags", "implausible", "name_en", "low confidence", "that of line 2 too"
    ),
    Corruption(
        *("flags", "window_open", "sdmx_code", "U"),
        reason="two flags have this SDMX code rightly; which fits is in SDMX's words",
    ),
    Corruption("places", "dushan", "parent_place_id", "qianxinan", "begin with 5223"),
    Corruption("places", "songtao", "admin_code", "522628", "begin with 5206"),
    Corruption("places", "humen", "level", "county", "the name of a county ends in"),
    Corruption(
        *("places", "dejiang", "is_key_county", "true"),
        reason="any county may be on the national list, which is not in the data",
    ),
    Corruption(
        *("pairings", "nancheng-bijiang", "recipient_place_id", "songtao"),
        words="here 'nancheng-songtao'",
    ),
    Corruption("pairings", "qingxi-dejiang", "since", "2012", "names another year"),
    Corruption(
        *("pairing_members", "qingxi-dejiang qishi", "place_id", "shatian"),
        words="data/denominators.csv:13: '931129': its 3 parts sum to 971908",
    ),
    Corruption("indicators", "workshops", "measured_over", "flow", "is a stock"),
    Corruption(
        *("indicators", "labour_employed", "domain_id", "industry"),
        words="neither term of the measure is of this domain",
    ),
    Corruption(
        *("indicators", "tourists", "unit_id", "person_time"),
        words="not the unit of 'tourists'",
    ),
    Corruption(
        *("dimensions", "act", "indicator_ids", "employed"),
        words="'employed': no such indicator",
    ),
    Corruption(
        *("dimension_codes", "destination donor_province", "parent_code", "stable"),
        words="none of dimension",
    ),
    Corruption(
        *("indicators", "rent_waived", "definition_status", "official"),
        reason="no table holds the official definitions",
    ),
    Corruption(
        *("denominators", "dushan.residents.2018", "high", "2722500"),
        words="2722500': the ends have more digits",
    ),
    Corruption(
        *("denominators", "qishi.residents.2020", "low", "169369"),
        words="'169369–169396': the ends have more digits",
    ),
    Corruption(
        *("denominators", "tongren.residents.2020", "reference_date", "2002-11-01"),
        words="the code has '2020'",
    ),
    Corruption(
        *("denominators", "xingyi.residents.2018", "grade", "A"),
        words="'A': line 31 describes the same source otherwise",
    ),
    Corruption(
        *("sources", "qingxi-dejiang-1", "published_date", "2022-06-07"),
        words="the document writes other dates",
    ),
    Corruption(
        *("sources", "huizhou-qianxinan-1", "script", "traditional_damaged"),
        words="in traditional characters: none",
    ),
    Corruption(
        *("sources", "huangpu-dushan-1", "characters", "33300"),
        reason="only the original has this length; its mentions end long before",
    ),
    Corruption(
        *("figures", "qingxi-dejiang.fiscal_funds", "low", "8580000"),
        words="the numeral reads 85800000",
    ),
    Corruption(
        *("figures", "huangpu-dushan.fiscal_funds", "period_end", "2032-12-31"),
        words="name no such year",
    ),
    Corruption(
        *("figures", "nancheng-bijiang.vacancies", "place_id", "dejiang"),
        words="the place is of another pairing",
    ),
    Corruption(
        *("figures", "humen-songtao.labour_employed_all"),
        *("attributed_to", "donor_province"),
        words="has flag wider_scope",
    ),
    Corruption(
        *("figures", "nancheng-bijiang.site_land_mu.jdb", "status", "achieved"),
        words="flag target_as_result is for",
    ),
    Corruption(
        *("figures", "huangpu-dushan.labour_training_person_times", "note_zh"),
        "2022年全年人次，与2023年的86期不可直接比较。",
        words="68 in English only, 86 in Chinese only",
    ),
    Corruption(
        *("figures", "qingxi-dejiang.labour_site.hongde", "attributed_to", "firm"),
        reason="only the sentence says whom it credits",
    ),
    Corruption(
        *("mentions", "qingxi-dejiang-1 1029", "as_written", "1473人"),
        words="the numeral reads 1473",
    ),
    Corruption(
        *("mentions", "nancheng-bijiang-1 2857", "start", "1"),
        words="the numeral has 1 characters",
    ),
    Corruption(
        *("mentions", "huizhou-qianxinan-1 396", "as_written", "2032年"),
        reason="a document may name a year to come; only the original has the digits",
    ),
    Corruption(
        *("comparison_rules", "look_alike", "looks_at", "single"),
        words="the rule looks at a pair",
    ),
    Corruption(
        *("comparison_rules", "one_site", "verdict_total", "caution"),
        reason="how hard a rule is, is a judgement that stands nowhere else",
    ),
    Corruption(
        *("quoting_rules", "window_open", "conditions", "flags=window_opn"),
        words="no rule of quoting gives the flag a weight",
    ),
    Corruption(
        *("measures", "guangdong_share_of_jobs", "kind", "ratio"),
        words="a ratio is counted in 'a/b'",
    ),
    Corruption(
        *("measures", "persons_per_household_covered", "unit_zh", "户/人"),
        words="does not begin with a word for 'person'",
    ),
    Corruption(
        *("benchmarks", "national.fiscal_funds.2023", "value", "231900000000"),
        words="with the stated mean it makes 4,471 counties",
    ),
    Corruption(
        *("benchmarks", "national.parks.2023", "period_end", "9999-11-30"),
        words="period_end is to come",
    ),
)
FOUND = [case for case in CORRUPTIONS if case.words]


def spoil(folder: Path, case: Corruption) -> None:
    """Write the changed cell into a copy of the data."""
    path = folder / f"{case.table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    keys = [" ".join(row[: case.key.count(" ") + 1]) for row in rows]
    number, column = keys.index(case.key), rows[0].index(case.column)
    assert rows[number][column] != case.value
    rows[number][column] = case.value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def find_problems(folder: Path, cases: Iterable[Corruption]) -> list[str]:
    """List what is wrong in a copy of the data with all these cells spoilt."""
    shutil.copytree(DATA, folder)
    for case in cases:
        spoil(folder, case)
    return list(map(str, check_data(data_dir=folder).problems))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the problems of all cells in which the data know better, at once."""
    folder = tmp_path_factory.mktemp("spoilt") / "data"
    return find_problems(folder, FOUND)


def test_there_are_forty_three_over_all_tables():
    tables = {resource["name"] for resource in read_descriptor(DATA)["resources"]}
    assert len(set(CORRUPTIONS)) == 43
    assert {case.table for case in CORRUPTIONS} == tables
    assert len({case.words for case in FOUND}) == len(FOUND) >= 28


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case[0]}-{case[2]}")
def test_corruption_is_found_where_the_data_know_better(found, case):
    assert any(case.words in problem for problem in found)


def test_corruption_is_not_found_where_nothing_can_know_better(tmp_path):
    unseen = [case for case in CORRUPTIONS if case.reason]
    assert find_problems(tmp_path / "data", unseen) == []
