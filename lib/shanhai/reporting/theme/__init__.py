"""The style sheets of exhibits, for notebooks and pages."""

from functools import cache
from pathlib import Path

# In the order of the cascade: later sheets refine earlier ones.
SHEETS = (
    "exhibits",
    "drawings",
    "signs",
    "tables",
    "matrix",
    "lists",
    "dictionary",
    "notes",
    "takeaway",
    "narrow",
    "print",
)


@cache
def read_theme() -> str:
    """Read the exhibits' style sheets as one."""
    sheets = (Path(__file__).with_name(f"{name}.css") for name in SHEETS)
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
