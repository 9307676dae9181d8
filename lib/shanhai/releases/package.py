"""The whole data package as a folder, a zip and an Excel workbook."""

from __future__ import annotations

from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.tables import PACKAGE, digest_contents
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.paths import data_licence
from shanhai.releases.guide import build_data_workbook, write_citations, write_guide
from shanhai.reporting.downloads.files import read_created
from shanhai.reporting.downloads.spreadsheets import pack
from shanhai.whole_files import replace_folder

WORKBOOK = "shanhai-data.xlsx"
ARCHIVE = "shanhai-data.zip"
GUIDE, CITATIONS, LICENCE = "README.md", "CITATION.txt", "LICENSE-DATA"


def export_package(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """Write the tables, their contract, a guide and a workbook into a folder.

    The tables are copies of the files that the corpus was loaded from. The folder
    is made beside its place and then put there, so that it is whole or not there;
    an earlier export is replaced. Equal data give equal bytes. Files come back in
    the order of their names.

    Raises ShanhaiError when the folder holds anything but an earlier export, when the
    tables have changed since they were loaded, or when the folder cannot be written.
    """
    out = out.expanduser().resolve()
    content = list_content(corpus)
    _check_place(out, corpus, set(content))
    try:
        with replace_folder(out) as made:
            for name, held in content.items():
                (made / name).write_bytes(held)
    except OSError as error:
        raise ShanhaiError(describe_refusal(error, out)) from error
    return tuple(out / name for name in content)


def list_downloads(corpus: Corpus) -> dict[str, bytes]:
    """Return the data package as a zip, and its workbook, by their names.

    The zip holds exactly what `export_package` writes. Equal data give equal bytes.
    """
    content = list_content(corpus)
    files = {f"shanhai-data/{name}": held for name, held in content.items()}
    archive = pack(files, read_created(corpus))
    return {ARCHIVE: archive, WORKBOOK: content[WORKBOOK]}


def list_content(corpus: Corpus) -> dict[str, bytes]:
    """Return every file of the package by its name, sorted.

    Raises ShanhaiError when the tables are no longer those that the corpus was loaded
    from.
    """
    folder, descriptor = corpus.folder, corpus.descriptor
    tables = [PACKAGE, *(resource["path"] for resource in descriptor["resources"])]
    content = {name: (folder / name).read_bytes() for name in tables}
    if digest_contents(content) != corpus.digest:
        raise ShanhaiError(
            f"{folder}: the tables have changed since they were loaded. "
            "Load them again."
        )
    content |= {
        GUIDE: write_guide(corpus).encode(),
        CITATIONS: write_citations(corpus).encode(),
        WORKBOOK: build_data_workbook(corpus),
    }
    if licence := data_licence():
        content[LICENCE] = licence.read_bytes()
    return dict(sorted(content.items()))


def _check_place(out: Path, corpus: Corpus, names: set[str]) -> None:
    """Refuse to write where anything stands that no export wrote."""
    if out == corpus.folder.resolve():
        raise ShanhaiError(f"{out}: holds the tables themselves. Name another folder.")
    if out.exists() and not out.is_dir():
        raise ShanhaiError(f"{out}: is a file. Name a folder.")
    held = {path.name for path in out.iterdir()} if out.exists() else set()
    if held and not (foreign := held - names) and {PACKAGE, GUIDE, WORKBOOK} <= held:
        return
    if held:
        shown = ", ".join(sorted(foreign)[:3]) or "tables without their guide"
        raise ShanhaiError(
            f"{out}: is no earlier export: it holds {shown}. Nothing was written. "
            "Name a new or empty folder, or remove this one."
        )
