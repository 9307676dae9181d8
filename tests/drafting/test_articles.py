"""An article from its file to figures that pass every rule: what is typed."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from shanhai.cli import main
from shanhai.curation.checks import check_data
from shanhai.curation.loading import load
from shanhai.drafting.draft import CONCEPTS, DECIDED, read_draft, write_draft

ROOT = Path(__file__).parents[2]
ARTICLES = Path(__file__).parent / "articles"
MOST_TYPED = 150
# What a curator registers of a pairing that is new: typed, cell by cell.
PLACES = [
    {"place_id": "lingwan", "parent_place_id": "guangzhou", "level": "county"}
    | {"name_en": "Lingwan District", "name_zh": "岭湾区"},
    {"place_id": "yunxi", "parent_place_id": "qianxinan", "level": "county"}
    | {"name_en": "Yunxi County", "name_zh": "云溪县"},
]
PAIRINGS = [
    {"pairing_id": "lingwan-yunxi", "donor_place_id": "lingwan"}
    | {"recipient_place_id": "yunxi", "name_en": "Lingwan District → Yunxi County"}
    | {"name_zh": "岭湾区 → 云溪县", "donor_level": "county"}
    | {"recipient_level": "county", "since_note_en": "Not stated."}
    | {"since_note_zh": "未说明。"}
]
MEMBERS = [{"pairing_id": "lingwan-yunxi", "place_id": "lingwan", "sort_order": "1"}]
SOURCE = {"title_en": "Lingwan and Yunxi: results of a year"}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a project of the curator's own with a pairing that has no figure yet."""
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    append(tmp_path / "data" / "places.csv", PLACES)
    append(tmp_path / "data" / "pairings.csv", PAIRINGS)
    append(tmp_path / "data" / "pairing_members.csv", MEMBERS)
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    return tmp_path


def append(path, rows):
    with path.open(newline="", encoding="utf-8") as file:
        names = next(csv.reader(file))
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writerows(rows)


def run(*words):
    done = CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def read_decisions(name):
    with (ARTICLES / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def decide(draft, decisions):
    """Decide as a curator would; count what is typed, and what is chosen from lists."""
    counts = Counter()
    starts = {}
    waiting = iter(decisions)
    wanted = next(waiting, None)
    for row in draft.rows.to_dict("records"):
        if wanted is None or row["as_written"] != wanted["as_written"]:
            if row["kind"] == "figure":
                counts["chosen"] += 1
                draft = draft.decide(row["start"], kind="date")
            continue
        starts[wanted["as_written"]] = row["start"]
        cells = {"kind": "figure", "repeats": ""}
        for name in ("indicator_id", "dimensions", "status", "direction"):
            cells[name] = wanted[name]
        cells["part_of"] = starts.get(wanted["part_of"], "")
        cells["part_basis"] = "stated" if wanted["part_of"] else ""
        concept = f"{cells['indicator_id']} {cells['dimensions']}".strip()
        proposed = [row[f"concept_{n}"] for n in range(1, CONCEPTS + 1)]
        if concept != proposed[0]:
            is_near = concept in proposed
            n_lists = 1 + len(list(filter(None, cells["dimensions"].split(";"))))
            counts["chosen"] += 1 if is_near else n_lists
        counts["first"] += concept == proposed[0]
        counts["among three"] += concept in proposed
        others = {"status", "direction", "part_of", "kind"}
        counts["chosen"] += sum(cells[name] != row[name] for name in others)
        draft = draft.decide(row["start"], **cells)
        wanted = next(waiting, None)
    assert wanted is None, f"not found in the text: {wanted}"
    return draft, counts


def test_prose_goes_from_file_to_figures(project):
    decisions = read_decisions("prose")
    run("add", ARTICLES / "prose.txt", "--pairing", "lingwan-yunxi")
    folder = project / "drafts" / "lingwan-yunxi-1"
    draft = read_draft(folder, load(project / "data").descriptor)

    draft, counts = decide(draft, decisions)
    draft.added["sources"].loc[0, list(SOURCE)] = list(SOURCE.values())
    write_draft(draft, folder)
    told = run("accept", "lingwan-yunxi-1")

    originals = project / "seeds" / "originals"
    new = [*PLACES, *PAIRINGS, *MEMBERS, SOURCE]
    typed = sum(len(row) for row in new)
    figures = load(project / "data").figures
    own = figures[figures["pairing_id"] == "lingwan-yunxi"]
    assert len(own) == len(decisions)
    assert f"{len(decisions)} figures" in told
    assert typed <= MOST_TYPED
    print(dict(counts), "typed", typed)
    kept = load(ROOT / "data").sources["source_id"]
    assert check_data(data_dir=project / "data").problems == ()
    assert [path.stem for path in originals.iterdir()] == ["lingwan-yunxi-1"]
    assert "lingwan-yunxi-1" not in set(kept)
    names = ("profile-lingwan-yunxi", "comparison-labour", "evidence")
    run("render", *(word for name in names for word in ("--only", name)))
    for page in (f"{name}.{lang}.html" for name in names for lang in ("en", "zh")):
        html = (project / "build" / "site" / page).read_text(encoding="utf-8")
        assert {"en": "Lingwan", "zh": "岭湾"}[page.split(".")[1]] in html


@pytest.mark.parametrize("name", ["prose", "tables", "traditional"])
def test_no_number_is_read_wrongly(project, name):
    """Each numeral lies in a row, none twice, and furniture has no value."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    run("add", ARTICLES / f"{name}.txt", "--pairing", "lingwan-yunxi")
    draft = read_draft(
        project / "drafts" / "lingwan-yunxi-1", load(project / "data").descriptor
    )
    ends = 0
    for row in draft.rows.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        assert start >= ends
        assert text[start:end] == row["as_written"]
        assert row["kind"] == "figure" or not row["low"]
        assert row["decided"] != DECIDED
        ends = end
