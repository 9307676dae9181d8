"""The synthetic corpus beside the real one, in a data folder that `shanhai` accepts.

The indicators are the project's own, so that measures and sections hold as they are;
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
from shanhai.curation.unit_words import MAIN_WORDS

# As many indicators have figures as a pairing's articles tell of.
ONE_IN = 3
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
    known = dict(zip(invented[::ONE_IN], ordered[::ONE_IN], strict=True))
    figures = made["figures"]
    figures = figures[figures["indicator_id"].isin(known)]
    codes = figures["indicator_id"].map(known)
    figures = _keep_rules(
        figures.assign(
            indicator_id=codes, figure_id=figures["pairing_id"] + "." + codes
        )
    )
    places = made["places"]
    is_new = ~places["place_id"].isin(real["places"]["place_id"])
    return {
        "pairings": _fill_texts(made["pairings"]),
        "pairing_members": made["pairing_members"],
        "places": _fill_texts(places[is_new]),
        "denominators": _fill_texts(made["denominators"]),
        "sources": _make_sources(made["pairings"]),
        "figures": figures,
        "mentions": _make_mentions(figures),
    }


def _keep_rules(figures: pd.DataFrame) -> pd.DataFrame:
    """Say of each figure what the rules ask for: a render refuses others."""
    is_exact = figures["low"] == figures["high"]
    is_inferred = figures["period_basis"] == "inferred"
    flags = [
        (*own, *(("period_inferred",) if inferred else ()))
        for own, inferred in zip(figures["flags"], is_inferred, strict=True)
    ]
    return figures.assign(
        qualifier=is_exact.map({True: "exact", False: "range"}),
        flags=pd.Series(flags, index=figures.index, dtype=object),
        note_en="Synthetic.",
        note_zh="合成。",
    )


def _fill_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Write a row's code wherever a name, note or title is empty."""
    texts = [name for name in table if name.endswith(("_en", "_zh"))]
    codes = table[table.columns[0]]
    return table.assign(
        **{name: table[name].where(table[name] != "", codes) for name in texts}
    )


def _make_sources(pairings: pd.DataFrame) -> pd.DataFrame:
    codes = pairings["pairing_id"] + "-1"
    texts = ("title_zh", "title_en", "publisher_zh", "publisher_en")
    return pd.DataFrame(
        {
            "source_id": codes,
            "pairing_id": pairings["pairing_id"],
            **dict.fromkeys(texts, codes),
            "published_date": pd.Timestamp(2024, 1, 1),
            "script": "simplified",
            "file_name": codes + ".txt",
            "sha256": [sha256(code.encode()).hexdigest() for code in codes],
            "characters": 3000,
        }
    )


def _make_mentions(figures: pd.DataFrame) -> pd.DataFrame:
    start = figures.groupby("pairing_id").cumcount() * CHARACTERS
    written = list(map(_write_numeral, figures.itertuples()))
    return pd.DataFrame(
        {
            "source_id": figures["pairing_id"] + "-1",
            "start": start,
            "end": start + list(map(len, written)),
            "as_written": written,
            "kind": "figure",
            "figure_id": figures["figure_id"],
        }
    )


def _write_numeral(figure: tuple) -> str:
    ends = dict.fromkeys((f"{figure.low:.0f}", f"{figure.high:.0f}"))
    return f"{'—'.join(ends)}{MAIN_WORDS[figure.unit_id]}"


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
