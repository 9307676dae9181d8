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
    ("yuan", 0): "元 元人民币 人民币 元钱 元整 圆 圆整 块钱",
    ("yuan", -1): "角 角钱 毛 毛钱",
    ("yuan", -2): "分钱",
    ("yuan", 8): "个亿 个亿元",
    ("person", 0): "人 名 位 个人 口人 人口",
    ("person_time", 0): "人次 人/次",
    ("household", 0): "户 户/次",
    ("occasion", 0): (
        "次 场 场次 批次 批 趟 届 轮 轮次 班次 车次 辆次 航次 架次 台次 频次 例次 回 "
        "遍 顿"
    ),
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
        "村居 街道 社区 连冠 大 校 企 企业 公司 单位 部门 机构 学校 院校 高校 医院 "
        "园区 片区 城市 省份 部分 层 床位 站点 网点 机组 校区 席位 门店 团队 课时 "
        "笔 瓶 例 席 列 节 站 车 把 盒 箱 袋 桶 碗 杯 罐 包 捆 束 串 朵 枝 页 首 段 "
        "句 行 排 股 群 尊 顶 床 身 封 则 道 题 案 单 票 宗 桩 起 档 味 剂 筐 篓 筒 "
        "卷 帧 辑 版 章 曲 剧 集 栏 厂 店 馆 院 园 岛 桥 井 洞 库 室 棚 塘 渠 坝 塔 "
        "面 级 线 盘 锅 壶 坛 垛 厅 炉 泵"
    ),
}
_WORDS_WITHOUT_UNIT = (
    "吨 公斤 千克 斤 克 公里 千米 米 厘米 毫米 升 毫升 立方米 立方 里 海里 "
    "千瓦 兆瓦 瓦 千瓦时 度电 千伏 小时 个小时 秒钟 秒 周 个月 个工作日 岁 周岁 载 "
    "学时 倍 美元 港元 欧元 港币 日元 英镑 美金 个百分点 百分点 户次 双 折 ‰ ℃ ° "
    "番 度 kg km cm mm kW kWh MW GW kV 英亩 英尺 英寸 标箱"
)
# Words that are too common after a numeral of Chinese digits (三角, 两面, 一起):
# they count after Arabic digits, a multiplier or a mark only.
_AFTER_FIGURES = (
    "角 毛 人民币 圆 回 遍 顿 个亿 个人 部分 笔 瓶 例 席 列 节 站 车 把 盒 箱 袋 桶 碗 "
    "杯 罐 包 捆 束 串 朵 枝 页 首 段 句 行 排 股 群 尊 顶 床 身 封 则 道 题 案 单 票 "
    "宗 桩 起 档 味 剂 筐 篓 筒 卷 帧 辑 版 章 曲 剧 集 栏 厂 店 馆 院 园 岛 桥 井 洞 "
    "库 室 棚 塘 渠 坝 塔 面 级 线 盘 锅 壶 坛 垛 厅 炉 泵 里 度 秒 折 瓦"
)


def _list_neighbours(pairs: str) -> dict[str, str]:
    """Return the pattern that is given behind each unit word."""
    return dict(pair.split(":") for pair in pairs.split())


# What turns a unit word into the head of another word: 成员, 支援.
_NOT_BEFORE = _list_neighbours(
    "成:[员立功为果熟绩品年人长] 人:[才民员大口均力] 名:[字单优称为额牌] "
    "家:庭|属|园|长|具|乡|禽|政|电 条:[件例] 项:目 处:理|于|长|罚 "
    "间:接|隔 份:额 套:路 类:似 座:谈 款:项 位:于|置|数 场:[地所馆景] 天:然|津|气 "
    "期:间|望|工程|项目|建设 次:要|日|数 人次:[日要] 种:[植养子粮] 台:[湾账商胞] "
    "所:[有示述在属得谓以需用] 组:[织团建成员长] 班:子|列|级|主 "
    "对:[口接于外比应照] 支:[持援教医部付] 部:[门分署队] "
    "本:[地土科次报网文村县] 村:[民干医寨支委] 县:[级域城] 市:[级场民直] "
    "省:[级内外直] 乡:[村亲土贤] 镇:[级域] 区:[级域] 元:[旦素] 只:[要有能是] "
    "批:[准发] 根:[据本] 周:[边期] 大:[学众会家型小湾山军] 企:业 校:[园长友舍] "
    "户:[口籍型主]|外(?![出来]) 门:[诊票户面窗] 眼:[镜科] 副:[县处科局省市主书食业产] "
    "头:[部等] 队:[员长] 棚:户 厂:[区家长] 岛:民 库:[区存容] 锅:炉 泵:站 桥:梁 "
    "瓶:装 盒:装 袋:装 桶:装 罐:[头装] 室:[内外] 塔:吊 秒:杀 "
    "个:[亿性体别股钟昼]|点(?!位)|年头|星期|礼拜|多(?=[月亿小])|人(?=[才民员口]) "
    "个人:[才民员大口账信所简] 人口:[普密] 口:[人岸碑罩粮] 块:钱 毛:[巾衣竹线] "
    "面:[积对向临试料粉] 起:[步点草源来到] 单:[位元价] 道:[路德] 行:[业政动为] "
    "线:[上下路] 级:别 案:例 包:[括含装村联保户] 车:[间辆站主] 站:[点位在] "
    "集:[中团体合群] 首:[次批先都府] 把:[握关] 题:目 院:[士校长] 园:[区林艺] "
    "店:[铺主员] 席:位 列:[入为车] 节:[约日点目能水] 身:[份体边] 则:[是为] 度:[假过] "
    "里:程|面 版:本|权 群:[众体] 排:[名放查水] 股:[份权东民] 栏:目 章:程 "
    "层:[面次级] 轮:[船流胎] 届:[时满]"
)
# Directly behind figures the shorter reading holds: 1500多名|优秀, 3所|有, 2支|教育.
_FREE_AFTER_FIGURES = _list_neighbours(
    "名:优 个:体验|别墅 所:有|在建 项:目标 支:[教医援]|部队 只:[有能] 组:成员 "
    "种:植物 场:地方 家:具有|庭院|园林|属于 节:目前 集:体现 对:接受 本:地方 位:置身 "
    "人:才能|大多|均(?!收|可|纯|年|月|G)|力争|员工"
)
_FIGURES = "[0-9余多几来+百千万亿十]"


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


def _write_pattern(word: str) -> str:
    """Return the pattern of a unit word that is no part of another word."""
    behind = f"(?<={_FIGURES}{word})"
    pattern = word + (behind if word in _AFTER_FIGURES.split() else "")
    if word not in _NOT_BEFORE:
        return pattern
    barred = f"(?!{_NOT_BEFORE[word]})"
    if word in _FREE_AFTER_FIGURES:
        return f"{pattern}(?:{barred}|{behind}(?={_FREE_AFTER_FIGURES[word]}))"
    return pattern + barred


def _write_all() -> str:
    """Return one pattern of all unit words; signs without conditions in one class."""
    free = [word for word in UNIT_WORDS if len(word) == 1 and word not in _NOT_BEFORE]
    common = [word for word in free if word in _AFTER_FIGURES.split()]
    rest = [_write_pattern(word) for word in UNIT_WORDS if word not in free]
    plain = "".join(word for word in free if word not in common)
    return f"(?:{'|'.join(rest)}|[{plain}]|[{''.join(common)}](?<={_FIGURES}.))"


UNIT = _write_all()
# What a unit word may begin with, where a look at one character is enough.
UNIT_START = f"[{''.join(sorted({word[0] for word in UNIT_WORDS}))}]"
