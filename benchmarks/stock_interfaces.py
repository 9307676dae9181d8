"""Make pages by papermill's and nbconvert's Python interfaces, in a few threads.

`python stock_interfaces.py THREADS JOBS.json FOLDER`, as bench_render.py calls it.
"""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import papermill
from nbconvert import HTMLExporter
from nbconvert_cells import list_settings

# An exporter is no thread's but its own.
OWN = threading.local()


def make_page(job: dict[str, object], folder: Path) -> None:
    """Run a job's notebook in a kernel, convert what it gave, write both."""
    page = folder / job["file_name"]
    kept = page.with_suffix(".ipynb")
    papermill.execute_notebook(
        job["notebook"],
        kept,
        parameters=job["parameters"],
        kernel_name="python3",
        progress_bar=False,
    )
    body, _ = _find_exporter(job["lang"]).from_filename(str(kept))
    page.write_text(body, encoding="utf-8")
    print(f"  {page.name}", file=sys.stderr, flush=True)


def _find_exporter(lang: str) -> HTMLExporter:
    """Return this thread's exporter for a language, made once."""
    known = vars(OWN).setdefault("exporters", {})
    if lang not in known:
        known[lang] = HTMLExporter(config=list_settings(lang))
    return known[lang]


def main(threads: str, jobs: str, folder: str) -> None:
    """Make every page; an error of one ends the program."""
    listed = json.loads(Path(jobs).read_text(encoding="utf-8"))
    with ThreadPoolExecutor(int(threads)) as pool:
        for done in [pool.submit(make_page, job, Path(folder)) for job in listed]:
            done.result()


if __name__ == "__main__":
    main(*sys.argv[1:])
