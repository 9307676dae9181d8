"""What is to be rendered: reports × codelists × languages, as frozen jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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

    Parameters
    ----------
    only
        Names of reports (`profile`) or of pages (`profile-qingxi-dejiang`);
        empty means all.

    Raises
    ------
    ParameterError
        With every unknown report, page, language, parameter and code.
    """
    reports = tuple(reports)
    places = {report.name: report.place for report in reports}
    jobs = [job for report in reports for job in _list_jobs(corpus, report)]
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


def _list_jobs(corpus: Corpus, report: Report) -> list[Job]:
    known = corpus.known(CODELISTS[report.per]) if report.per else [""]
    # Unknown ones are among the problems.
    chosen = [code for code in known if code in (report.codes or known)]
    return [
        make_job(corpus, report, code, lang) for code in chosen for lang in LANGUAGES
    ]


def make_job(corpus: Corpus, report: Report, code: str, lang: str) -> Job:
    """Plan a report's page of one code, or its only page, in one language."""
    values = {parameter.name: parameter.default for parameter in report.declared}
    values |= report.parameters | {"lang": lang}
    if code:
        is_list = isinstance(values[report.per], list)
        values[report.per] = [code] if is_list else code
    name = _find_name(corpus, report, code, lang)
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
        values=tuple((name, _freeze(value)) for name, value in values.items()),
        label=label,
        title=title,
        summary=summary,
        shows_values=report.shows_values,
        shows_code=report.shows_code,
    )


def _find_name(corpus: Corpus, report: Report, code: str, lang: str) -> str:
    if not code:
        return ""
    find_record = getattr(corpus, CODELISTS[report.per])
    return getattr(find_record(code), f"name_{lang}", code)


def _find_problems(corpus: Corpus, report: Report) -> Iterator[Problem]:
    defaults = {parameter.name: parameter.default for parameter in report.declared}
    if report.codes:
        kind = CODELISTS[report.per]
        yield from _find_unknown(report.place, kind, report.codes, corpus.known(kind))
    given = {
        report.place: report.parameters,
        f"{report.notebook.name}[parameters]": defaults,
    }
    for place, values in given.items():
        yield from find_value_problems(
            corpus, declared=report.declared, values=values, place=place
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


def _freeze(value: Value) -> Value | tuple:
    return tuple(value) if isinstance(value, list) else value
