"""A report that shows no values is the same page whatever the values are."""

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from shanhai.cli import main
from shanhai.rendering.registry import read_reports

ROOT = Path(__file__).parents[2]
VALUELESS = [
    one.name for one in read_reports(ROOT / "notebooks") if not one.shows_values
]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Return a copy of the data and the notebooks."""
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setenv("SHANHAI_ROOT", str(tmp_path))
    return tmp_path


def render(*options: str) -> str:
    chosen = [word for name in VALUELESS for word in ("--only", name)]
    result = CliRunner().invoke(main, ["render", *chosen, *options])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def change_values(path: Path) -> None:
    """Double every value of the table."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {end: row[end] and str(2 * float(row[end])) for end in ("low", "high")}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_pages_without_values_are_kept_and_would_come_out_the_same(project):
    render("--lang", "en")
    site = project / "build" / "site"
    before = {path.name: path.read_bytes() for path in site.glob("*.html")}
    change_values(project / "data" / "figures.csv")
    told = render("--lang", "en", "--dry-run").splitlines()
    assert len(told) == len(VALUELESS) > 0
    assert all(line.endswith(": keep") for line in told)
    render("--lang", "en", "--force")
    for name in (line.partition(":")[0] for line in told):
        assert (site / name).read_bytes() == before[name]
