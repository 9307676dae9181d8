"""What the gate looks at: figures with scope, window and credit, also per resident."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from shanhai.analysis.interval_arithmetic import divide, read_bounds, scale
from shanhai.curation.bounds import bound_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows, list_above

# Whom a text credits; all others are "other".
CREDIT = {
    **dict.fromkeys(("donor_city", "donor_province", "east"), "wider"),
    **dict.fromkeys(("donor", "joint"), "pair"),
}
WHOLE, PART, WIDER = "whole", "part", "wider"
DAYS_A_MONTH = 365.25 / 12
CENSUS = pd.Timestamp(2020, 11, 1)
PER = 1000
OF_INDICATOR = (
    *("domain_id", "definition_status", "measured_over"),
    "not_comparable_with",
)
OF_PAIRING = (
    *("donor_place_id", "recipient_place_id", "donor_level", "recipient_level"),
    "donor_province_id",
)
COLUMNS = {
    "scope": "whole side of the pairing, part of it, or wider than it",
    "is_of_recipient": "whether its place is the recipient or lies inside it",
    "source_ids": "documents that carry it (frozenset)",
    "credit": "pair, wider, or other (firm, recipient, programme, nobody)",
    "has_window": "whether first and last day are known",
    "shortest_months": "least length of the window in whole months, NaN if unknown",
    "longest_months": "greatest length of the window in whole months, or NaN",
    "earliest_day": "first day that the period can reach back to, NaT if unknown",
    "latest_day": "last day that the period can run to, NaT if unknown",
    "written_from": "first day on which it can have been written, NaT if unknown",
}


def describe_comparands(corpus: Corpus, figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures of the corpus with the attributes that rules of comparison read.

    Adds levels and codelist facts (domain_id, definition_status, measured_over,
    donor_level, recipient_level, donor_province_id) and the columns of ``COLUMNS``.
    Values are not touched.
    """
    own = figures.drop(columns=["domain_id"], errors="ignore")
    found = _describe_all(corpus).loc[own["figure_id"]]
    described = [one.reset_index(drop=True) for one in (own, found)]
    return pd.concat(described, axis="columns")


def find_days(corpus: Corpus, figure_id: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the days between which a figure's period lies, NaT where not known."""
    corpus.figure(figure_id)
    row = _describe_all(corpus).loc[figure_id]
    return row["earliest_day"], row["latest_day"]


def find_unfinished_year(corpus: Corpus, figure: object) -> int | None:
    """Return the last year of a figure's period where it was not over at writing.

    None where the period is over, begins within a year, or its last year is not known.
    """
    start = figure.period_start
    if "window_open" not in figure.flags or (start.month, start.day) != (1, 1):
        return None
    row = _describe_all(corpus).loc[figure.figure_id]
    last = row["latest_day"].year
    is_known = pd.notna(figure.not_after) or last == row["written_from"].year
    return last if is_known else None


@lru_cache(maxsize=2)
def _describe_all(corpus: Corpus) -> pd.DataFrame:
    figures = corpus.figures
    frame = figures.merge(
        corpus.indicators[["indicator_id", *OF_INDICATOR]],
        on="indicator_id",
        how="left",
    ).merge(corpus.pairings[["pairing_id", *OF_PAIRING]], on="pairing_id", how="left")
    inside = _list_ancestors(corpus)
    # A group of towns is no parent of its towns: they sit under their city.
    members = corpus.pairing_members.groupby("pairing_id")["place_id"].agg(frozenset)
    documents = corpus.mentions.groupby("figure_id")["source_id"].agg(frozenset)
    frame = frame.assign(
        source_ids=[documents.get(code, frozenset()) for code in frame["figure_id"]],
        scope=[
            _name_scope(
                row.place_id,
                {row.donor_place_id, row.recipient_place_id},
                members.get(row.pairing_id, frozenset()),
                inside,
            )
            for row in iterate_rows(frame)
        ],
        is_of_recipient=[
            row.recipient_place_id in {row.place_id, *inside[row.place_id]}
            for row in iterate_rows(frame)
        ],
        credit=frame["attributed_to"].map(lambda code: CREDIT.get(code, "other")),
        has_window=frame["period_start"].notna() & frame["period_end"].notna(),
        **_bound_windows(corpus, frame),
    ).set_index("figure_id")
    return frame[[*OF_INDICATOR, *OF_PAIRING, *COLUMNS]]


def _bound_windows(corpus: Corpus, figures: pd.DataFrame) -> dict[str, pd.Series]:
    """Return how short and how long each window can be, and between which days.

    A count to date whose first day is stated is taken to run to the day of writing,
    unless the text bounds it otherwise.
    """
    bounds = bound_figures(figures, corpus.mentions, corpus.sources)
    starts, ends = figures["period_start"], figures["period_end"]
    is_running = (figures["period_type"] == "to_date") & figures["not_after"].isna()
    is_running &= bounds["not_after"].notna()
    first_ends = ends.fillna(bounds["written_from"].where(is_running))
    shortest = _count_months(starts, first_ends)
    return {
        # A window that may have no length at all has no least length.
        "shortest_months": shortest.where(shortest > 0),
        "longest_months": _count_months(bounds["not_before"], bounds["not_after"]),
        "earliest_day": bounds["not_before"],
        "latest_day": bounds["not_after"],
        "written_from": bounds["written_from"],
    }


def _count_months(starts: pd.Series, ends: pd.Series) -> pd.Series:
    return (((ends - starts).dt.days + 1) / DAYS_A_MONTH).round()


def _name_scope(
    place_id: str,
    sides: set[str],
    members: frozenset[str],
    inside: dict[str, frozenset[str]],
) -> str:
    if place_id in sides:
        return WHOLE
    around = inside[place_id] | {place_id}
    return PART if around & (sides | members) else WIDER


def _list_ancestors(corpus: Corpus) -> dict[str, frozenset[str]]:
    places = corpus.places
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    return {code: frozenset(list_above(up, parents)) for code, up in parents.items()}


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
