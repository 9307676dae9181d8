"""Imported by the process that forks the others: what every report needs, loaded.

What a forked process finds here it need not do again: imports, the corpus, fonts,
messages, templates. No thread is started, no chart backend chosen.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
from contextlib import suppress
from pathlib import Path

import shanhai.rendering.uncollected

# isort: split
import click  # noqa: F401 (every process imports the program that asked for it)
from jupyter_core.utils import ensure_event_loop
from nbformat import writes
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import shanhai.rendering.pages  # noqa: F401 (all that a page needs)
from shanhai import reporting
from shanhai.analysis.derived import list_derived
from shanhai.analysis.measures import compare_measure
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load_unchecked
from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.rendering.execute import execute_notebook
from shanhai.rendering.export import export_page
from shanhai.rendering.plan import Job
from shanhai.reporting.judged.subjects import judge_pairings
from shanhai.reporting.wording import prepare_messages
from shanhai.reporting.words.figures import word_by_id

# Objects made before the collector looks through the newest: a page makes many, and
# few are garbage. With Python's own 700 it takes a twentieth of a page's time.
NEWEST = 10_000
# More than the figures of a page, and not so many that the first page waits.
MOST_WORDED = 500
SHOW_NOTES = """
from shanhai import reporting
from shanhai.curation.loading import load_unchecked
corpus = load_unchecked()
pairing_id = corpus.known("pairing")[0]
shown = reporting.shown_in_profile(corpus, pairing_id=pairing_id)
reporting.show_notes(corpus, shown=shown, lang=lang)
"""


def warm_up() -> None:
    """Judge all, word, draw and make the least page of each language; then share it.

    Raises
    ------
    ShanhaiError
        When the server has started a thread: what has threads cannot be forked.
    """
    for name in reporting.__all__:
        getattr(reporting, name)
    # A user's settings of charts are not for pages.
    sys.modules["matplotlib"].rcdefaults()
    # Data that break the contract are told by who asks for pages, and has none made;
    # a disk that is full, by the page that it leaves no place.
    with suppress(ShanhaiError, OSError):
        corpus = load_unchecked()
        _judge(corpus)
        for lang in LANGUAGES:
            _word_and_draw(corpus, lang)
            _make_least_page(corpus, lang)
    is_server = multiprocessing.parent_process() is None
    if is_server and (threads := threading.enumerate()[1:]):
        raise ShanhaiError(f"a process that forks must have one thread, not {threads}")
    gc.freeze()
    gc.set_threshold(NEWEST)
    gc.enable()


def _judge(corpus: Corpus) -> None:
    judge_pairings(corpus)
    for code in corpus.known("measure"):
        compare_measure(corpus, measure_id=code)
    list_derived(corpus)


def _word_and_draw(corpus: Corpus, lang: str) -> None:
    prepare_messages(lang)
    word_by_id(corpus, corpus.known("figure")[:MOST_WORDED], lang)
    some = corpus.known("pairing")[:1]
    reporting.show_coverage(corpus, lang=lang, pairing_ids=some)


def _make_least_page(corpus: Corpus, lang: str) -> None:
    values = (("lang", lang),)
    job = Job("", "", lang, "", Path(), values=values, label="", title="", summary="")
    begin = new_code_cell("", metadata={"tags": ["parameters"]})
    text = new_markdown_cell("# -\n\n## -")
    notebook = new_notebook(cells=[begin, text, new_code_cell(SHOW_NOTES)])
    export_page(corpus, execute_notebook(writes(notebook), job=job), job=job)
    # Processes that are forked with an open loop would wait for the same events.
    ensure_event_loop().close()


warm_up()
