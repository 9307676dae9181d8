"""What no file of the repository holds: article text, machine paths, registries."""

import csv
import re
import subprocess
import unicodedata
from pathlib import Path

import opencc
import pytest

ROOT = Path(__file__).parents[1]
REGISTER = ROOT / "data" / "sources.csv"

RUN = 16
LEAST_CHINESE = 12
CHINESE = re.compile(r"[\u3400-\u9fff]")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
SIMPLIFIED = opencc.OpenCC("tw2s")

# Spelled with groups, so that this file does not hold what it looks for.
UNWANTED = {
    "a machine path": re.compile(
        r"(?<![\w.-])/(?:work|home|root|Users)/\w|\b[A-Z]:\\+(?:Users)\\"
    ),
    "a registry address": re.compile(
        r"pypi\.(?:org|python)|pythonhosted\.(?:org)|registry\.(?:npmjs|yarnpkg)"
        r"|conda\.(?:anaconda)|https?://[^\s'\"]+/(?:simple)\b"
        r"|--(?:extra-)?index-(?:url)|--find-(?:links)"
    ),
}


def find_repository_files(root: Path) -> list[Path]:
    """List the files that are, or would be, committed."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout: which files belong to it is not known")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(command, cwd=root, capture_output=True, check=True)
    names = run.stdout.decode("utf-8").split("\0")
    return [root / name for name in sorted({*names} - {""}) if (root / name).is_file()]


def read_text(path: Path) -> str:
    """Read a file as text; a binary file holds none. JSON escapes are resolved.

    Damaged UTF-8 is read as far as it goes, so that it hides nothing.
    """
    content = path.read_bytes()
    text = "" if b"\0" in content else content.decode("utf-8-sig", errors="replace")
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)


def fold(text: str) -> str:
    """Make copies look alike: half-width, simplified, without any blanks."""
    plain = unicodedata.normalize("NFKC", text)
    return SIMPLIFIED.convert("".join(plain.split()))


def collect_runs(folded: str) -> set[str]:
    """Collect every stretch of RUN characters that is mostly Chinese."""
    stretches = (folded[i : i + RUN] for i in range(len(folded) - RUN + 1))
    return {s for s in stretches if len(CHINESE.findall(s)) >= LEAST_CHINESE}


def find_shared_runs(text: str, runs: set[str], titles: list[str]) -> set[str]:
    """Find which of the articles' runs a text holds, outside registered titles."""
    folded = fold(text)
    for title in sorted(map(fold, titles), key=len, reverse=True):
        folded = folded.replace(title, "\0" * len(title))
    return collect_runs(folded) & runs


def list_unwanted(text: str) -> list[str]:
    """Say line and kind of every machine path and registry address."""
    return [
        f"{number}: {kind}: {hit[0]}"
        for number, line in enumerate(text.splitlines(), start=1)
        for kind, pattern in UNWANTED.items()
        if (hit := pattern.search(line))
    ]


def read_titles() -> list[str]:
    if not REGISTER.is_file():
        return []
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return [row["title_zh"] for row in csv.DictReader(file) if row["title_zh"]]


def test_no_file_shares_a_sentence_with_an_article(real_originals):
    articles = sorted(real_originals.glob("*.txt"))
    runs = set().union(*(collect_runs(fold(read_text(path))) for path in articles))
    titles = read_titles()
    problems = [
        f"{path.relative_to(ROOT)}: {len(shared)} runs, as {min(shared)}"
        for path in find_repository_files(ROOT)
        if (shared := find_shared_runs(read_text(path), runs, titles))
    ]
    assert runs
    assert problems == []


def test_no_file_holds_a_machine_path_or_a_registry_address():
    files = find_repository_files(ROOT)
    assert Path(__file__) in files
    problems = [
        f"{path.relative_to(ROOT)}:{problem}"
        for path in files
        for problem in list_unwanted(read_text(path))
    ]
    assert problems == []


ARTICLE = "山外有山海外有海，一二三四五六七八九十，路遠馬亡。"


@pytest.mark.parametrize(
    ("text", "titles", "count"),
    [
        ("山外有山海外有海，一二三四五六七", [], 1),
        ("山外有山海外有海，\n一二三四五六七八", [], 2),
        ("五六七八九十，路远马亡。" + "甲乙丙", [], 0),
        ("二三四五六七八九十，路远马亡。" + "甲", [], 0),
        ("一二三四五六七八九十,路远马亡。", [], 1),
        ("山外有山海外有海，一二三四五六七", ["海外有海"], 0),
        ("海外有海，一二三四五六", [], 0),
    ],
    ids=[
        "copied",
        "wrapped",
        "short",
        "one-short",
        "simplified",
        "title",
        "only-eleven",
    ],
)
def test_shared_runs_are_counted(text, titles, count):
    runs = collect_runs(fold(ARTICLE))
    assert len(find_shared_runs(text, runs, titles)) == count


def test_escaped_and_damaged_characters_are_read(tmp_path):
    path = tmp_path / "cell.json"
    path.write_bytes("\\u5c71海，山".encode()[:-1])
    assert read_text(path) == "山海，\ufffd"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (f"see /{'home'}/someone/data.csv", "a machine path"),
        (f"C:\\{'Users'}\\someone", "a machine path"),
        (f"https://{'pypi'}.org/project/x", "a registry address"),
        (f"https://mirror.example/{'simple'}/x", "a registry address"),
        (f"--extra-{'index'}-url ../x", "a registry address"),
    ],
)
def test_an_unwanted_address_is_named(line, problem):
    (found,) = list_unwanted(f"first line\n{line}")
    assert found.startswith(f"2: {problem}")


def test_relative_paths_and_plain_options_are_allowed():
    assert list_unwanted("docs/work/x ../home/y --no-emit-index-url /rooted") == []
