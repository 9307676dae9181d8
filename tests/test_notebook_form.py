"""The form of the notebooks: what a cell may hold, and how they are stored."""

import ast
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

# Without the language papermill does not start.
KERNEL = {"language": "python", "name": "python3"}
LANGUAGES = {"lang-en", "lang-zh"}
TAGS = LANGUAGES | {"parameters", "setup", "check"}
MOST_LINES = 12
LOGIC = {
    "a definition": (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    "a loop": (ast.For, ast.While, ast.comprehension),
    "arithmetic": (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow),
}
NOT_HERE = {"print", "open", "read_csv"}
# What may hold digits in Markdown: code in backquotes, link targets, tags.
SET_APART = re.compile(r"`[^`\n]*`|(?<=\])\([^)\s]*\)|^\[[^\]]+\]:.*$|<[^>\n]*>", re.M)


def find_tags(cell: dict) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def list_logic(tree: ast.Module) -> list[str]:
    """Name what belongs in the library: logic, files, and foreign imports."""
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    plain = [node.names for node in nodes if isinstance(node, ast.Import)]
    origins = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    modules = {one.name for part in plain for one in part} | {m or "." for m in origins}
    return [
        *(w for w, kind in LOGIC.items() if any(isinstance(n, kind) for n in nodes)),
        *sorted(names & NOT_HERE),
        *(f"an import of {m}" for m in sorted(modules) if not is_public(m)),
    ]


def is_public(module: str) -> bool:
    """Tell whether a notebook may import it: shanhai, but not its renderer."""
    parts = module.split(".")
    return parts[0] == "shanhai" and not {"rendering", "cli"} & set(parts)


def is_parameter(statement: ast.stmt) -> bool:
    """Tell whether a statement is `name: type = literal`."""
    if not isinstance(statement, ast.AnnAssign) or statement.value is None:
        return False
    try:
        ast.literal_eval(statement.value)
    except ValueError:
        return False
    return True


def list_code_problems(cell: dict) -> list[str]:
    """Say what a code cell must not hold; its outputs are part of it."""
    try:
        tree = ast.parse(cell["source"])
    except SyntaxError as error:
        return [f"not plain Python: {error.msg}"]
    tags, lines = find_tags(cell), len(cell["source"].splitlines())
    is_stored = cell.get("outputs") or cell.get("execution_count") is not None
    is_literal = "parameters" not in tags or all(map(is_parameter, tree.body))
    return [
        *(["stored with output or execution count"] if is_stored else []),
        *([f"{lines} lines, at most {MOST_LINES}"] if lines > MOST_LINES else []),
        *(f"{logic}: move it to the library" for logic in list_logic(tree)),
        *(["a language tag on code"] if tags & LANGUAGES else []),
        *([] if is_literal else ["a parameter is not `name: type = literal`"]),
    ]


def list_text_problems(cell: dict) -> list[str]:
    """Say what a Markdown cell must not hold: numbers, or no language."""
    digits = re.findall(r"\d[\d.,%]*", SET_APART.sub("", cell["source"]))
    return [
        *(f"the number {number} is typed, not computed" for number in digits),
        *([] if len(find_tags(cell) & LANGUAGES) == 1 else ["not of one language"]),
    ]


def list_pair_problems(cells: list[dict]) -> list[str]:
    """Say where an English cell is not followed at once by its Chinese one."""
    tags = [set(), *(find_tags(cell) & LANGUAGES for cell in cells), set()]
    return [
        f"cell {number}: lang-en and lang-zh are no adjacent pair here"
        for number, (before, cell) in enumerate(pairwise(tags))
        if ("lang-en" in before) != ("lang-zh" in cell)
    ]


def list_title_problems(cells: list[dict]) -> list[str]:
    """Say so unless the first two cells, and no other, hold the one H1 each."""
    texts = [c["source"] if c["cell_type"] == "markdown" else "" for c in cells]
    titles = [len(re.findall(r"^# ", text, re.M)) for text in texts]
    is_fine = titles[:2] == [1, 1] and sum(titles) == 2
    return [] if is_fine else ["not one H1 in the first cell of each language"]


def list_notebook_problems(notebook: dict) -> list[str]:
    """Say everything that breaks the form, with the number of the cell."""
    kernel = {"display_name": "", **notebook["metadata"].get("kernelspec", {})}
    del kernel["display_name"]
    problems = [] if kernel == KERNEL else [f"kernelspec {kernel}, not {KERNEL}"]
    for number, cell in enumerate(notebook["cells"]):
        is_code = cell["cell_type"] == "code"
        found = list_code_problems(cell) if is_code else list_text_problems(cell)
        foreign = sorted(find_tags(cell) - TAGS)
        problems += [f"cell {number}: {problem}" for problem in found]
        problems += [f"cell {number}: tag {tag!r} has no meaning" for tag in foreign]
    return [
        *problems,
        *list_pair_problems(notebook["cells"]),
        *list_title_problems(notebook["cells"]),
    ]


def read_notebook(path: Path) -> dict:
    """Read a notebook as stored, each source as one string."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [{**c, "source": "".join(c["source"])} for c in notebook["cells"]]
    return {**notebook, "cells": cells}


def make_notebook(*cells: dict, **kernel: str) -> dict:
    """Make a notebook that is fine but for the cells given."""
    title = [make_text("# Title", "en"), make_text("# 题目", "zh")]
    kernelspec = KERNEL | {"display_name": "Python 3"} | kernel
    return new_notebook(cells=[*title, *cells], metadata={"kernelspec": kernelspec})


def make_text(source: str, lang: str) -> dict:
    return new_markdown_cell(source, metadata={"tags": [f"lang-{lang}"]})


def make_code(source: str, *tags: str, **stored: object) -> dict:
    return new_code_cell(source, metadata={"tags": list(tags)}, **stored)


def test_notebooks_are_there():
    assert NOTEBOOKS, f"no notebook in {FOLDER.name}/: the tests here would be empty"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_has_the_form(path):
    assert list_notebook_problems(read_notebook(path)) == []


def test_good_notebook_passes():
    notebook = make_notebook(
        make_code('lang: str = "en"  # en or zh', "parameters"),
        make_code("import shanhai\nfrom shanhai.reporting import charts", "setup"),
        make_text("See [the evidence](05-evidence.ipynb), `02-pairing-profile`.", "en"),
        make_text("## 见[来源](05-evidence.ipynb)", "zh"),
        make_code("charts.plot_coverage(shanhai.load(), places=[-1])"),
    )
    assert list_notebook_problems(notebook) == []


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ([make_code("x", execution_count=3)], "stored with output"),
        ([make_code("\n".join("x" * 13))], "13 lines, at most 12"),
        ([make_code("def f(): ...")], "a definition: move it"),
        ([make_code("[x for x in y]")], "a loop: move it"),
        ([make_code("x / y")], "arithmetic: move it"),
        ([make_code("pd.read_csv(name)")], "read_csv: move it"),
        ([make_code("import pathlib")], "an import of pathlib"),
        ([make_code("from shanhai.rendering import plan")], "shanhai.rendering"),
        ([make_code("%matplotlib inline")], "not plain Python"),
        ([make_code("lang: str = choose()", "parameters")], "`name: type = literal`"),
        ([make_code("x", "hide")], "tag 'hide' has no meaning"),
        ([make_text("all 5 of them", "en"), make_text("全部", "zh")], "the number 5"),
        ([make_text("all", "en"), make_text("全部５个", "zh")], "the number ５"),
        ([new_markdown_cell("both")], "not of one language"),
        (
            [make_text("all", "en"), make_code("x"), make_text("全部", "zh")],
            "no adjacent pair",
        ),
        ([make_text("# B", "en"), make_text("# 乙", "zh")], "not one H1"),
    ],
)
def test_a_cell_against_the_form_is_named(cells, problem):
    problems = list_notebook_problems(make_notebook(*cells))
    assert any(problem in one for one in problems), problems


@pytest.mark.parametrize("kernel", [{"name": "conda-env"}, {"language": "R"}])
def test_another_kernel_is_named(kernel):
    (problem,) = list_notebook_problems(make_notebook(**kernel))
    assert problem.startswith("kernelspec")
