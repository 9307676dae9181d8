"""The curated data's own tests: sound by every rule, and true to the articles."""

from itertools import combinations
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.unit_words import RESOLUTIONS

ROOT = Path(__file__).parents[2]
OPEN = float("inf")

# Codes that no row uses, each with its reason; one that is used leaves the list.
UNUSED_FOR_A_REASON = {
    "year": "lengths of time in years are read, though no figure is one yet",
}

# Read from the articles by hand, number by number: figure, lower and upper end in
# the base unit, unit, period type, start, end, status.
BY_HAND = """
qingxi-dejiang.labour_site.hongde                 500       599          person      point   - - achieved
qingxi-dejiang.investment_site.shuicheba          30000000  39999999.99  yuan        to_date - - achieved
qingxi-dejiang.investment_in_place                580000000 580000000    yuan        to_date - - achieved
qingxi-dejiang.labour_employed_guangdong_stable   1437      1437         person      to_date - - achieved
qingxi-dejiang.labour_employed_home_province      2748      2748         person      to_date - - achieved
qingxi-dejiang.vacancies                          16957     16957        count       to_date - - achieved
qingxi-dejiang.consumption_to_guangdong           134091200 134091200    yuan        to_date - - achieved
qingxi-dejiang.donations_goods                    5167200   5167200      yuan        to_date - - achieved
qingxi-dejiang.professional_training_person_times 1892      1892         person_time to_date - - achieved
qingxi-dejiang.fiscal_funds                       85800000  85800000     yuan        to_date - - achieved
humen-songtao.floor_area.hall                     1650      1799.99      m2          none    - - capacity
humen-songtao.consumption_contract_value          380000000 380000000    yuan        annual  2021-01-01 2021-12-31 contracted
humen-songtao.consumption_channel.hall            9600000   9699999.99   yuan        annual  2021-01-01 2021-12-31 achieved
humen-songtao.consumption_channel.machines        600000    699999.99    yuan        annual  2021-01-01 2021-12-31 achieved
humen-songtao.consumption_channel.institutions    6300000   6399999.99   yuan        annual  2021-01-01 2021-12-31 achieved
humen-songtao.consumption_bought_or_helped        386000000 386000000    yuan        annual  2021-01-01 2021-12-31 achieved
humen-songtao.consumption_certified               356000000 356000000    yuan        annual  2021-01-01 2021-12-31 achieved
humen-songtao.labour_employed_all                 3991      3991         person      annual  2021-01-01 2021-12-31 achieved
humen-songtao.visitors_to_donor                   67        67           person_time annual  2021-01-01 2021-12-31 achieved
huizhou-qianxinan.agreed_task_funds               357000000 357000000    yuan        annual  2023-01-01 2023-12-31 planned
huizhou-qianxinan.fiscal_funds                    357000000 357000000    yuan        annual  2023-01-01 2023-12-31 achieved
huizhou-qianxinan.investment_in_place             4054140000 4054140000  yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.consumption_bought_or_helped    2753310000 2753310000  yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.labour_employed_guangdong       16042     16042        person      to_date 2023-01-01 - achieved
huizhou-qianxinan.professionals_exchanged.west_east 411     411          person      to_date 2023-01-01 - achieved
huizhou-qianxinan.donations_cash_and_goods        71461800  71461800     yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.persons_benefiting              3000      3000         person      none    - - planned
nancheng-bijiang.sponsorship_per_person_year      500       6000         yuan        rate    - - achieved
nancheng-bijiang.park_land_area                   2200000   2200000      m2          none    - - capacity
nancheng-bijiang.site_output_value                300000000 300000000    yuan        rate    - - planned
nancheng-bijiang.consumption_in_east              701500000 701500000    yuan        to_date - - achieved
nancheng-bijiang.skills_training_capacity         10000     10000        person_time rate    - - planned
nancheng-bijiang.vacancies                        11000     11999        count       to_date - - achieved
nancheng-bijiang.donations_project.children       500000    1500000      yuan        to_date - - achieved
nancheng-bijiang.donations_cash_and_goods         18575000  18585000     yuan        to_date - - achieved
nancheng-bijiang.clinic_frequency                 1         inf          occasion    rate    - - achieved
huangpu-dushan.site_output_quantity.baishun       150000000 159999999    count       rate    - - achieved
huangpu-dushan.site_output_value.baishun          80000000  inf          yuan        rate    - - achieved
huangpu-dushan.labour_site.gaoping                100       199          person      point   - - achieved
huangpu-dushan.households_benefiting              4000      4999         household   to_date - - achieved
huangpu-dushan.consumption_bought_or_helped       406000000 406000000    yuan        annual  2022-01-01 2022-12-31 achieved
huangpu-dushan.labour_employed_guangdong          2654      2654         person      annual  2022-01-01 2022-12-31 achieved
huangpu-dushan.fiscal_funds                       196000000 196000000    yuan        to_date 2020-01-01 2023-12-31 achieved
huangpu-dushan.resettlement_funds                 66600000  66699999.99  yuan        to_date 2020-01-01 2023-12-31 achieved
"""  # noqa: E501

# The codebook's ten rules of look-alikes: within a group, each against each.
LOOK_ALIKES = {
    "1 agreed, in place, spent": "agreed_task_funds investment_in_place fiscal_funds",
    "2 whose money, and in what form": (
        "fiscal_funds investment_in_place donations_cash donations_goods "
        "donations_cash_and_goods"
    ),
    "3 ways of sale": (
        "consumption_bought_or_helped consumption_to_guangdong consumption_in_east "
        "consumption_certified consumption_channel consumption_contract_value"
    ),
    "4 where the work is": (
        "labour_employed_all labour_employed_guangdong labour_employed_home_province "
        "labour_employed_other_provinces labour_employed_all_stable "
        "labour_employed_guangdong_stable"
    ),
    "4 through whom": (
        "labour_by_firms_introduced labour_by_workshops labour_by_parks "
        "labour_by_projects labour_by_industry_cooperation labour_site"
    ),
    "5 vacancies and people": "vacancies labour_employed_all",
    "5 vacancies and people in Guangdong": "vacancies labour_employed_guangdong",
    "6 persons and person-times": (
        "labour_training_trainees labour_training_person_times labour_training_sessions"
    ),
    "6 four kinds of training": (
        "cadre_training_sessions professional_training_sessions "
        "labour_training_sessions ecommerce_training_sessions"
    ),
    "7 forms of stay of cadres": "cadres_seconded cadres_shadowing cadres_exchanged",
    "7 forms of stay of professionals": (
        "professionals_seconded professionals_shadowing professionals_exchanged"
    ),
    "7 cadres, professionals, both": (
        "cadres_seconded professionals_seconded cadres_professionals_merged"
    ),
    "7 secondment and short visits": "cadres_seconded visitors_to_recipient",
    "8 enterprises, projects, parks, workshops": (
        "firms_introduced projects_of_firms_introduced parks_co_built workshops"
    ),
    "8 stock and increase": "workshops workshops_increase",
    "9 sides of paired schools": (
        "paired_schools_east paired_schools_west paired_schools_side_unstated"
    ),
    "9 sides of paired hospitals": (
        "paired_hospitals_east paired_hospitals_west paired_hospitals_side_unstated"
    ),
    "9 sides of paired villages": (
        "paired_villages_east paired_villages_west paired_towns_villages_side_unstated"
    ),
    "9 schools and vocational schools": (
        "paired_schools_west paired_vocational_schools_west"
    ),
    "10 group, county, city": (
        "donor_units recipient_counties city_recipient_counties"
    ),
}


def list_unused(codes, used, reasons=UNUSED_FOR_A_REASON):
    """Return the codes that nothing uses and no reason excuses, and stale reasons."""
    unused = set(codes) - set(used)
    return sorted(unused - set(reasons)), sorted(set(reasons) & set(codes) - unused)


def flagged(figures, flag):
    """Return which figures carry a flag."""
    return figures["flags"].map(lambda flags: flag in flags)


# ---- sound by every rule


def test_curated_data_break_no_rule():
    assert list(map(str, check_data(data_dir=ROOT / "data").problems)) == []


def test_offsets_are_exact_and_every_number_is_inside_a_mention(real_originals):
    report = check_data(data_dir=ROOT / "data", originals=real_originals)
    assert list(map(str, report.problems)) == []
    assert len(report.ledgers) == 5
    for ledger in report.ledgers:
        assert ledger.digit_runs_covered == ledger.digit_runs > 0
        assert ledger.expressions_covered == ledger.expressions > 0


def test_data_package_is_valid_by_frictionless():
    report = frictionless.validate(str(ROOT / "data" / "datapackage.json"))
    assert report.flatten(["fieldName", "rowNumber", "note"]) == []
    assert report.valid


def test_data_folder_holds_the_tables_of_the_package_and_nothing_else(real_corpus):
    names = {path.name for path in (ROOT / "data").iterdir()}
    tables = {f"{name}.csv" for name in real_corpus._tables}
    assert names == {"datapackage.json", *tables}


def test_every_column_is_described_in_both_languages():
    package = frictionless.Package(str(ROOT / "data" / "datapackage.json"))
    bare = [
        f"{resource.name}.{field.name}"
        for resource in package.resources
        for field in resource.schema.fields
        if not (field.description and field.custom.get("description_zh"))
    ]
    assert bare == []


# ---- no code without use


def test_every_unit_is_used(real_corpus):
    units = real_corpus.known("unit")
    assert list_unused(units, real_corpus.figures["unit_id"]) == ([], [])


def test_every_flag_is_used(real_corpus):
    used = real_corpus.figures["flags"].explode()
    assert list_unused(real_corpus.known("flag"), used) == ([], [])


def test_every_domain_is_used(real_corpus):
    used = real_corpus.indicators["domain_id"]
    assert list_unused(real_corpus.known("domain"), used) == ([], [])


def test_every_indicator_is_reported_by_someone(real_corpus):
    used = real_corpus.figures["indicator_id"]
    assert list_unused(real_corpus.known("indicator"), used) == ([], [])


def test_every_place_is_used_or_holds_one_that_is(real_corpus):
    places = real_corpus.places
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    used = {
        *real_corpus.figures["place_id"],
        *real_corpus.pairings["donor_place_id"],
        *real_corpus.pairings["recipient_place_id"],
        *real_corpus.pairing_members["place_id"],
        *real_corpus.denominators["place_id"],
    }
    for code in tuple(used):
        while code := parents[code]:
            used.add(code)
    assert list_unused(real_corpus.known("place"), used) == ([], [])


def test_every_source_has_mentions_and_every_pairing_a_source(real_corpus):
    sources = real_corpus.sources
    mentioned = real_corpus.mentions["source_id"]
    assert list_unused(sources["source_id"], mentioned) == ([], [])
    assert list_unused(real_corpus.known("pairing"), sources["pairing_id"]) == ([], [])


def test_unused_code_and_stale_reason_are_both_seen():
    assert list_unused(["a", "b", "c"], ["a", "b"], {"b": "why"}) == (["c"], ["b"])


def test_units_of_the_parser_are_those_of_the_codelist(real_corpus):
    units = real_corpus.units.set_index("unit_id")["resolution"]
    assert {code: float(step) for code, step in RESOLUTIONS.items()} == units.to_dict()


# ---- words


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("indicators", "name definition"),
        ("domains", "name"),
        ("units", "name"),
        ("flags", "name meaning"),
        ("places", "name"),
        ("pairings", "name since_note"),
        ("sources", "title publisher"),
    ],
)
def test_names_and_definitions_stand_in_both_languages(real_corpus, table, columns):
    frame = getattr(real_corpus, table)
    for column in columns.split():
        assert (frame[f"{column}_en"].str.contains("[A-Za-z%²]")).all()
        assert (frame[f"{column}_zh"].str.contains("[㐀-鿿%²]")).all()


@pytest.mark.parametrize("name", ["name_en", "name_zh", "definition_en"])
def test_no_two_indicators_share_a_name(real_corpus, name):
    repeated = real_corpus.indicators[real_corpus.indicators[name].duplicated()]
    assert list(repeated["indicator_id"]) == []


def test_flagged_and_inferred_figures_say_why(real_corpus):
    figures = real_corpus.figures
    needs = (
        flagged(figures, "implausible")
        | flagged(figures, "source_inconsistent")
        | flagged(figures, "low_confidence")
        | flagged(figures, "damaged_text")
        | flagged(figures, "contradictory_qualifier")
        | flagged(figures, "target_as_result")
    )
    assert needs.sum() > 0
    assert list(figures["figure_id"][needs & (figures["note_en"] == "")]) == []


# ---- quantities that look alike and are not


@pytest.mark.parametrize("rule", LOOK_ALIKES)
def test_look_alikes_point_at_each_other(real_corpus, rule):
    for one, other in combinations(LOOK_ALIKES[rule].split(), 2):
        assert other in real_corpus.indicator(one).not_comparable_with
        assert one in real_corpus.indicator(other).not_comparable_with


def test_look_alikes_are_listed_once_each(real_corpus):
    for row in real_corpus.indicators.itertuples():
        assert len(set(row.not_comparable_with)) == len(row.not_comparable_with)


@pytest.mark.parametrize(
    ("indicator_id", "status"),
    [
        ("agreed_task_funds", {"planned"}),
        ("consumption_contract_value", {"contracted"}),
        ("consumption_contracts", {"contracted"}),
        ("investment_in_place", {"achieved"}),
        ("skills_training_capacity", {"planned"}),
    ],
)
def test_target_contract_and_result_keep_their_status(
    real_corpus, indicator_id, status
):
    figures = real_corpus.figures
    held = figures["status"][figures["indicator_id"] == indicator_id]
    assert set(held) == status


@pytest.mark.parametrize(
    ("ending", "unit"),
    [
        ("_person_times", "person_time"),
        ("_trainees", "person"),
        ("_sessions", "session"),
    ],
)
def test_persons_person_times_and_sessions_keep_their_unit(real_corpus, ending, unit):
    figures = real_corpus.figures
    held = figures["unit_id"][figures["indicator_id"].str.endswith(ending)]
    assert set(held) == {unit}


def test_person_times_are_never_written_as_persons(real_corpus):
    merged = real_corpus.mentions.merge(real_corpus.figures, on="figure_id")
    times = merged["as_written"].str.contains("人次")
    assert times.sum() > 5
    assert set(merged["unit_id"][times]) == {"person_time"}
    assert "person_time" not in set(merged["unit_id"][~times])


def test_seconded_and_shadowing_people_move_one_way(real_corpus):
    figures = real_corpus.figures
    moves = figures["indicator_id"].str.contains("_(?:seconded|shadowing)$")
    moves |= figures["indicator_id"].isin(
        ["cadres_exchanged", "professionals_exchanged"]
    )
    assert set(figures["direction"][moves]) == {"east_to_west", "west_to_east"}


def test_both_directions_together_are_counted_apart(real_corpus):
    figures = real_corpus.figures
    mutual = figures[
        (figures["direction"] == "mutual")
        & figures["indicator_id"].str.contains("cadre|professional|teacher|doctor")
    ]
    assert set(mutual["indicator_id"]) == {"professionals_exchanged_mutual"}


def test_one_pairing_s_two_directions_are_two_figures(real_corpus):
    figures = real_corpus.figures
    huizhou = figures[
        (figures["pairing_id"] == "huizhou-qianxinan")
        & (figures["indicator_id"] == "cadres_exchanged")
    ]
    ends = dict(zip(huizhou["direction"], huizhou["low"], strict=True))
    assert ends == {"east_to_west": 20.0, "west_to_east": 9.0}


def test_workers_never_lie_in_a_count_of_vacancies(real_corpus):
    assert real_corpus.indicator("vacancies").unit_id == "count"
    wholes = set(real_corpus.figures["part_of"])
    assert not [code for code in wholes if ".vacancies" in code]


def test_work_of_a_whole_city_is_not_told_as_a_town_group_s(real_corpus):
    figures = real_corpus.figures.merge(real_corpus.pairings, on="pairing_id")
    lifted = figures[
        (figures["donor_level"] == "town_group")
        & (figures["attributed_to"] == "donor_city")
        & ~flagged(figures, "wider_scope")
    ]
    assert list(lifted["figure_id"]) == []


def test_figures_of_one_site_are_not_lifted_to_the_county(real_corpus):
    figures = real_corpus.figures.merge(
        real_corpus.places[["place_id", "level"]], on="place_id"
    )
    site = figures["indicator_id"].str.contains("(?:^|_)site(?:_|$)")
    lifted = site & ~figures["level"].isin(["park", "site", "village"])
    assert list(figures["figure_id"][lifted & ~flagged(figures, "scope_unclear")]) == []


def test_likely_parts_are_never_of_another_pairing_or_unit(real_corpus):
    figures = real_corpus.figures
    parts = figures[figures["part_of"] != ""].merge(
        figures, left_on="part_of", right_on="figure_id", suffixes=("", "_whole")
    )
    assert len(parts) > 10
    assert (parts["pairing_id"] == parts["pairing_id_whole"]).all()
    assert (parts["unit_id"] == parts["unit_id_whole"]).all()


def test_year_of_publication_is_not_taken_for_the_period(real_corpus):
    figures = real_corpus.figures
    dejiang = figures[figures["pairing_id"] == "qingxi-dejiang"]
    assert "annual" not in set(dejiang["period_type"])
    assert set(dejiang["period_start"].dropna().dt.year) <= {2021}


# ---- true to the articles


@pytest.mark.parametrize("line", BY_HAND.strip().splitlines())
def test_figure_read_by_hand_is_the_figure_held(real_corpus, line):
    code, low, high, unit, period_type, start, end, status = line.split()
    figure = real_corpus.figure(code)
    held = (figure.low, figure.high, figure.unit_id, figure.period_type, figure.status)
    assert held == (float(low), float(high), unit, period_type, status)
    for date, written in ((figure.period_start, start), (figure.period_end, end)):
        assert pd.isna(date) if written == "-" else date == pd.Timestamp(written)


def test_figures_read_by_hand_come_from_every_article(real_corpus):
    codes = [line.split()[0] for line in BY_HAND.strip().splitlines()]
    counts = pd.Series(codes).str.split(".").str[0].value_counts()
    assert set(counts.index) == set(real_corpus.known("pairing"))
    assert counts.min() >= 7


def test_headline_number_told_twice_is_one_figure(real_corpus):
    evidence = real_corpus.evidence("huizhou-qianxinan.investment_in_place")
    assert list(evidence["as_written"]) == ["40.5414亿元", "40.5414亿元"]


def test_cash_larger_than_it_can_be_is_marked(real_corpus):
    for code in ("donations_cash", "donations_cash_and_goods"):
        flags = real_corpus.figure(f"nancheng-bijiang.{code}").flags
        assert "source_inconsistent" in flags


@pytest.mark.parametrize(
    ("pairing_id", "members"),
    [
        ("qingxi-dejiang", "清溪镇 凤岗镇 企石镇"),
        ("humen-songtao", "虎门镇 沙田镇 麻涌镇 中堂镇 滨海湾新区"),
        ("huizhou-qianxinan", "惠州市"),
        ("nancheng-bijiang", "南城街道 莞城街道 望牛墩镇 松山湖"),
        ("huangpu-dushan", "黄埔区"),
    ],
)
def test_donor_is_made_up_of_its_members(real_corpus, pairing_id, members):
    rows = real_corpus.pairing_members
    codes = rows["place_id"][rows["pairing_id"] == pairing_id]
    assert [real_corpus.place(code).name_zh for code in codes] == members.split()
