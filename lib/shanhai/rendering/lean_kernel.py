"""Imported for its effect: ipykernel, without a debugger that nobody can reach.

A kernel without sockets has nobody to debug it, and the debugger, when it is imported,
prints how it ought to have been started.
"""

from __future__ import annotations

from shanhai.lean_imports import import_without

import_without("ipykernel.debugger", "debugpy")
