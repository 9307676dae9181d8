"""A render touches its own files only, whatever a manifest or a link says."""

import json
from pathlib import Path

import pytest

from shanhai.errors import ShanhaiError
from shanhai.rendering import renderer
from shanhai.rendering.files import find_site
from shanhai.rendering.locking import FolderHeldError, hold_folder
from shanhai.rendering.manifest import Manifest, ManifestError
from shanhai.rendering.processes import Finished
from shanhai.rendering.tasks import Page

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
            page = Page(html=f"<html>{task.job.file_name}</html>")
            yield Finished(task, page, 0.1, None)

    def run(place: Path = out, executor=make) -> None:
        renderer.render_site(
            site_corpus, notebooks=folder, out=place, executor=executor
        )

    return run


def fail(tasks):
    for task in tasks:
        page = Page(error=f"{task.job.file_name}: broken", executed="{}")
        yield Finished(task, page, 0.1, None)


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def name_in_manifest(name: str) -> str:
    return json.dumps({"state": "", "files": {name: ENTRY}})


@pytest.mark.parametrize(
    "content",
    [
        *map(
            name_in_manifest,
            ("../mine.html", "/etc/hosts", "a/b.html", "downloads/../../mine.html", ""),
        ),
        *("", "{", "[]", '{"files": 3}', '{"files": {"a": {}}}', '{"name": "theirs"}'),
        '{"files": {}, "state": "", "a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        b"\x00\xff\xfe",
    ],
    ids=lambda content: str(content)[:40],
)
def test_a_manifest_that_is_none_is_one_problem_and_nothing_is_touched(
    render, out, content
):
    path = out.with_name("site.manifest.json")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = read_all(out.parent)
    with pytest.raises(ManifestError, match="is no manifest of a site") as caught:
        render()
    assert "\n" not in str(caught.value)
    assert read_all(out.parent) == before


def test_a_folder_in_the_manifest_s_place_is_a_problem_too(render, out):
    out.with_name("site.manifest.json").mkdir()
    with pytest.raises(ManifestError):
        render()


def test_what_stands_under_a_name_of_ours_but_is_not_ours_stays(render, out):
    out.with_name("site.manifest.json").write_text(name_in_manifest("mine.html"))
    render()
    assert (out / "mine.html").read_text() == "mine"
    assert "mine.html" not in Manifest(out).names


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
