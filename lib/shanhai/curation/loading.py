"""Read a data folder into a corpus, once for what its files hold, and check it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import add_donor_provinces, add_series
from shanhai.curation.quick_contract import list_contract_problems
from shanhai.curation.tables import (
    Descriptor,
    digest_files,
    digest_tables,
    read_descriptor,
    read_tables,
)
from shanhai.errors import CorpusError, Problem, ShanhaiError
from shanhai.whole_files import refuse_unfinished

# Folders that keep to the contract, each with the digest of its files.
_CHECKED: set[tuple[Path, str]] = set()
# What stands behind a text that is in the other language.
MARKS = {"en": " [not translated]", "zh": "〔未译〕"}


def load(data_dir: Path | None = None) -> Corpus:
    """Load all curated tables into one frozen corpus.

    The tables' contract is checked on the way; the codebook's further rules
    are left to ``shanhai check``. While no file changes, the corpus is the same.

    Parameters
    ----------
    data_dir
        Folder with datapackage.json; the project's own when left out.

    Raises
    ------
    CorpusError
        With every break of the contract: file, line, value, rule, remedy.
    """
    folder, digest = _identify(data_dir)
    if (folder, digest) not in _CHECKED:
        if problems := list_contract_problems(folder):
            raise CorpusError(problems)
        _CHECKED.add((folder, digest))
    return _load(folder, digest)


def load_unchecked(data_dir: Path | None = None) -> Corpus:
    """Load what another process has loaded, and checked, or is about to.

    The corpus is the one that `load` gives. It must not be used before its digest was
    compared with that of a checked one: `accept` does that.
    """
    return _load(*_identify(data_dir))


def accept(digest: str, data_dir: Path | None = None) -> Corpus:
    """Return the corpus whose tables have this digest, which somebody has checked.

    `load` takes their word for it from now on.

    Raises
    ------
    ShanhaiError
        When the folder holds other data.
    """
    folder, files = _identify(data_dir)
    corpus = _load(folder, files)
    if corpus.digest != digest:
        raise ShanhaiError(
            f"the data in {folder} have the digest {corpus.digest[:12]}, but the "
            f"render was planned from {digest[:12]}. Give every process the same data "
            "folder, and let it be while pages are made."
        )
    _CHECKED.add((folder, files))
    return corpus


def load_after(find_problems: Callable[[Path], Collection[Problem]]) -> Corpus:
    """Load the project's tables if a search that covers the contract finds no problem.

    Raises
    ------
    CorpusError
        With every problem that was found.
    """
    folder, files = _identify(None)
    if problems := find_problems(folder):
        raise CorpusError(problems)
    _CHECKED.add((folder, files))
    return _load(folder, files)


def _identify(data_dir: Path | None) -> tuple[Path, str]:
    folder = paths.data_dir() if data_dir is None else Path(data_dir)
    refuse_unfinished(folder)
    return folder, digest_files(folder)


@lru_cache(maxsize=4)
def _load(folder: Path, digest: str) -> Corpus:
    """Load a folder whose files have this digest, before and after."""
    descriptor = read_descriptor(folder)
    corpus = build_corpus(folder, descriptor, read_tables(folder, descriptor))
    if digest_files(folder) != digest:
        raise ShanhaiError(
            f"{folder}: a table changed while it was read. Do the same once more."
        )
    return corpus


def build_corpus(
    data_dir: Path, descriptor: Descriptor, tables: Mapping[str, pd.DataFrame]
) -> Corpus:
    """Freeze tables into a corpus, in the codelists' order; nothing is checked."""
    version, digest = descriptor["version"], digest_tables(data_dir, descriptor)
    return Corpus(version, digest, descriptor, data_dir, _order_tables(tables))


def _order_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    ordered = {
        name: table.sort_values("sort_order", kind="stable", ignore_index=True)
        if "sort_order" in table
        else table.reset_index(drop=True)
        for name, table in tables.items()
    }
    ordered = add_donor_provinces(add_series(ordered))
    ranks = {
        f"{kind}_id": {code: n for n, code in enumerate(ordered[name][f"{kind}_id"])}
        for kind, name in (("pairing", "pairings"), ("series", "all_series"))
    }
    ordered["figures"] = _mark_untranslated(ordered["figures"]).sort_values(
        [*ranks],
        key=lambda codes: codes.map(ranks[codes.name]),
        kind="stable",
        ignore_index=True,
    )
    ordered["mentions"] = ordered["mentions"].sort_values(
        ["source_id", "start"], kind="stable", ignore_index=True
    )
    return ordered


def _mark_untranslated(figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures whose lacking texts are those of the other language, marked."""
    marked = figures.copy()
    for name in ("subject", "note"):
        for lang, other in (("en", "zh"), ("zh", "en")):
            own, theirs = figures[f"{name}_{lang}"], figures[f"{name}_{other}"]
            is_lacking = (own == "") & (theirs != "")
            marked[f"{name}_{lang}"] = own.where(~is_lacking, theirs + MARKS[lang])
    return marked
