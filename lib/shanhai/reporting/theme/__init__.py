"""The style sheets of exhibits, for notebooks and pages."""

import re
from functools import cache
from pathlib import Path

# In the order of the cascade: later sheets refine earlier ones.
SHEETS = (
    *("colours", "exhibits", "summary", "rows", "pictures", "tables", "values"),
    *("lists", "dictionary", "notes", "takeaway", "narrow", "print"),
)
COLOURS = re.compile(r":root \{(.*?)\}", re.DOTALL)
# Beats what JupyterLab says of the same elements, by the weight of an identifier.
STRONG = ":is(#sh-none, body)"


@cache
def read_theme() -> str:
    """Read the exhibits' style sheets as one, for a page."""
    return "\n".join(map(_read, SHEETS))


@cache
def read_notebook_theme() -> str:
    """Read the style sheets for a notebook, where JupyterLab's theme rules.

    It rules whatever the system prefers; in another program the system does, and a
    reader's own few colours rule everywhere.
    """
    colours, *sheets = map(_read, SHEETS)
    light, dark, *_ = COLOURS.findall(colours)
    themes = "\n".join(
        f'[data-jp-theme-light="{is_light}"] {{{chosen}}}'
        for is_light, chosen in (("true", light), ("false", dark))
    )
    chosen = f"@media (forced-colors: none) {{\n{themes}\n}}"
    rules = "\n".join([*sheets, _read("notebook")])
    return f"{colours}\n{chosen}\n{STRONG} {{\n{rules}\n}}"


def _read(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
