"""The package as a wheel, installed elsewhere: with its project, light, in words.

Nothing comes from an index: the wheel is built by the backend that the lock has, and a
light core is a folder of links to what the core's own requirements have installed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FIGURE = "huizhou-qianxinan.fiscal_funds"
PAGE = "profile-qingxi-dejiang"
CALL = "from shanhai.cli import main; main()"
LOOK = """
import json, shanhai
corpus = shanhai.load()
print(json.dumps([shanhai.__file__, corpus.digest, len(corpus.figures)]))
"""
CORE = f"""
import shanhai
corpus = shanhai.load()
assert shanhai.has_flag(corpus.tidy("zh"), "window_open").any()
jobs = corpus.tidy(indicator_id="labour_employed", destination="donor_province")
assert len(shanhai.compare(corpus, jobs).grid())
assert len(shanhai.ratio(corpus, "fiscal_funds", "fiscal_projects"))
assert shanhai.quote(corpus, {FIGURE!r}, "zh")
assert "rule" in str(shanhai.explain(corpus, {FIGURE!r}))
assert len(shanhai.reconcile(corpus)) and len(shanhai.list_repeats(corpus))
for name in ("jobs.xlsx", "jobs.csv"):
    shanhai.export(jobs, name)
"""
# What a command that a light core has prints.
COMMANDS = {
    "check": "0 problems",
    "list pairings": "qingxi-dejiang",
    "list reports": PAGE,
    "scan a.txt --format csv": "450000",
    f"explain {FIGURE}": "sentence",
    f"quote {FIGURE}": "357 million",
    "diff {data} {data}": "no change",
    "export --to package": "files:",
    "notebooks --to mine": "SHANHAI_ROOT=",
}
# What needs more, and the extra that brings it.
LACKING = {
    "shanhai.Page": "render",
    "shanhai.use_style": "render",
    "shanhai.pictures.verdicts": "render",
    "shanhai.explore": "lab",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the wheel of this checkout is installed in."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps"]
    build = ["wheel", *offline, "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True)
    (wheel,) = folder.glob("*.whl")
    install = ["install", *offline, "--target", str(folder / "site"), str(wheel)]
    subprocess.run([*pip, *install], check=True)
    return folder / "site"


def find_core(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """Find all distributions that one needs, without its extras."""
    found[canonicalize_name(name)] = distribution(name)
    for line in found[canonicalize_name(name)].requires or ():
        asked = Requirement(line)
        is_asked = asked.marker is None or asked.marker.evaluate({"extra": ""})
        if is_asked and canonicalize_name(asked.name) not in found:
            find_core(asked.name, found)
    return found


@pytest.fixture(scope="module")
def light(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Return the folders of a light core: the package, and links to what it needs."""
    links = tmp_path_factory.mktemp("light")
    for name, core in find_core("shanhai", {}).items():
        tops = {file.parts[0] for file in core.files or ()} - {"..", "__pycache__"}
        for top in tops if name != "shanhai" else ():
            if not (links / top).exists():
                (links / top).symlink_to(core.locate_file(top))
    return installed, links


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess]:
    """Return a function that runs Python in an empty folder, with other packages."""

    def run_python(
        *words: str, paths: Sequence[Path], **environment: str
    ) -> subprocess.CompletedProcess:
        kept = {one: text for one, text in os.environ.items() if one != "SHANHAI_ROOT"}
        # -S: nothing of the environment that the tests run in.
        bare = ["-S"] if len(paths) > 1 else []
        return subprocess.run(
            [sys.executable, *bare, *words],
            cwd=tmp_path,
            env=kept | {"PYTHONPATH": os.pathsep.join(map(str, paths))} | environment,
            capture_output=True,
            text=True,
        )

    return run_python


def test_the_installed_package_has_the_very_tables(installed, run, whole_corpus):
    told = run("-c", LOOK, paths=[installed])
    file, digest, figures = json.loads(told.stdout)
    assert Path(file).is_relative_to(installed)
    assert (digest, figures) == (whole_corpus.digest, len(whole_corpus.figures))


def test_data_of_ones_own_are_read(installed, run, tiny_dir, corpus):
    told = run("-c", LOOK, paths=[installed], SHANHAI_ROOT=str(tiny_dir.parent))
    file, digest, _ = json.loads(told.stdout)
    assert Path(file).is_relative_to(installed)
    assert digest == corpus.digest


def test_a_notebook_laid_out_runs(installed, run, tmp_path):
    laid = run("-c", CALL, "notebooks", "--to", "mine", paths=[installed])
    assert (laid.returncode, laid.stderr) == (0, "")
    assert f"SHANHAI_ROOT={tmp_path / 'mine'} " in laid.stdout
    notebook = "mine/notebooks/14-a-sentence-to-publish.ipynb"
    words = ["-m", "papermill", notebook, "out.ipynb", "--engine", "shanhai"]
    made = run(*words, paths=[installed])
    assert made.returncode == 0, made.stderr
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert "357" in str([cell.get("outputs") for cell in cells])


def test_a_page_is_that_of_the_checkout(installed, run, tmp_path):
    render = ["-c", CALL, "render", "--only", PAGE, "--lang", "en"]
    made = run(*render, paths=[installed])
    assert made.returncode == 0, made.stderr
    checkout = run(*render, "--out", "other", paths=[ROOT / "lib"])
    assert checkout.returncode == 0, checkout.stderr
    page = f"{PAGE}.en.html"
    taken = (tmp_path / "build" / "site" / page).read_bytes()
    assert taken == (tmp_path / "other" / page).read_bytes()


def test_an_export_has_the_licence_of_the_data(installed, run, tmp_path):
    told = run("-c", CALL, "export", "--to", "package", paths=[installed])
    assert told.returncode == 0, told.stderr
    licence = (tmp_path / "package" / "LICENSE-DATA").read_bytes()
    assert licence == (ROOT / "LICENSE-DATA").read_bytes()


def test_a_light_core_answers(light, run, tmp_path):
    told = run("-c", CORE, paths=light)
    assert told.returncode == 0, told.stderr
    assert all((tmp_path / name).stat().st_size for name in ("jobs.xlsx", "jobs.csv"))


@pytest.mark.parametrize(("command", "answer"), COMMANDS.items())
def test_a_light_core_has_commands(light, run, tmp_path, command, answer):
    (tmp_path / "a.txt").write_text("约50万元", encoding="utf-8")
    words = command.format(data=ROOT / "data").split()
    told = run("-c", CALL, *words, paths=light)
    assert (told.returncode, told.stderr) == (0, "")
    assert answer in told.stdout


@pytest.mark.parametrize(("name", "extra"), LACKING.items())
def test_a_name_says_which_extra_brings_it(light, run, name, extra):
    told = run("-c", f"import shanhai; {name}", paths=light)
    error = told.stderr.splitlines()[-1]
    assert error.startswith("ModuleNotFoundError: ")
    assert f"pip install 'shanhai[{extra}]'" in error


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        ("render", "render"),
        ("render --notebook {book}", "render"),
        ("page {book}", "render"),
        ("scan a.html", "curate"),
    ],
)
def test_a_command_says_which_extra_brings_it(light, run, tmp_path, command, extra):
    (tmp_path / "a.html").write_text("<html>约50万元", encoding="utf-8")
    book = ROOT / "notebooks" / "03-theme.ipynb"
    told = run("-c", CALL, *command.format(book=book).split(), paths=light)
    assert told.returncode == 1
    assert told.stderr.startswith("Error: ")
    assert f"pip install 'shanhai[{extra}]'" in told.stderr
    assert "Traceback" not in told.stderr
