"""What is to be rendered: reports × codelists × languages, as frozen jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shanhai.analysis.provenance import digest_used, list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import CODELISTS, LANGUAGES
from shanhai.errors import ParameterError, Problem, suggest
from shanhai.rendering.parameters import Value, find_value_problems
from shanhai.rendering.registry import Report
from shanhai.reporting.page_names import name_page

# papermill's names of what runs cells: our engine, and its own, which starts a kernel.
SHELL, KERNEL = "shanhai", "nbclient"


@dataclass(frozen=True)
class Job:
    """Hold one page to be made: a notebook, all its parameters, the page's words.

    `code` is the pairing or domain the page is about, empty when it is about all.
    """

    report: str
    page: str
    lang: str
    code: str
    notebook: Path
    values: tuple[tuple[str, Value | tuple], ...]
    label: str
    title: str
    summary: str
    shows_values: bool = True
    shows_code: bool = False

    @property
    def file_name(self) -> str:
        """Return the page's file in the site."""
        return name_page(self.page, self.lang)

    @property
    def parameters(self) -> dict[str, Value]:
        """Return the parameters as the notebook takes them: lists as lists."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in self.values
        }

    @property
    def codes(self) -> dict[str, list[str]]:
        """Return the codes that the page is about, as a selection takes them."""
        return {
            f"{CODELISTS[name]}_ids": [value] if isinstance(value, str) else value
            for name, value in self.parameters.items()
            if name in CODELISTS and value
        }


def plan_jobs(
    corpus: Corpus,
    reports: Iterable[Report],
    *,
    only: Sequence[str] = (),
    languages: Sequence[str] = LANGUAGES,
) -> tuple[Job, ...]:
    """Plan every page, or those asked for, before anything runs.

    `only` has names of reports (`profile`) or of pages (`profile-qingxi-dejiang`).
    Raises ParameterError with every unknown report, page, language, parameter and code.
    """
    reports = tuple(reports)
    places = {report.name: report.place for report in reports}
    jobs = [
        _make_job(corpus, report, code, lang)
        for report in reports
        for code in _list_codes(corpus, report)
        for lang in LANGUAGES
    ]
    names = [*(report.name for report in reports), *(job.page for job in jobs)]
    problems = [
        *_find_unknown("--only", "report or page", only, dict.fromkeys(names)),
        *_find_unknown("--lang", "language", languages, LANGUAGES),
        *_find_clashes(jobs, places),
        *(one for report in reports for one in _find_problems(corpus, report)),
    ]
    if problems:
        raise ParameterError(problems)
    return tuple(
        job
        for job in jobs
        if job.lang in languages and (not only or {job.report, job.page} & set(only))
    )


def _list_codes(corpus: Corpus, report: Report) -> list[str]:
    known = corpus.known(CODELISTS[report.per]) if report.per else [""]
    # Unknown ones are among the problems.
    return [code for code in known if code in (report.codes or known)]


def _make_job(corpus: Corpus, report: Report, code: str, lang: str) -> Job:
    """Plan a report's page of one code, or its only page, in one language."""
    values, name = report.values | {"lang": lang}, ""
    if code:
        is_list = isinstance(values[report.per], list)
        values[report.per] = [code] if is_list else code
        record = getattr(corpus, CODELISTS[report.per])(code)
        name = getattr(record, f"name_{lang}", code)
    label, title, summary = (
        report.texts[f"{part}_{lang}"].replace("{name}", name)
        for part in ("label", "title", "summary")
    )
    return Job(
        report=report.name,
        page=f"{report.name}-{code}" if code else report.name,
        lang=lang,
        code=code,
        notebook=report.notebook,
        values=tuple(
            (name, tuple(value) if isinstance(value, list) else value)
            for name, value in values.items()
        ),
        label=label,
        title=title,
        summary=summary,
        shows_values=report.shows_values,
        shows_code=report.shows_code,
    )


def digest_data(corpus: Corpus, job: Job) -> str:
    """Return the digest of the data that a job's notebook uses with its parameters."""
    chosen = choose_data(corpus, job)
    return digest_used(corpus, **chosen, has_values=job.shows_values)


def choose_data(corpus: Corpus, job: Job) -> dict[str, object]:
    """Return what a job is about, as the arguments of `select_used`."""
    codes, is_of_one = job.codes, bool(job.parameters.get("pairing_id"))
    pairings = codes.get("pairing_ids")
    if not is_of_one and "source_ids" in codes:
        pairings = list_pairings_of(corpus, codes["source_ids"])
    return {
        "pairing_ids": pairings,
        "domain_ids": codes.get("domain_ids"),
        "has_peers": is_of_one,
    }


def _find_problems(corpus: Corpus, report: Report) -> Iterator[Problem]:
    declared, place = report.declared, report.place
    if report.codes:
        kind = CODELISTS[report.per]
        yield from _find_unknown(place, kind, report.codes, corpus.known(kind))
    own = f"{report.notebook.name}[parameters]"
    defaults = {one.name: one.default for one in declared}
    for at, values in ((place, report.parameters), (own, defaults)):
        yield from find_value_problems(
            corpus, declared=declared, values=values, place=at
        )


def _find_clashes(jobs: Iterable[Job], places: Mapping[str, str]) -> Iterator[Problem]:
    """Find pages whose file is another's, also where letters have no case."""
    taken: dict[str, str] = {}
    for job in jobs:
        name, place = job.file_name.casefold(), places[job.report]
        if name in taken:
            rule = f"{job.file_name} is the file of {taken[name]} already"
            yield Problem(place, None, "", rule, "Give one of the two another name")
        taken.setdefault(name, place)


def _find_unknown(
    place: str, kind: str, given: Iterable[object], known: Iterable[str]
) -> list[Problem]:
    known = list(known)
    return [
        Problem(place, None, str(value), f"unknown {kind}", suggest(value, known))
        for value in given
        if value not in known
    ]
