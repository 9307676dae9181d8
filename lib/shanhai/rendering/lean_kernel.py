"""ipykernel, without a debugger that nobody can reach.

A kernel without sockets has nobody to debug it, and the debugger, when it is imported,
prints how it ought to have been started. Import this before a kernel is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from shanhai.lean_imports import import_without

import_without("ipykernel.debugger", "debugpy")


@contextmanager
def hide_modules() -> Iterator[None]:
    """Have a kernel that is made meanwhile find no module.

    It lists the file of each for its debugger. A process that was just forked shares
    them with others, and has to copy the memory of all that it looks at.
    """
    with patch("ipykernel.ipkernel.sys", SimpleNamespace(modules={})):
        yield
