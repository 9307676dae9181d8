"""Which pairings a place belongs to: as a side of one, or around such a side."""

from collections.abc import Mapping

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

Ancestors = Mapping[str, tuple[str, ...]]


def list_ancestors(corpus: Corpus) -> Ancestors:
    """Map each place to itself and the places it lies in, the nearest first."""
    parents = dict(corpus.places[["place_id", "parent_place_id"]].values)
    return {code: _climb(code, parents) for code in parents}


def find_pairings(corpus: Corpus, ancestors: Ancestors) -> dict[str, list[str]]:
    """Map places to the pairings whose donor, member or recipient lies in them."""
    members = corpus.pairing_members
    found: dict[str, list[str]] = {}
    for row in iterate_rows(corpus.pairings):
        mine = members[members["pairing_id"] == row.pairing_id]["place_id"]
        sides = [row.donor_place_id, row.recipient_place_id, *mine]
        around = {place for side in sides for place in ancestors[side]}
        for place in around:
            found.setdefault(place, []).append(row.pairing_id)
    return found


def find_surrounding(corpus: Corpus, place_id: str, ancestors: Ancestors) -> list[str]:
    """List the pairings with a side that the place lies in."""
    return [
        row.pairing_id
        for row in iterate_rows(corpus.pairings)
        if {row.donor_place_id, row.recipient_place_id} & set(ancestors[place_id])
    ]


def _climb(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    return (code, *_climb(parents[code], parents)) if code in parents else ()
