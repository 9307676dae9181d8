"""What a page tells machines and archivists about itself: schema.org, versions."""

from __future__ import annotations

import json
import platform
from functools import cache
from importlib.metadata import version

import pandas as pd
from markupsafe import Markup

from shanhai import paths
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import CODELISTS
from shanhai.curation.tables import Descriptor, read_descriptor
from shanhai.rendering.fingerprint import digest_data
from shanhai.rendering.plan import Job
from shanhai.reporting.words.controls import reveal_controls

# What a page's bytes depend on besides the data and the notebook.
PACKAGES = (
    "shanhai",
    "pandas",
    "numpy",
    "matplotlib",
    "seaborn",
    "zhplot",
    "fluent.runtime",
    "papermill",
    "ipykernel",
    "nbconvert",
    "jinja2",
)


def list_versions() -> dict[str, str]:
    """List Python and the packages that make a page, with their versions."""
    installed = {name: version(name) for name in PACKAGES}
    return {"Python": platform.python_version(), **installed}


def write_dataset(corpus: Corpus, job: Job) -> Markup:
    """Write the description of a page's figures as JSON that no text in it can end."""
    described = _reveal(describe_dataset(corpus, job))
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def describe_dataset(corpus: Corpus, job: Job) -> dict[str, object]:
    """Describe the figures a page is about, in its language, as schema.org does.

    Left out: the values, a place to download them from (a page may be passed on
    alone) and, where no figure states its window, the time covered.
    """
    figures = select_job_figures(corpus, job)
    package = _read_package()
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name_page(job),
        "description": job.summary,
        "inLanguage": job.lang,
        "version": corpus.version,
        "identifier": f"sha256:{digest_data(corpus, job.parameters)}",
        "license": package["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": {
            "@type": "Organization",
            "name": package["contributors"][0]["title"],
        },
        "keywords": package["keywords"],
        "temporalCoverage": _find_window(figures),
        "spatialCoverage": _list_places(corpus, figures, job.lang),
        "variableMeasured": _list_variables(corpus, figures, job.lang),
        "isBasedOn": _list_documents(corpus, figures, job.lang),
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


def _describe_creator(package: Descriptor) -> dict[str, str]:
    return {"@type": "Organization", "name": package["contributors"][0]["title"]}


@cache
def _read_package() -> Descriptor:
    return read_descriptor(paths.data_dir())


def _reveal(value: object) -> object:
    """Write the unseen characters of every text in a tree as codes."""
    if isinstance(value, dict):
        return {key: _reveal(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_reveal(one) for one in value]
    return reveal_controls(value) if isinstance(value, str) else value
