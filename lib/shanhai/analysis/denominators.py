"""Per head: figures divided by residents of one date, refused where it is missing."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from shanhai.analysis.interval_arithmetic import divide, read_bounds, scale
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

CENSUS = pd.Timestamp(2020, 11, 1)
PER = 1000


@lru_cache(maxsize=2)
def find_residents(corpus: Corpus) -> pd.DataFrame:
    """Return the census residents of every recipient that has them.

    Columns: those of denominators, and pairing_id, which is the index, too. Values of
    another date are another series and left out.
    """
    table = corpus.denominators
    census = table[
        (table["measure"] == "residents") & (table["reference_date"] == CENSUS)
    ]
    pairings = corpus.pairings[["pairing_id", "recipient_place_id"]]
    found = pairings.merge(census, left_on="recipient_place_id", right_on="place_id")
    return found.set_index("pairing_id", drop=False)


def divide_by_residents(corpus: Corpus, comparands: pd.DataFrame) -> pd.DataFrame:
    """Return comparands per 1,000 residents of the recipient.

    Adds ``denominator_id``, ``""`` where no census value is known; there, and where
    a figure is not of the recipient, ``low`` and ``high`` are NaN.
    """
    residents = {row.pairing_id: row for row in iterate_rows(find_residents(corpus))}
    rows = [
        _divide(row, residents.get(row.pairing_id)) for row in iterate_rows(comparands)
    ]
    ends = pd.DataFrame(
        rows, columns=["low", "high", "denominator_id"], index=comparands.index
    )
    return comparands.assign(**{name: ends[name] for name in ends})


def _divide(row: tuple, people: tuple | None) -> tuple[float, float, str]:
    if people is None or not row.is_of_recipient:
        return float("nan"), float("nan"), people.denominator_id if people else ""
    quotient = divide(
        read_bounds(row.low, row.high), read_bounds(people.low, people.high)
    )
    return *scale(quotient, PER).floats, people.denominator_id
