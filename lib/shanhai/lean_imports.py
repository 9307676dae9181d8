"""Import what a program needs, and no more, in as little time as that takes."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hold_collector() -> Iterator[None]:
    """Have nothing look for garbage meanwhile.

    What is imported and loaded stays, and to look through it again and again takes a
    fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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
