"""Libraries that read files: imported when a file needs them, named with version."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from types import ModuleType

from shanhai.errors import ShanhaiError
from shanhai.lean_imports import explain_missing


class UnreadableError(ShanhaiError):
    """Say what a file is whose text cannot be read, and what to do."""


def import_library(package: str, module: str) -> ModuleType:
    """Import a module of a package; where it is missing, say which extra brings it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        # The extra lists packages, and `docx` is the module of python-docx.
        named = ModuleNotFoundError(name=package)
        raise UnreadableError(explain_missing(named)) from error


def name_version(package: str) -> str:
    """Name a package with the version that is installed: `pdfplumber 0.11.4`."""
    return f"{package} {version(package)}"
