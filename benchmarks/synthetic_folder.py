"""The synthetic corpus beside the real one, in a data folder that `shanhai` accepts.

The concepts are the project's own, so that measures and sections hold as they are;
every pairing has one document, every figure one mention in it. The documents do not
exist: pages say that the originals are not at hand.
"""

from __future__ import annotations

import math
from hashlib import sha256

import pandas as pd
from checkout import Checkout
from synthetic import Tables, make_tables

from shanhai.curation.tables import Descriptor, read_descriptor, read_tables
from shanhai.curation.units import UnitWords, read_unit_words

# What two figures must share to be held against each other.
COUNTED = ["indicator_id", "dimensions"]
# As many counties as the programme's funds and their stated mean make.
PROGRAMME, PROGRAMME_COUNTIES = "All East–West cooperation", 447
NOTE = {"en": "Synthetic, since 2021.", "zh": "2021年起，合成。"}
ENDS = {"town_group": "组团", "county": "县", "prefecture": "市", "park": "园区"}
# What a document says of time, so that its figures may have these years.
DATE = "2020年、2021年、2022年、2023年"
CHARACTERS = 40


def fill_checkout(checkout: Checkout, *, n_pairings: int) -> list[str]:
    """Add synthetic pairings to the data of a checkout; return their codes."""
    folder = checkout.root / "data"
    descriptor = read_descriptor(folder)
    real = read_tables(folder, descriptor)
    made = _make_rows(real, n_pairings)
    for resource in descriptor["resources"]:
        if (name := resource["name"]) in made:
            whole = [_write_table(one[name], resource) for one in (real, made)]
            written = pd.concat(whole).to_csv(index=False)
            (folder / resource["path"]).write_text(written, encoding="utf-8")
    return list(made["pairings"]["pairing_id"])


def _make_rows(real: Tables, n_pairings: int) -> dict[str, pd.DataFrame]:
    """Make the rows that are added, their figures under the real indicators."""
    ordered = real["indicators"].sort_values("sort_order")["indicator_id"]
    made = make_tables(real, n_pairings=n_pairings, n_indicators=len(ordered))
    invented = made["indicators"]["indicator_id"]
    known = dict(zip(invented, ordered, strict=True))
    figures = made["figures"]
    codes = figures["indicator_id"].map(known)
    over = codes.map(real["indicators"].set_index("indicator_id")["measured_over"])
    figures = figures.assign(
        indicator_id=codes, figure_id=figures["pairing_id"] + "." + codes
    )
    figures = _fit_benchmarks(figures, real["benchmarks"])
    figures = _keep_rules(figures, over == "stock")
    places = made["places"]
    places = _name_places(places[~places["place_id"].isin(real["places"]["place_id"])])
    return {
        "pairings": _name_pairings(made["pairings"], places),
        "pairing_members": made["pairing_members"],
        "places": places,
        "denominators": _fill_texts(made["denominators"]),
        "sources": _make_sources(made["pairings"]),
        "figures": figures,
        "mentions": _make_mentions(figures, read_unit_words(real["units"])),
    }


def _fit_benchmarks(figures: pd.DataFrame, benchmarks: pd.DataFrame) -> pd.DataFrame:
    """Have what benchmarks count too lie between them, a county and year."""
    own = benchmarks["counties"].where(benchmarks["basis"] != "per_county", 1)
    is_programme = benchmarks["scope_en"].str.startswith(PROGRAMME)
    counties = own.astype(float).mask(is_programme & own.isna(), PROGRAMME_COUNTIES)
    each = benchmarks["value"] / counties / _count_years(benchmarks)
    known = benchmarks.assign(each=each).dropna(subset="each").groupby(COUNTED)["each"]
    held = ((known.min() * known.max()) ** 0.5).to_dict()
    counted = zip(*map(figures.get, COUNTED), strict=True)
    rates = pd.Series([held.get(one) for one in counted], figures.index, dtype=float)
    low = (rates * _count_years(figures)).round().clip(lower=1).fillna(figures["low"])
    high = (low * figures["high"] / figures["low"]).round()
    return figures.assign(low=low, high=high)


def _count_years(table: pd.DataFrame) -> pd.Series:
    """Return the length of each window; a year where it is not known."""
    return ((table["period_end"] - table["period_start"]).dt.days / 365.25).fillna(1)


def _keep_rules(figures: pd.DataFrame, is_stock: pd.Series) -> pd.DataFrame:
    """Say of each figure what the rules ask for: a render refuses others."""
    is_exact = figures["low"] == figures["high"]
    flags = [
        (*own, *(("wider_scope",) if credit == "donor_city" else ()))
        for own, credit in zip(figures["flags"], figures["attributed_to"], strict=True)
    ]
    dated = ["period_start", "period_end"]
    figures = figures.assign(
        qualifier=is_exact.map({True: "exact", False: "range"}),
        # What is counted to date has happened.
        status=figures["status"].where(figures["period_type"] != "to_date", "achieved"),
        flags=pd.Series(flags, index=figures.index, dtype=object),
        note_en=NOTE["en"],
        note_zh=NOTE["zh"],
    )
    figures.loc[is_stock, ["period_type", "period_basis"]] = "point", "unstated"
    figures.loc[is_stock, dated] = pd.NaT
    is_inferred = figures["period_basis"] == "inferred"
    figures["flags"] = [
        (*own, *(("period_inferred",) if inferred else ()))
        for own, inferred in zip(figures["flags"], is_inferred, strict=True)
    ]
    return figures


def _name_places(places: pd.DataFrame) -> pd.DataFrame:
    codes, ends = places["place_id"], places["level"].map(ENDS)
    names = codes.str.replace("_", " ").str.title()
    return _fill_texts(places.assign(name_en=names, name_zh=codes + ends))


def _name_pairings(pairings: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    donors, recipients = pairings["donor_place_id"], pairings["recipient_place_id"]
    for name in ("name_en", "name_zh"):
        known = places.set_index("place_id")[name]
        names = donors.map(known) + " → " + recipients.map(known)
        pairings = pairings.assign(**{name: names})
    return _fill_texts(pairings)


def _fill_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Write the same wherever a name, note or title is empty."""
    texts = {
        name: table[name].where(table[name] != "", NOTE[name[-2:]])
        for name in table
        if name.endswith(("_en", "_zh"))
    }
    return table.assign(**texts)


def _make_sources(pairings: pd.DataFrame) -> pd.DataFrame:
    codes = pairings["pairing_id"] + "-1"
    texts = [
        f"{name}_{lang}"
        for name in ("title", "publisher", "evidence")
        for lang in ("zh", "en")
    ]
    return pd.DataFrame(
        {
            "source_id": codes,
            "pairing_ids": pairings["pairing_id"],
            **{name: NOTE[name[-2:]] for name in texts},
            "published_date": pd.Timestamp(2024, 1, 1),
            "counts_from": pd.Timestamp(2020, 1, 1),
            "script": "simplified",
            "file_name": codes + ".txt",
            "sha256": [sha256(code.encode()).hexdigest() for code in codes],
            "characters": 3000,
        }
    )


def _make_mentions(figures: pd.DataFrame, words: UnitWords) -> pd.DataFrame:
    start = (figures.groupby("pairing_id").cumcount() + 1) * CHARACTERS
    written = [_write_numeral(figure, words) for figure in figures.itertuples()]
    dates = pd.DataFrame({"source_id": figures["pairing_id"].unique() + "-1"}).assign(
        start=0, end=len(DATE), as_written=DATE, kind="date", figure_id=""
    )
    carried = pd.DataFrame(
        {
            "source_id": figures["pairing_id"] + "-1",
            "start": start,
            "end": start + list(map(len, written)),
            "as_written": written,
            "kind": "figure",
            "figure_id": figures["figure_id"],
        }
    )
    return pd.concat([dates, carried], ignore_index=True)


def _write_numeral(figure: tuple, words: UnitWords) -> str:
    ends = dict.fromkeys((f"{figure.low:.0f}", f"{figure.high:.0f}"))
    return f"{'—'.join(ends)}{_find_main(words, figure.unit_id)}"


def _find_main(words: UnitWords, unit_id: str) -> str:
    """Return the first word that is one of the unit."""
    listed = words.units[unit_id].list_words()
    return next(
        word
        for word, factor in listed
        if factor == 1 and words.words[word].unit == unit_id
    )


def _write_table(table: pd.DataFrame, resource: Descriptor) -> pd.DataFrame:
    """Write every cell as text, in the columns of the contract."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    cells = {
        name: table[name].map(_write_cell) if name in table else "" for name in names
    }
    return pd.DataFrame(cells, index=table.index)


def _write_cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if pd.isna(value) or value == math.inf:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value)
