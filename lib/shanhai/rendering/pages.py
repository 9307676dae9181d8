"""Make one page: run its notebook and export it, in any process, on any machine."""

from __future__ import annotations

from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import accept
from shanhai.errors import ShanhaiError
from shanhai.rendering.execute import ExecutionError, execute_notebook, list_warnings
from shanhai.rendering.export import export_page
from shanhai.rendering.tasks import Page, Task


def make_page(task: Task, corpus: Corpus | None = None) -> Page:
    """Run and export one page; whatever goes wrong is part of what comes back.

    Without a corpus this process loads its own, which must be the same data.
    """
    name = task.job.file_name
    try:
        corpus = corpus or accept(task.data_digest)
        executed = execute_notebook(task.notebook, job=task.job, engine=task.engine)
        html = export_page(corpus, executed, job=task.job)
    except ExecutionError as error:
        return Page(error=str(error), executed=error.executed)
    except ShanhaiError as error:
        return Page(error=f"{name}: {error}")
    except Exception as error:  # one bad page must not cost the others
        return Page(error=f"{name}: {type(error).__name__}: {error}")
    return Page(html=html, warnings=list_warnings(executed))
