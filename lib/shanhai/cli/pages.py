"""Commands on pages: render, and the page of a notebook that was run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from shanhai import paths
from shanhai.cli.shell import EXISTING_FILE, FOLDER, main, say
from shanhai.controls import reveal_controls
from shanhai.lean_imports import hold_collector

ADDRESS = re.compile(r"(tcp|tls)://([^\s/:@\[]+|\[[\da-fA-F:.]+\]):\d{1,5}")
# Many times what the longest page takes.
TIMEOUT = 600.0
NO_FORK = (
    f"Processes cannot be forked on this system ({sys.platform}): each page runs in a "
    "kernel started for it, one page after the other. It takes longer; the pages are "
    "the same."
)


def _check_address(_: object, __: object, value: str | None) -> str | None:
    if value is None or ADDRESS.fullmatch(value):
        return value
    raise click.BadParameter(
        f"{value!r} is no address of a dask scheduler: tcp://HOST:PORT or "
        "tls://HOST:PORT, as `dask scheduler` prints it."
    )


@main.command()
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="A report (profile) or one page (profile-qingxi-dejiang); may be repeated. "
    "`shanhai list reports` shows them.  [default: all]",
)
@click.option(
    "--lang", type=click.Choice(["en", "zh"]), help="One language.  [default: both]"
)
@click.option(
    "--out",
    type=FOLDER,
    help="Folder of the site, in build or outside the project.  [default: build/site]",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Pages made at a time.  [default: the cores there are]",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    callback=_check_address,
    help="Have pages made by the workers of this dask scheduler (tcp://host:port), "
    "as many at a time as they have threads.  [default: by this machine]",
)
@click.option(
    "--engine",
    type=click.Choice(["shell", "kernel"]),
    help="Run cells in the page's own process, or in a kernel started for it.  "
    "[default: shell, where processes can be forked]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Give up a page after so long, and go on with the others; where processes "
    "cannot be forked, there is no limit.",
)
@click.option(
    "--reports",
    type=EXISTING_FILE,
    help="A list of reports of your own, in the form of notebooks/reports.toml.  "
    "[default out: a folder of its name in build]",
)
@click.option(
    "--notebook",
    type=EXISTING_FILE,
    help="One notebook alone: its pages go to --out.  [default out: beside it; of the "
    "project's own notebooks, build/pages]",
)
@click.option(
    "-p",
    "parameters",
    multiple=True,
    nargs=2,
    metavar="NAME VALUE",
    help="A parameter of --notebook; a list's name once for each of its values.",
)
@click.option("--pdf", is_flag=True, help="With --notebook: each page as PDF, too.")
@click.option("--wait", is_flag=True, help="Wait for a render that holds the folder.")
@click.option("--force", is_flag=True, help="Make every page again.")
@click.option("--dry-run", is_flag=True, help="Only say what would be made, and why.")
def render(
    only: tuple[str, ...],
    lang: str | None,
    out: Path | None,
    jobs: int | None,
    dask: str | None,
    engine: str | None,
    timeout: float,
    reports: Path | None,
    notebook: Path | None,
    parameters: tuple[tuple[str, str], ...],
    pdf: bool,
    wait: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Render the reports to HTML, one self-contained file a page.

    The data must keep every rule of `shanhai check`; with a problem nothing is touched.
    A page is made when it would come out different: data that it uses, its
    notebook, its parameters, the library or a package changed. Where nothing at all
    changed since the last render, that is said at once. Unknown names stop
    the run before anything is touched. A page that fails leaves its earlier version
    as it was, marked as stale on the first page; its notebook, as far as it ran,
    goes to a folder beside the site, for `site` to `site.failed`. The others are made
    all the same, and the exit code is 1.

    \b
    Examples:
      shanhai render
      shanhai render --only profile-qingxi-dejiang --lang zh
      shanhai render --only overview --only evidence --out /tmp/site
      shanhai render --dry-run
      shanhai render --dask tcp://10.0.0.1:8786
      shanhai render --reports mine.toml --out /tmp/mine
      shanhai render --notebook notebooks/03-theme.ipynb -p domain_id funds --pdf
    """  # noqa: D301
    if jobs and dask:
        raise click.UsageError(
            "--jobs counts processes of this machine; with --dask the workers make "
            "the pages. Give one of the two."
        )
    if notebook and (only or reports or dry_run):
        raise click.UsageError(
            "--notebook is one notebook alone: leave out --only, --reports, --dry-run."
        )
    if (parameters or pdf) and not notebook:
        raise click.UsageError("-p and --pdf are for one notebook: add --notebook.")
    from shanhai.rendering import files

    is_beside = notebook and not out
    built = paths.build_dir() / (reports.stem if reports else "site")
    out = _place_pages(notebook) if is_beside else files.find_site(out or built)
    if wait:
        # Before anything is read: what the other render reads may be changing.
        files.make_folder(out)
        with files.hold_folder(out, waits=True):
            pass
    asked = {"out": out, "languages": [lang] if lang else ["en", "zh"]}
    makers = {"jobs": jobs, "dask": dask, "engine": engine, "timeout": timeout}
    if notebook:
        _render_notebook(notebook, parameters, asked, makers, has_pdf=pdf)
        return
    asked |= {"notebooks": reports or paths.notebooks_dir(), "only": only}
    if not dry_run:
        _render_site(asked | {"is_forced": force, "waits": wait}, makers)
        return
    from shanhai.curation.checks import load_sound
    from shanhai.rendering.pages import explain_decisions

    corpus = load_sound(originals=paths.originals_dir())
    for line in explain_decisions(corpus, **asked, is_forced=force):
        click.echo(line)


def _render_site(asked: dict[str, Any], makers: dict[str, Any]) -> None:
    """Render what would come out different, or say at once that nothing would."""
    from shanhai.rendering import scratch
    from shanhai.rendering.files import digest_inputs
    from shanhai.rendering.manifest import Manifest

    first = asked["out"] / "index.html"
    inputs = digest_inputs(
        notebooks=asked["notebooks"], only=asked["only"], languages=asked["languages"]
    )
    if not asked["is_forced"] and Manifest(asked["out"]).is_unchanged(inputs):
        scratch.drop_abandoned()
        say(f"Nothing changed: {first}")
        return
    corpus, how = _prepare(**makers)
    from shanhai.cli.progress import show_progress
    from shanhai.rendering import renderer

    made = renderer.render_site(
        corpus, **asked, **how, watch=show_progress, inputs=inputs
    )
    _warn(made)
    renderer.check_made(made)
    pages = "1 page" if len(made) == 1 else f"{len(made)} pages"
    say(f"{pages if made else 'All pages stay as they are'}: {first}")


def _render_notebook(
    notebook: Path,
    parameters: tuple[tuple[str, str], ...],
    asked: dict[str, Any],
    makers: dict[str, Any],
    *,
    has_pdf: bool,
) -> None:
    corpus, how = _prepare(**makers)
    from shanhai.rendering.export import print_page
    from shanhai.rendering.single import render_notebook

    pages = render_notebook(corpus, notebook, parameters, **asked, **how)
    _warn(pages)
    for page in pages:
        made = asked["out"] / page.job.file_name
        say(made)
        if has_pdf:
            say(print_page(made))


def _place_pages(notebook: Path) -> Path:
    """Return where a notebook's pages go that are given no place."""
    is_own = notebook.resolve().parent == paths.notebooks_dir().resolve()
    return paths.build_dir() / "pages" if is_own else notebook.parent


def _warn(pages: Iterable[Any]) -> None:
    """Print what cells wrote to stderr."""
    for page in pages:
        for warning in page.warnings:
            line = f"Warning: {page.job.file_name}: {warning}"
            click.echo(reveal_controls(line), err=True)


def _prepare(
    *, jobs: int | None, dask: str | None, engine: str | None, timeout: float
) -> tuple[Any, dict[str, Any]]:
    """Return the corpus, sound, and who makes pages how.

    It takes pandas, and seconds: two processes import at a time.
    """
    if dask:
        from shanhai.rendering.executors import meet_scheduler

        meet_scheduler(dask)
    else:
        from shanhai.rendering.server import start_server

        start_server()
    with hold_collector():
        from shanhai.curation.checks import load_sound
        from shanhai.rendering import executors

        corpus = load_sound(originals=paths.originals_dir())
    if not (engine or dask or executors.can_fork()):
        click.echo(NO_FORK, err=True)
    executor = executors.choose_executor(
        corpus, processes=jobs, scheduler=dask or "", limit=timeout
    )
    return corpus, {"executor": executor, "engine": executors.choose_engine(engine)}


@main.command()
@click.argument("executed", type=EXISTING_FILE)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The page's file."
)
@click.option("--pdf", is_flag=True, help="As PDF, too.")
def page(executed: Path, out: Path | None, pdf: bool) -> None:
    """Make the page of a notebook that was run, by papermill or in JupyterLab.

    Nothing is run again: the outputs are taken as they are. A notebook whose cells
    failed or were not run, or that was run on other data, is refused.
    [default out: the notebook's name with .html, beside it; of the project's own
    notebooks, in build/pages]

    \b
    Examples:
      papermill notebooks/03-theme.ipynb labour.ipynb -p domain_id labour
      shanhai page labour.ipynb
      shanhai page labour.ipynb --out ~/reports/labour.html --pdf
    """  # noqa: D301
    from shanhai.curation.checks import load_sound
    from shanhai.rendering.export import print_page
    from shanhai.rendering.files import write_whole
    from shanhai.rendering.single import export_executed

    corpus = load_sound(originals=paths.originals_dir())
    out = out or _place_pages(executed) / f"{executed.stem}.html"
    write_whole(out, export_executed(corpus, executed))
    say(out)
    if pdf:
        say(print_page(out))
