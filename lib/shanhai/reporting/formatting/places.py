"""Places in sentences, with the rank that their Chinese names hold."""

from shanhai.curation.corpus import Corpus, Record
from shanhai.reporting.messages import name_code, say

# The longest ending first: an autonomous county ends as a county does.
RANKS = {
    "province": {"省": "province"},
    "prefecture": {"市": "city", "州": "prefecture"},
    "county": {
        "苗族自治县": "miao_county",
        "自治县": "autonomous_county",
        "县": "county",
        "区": "district",
        "市": "city",
    },
    "township": {"镇": "town", "街道": "subdistrict"},
    "town_group": {"组团": "group"},
}


def name_place(place: Record, lang: str) -> str:
    """Name a place with its rank: `Dejiang County`; others by their name alone."""
    endings = RANKS.get(place.level, {})
    ranks = (rank for end, rank in endings.items() if place.name_zh.endswith(end))
    name = getattr(place, f"name_{lang}")
    return name_code(lang, "place-ranked", next(ranks, "other"), name=name)


def name_within(corpus: Corpus, place: Record, lang: str) -> str:
    """Name a place and what it lies in: `Dejiang County (Tongren City)`."""
    name = name_place(place, lang)
    if not place.parent_place_id:
        return name
    parent = name_place(corpus.place(place.parent_place_id), lang)
    return say(lang, "place-within", name=name, parent=parent)


def find_above(corpus: Corpus, place: Record, level: str) -> Record:
    """Return what a place lies in at a level; the last one where there is none."""
    while place.level != level and place.parent_place_id:
        place = corpus.place(place.parent_place_id)
    return place
