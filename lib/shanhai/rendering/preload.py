"""Imported by the process that forks the others: what every page needs, loaded.

What a forked process finds here it need not do again: imports, the corpus, fonts,
messages, templates. No thread is started, no chart backend chosen.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import signal
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shanhai.curation.corpus import Corpus

# How soon this process ends if the one that started it has ended meanwhile.
LOOK_SECONDS = 0.2
# Objects made before the collector looks through the newest: a page makes many, and
# few are garbage. With Python's own 700 it takes a twentieth of a page's time.
NEWEST = 10_000
# More than the figures of a page, and not so many that the first page waits.
MOST_WORDED = 500
SHOW_NOTES = """
import shanhai
from shanhai.curation.loading import load_unchecked
page = shanhai.Page(load_unchecked(), "least", lang=lang)
page.key_figures(page.corpus.tidy(lang).head(1))
page.notes()
"""


def preload() -> None:
    """Load all, then share it; what fails is left to the pages that need it."""
    asker = os.getppid()
    # It hears nobody meanwhile, and a thread that looks would be one too many to fork.
    signal.signal(signal.SIGALRM, lambda *_: os.getppid() == asker or os._exit(1))
    signal.setitimer(signal.ITIMER_REAL, LOOK_SECONDS, LOOK_SECONDS)
    gc.disable()
    with suppress(Exception), warnings.catch_warnings():
        # Who is warned here once would not be warned on a page.
        warnings.simplefilter("ignore")
        _load()
    gc.freeze()
    gc.set_threshold(NEWEST)
    gc.enable()
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _load() -> None:
    """Import, judge, word, quote and draw all; make the least page of each language."""
    from shanhai.lean_imports import import_lean

    import_lean("jsonschema")
    import click  # noqa: F401 (every process imports the program that asked for it)

    import shanhai
    import shanhai.rendering.pages
    import shanhai.rendering.processes
    from shanhai import reporting
    from shanhai.analysis.derived import list_derived
    from shanhai.analysis.judgements import judge_pairings
    from shanhai.analysis.measures import compare_measure
    from shanhai.analysis.provenance import digest_used
    from shanhai.curation.loading import load_unchecked
    from shanhai.curation.parameters import LANGUAGES
    from shanhai.reporting.formatting.figures import find_in_words
    from shanhai.reporting.html import templates
    from shanhai.reporting.messages import prepare_messages
    from shanhai.reporting.quote import NotQuotableError, quote
    from shanhai.reporting.style import draw_word

    for package in (shanhai, reporting):
        for name in package.__all__:
            getattr(package, name)
    # A user's settings of charts are not for pages.
    sys.modules["matplotlib"].rcdefaults()
    # Its folder, made where there is no home, may be gone with ours when this ends.
    atexit.unregister(shutil.rmtree)
    corpus = load_unchecked()
    judge_pairings(corpus)
    for code in corpus.known("measure"):
        compare_measure(corpus, measure_id=code)
    list_derived(corpus)
    digest_used(corpus)
    for name in templates().list_templates():
        templates().get_template(name)
    for lang in LANGUAGES:
        prepare_messages(lang)
        figures = corpus.known("figure")[:MOST_WORDED]
        find_in_words(corpus, figures, lang)
        for code in figures:
            with suppress(NotQuotableError):
                quote(corpus, code, lang)
        draw_word(lang)
        _make_least_page(corpus, lang)


def _make_least_page(corpus: Corpus, lang: str) -> None:
    """Run and export a notebook that shows notes, as what runs first takes longest."""
    from jupyter_core.utils import ensure_event_loop
    from nbformat import writes
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    from shanhai.rendering.execute import execute_notebook
    from shanhai.rendering.export import export_page
    from shanhai.rendering.plan import Job

    job = Job("", "", lang, "", Path(), (("lang", lang),), "", "-", "")
    begin = new_code_cell("", metadata={"tags": ["parameters"]})
    text = new_markdown_cell("# -\n\n## -")
    notebook = new_notebook(cells=[begin, text, new_code_cell(SHOW_NOTES)])
    export_page(corpus, execute_notebook(writes(notebook), job=job), job=job)
    # Processes that are forked with an open loop would wait for the same events.
    ensure_event_loop().close()


preload()
