"""Imported for its effect, before all else: lean imports, nobody looks for garbage.

As `shanhai.lean_imports.hold_collector`, where imports cannot stand in a block. Who
imports this lets the collector begin when all is there.
"""

from __future__ import annotations

import gc

from shanhai.lean_imports import import_lean

gc.disable()
import_lean("jsonschema")
