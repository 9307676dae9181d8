"""The parameters of a notebook: read without running it, values checked."""

from __future__ import annotations

import ast
import io
import json
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import find_code_problems
from shanhai.errors import ParameterError, Problem, suggest

TYPES = {"str": str, "list": list, "int": int, "float": float, "bool": bool}
FORM = "Write one `name: type = value  # what it is` a line, literals only"

Value = str | int | float | bool | list


@dataclass(frozen=True)
class Parameter:
    """Hold one line of a notebook's parameters cell."""

    name: str
    type: str
    default: Value
    meaning: str


def read_parameters(notebook: Path) -> tuple[Parameter, ...]:
    """Read what a notebook can be told, by its cell tagged `parameters`.

    Nothing is run. Parameters of other cells are left out.

    Raises ParameterError with every line that is no literal, or when there is not one
    such cell.
    """
    source = _find_cell(notebook)
    place = f"{notebook.name}[parameters]"
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        problem = Problem(place, error.lineno, "", "not plain Python", FORM)
        raise ParameterError([problem]) from error
    comments, read, problems = _read_comments(source), [], []
    for node in statements:
        try:
            read.append(_read_statement(node, comments))
        except ValueError as error:
            written, rule = ast.unparse(node), str(error)
            problems.append(Problem(place, node.lineno, written, rule, FORM))
    if problems:
        raise ParameterError(problems)
    return tuple(read)


def find_value_problems(
    corpus: Corpus,
    *,
    declared: tuple[Parameter, ...],
    values: Mapping[str, Value],
    place: str,
) -> list[Problem]:
    """List every value a notebook does not take, with near matches.

    A list is checked code by code; an empty one means all and is fine.
    """
    known = {parameter.name: parameter for parameter in declared}
    problems = []
    for name, value in values.items():
        if name not in known:
            rule = f"the notebook has no parameter {name!r}"
            problems.append(Problem(place, None, name, rule, suggest(name, known)))
        elif not _fits(value, known[name].type):
            rule = f"{name} is not of type {known[name].type}"
            remedy = f"Give a value such as {known[name].default!r}"
            problems.append(Problem(place, None, repr(value), rule, remedy))
        else:
            problems += find_code_problems(corpus, name, value, place=place)
    return problems


def _find_cell(notebook: Path) -> str:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [
            "".join(cell["source"])
            for cell in cells
            if "parameters" in cell["metadata"].get("tags", [])
        ]
    except FileNotFoundError:
        rule, remedy = "there is no such notebook", f"Look into {notebook.parent}"
    except (KeyError, TypeError, ValueError):
        rule, remedy = "not a notebook", "Open it in JupyterLab and save it again"
    else:
        if len(tagged) == 1:
            return tagged[0]
        rule = f"{len(tagged)} cells are tagged `parameters`"
        remedy = "Tag exactly one cell"
    raise ParameterError([Problem(notebook.name, None, "", rule, remedy)])


def _read_statement(node: ast.stmt, comments: Mapping[int, str]) -> Parameter:
    """Read one line; raise ValueError with the rule that it breaks."""
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        raise ValueError("not a parameter")
    kind = ast.unparse(node.annotation).partition("[")[0]
    if kind not in TYPES:
        raise ValueError(f"type {kind} is not known, only {', '.join(TYPES)} are")
    try:
        default = ast.literal_eval(node.value) if node.value else None
    except ValueError as error:
        raise ValueError("the value is no literal") from error
    if not _fits(default, kind):
        raise ValueError(f"the value is no {kind}")
    meaning = comments.get(node.end_lineno or node.lineno, "")
    return Parameter(node.target.id, kind, default, meaning)


def _fits(value: object, kind: str) -> bool:
    return type(value) is TYPES[kind]


def _read_comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ")
        for token in tokens
        if token.type == tokenize.COMMENT
    }
