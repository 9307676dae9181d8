"""Imported by the process that forks the others: what every report needs, loaded.

What a forked process finds here it need not do again: imports, the corpus, fonts,
messages, templates. No thread is started, no chart backend chosen.
"""

from __future__ import annotations

import gc
import multiprocessing
import threading
from contextlib import suppress
from pathlib import Path

import shanhai.rendering.uncollected

# isort: split
import shanhai.lean_jsonschema

# isort: split
import click  # noqa: F401 (every process imports the program that asked for it)
from nbformat.v4 import new_markdown_cell, new_notebook

import shanhai.rendering.pages  # noqa: F401 (papermill, with our engine)
from shanhai import reporting
from shanhai.analysis.measures import compare_measure
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load_unchecked
from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.rendering.export import export_page
from shanhai.rendering.plan import Job
from shanhai.reporting.judged.derived import list_derived
from shanhai.reporting.judged.subjects import judge_pairings
from shanhai.reporting.words.figures import word_by_id

# Objects made before the collector looks through the newest: a page makes many, and
# few are garbage. With Python's own 700 it takes a twentieth of a page's time.
NEWEST = 10_000
# More than the figures of a page, and not so many that the first page waits.
MOST_WORDED = 500


def warm_up() -> None:
    """Judge all, word, draw and write a little in each language; then share it.

    Raises
    ------
    ShanhaiError
        When the server has started a thread: what has threads cannot be forked.
    """
    # Data that break the contract are told by who asks for pages, and has none made.
    with suppress(ShanhaiError):
        _warm_up(load_unchecked())
    is_server = multiprocessing.parent_process() is None
    if is_server and (threads := threading.enumerate()[1:]):
        raise ShanhaiError(f"a process that forks must have one thread, not {threads}")
    gc.freeze()
    gc.set_threshold(NEWEST)
    gc.enable()


def _warm_up(corpus: Corpus) -> None:
    judge_pairings(corpus)
    for code in corpus.known("measure"):
        compare_measure(corpus, measure_id=code)
    list_derived(corpus)
    some = corpus.known("pairing")[:1]
    notebook = new_notebook(cells=[new_markdown_cell("# -\n\n## -")])
    for lang in LANGUAGES:
        word_by_id(corpus, corpus.known("figure")[:MOST_WORDED], lang)
        reporting.show_coverage(corpus, lang=lang, pairing_ids=some)
        job = Job("", "", lang, "", Path(), values=(), label="", title="", summary="")
        export_page(corpus, notebook, job=job)


warm_up()
