"""What must hold of a figure's time although the text gives no date.

What is counted happened before its document was written. A count without a first day
goes back no further than to the start of the present round of cooperation, or to the
day that the register names for its document. So bounds follow from the register and
are derived; the table of figures holds only those that do not follow.
"""

from __future__ import annotations

import pandas as pd

ROUND_START = pd.Timestamp(2021, 1, 1)
# What is planned, or what something can hold, may lie after the document.
HAPPENED = ("achieved", "contracted", "context")
COUNTED = ("annual", "to_date", "point")
# So much of each year, or of each month.
RATES = ("per_year", "per_month")
# Holds any day that a table can hold, whatever a mistyped year makes of the column.
DAYS = "datetime64[s]"
STORED = ("not_before", "not_after")


def date_documents(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the days between which each document was written, by source_id.

    Columns ``earliest`` and ``latest``: as registered, else the printed date; NaT
    where neither is known. ``counts_from``: how far back its undated counts may go.
    """
    dates = ["earliest_date", "latest_date", "published_date", "counts_from"]
    first, last, printed, counts_from = (sources[name].astype(DAYS) for name in dates)
    # The printed date of a reprint is no earliest date.
    is_bounded = first.notna() | last.notna()
    dated = {
        "earliest": first.fillna(printed.mask(is_bounded)),
        "latest": last.fillna(printed),
        "counts_from": counts_from.fillna(ROUND_START),
    }
    return pd.DataFrame(dated).set_axis(sources["source_id"])


def bound_figures(
    figures: pd.DataFrame, mentions: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """Return the bounds of each figure's period, in the order of the figures.

    Columns ``not_before`` and ``not_after``: stored bounds, else stated dates, else
    what follows from the documents; ``written_from`` and ``written_by``: between
    which days the first of these was written; ``counts_from``. NaT is not known.
    """
    stored, stated = (
        figures[[*names]].astype(DAYS)
        for names in (STORED, ("period_start", "period_end"))
    )
    written = _date_writing(figures, mentions, sources)
    is_past = figures["status"].isin(HAPPENED) & figures["period_type"].isin(COUNTED)
    last = written["written_by"].where(is_past)
    # A document of an earlier round tells of that.
    first = written["counts_from"].where(is_past)
    first = first.mask(first > last)
    before = stored["not_before"].fillna(stated["period_start"]).fillna(first)
    after = stored["not_after"].fillna(stated["period_end"]).fillna(last)
    return written.assign(not_before=before, not_after=after)


def _date_writing(
    figures: pd.DataFrame, mentions: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    carried = mentions[["figure_id", "source_id"]].drop_duplicates()
    dated = carried.join(date_documents(sources), on="source_id")
    own = dated.groupby("figure_id")
    is_open = dated["earliest"].isna().groupby(dated["figure_id"]).any()
    found = pd.DataFrame(
        {
            "written_from": own["earliest"].min(),
            "written_by": own["latest"].min(),
            "counts_from": own["counts_from"].min(),
        }
    )
    found["written_from"] = found["written_from"].mask(is_open)
    return found.reindex(figures["figure_id"]).set_axis(figures.index)
