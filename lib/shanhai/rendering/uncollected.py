"""Imported for its effect, before all else: nothing looks for garbage from now on.

As `shanhai.lean_imports.hold_collector`, where imports cannot stand in a block. Who
imports this lets the collector begin when all is there.
"""

from __future__ import annotations

import gc

gc.disable()
