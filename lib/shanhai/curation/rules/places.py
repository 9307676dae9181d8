"""Rules for places and pairings: levels, codes, names, who is paired with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from shanhai.curation.rows import list_above, number_rows
from shanhai.curation.rules import Fault, Finding, Tables, index_rows, look_up, rule_for

# How deep a level lies; prefectures and counties lie right below the level above.
DEPTHS = {
    **{"country": 0, "region": 1, "province": 2, "prefecture": 3, "county": 4},
    **{"township": 5, "functional_zone": 5, "town_group": 5, "village": 6},
    **{"park": 7, "site": 8},
}
# How the Chinese names of a level end.
ENDINGS = {
    "province": "省 自治区 市",
    "prefecture": "市 州 盟 地区",
    "county": "县 区 市 旗",
    "township": "镇 乡 街道",
    "town_group": "组团",
    "village": "村 社区",
}
# GB/T 2260: how many digits name a division (the rest are zeros), those in it begin
# with them; districts have the numbers 1 to 20 in their city, counties 21 to 80.
STEMS = {"province": 2, "prefecture": 4, "county": 6}
DISTRICTS = 20
# Above it, districts of cities that have more.
COUNTIES = 50
UNNUMBERED = ("林区", "特区")
# A code's initials (edz) are not in the name.
INITIALS = 3


@rule_for("places")
def check_places(tables: Tables) -> Iterator[Finding]:
    """Require that what a place lies in, its name and its code fit its level."""
    places = index_rows(tables, "places")
    parents = look_up(tables, "places", "parent_place_id")
    for row in number_rows(tables["places"]):
        above = list_above(row.place_id, parents)
        parent = places.get(row.parent_place_id)
        if above[-1] in above[:-1]:
            remedy = "Name the place it lies in, one level up"
            yield row, row.place_id, "the place lies in itself", remedy
            continue
        if fault := _level_fault(row.level, _level_above(row, parent)):
            yield row, row.parent_place_id, fault, "Fix the level or the place above"
        for value, rule in (*_name_faults(row), *_code_faults(row, parent)):
            yield row, value, rule, "Read the name and the code again"


@rule_for("pairings")
def check_pairings(tables: Tables) -> Iterator[Finding]:
    """Require that code, names, levels, members and beginning fit the two places."""
    places = index_rows(tables, "places")
    members = set(tables["pairing_members"]["pairing_id"])
    for row in number_rows(tables["pairings"]):
        for fault in _pairing_faults(row, places):
            yield row, *fault
        if row.pairing_id not in members:
            rule = "the pairing has no members in pairing_members.csv"
            remedy = "Add the units of the donor; a single donor is its own member"
            yield row, row.pairing_id, rule, remedy


@rule_for("pairing_members")
def check_members(tables: Tables) -> Iterator[Finding]:
    """Require that a member is in or beside its donor, and of no other donor."""
    parents = look_up(tables, "places", "parent_place_id")
    donors = look_up(tables, "pairings", "donor_place_id")
    taken: dict[str, str] = {}
    for row in number_rows(tables["pairing_members"]):
        donor = donors.get(row.pairing_id, "")
        around = set(list_above(donor, parents)[:2])
        if around.isdisjoint(list_above(row.place_id, parents)):
            rule = f"the place lies neither in {donor!r} nor beside it"
        elif taken.setdefault(row.place_id, donor) != donor:
            rule = f"the place is a member of {taken[row.place_id]!r} already"
        else:
            continue
        yield row, row.place_id, rule, "Name a member of the donor side"


def _level_above(row: tuple, parent: tuple | None) -> str:
    """Return the level of the place above; a province may govern counties itself.

    Districts of municipalities are such, and counties whose third and fourth digit
    are 90.
    """
    level = parent.level if parent else ""
    is_direct = level == "province" and (
        parent.name_zh.endswith("市") or row.admin_code[2:4] == "90"
    )
    return "prefecture" if is_direct and row.level == "county" else level


def _level_fault(level: str, above: str) -> str:
    depth, parent = DEPTHS[level], DEPTHS.get(above, -1)
    if depth > parent and (
        level not in ("prefecture", "county") or depth == parent + 1
    ):
        return "" if above or not depth else f"a {level} lies in some place"
    return f"a {level} does not lie in a {above}"


def _name_faults(row: tuple) -> Iterator[tuple[str, str]]:
    endings = ENDINGS.get(row.level, "").split()
    if endings and row.name_zh and not row.name_zh.endswith(tuple(endings)):
        yield row.name_zh, f"the name of a {row.level} ends in {' or '.join(endings)}"
    # fushun_county: the level tells it from the city of that name.
    own = (word for word in row.place_id.split("_") if word != row.level)
    words = [word for word in own if len(word) > INITIALS]
    spelled = re.sub("[^a-z]", "", row.name_en.lower())
    if words and spelled and not any(word in spelled for word in words):
        yield row.name_en, f"the name holds no word of the code {row.place_id!r}"
    if row.level != "county" and pd.notna(row.is_key_county):
        yield row.place_id, f"a {row.level} cannot be a key county"


def _code_faults(row: tuple, parent: tuple | None) -> Iterator[tuple[str, str]]:
    code, size = row.admin_code, STEMS.get(row.level, 9)
    if bool(code) != bool(row.code_source):
        yield code or row.code_source, "a code and its source go together"
    if not code:
        return
    if len(code) != max(size, 6) or code[size:].strip("0"):
        yield code, f"the code of a {row.level} has {size} digits before its zeros"
    stem = parent.admin_code[: STEMS.get(parent.level)] if parent else ""
    if not code.startswith(stem):
        yield code, f"the codes of places in {row.parent_place_id!r} begin with {stem}"
    is_district = row.name_zh.endswith("区")
    number = int(code[4:6])
    is_low = number <= DISTRICTS or (is_district and number > COUNTIES)
    is_other = row.level != "county" or row.name_zh.endswith(UNNUMBERED)
    if row.name_zh[-1:] in "区县" and is_district != is_low and not is_other:
        yield code, f"districts are numbered up to {DISTRICTS}, counties from there on"


def _pairing_faults(row: tuple, places: Mapping[str, tuple]) -> Iterator[Fault]:
    code = [side.split("_")[0] for side in (row.donor_place_id, row.recipient_place_id)]
    if row.pairing_id != "-".join(code):
        rule = f"a pairing's code is donor-recipient, here {'-'.join(code)!r}"
        yield row.pairing_id, rule, "Fix the code or the place"
    names = zip(row.name_en.split("→"), row.name_zh.split("→"), strict=False)
    for side, (english, chinese) in zip(("donor", "recipient"), names, strict=False):
        place = places.get(getattr(row, f"{side}_place_id"))
        if place is None:
            continue
        level = getattr(row, f"{side}_level")
        if level != place.level:
            rule = f"{side}_level differs from the level of {place.place_id!r} "
            yield level, f"{rule}({place.level})", "Fix one of the two"
        last = chinese.strip()[-1:]
        is_named = place.name_zh[:2] in chinese and last in place.name_zh
        if place.name_en not in english or not is_named:
            rule = f"the name of the {side} is not that of {place.place_id!r}"
            yield f"{english} {chinese}", rule, "Fix the name or the place"
    if pd.notna(row.since) and str(row.since) not in row.since_note_en:
        rule = "the note on the beginning names another year, or none"
        yield str(row.since), rule, "Say in since_note on what the year rests"
