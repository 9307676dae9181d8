"""Which reports exist: notebooks/reports.toml, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shanhai.curation.parameters import CODELISTS, LANGUAGES
from shanhai.errors import ParameterError, Problem, suggest
from shanhai.rendering.parameters import Parameter, Value, read_parameters

FILE_NAME = "reports.toml"
# What the site has beside the pages of reports.
INDEX, DOWNLOADS = "index", "downloads"
TEXTS = tuple(
    f"{part}_{lang}" for part in ("label", "title", "summary") for lang in LANGUAGES
)
REQUIRED = ("notebook", *TEXTS)
OPTIONAL = ("per", "parameters", "shows_values")


@dataclass(frozen=True)
class Report:
    """Hold one report: a notebook, its words, and what it is rendered for.

    `per` names the parameter that takes every code of its codelist in turn, one
    page each; empty means one page. `declared` is what the notebook can be told.
    A report that shows no values of figures is not made again when one changes.
    """

    name: str
    notebook: Path
    texts: Mapping[str, str]
    per: str = ""
    parameters: Mapping[str, Value] = field(default_factory=dict)
    declared: tuple[Parameter, ...] = ()
    shows_values: bool = True


def read_reports(folder: Path) -> tuple[Report, ...]:
    """Read every report of a folder's reports.toml, with its notebook's parameters.

    Raises
    ------
    ParameterError
        With every problem of the file and of the notebooks it names.
    """
    tables = _read_tables(folder / FILE_NAME)
    reports, problems = [], []
    for name, table in tables.items():
        found = _find_table_problems(name, table)
        problems += found
        if found:
            continue
        try:
            reports.append(_read_report(folder, name, table))
        except ParameterError as error:
            problems += error.problems
    problems += [problem for report in reports for problem in _find_gaps(report)]
    if problems:
        raise ParameterError(dict.fromkeys(problems))
    return tuple(reports)


def place_of(report: str) -> str:
    """Say where a report is described, for a problem's place."""
    return f"{FILE_NAME}[reports.{report}]"


def _read_tables(path: Path) -> Mapping[str, Mapping[str, object]]:
    remedy = "Describe each report under [reports.NAME]; see notebooks/README.md"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("reports")
    except FileNotFoundError as error:
        problem = Problem(str(path), None, "", "the file does not exist", remedy)
        raise ParameterError([problem]) from error
    except ValueError as error:
        problem = Problem(FILE_NAME, None, "", f"not TOML: {error}", remedy)
        raise ParameterError([problem]) from error
    if not isinstance(tables, dict) or not tables:
        problem = Problem(FILE_NAME, None, "", "it names no report", remedy)
        raise ParameterError([problem])
    return tables


def _find_table_problems(name: str, table: object) -> list[Problem]:
    place = place_of(name)
    if not isinstance(table, dict):
        return [Problem(place, None, str(table), "not a table", "Write key = value")]
    texts = [key for key in (*REQUIRED, "per") if key in table]
    is_plain = re.fullmatch(r"[a-z][a-z0-9-]*", name)
    remedy = "Use small letters, digits and hyphens: it becomes a file name"
    taken, other = "the site has it for itself", "Give the report another name"
    return [
        *([] if is_plain else [Problem(place, None, name, "not a name", remedy)]),
        *(
            [Problem(place, None, name, taken, other)]
            if name in (INDEX, DOWNLOADS)
            else []
        ),
        *(
            Problem(place, None, key, "unknown key", suggest(key, REQUIRED + OPTIONAL))
            for key in table
            if key not in REQUIRED + OPTIONAL
        ),
        *(
            Problem(place, None, "", f"{key} is missing", f'Add {key} = "…"')
            for key in REQUIRED
            if key not in table
        ),
        *(
            Problem(
                place, None, str(table[key]), f"{key} is no text", "Put it in quotes"
            )
            for key in texts
            if not isinstance(table[key], str)
        ),
        *(
            [Problem(place, None, "", "parameters is no table", "Write key = value")]
            if not isinstance(table.get("parameters", {}), dict)
            else []
        ),
        *(
            [Problem(place, None, "", "shows_values is neither", "Write true or false")]
            if not isinstance(table.get("shows_values", True), bool)
            else []
        ),
    ]


def _read_report(folder: Path, name: str, table: Mapping) -> Report:
    notebook = folder / f"{table['notebook']}.ipynb"
    return Report(
        name=name,
        notebook=notebook,
        texts={key: table[key] for key in TEXTS},
        per=table.get("per", ""),
        parameters=table.get("parameters", {}),
        declared=read_parameters(notebook),
        shows_values=table.get("shows_values", True),
    )


def _find_gaps(report: Report) -> list[Problem]:
    """Say which parameter a report needs and its notebook does not have."""
    names = [parameter.name for parameter in report.declared]
    wanted = ["lang", *([report.per] if report.per else [])]
    problems = [
        Problem(
            place_of(report.name),
            None,
            name,
            f"{report.notebook.name} has no such parameter",
            suggest(name, names),
        )
        for name in wanted
        if name not in names
    ]
    if report.per and report.per not in CODELISTS:
        remedy = suggest(report.per, CODELISTS)
        rule = "`per` names no parameter with a codelist"
        problems.append(Problem(place_of(report.name), None, report.per, rule, remedy))
    return problems
