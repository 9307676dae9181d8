"""Slides of a notebook that was run, by nbconvert: exhibits without code."""

from __future__ import annotations

from nbconvert import SlidesExporter
from nbformat import NotebookNode
from traitlets.config import Config

from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.shown_cells import translate_cell
from shanhai.rendering.single import LANG, read_injected

NO_CODE = ("exclude_input", "exclude_input_prompt", "exclude_output_prompt")


class ReportSlides(SlidesExporter):
    """Write slides in the language that a notebook was run in.

    nbconvert knows it as `shanhai-slides`: `jupyter nbconvert --to shanhai-slides`.
    """

    @property
    def default_config(self) -> Config:
        """Show no code, and have slides scroll that are higher than the screen."""
        own = dict.fromkeys(NO_CODE, True) | {"reveal_scroll": True}
        config = Config({type(self).__name__: own})
        config.merge(super().default_config)
        return config

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **options: object
    ) -> tuple[str, dict]:
        """Return the HTML of the slides, and what else nbconvert tells of them."""
        lang = read_injected(nb, "slides").get(LANG, LANGUAGES[0])
        cells = [translate_cell(cell, lang) for cell in nb.cells]
        translated = NotebookNode(nb | {"cells": cells})
        return super().from_notebook_node(translated, resources, **options)
