"""The two sides of a pairing by their names: who acts, whither, and which place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from shanhai.curation.rows import iterate_rows, list_above
from shanhai.drafting.divisions import shorten
from shanhai.drafting.proposing.evidence_nearby import CLAUSE_ENDS, SEGMENT_ENDS, Nearby

DONOR, DONOR_CITY, DONOR_PROVINCE = "donor", "donor_city", "donor_province"
RECIPIENT, HOME_PROVINCE = "recipient", "home_province"
# A place that lies in a side: a park, a village, a site.
IN_DONOR, IN_RECIPIENT, ELSEWHERE = "in_donor", "in_recipient", "elsewhere"
# One sign stands for a province: 来粤, 赴黔.
_SIGNS = {"京": "北京", "津": "天津", "沪": "上海", "辽": "辽宁", "苏": "江苏"}
_SIGNS |= {"浙": "浙江", "闽": "福建", "鲁": "山东", "粤": "广东", "黔": "贵州"}
_SIGNS |= {"桂": "广西", "渝": "重庆", "滇": "云南"}
_TO = "[到赴来往向至]"
_BOTH_WAYS = re.compile("互派|互访|双向|互设|互送")
_TOGETHER = re.compile("两地|双方|互派|互访|携手")
_LAST_CLAUSE = re.compile(f"[^{CLAUSE_ENDS}{SEGMENT_ENDS}]*\\Z")
_LAST_SEGMENT = re.compile(f"[^{SEGMENT_ENDS}]*\\Z")


@dataclass(frozen=True)
class Sides:
    """Hold the places of a pairing, and the names of each role."""

    donor_id: str
    recipient_id: str
    # What each place is to the pairing: a side, in a side, or elsewhere.
    roles: Mapping[str, str]
    # The names of each role, full and short, by the longest first.
    names: Mapping[str, Sequence[str]]
    # Places in a side by their names.
    sites: Mapping[str, str]

    def find_direction(self, nearby: Nearby) -> tuple[str, str] | None:
        """Return which way something goes by the words around it, and these words."""
        for ends in (_LAST_CLAUSE, _LAST_SEGMENT):
            before = ends.search(nearby.before).group()
            if word := _BOTH_WAYS.search(before + nearby.behind):
                return "mutual", word.group()
            goals = [*self._find_goals(nearby.behind)][:1]
            goals += [*self._find_goals(before)][-1:]
            if goals:
                word, side = goals[0]
                return "east_to_west" if side == RECIPIENT else "west_to_east", word
            if actor := self._find_actor(before):
                side, name = actor
                return "west_to_east" if side == RECIPIENT else "east_to_west", name
        return None

    def find_credit(self, nearby: Nearby) -> tuple[str, str] | None:
        """Return whom the text credits by who is named first in the segment."""
        if word := _TOGETHER.search(nearby.before):
            return "joint", word.group()
        return self._find_actor(_LAST_SEGMENT.search(nearby.before).group())

    def find_site(self, nearby: Nearby) -> tuple[str, str] | None:
        """Return the place in a side that is named last before the numeral."""
        found = [
            (nearby.before.rfind(name), len(name), name, code)
            for name, code in self.sites.items()
            if name in nearby.before
        ]
        *_, name, code = max(found, default=(0, 0, "", ""))
        return (code, name) if code else None

    def place_of(self, role: str) -> str:
        """Return the place that plays a role: one of the sides."""
        return self.donor_id if role in (DONOR, IN_DONOR) else self.recipient_id

    def _find_goals(self, text: str) -> Iterator[tuple[str, str]]:
        for match in re.finditer(_TO, text):
            for side, roles in (
                (RECIPIENT, (RECIPIENT, HOME_PROVINCE)),
                (DONOR, (DONOR, DONOR_CITY, DONOR_PROVINCE)),
            ):
                for name in (one for role in roles for one in self.names[role]):
                    if text.startswith(name, match.end()):
                        yield match.group() + name, side
                        break

    def _find_actor(self, text: str) -> tuple[str, str] | None:
        """Return the role of the side that a text names first, and its name."""
        found = [
            (text.find(name), -len(name), name, role)
            for role in (DONOR, DONOR_CITY, RECIPIENT)
            for name in self.names[role]
            if name in text
        ]
        *_, name, role = min(found, default=(0, 0, "", ""))
        return (role, name) if role else None


def read_sides(
    pairing_id: str,
    pairings: pd.DataFrame,
    members: pd.DataFrame,
    places: pd.DataFrame,
) -> Sides:
    """Return the sides of a pairing; of one that nobody knows, no place has a role."""
    pairing = next(pairings[pairings["pairing_id"] == pairing_id].itertuples(), None)
    donors = members.loc[members["pairing_id"] == pairing_id, "place_id"]
    rows = {row.place_id: row for row in iterate_rows(places)}
    parents = {code: row.parent_place_id for code, row in rows.items()}
    donor = getattr(pairing, "donor_place_id", "")
    recipient = getattr(pairing, "recipient_place_id", "")
    above = {code: list_above(code, parents) for code in rows}
    known = {donor: DONOR, recipient: RECIPIENT, **dict.fromkeys(donors, DONOR)}
    lying = {DONOR: IN_DONOR, RECIPIENT: IN_RECIPIENT, "": ELSEWHERE}
    roles = {
        code: known.get(code)
        or lying[next((known[one] for one in above[code] if one in known), "")]
        for code in rows
    }
    called = {code: (row.name_zh, shorten(row.name_zh)) for code, row in rows.items()}

    def find_above(side: str, level: str) -> list[str]:
        codes = above.get(side, ())
        return [code for code in codes if code in rows and rows[code].level == level]

    named = {
        DONOR: [code for code in rows if known.get(code) == DONOR],
        RECIPIENT: [code for code in rows if known.get(code) == RECIPIENT],
        DONOR_PROVINCE: find_above(donor, "province"),
        HOME_PROVINCE: find_above(recipient, "province"),
        DONOR_CITY: [one for one in find_above(donor, "prefecture") if one != donor],
    }
    names = {}
    for role, codes in named.items():
        own = dict.fromkeys(name for one in codes for name in called[one])
        names[role] = sorted(own, key=len, reverse=True)
    for role in (DONOR_PROVINCE, HOME_PROVINCE):
        names[role] += [sign for sign, name in _SIGNS.items() if name in names[role]]
    sites = {
        name: code
        for code, role in roles.items()
        if role in (IN_DONOR, IN_RECIPIENT)
        for name in called[code]
    }
    return Sides(donor, recipient, roles, names, sites)
