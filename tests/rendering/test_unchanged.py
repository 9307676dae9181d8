"""Nothing changed: told at once, without pandas, and never wrongly."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pytest
from click.testing import CliRunner, Result
from nbformat.v4 import new_output
from small_project import make_project, write_notebook, write_reports

from shanhai import Corpus
from shanhai.cli import main
from shanhai.curation import checks, loading
from shanhai.curation.checks import load_sound
from shanhai.releases import package
from shanhai.releases.package import list_downloads
from shanhai.rendering import executors, files, renderer, server
from shanhai.rendering.manifest import Manifest
from shanhai.rendering.pages import Page

HEAVY = {
    *("frictionless", "jinja2", "jupyter_client", "matplotlib", "nbconvert"),
    *("nbformat", "numpy", "pandas", "papermill", "seaborn"),
}


def make_plain(tasks):
    """Make pages that say which they are; it takes no time."""
    for task in tasks:
        yield Page(task.job, f"<html>{task.job.file_name} {task.notebook}</html>")


def make_broken(tasks):
    for task in tasks:
        yield Page(task.job, error=f"{task.job.file_name}: broken")


def write_plain(corpus: Corpus) -> dict[str, bytes]:
    """Stand for the downloads of a corpus, which take longer to write than all else."""
    return {package.ARCHIVE: corpus.digest.encode()}


def spare(patch: pytest.MonkeyPatch) -> None:
    """Have what is looked at elsewhere take no time: rules, pages, downloads."""
    patch.setattr(server, "start_server", lambda: None)
    patch.setattr(checks, "load_sound", lambda **_: loading.load_after(lambda _: ()))
    patch.setattr(executors, "choose_executor", lambda *_, **__: make_plain)
    patch.setattr(package, "list_downloads", write_plain)


@pytest.fixture
def use_executor(monkeypatch) -> Callable:
    """Return a function that says how pages are made from now on."""

    def use(executor) -> None:
        monkeypatch.setattr(executors, "choose_executor", lambda *_, **__: executor)

    spare(monkeypatch)
    return use


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Path:
    """Return a checkout, with a library to change, rendered by the command."""
    root = make_project(tmp_path_factory.mktemp("rendered"))
    shutil.copytree(files.LIBRARY, root / "library")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LIBRARY", root / "library")
        patch.setenv("SHANHAI_ROOT", str(root))
        spare(patch)
        assert render().exit_code == 0
    return root


@pytest.fixture
def project(rendered, tmp_path, monkeypatch, use_executor) -> Path:
    """Return a copy of it, which stands unchanged, as the folder's name is no input."""
    root = shutil.copytree(rendered, tmp_path / "project")
    monkeypatch.setenv("SHANHAI_ROOT", str(root))
    monkeypatch.setattr(files, "LIBRARY", root / "library")
    assert is_unchanged(root)
    return root


def render(*options: str) -> Result:
    return CliRunner().invoke(main, ["render", *options])


def is_unchanged(root: Path, **asked: object) -> bool:
    whole = {"notebooks": root / "notebooks", "languages": ["en", "zh"]}
    inputs = files.digest_inputs(**whole | asked)
    return Manifest(root / "build" / "site").is_unchanged(inputs)


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def test_a_second_render_says_so_and_touches_nothing(project):
    build = project / "build"
    before = {path: path.stat().st_mtime_ns for path in build.rglob("*")}
    result = render()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Nothing changed: {build / 'site' / 'index.html'}\n"
    assert {path: path.stat().st_mtime_ns for path in build.rglob("*")} == before


def test_nothing_heavy_is_imported_and_no_process_started(project):
    program = (
        "import sys; from shanhai.cli import main; "
        "from shanhai.rendering import files; "
        f"files.LIBRARY = type(files.LIBRARY)({str(project / 'library')!r}); "
        "main(['render'], standalone_mode=False); print(*sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said, modules = done.stdout.splitlines()
    assert said.startswith("Nothing changed: ")
    loaded = {name.split(".")[0] for name in modules.split()}
    assert loaded & (HEAVY | {"multiprocessing", "subprocess"}) == set()


def test_a_file_altered_or_removed_is_a_change(project):
    for file in (
        "data/figures.csv",
        "notebooks/one.ipynb",
        "notebooks/reports.toml",
        "LICENSE-DATA",
        "build/site/one.zh.html",
        "build/site/index.html",
        "build/site/downloads/shanhai-data.zip",
    ):
        path = project / file
        content = path.read_bytes()
        path.unlink()
        assert not is_unchanged(project), file
        path.write_bytes(content[:-2] + b"?" + content[-1:])
        assert not is_unchanged(project), file
        path.write_bytes(content)
        assert is_unchanged(project), file


def test_a_file_too_many_is_a_change(project):
    (project / "data" / "more").mkdir()
    for file in (
        "data/more/notes.csv",
        "notebooks/another.ipynb",
        "build/site/mine.html",
        "build/site/.one.en.html.1.part",
        "build/site/downloads/new.zip",
    ):
        (project / file).touch()
        assert not is_unchanged(project), file
        (project / file).unlink()
        assert is_unchanged(project), file


def test_what_somebody_put_into_the_site_is_a_change_once(project):
    """A site may be a folder with everything in it, such as the user's own."""
    theirs = project / "build" / "site" / "theirs"
    theirs.mkdir()
    assert render().stdout.startswith("All pages stay as they are")
    (theirs / "new").touch()
    assert render().stdout.startswith("Nothing changed")


def test_a_notebook_saved_with_its_outputs_changes_no_page(project):
    pages = list((project / "build" / "site").glob("*.html"))
    before = {path: path.stat().st_mtime_ns for path in pages}
    path = project / "notebooks" / "one.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].update(outputs=[new_output("stream", text="1")])
    notebook.cells[-1].update(execution_count=3)
    nbformat.write(notebook, path)
    assert render().stdout.startswith("All pages stay as they are")
    assert {path: path.stat().st_mtime_ns for path in pages} == before
    assert is_unchanged(project)


def test_the_originals_at_hand_are_inputs(project, monkeypatch):
    monkeypatch.setattr(checks, "load_sound", load_sound)
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(project / "originals"))
    assert not is_unchanged(project)
    render()
    assert is_unchanged(project)
    path = next((project / "originals").glob("*.txt"))
    content = path.read_bytes()
    append(path)
    assert not is_unchanged(project)
    assert "not the registered one" in render().stderr
    path.write_bytes(content)
    assert is_unchanged(project)
    monkeypatch.delenv("SHANHAI_ORIGINALS")
    assert not is_unchanged(project)


def test_library_templates_and_words_are_inputs(project):
    library = project / "library"
    for kind in ("*.py", "*.css", "*.ftl", "*.j2"):
        path = next(library.rglob(kind))
        content = path.read_bytes()
        append(path)
        assert not is_unchanged(project)
        path.write_bytes(content)
    (library / "__pycache__").mkdir(exist_ok=True)
    (library / "__pycache__" / "new.pyc").touch()
    assert is_unchanged(project)


def test_python_and_packages_are_inputs(project, monkeypatch, tmp_path):
    packages = tmp_path / "packages"
    (packages / "pandas-3.0.0.dist-info").mkdir(parents=True)
    places = {"purelib": str(packages)}
    monkeypatch.setattr(files.sysconfig, "get_path", places.get)
    assert not is_unchanged(project)
    render()
    assert is_unchanged(project)
    (packages / "pandas-3.0.0.dist-info").rename(packages / "pandas-3.0.1.dist-info")
    assert not is_unchanged(project)
    render()
    monkeypatch.setattr(files.platform, "python_version", lambda: "9.9.9")
    assert not is_unchanged(project)


@pytest.mark.parametrize(
    "options", [("--only", "one"), ("--lang", "zh"), ("--force",), ("--dry-run",)]
)
def test_other_options_are_decided_page_by_page(project, options):
    result = render(*options)
    assert result.exit_code == 0
    assert "Nothing changed" not in result.stdout


def test_what_was_asked_for_is_remembered_whatever_the_order(project):
    render("--only", "one", "--only", "each")
    result = render("--only", "each", "--only", "one", "--only", "each")
    assert result.stdout.startswith("Nothing changed")
    assert render("--only", "onee").exit_code == 1
    assert render().stdout.startswith("All pages stay as they are")


def test_a_page_that_failed_is_tried_again(project, use_executor):
    use_executor(make_broken)
    write_notebook(project / "notebooks" / "one.ipynb", "1")
    for _ in range(2):
        result = render()
        assert result.exit_code == 1
        assert "2 pages not rendered" in result.stderr


def test_a_page_that_was_hoped_for_in_vain_is_not_linked(project, use_executor):
    use_executor(make_broken)
    render("--out", str(project / "build" / "other"))
    index = (project / "build" / "other" / "index.html").read_text("utf-8")
    assert ".html" in index
    assert "one.en.html" not in index


@pytest.mark.parametrize(
    ("part", "step"),
    [
        # The pages are new and in the manifest; or in place, and not in it yet.
        (renderer.Site, "write"),
        (renderer.Manifest, "__setitem__"),
    ],
)
def test_a_render_that_was_stopped_leaves_nothing_to_trust(
    project, monkeypatch, part, step
):
    """What it was to show is changed back afterwards."""

    def stop(*_) -> None:
        raise KeyboardInterrupt

    write_reports(project, "second")
    with monkeypatch.context() as patch:
        patch.setattr(part, step, stop)
        assert render().exit_code == 130
    write_reports(project, "first")
    assert not is_unchanged(project)
    assert render().exit_code == 0
    assert is_unchanged(project)


@pytest.mark.parametrize("is_notebook", [False, True])
def test_what_was_another_file_when_it_was_read_is_looked_at_again(
    project, use_executor, monkeypatch, is_notebook
):
    """It is changed once it is digested, and back before the pages are there."""
    digest, notebooks = files.digest_inputs, project / "notebooks"
    before = {path: path.read_bytes() for path in notebooks.iterdir()}

    def change(**asked: object) -> str:
        found = digest(**asked)
        if is_notebook:
            write_notebook(notebooks / "one.ipynb", "'another'")
        else:
            reports = notebooks / "reports.toml"
            reports.write_bytes(before[reports].replace(b"first", b"second"))
        return found

    def change_back(tasks):
        made = list(make_plain(tasks))
        for path, content in before.items():
            path.write_bytes(content)
        yield from made

    use_executor(change_back)
    with monkeypatch.context() as patch:
        patch.setattr(files, "digest_inputs", change)
        assert render("--force").exit_code == 0
    assert not is_unchanged(project)
    use_executor(make_plain)
    assert "pages" in render().stdout
    assert is_unchanged(project)


def test_another_licence_goes_into_the_downloads(project, monkeypatch):
    append(project / "LICENSE-DATA")
    monkeypatch.setattr(package, "list_downloads", list_downloads)
    render()
    with ZipFile(project / "build" / "site" / "downloads" / package.ARCHIVE) as archive:
        held = archive.read("shanhai-data/LICENSE-DATA")
    assert held == (project / "LICENSE-DATA").read_bytes()
