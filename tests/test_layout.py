"""The rooms of the library: who may import whom, and what an import costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = "shanhai"
SOURCE = Path(__file__).parents[1] / "lib" / PACKAGE

# A room imports rooms of its own rank or below. "" is the package's own face,
# shanhai/__init__.py: the notebooks' door, which knows nothing of rendering.
RANKS = {
    "arguments": 0,
    "controls": 0,
    "errors": 0,
    "lean_imports": 0,
    "paths": 0,
    "whole_files": 0,
    "curation": 1,
    "analysis": 2,
    "drafting": 2,
    "reporting": 3,
    "": 4,
    "exploring": 4,
    "releases": 4,
    "rendering": 5,
    "cli": 6,
    "__main__": 7,
}
ONE_ROOM_ONLY = {
    "matplotlib": "reporting",
    "seaborn": "reporting",
    "nbconvert": "rendering",
    "papermill": "rendering",
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
HEAVY = ("matplotlib", "nbconvert", "papermill", "seaborn")


class Import(NamedTuple):
    """One imported name: `shanhai.curation.corpus.Corpus`, say."""

    line: int
    target: str


def list_imports(path: Path, package: str) -> Iterator[Import]:
    """Read the imports of a file, also those inside functions, by full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, name.name) for name in node.names)
        if isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = [*parents] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])])
            yield from (Import(node.lineno, f"{full}.{n.name}") for n in node.names)


def find_room(target: str) -> str:
    """Name the room of a full name; the package's face if it is in none."""
    parts = [*target.split("."), ""]
    return parts[1] if parts[1] in RANKS else ""


def judge_import(room: str, target: str) -> str | None:
    """Say which rule an import from this room breaks, if any."""
    parts = target.split(".")
    if VAGUE_NAMES & set(parts[:-1] if parts[0] == PACKAGE else []):
        return "a module's name says what is in it"
    if ONE_ROOM_ONLY.get(parts[0], room) != room:
        return f"{parts[0]} is for {ONE_ROOM_ONLY[parts[0]]} only"
    if parts[0] != PACKAGE or parts[1:] == ["__version__"]:
        return None
    if RANKS[find_room(target)] > RANKS[room]:
        return f"{room or PACKAGE} must not import {find_room(target) or PACKAGE}"
    return None


def list_layout_problems(source: Path) -> list[str]:
    """Say, for a package folder, every line that breaks the layout."""
    problems = []
    for path in sorted(source.rglob("*.py")):
        inside = path.relative_to(source)
        room = inside.parts[0].removesuffix(".py").replace("__init__", "")
        if room not in RANKS:
            problems.append(f"{inside}: no room {room!r}: one of {list(RANKS)}")
            continue
        if path.stem in VAGUE_NAMES:
            problems.append(f"{inside}: a module's name says what is in it")
        package = ".".join([PACKAGE, *inside.parts[:-1]])
        problems += [
            f"{inside}:{line}: {target}: {rule}"
            for line, target in list_imports(path, package)
            if (rule := judge_import(room, target))
        ]
    return problems


def find_circle(room: Path) -> list[str]:
    """Return modules of a room that import each other in a circle, if any do.

    Imports inside functions count, too.
    """
    package = f"{PACKAGE}.{room.name}"
    graph = {
        path.stem: {
            target.removeprefix(f"{package}.").split(".")[0]
            for _, target in list_imports(path, package)
            if target.startswith(f"{package}.")
        }
        for path in room.glob("*.py")
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def list_loaded_heavy(statement: str) -> list[str]:
    """Run a statement in a new Python; list the heavy packages it loaded."""
    program = f"import sys\n{statement}\nprint(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    return [name for name in HEAVY if name in loaded]


def test_library_imports_only_with_the_arrows():
    assert (SOURCE / "__init__.py").is_file()
    assert list_layout_problems(SOURCE) == []


def test_modules_of_rendering_import_in_one_direction():
    assert find_circle(SOURCE / "rendering") == []


def test_a_circle_of_imports_is_seen(tmp_path):
    (room := tmp_path / "rendering").mkdir()
    (room / "plan.py").write_text("def f():\n    from .site import x\n", "utf-8")
    (room / "site.py").write_text("import shanhai.rendering.links", "utf-8")
    (room / "links.py").write_text("from shanhai.rendering import plan", "utf-8")
    assert {*find_circle(room)} == {"plan", "site", "links"}


def test_import_of_the_package_is_light():
    assert list_loaded_heavy("import shanhai") == []


def test_a_heavy_import_would_be_seen():
    assert list_loaded_heavy("import nbconvert, shanhai") == ["nbconvert"]


@pytest.mark.parametrize(
    ("file", "line", "rule"),
    [
        ("curation/corpus.py", "from shanhai.analysis import x", "curation must not"),
        ("curation/corpus.py", "from ..analysis.measures import x", "curation must"),
        ("curation/corpus.py", "from .. import analysis", "curation must not import"),
        ("curation/corpus.py", "from shanhai import load", "must not import shanhai"),
        ("errors.py", "import shanhai.curation.corpus", "errors must not import cur"),
        ("reporting/charts.py", "def f():\n    from shanhai import cli", ":2: shanh"),
        ("__init__.py", "from shanhai.rendering import plan", "shanhai must not imp"),
        ("analysis/coverage.py", "import seaborn as sns", "seaborn is for reporting"),
        ("cli.py", "from papermill.execute import x", "papermill is for rendering"),
        ("analysis/coverage.py", "from .utils import x", "a module's name says"),
        ("curation/helpers.py", "", "a module's name says"),
        ("tools.py", "", "no room 'tools'"),
    ],
)
def test_a_line_against_the_arrows_is_named(tmp_path, file, line, rule):
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(line, encoding="utf-8")
    (problem,) = list_layout_problems(tmp_path)
    assert problem.startswith(file)
    assert rule in problem


def test_first_pages_are_made_without_what_draws():
    statement = "import shanhai.releases.package, shanhai.reporting.page.home"
    assert set(list_loaded_heavy(statement)) <= {"pandas"}


# Sub-rooms of reporting; a module of its top is a block of pages unless it is named.
REPORTING = SOURCE / "reporting"
BASE = {"messages", "page_names", "style", "theme"}
FRAMES = {"tidy", "html"}


def name_sub_room(parts):
    """Name the part of reporting that a module is in."""
    (first, *_) = parts
    if first in BASE:
        return "base"
    if first in FRAMES:
        return "frames"
    return first if (REPORTING / first).is_dir() else "blocks"


def list_sub_room_imports():
    """List which part of reporting imports which other."""
    found = set()
    for path in REPORTING.rglob("*.py"):
        own = name_sub_room(path.relative_to(REPORTING).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or path.name == "__init__.py":
                continue
            module = (node.module or "").split(".")
            if module[:2] != ["shanhai", "reporting"]:
                continue
            for alias in node.names:
                other = name_sub_room([*module[2:], alias.name])
                found |= {(own, other)} if other != own else set()
    return found


def test_sub_rooms_of_reporting_do_not_import_each_other():
    found = list_sub_room_imports()
    assert ("page", "blocks") in found
    assert {pair for pair in found if pair[::-1] in found} == set()
