"""The curated figures are true to the articles."""

import pandas as pd
import pytest

from shanhai.analysis.comparands import describe_comparands

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
huizhou-qianxinan.agreed_task_funds               357000000 357000000    yuan        annual  2023-01-01 2023-12-31 contracted
huizhou-qianxinan.fiscal_funds                    357000000 357000000    yuan        annual  2023-01-01 2023-12-31 achieved
huizhou-qianxinan.investment_in_place             4054140000 4054140000  yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.consumption_bought_or_helped    2753310000 2753310000  yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.labour_employed_guangdong       16042     16042        person      to_date 2023-01-01 - achieved
huizhou-qianxinan.professionals_exchanged.west_east 411     411          person      to_date 2023-01-01 - achieved
huizhou-qianxinan.donations_cash_and_goods        71461800  71461800     yuan        to_date 2023-01-01 - achieved
huizhou-qianxinan.persons_benefiting              3000      3000         person      none    - - planned
nancheng-bijiang.sponsorship_per_person_year      500       6000         yuan        per_year    - - achieved
nancheng-bijiang.park_land_area                   2200000   2200000      m2          none    - - capacity
nancheng-bijiang.site_output_value                300000000 300000000    yuan        per_year    - - planned
nancheng-bijiang.consumption_in_east              701500000 701500000    yuan        to_date - - achieved
nancheng-bijiang.skills_training_capacity         10000     10000        person_time per_year    - - planned
nancheng-bijiang.vacancies                        11000     11999        count       to_date - - achieved
nancheng-bijiang.donations_project.children       500000    1500000      yuan        to_date - - achieved
nancheng-bijiang.donations_cash_and_goods         18575000  18585000     yuan        to_date - - achieved
nancheng-bijiang.clinic_frequency                 1         inf          occasion    per_month    - - achieved
huangpu-dushan.site_output_quantity.baishun       150000000 159999999    count       per_year    - - achieved
huangpu-dushan.site_output_value.baishun          80000000  inf          yuan        per_year    - - achieved
huangpu-dushan.labour_site.gaoping                100       199          person      point   - - achieved
huangpu-dushan.households_benefiting              4000      4999         household   to_date - - achieved
huangpu-dushan.consumption_bought_or_helped       406000000 406000000    yuan        annual  2022-01-01 2022-12-31 achieved
huangpu-dushan.labour_employed_guangdong          2654      2654         person      annual  2022-01-01 2022-12-31 achieved
huangpu-dushan.fiscal_funds                       196000000 196000000    yuan        to_date 2020-01-01 - achieved
huangpu-dushan.resettlement_funds                 66600000  66699999.99  yuan        to_date 2020-01-01 - achieved
"""  # noqa: E501


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


@pytest.mark.parametrize(
    ("code", "shortest", "longest"),
    [
        # From 2020 on, told between late August and the end of 2023.
        ("huangpu-dushan.fiscal_funds", 44, 48),
        ("huangpu-dushan.fiscal_funds_project.linpan", 8, 12),
        # From 2023 on, told between December 2023 and the last early tea.
        ("huizhou-qianxinan.labour_employed_all", 11, 16),
        ("huizhou-qianxinan.fiscal_funds", 12, 12),
        # A whole round at most; since when is not told.
        ("qingxi-dejiang.fiscal_funds", None, 18),
        ("nancheng-bijiang.fiscal_funds", None, 19),
        ("humen-songtao.professionals_seconded", None, 24),
        ("huangpu-dushan.professional_training_sessions", None, 48),
        ("huizhou-qianxinan.households_benefiting", None, None),
    ],
)
def test_window_is_as_long_as_the_article_leaves_open(
    real_corpus, code, shortest, longest
):
    figures = real_corpus.figures
    own = figures[figures["figure_id"] == code]
    row = describe_comparands(real_corpus, own).iloc[0]
    for name, months in (("shortest_months", shortest), ("longest_months", longest)):
        assert pd.isna(row[name]) if months is None else row[name] == months, name


def test_unfinished_years_are_coded_in_one_way(real_corpus):
    figures = real_corpus.figures
    is_open = [("window_open" in flags) for flags in figures["flags"]]
    unfinished = figures[is_open]
    assert len(unfinished) > 10
    assert set(unfinished["period_type"]) == {"to_date"}
    assert unfinished["period_end"].isna().all()
