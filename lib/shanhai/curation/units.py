"""The units of figures: their names, steps and words, as the table of units has them.

The library brings one such table along: the standard. A corpus has its own; what it
says of its units is kept by their codes, so that pages can write them. Words and
factors stand in the table; here stands what may follow a word, so that it is no part
of another. A word that no unit claims (秒, 美元) belongs to the numeral, too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shanhai import paths

if TYPE_CHECKING:
    import pandas as pd

# What no unit of the standard counts.
_WITHOUT_UNIT = (
    "升 毫升 千伏 kV 秒钟 秒 周 个工作日 载 美元 港元 欧元 港币 日元 英镑 美金 双 折 "
    "‰ ℃ ° 番 度 英亩 英尺 英寸 标箱"
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
    return dict(pair.split(":", 1) for pair in pairs.split())


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
    "个:[亿性体别股钟昼]|[、和至到—-][0-9.]+个(?:百分点|月|小时)"
    "|点(?!位)|年头|星期|礼拜|多(?=[月亿小])|人(?=[才民员口]) "
    "个人:[才民员大口账信所简] 人口:[普密] 口:[人岸碑罩粮] 块:钱 毛:[巾衣竹线] "
    "面:[积对向临试料粉] 起:[步点草源来到] 单:[位元价] 道:[路德] 行:[业政动为] "
    "线:[上下路] 级:别 案:例 包:[括含装村联保户] 车:[间辆站主] 站:[点位在] "
    "集:[中团体合群] 首:[次批先都府] 把:[握关] 题:目 院:[士校长] 园:[区林艺] "
    "店:[铺主员] 席:位 列:[入为车] 节:[约日点目能水] 身:[份体边] 则:[是为] 度:[假过] "
    "版:本|权 群:[众体] 排:[名放查水] 股:[份权东民] 栏:目 章:程 "
    "层:[面次级] 轮:[船流胎] 届:[时满] 里:[程面有就的多头选外长] 岁:[月数末尾首] "
    "小时:候|制|(?:生活|交通|经济|通勤|都市)圈 米:[粉饭面糕酒线粒袋色兰级] "
    "公里:[数处标级] 倍:[数率速] 吨:[位级袋车] "
    "克:[服拉隆制己难扣什] 千瓦:[级时] 兆瓦:[级时] 立方:[体公千厘毫分] 户次:数 "
    "个月:[饼份] 千克:[拉级] 公斤:级 瓦:[楞片房砾解]"
)
# Directly behind figures the shorter reading holds: 1500多名|优秀, 3所|有, 2支|教育.
_FREE_AFTER_FIGURES = _list_neighbours(
    "名:优 个:体验|别墅 所:有|在建 项:目标 支:[教医援]|部队 只:[有能] 组:成员 "
    "种:植物 场:地方 家:具有|庭院|园林|属于 节:目前 集:体现 对:接受 本:地方 位:置身 "
    "人:才能|大多|均(?!收|可|纯|年|月|G)|力争|员工"
)
_FIGURES = "[0-9余多几来+百千万亿十]"
# A number as long as a year or a line to call is not of these: 2021里.
_SHORT = ("里",)
# What every unit of a corpus that was loaded is called.
_LOADED: dict[str, Unit] = {}
_FACTOR = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,9})?")
_STEP = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")


@dataclass(frozen=True)
class Unit:
    """Hold one row of the table of units."""

    unit_id: str
    name_en: str
    name_zh: str
    resolution: Decimal
    is_integer: bool
    name_en_one: str
    words: str

    def list_words(self) -> Iterator[tuple[str, Decimal | None]]:
        """Yield each spelling, and how much of the unit it is; None is no factor."""
        for entry in self.words.split():
            word, is_scaled, factor = entry.partition("=")
            if word:
                number = factor if is_scaled else "1"
                yield word, _read_decimal(number, _FACTOR)


def list_units(table: pd.DataFrame) -> tuple[Unit, ...]:
    """Return the rows of a corpus' table; without its words, those of the standard."""
    standard = {unit.unit_id: unit.words for unit in list_standard_units()}
    return tuple(
        _read_row({"words": standard.get(row["unit_id"], ""), "name_en_one": "", **row})
        for row in table.to_dict("records")
    )


@cache
def list_standard_units() -> tuple[Unit, ...]:
    """Return the units that the library brings along."""
    return read_units(paths.shipped_data_dir())


def read_units(folder: Path) -> tuple[Unit, ...]:
    """Return the units of a data folder; none where their table cannot be read."""
    path = folder / "units.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_read_row(row) for row in csv.DictReader(file))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error):
        return ()


def keep_units(table: pd.DataFrame) -> None:
    """Keep what a corpus says of its units, for `find_unit`."""
    _LOADED.update((unit.unit_id, unit) for unit in list_units(table))


def find_unit(unit_id: str) -> Unit | None:
    """Return a unit by its code, as the corpus loaded last has it, or the standard."""
    if unit_id in _LOADED:
        return _LOADED[unit_id]
    standard = (unit for unit in list_standard_units() if unit.unit_id == unit_id)
    return next(standard, None)


def _read_row(row: Mapping[str, Any]) -> Unit:
    names = (row[name] for name in ("unit_id", "name_en", "name_zh"))
    # The contract names a resolution that is no step.
    step = _read_decimal(str(row["resolution"]), _STEP) or Decimal(1)
    is_integer = str(row["is_integer"]).lower() == "true"
    return Unit(*names, step, is_integer, row["name_en_one"], row["words"])


def _read_decimal(text: str, form: re.Pattern[str]) -> Decimal | None:
    return (form.fullmatch(text) and Decimal(text)) or None


@dataclass(frozen=True)
class UnitWord:
    """Hold what a unit word stands for; `unit` is None outside the table."""

    unit: str | None
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, eq=False)
class UnitWords:
    """Hold the unit words of a table, the longest first: 人次 is never read as 人.

    ``units`` are those of the table by their codes. The others are patterns: of all
    words, of what may begin one (a sign, or a whole word of letters), and of the words
    that begin with a letter.
    """

    words: Mapping[str, UnitWord]
    units: Mapping[str, Unit]
    pattern: str
    start: str
    latin: str


def read_unit_words(table: pd.DataFrame) -> UnitWords:
    """Return the words of a corpus' table of units."""
    return make_unit_words(list_units(table))


def find_standard_words() -> UnitWords:
    """Return the words of the table that the library brings along."""
    return make_unit_words(list_standard_units())


@lru_cache(maxsize=16)
def make_unit_words(units: tuple[Unit, ...]) -> UnitWords:
    """Return the words of units; those of the standard beside them have no unit.

    Of two units that claim one word the first has it; a word whose factor is none
    has no unit.
    """
    standard = [word for unit in list_standard_units() for word, _ in unit.list_words()]
    words = dict.fromkeys((*_WITHOUT_UNIT.split(), *standard), UnitWord(None))
    for unit in reversed(units):
        for word, factor in unit.list_words():
            # Behind digits, more digits are never a unit.
            if not word[0].isdecimal():
                found = UnitWord(unit.unit_id, factor) if factor else UnitWord(None)
                words[word] = found
    ordered = dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))
    known = {unit.unit_id: unit for unit in units}
    return UnitWords(ordered, known, _write_all(ordered), *_write_starts(ordered))


def _write_pattern(word: str) -> str:
    written = re.escape(word)
    behind = f"(?<={_FIGURES}{written})"
    pattern = written + (behind if word in _AFTER_FIGURES.split() else "")
    pattern += f"(?<![0-9]{{4}}{written})" if word in _SHORT else ""
    if word[-1].isascii() and word[-1].isalnum():
        pattern += "(?![0-9A-Za-z²³])"
    # What may not follow 人 may not follow 元/人.
    guard = _NOT_BEFORE.get(word) or _NOT_BEFORE.get(word.rpartition("/")[2])
    if guard is None:
        return pattern
    barred = f"(?!{guard})"
    if word in _FREE_AFTER_FIGURES:
        return f"{pattern}(?:{barred}|{behind}(?={_FREE_AFTER_FIGURES[word]}))"
    return pattern + barred


def _write_starts(words: Mapping[str, UnitWord]) -> tuple[str, str]:
    letters = [word for word in words if word[0].isascii() and word[0].isalpha()]
    signs = sorted({word[0] for word in words if word not in letters})
    latin = f"(?=[A-Za-z])(?:{'|'.join(map(re.escape, letters))})(?![0-9A-Za-z])"
    return f"(?:[{''.join(map(re.escape, signs))}]|{latin})", latin


def _write_all(words: Mapping[str, UnitWord]) -> str:
    """Return one pattern of all unit words; signs without conditions in one class."""
    free = [
        word
        for word in words
        if len(word) == 1 and word not in _NOT_BEFORE and not word.isascii()
    ]
    common = [word for word in free if word in _AFTER_FIGURES.split()]
    rest = [_write_pattern(word) for word in words if word not in free]
    plain = "".join(word for word in free if word not in common)
    signs = [*rest, f"[{plain}]", f"[{''.join(common)}](?<={_FIGURES}.)"]
    # A look at one sign spares most places the trial of every word.
    starts = "".join(map(re.escape, sorted({word[0] for word in words})))
    return f"(?:(?=[{starts}])(?:{'|'.join(signs)}))"
