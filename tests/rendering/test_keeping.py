"""What is rendered again and what is kept; failures, locks, full disks, leftovers."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shanhai.rendering import renderer
from shanhai.rendering.decisions import decide, explain_decisions
from shanhai.rendering.executors import stay_here
from shanhai.rendering.files import DiskError, write_whole
from shanhai.rendering.locking import FolderHeldError, hold_folder
from shanhai.rendering.manifest import Entry, Manifest

SHOWN = "print('shown')"


@pytest.fixture
def corpus(site_corpus):
    return site_corpus


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "build" / "site"


@pytest.fixture
def render(corpus, folder, out):
    """Return a function that renders and names the pages that were made."""

    def run(**options) -> list[str]:
        asked = {"languages": ["en"], "executor": stay_here(corpus)} | options
        outcomes = renderer.render_site(corpus, notebooks=folder, out=out, **asked)
        return [one.job.file_name for one in outcomes]

    return run


@pytest.fixture
def find_reasons(corpus, folder, out):
    def find(**options) -> dict[str, str]:
        asked = {"languages": ["en"]} | options
        decisions = decide(corpus, notebooks=folder, out=out, **asked)
        return {one.job.file_name: one.reason for one in decisions}

    return find


ALL = ["overview.en.html", "profile-alpha-beta.en.html", "profile-gamma-delta.en.html"]


def test_what_is_unchanged_is_kept(render, find_reasons, out):
    assert set(find_reasons().values()) == {"never"}
    assert render() == ALL
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.*")}
    assert set(find_reasons().values()) == {""}
    assert render() == []
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.*")} == before


def test_a_changed_notebook_makes_its_own_pages_only(
    render, find_reasons, write_notebook
):
    render()
    write_notebook(SHOWN, name="notebooks/one.ipynb")
    assert find_reasons() == dict.fromkeys(ALL, "") | {"overview.en.html": "notebook"}
    assert render() == ["overview.en.html"]


def test_changed_words_make_the_pages_that_bear_them(render, folder):
    render()
    reports = folder / "reports.toml"
    words = reports.read_text("utf-8").replace("What there is.", "All there is.")
    reports.write_text(words, encoding="utf-8")
    assert render() == ["overview.en.html"]


def test_a_page_lost_or_altered_is_made_again(render, find_reasons, out):
    render()
    (out / ALL[0]).unlink()
    (out / ALL[1]).write_text("altered", encoding="utf-8")
    assert find_reasons() == {ALL[0]: "lost", ALL[1]: "lost", ALL[2]: ""}
    assert render() == ALL[:2]


@pytest.mark.parametrize("name", ["index.zh.html", "downloads/shanhai-data.zip"])
def test_a_first_page_or_download_that_is_lost_is_made_again(render, out, name):
    render(only=["overview"])
    before = (out / name).read_bytes()
    (out / name).unlink()
    assert render(only=["overview"]) == []
    assert (out / name).read_bytes() == before


def test_force_makes_every_page_again(render):
    render()
    assert render(is_forced=True) == ALL


def test_what_a_manifest_was_told_is_read_by_the_next(tmp_path):
    entry = Entry({"data": "1"}, "2", 3.0)
    with Manifest(tmp_path / "site") as manifest:
        manifest.record("a.html", entry)
    assert Manifest(tmp_path / "site")["a.html"] == entry


def test_why_a_page_is_made_is_said_in_words(corpus, folder, out):
    decisions = decide(corpus, notebooks=folder, out=out, languages=["en"])
    assert explain_decisions(decisions)[0] == (
        "overview.en.html: make (not made here before)"
    )


def test_pages_that_nobody_plans_any_more_are_removed_and_others_left(
    render, folder, out
):
    render()
    (out / "mine.html").write_text("not made here", encoding="utf-8")
    reports = folder / "reports.toml"
    text = reports.read_text("utf-8").replace("[reports.overview]", "[reports.first]")
    reports.write_text(text, encoding="utf-8")
    assert render() == ["first.en.html"]
    assert not (out / "overview.en.html").exists()
    assert (out / "mine.html").exists()
    assert "overview.en.html" not in (out / "index.html").read_text("utf-8")


def test_a_failed_page_is_stale_on_the_index_and_its_notebook_is_kept(
    render, find_reasons, write_notebook, out
):
    render()
    write_notebook("raise ValueError('no data')", name="notebooks/one.ipynb")
    render()
    index = (out / "index.html").read_text("utf-8")
    assert index.count('class="stale"') == 1
    kept = out.parent / "site.failed" / "overview.en.html.ipynb"
    assert "ValueError" in kept.read_text("utf-8")
    assert find_reasons()["overview.en.html"] == "failed"
    write_notebook(SHOWN, name="notebooks/one.ipynb")
    assert render() == ["overview.en.html"]
    assert 'class="stale"' not in (out / "index.html").read_text("utf-8")
    assert not kept.exists()


def test_what_a_page_cost_is_in_the_manifest(render, out):
    render()
    assert Manifest(out)["overview.en.html"].seconds > 0


def test_a_folder_held_by_another_render_is_refused(render, out):
    out.mkdir(parents=True)
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from shanhai.rendering.locking import hold_folder\n"
        "with hold_folder(Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(FolderHeldError, match="another render is writing"):
            render()
        assert list(out.iterdir()) == []
        other.kill()
    assert render() == ALL  # the lock of a dead process does not block


def test_a_folder_can_be_held_again_after_an_error(tmp_path):
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), hold_folder(tmp_path / "site"):
            raise ZeroDivisionError


def test_a_full_disk_is_named_and_the_pages_stay(render, out, monkeypatch):
    render()
    before = (out / "overview.en.html").read_bytes()

    def fill(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(DiskError, match=r"overview\.en\.html: No space left.*--out"):
        render(is_forced=True)
    monkeypatch.undo()
    assert (out / "overview.en.html").read_bytes() == before
    assert not list(out.glob(".*"))


def test_a_place_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DiskError, match=r"nowhere/page\.html: No such file"):
        write_whole(tmp_path / "nowhere" / "page.html", "text")


def test_drafts_of_a_render_that_was_killed_are_removed(render, out):
    out.mkdir(parents=True)
    (out / ".overview.en.html.123.part").write_text("half", encoding="utf-8")
    render()
    assert not list(out.glob(".*"))
