"""The form of the notebooks: what a cell may hold, and how they are stored."""

import ast
import json
import re
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import shanhai

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

# Without the language papermill does not start.
KERNEL = {"language": "python", "name": "python3"}
TAGS = {"parameters", "setup", "check", "frame"}
TRANSLATED = "zh"
MOST_LINES = 12
LOGIC = {
    "a definition": (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    "a loop": (ast.For, ast.While, ast.comprehension),
    "arithmetic": (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow),
}
ANALYSIS = {"matplotlib", "pandas", "seaborn", "shanhai"}
NOT_HERE = {"print", "open", "read_csv"}
# What may hold digits in Markdown: code in backquotes, link targets, tags.
SET_APART = re.compile(r"`[^`\n]*`|(?<=\])\([^)\s]*\)|^\[[^\]]+\]:.*$|<[^>\n]*>", re.M)

WORD = re.compile(r"[a-z]\w+")


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
    """Tell whether a notebook may import it: no renderer, and no other package."""
    parts = module.split(".")
    return parts[0] in ANALYSIS and not {"rendering", "cli"} & set(parts)


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
        *([] if is_literal else ["a parameter is not `name: type = literal`"]),
    ]


def list_text_problems(cell: dict) -> list[str]:
    """Say what Markdown must not hold: numbers in any language, no translation."""
    translated = read_translation(cell)
    text = f"{cell['source']}\n{translated}"
    digits = re.findall(r"\d[\d.,%]*", SET_APART.sub("", text))
    headings = [list_headings(one) for one in (cell["source"], translated)]
    return [
        *(f"the number {number} is typed, not computed" for number in digits),
        *([] if translated.strip() else ["no translation in its metadata"]),
        *([] if headings[0] == headings[1] else ["headings differ in translation"]),
    ]


def read_translation(cell: dict) -> str:
    return "".join(cell["metadata"].get("translations", {}).get(TRANSLATED, ""))


def list_headings(text: str) -> list[str]:
    """List the levels of a text's headings."""
    return re.findall(r"^#+(?= )", text, re.M)


def list_title_problems(cells: list[dict]) -> list[str]:
    """Say so unless the first cell, and no other, holds the one H1."""
    texts = [c["source"] if c["cell_type"] == "markdown" else "" for c in cells]
    titles = [list_headings(text).count("#") for text in texts]
    is_fine = titles[:1] == [1] and sum(titles) == 1
    return [] if is_fine else ["not one H1 in the first cell"]


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
    names = [cell.get("id") for cell in notebook["cells"]]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    problems += [f"two cells are called {name!r}" for name in twice]
    return [*problems, *list_title_problems(notebook["cells"])]


def read_notebook(path: Path) -> dict:
    """Read a notebook as stored, each source as one string."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [{**c, "source": "".join(c["source"])} for c in notebook["cells"]]
    return {**notebook, "cells": cells}


def make_notebook(*cells: dict, **kernel: str) -> dict:
    """Make a notebook that is fine but for the cells given."""
    title = [make_text("# Title", "# 题目")]
    kernelspec = KERNEL | {"display_name": "Python 3"} | kernel
    return new_notebook(cells=[*title, *cells], metadata={"kernelspec": kernelspec})


def make_text(source: str, translated: str = "") -> dict:
    metadata = {"translations": {TRANSLATED: [translated]}} if translated else {}
    return new_markdown_cell(source, metadata=metadata)


def make_code(source: str, *tags: str, **stored: object) -> dict:
    return new_code_cell(source, metadata={"tags": list(tags)}, **stored)


def test_notebooks_are_there():
    assert NOTEBOOKS, f"no notebook in {FOLDER.name}/: the tests here would be empty"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_has_the_form(path):
    assert list_notebook_problems(read_notebook(path)) == []


def test_half_of_the_cells_say_which_column_goes_where(whole_corpus):
    tables = [table["schema"] for table in whole_corpus.descriptor["resources"]]
    columns = {field["name"] for schema in tables for field in schema["fields"]}
    columns |= {*whole_corpus.tidy(), *shanhai.judge_pairings(whole_corpus).rows}
    named = [
        bool(list_words(cell["source"]) & columns)
        for path in NOTEBOOKS
        for cell in read_notebook(path)["cells"]
        if cell["cell_type"] == "code" and not find_tags(cell) & {"parameters", "setup"}
    ]
    assert sum(named) > len(named) / 2


def list_words(source: str) -> set[str]:
    """List the words of a cell's texts, those of queries and f-strings among them."""
    nodes = list(ast.walk(ast.parse(source)))
    texts = [one.value for one in nodes if isinstance(one, ast.Constant)]
    return {word for one in texts if type(one) is str for word in WORD.findall(one)}


def test_good_notebook_passes():
    notebook = make_notebook(
        make_code('lang: str = "en"  # en or zh', "parameters"),
        make_code("import shanhai\nfrom shanhai.reporting import charts", "setup"),
        make_text("## [See](05.ipynb), `02`", "## [见](05.ipynb)"),
        make_code("import pandas as pd\nimport seaborn as sns", "setup"),
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
        ([make_text("all 5 of them", "全部")], "the number 5"),
        ([make_text("all", "全部５个")], "the number ５"),
        ([make_text("both")], "no translation"),
        ([make_text("## B", "### 乙")], "headings differ"),
        ([make_text("# B", "# 乙")], "not one H1"),
    ],
)
def test_a_cell_against_the_form_is_named(cells, problem):
    problems = list_notebook_problems(make_notebook(*cells))
    assert any(problem in one for one in problems), problems


@pytest.mark.parametrize("kernel", [{"name": "conda-env"}, {"language": "R"}])
def test_another_kernel_is_named(kernel):
    (problem,) = list_notebook_problems(make_notebook(**kernel))
    assert problem.startswith("kernelspec")
