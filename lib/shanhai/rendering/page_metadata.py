"""What a page tells machines about its data, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.selection import select_figures
from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import CODELISTS
from shanhai.rendering.fingerprint import digest_data
from shanhai.rendering.plan import Job

FORMS = {
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_dataset(described: dict[str, object]) -> Markup:
    """Write the description of some data as JSON that no text in it can end."""
    described = _reveal(described)
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def describe_dataset(corpus: Corpus, job: Job) -> dict[str, object]:
    """Describe the figures a page is about, in its language, as schema.org does.

    Left out: the values, a place to download them from (a page may be passed on
    alone) and, where no figure states its window, the time covered.
    """
    return _describe_figures(
        corpus,
        select_job_figures(corpus, job),
        name=name_page(job),
        description=job.summary,
        digest=digest_data(corpus, job),
        lang=job.lang,
    )


def describe_package(
    corpus: Corpus, *, downloads: Iterable[str], name: str, summary: str, lang: str
) -> dict[str, object]:
    """Describe all figures, and the files of the site that hold them."""
    described = _describe_figures(
        corpus,
        select_figures(corpus),
        name=name,
        description=summary,
        digest=corpus.digest,
        lang=lang,
    )
    files = [
        {
            "@type": "DataDownload",
            "contentUrl": path,
            "encodingFormat": FORMS[PurePosixPath(path).suffix],
        }
        for path in downloads
    ]
    return described | {"distribution": files}


def _describe_figures(
    corpus: Corpus,
    figures: pd.DataFrame,
    *,
    name: str,
    description: str,
    digest: str,
    lang: str,
) -> dict[str, object]:
    package = corpus.descriptor
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
        "variableMeasured": _list_variables(corpus, figures, lang),
        "isBasedOn": _list_documents(corpus, figures, lang),
    }
    return {key: value for key, value in described.items() if value}


def name_page(job: Job) -> str:
    """Name a page by its title and the kind of report it is."""
    return job.title if job.label == job.title else f"{job.title} · {job.label}"


def select_job_figures(corpus: Corpus, job: Job) -> pd.DataFrame:
    """Select the figures of the pairings, domain and documents a page is about."""
    chosen = {
        f"{CODELISTS[name]}_ids": [value] if isinstance(value, str) else value
        for name, value in job.parameters.items()
        if name in CODELISTS and value
    }
    return select_figures(corpus, **chosen)


def _find_window(figures: pd.DataFrame) -> str:
    """Return the span of the windows that documents state with both ends."""
    stated = figures[figures["period_basis"] == "stated"]
    windows = stated[["period_start", "period_end"]].dropna()
    if windows.empty:
        return ""
    first, last = windows["period_start"].min(), windows["period_end"].max()
    return f"{first:%Y-%m-%d}/{last:%Y-%m-%d}"


def _list_places(corpus: Corpus, figures: pd.DataFrame, lang: str) -> list[dict]:
    """List the places of the figures and both sides of their pairings."""
    pairings = corpus.pairings
    paired = pairings[pairings["pairing_id"].isin(figures["pairing_id"])]
    codes = {
        *figures["place_id"],
        *paired["donor_place_id"],
        *paired["recipient_place_id"],
    }
    places = corpus.places
    names = places[places["place_id"].isin(codes)][f"name_{lang}"]
    return [{"@type": "Place", "name": name} for name in names]


def _list_variables(corpus: Corpus, figures: pd.DataFrame, lang: str) -> list[dict]:
    indicators = corpus.indicators
    measured = indicators[indicators["indicator_id"].isin(figures["indicator_id"])]
    units = corpus.units.set_index("unit_id")[f"name_{lang}"]
    return [
        {"@type": "PropertyValue", "name": name, "unitText": units[unit]}
        for name, unit in zip(
            measured[f"name_{lang}"], measured["unit_id"], strict=True
        )
    ]


def _list_documents(corpus: Corpus, figures: pd.DataFrame, lang: str) -> list[dict]:
    mentions = corpus.mentions
    carrying = mentions[mentions["figure_id"].isin(figures["figure_id"])]
    sources = corpus.sources
    used = sources[sources["source_id"].isin(carrying["source_id"])]
    return [_describe_document(row, lang) for row in used.to_dict("records")]


def _describe_document(source: dict[str, object], lang: str) -> dict[str, object]:
    """Describe one document; its credit names a publisher, an author or both."""
    published = source["published_date"]
    described = {
        "@type": "Article",
        "name": source[f"title_{lang}"],
        "creditText": source[f"publisher_{lang}"],
        "datePublished": "" if pd.isna(published) else f"{published:%Y-%m-%d}",
        "inLanguage": "zh",
        "identifier": f"sha256:{source['sha256']}",
    }
    return {key: value for key, value in described.items() if value}


def _reveal(value: object) -> object:
    """Write the unseen characters of every text in a tree as codes."""
    if isinstance(value, dict):
        return {key: _reveal(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_reveal(one) for one in value]
    return reveal_controls(value) if isinstance(value, str) else value
