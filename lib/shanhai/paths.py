"""Where the project's folders are; nothing else in the library locates files."""

from __future__ import annotations

import os
from pathlib import Path

from shanhai.errors import ShanhaiError

ROOT_VARIABLE = "SHANHAI_ROOT"
ORIGINALS_VARIABLE = "SHANHAI_ORIGINALS"
NO_ORIGINALS = "none"


def project_root() -> Path:
    """Return the checkout: ``SHANHAI_ROOT``, or the folder the package lies in."""
    named = os.environ.get(ROOT_VARIABLE)
    root = Path(named) if named else Path(__file__).resolve().parents[2]
    # Asked like this, a folder that must not be entered is an answer, not an error.
    if not os.access(root / "data" / "datapackage.json", os.R_OK):
        raise ShanhaiError(
            f"{root} holds no data/datapackage.json that can be read. "
            f"Install from a checkout (pip install -e .) or set {ROOT_VARIABLE}."
        )
    return root


def data_dir() -> Path:
    """Return the folder of the curated tables."""
    return project_root() / "data"


def data_licence() -> Path | None:
    """Return the licence of the data, or None where the checkout has lost it."""
    path = project_root() / "LICENSE-DATA"
    return path if path.is_file() else None


def seeds_dir() -> Path:
    """Return the folder that tells of the source documents."""
    return project_root() / "seeds"


def notebooks_dir() -> Path:
    """Return the folder of the notebooks and of reports.toml."""
    return project_root() / "notebooks"


def build_dir() -> Path:
    """Return the git-ignored folder for everything that is rendered."""
    return project_root() / "build"


def named_originals() -> Path | None:
    """Return the folder that ``SHANHAI_ORIGINALS`` names; None when unset or empty.

    Raises
    ------
    ShanhaiError
        When it names no folder that can be read.
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
    kept = seeds_dir() / "originals"
    return kept if any(kept.glob("*.txt")) else None
