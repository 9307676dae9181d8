"""Say what the label of a row or column of a table counts, and what it does not."""

import re

from shanhai.curation.numerals import SCALE

PARTS = ("%", "个百分点", "百分点")
# What is not counted in the unit of its row, or of the whole table.
_APART = re.compile(
    r"序|编号|代码|年份|日期|时间|电话|手机|邮编|身份证|排[名序]|名次|占|比|率|增[长速幅减]"
    r"|单价|备注|附注|号\Z|\A年度?\Z|\ANo"
)
_RATIOS = re.compile("占比|比[重例率]|[同环]比|率|增[长速幅]|排[名序]|名次")
_COUNTS = re.compile(
    "人|户|数(?!额)|次|面积|亩|里程|长度|量|岗|劳动力|学生|教师|干部|项目|企业|个|产能|单产"
)
_MONEY = re.compile(
    "资金|金额|经费|投入|投资|产值|收入|支出|捐|款|费|额|贷|债|资产|成本|利润|税|GDP"
)
_SURELY_COUNTS = re.compile("数(?!额)|人次|户次|面积|量|人均|户均")


def is_apart(label: str) -> bool:
    """Say whether a column is no amount, or has a unit of its own."""
    return _APART.search(label) is not None


def is_ratio(label: str) -> bool:
    """Say whether a row holds shares, rates or ranks."""
    return _RATIOS.search(label) is not None


def counts_other(*labels: str, unit: str) -> bool:
    """Say whether a label counts something else than the unit of the whole table."""
    is_money = any(map(_MONEY.search, labels))
    return unit not in PARTS and any(
        _counts_other(label, unit, is_money=is_money) for label in labels
    )


def _counts_other(label: str, unit: str, *, is_money: bool) -> bool:
    if is_apart(label):
        return True
    if unit.endswith("元"):
        is_counted = _COUNTS.search(label) and not is_money
        return bool(is_counted or _SURELY_COUNTS.search(label))
    rest = re.sub(f"{re.escape(unit.lstrip(SCALE))}|数", "", label)
    return bool(_MONEY.search(label) or _COUNTS.search(rest))
