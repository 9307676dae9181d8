"""What the quick look says of a table is what frictionless says of it, slip by slip."""

import copy
import csv
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shanhai.curation.contract import find_contract_problems
from shanhai.curation.quick_contract import list_contract_problems, list_doubted
from shanhai.curation.tables import TABLES, read_descriptor, read_files
from shanhai.errors import CorpusError

ROOT = Path(__file__).parents[2]
CELLS = (
    *("", " ", "0", "1", "-1", "01", "1.0", "+1", "1e2", "0.00", "inf", "１", "1_0"),
    *("true", "FALSE", "True", "0000-01-01", "1995-12-31", "2023-02-29", "2024-02-29"),
    *("20210101", "2021", "1995", "A", "a;b", "a\n", "a=b", "x.y", "flags=", "\u200b"),
)
VALUES = (
    *(None, True, False, 0, 1, 1.5, -1, "", "x", "1", "true", "2020", "2020-02-30"),
    *("a|b", "[", "2020-01-01T00:00:00Z", [], ["x"], [""], [[]], {}, {"x": "y"}),
)
KEYS = (
    *("required", "unique", "pattern", "enum", "minimum", "maximum", "minLength"),
    *("type", "format", "profile", "missingValues", "trueValues", "fieldsMatch"),
    *("fields", "example", "rdfType", "email", "homepage", "decimalChar", "$schema"),
)


def find_doubted(folder):
    descriptor = read_descriptor(folder)
    return list_doubted(descriptor, read_files(folder, descriptor))


def find(folder):
    """Return what frictionless finds, also where it cannot bear the contract."""
    try:
        return find_contract_problems(folder)
    except Exception as error:
        return [error]


def spoil_cells(chance, folder):
    """Change a cell: to another of its column, of the table, or to one of CELLS."""
    path = chance.choice(sorted(folder.glob("*.csv")))
    with path.open(encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    column, row = chance.randrange(len(headings)), chance.choice(rows)
    own = [other[column] for other in rows]
    row[column] = chance.choice(chance.choice([own, chance.choice(rows), CELLS]))
    if chance.random() < 0.1:
        rows.append(list(row))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([headings, *rows])


def list_holders(value):
    """Yield every object and list in a descriptor."""
    if isinstance(value, dict | list) and value:
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from list_holders(part)


def spoil_contract(chance, folder):
    """Remove, add or replace one value, anywhere in the descriptor."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    holders = list(list_holders(package))
    holder, other = chance.choice(holders), chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else range(len(holder))
    known = list(other.values()) if isinstance(other, dict) else other
    key, value = chance.choice(keys), chance.choice(chance.choice([known, VALUES]))
    value = copy.deepcopy(value)
    if chance.random() < 0.2:
        del holder[key]
    elif isinstance(holder, dict) and chance.random() < 0.5:
        holder[chance.choice(KEYS)] = value
    else:
        holder[key] = value
    path.write_text(json.dumps(package), "utf-8")


@pytest.mark.parametrize("folder", ["data", "tiny"])
def test_sound_tables_are_passed(tiny_dir, folder):
    assert not find_doubted({"data": ROOT / "data", "tiny": tiny_dir}[folder])


@pytest.mark.parametrize(("spoil", "number"), [(spoil_cells, 16), (spoil_contract, 48)])
def test_nothing_is_passed_in_which_frictionless_finds_a_problem(
    tiny_dir, tmp_path, spoil, number
):
    """Where all tables are in doubt, frictionless is given all."""
    passed = 0
    for seed in range(number):
        folder = tmp_path / str(seed)
        shutil.copytree(tiny_dir, folder)
        spoil(random.Random(seed), folder)
        try:
            doubted = find_doubted(folder)
        except CorpusError:
            continue
        if len(doubted) < len(TABLES):
            assert list_contract_problems(folder) == find(folder), f"seed {seed}"
        passed += not doubted
    assert number / 10 < passed < number * 0.9


@pytest.mark.parametrize("limit", [{"pattern": ".*"}, {"maximum": 99}, {"minimum": ""}])
def test_a_limit_that_is_not_known_is_left_to_frictionless(tiny_dir, limit):
    path = tiny_dir / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    package["resources"][0]["schema"]["fields"][1]["constraints"] |= limit
    path.write_text(json.dumps(package), "utf-8")
    assert find_doubted(tiny_dir)


def test_sound_data_are_loaded_without_frictionless(tiny_dir):
    code = "import shanhai, sys; shanhai.load(); print('frictionless' in sys.modules)"
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
