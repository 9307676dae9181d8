"""Rows for a pairing that the data lack: its places with codes, and the pairing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.drafting.draft import list_fields
from shanhai.drafting.registering.divisions import SOURCE, Division, list_parents

# English names that are no pinyin, and what an English name of a kind ends in.
ENGLISH = {"内蒙古": "Inner Mongolia", "陕西": "Shaanxi"}
KINDS = {"自治县": "Autonomous County", "县": "County", "区": "District"}
KINDS |= {"州": "Prefecture", "自治旗": "Autonomous Banner", "旗": "Banner"}
KINDS |= {"盟": "League", "地区": "Prefecture", "新区": "New Area"}
VOWELS = tuple("aoe")
Row = dict[str, str]


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
        "name_en": " → ".join(_name_side(one) for one in sides.values()),
        "name_zh": " → ".join(one.name for one in sides.values()),
    }
    member = {
        "pairing_id": pairing_id,
        "place_id": ids["donor"],
        "sort_order": "1",
    }
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
    taken = set(corpus.places["place_id"])
    for division in divisions:
        for one in (*reversed(list_parents(division.code)), division):
            if one.code in codes:
                continue
            if not (place_id := _find_place(one, corpus.places)):
                rows.append(_make_row(one, corpus.places, codes, taken))
                place_id = rows[-1]["place_id"]
            codes[one.code] = place_id
            taken.add(place_id)
    return rows, codes


def frame(table: str, rows: Iterable[Row], corpus: Corpus) -> pd.DataFrame:
    """Make text rows of a table of cells; those not given are empty."""
    columns = list_fields(corpus.descriptor, table)
    cells = [[row.get(name, "") for name in columns] for row in rows]
    return pd.DataFrame(cells, columns=columns, dtype="str")


def name_in_english(division: Division) -> str:
    """Spell a short name in pinyin: `Pu'an`."""
    if division.short in ENGLISH:
        return ENGLISH[division.short]
    from pypinyin import lazy_pinyin

    syllables = [one.replace("v", "u") for one in lazy_pinyin(division.short)]
    first, *rest = syllables
    joined = (f"'{s}" if s[:1] in VOWELS else s for s in rest)
    return "".join((first, *joined)).capitalize()


def _find_place(division: Division, places: pd.DataFrame) -> str:
    """Return the code of a place of the data that is this division."""
    is_named = places["name_zh"] == division.name
    is_it = is_named & (places["level"] == division.level)
    is_it |= places["admin_code"] == division.code
    return "".join(places.loc[is_it, "place_id"].head(1))


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
    kinds: Mapping[int, str] = {len(end): end for end in KINDS}
    found = (
        division.name[-size:]
        for size in sorted(kinds, reverse=True)
        if division.name[-size:] in KINDS
    )
    kind = KINDS.get(next(found, ""), "")
    return f"{name_in_english(division)} {kind}".strip()
