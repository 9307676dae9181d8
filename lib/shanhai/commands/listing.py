"""What there is to list: the codelists, and the pages of the reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import pandas as pd

from shanhai.commands.formats import Row
from shanhai.curation.corpus import Corpus
from shanhai.rendering.plan import Job, plan_jobs
from shanhai.rendering.registry import Report

# The columns of the table on screen; JSON has them all.
SHORT_COLUMNS = {
    "pairings": ("pairing_id", "since", "name_en", "name_zh"),
    "indicators": ("indicator_id", "domain_id", "unit_id", "name_en", "name_zh"),
    "sources": ("source_id", "pairing_ids", "published_date", "title_zh"),
    "reports": ("report", "page", "title_en", "title_zh"),
}


def list_codelist(corpus: Corpus, name: str) -> list[Row]:
    """List the rows of a corpus table, dates as ISO text, nothing as None."""
    rows = getattr(corpus, name).to_dict("records")
    return [{key: _to_plain(value) for key, value in row.items()} for row in rows]


def list_pages(corpus: Corpus, reports: Iterable[Report]) -> list[Row]:
    """List every page that can be rendered, with what its notebook can be told."""
    reports = tuple(reports)
    declared = {report.name: report.declared for report in reports}
    return [
        _describe_page(list(twins)) | {"parameters": list(map(vars, declared[name]))}
        for (name, _), twins in groupby(
            plan_jobs(corpus, reports), key=lambda job: (job.report, job.page)
        )
    ]


def _describe_page(twins: list[Job]) -> dict[str, object]:
    return {
        "report": twins[0].report,
        "page": twins[0].page,
        "notebook": twins[0].notebook.name,
        **{f"title_{job.lang}": job.title for job in twins},
        **{f"file_{job.lang}": job.file_name for job in twins},
    }


def _to_plain(value: object) -> object:
    if isinstance(value, date):
        return None if pd.isna(value) else value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return None if pd.isna(value) else value
    return value
