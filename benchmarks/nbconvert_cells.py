"""nbconvert's settings for the pages' own cell template: `jupyter nbconvert --config`.

The one filter of ours is read from its file: importing the package it lies in would
load pandas and seaborn, which the stock road must not pay for.
"""

from __future__ import annotations

import os
import runpy
from importlib.util import find_spec
from pathlib import Path

from traitlets.config import Config

LIBRARY = Path(find_spec("shanhai").origin).parent
CONTROLS = LIBRARY / "reporting" / "words" / "controls.py"
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
            "extra_template_basedirs": [str(LIBRARY / "rendering" / "templates")],
            "exclude_anchor_links": True,
            "filters": {
                "reveal_controls": runpy.run_path(str(CONTROLS))["reveal_controls"]
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
