"""A render touches its own files only, whatever a manifest or a link says."""

import json
from pathlib import Path

import pytest
from small_project import make_project

from shanhai.errors import ShanhaiError
from shanhai.rendering import renderer
from shanhai.rendering.files import FolderHeldError, find_site, hold_folder
from shanhai.rendering.manifest import Manifest, ManifestError
from shanhai.rendering.pages import Page

pytestmark = pytest.mark.usefixtures("plain_first_pages")

ENTRY = {"parts": {}, "digest": "", "seconds": 0.0, "peak_bytes": None, "error": ""}
PAGE = "overview.en.html"


@pytest.fixture
def out(tmp_path) -> Path:
    """Return the folder of a site, with somebody's file in it and one beside it."""
    site = tmp_path / "build" / "site"
    (site / "downloads").mkdir(parents=True)
    for path in (site / "mine.html", site.parent / "mine.html"):
        path.write_text("mine", encoding="utf-8")
    return site


@pytest.fixture
def render(site_corpus, folder, out):
    """Return a function that makes pages which say which they are."""

    def make(tasks):
        for task in tasks:
            yield Page(task.job, f"<html>{task.job.file_name}</html>")

    def run(place: Path = out, executor=make) -> None:
        renderer.render_site(
            site_corpus, notebooks=folder, out=place, executor=executor
        )

    return run


def fail(tasks):
    for task in tasks:
        name = task.job.file_name
        yield Page(task.job, error=f"{name}: broken", executed="{}")


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def name_in_manifest(name: str) -> str:
    return json.dumps({"state": "", "files": {name: ENTRY}})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (name_in_manifest("../mine.html"), "'../mine.html' is no file of a site"),
        (name_in_manifest("/etc/hosts"), "'/etc/hosts' is no file of a site"),
        (name_in_manifest("a/b.html"), "'a/b.html' is no file of a site"),
        (name_in_manifest("downloads/../../mine.html"), "is no file of a site"),
        (name_in_manifest(""), "'' is no file of a site"),
        ('{"state": "", "files": {"a": {}}}', "what it says of 'a' is not ours"),
        *((text, "no state and list of files") for text in ("[]", '{"files": 3}')),
        *((text, "no JSON that can be read") for text in ("", "{", "\0\x9f")),
        ("[" * 100_000 + "]" * 100_000, "no JSON that can be read"),
        (None, "it is no file"),
    ],
    ids=lambda text: str(text)[:40],
)
def test_a_manifest_that_is_none_is_one_problem_and_nothing_is_touched(
    render, out, content, fault
):
    path = out.with_name("site.manifest.json")
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content.encode("latin-1"))
    before = read_all(out.parent)
    with pytest.raises(ManifestError) as caught:
        render()
    assert str(caught.value).startswith(f"{path}: is no manifest of a site: ")
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)
    assert read_all(out.parent) == before


def test_what_stands_under_a_name_of_ours_but_is_not_ours_stays(render, out):
    out.with_name("site.manifest.json").write_text(name_in_manifest("mine.html"))
    render()
    assert (out / "mine.html").read_text() == "mine"
    assert "mine.html" not in Manifest(out)


@pytest.mark.parametrize("name", [PAGE, "downloads", "index.html"])
def test_a_link_that_leads_out_of_the_site_is_replaced(render, out, tmp_path, name):
    kept = tmp_path / "kept"
    kept.mkdir()
    for inner in ("file", "shanhai-data.zip", ".a.1.part"):
        (kept / inner).write_text("theirs", encoding="utf-8")
    is_folder = name == "downloads"
    if is_folder:
        (out / name).rmdir()
    (out / name).symlink_to(kept if is_folder else kept / "file")
    before = read_all(kept)
    render()
    assert read_all(kept) == before
    assert not (out / name).is_symlink()
    assert (out / name).exists()


def test_failed_pages_of_sibling_sites_are_kept_apart(render, out, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / f"{PAGE}.ipynb").write_text("theirs", encoding="utf-8")
    out.with_name("site.failed").symlink_to(kept)
    other = out.with_name("other")
    render(other, fail)
    render()
    assert (out.parent / "other.failed" / f"{PAGE}.ipynb").exists()
    assert read_all(kept) == {f"{PAGE}.ipynb": b"theirs"}


def test_a_folder_is_one_under_all_its_names(render, out, tmp_path, monkeypatch):
    (tmp_path / "link").symlink_to(out)
    monkeypatch.chdir(out)
    names = (tmp_path / "link", out / ".." / "site", Path(), Path("../site/"))
    for name in names:
        assert find_site(name) == out
        with hold_folder(out), pytest.raises(FolderHeldError):
            render(name)
    assert list(out.glob("*.html")) == [out / "mine.html"]


def test_links_that_lead_to_each_other_are_no_folder(render, out):
    for name, target in ("ab", "ba"):
        (out / name).symlink_to(target)
    with pytest.raises(ShanhaiError, match="cannot be made a folder"):
        render(out / "a")


def test_a_lock_that_cannot_be_opened_is_named(render, out, monkeypatch):
    out.with_name(".site.lock").mkdir()
    with pytest.raises(ShanhaiError, match=r"/\.site\.lock: "):
        render()


def test_drafts_of_others_are_left(render, out):
    (out / ".theirs.part").write_text("half", encoding="utf-8")
    (out / ".theirs.draft.part").write_text("half", encoding="utf-8")
    render()
    assert len(list(out.glob(".theirs*"))) == 2


@pytest.mark.parametrize(
    ("place", "is_fine"),
    [
        *((place, False) for place in (".", "..", "data/x", "tests/x", ".venv", "x")),
        *((place, True) for place in ("build", "build/x", "../x", "already")),
    ],
)
def test_inside_the_project_only_build_and_what_is_a_site_hold_one(
    tmp_path, monkeypatch, place, is_fine
):
    root = make_project(tmp_path / "project")
    monkeypatch.setenv("SHANHAI_ROOT", str(root))
    (root / "already.manifest.json").touch()
    if is_fine:
        assert find_site(root / place) == (root / place).resolve()
    else:
        with pytest.raises(ShanhaiError, match="the project itself is there"):
            find_site(root / place)
