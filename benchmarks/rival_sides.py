"""What `shanhai render` is held against: the stock roads, and the limit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checkout import BIN, Checkout
from commands import measure, run
from nbconvert_cells import LANGUAGE_VARIABLE

from shanhai.rendering.plan import Job

HERE = Path(__file__).parent
PYTHON = BIN / "python"
PARALLEL = 2


@dataclass(frozen=True)
class Rivals:
    """The roads that make the pages of some jobs in the folders given to them.

    `step` says how many jobs of a report the command line stands for with one.
    """

    checkout: Checkout
    jobs: Sequence[Job]
    only: Sequence[str]
    step: int

    def loop_commands(self, folder: Path) -> float:
        """Return the seconds of `papermill` and `jupyter nbconvert`, page by page.

        Of each report every so-manieth page is made, its time counted for the others.
        """
        reports = dict.fromkeys(job.report for job in self.jobs)
        return sum(self._loop_report(report, folder) for report in reports)

    def run_interfaces(self, folder: Path) -> float:
        """Return the seconds of the Python interfaces in two threads, start and all."""
        listed = folder / "jobs.json"
        listed.write_text(json.dumps(list(map(_describe, self.jobs))), encoding="utf-8")
        program = HERE / "stock_interfaces.py"
        command = [PYTHON, program, PARALLEL, listed, folder]
        return measure(command, self.checkout.environment)

    def draw_barely(self, folder: Path) -> float:
        """Return the seconds of two warm processes without notebooks, start apart."""
        command = [PYTHON, HERE / "bare_pages.py", PARALLEL, folder, *self.only]
        return float(run(command, self.checkout.environment).splitlines()[-1])

    def _loop_report(self, report: str, folder: Path) -> float:
        jobs = [job for job in self.jobs if job.report == report]
        sample = jobs[:: self.step]
        seconds = sum(self._command_page(job, folder) for job in sample)
        return seconds / len(sample) * len(jobs)

    def _command_page(self, job: Job, folder: Path) -> float:
        executed = folder / f"{job.file_name}.ipynb"
        parameters = json.dumps(job.parameters)
        papermill = [BIN / "papermill", job.notebook, executed, "-k", "python3"]
        quiet = ["--no-progress-bar", "-y", parameters]
        jupyter = [BIN / "jupyter", "nbconvert", executed, "--to", "html"]
        settings = ["--config", HERE / "nbconvert_cells.py", "--output", job.file_name]
        environment = self.checkout.environment | {LANGUAGE_VARIABLE: job.lang}
        return sum(
            measure(command, environment)
            for command in ([*papermill, *quiet], [*jupyter, *settings])
        )


def _describe(job: Job) -> dict[str, object]:
    return {
        "file_name": job.file_name,
        "notebook": str(job.notebook),
        "lang": job.lang,
        "parameters": job.parameters,
    }
