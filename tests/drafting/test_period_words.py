import pytest

from shanhai.curation.mentions import find_mentions
from shanhai.drafting.proposing.evidence_nearby import read_nearby
from shanhai.drafting.proposing.filling import read_period


def _read(text):
    """Read the period of the last number of a text."""
    spans = [(one.start, one.end) for one in find_mentions(text)]
    period = read_period(read_nearby(text, spans)[-1])
    return period.kind, period.basis, period.start, period.end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2022年，引进企业3家", ("annual", "stated", "2022-01-01", "2022-12-31")),
        ("2022年以来，引进企业3家", ("to_date", "stated", "2022-01-01", "")),
        ("自2022年3月起，引进企业3家", ("to_date", "stated", "2022-03-01", "")),
        ("截至2022年2月底，引进企业3家", ("to_date", "stated", "", "2022-02-28")),
        (
            "2021年至2023年引进企业3家",
            ("to_date", "stated", "2021-01-01", "2023-12-31"),
        ),
        ("2022年4月引进企业3家", ("to_date", "stated", "2022-04-01", "2022-04-30")),
        ("2022年引进企业8家。又引进企业3家", ("", "unstated", "", "")),
        (
            "2022年回顾\n\n引进企业3家",
            ("annual", "inferred", "2022-01-01", "2022-12-31"),
        ),
        ("按照《2022年计划》引进企业3家", ("", "unstated", "", "")),
        ("2021年初引进企业3家", ("to_date", "unstated", "", "")),
        ("去年引进企业3家", ("annual", "unstated", "", "")),
        ("目前引进企业3家", ("to_date", "unstated", "", "")),
        ("引进企业3家", ("", "unstated", "", "")),
        ("2022年，每年补助500元", ("per_year", "stated", "", "")),
        ("2022年，每月至少义诊1次", ("per_month", "stated", "", "")),
    ],
)
def test_a_period_is_read_and_never_guessed(text, wanted):
    assert _read(text) == wanted


BYLINES = (
    *("2022-05-06", "（2022年5月6日）", "甲报记者 2022年5月6日报道"),
    *("来源：甲报　2022年5月6日", "截至2022年5月6日"),
)


@pytest.mark.parametrize("line", BYLINES)
def test_a_day_above_the_text_is_no_period(line):
    assert _read(f"甲县帮乙县\n{line}\n引进企业3家。") == ("", "unstated", "", "")


@pytest.mark.parametrize(
    ("table", "years"),
    [
        ("项目\t单位\t2021年\t2022年\n企业\t家\t3\t3", ("2021", "2022")),
        ("年份\t企业（家）\n2021\t3\n2022\t3", ("2021", "2022")),
        ("2020年概况\n项目\t企业（家）\n甲\t3\n乙\t3", ("", "")),
    ],
)
def test_years_of_a_table_are_those_of_its_heads(table, years):
    found = [one for one in find_mentions(table) if one.as_written == "3"]
    around = read_nearby(table, [(one.start, one.end) for one in found])
    assert tuple(one.year for one in around) == years
