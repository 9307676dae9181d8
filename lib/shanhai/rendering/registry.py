"""Which reports exist: notebooks/reports.toml or a list of one's own, checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shanhai import paths
from shanhai.curation.parameters import CODELISTS, LANGUAGES
from shanhai.errors import ParameterError, Problem, suggest
from shanhai.rendering.parameters import Parameter, Value, read_parameters
from shanhai.reporting.page_names import DOWNLOADS, INDEX

FILE_NAME = "reports.toml"
TEXTS = tuple(
    f"{part}_{lang}" for part in ("label", "title", "summary") for lang in LANGUAGES
)
REQUIRED = ("notebook", *TEXTS)
NAME = re.compile(r"[a-z][a-z0-9-]*")
# What the value of a key must be, in words, and how to write it.
TEXT = (str, "text", "Put it in quotes")
TRUTH = (bool, "truth value", "Write true or false")
OPTIONAL = {
    "per": TEXT,
    "codes": (list, "list", 'Write codes = ["…"]'),
    "parameters": (dict, "table", "Write key = value"),
    "shows_values": TRUTH,
    "shows_code": TRUTH,
}
FORMS = dict.fromkeys(REQUIRED, TEXT) | OPTIONAL


@dataclass(frozen=True)
class Report:
    """Hold one report: a notebook, its words, and what it is rendered for.

    `per` names the parameter that takes every code of its codelist in turn, or some
    `codes`, one page each; empty means one page. `declared` is what the notebook can
    be told, `place` where it is described.
    A report that shows no values of figures is not made again when one changes. One
    that shows its code is a tutorial: a reader copies the code from the top.
    """

    name: str
    notebook: Path
    texts: Mapping[str, str]
    place: str = ""
    per: str = ""
    codes: Sequence[str] = ()
    parameters: Mapping[str, Value] = field(default_factory=dict)
    declared: tuple[Parameter, ...] = ()
    shows_values: bool = True
    shows_code: bool = False

    @property
    def values(self) -> dict[str, Value]:
        """Return each parameter with its default, or what is described in its place."""
        return {one.name: one.default for one in self.declared} | self.parameters


def read_reports(place: Path) -> tuple[Report, ...]:
    """Read every report of a folder's reports.toml, with its notebook's parameters.

    The place may be a file of another name. Its notebooks stand beside it; those of the
    project can be named, too.
    Raises ParameterError with every problem of the file and of the notebooks it names.
    """
    path = place / FILE_NAME if place.is_dir() else place
    reports, problems = [], []
    for name, table in _read_tables(path).items():
        own = f"{path.name}[reports.{name}]"
        if found := [Problem(own, None, *one) for one in _find_faults(name, table)]:
            problems += found
            continue
        try:
            reports.append(_read_report(path, own, name, table))
        except ParameterError as error:
            problems += error.problems
    problems += [problem for report in reports for problem in _find_gaps(report)]
    if problems:
        raise ParameterError(dict.fromkeys(problems))
    return tuple(reports)


def _read_tables(path: Path) -> Mapping[str, Mapping[str, object]]:
    place, rule = path.name, "it names no report"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("reports")
        if isinstance(tables, dict) and tables:
            return tables
    except FileNotFoundError:
        place, rule = str(path), "the file does not exist"
    except ValueError as error:
        rule = f"not TOML: {error}"
    remedy = "Describe each report under [reports.NAME]; see notebooks/README.md"
    raise ParameterError([Problem(place, None, "", rule, remedy)])


def _find_faults(name: str, table: object) -> Iterator[tuple[str, str, str]]:
    """Yield values of a table with the rule that each breaks and the remedy."""
    if not isinstance(table, dict):
        yield str(table), "not a table", "Write key = value"
        return
    if not NAME.fullmatch(name):
        remedy = "Use small letters, digits and hyphens: it becomes a file name"
        yield name, "not a name", remedy
    if name in (INDEX, DOWNLOADS):
        yield name, "the site has it for itself", "Give the report another name"
    yield from _find_key_faults(table)


def _find_key_faults(
    table: Mapping[str, object],
) -> Iterator[tuple[str, str, str]]:
    for key in table.keys() - FORMS.keys():
        yield key, "unknown key", suggest(key, FORMS)
    for key in REQUIRED:
        if key not in table:
            yield "", f"{key} is missing", f'Add {key} = "…"'
    for key, (kind, name, remedy) in FORMS.items():
        if key in table and not isinstance(table[key], kind):
            yield str(table[key]), f"{key} is no {name}", remedy
    notebook = table.get("notebook")
    if isinstance(notebook, str) and Path(notebook).name != notebook:
        rule = "the notebook is in another folder"
        yield notebook, rule, "Put it beside the list, and name it alone"
    if table.get("codes") and not table.get("per"):
        yield "", "codes without per", 'Name their parameter: per = "…"'


def _read_report(path: Path, place: str, name: str, table: Mapping) -> Report:
    file = f"{table['notebook']}.ipynb"
    places = [path.parent / file, paths.notebooks_dir() / file]
    notebook = next((one for one in places if one.exists()), places[0])
    return Report(
        name=name,
        place=place,
        notebook=notebook,
        texts={key: table[key] for key in TEXTS},
        declared=read_parameters(notebook),
        **{key: table[key] for key in OPTIONAL if key in table},
    )


def _find_gaps(report: Report) -> list[Problem]:
    """Say which parameter a report needs and its notebook does not have."""
    names = [parameter.name for parameter in report.declared]
    lacking = f"{report.notebook.name} has no such parameter"
    faults = [
        (name, lacking, suggest(name, names))
        for name in ("lang", report.per)
        if name and name not in names
    ]
    if report.per and report.per not in CODELISTS:
        rule = "`per` names no parameter with a codelist"
        faults.append((report.per, rule, suggest(report.per, CODELISTS)))
    return [Problem(report.place, None, *fault) for fault in faults]
