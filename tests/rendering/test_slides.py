"""Slides by `jupyter nbconvert --to shanhai-slides`, of a notebook that was run."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import papermill
import pytest
from bs4 import BeautifulSoup, Tag
from nbconvert.exporters import get_exporter

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "notebooks" / "02-pairing-profile.ipynb"
REPORTS = sorted((ROOT / "notebooks").glob("0[1-6]-*.ipynb"))
HIDDEN = {"parameters", "frame", "check"}
CLOSING = ("page.notes()", "page.sources()", "page.downloads()")


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the profile, run in Chinese."""
    run = tmp_path_factory.mktemp("slides") / PROFILE.name
    papermill.execute_notebook(
        PROFILE, run, {"lang": "zh"}, engine_name="shanhai", progress_bar=False
    )
    return run


@pytest.fixture(scope="module")
def slides(executed: Path) -> Tag:
    """Return the slides of the profile."""
    written, _ = get_exporter("shanhai-slides")().from_filename(executed)
    return BeautifulSoup(written, "html.parser").select_one("div.slides")


def list_kinds(notebook: Path, lang: str = "en") -> Iterator[tuple[str, str, set[str]]]:
    """List of each cell: the kind of its slide, its source, its tags."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        metadata = cell["metadata"]
        source = metadata.get("translations", {}).get(lang, cell["source"])
        kind = metadata["slideshow"]["slide_type"]
        yield kind, "".join(source), set(metadata.get("tags", ()))


def test_the_title_and_each_question_begin_a_slide_in_the_language_of_the_run(slides):
    told = [
        source
        for kind, source, _ in list_kinds(PROFILE, "zh")
        if kind != "skip" and source.startswith("#")
    ]
    assert len(slides.find_all("section", recursive=False)) == len(told)
    shown = [heading.get_text() for heading in slides.select("h1, h2")]
    lines = [one.splitlines()[0].lstrip("# ") for one in told]
    assert [heading.removesuffix("¶") for heading in shown] == lines


def test_a_screen_shows_one_exhibit_and_no_code(slides):
    screens = slides.select("section > section")
    shown = [screen.select(".jp-CodeCell:has(.jp-OutputArea)") for screen in screens]
    assert [len(one) for one in shown] == [1] * len(screens)
    assert max(len(screen.select("figure")) for screen in screens) == 1
    assert slides.select(".jp-CodeMirrorEditor, .highlight") == []
    assert "pairing_id" not in slides.get_text()


@pytest.mark.parametrize("notebook", REPORTS, ids=lambda path: path.stem)
def test_what_prepares_and_what_closes_is_on_no_slide(notebook):
    for kind, source, tags in list_kinds(notebook):
        is_left_out = bool(tags & HIDDEN) or source.startswith(CLOSING)
        assert (kind == "skip") >= is_left_out, source
        # The style sheet of all exhibits is what the cell shows.
        assert "setup" not in tags or kind == "-"


@pytest.mark.parametrize("notebook", REPORTS, ids=lambda path: path.stem)
def test_an_exhibit_follows_its_question_or_has_a_screen_below(notebook):
    told = [one for one in list_kinds(notebook) if one[0] != "skip"]
    before = [kind for kind, _, tags in told if "setup" not in tags]
    assert before[:2] == ["slide", "slide"]
    followers = set(pairwise(before))
    assert ("-", "-") not in followers
    assert ("subslide", "-") not in followers
    assert all(one.startswith("#") == (kind == "slide") for kind, one, _ in told)
