"""Read any text as plain simplified characters without losing its offsets.

One document of the corpus was damaged by a conversion: pinyin in brackets was
pushed in after some characters, lost characters became ``?``. The grammar of
numerals should not have to know. So it reads a plain copy, and every place in
the copy leads back to the place in the text as it is.
"""

import re
from dataclasses import dataclass

# A closed list, one character for one: the spellings that numerals, units,
# measure words, dates and qualifiers need. No general conversion.
_PAIRS = (
    "萬万 億亿 兩两 貳贰 陸陆 餘余 個个 戶户 畝亩 臺台 間间 鎮镇 區区 縣县 鄉乡 "
    "項项 條条 種种 類类 場场 鐘钟 對对 輛辆 隻只 張张 層层 輪轮 週周 時时 歲岁 "
    "約约 將将 過过 內内 幾几 數数 來来 後后 開开 進进 點点 噸吨 國国 專专 雙双 "
    "裏里 顆颗 塊块 課课 達达 於于 號号 屆届 組组 館馆 際际 簽签 條条 節节 預预 "
    "違违 續续 規规 統统 體体 線线 係系 ０0 １1 ２2 ３3 ４4 ５5 ６6 ７7 ８8 ９9 "
    "％% ．. ＋+ －- ～~ ：: ／/"
)
_TABLE = str.maketrans(dict(_PAIRS.split()))
# A pinyin syllable has at most six letters (zhuang); it follows its character.
_PINYIN = re.compile(r"(?<=[一-鿿])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]")


@dataclass(frozen=True)
class PlainText:
    """Hold a plain copy of a text and the offset of each of its characters."""

    content: str
    offsets: tuple[int, ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where a non-empty stretch of the copy stands in the text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def make_plain(text: str) -> PlainText:
    """Return the text in simplified, half-width characters without pinyin.

    Only what the grammar of numerals reads is converted; lost characters stay
    as they are, since nobody knows what they were.
    """
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for pinyin in _PINYIN.finditer(text):
        kept.append(text[position : pinyin.start()])
        offsets.extend(range(position, pinyin.start()))
        position = pinyin.end()
    kept.append(text[position:])
    offsets.extend(range(position, len(text)))
    return PlainText("".join(kept).translate(_TABLE), tuple(offsets))
