"""Where the project's folders are; nothing else in the library locates files."""

from __future__ import annotations

import os
from importlib.metadata import files
from pathlib import Path

from shanhai.errors import ShanhaiError

ROOT_VARIABLE = "SHANHAI_ROOT"
ORIGINALS_VARIABLE = "SHANHAI_ORIGINALS"
NO_ORIGINALS = "none"
DATA_LICENCE = "LICENSE-DATA"


# What an installed package carries along; a checkout has none.
CARRIED = Path(__file__).resolve().parent / "project"


def project_root() -> Path:
    """Return the folder of data and notebooks.

    It is ``SHANHAI_ROOT``, or what the installed package carries along, or the checkout
    that the package lies in.
    """
    named = os.environ.get(ROOT_VARIABLE)
    root = Path(named) if named else _own_root()
    # Asked like this, a folder that must not be entered is an answer, not an error.
    if not os.access(root / "data" / "datapackage.json", os.R_OK):
        raise ShanhaiError(
            f"{root} holds no data/datapackage.json that can be read. "
            f"Name a folder that holds the data in {ROOT_VARIABLE}, or unset it."
        )
    return root


def data_dir() -> Path:
    """Return the folder of the curated tables."""
    return project_root() / "data"


def shipped_data_dir() -> Path:
    """Return the folder of the tables that came with the library, whatever is named."""
    return _own_root() / "data"


def _own_root() -> Path:
    return CARRIED if CARRIED.is_dir() else CARRIED.parents[2]


def data_licence() -> Path | None:
    """Return the licence of the data, or None where the checkout has lost it.

    An installed package keeps it where its own licence is.
    """
    root = project_root()
    carried = files("shanhai") if root == CARRIED else None
    kept = [one.locate() for one in carried or () if one.name == DATA_LICENCE]
    found = [Path(path) for path in (root / DATA_LICENCE, *kept)]
    return next((path for path in found if path.is_file()), None)


def seeds_dir() -> Path:
    """Return the folder that tells of the source documents."""
    return project_root() / "seeds"


def notebooks_dir() -> Path:
    """Return the folder of the notebooks and of reports.toml."""
    return project_root() / "notebooks"


def build_dir() -> Path:
    """Return the folder for everything that is rendered; git ignores it."""
    return _writable_root() / "build"


def drafts_dir() -> Path:
    """Return the folder of documents on their way into the tables; git ignores it."""
    return _writable_root() / "drafts"


def _writable_root() -> Path:
    """Return the project; an installed package is no place to write to."""
    root = project_root()
    return Path.cwd() if root == CARRIED else root


def named_originals() -> Path | None:
    """Return the folder that ``SHANHAI_ORIGINALS`` names; None when unset or empty.

    Raises ShanhaiError when it names no folder that can be read.
    """
    named = os.environ.get(ORIGINALS_VARIABLE)
    if named in (None, "", NO_ORIGINALS):
        return None
    try:
        os.scandir(named).close()
    except OSError as error:
        raise ShanhaiError(
            f"{ORIGINALS_VARIABLE}={named!r} is no folder that can be read "
            f"({error.strerror}). Name the folder of the originals, or unset it."
        ) from error
    return Path(named)


def originals_dir() -> Path | None:
    """Return the folder of the original documents, or None when not at hand.

    ``SHANHAI_ORIGINALS=none`` says so, wherever they are.
    """
    if os.environ.get(ORIGINALS_VARIABLE) == NO_ORIGINALS:
        return None
    if named := named_originals():
        return named
    kept = kept_originals()
    return kept if any(kept.glob("*.txt")) else None


def kept_originals() -> Path:
    """Return the folder of the documents that were accepted here; git ignores it."""
    return seeds_dir() / "originals"
