"""Import a library as if another, which it can do without, were not installed."""

from __future__ import annotations

import importlib
import sys


def import_without(name: str, absent: str) -> None:
    """Import a module that tries `absent`, and have it find none.

    Whoever imports `absent` itself later gets it. Does nothing where either is
    imported already.
    """
    if {name, absent} & {*sys.modules}:
        return
    # What stands there as None cannot be imported.
    sys.modules[absent] = None
    try:
        importlib.import_module(name)
    finally:
        del sys.modules[absent]
