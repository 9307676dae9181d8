"""Imported for its effect, before all else: nothing looks for garbage meanwhile.

What is imported stays, and to look through it again and again takes a fifth of the
time. `warm` lets the collector begin when all is there.
"""

from __future__ import annotations

import gc

gc.disable()
