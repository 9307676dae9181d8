"""`shanhai check --fix`: what has one answer is mended, everything else left alone."""

import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.fixes import fix_data


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("indicators", "none,labour_employed_all\n", "none,\n"),
        ("indicators", "workshops,4,", "workshops,7,"),
        ("indicators", "workshops,4,", "workshops,3,"),
        ("figures", "stated,,not_additive", "stated,,"),
        ("sources", "a8ce8bca", "b8ce8bca"),
        ("sources", ",67,", ",66,"),
    ],
)
def test_one_answer_is_given(tiny_dir, tiny_originals, table, old, new):
    change(tiny_dir / f"{table}.csv", old, new)
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems

    fixes = fix_data(tiny_dir, tiny_originals)

    assert fixes and all(fix.file == f"data/{table}.csv" for fix in fixes)
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems == ()
    assert fix_data(tiny_dir, tiny_originals) == []


def test_sound_tables_are_not_touched(tiny_dir, tiny_originals):
    before = {path: path.stat().st_mtime_ns for path in tiny_dir.glob("*.csv")}

    assert fix_data(tiny_dir, tiny_originals) == []
    assert {path: path.stat().st_mtime_ns for path in tiny_dir.glob("*.csv")} == before


def test_another_text_is_no_new_hash(tiny_dir, tiny_originals):
    document = tiny_originals / "jia-yi-1.txt"
    document.write_text("。" + document.read_text(encoding="utf-8"), encoding="utf-8")

    assert fix_data(tiny_dir, tiny_originals) == []
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems


def test_line_ends_stay(tiny_dir):
    table = tiny_dir / "indicators.csv"
    change(table, "workshops,4,", "workshops,7,")
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))

    fix_data(tiny_dir)

    content = table.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
