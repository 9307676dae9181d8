"""The three lists of packages agree: pyproject, environment.yml and the lock."""

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
CONDA_ONLY = {"python", "pip"}


def read_pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def declared_requirements() -> list[str]:
    project = read_pyproject()["project"]
    groups = project["optional-dependencies"].values()
    lines = [*project["dependencies"], *(line for group in groups for line in group)]
    # An extra may ask for another of this package; two may ask for one thing.
    others = (line for line in lines if Requirement(line).name != project["name"])
    return list(dict.fromkeys(others))


def conda_requirements(environment: dict) -> list[str]:
    """List what conda and its pip install, without this package itself."""
    lines = environment["dependencies"]
    from_conda = [line for line in lines if isinstance(line, str)]
    from_pip = [
        line for part in lines if isinstance(part, dict) for line in part["pip"]
    ]
    listed = [line for line in from_conda + from_pip if not line.startswith("-e ")]
    return [line for line in listed if Requirement(line).name not in CONDA_ONLY]


def by_name(lines: list[str]) -> dict[str, str]:
    parsed = map(Requirement, lines)
    return {canonicalize_name(one.name): str(one.specifier) for one in parsed}


def list_differences(declared: list[str], listed: list[str]) -> list[str]:
    """Say which names or bounds are in one list and not in the other."""
    left, right = by_name(declared), by_name(listed)
    return [
        f"{name}: pyproject {left.get(name)!r}, environment {right.get(name)!r}"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    ]


def is_met(line: str, versions: set[str]) -> bool:
    return any(map(Requirement(line).specifier.contains, versions))


def list_lock_problems(lock: str, declared: list[str]) -> list[str]:
    """Say what the lock lacks, and what must not stand in it."""
    entries = re.findall(r"^([\w.-]+)(?:\[.*\])?==(\S+)(.*(?:\n .*)*)", lock, re.M)
    versions: dict[str, set[str]] = {}
    for name, version, _ in entries:
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return [
        *(
            f"{line}: locked at {sorted(versions.get(name, set()))}"
            for line, name in zip(declared, by_name(declared), strict=True)
            if not is_met(line, versions.get(name, set()))
        ),
        *(f"{name}: no hash" for name, _, rest in entries if "--hash=" not in rest),
        *(
            f"line {number}: an address or a path: {line}"
            for number, line in enumerate(lock.splitlines(), start=1)
            if re.search(r"://|index-url|find-links|(?<![\w.-])/\w", line)
        ),
    ]


def test_environment_equals_pyproject():
    listed = conda_requirements(read_environment())
    assert list_differences(declared_requirements(), listed) == []


def test_environment_has_this_package_last_and_the_same_python():
    lines = read_environment()["dependencies"]
    assert lines[-1]["pip"][-1] == "-e ."
    assert f"python{read_pyproject()['project']['requires-python']}" in lines


def test_build_group_equals_build_requires():
    pyproject = read_pyproject()
    group = pyproject["project"]["optional-dependencies"]["build"]
    assert group == pyproject["build-system"]["requires"]


def test_lock_covers_pyproject_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert list_lock_problems(lock, declared_requirements()) == []


def test_differences_name_a_missing_package_and_another_bound():
    differences = list_differences(["a>=1", "B_c<3", "d"], ["a>=2", "b-c<3", "e"])
    assert differences == [
        "a: pyproject '>=1', environment '>=2'",
        "d: pyproject '', environment None",
        "e: pyproject None, environment ''",
    ]


def test_lock_problems_name_what_is_missing_or_too_much():
    index = f"--{'index'}-url https://example.org/packages"
    lock = "\n".join(
        [
            index,
            "alpha==1.0 \\",
            "    --hash=sha256:00",
            "    # via shanhai (pyproject.toml)",
            "beta==2.0",
        ]
    )
    assert list_lock_problems(lock, ["alpha>=1", "beta<2", "gamma"]) == [
        "beta<2: locked at ['2.0']",
        "gamma: locked at []",
        "beta: no hash",
        f"line 1: an address or a path: {index}",
    ]
