"""Read any text as plain simplified characters without losing its offsets.

One document of the corpus was damaged by a conversion: pinyin in brackets was
pushed in after some characters, lost characters became ``?``. Other texts hide
signs without width in a number or break it over two lines. The grammar of
numerals should not have to know. So it reads a plain copy, and every place in the
copy leads back to the place in the text as it is.

A blank counts as inside an expression only where what stands around it cannot be two
(1.2 万人); what may be two (12 345人) keeps its blank.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from shanhai.curation.numerals import CHINESE_DIGIT, SCALE, SCALE_MARK
from shanhai.curation.quantity_grammar import (
    AFTER_WORDS,
    BEFORE_WORDS,
    DASH_SIGN,
    join_words,
)
from shanhai.curation.units import UnitWords, find_standard_words

# A closed list, one character for one: the spellings that numerals, units,
# measure words, dates and qualifiers need. No general conversion.
_PAIRS = (
    "萬万 億亿 兩两 貳贰 叄叁 陸陆 餘余 個个 戶户 畝亩 臺台 間间 鎮镇 區区 縣县 鄉乡 "
    "項项 條条 種种 類类 場场 鐘钟 對对 輛辆 隻只 張张 層层 輪轮 週周 時时 歲岁 冊册 "
    "約约 將将 過过 內内 幾几 數数 來来 後后 開开 進进 點点 噸吨 國国 專专 雙双 隊队 "
    "裏里 顆颗 塊块 課课 達达 於于 號号 屆届 組组 館馆 際际 簽签 節节 預预 門门 筆笔 "
    "違违 續续 規规 統统 體体 線线 係系 級级 車车 員员 學学 業业 單单 廠厂 圓圆 錢钱 "
    "貧贫 農农 勞劳 動动 眾众 務务 師师 醫医 幹干 黨党 職职 遊游 觀观 婦妇 兒儿 團团 "
    "機机 構构 園园 產产 滿满 棟栋 盞盏 頭头 檔档 劑剂 樁桩 題题 則则 欄栏 幀帧 輯辑 "
    "島岛 橋桥 壩坝 庫库 壇坛 廳厅 爐炉 壺壶 鍋锅 盤盘 頓顿 頁页 羣群 劇剧 處处 頃顷 "
    "佔占 參叁 脫脱 遷迁 殘残 護护 畢毕 願愿 親亲 網网 漁渔 標标 維维 識识 興兴 "
    "帶带 設设 織织 辦办 舉举 選选 實实 電电 話话 熱热 撥拨 確确 從从 無无 僅仅 創创 "
    "樓楼 "
    "０0 １1 ２2 ３3 ４4 ５5 ６6 ７7 ８8 ９9 ％% ﹪% ．. ＋+ －- ～~ ：: ∶: ／/ ＜< "
    "＞> ￥¥ ＄$ ＊* ＇'"
)
_TABLE = str.maketrans(
    dict(_PAIRS.split())
    | dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " ")
    | dict.fromkeys("\u2007\u2008\u200a\u205f\u3000", " ")
    | dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
)
TRADITIONAL = frozenset(old for old, _ in _PAIRS.split() if "一" <= old <= "鿿")
# From this share of a text's Chinese characters on, its script is the traditional one.
LEAST_TRADITIONAL = 0.02
# A pinyin syllable has at most six letters (zhuang); it follows its character.
_PINYIN = r"(?<=[一-鿿])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]"
# Signs without width: joiners, marks of direction, variants, the byte order mark.
_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]++"
_INSERTED = re.compile(f"{_PINYIN}|{_UNSEEN}")
# 3，000: a comma of full width between groups of three.
_GROUPS = re.compile(
    r"(?<![0-9.,’'])(?<![0-9]，)[0-9]{1,3}(?:(?:，[0-9]{3})+|(?:’[0-9]{3})+)(?![0-9])"
)
_TO_COMMA = str.maketrans("，’", ",,")

# Typographers part thousands with a thin space; other blanks may part columns.
THIN = "\u2009\u202f"
_SPACE = f"[ {THIN}]{{1,2}}+"
_BREAK = r" ?\r?\n {0,2}+"
_NUMERALS = f"0-9{CHINESE_DIGIT}{SCALE}廿卅"
_AFTER = join_words(word for word in AFTER_WORDS if len(word) > 1)
_BEFORE_ENDS = "".join(sorted({word[-1] for word in BEFORE_WORDS})) + "达有为了¥"
_DASH = f"[{DASH_SIGN}至到]"
# One to three digits, all of one number, then three more.
_THOUSANDS = (
    r"(?<=[0-9])(?<![0-9A-Za-z.,'][0-9]{3})(?<![A-Za-z.,'][0-9])"
    r"(?<![A-Za-z.,'][0-9]{2})"
)
_THREE = "[0-9]{2}(?![0-9])"
# A tab parts cells. It is a blank before what begins no cell: 3952 | 万元 | 户数.
_SURE_UNIT = "[百千]?[万亿](?:元|吨|亩|人次|千瓦|平方米|立方米)|%"
# Behind the end of a line, too, these are units and no beginning of a sentence.
_LONG_UNIT = (
    "公[里斤顷]|千[克瓦]|兆瓦|小时|[平立]方米|个(?:百分点|月)|岁(?!月)|倍(?!数)"
)
# Beside a row of a table no number goes on in the next line.
_CELLS = re.compile(r"[\t|｜]")
_LINE_REACH = 200


@lru_cache(maxsize=16)
def _compile_blanks(words: UnitWords) -> re.Pattern[str]:
    """Compile what blanks are inside an expression; one look around each."""
    start = words.start
    unit_ends = "".join(re.escape(end) for end in sorted({w[-1] for w in words.words}))
    ends = _NUMERALS + unit_ends
    far_unit = (
        f"{SCALE_MARK}*(?:[元户亩%吨]|{_LONG_UNIT}|[名人家](?:次|[，。、；]|$)"
        f"|{SCALE_MARK}{start})"
    )
    inner = (
        # 1.2 万人, 3000 余万元, 244 万群众, but no unit behind 表 2
        rf"(?<=[{_NUMERALS}余多几来+])(?<![图表][0-9])(?<![图表][0-9]{{2}}){_SPACE}"
        rf"(?=[余多几来]? ?{SCALE_MARK}*{start}|[余多]?[百千]?[万亿]|[年月日])",
        # 3 - 5万元, 3万至 5万元
        rf"(?<=[{ends}]){_SPACE}(?={_DASH}{{1,2}}[ {THIN}]{{0,2}}[{_NUMERALS}])",
        rf"(?<=[{ends} ]{_DASH}){_SPACE}(?=[{_NUMERALS}])",
        # 约 300户, 达到\n300户; 300户 左右
        rf"(?<=[{_BEFORE_ENDS}]){_SPACE}(?=[{_NUMERALS}])",
        rf"(?<=[{_BEFORE_ENDS}]){_BREAK}(?=[0-9]++(?![、.)）0-9]))",
        rf"(?<=[{unit_ends}]){_SPACE}(?={_AFTER})",
        rf"(?<=[{unit_ends}]){_BREAK}(?=左右)",
        # 3000元 / 月
        rf"(?<=元){_SPACE}(?=/ ?{start})|(?:(?<=元/)|(?<=元 /)){_SPACE}(?={start})",
        # 2023年 9月 5日
        r"(?<=[年月])[ ](?=[0-9]{1,2} ?[月日])",
        # 3 000人, 12 345人 with a thin space
        rf"{_THOUSANDS}(?:(?:{_SPACE}|{_BREAK})(?=0{_THREE})|[{THIN}](?=[0-9]{_THREE}))",
        # 3万 4000人, 1亿\n2000万元
        rf"(?<=[万亿])(?:{_SPACE}|{_BREAK})(?=[{_NUMERALS}]++(?!年|月) ?{start})",
        rf"(?<=分){_BREAK}(?=之[{CHINESE_DIGIT}])",
        # 500\n万人次, 4200\n户, 三十\n二户
        rf"(?<=[{_NUMERALS}余多]){_BREAK}(?=[余多]?{far_unit})",
        rf"(?<=[{CHINESE_DIGIT}{SCALE}]){_BREAK}(?=[{CHINESE_DIGIT}{SCALE}]++{start})",
        # 0.6个\n百分点, 28公\n里
        rf"(?<=[0-9万亿余多]个)(?:{_SPACE}|{_BREAK})(?=百分点)"
        rf"|(?<=[0-9万亿余多]公)(?:{_SPACE}|{_BREAK})(?=[里斤顷])"
        rf"|(?<=[0-9万亿余多][平立]方){_BREAK}(?=米)",
        rf"(?<=[{_NUMERALS}余多])\t(?={_SURE_UNIT})",
    )
    return re.compile("|".join(inner))


# A line of figures and signs alone is a cell or the number of a page.
_FIGURES_ALONE = re.compile(rf"[{DASH_SIGN}{_NUMERALS}\s.,:/()（）·•|第页]*")


@dataclass(frozen=True)
class PlainText:
    """Hold a plain copy of a text and the offset of each of its characters."""

    content: str
    offsets: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where a non-empty stretch of the copy stands in the text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def make_plain(text: str, words: UnitWords | None = None) -> PlainText:
    """Return the text in simplified, half-width characters without insertions.

    Only what the grammar of numerals reads is converted; lost characters stay
    as they are, since nobody knows what they were. Left out of the copy: pinyin,
    signs without width, blanks inside a numeral expression with the unit words of a
    table, or of the standard.
    """
    kept = _leave_out(
        PlainText(text, tuple(range(len(text)))),
        (match.span() for match in _INSERTED.finditer(text)),
    )
    content = _GROUPS.sub(
        lambda found: found.group().translate(_TO_COMMA), kept.content.translate(_TABLE)
    )
    blanks = _find_inner_blanks(content, words or find_standard_words())
    return _leave_out(PlainText(content, kept.offsets), blanks)


def _leave_out(plain: PlainText, spans: Iterable[tuple[int, int]]) -> PlainText:
    content, offsets, position = [], [], 0
    for start, end in (*spans, (len(plain.content), len(plain.content))):
        content.append(plain.content[position:start])
        offsets.extend(plain.offsets[position:start])
        position = end
    return PlainText("".join(content), tuple(offsets))


def _find_inner_blanks(content: str, words: UnitWords) -> Iterator[tuple[int, int]]:
    for blank in _compile_blanks(words).finditer(content):
        if "\n" not in blank.group() or _goes_on(content, *blank.span()):
            yield blank.span()


def _goes_on(content: str, start: int, end: int) -> bool:
    """Say whether a sentence goes on behind the end of a line."""
    line = content[content.rfind("\n", 0, start) + 1 : start]
    after = content[end : end + _LINE_REACH].partition("\n")[0]
    return not (_FIGURES_ALONE.fullmatch(line) or _CELLS.search(line + after))
