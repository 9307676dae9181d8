"""Imported for its effect, before all else: nothing looks for garbage meanwhile.

What is imported and loaded stays, and to look through it again and again takes a fifth
of the time. Who imports this lets the collector begin when all is there.
"""

from __future__ import annotations

import gc

gc.disable()
