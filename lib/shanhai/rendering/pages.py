"""Make one page: run its notebook and export it, in any process, on any machine."""

from __future__ import annotations

import errno
import tempfile

from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.rendering.tasks import Page, Task


def make_page(task: Task, corpus: Corpus | None = None) -> Page:
    """Run and export one page; whatever goes wrong is part of what comes back.

    Without a corpus this process loads its own, which must be the same data.
    """
    # Imported where pages are made: a render that finds nothing to do must not wait.
    from shanhai.curation.loading import accept
    from shanhai.rendering.execute import (
        ExecutionError,
        execute_notebook,
        list_warnings,
    )
    from shanhai.rendering.export import export_page

    try:
        corpus = corpus or accept(task.data_digest)
        executed = execute_notebook(task.notebook, job=task.job, engine=task.engine)
        html = export_page(corpus, executed, job=task.job)
    except ExecutionError as error:
        return Page(error=str(error), executed=error.executed)
    except Exception as error:  # one bad page must not cost the others
        return Page(error=f"{task.job.file_name}: {_describe(error)}")
    return Page(html=html, warnings=list_warnings(executed))


def _describe(error: Exception) -> str:
    if isinstance(error, ShanhaiError):
        return str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        folder = tempfile.gettempdir()
        return f"no space left in {folder}. Make room, or set TMPDIR to another folder."
    return f"{type(error).__name__}: {error}"
