"""Pairings as flows: which units of which city help which place of which prefecture."""

from dataclasses import dataclass

import pandas as pd

from shanhai.curation.corpus import Corpus, Record

# Places that are not climbed beyond: what stands below belongs to one of them.
WHOLE = frozenset({"country", "region", "province", "prefecture"})


@dataclass(frozen=True)
class Unit:
    """A place with its name in the language and its level."""

    place_id: str
    name: str
    level: str


@dataclass(frozen=True)
class Flow:
    """One pairing: the donor's members and city, the recipient and its prefecture.

    A donor that is no group is its own only member. `since` is empty where the
    document names no year.
    """

    name: str
    donor: Unit
    members: tuple[Unit, ...]
    city: Unit
    recipient: Unit
    prefecture: Unit
    since: str

    @property
    def is_group(self) -> bool:
        """Tell whether several units give together."""
        return self.members != (self.donor,)


def list_flows(corpus: Corpus, lang: str) -> list[Flow]:
    """List the pairings as flows, those of one city together.

    Cities stand in the order of their first pairing, a city before its parts; nothing
    is ranked.
    """
    flows = [_make_flow(corpus, code, lang) for code in corpus.known("pairing")]
    cities = list(dict.fromkeys(flow.city for flow in flows))
    return sorted(flows, key=lambda f: (cities.index(f.city), f.donor != f.city))


def _make_flow(corpus: Corpus, pairing_id: str, lang: str) -> Flow:
    pairing = corpus.pairing(pairing_id)
    rows = corpus.pairing_members
    mine = rows[rows["pairing_id"] == pairing_id]["place_id"]
    donor, recipient = (
        corpus.place(code)
        for code in (pairing.donor_place_id, pairing.recipient_place_id)
    )
    return Flow(
        name=getattr(pairing, f"name_{lang}"),
        donor=_make_unit(donor, lang),
        members=tuple(_make_unit(corpus.place(code), lang) for code in mine),
        city=_make_unit(_find_whole(corpus, donor), lang),
        recipient=_make_unit(recipient, lang),
        prefecture=_make_unit(_find_whole(corpus, recipient), lang),
        since="" if pd.isna(pairing.since) else str(pairing.since),
    )


def _find_whole(corpus: Corpus, place: Record) -> Record:
    """Climb from a place to the city or prefecture it belongs to."""
    while place.level not in WHOLE:
        place = corpus.place(place.parent_place_id)
    return place


def _make_unit(place: Record, lang: str) -> Unit:
    return Unit(place.place_id, getattr(place, f"name_{lang}"), place.level)
