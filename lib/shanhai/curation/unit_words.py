"""The closed list of unit words: spelling -> unit of the codebook and factor.

A word without a unit (吨, 小时, 美元) belongs to the numeral expression, but the
codebook has no unit for it. Every factor is a power of ten, so a quantity can be
written back in its base unit without moving its significant digit.
"""

from dataclasses import dataclass
from decimal import Decimal

# Equal to data/units.csv, as a test says.
RESOLUTIONS = {
    "yuan": Decimal("0.01"),
    "person": Decimal(1),
    "person_time": Decimal(1),
    "household": Decimal(1),
    "count": Decimal(1),
    "occasion": Decimal(1),
    "session": Decimal(1),
    "mu": Decimal("0.01"),
    "m2": Decimal("0.01"),
    "percent": Decimal("0.01"),
    "day": Decimal(1),
    "minute": Decimal(1),
    "year": Decimal(1),
}

# The first word of a unit is the one it is written back with.
_WORDS = {
    ("yuan", 0): "元 元人民币",
    ("person", 0): "人 名 位",
    ("person_time", 0): "人次",
    ("household", 0): "户",
    ("occasion", 0): "次 场 场次 批次 批 趟",
    ("session", 0): "期",
    ("mu", 0): "亩",
    ("m2", 0): "平方米 平米 ㎡ m² m2",
    ("m2", 4): "公顷",
    ("m2", 6): "平方公里 平方千米 km²",
    ("percent", 0): "%",
    ("percent", 1): "成",
    ("day", 0): "天",
    ("minute", 0): "分钟",
    ("year", 0): "年",
    ("count", 0): (
        "个 家 所 项 栋 台 支 款 枚 羽 条 间 镇 区 县 村 省 市 州 乡 座 类 种 件 "
        "只 头 匹 尾 辆 艘 架 套 份 张 本 册 部 篇 幅 盏 口 眼 株 棵 颗 粒 处 片 "
        "块 根 门 堂 班 队 组 对 副 幢 扇 台套 区县 县区 县市 省区 省市 镇村 乡镇 "
        "村居 街道 社区 连冠 大 校 企"
    ),
}
_WORDS_WITHOUT_UNIT = (
    "吨 公斤 千克 斤 克 公里 千米 米 厘米 毫米 升 立方米 立方 千瓦 千瓦时 度电 "
    "小时 个小时 秒钟 周 个月 个工作日 岁 倍 美元 港元 欧元 港币 个百分点 百分点 "
    "户次 双 层 轮 届"
)
# Characters that turn a unit word into the head of another word: 成员, 支援.
_NOT_BEFORE = {
    "成": "员立功为果熟绩品",
    "人": "才民员大口均",
    "名": "字单优",
    "家": "庭属园",
    "条": "件",
    "项": "目",
    "位": "于置",
    "场": "地所馆",
    "天": "然津",
    "期": "间望",
    "次": "要日",
    "种": "植养子",
    "台": "湾账",
    "所": "有",
    "组": "织团建成",
    "班": "子",
    "对": "口接于",
    "支": "持援教医部付",
    "部": "门分署队",
    "本": "地土科次",
    "村": "民",
    "县": "级",
    "市": "级场",
    "元": "旦素",
    "只": "要有能是",
    "批": "准发",
    "根": "据",
    "周": "边期",
    "大": "学众会家型小湾",
    "企": "业",
    "校": "园长",
}


@dataclass(frozen=True)
class UnitWord:
    """Hold what a unit word stands for; `unit` is None outside the codebook."""

    unit: str | None
    exponent: int


def _list_words() -> dict[str, UnitWord]:
    words = {word: UnitWord(None, 0) for word in _WORDS_WITHOUT_UNIT.split()}
    for (unit, exponent), spellings in _WORDS.items():
        words |= {word: UnitWord(unit, exponent) for word in spellings.split()}
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))


# Longest first, so that 人次 is never read as 人.
UNIT_WORDS = _list_words()
MAIN_WORDS = {
    unit: spellings.split()[0]
    for (unit, exponent), spellings in _WORDS.items()
    if not exponent
}
UNIT = "(?:{})".format(
    "|".join(
        f"{word}(?![{_NOT_BEFORE[word]}])" if word in _NOT_BEFORE else word
        for word in UNIT_WORDS
    )
)
