"""A checkout of its own with the tiny tables and two short reports: six pages."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).parents[1]
PARAMETERS = """
lang: str = "en"  # language of the page
pairing_id: str = "jia-yi"  # see `shanhai list pairings`
""".strip()
REPORT = """
[reports.{name}]
notebook = "{name}"
label_en = "{name} {version}"
label_zh = "{name} {version}"
title_en = "{name} {version}"
title_zh = "{name} {version}"
summary_en = "What {name} shows."
summary_zh = "What {name} shows."
{per}
"""
PER_PAIRING = 'per = "pairing_id"'
PAGES = [
    f"{page}.{lang}.html"
    for page in ("each-bing-ding", "each-jia-yi", "one")
    for lang in ("en", "zh")
]


def make_project(root: Path) -> Path:
    """Write a checkout; `SHANHAI_ROOT` is to name it."""
    shutil.copytree(ROOT / "tests" / "tiny", root / "data")
    (root / "data" / "originals").rename(root / "originals")
    shutil.copy(ROOT / "data" / "datapackage.json", root / "data")
    shutil.copy(ROOT / "LICENSE-DATA", root)
    (root / "notebooks").mkdir()
    write_reports(root)
    return root


def write_reports(root: Path, version: str = "first") -> None:
    """Write the reports in a version: every page bears it."""
    notebooks = root / "notebooks"
    reports = {"one": "", "each": PER_PAIRING}
    tables = [
        REPORT.format(name=name, version=version, per=per)
        for name, per in reports.items()
    ]
    (notebooks / "reports.toml").write_text("".join(tables), encoding="utf-8")
    for name in reports:
        write_notebook(notebooks / f"{name}.ipynb", f"pairing_id, {version!r}")


TRANSLATED = {"translations": {"zh": ["# 一个问题?"]}}


def write_notebook(path: Path, code: str) -> None:
    """Write a notebook of one cell beside its title and parameters."""
    cells = [
        new_markdown_cell("# A question?", metadata=TRANSLATED, id="title"),
        new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}, id="parameters"),
        new_code_cell(code, id="shown"),
    ]
    nbformat.write(new_notebook(cells=cells), path)
