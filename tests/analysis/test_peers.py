"""Peers of a pairing: those that compare come first, and few are shown."""

import pandas as pd

from shanhai.analysis import derived


def test_peers_that_compare_are_kept_before_those_that_do_not(monkeypatch):
    monkeypatch.setattr(derived, "MOST_PEERS", 1)
    verdicts = ["caution", "not_comparable", "not_reported", "caution"]
    rows = pd.DataFrame({"pairing_id": list("abcd"), "verdict": verdicts})
    assert list(derived.cut_peers(rows, "a")["pairing_id"]) == ["a", "c", "d"]
