"""Figures as one tidy frame: names beside codes, a column for each dimension."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from shanhai.analysis.quotability import (
    NO,
    WITH_WORDS,
    YES,
    judge_quotable,
    list_reasons,
)
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import read_pairs
from shanhai.errors import ShanhaiError, UnknownCodeError, unknown_code
from shanhai.reporting.formatting.figures import add_words
from shanhai.reporting.formatting.names import list_names, title_source
from shanhai.reporting.messages import join_sentences

# Columns whose values are codes of the corpus, by the name of their codelist.
CODELISTS = {
    "pairing_id": "pairings",
    "domain_id": "domains",
    "indicator_id": "indicators",
    "series_id": "all_series",
    "unit_id": "units",
    "source_id": "sources",
}
# The same codes by their names.
NAMES = {
    key: CODELISTS[f"{key}_id"] for key in ("pairing", "domain", "indicator", "series")
}
# Where a frame keeps codelists, for `has_flag` and `pick_leading`.
FLAGS, INDICATORS = "flags of the codelist", "indicators of the codelist"
COLUMNS = (
    *("figure_id", "pairing_id", "pairing", "domain_id", "domain"),
    *("indicator_id", "indicator", "series_id", "series", "subject", "detail", "value"),
    *("low", "high", "unit_id", "qualifier", "status", "direction"),
    *("place_id", "place", "attributed_to", "period_type", "period"),
    *("period_start", "period_end", "period_basis", "flags", "quotable", "reason"),
    *("part_of", "part_basis", "note", "source_id", "document", "as_written"),
)


class Codelist(tuple):
    """Hold codes beside a frame; pandas copies these at each step, deeply."""

    def __deepcopy__(self, memo: dict) -> Codelist:
        return self

    def __reduce__(self) -> tuple:
        """Have a pickled frame be read where this package is not."""
        return tuple, (tuple(self),)


def tidy(corpus: Corpus, lang: str = "en", **where: object) -> pd.DataFrame:
    """Return one row a figure, with names in a language beside the codes.

    Left out: every other mention of a figure than its first (``explain`` has all),
    and what we derive (``ratio``).

    Parameters
    ----------
    lang
        Language of names, values and periods: ``en`` or ``zh``.
    where
        Columns with the code, or a list of codes, that a figure must have:
        ``domain_id="labour"``, ``destination="donor_province"``; ``flag="window_open"``
        for one of its flags.

    Returns
    -------
    pandas.DataFrame
        In the codelists' order, never by value. ``low`` and ``high`` are closed ends
        in the unit's base, ``high`` is ``inf`` where the document sets none; ``value``
        and ``period`` are words; ``reason`` says why a figure must not be quoted, or
        why it needs words beside it. Codes and names are categoricals in the codelists'
        order, ``flags`` is a tuple, and each dimension has a column of its codes,
        missing where it does not apply to what is counted.

    Raises
    ------
    UnknownCodeError
        For a column or code that does not exist, with near matches.

    Examples
    --------
    >>> jobs = corpus.tidy(indicator_id="labour_employed", destination="donor_province")
    >>> jobs[["pairing", "value", "period", "quotable"]]
    """
    figures = _build(corpus, lang)
    chosen = pd.Series(True, index=figures.index)
    for name, codes in where.items():
        chosen &= _meets(figures, name, codes)
    picked = figures[chosen].reset_index(drop=True)
    return drop_unused(picked) if where else picked


def has_flag(figures: pd.DataFrame, flag_id: str) -> pd.Series:
    """Tell which figures of a tidy frame carry a flag.

    Raises
    ------
    UnknownCodeError
        For a flag that the codelist does not hold, with near matches.

    Examples
    --------
    >>> figures[shanhai.has_flag(figures, "window_open")]
    """
    own = figures["flags"]
    known = figures.attrs.get(FLAGS) or sorted({*own.explode().dropna()})
    if flag_id not in known:
        raise unknown_code("flag", flag_id, known)
    return own.map(lambda flags: flag_id in flags).astype(bool)


def drop_unused(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the frame whose categoricals have only the categories that occur."""
    unused = {
        name: column.cat.remove_unused_categories()
        for name, column in figures.items()
        if isinstance(column.dtype, pd.CategoricalDtype)
    }
    return figures.assign(**unused)


@lru_cache(maxsize=4)
def _build(corpus: Corpus, lang: str) -> pd.DataFrame:
    worded = add_words(corpus, select_figures(corpus), lang)
    judged = judge_quotable(corpus).set_index("figure_id")["quotable"]
    documents = map(corpus.source, worded["source_id"])
    frame = worded.assign(
        **{
            name: worded[f"{name}_id"].map(list_names(corpus, table, lang))
            for name, table in {**NAMES, "place": "places"}.items()
        },
        subject=worded[f"subject_{lang}"],
        document=[title_source(one, lang) for one in documents],
        quotable=worded["figure_id"].map(judged),
        reason=[join_sentences(lang, one) for one in list_reasons(corpus, lang)],
    )[[*COLUMNS]]
    orders = {
        **_list_closed(corpus),
        **{key: getattr(corpus, name).iloc[:, 0] for key, name in CODELISTS.items()},
        **{key: list_names(corpus, name, lang).values() for key, name in NAMES.items()},
        "quotable": [YES, WITH_WORDS, NO],
    }
    ordered = {
        name: _order(frame[name], order)
        for name, order in orders.items()
        if name in frame
    }
    spread = _spread_dimensions(corpus, worded["dimensions"])
    frame = pd.concat([frame.assign(**ordered), spread], axis="columns")
    frame.attrs[FLAGS] = Codelist(corpus.known("flag"))
    frame.attrs[INDICATORS] = Codelist(corpus.known("indicator"))
    return frame


def _order(cells: pd.Series, codes: Iterable[str]) -> pd.Categorical:
    """Give a column the order of a codelist; an empty cell is a missing code."""
    known = [*dict.fromkeys(codes)]
    return pd.Categorical(cells.where(cells != ""), known, ordered=True)


def _spread_dimensions(corpus: Corpus, pairs: pd.Series) -> pd.DataFrame:
    codes = corpus.dimension_codes
    read = [read_pairs(one) for one in pairs]
    columns = {
        name: pd.Categorical(
            [one.get(name) for one in read],
            categories=[*codes.loc[codes["dimension_id"] == name, "code"]],
            ordered=True,
        )
        for name in corpus.known("dimension")
    }
    return pd.DataFrame(columns, index=pairs.index)


def _list_closed(corpus: Corpus) -> dict[str, list[str]]:
    """Return the columns of figures that the descriptor closes, with their codes."""
    tables = {table["name"]: table for table in corpus.descriptor["resources"]}
    return {
        field["name"]: field["constraints"]["enum"]
        for field in tables["figures"]["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }


def _meets(figures: pd.DataFrame, name: str, codes: object) -> pd.Series:
    """Tell which figures have one of the codes in a column; a typo raises."""
    is_one = isinstance(codes, str) or not isinstance(codes, Iterable)
    wanted = [codes] if is_one else list(codes)
    if (name not in figures and name != "flag") or name == "flags":
        raise unknown_code("column", name, [*figures.columns.drop("flags"), "flag"])
    if name == "flag":
        found = [has_flag(figures, code) for code in wanted]
        return pd.concat(found, axis="columns").any(axis="columns")
    column = figures[name]
    if column.dtype.kind in "fM":
        raise ShanhaiError(
            f"{name!r} holds no codes: pick its values in the frame, such as "
            f"figures[figures['{name}'] >= ...]."
        )
    is_closed = isinstance(column.dtype, pd.CategoricalDtype)
    known = list(column.cat.categories if is_closed else column.unique())
    for code in wanted:
        if code not in known:
            hint = f" For codes: {name}_id=." if f"{name}_id" in figures else ""
            raise UnknownCodeError(f"{unknown_code(name, code, known)}{hint}")
    return column.isin(wanted)
