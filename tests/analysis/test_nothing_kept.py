"""A render digests thousands of pages in one process: no page may leave anything."""

import gc

import pandas as pd

from shanhai import Comparison
from shanhai.analysis.derived import list_profile_values
from shanhai.analysis.provenance import select_used

KINDS = (Comparison, pd.DataFrame)


def count_alive():
    gc.collect()
    alive = gc.get_objects()
    return {kind: sum(isinstance(one, kind) for one in alive) for kind in KINDS}


def test_a_digest_leaves_no_frame_behind(real_corpus):
    first, *others = real_corpus.pairings["pairing_id"]

    def ask(pairing):
        list_profile_values(real_corpus, pairing)
        select_used(real_corpus, pairing_ids=[pairing], has_peers=True)

    ask(first)
    before = count_alive()
    for pairing in others:
        ask(pairing)
    assert count_alive() == before
