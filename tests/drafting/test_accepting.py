"""A draft goes into the tables whole, or not at all, whatever happens."""

import errno
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from small_draft import CELLS, TEXT, make_draft

from shanhai import whole_files
from shanhai.curation.checks import check_data
from shanhai.curation.loading import load
from shanhai.curation.tables import read_descriptor
from shanhai.drafting.accepting import accept
from shanhai.drafting.draft import Draft, read_draft, write_draft
from shanhai.errors import CorpusError, ShanhaiError
from shanhai.whole_files import finish_swap

ACCEPT = """
import sys
from hashlib import sha256
from pathlib import Path
from shanhai.drafting.accepting import accept
{before}
data, draft, originals = map(Path, sys.argv[1:])
accept(draft, data, originals)
"""
# The process is gone at the n-th file that the swap puts in place.
KILL = """
import os, signal
place, left = Path.replace, [{n}]
def replace(self, target):
    if self.parent.name == ".accepting":
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return place(self, target)
Path.replace = replace
"""
DIED_ASIDE = """
import os, signal
def rename(self, target):
    os.kill(os.getpid(), signal.SIGKILL)
Path.rename = rename
"""
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))"


@pytest.fixture
def folder(tiny_dir, tmp_path):
    """Return the folder of a draft that is ready."""
    folder = tmp_path / "drafts" / "jia-yi-3"
    write_draft(make_draft(read_descriptor(tiny_dir)), folder)
    return folder


def read_files(folder):
    files = filter(Path.is_file, folder.glob("*.*"))
    return {path.name: path.read_bytes() for path in files}


def change(folder, tiny_dir, start, **cells):
    draft = read_draft(folder, read_descriptor(tiny_dir))
    rows = draft.rows
    for name, cell in cells.items():
        rows.loc[rows["start"] == str(start), name] = cell
    write_draft(draft, folder)


def run_accept(before, tiny_dir, folder, originals):
    return subprocess.run(
        [
            sys.executable,
            "-c",
            ACCEPT.format(before=before),
            tiny_dir,
            folder,
            originals,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_draft_goes_into_the_tables(folder, tiny_dir, tiny_originals):
    told = str(accept(folder, tiny_dir, tiny_originals))

    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    corpus = load(tiny_dir)
    own = corpus.mentions[corpus.mentions["source_id"] == "jia-yi-3"]
    east = corpus.figure("jia-yi.labour_employed_east.2")
    assert report.problems == ()
    assert "3 figures" in told and "5 mentions" in told
    assert list(own["figure_id"]) == [
        "",
        "jia-yi.fiscal_funds.2",
        "jia-yi.labour_employed_all.2",
        "jia-yi.labour_employed_east.2",
        "jia-yi.labour_employed_all.2",
    ]
    assert east.part_of == "jia-yi.labour_employed_all.2"
    assert "not_additive" in east.flags
    assert (tiny_originals / "jia-yi-3.txt").read_text(encoding="utf-8") == TEXT


def test_a_unit_of_the_head_is_explained(folder, tiny_dir, tiny_originals):
    descriptor = read_descriptor(tiny_dir)
    draft = read_draft(folder, descriptor)
    text = "乙县再记\n指标\t金额（万元）\n投入资金\t1500\n"
    rows = draft.rows[draft.rows["as_written"] == "1500万元"].copy()
    rows[["start", "end"]] = [str(text.index("1500")), str(text.index("1500") + 4)]
    rows["as_written"] = "1500"
    undated = ["period_start", "period_end"]
    rows[undated], rows["period_basis"] = "", "unstated"
    rows["period_type"] = "to_date"
    source = draft.added["sources"].assign(
        sha256=sha256(text.encode()).hexdigest(), characters=str(len(text))
    )
    write_draft(Draft(text, rows, {"sources": source}), folder)

    accept(folder, tiny_dir, tiny_originals)

    funds = load(tiny_dir).figure("jia-yi.fiscal_funds.2")
    assert "head of the table" in funds.interval_exception_en
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems == ()


def test_a_document_without_a_figure_is_accepted(folder, tiny_dir, tiny_originals):
    draft = read_draft(folder, read_descriptor(tiny_dir))
    rows = draft.rows.drop(columns=["repeats", "part_of"]).assign(kind="structure")
    rows = rows.reindex(columns=draft.rows.columns, fill_value="")
    rows.loc[rows["as_written"] == "2022年", "kind"] = "date"
    write_draft(Draft(draft.text, rows, draft.added), folder)

    assert "0 figures" in str(accept(folder, tiny_dir, tiny_originals))
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems == ()


@pytest.mark.parametrize("name", ["../jia-yi-3.txt", "/tmp/x.txt", "a\\b.txt"])
def test_a_text_stays_in_its_folder(folder, tiny_dir, tiny_originals, name):
    draft = read_draft(folder, read_descriptor(tiny_dir))
    added = {"sources": draft.added["sources"].assign(file_name=name)}
    write_draft(Draft(draft.text, draft.rows, added), folder)
    before = sorted(tiny_dir.parent.rglob("*.txt"))

    with pytest.raises(CorpusError, match="without a folder"):
        accept(folder, tiny_dir, tiny_originals)
    assert sorted(tiny_dir.parent.rglob("*.txt")) == before


def test_old_rows_keep_their_bytes(folder, tiny_dir, tiny_originals):
    table = tiny_dir / "figures.csv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n").rstrip())
    before = table.read_bytes()

    accept(folder, tiny_dir, tiny_originals)

    after = table.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_what_nobody_decided_is_told_in_the_order_of_the_text(
    folder, tiny_dir, tiny_originals
):
    before = read_files(tiny_dir)
    for start in (TEXT.index("80人"), TEXT.index("1500万元")):
        change(folder, tiny_dir, start, decided="")

    with pytest.raises(CorpusError) as refused:
        accept(folder, tiny_dir, tiny_originals)

    assert [problem.value for problem in refused.value.problems] == [
        f"{TEXT.index('1500万元')} 1500万元",
        f"{TEXT.index('80人')} 80人",
    ]
    assert read_files(tiny_dir) == before


@pytest.mark.parametrize(
    ("written", "cells", "told"),
    [
        ("80人", {"place_id": "yi_parc"}, "yi_park"),
        ("1500万元", {"indicator_id": "fiscal_found"}, "fiscal_funds"),
        ("1500万元", {"indicator_id": ""}, "no concept"),
        ("80人", {"part_of": "2"}, "no figure is mentioned"),
        ("80人", {"low": "800", "high": "800"}, "larger than the whole"),
        ("1500万元", {"low": "150000", "high": "150000"}, "1500万元"),
    ],
)
def test_a_problem_has_its_line_in_the_draft(
    folder, tiny_dir, tiny_originals, written, cells, told
):
    before, start = read_files(tiny_dir), TEXT.index(written)
    change(folder, tiny_dir, start, **cells)

    with pytest.raises(CorpusError) as refused:
        accept(folder, tiny_dir, tiny_originals)

    line = 2 + list(CELLS).index(written)
    problems = refused.value.problems
    assert f"jia-yi-3/mentions.csv:{line}" in str(problems[0])
    assert told in "\n".join(map(str, problems))
    assert read_files(tiny_dir) == before


def test_a_wrong_offset_is_found_in_the_text(folder, tiny_dir, tiny_originals):
    (folder / "document.txt").write_text(" " + TEXT, encoding="utf-8")

    with pytest.raises(CorpusError, match="the original holds"):
        accept(folder, tiny_dir, tiny_originals)


def test_what_was_wrong_before_is_not_the_draft_s(folder, tiny_dir, tiny_originals):
    table = tiny_dir / "figures.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("35,45", "35,46"), "utf-8")
    assert check_data(data_dir=tiny_dir).problems

    accept(folder, tiny_dir, tiny_originals)


def test_a_document_is_accepted_once(folder, tiny_dir, tiny_originals):
    accept(folder, tiny_dir, tiny_originals)
    after = read_files(tiny_dir)

    assert str(accept(folder, tiny_dir, tiny_originals)) == "jia-yi-3 is in the tables"
    assert read_files(tiny_dir) == after
    (tiny_dir / "sources.csv").write_text(
        (tiny_dir / "sources.csv")
        .read_text(encoding="utf-8")
        .replace(sha256(TEXT.encode()).hexdigest(), "0" * 64),
        encoding="utf-8",
    )
    with pytest.raises(CorpusError, match="of this code is in the tables"):
        accept(folder, tiny_dir, tiny_originals)


def test_another_text_of_that_name_is_kept(folder, tiny_dir, tiny_originals):
    before = read_files(tiny_dir)
    (tiny_originals / "jia-yi-3.txt").write_text("别的", encoding="utf-8")

    with pytest.raises(ShanhaiError, match="another text has this name"):
        accept(folder, tiny_dir, tiny_originals)
    assert read_files(tiny_dir) == before


@pytest.mark.parametrize("n", range(4))
def test_killed_while_tables_are_put_in_place(folder, tiny_dir, tiny_originals, n):
    before = read_files(tiny_dir)

    done = run_accept(KILL.format(n=n), tiny_dir, folder, tiny_originals)

    assert (done.returncode == -signal.SIGKILL) == (n < 3)
    if n < 3:
        with pytest.raises(ShanhaiError, match="interrupted"):
            load(tiny_dir)
        assert finish_swap(tiny_dir)
    assert set(read_files(tiny_dir)) == set(before)
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems == ()
    assert len(load(tiny_dir).figures) == 10
    assert (folder / "mentions.csv").exists()


def test_killed_before_the_tables_are_touched(folder, tiny_dir, tiny_originals):
    before = read_files(tiny_dir)

    done = run_accept(DIED_ASIDE, tiny_dir, folder, tiny_originals)

    assert done.returncode == -signal.SIGKILL
    assert read_files(tiny_dir) == before
    accept(folder, tiny_dir, tiny_originals)
    assert not list(tiny_dir.glob(".accepting*"))


def test_a_full_disk_leaves_the_tables(folder, tiny_dir, tiny_originals):
    before, drafted = read_files(tiny_dir), read_files(folder)

    done = run_accept(FULL, tiny_dir, folder, tiny_originals)

    assert done.returncode == 1
    assert read_files(tiny_dir) == before
    assert read_files(folder) == drafted
    assert not list(tiny_dir.glob(".accepting*"))


def test_a_folder_that_cannot_be_written_is_named(
    folder, tiny_dir, tiny_originals, monkeypatch
):
    before = read_files(tiny_dir)

    def refuse(prefix, **_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tiny_dir))

    monkeypatch.setattr(whole_files, "mkdtemp", refuse)
    with pytest.raises(PermissionError, match=tiny_dir.name):
        accept(folder, tiny_dir, tiny_originals)
    assert read_files(tiny_dir) == before
