"""The command line: what it prints, where, and its exit codes."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result
from nbformat.v4 import new_code_cell, new_notebook
from small_project import make_project, write_notebook

from shanhai.cli import main
from shanhai.curation import checks
from shanhai.curation.checks import CheckReport
from shanhai.errors import Problem
from shanhai.rendering import executors, server

ROOT = Path(__file__).parents[1]
REPORT = """
[reports.tiny]
notebook = "tiny"
per = "pairing_id"
label_en = "Tiny"
label_zh = "小"
title_en = "{name}"
title_zh = "{name}"
summary_en = "x"
summary_zh = "x"
"""


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


@pytest.fixture
def article(tmp_path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(
        "培训500余名干部，销售额3.57亿元。\r\n超80万人次。", encoding="utf-8"
    )
    return path


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Make a checkout with the real data and one small notebook."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "reports.toml").write_text(REPORT, encoding="utf-8")
    source = 'lang: str = "en"  # language\npairing_id: str = "humen-songtao"  # code'
    cell = new_code_cell(source, metadata={"tags": ["parameters"]})
    shown = new_code_cell("pairing_id, lang")
    nbformat.write(new_notebook(cells=[cell, shown]), folder / "tiny.ipynb")
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    return tmp_path


def test_help_of_each_command_has_an_example():
    for name in main.commands:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert f"  shanhai {name}" in result.stdout


def test_help_does_not_wait_for_what_renders():
    program = (
        "import sys; from shanhai.cli import main; main(['--help'], "
        "standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"papermill", "nbconvert", "matplotlib", "seaborn", "jupyter_client"}
    assert not heavy & set(done.stderr.split())
    assert "render" in done.stdout


def test_usage_errors_have_exit_code_2():
    assert run("scan").exit_code == 2
    assert run("list", "pairing").exit_code == 2
    assert run("render", "--lang", "fr").exit_code == 2
    assert run("check", "--originals", "no-such-folder").exit_code == 2
    assert run("chek").exit_code == 2


def test_output_is_utf8_whatever_the_console_says(project):
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from shanhai.cli import main; main()",
            *["list", "pairings"],
        ],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "SHANHAI_ROOT": str(project), "PATH": ""},
        check=True,
    )
    assert "虎门组团 → 松桃苗族自治县" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("what", ["pairings", "indicators", "sources"])
def test_list_json_has_every_row_and_column_of_the_table(what):
    path = ROOT / "data" / f"{what}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    result = run("list", what, "--json")
    listed = json.loads(result.stdout)
    key = f"{what.removesuffix('s')}_id"
    assert sorted(row[key] for row in listed) == sorted(row[key] for row in rows)
    # Of a pairing the donor's province is found when the tables are read.
    assert set(listed[0]) - {"donor_province_id"} == set(rows[0])
    assert result.stderr == ""


def test_list_json_writes_dates_as_dates():
    listed = json.loads(run("list", "sources", "--json").stdout)
    dates = {row["source_id"]: row["published_date"] for row in listed}
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        expected = {
            row["source_id"]: row["published_date"] or None
            for row in csv.DictReader(file)
        }
    assert dates == expected


def test_list_prints_an_aligned_table():
    lines = run("list", "pairings").stdout.splitlines()
    assert lines[0].split() == ["pairing_id", "since", "name_en", "name_zh"]
    starts = {line.index("  ", 1) > 0 for line in lines}
    assert starts == {True}
    assert any(line.startswith("qingxi-dejiang ") for line in lines)


def test_list_reports_says_what_only_takes(project):
    listed = json.loads(run("list", "reports", "--json").stdout)
    pages = [row["page"] for row in listed]
    pairings = json.loads(run("list", "pairings", "--json").stdout)
    assert len(pages) == len(pairings)
    assert "tiny-qingxi-dejiang" in pages
    assert listed[0]["file_zh"] == f"{pages[0]}.zh.html"
    assert listed[0]["parameters"][1] == {
        "name": "pairing_id",
        "type": "str",
        "default": "humen-songtao",
        "meaning": "code",
    }


def test_scan_finds_the_same_in_every_format(article):
    text = article.read_bytes().decode("utf-8")
    as_json = json.loads(run("scan", str(article), "--format", "json").stdout)
    as_csv = list(
        csv.DictReader(io.StringIO(run("scan", str(article), "--format", "csv").stdout))
    )
    table = run("scan", str(article)).stdout.splitlines()
    assert len(as_json) == len(as_csv) == len(table) - 1 >= 3
    for found, row, line in zip(as_json, as_csv, table[1:], strict=True):
        assert text[found["start"] : found["end"]] == found["as_written"]
        assert row["as_written"] == found["as_written"]
        assert row["start"] == str(found["start"]) == line.split()[0]
    by_text = {found["as_written"]: found for found in as_json}
    assert by_text["3.57亿元"]["low"] == 357000000
    trainees = by_text["500余名"]
    assert (trainees["low"], trainees["high"]) == (500, 599)
    assert (trainees["unit"], trainees["qualifier"]) == ("person", "at_least")
    assert by_text["超80万人次"]["high"] is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"\0\1\2\3", "holds a zero byte"),
        ("déjà 500 km".encode("latin-1"), "It is not UTF-8"),
        (b"\xef\xbb\xbfabc\xff", "byte 6 does not fit"),
        (b"PK\x03\x04", "damaged"),
    ],
)
def test_scan_refuses_what_is_no_text(tmp_path, content, words):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    result = run("scan", str(path))
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_scan_says_who_read_what_is_not_utf8(tmp_path, encoding):
    path = tmp_path / "article.txt"
    path.write_bytes("甲\r\n培训500余名".encode(encoding))
    result = run("scan", str(path), "--format", "json")
    (found,) = json.loads(result.stdout)
    # Of what is extracted, line ends are plain.
    assert (found["start"], found["as_written"]) == (4, "500余名")
    assert result.stderr.startswith(f"{path}: read by Python 3.")
    assert result.stderr.endswith(f"{encoding}\n")


def test_scan_counts_from_behind_a_byte_order_mark(tmp_path):
    path = tmp_path / "marked.txt"
    path.write_bytes("\ufeff一、建桥六座。".encode())
    found = json.loads(run("scan", str(path), "--format", "json").stdout)
    assert [(row["start"], row["as_written"], row["kind"]) for row in found] == [
        (0, "一", "structure"),
        (4, "六座", "figure"),
    ]


def test_scan_shows_a_numeral_of_two_lines_in_one_row(tmp_path):
    path = tmp_path / "wrapped.txt"
    path.write_bytes("种树4200\n亩。".encode())
    _, row = run("scan", str(path)).stdout.splitlines()
    assert row.split()[:5] == ["2", "8", "4200[U+000A]亩", "4200", "4200"]


def test_scan_of_a_text_without_numerals_is_an_empty_list(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("山海", encoding="utf-8")
    assert json.loads(run("scan", str(path), "--format", "json").stdout) == []
    assert run("scan", str(path)).exit_code == 0


def make_report(*problems: Problem) -> CheckReport:
    return CheckReport(
        problems=problems, counts={"figures": 2}, ledgers=(), exceptions=()
    )


def test_check_prints_problems_and_coverage(monkeypatch):
    problem = Problem("data/units.csv", 3, "x", "unknown unit", "Fix it")
    monkeypatch.setattr(checks, "check_data", lambda **_: make_report(problem))
    result = run("check")
    assert result.exit_code == 1
    assert "data/units.csv:3: 'x': unknown unit. Fix it" in result.stdout
    assert "figures: 2" in result.stdout
    assert result.stdout.endswith("1 problem\n")
    as_json = run("check", "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["problems"][0]["line"] == 3


def test_check_without_problem_has_exit_code_0(monkeypatch):
    monkeypatch.setattr(checks, "check_data", lambda **_: make_report())
    assert run("check").exit_code == 0
    assert run("check").stdout.endswith("0 problems\n")


def test_check_passes_the_originals_on(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(
        checks, "check_data", lambda **given: asked.append(given) or make_report()
    )
    run("check", "--originals", str(tmp_path))
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tmp_path / "other"))
    run("check")
    assert [given["originals"] for given in asked] == [tmp_path, tmp_path / "other"]


def test_explain_of_an_unknown_figure_suggests_near_ones():
    result = run("explain", "qingxi-dejiang.labour_site.hongd")
    assert result.exit_code == 1
    assert "Unknown figure" in result.stderr
    assert "Did you mean" in result.stderr
    assert "Traceback" not in result.stderr


def test_explain_prints_the_figure():
    with (ROOT / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        figure_id = next(csv.DictReader(file))["figure_id"]
    result = run("explain", figure_id)
    assert result.exit_code == 0
    assert figure_id in result.stdout


def test_render_makes_the_page_and_the_index(project):
    out = project / "build" / "out"
    result = run(
        "render", "--only", "tiny-humen-songtao", "--lang", "zh", "--out", str(out)
    )
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        "downloads",
        "index.html",
        "index.zh.html",
        "tiny-humen-songtao.zh.html",
    ]
    assert result.stdout.strip().endswith(f"1 page: {out / 'index.html'}")


@pytest.fixture
def small(tmp_path, monkeypatch) -> Path:
    """Make a checkout with the tiny tables, whose pages are made in this process."""
    root = make_project(tmp_path / "small")
    monkeypatch.setenv("SHANHAI_ROOT", str(root))
    monkeypatch.setattr(server, "start_server", lambda: None)
    monkeypatch.setattr(
        executors, "choose_executor", lambda corpus, **_: executors.stay_here(corpus)
    )
    return root


def test_render_writes_to_build_site_of_the_project(small):
    run("render", "--only", "one", "--lang", "en")
    assert (small / "build" / "site" / "index.html").is_file()


def test_render_of_unknown_names_touches_nothing(project):
    result = run("render", "--only", "tiny-humen-songtaoo", "--only", "profile")
    assert result.exit_code == 1
    assert "Did you mean 'tiny-humen-songtao'" in result.stderr
    assert "'profile': unknown report or page" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "build").exists()


def test_render_with_a_failing_page_has_exit_code_1(small):
    write_notebook(small / "notebooks" / "one.ipynb", "raise KeyError(pairing_id)")
    result = run("render", "--only", "one", "--lang", "en")
    assert result.exit_code == 1
    assert "one.en.html: one.ipynb, cell 3" in result.stderr
    assert "KeyError: 'jia-yi'" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_project_without_data_is_a_message(tmp_path, monkeypatch):
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    result = run("list", "pairings")
    assert result.exit_code == 1
    assert "datapackage.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_export_writes_a_folder_that_is_the_data(project):
    out = project / "out"
    result = run("export", "--to", str(out))
    assert result.exit_code == 0, result.output
    assert result.stdout.strip().endswith(f"files: {out}")
    assert run("diff", str(project / "data"), str(out)).stdout == "no change\n"


def test_export_over_other_files_is_a_message(project):
    result = run("export", "--to", str(project))
    assert result.exit_code == 1
    assert "is no earlier export" in result.stderr
    assert "Nothing was written" in result.stderr
    assert result.stdout == ""
    assert run("export").exit_code == 2


@pytest.fixture
def changed(project) -> Path:
    """Return a copy of the data in which one value of one figure is another."""
    folder = project / "changed"
    shutil.copytree(project / "data", folder)
    path = folder / "figures.csv"
    text = path.read_text(encoding="utf-8")
    old = "qingxi-dejiang,site_workers,quality=any;group=all,500,599,"
    assert text.count(old) == 1
    path.write_text(text.replace(old, old.replace("599", "600")), encoding="utf-8")
    return folder


def test_diff_tells_the_same_in_every_format(project, changed):
    folders = str(project / "data"), str(changed)
    expected = {
        "table": "figures",
        "change": "value changed",
        "key": "qingxi-dejiang.labour_site.hongde",
        "column": "high",
        "old": "599",
        "new": "600",
    }
    assert json.loads(run("diff", *folders, "--format", "json").stdout) == [expected]
    as_csv = run("diff", *folders, "--format", "csv").stdout
    assert list(csv.DictReader(io.StringIO(as_csv))) == [expected]
    heading, line = run("diff", *folders).stdout.splitlines()
    assert heading.split() == list(expected)
    assert line.split("  ")[0] == "figures"
    assert expected["key"] in line


def test_diff_of_equal_folders_is_no_change(project):
    folders = str(project / "data"), str(project / "data")
    result = run("diff", *folders, "--exit-code")
    assert (result.exit_code, result.stdout) == (0, "no change\n")
    assert json.loads(run("diff", *folders, "--format", "json").stdout) == []
    as_csv = run("diff", *folders, "--format", "csv").stdout
    assert as_csv == "table,change,key,column,old,new\n"


def test_diff_has_an_exit_code_when_asked(project, changed):
    folders = str(project / "data"), str(changed)
    assert run("diff", *folders).exit_code == 0
    assert run("diff", *folders, "--exit-code").exit_code == 1


def test_diff_names_every_problem_at_once(project, changed, tmp_path):
    (changed / "units.csv").unlink()
    result = run("diff", str(changed), str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "2 problems:" in result.stderr
    assert f"{changed / 'units.csv'}: the table cannot be read" in result.stderr
    assert "the folder holds no data package" in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("list", "pairings"),
        ("scan", __file__),
        ("explain", "x"),
        ("render",),
        ("export", "--to", "nowhere"),
        ("diff", "x", "y"),
    ],
    ids=lambda words: words[0],
)
def test_a_wrong_folder_of_originals_is_the_same_error_everywhere(
    words, monkeypatch, tmp_path
):
    monkeypatch.setenv("SHANHAI_ORIGINALS", str(tmp_path / "nowhere"))
    result = run(*words)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"Error: SHANHAI_ORIGINALS='{tmp_path / 'nowhere'}' is no folder that can be "
        "read (No such file or directory). Name the folder of the originals, or unset "
        "it.\n"
    )
    assert run(words[0], "--help").exit_code == 0


@pytest.mark.parametrize(
    ("out", "code", "words"),
    [
        ("", 2, "is empty"),
        ("~no-such-user/x", 2, "unknown user"),
        (".", 1, "the project itself"),
        ("/", 1, "the project itself"),
        ("data/site", 1, "the project itself"),
        ("tests/x", 1, "the project itself"),
        (".venv/x", 1, "the project itself"),
        ("x" * 250, 1, "too long"),
        ("x/" * 3000, 1, "File name too long"),
        ("build/LICENSE-DATA/site", 1, "Not a directory"),
        ("LICENSE-DATA", 2, "is a file"),
    ],
)
def test_a_folder_that_cannot_be_a_site_is_a_message(
    project, monkeypatch, out, code, words
):
    (project / "build").mkdir()
    for folder in (project, project / "build"):
        shutil.copy(ROOT / "LICENSE-DATA", folder)
    monkeypatch.chdir(project)
    before = sorted(project.rglob("*"))
    result = run("render", "--out", out)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert isinstance(result.exception, SystemExit)
    assert sorted(project.rglob("*")) == before


def test_the_home_is_found_whoever_passes_it_on(project, monkeypatch):
    monkeypatch.setenv("HOME", str(project / "home"))
    run("export", "--to", "~/package")
    assert (project / "home" / "package" / "figures.csv").exists()


def test_quote_prints_one_sentence_in_each_language():
    english = run("quote", "huizhou-qianxinan.fiscal_funds")
    chinese = run("quote", "huizhou-qianxinan.fiscal_funds", "--lang", "zh")
    assert (english.exit_code, chinese.exit_code) == (0, 0)
    assert "357 million yuan" in english.stdout
    assert "3.57亿元" in chinese.stdout
    assert english.stdout.count("\n") == chinese.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        ("nancheng-bijiang.donations_cash", "Say instead: "),
        ("nancheng-bijiang.donation_cash", "Did you mean 'nancheng-bijiang.donat"),
    ],
)
def test_quote_refuses_in_words(figure_id, words):
    result = run("quote", figure_id)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr


UNSEEN = "\x1b\x9b\u202e\u2066\u200b"
HOSTILE = "\x1b[31m\x9b1m\u202e\u2066\u200b"


@pytest.fixture
def hostile(project) -> Path:
    """Return a checkout in which the name of a pairing means harm."""
    path = project / "data" / "pairings.csv"
    text = path.read_text(encoding="utf-8")
    assert "虎门组团 → " in text
    path.write_text(text.replace("虎门组团 → ", HOSTILE, 1), encoding="utf-8")
    return project


@pytest.mark.parametrize(
    "words", [("list", "pairings"), ("list", "pairings", "--json"), ("scan", "a.txt")]
)
def test_what_a_terminal_would_obey_is_shown_as_its_code(hostile, monkeypatch, words):
    monkeypatch.chdir(hostile)
    Path("a.txt").write_text("5\u200b00人", encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 0
    assert not set(UNSEEN) & set(result.stdout)
    if "--json" in words:
        assert any(HOSTILE in row["name_zh"] for row in json.loads(result.stdout))
    elif "list" in words:
        assert "[U+001B][31m[U+009B]1m[U+202E][U+2066][U+200B]" in result.stdout


def test_errors_and_explanations_show_what_a_terminal_would_obey(hostile):
    path = hostile / "data" / "figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["note_en"] = HOSTILE
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    explained = run("explain", rows[0]["figure_id"])
    assert explained.exit_code == 0
    refused = run("render", "--only", HOSTILE)
    assert refused.exit_code == 1
    assert "[U+001B][31m[U+009B]1m" in explained.stdout
    assert not set(UNSEEN) & set(explained.stdout + refused.stderr)


def start(*words: str, **options: object) -> subprocess.CompletedProcess:
    program = "from shanhai.cli import main; main()"
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, check=False, **options)


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream_is_no_traceback(project, closed):
    """What is opened next would take its place, and get what is printed."""
    program = (
        "from shanhai.cli import main; main(['list', 'pairings'], "
        "standalone_mode=False); file = open('kept', 'w'); assert file.fileno() > 2; "
        "print('printed'); print('said', file=__import__('sys').stderr)"
    )
    command = f'exec "{sys.executable}" -c "{program}" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", command], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert (project / "kept").read_text() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full_is_a_message(project):
    with Path("/dev/full").open("w") as full:
        # With a buffer, as Python has one unless told otherwise.
        plain = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
        done = start("list", "pairings", stdout=full, stderr=subprocess.PIPE, env=plain)
    assert done.returncode == 1
    assert done.stderr == (
        b"Error: The output: No space left on device. Make room, or choose another "
        b"place.\n"
    )


def test_a_reader_who_has_enough_is_no_error(project):
    program = f'"{Path(sys.executable).with_name("shanhai")}" list indicators | head -1'
    done = subprocess.run(["sh", "-c", program], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.startswith(b"indicator_id")


def test_a_table_that_cannot_be_read_is_a_message(project, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    for words in (("list", "pairings"), ("export", "--to", "x")):
        result = run(*words)
        assert result.exit_code == 1
        assert ".csv: it cannot be read (Permission denied)" in result.output
        assert isinstance(result.exception, SystemExit)


def test_scan_of_a_pipe_does_not_wait(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    result = run("scan", str(tmp_path / "pipe"))
    assert result.exit_code == 1
    assert "is no file" in result.stderr


def test_make_empties_no_folder_that_is_only_linked(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    kept = tmp_path / "other"
    kept.mkdir()
    (kept / "mine").touch()
    (tmp_path / ".venv").symlink_to(kept)
    done = subprocess.run(
        ["make", "check", f"PYTHON={sys.executable}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "remove the link" in done.stderr
    assert [path.name for path in kept.iterdir()] == ["mine"]
