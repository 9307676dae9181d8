"""Peer classes: pairings of one kind, inside which alone an order may be told."""

from collections.abc import Sequence

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import name_code, say

PeerClass = tuple[str, str, str]
COUNTY = "county"


def find_peer_class(corpus: Corpus, pairing_id: str) -> PeerClass:
    """Return the level of recipient, whether a national key county, level of donor."""
    pairing = corpus.pairing(pairing_id)
    is_key = corpus.place(pairing.recipient_place_id).is_key_county
    return pairing.recipient_level, _name_key(pairing, is_key), pairing.donor_level


def group_peers(
    corpus: Corpus, pairing_ids: Sequence[str]
) -> dict[PeerClass, list[str]]:
    """Group pairings by peer class, in the codelist's order."""
    groups: dict[PeerClass, list[str]] = {}
    for code in pairing_ids:
        groups.setdefault(find_peer_class(corpus, code), []).append(code)
    return groups


def name_peer_class(peer_class: PeerClass, lang: str) -> str:
    """Name a peer class: recipient, key county or not, donor."""
    recipient, key, donor = peer_class
    return say(
        lang,
        "peer-class",
        recipient=name_code(lang, "level", recipient),
        key=name_code(lang, "peer-key", key),
        donor=name_code(lang, "level", donor),
    )


def _name_key(pairing: object, is_key: object) -> str:
    """Tell a key county from others; only a county can be one."""
    if pairing.recipient_level != COUNTY:
        return "none"
    if pd.isna(is_key):
        return "unknown"
    return "yes" if is_key else "no"
