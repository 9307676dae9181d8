"""What some figures are, told to machines in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.messages import join_phrases, say

FORMS = {
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def describe_figures(
    corpus: Corpus,
    figures: pd.DataFrame,
    *,
    name: str,
    description: str,
    digest: str,
    lang: str,
    downloads: Iterable[str] = (),
) -> dict[str, object]:
    """Describe figures in a language, and the files of the site that hold them.

    Left out: the values and, where no figure states its window, the time covered. A
    page may be passed on alone, so it names no files to download.
    """
    package = corpus.descriptor
    measured = _pick(corpus.indicators, "indicator_id", figures)
    units = measured["unit_id"].map(corpus.units.set_index("unit_id")[f"name_{lang}"])
    carrying = _pick(corpus.mentions, "figure_id", figures)
    documents = _pick(corpus.sources, "source_id", carrying)
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": lang,
        "version": corpus.version,
        "identifier": f"sha256:{digest}",
        "license": package["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": {
            "@type": "Organization",
            "name": package["contributors"][0]["title"],
        },
        "keywords": package["keywords"],
        "temporalCoverage": _find_window(figures),
        "spatialCoverage": _list_places(corpus, figures, lang),
        # As text, which a page has room for.
        "variableMeasured": [
            say(lang, "name-inline", name=concept, traits=unit)
            for concept, unit in zip(measured[f"name_{lang}"], units, strict=True)
        ],
        "isBasedOn": [_describe_document(row, lang) for row in iterate_rows(documents)],
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": path,
                "encodingFormat": FORMS[PurePosixPath(path).suffix],
            }
            for path in downloads
        ],
    }
    return _drop_empty(described)


def _find_window(figures: pd.DataFrame) -> str:
    """Return the span of windows that documents state; an unfinished one begins it."""
    stated = figures[figures["period_basis"] == "stated"]
    first, last = stated["period_start"].min(), stated["period_end"].max()
    return f"{first:%Y-%m-%d}/{last:%Y-%m-%d}" if first <= last else ""


def _list_places(corpus: Corpus, figures: pd.DataFrame, lang: str) -> list[str]:
    paired = _pick(corpus.pairings, "pairing_id", figures)
    sides = paired[["donor_place_id", "recipient_place_id"]].to_numpy().ravel()
    is_named = corpus.places["place_id"].isin([*figures["place_id"], *sides])
    return list(corpus.places.loc[is_named, f"name_{lang}"])


def _describe_document(source: object, lang: str) -> dict[str, object]:
    """Describe one document; its credit names a publisher, an author or both."""
    published = source.published_date
    named = [getattr(source, f"{role}_{lang}") for role in ("publisher", "author")]
    described = {
        "@type": "Article",
        "name": getattr(source, f"title_{lang}"),
        "creditText": join_phrases(lang, named),
        "url": source.address,
        "datePublished": "" if pd.isna(published) else f"{published:%Y-%m-%d}",
        "inLanguage": "zh",
        "identifier": f"sha256:{source.sha256}",
    }
    return _drop_empty(described)


def _pick(table: pd.DataFrame, key: str, chosen: pd.DataFrame) -> pd.DataFrame:
    return table[table[key].isin(chosen[key])]


def _drop_empty(described: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in described.items() if value}
