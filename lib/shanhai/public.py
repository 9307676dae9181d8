"""Methods of early rooms that do what later rooms do: by the package's public names.

A corpus offers ``corpus.tidy()``, although words are a matter of ``reporting``. It
imports no later room: the public function of that name is looked up when it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def find_public(name: str) -> Any:
    """Return what the package offers as ``shanhai.<name>``."""
    return getattr(import_module("shanhai"), name)
