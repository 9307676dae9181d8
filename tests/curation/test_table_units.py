"""A number that fills a cell has the unit that its table names, or none at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.mentions import KINDS, find_mentions


def read(text):
    """Return what has a quantity, as written, with its lower end and unit."""
    return [
        (mention.as_written, float(mention.quantity.low), mention.quantity.unit)
        for mention in find_mentions(text)
        if mention.quantity
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The head of the column.
        ("指标\t单位(万元)\n投入\t3952", [("3952", 39520000, "yuan")]),
        (
            "地区\t金额（万元）\t人数（人）\n甲\t120.5\t36\n乙\t80\t1,204",
            [
                *[("120.5", 1205000, "yuan"), ("36", 36, "person")],
                *[("80", 800000, "yuan"), ("1,204", 1204, "person")],
            ],
        ),
        (
            "金额（亿元）|面积 (万亩)\n1.5|20",
            [("1.5", 1.5e8, "yuan"), ("20", 2e5, "mu")],
        ),
        (
            "| 项目 | 产量（单位：吨） |\n|---|---:|\n| 茶 | 约300 |",
            [("约300", 250, "tonne")],
        ),
        ("品名\t单价（元/公斤）\n茶\t60", [("60", 60, "yuan_per_kg")]),
        ("地区\t占比（％）\n甲\t12.5", [("12.5", 12.5, "percent")]),
        ("地區\t金額（萬元）\n甲\t55", [("55", 550000, "yuan")]),
        ("地区\t投资额/万元\n甲\t55", [("55", 550000, "yuan")]),
        # Two lines of heads; years below.
        (
            "地区\t资金（万元）\t资金（万元）\n地区\t2021\t2022\n甲\t30\t40",
            [("30", 300000, "yuan"), ("40", 400000, "yuan")],
        ),
        # A new head in the table.
        (
            "项\t金额（万元）\n甲\t5\n项\t面积（亩）\n乙\t6",
            [("5", 50000, "yuan"), ("6", 6, "mu")],
        ),
        # A year is an amount where its head says so.
        (
            "项\t金额（万元）\n甲\t2021\n乙\t7",
            [("2021", 20210000, "yuan"), ("7", 7e4, "yuan")],
        ),
        # The head of the row.
        (
            "指标\t数值\n投入资金（万元）\t3952\n培训人数（人次）\t600",
            [("3952", 39520000, "yuan"), ("600", 600, "person_time")],
        ),
        (
            "投入（万元）\t395\t培训（人）\t20",
            [("395", 3950000, "yuan"), ("20", 20, "person")],
        ),
        # A column of units, on either side.
        (
            "序号\t指标\t单位\t2021年\t2022年\n1\t投入\t万元\t30\t40\n2\t就业\t人\t5\t6",
            [
                *[("30", 300000, "yuan"), ("40", 400000, "yuan")],
                *[("5", 5, "person"), ("6", 6, "person")],
            ],
        ),
        ("名称\t数量\t单位\n树苗\t500\t株", [("500", 500, "count")]),
        (
            "指标\t单位\t数值\t增长（%）\n投入\t万元\t30\t5.5",
            [("30", 300000, "yuan"), ("5.5", 5.5, "percent")],
        ),
        # A line above the table, or in its first row.
        (
            "表2 资金\n（单位：万元）\n地区\t2021\t2022\n甲\t12\t34",
            [("12", 120000, "yuan"), ("34", 340000, "yuan")],
        ),
        (
            "资金表\t\t单位：亿元\n地区\t合计\t其中\n甲\t12\t3",
            [("12", 1.2e9, "yuan"), ("3", 3e8, "yuan")],
        ),
        ("单位：人\n地区\t人数\n甲\t12", [("12", 12, "person")]),
        ("金额单位：万元\t\n地区\t合计\n甲\t12", [("12", 120000, "yuan")]),
        (
            "单位：万元\t2021年\t2022年\n甲\t12\t34",
            [("12", 120000, "yuan"), ("34", 340000, "yuan")],
        ),
        # A cell that says its unit itself.
        (
            "指标\t数值\n投入\t300万元\n就业\t20人",
            [("300万元", 3e6, "yuan"), ("20人", 20, "person")],
        ),
        # A label that says what is counted, whatever the unit of money or persons.
        (
            "单位：万元\n指标\t2021年\n培训人数\t12\n占比\t5\n安置户数\t7",
            [("12", 12, "person"), ("7", 7, "household")],
        ),
        ("单位：人\n指标\t合计\n投入资金\t12\n覆盖户数\t3", [("3", 3, "household")]),
        ("投入（万元）\t甲\t培训人数\t12", [("12", 12, "person")]),
        ("指标\t人数\t金额\n\t\t（单位：万元）\n甲\t12\t无", [("12", 12, "person")]),
        ("人数\t3952\n户数\t5", [("3952", 3952, "person"), ("5", 5, "household")]),
        ("面积|3952\n户数|5", [("5", 5, "household")]),
        ("地区\t培训人次数\n甲\t3", [("3", 3, "person_time")]),
        # Thousands that a unit names hold for the label, too.
        ("单位：万人\n地区\t人数\n甲\t12", [("12", 120000, "person")]),
        (
            "培训（万人）\t其他\n人数\t户数\n3\t4",
            [("3", 30000, "person"), ("4", 4, "household")],
        ),
        ("序号\t指标\t单位\t数值\n1\t培训人数\t万人\t3", [("3", 30000, "person")]),
        (
            "项\t人数\n甲\t5\n项\t户数\n乙\t6",
            [("5", 5, "person"), ("6", 6, "household")],
        ),
        # Full width, damaged blanks, open ends.
        ("项\t金额（元）\n甲\t　５００　", [("５００", 500, "yuan")]),
        (
            "项\t人数（人）\n甲\t500余\n乙\t3.2万",
            [("500余", 500, "person"), ("3.2万", 32000, "person")],
        ),
    ],
)
def test_cell_has_the_unit_of_its_table(text, found):
    assert read(text) == found
    assert read(text.replace("\n", "\r\n") + "\n\n文。") == found


@pytest.mark.parametrize(
    "text",
    [
        # No unit anywhere, or one that no table of units has.
        "地区\t金额\n甲\t12",
        "地区\t金额（美元）\n甲\t12",
        "单位：万元\n地区\t金额（美元）\n甲\t12",
        "地区\t合计（含贷款）\n甲\t12",
        # Two units that differ.
        "指标\t金额（万元）\n面积（亩）\t12",
        "指标\t单位\t金额（元）\n投入\t万元\t12",
        "单位：万元、人\n地区\t合计\n甲\t12",
        # A count beside a unit that may be of another, or hold thousands.
        "单位：万人\n地区\t户数\n甲\t12",
        "单位：人次\n地区\t人数\n甲\t12",
        "单位：万元、万人\n指标\t合计\n人数\t3",
        "单位\t人数\n万人\t12",
        "指标\t户数\n培训人数\t12",
        "指标\t金额\n培训人数\t12",
        "指标\t金额（元）\n培训人数\t12",
        "指标\t资金（万元）\n指标\t人数\n甲\t12",
        # What else a row or a column counts.
        "单位：万元\n地区\t项目个数\t增长率\t排名\n甲\t12\t3\t1",
        "指标\t2021年（万元）\n增长率\t5",
        "单位：万元\n序号\t地区\n1\t甲\n2\t乙",
        "序号\t指标\t单位\t备注\n1\t投入\t万元\t3",
        "金额单位：万元\t\n序号\t地区\n1\t甲",
        "指标\t数值\t年份\n投入（万元）\t无\t2021",
        "投入（万元）\t2021",
        "指标\t工期（年）\n甲\t2021",
        # Rows of another width, and the first line of a head.
        "地区\t金额（万元）\n甲\t12\t13",
        "地区\t金额（万元）\t\n\t2021\t2022",
        # Numbers in two cells, and a cell that begins like a unit.
        "3952\t户数\t5",
        "3\t元阳县\t5",
        "1\t公司名称\t2",
        # Negative, in brackets, a code, a span.
        "项\t金额（万元）\n甲\t-30\n乙\t(30)\n丙\t0912\n丁\t3-5\n戊\t3/5",
        "首页|新闻（12）|单位|3\n更多|2|企业|7",
        "单位\t人数\n公司\t12",
        "甲\t单位\t合计\n乙\t企业\t12",
    ],
)
def test_unsure_cell_has_no_unit(text):
    assert read(text) == []


def test_unit_ends_with_its_table():
    above = "单位：亿元\n一段话。\n二段话。\n三段话。\n"
    text = f"项\t金额（万元）\n甲\t5\n\n乙\t6\n{above}丙\t7"
    assert read(text) == [("5", 50000, "yuan")]


def test_line_of_a_unit_between_rows_begins_another_table():
    tables = ("单位：万元", "地区\t合计", "甲\t5", "单位：亩\t", "地区\t合计", "乙\t6")
    assert read("\n".join(tables)) == [("5", 50000, "yuan"), ("6", 6, "mu")]


def test_number_of_a_cell_is_a_figure_at_its_place():
    text = "项目\t金额（万元）\n茶\t 2021 \n"
    (mention,) = find_mentions(text)
    assert text[mention.start : mention.end] == mention.as_written == "2021"
    assert mention.kind == "figure"


CELLS = (
    "单位 万元 金额（万元） 单位：万元 人数（人） 3952 2021 占比 12.5 甲 - --- ( （） "
    "单位( 1,2 户 % \u200b5 5吨"
)
cells = st.sampled_from(["", " ", *CELLS.split()])
rows = st.lists(cells, max_size=4).map("\t".join) | st.lists(cells).map("|".join)


@given(st.lists(rows, max_size=8).map("\n".join))
def test_any_table_is_read_or_left(text):
    position = 0
    for mention in find_mentions(text):
        assert position <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.as_written
        assert mention.kind in KINDS
        position = mention.end
