"""nbconvert's settings for the pages' own cell template: `jupyter nbconvert --config`.

The template needs filters of ours.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from traitlets.config import Config

from shanhai.controls import reveal_controls
from shanhai.rendering.shown_cells import fit_frames, shrink_png

LIBRARY = Path(find_spec("shanhai").origin).parent
TEMPLATES = LIBRARY / "reporting" / "page" / "templates"
NOT_SHOWN = {"parameters", "injected-parameters", "setup", "check"}
SHOWN_TYPES = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "text/plain",
]
LANGUAGE_VARIABLE = "SHANHAI_BENCH_LANG"


def list_settings(lang: str) -> Config:
    """List the settings of nbconvert's HTML exporter for pages in one language."""
    other = {"en": "zh", "zh": "en"}[lang]
    return Config(
        HTMLExporter={
            "template_name": "cells",
            "extra_template_basedirs": [
                str(LIBRARY / "reporting" / "page" / "templates")
            ],
            "exclude_anchor_links": True,
            "filters": {
                "reveal_controls": reveal_controls,
                # nbconvert's command gives the template no language.
                "fit_frames": lambda html, _: fit_frames(html, lang),
                "shrink_png": shrink_png,
            },
        },
        NbConvertBase={"display_data_priority": SHOWN_TYPES},
        TagRemovePreprocessor={
            "enabled": True,
            "remove_cell_tags": NOT_SHOWN | {f"lang-{other}"},
        },
    )


# nbconvert calls this to find its settings; it is not there when we import.
if "get_config" in globals():
    get_config().merge(list_settings(os.environ[LANGUAGE_VARIABLE]))  # noqa: F821
