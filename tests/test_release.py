"""What a release says of itself agrees: version, citation, changelog, licences."""

import re
import tomllib
from pathlib import Path

import yaml

import shanhai

ROOT = Path(__file__).parents[1]
CITATION_KEYS = ("cff-version", "message", "title", "authors")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION: str = PROJECT["version"]


def list_release_problems(citation: dict, changelog: str, version: str) -> list[str]:
    """Say where citation and changelog do not fit the version."""
    heading = rf"^## \[{re.escape(version)}\] - {citation.get('date-released')}$"
    return [
        *(f"citation lacks {key!r}" for key in CITATION_KEYS if not citation.get(key)),
        *(
            [f"citation has version {citation.get('version')}, not {version}"]
            if str(citation.get("version")) != version
            else []
        ),
        *(
            [f"changelog lacks version {version} with the citation's date"]
            if not re.search(heading, changelog, re.M)
            else []
        ),
    ]


def test_citation_and_changelog_fit_the_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert list_release_problems(citation, changelog, VERSION) == []


def test_package_has_the_version_of_pyproject():
    assert shanhai.__version__ == VERSION


def test_licences_name_what_they_cover():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    data_licence = (ROOT / "LICENSE-DATA").read_text("utf-8")
    covered = ("SPDX-License-Identifier: CC-BY-4.0", "data/", "data/sources.csv")
    assert [words for words in covered if words not in data_licence] == []


def test_release_problems_name_each_thing_that_does_not_fit():
    citation = {"cff-version": "1", "message": "m", "title": "t", "version": "0.1.0"}
    assert list_release_problems(citation, "## [0.1.0] - 2026-11-22", "0.2.0") == [
        "citation lacks 'authors'",
        "citation has version 0.1.0, not 0.2.0",
        "changelog lacks version 0.2.0 with the citation's date",
    ]
