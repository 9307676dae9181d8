"""The command line: parse, call, exit code."""

from __future__ import annotations

import errno
import os
import re
import shlex
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from shanhai import __version__, paths
from shanhai.controls import reveal_controls
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.lean_imports import explain_missing, hold_collector

# The functions import what they call: `shanhai --help` must not wait for pandas.


class Folder(click.Path):
    """Take the name of a folder, there or not; `~` is the user's own."""

    def convert(self, value: Any, *context: Any) -> Any:
        """Refuse an empty name: click would take it for the working folder."""
        if not value:
            self.fail("the name of the folder is empty.", *context)
        try:
            return super().convert(Path(value).expanduser(), *context)
        except RuntimeError:
            self.fail(f"{value!r} begins with an unknown user's name.", *context)


FOLDER = Folder(path_type=Path, file_okay=False)
EXISTING_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
EXISTING_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
STREAMS = {"stdin": "r", "stdout": "w", "stderr": "w"}
ADDRESS = re.compile(r"(tcp|tls)://([^\s/:@\[]+|\[[\da-fA-F:.]+\]):\d{1,5}")
# Many times what the longest page takes.
TIMEOUT = 600.0
INTERRUPTED = "Interrupted. What was written is whole; the same command does the rest."
NO_FORK = (
    f"Processes cannot be forked on this system ({sys.platform}): each page runs in a "
    "kernel started for it, one page after the other. It takes longer; the pages are "
    "the same."
)


def say(text: object) -> None:
    """Print text for a reader: what a terminal would obey is shown as its code."""
    click.echo(reveal_controls(str(text)))


def open_streams() -> None:
    """Open standard streams that were closed: the next file would take their place."""
    for number, (name, mode) in enumerate(STREAMS.items()):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
            setattr(sys, name, os.fdopen(number, mode))


class Command(click.Command):
    """Refuse a wrong folder of originals, whatever the command needs."""

    def invoke(self, ctx: click.Context) -> Any:
        """Look at it before anything else."""
        paths.named_originals()
        return super().invoke(ctx)


def _check_address(_: object, __: object, value: str | None) -> str | None:
    if value is None or ADDRESS.fullmatch(value):
        return value
    raise click.BadParameter(
        f"{value!r} is no address of a dask scheduler: tcp://HOST:PORT or "
        "tls://HOST:PORT, as `dask scheduler` prints it."
    )


def _drop_output() -> None:
    """Let what is left of the output go nowhere: as Python ends it would fail again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class PlainErrors(click.Group):
    """Turn our errors into a message and exit code 1, and speak UTF-8 everywhere."""

    command_class = Command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Set the streams to UTF-8 first: Windows has other ideas."""
        open_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a ShanhaiError is for the reader, so no traceback.

        Nor is what the system refuses, or Ctrl-C, whose exit code is the shell's own.
        A pipe that nobody reads any more is left to click, which ends in silence.
        """
        try:
            return super().invoke(ctx)
        except ShanhaiError as error:
            raise click.ClickException(reveal_controls(str(error))) from error
        except ModuleNotFoundError as error:
            raise click.ClickException(explain_missing(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _drop_output()
            raise click.ClickException(describe_refusal(error)) from error
        except KeyboardInterrupt:
            click.echo(INTERRUPTED, err=True)
            return ctx.exit(128 + signal.SIGINT)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="shanhai")
def main() -> None:
    """Curated, sourced figures on Guangdong-Guizhou paired assistance.

    Exit code 0: done. 1: a problem, described on stderr. 2: wrong usage.
    130: interrupted by Ctrl-C.
    """


@main.command()
@click.option(
    "--originals",
    type=EXISTING_FOLDER,
    help="Folder of the original articles: checks every offset in them too. "
    "[default: SHANHAI_ORIGINALS, or seeds/originals if it holds any]",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def check(ctx: click.Context, originals: Path | None, as_json: bool) -> None:
    """Check the data by every rule of the codebook.

    Prints every problem at once, each with file, line, value, rule and remedy,
    then what was covered. Exit code 1 if there is a problem.

    \b
    Examples:
      shanhai check
      shanhai check --originals ~/articles
      shanhai check --json > report.json
    """  # noqa: D301
    from shanhai.commands.formats import format_json
    from shanhai.curation.checks import check_data

    report = check_data(originals=originals or paths.originals_dir())
    if as_json:
        click.echo(format_json(report.as_dict()))
    else:
        count = len(report.problems)
        total = f"{count} problem{'' if count == 1 else 's'}"
        for line in (*report.problems, *report.lines, total):
            say(line)
    ctx.exit(1 if report.problems else 0)


@main.command("list")
@click.argument(
    "what", type=click.Choice(["pairings", "indicators", "sources", "reports"])
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON with every column.")
def list_(what: str, as_json: bool) -> None:
    """List the codes that other commands and notebooks take.

    \b
    Examples:
      shanhai list pairings
      shanhai list reports          what `shanhai render --only` takes
      shanhai list indicators --json
    """  # noqa: D301
    import shanhai
    from shanhai.commands import formats, listing
    from shanhai.rendering.registry import read_reports

    corpus = shanhai.load()
    if what == "reports":
        rows = listing.list_pages(corpus, read_reports(paths.notebooks_dir()))
    else:
        rows = listing.list_codelist(corpus, what)
    form = "json" if as_json else "table"
    columns = listing.SHORT_COLUMNS[what]
    click.echo(formats.format_rows(rows, columns=columns, form=form))


@main.command()
@click.argument("file", type=EXISTING_FILE)
@FORMAT
def scan(file: Path, form: str) -> None:
    """Find every numeral expression in FILE, a Chinese text in UTF-8.

    Prints start and end (characters from 0, end exclusive), the expression as
    written, the interval it is read as (no high: open upwards), its unit and
    qualifier, and a guess of its kind. Nothing is stored.

    \b
    Examples:
      shanhai scan article.txt
      shanhai scan article.txt --format csv > candidates.csv
    """  # noqa: D301
    from shanhai.commands import formats, listing

    rows, columns = listing.scan_file(file), listing.MENTION_COLUMNS
    click.echo(formats.format_rows(rows, columns=columns, form=form))


@main.command()
@click.argument("figure_id")
def explain(figure_id: str) -> None:
    """Explain one figure by its rule, mentions and document.

    With the originals at hand (SHANHAI_ORIGINALS, or seeds/originals) the
    sentence around each mention is shown, too.

    \b
    Example:
      shanhai explain qingxi-dejiang.labour_site.hongde
    """  # noqa: D301
    import shanhai
    from shanhai.curation.explain import explain_figure

    corpus, originals = shanhai.load(), paths.originals_dir()
    say(explain_figure(corpus, figure_id, originals=originals))


@main.command()
@click.argument("figure_id")
@click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Language of the sentence.",
)
def quote(figure_id: str, lang: str) -> None:
    """Print one figure as a sentence to publish, with its source.

    It says the words that must go with the number (data/quoting_rules.csv). A figure
    that must not be quoted is refused with the reason and what to say instead, and
    the exit code is 1.

    \b
    Examples:
      shanhai quote huizhou-qianxinan.fiscal_funds
      shanhai quote huizhou-qianxinan.labour_employed_guangdong --lang zh
    """  # noqa: D301
    import shanhai

    say(shanhai.quote(shanhai.load(), figure_id, lang))


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
    help="One notebook alone: its pages go to --out.  [default out: build/pages]",
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

    name = "pages" if notebook else reports.stem if reports else "site"
    out = files.find_site(out or paths.build_dir() / name)
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
    if dry_run:
        _explain_render(asked | {"is_forced": force})
    else:
        _render_site(asked | {"is_forced": force, "waits": wait}, makers)


def _render_site(asked: dict[str, Any], makers: dict[str, Any]) -> None:
    """Render what would come out different, or say at once that nothing would."""
    from shanhai.rendering import scratch
    from shanhai.rendering.digests import digest_inputs
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
    from shanhai.commands.progress import show_progress
    from shanhai.rendering import renderer

    outcomes = renderer.render_site(
        corpus, **asked, **how, watch=show_progress, inputs=inputs
    )
    _warn(outcomes)
    renderer.check_outcomes(outcomes)
    pages = "1 page" if len(outcomes) == 1 else f"{len(outcomes)} pages"
    say(f"{pages if outcomes else 'All pages stay as they are'}: {first}")


def _explain_render(asked: dict[str, Any]) -> None:
    """Say of each page whether it would be made, and why."""
    from shanhai.curation.checks import load_sound
    from shanhai.rendering import decisions

    corpus = load_sound(originals=paths.originals_dir())
    for line in decisions.explain_decisions(decisions.decide(corpus, **asked)):
        click.echo(line)


def _render_notebook(
    notebook: Path,
    parameters: tuple[tuple[str, str], ...],
    asked: dict[str, Any],
    makers: dict[str, Any],
    *,
    has_pdf: bool,
) -> None:
    corpus, how = _prepare(**makers)
    from shanhai.rendering.printing import print_page
    from shanhai.rendering.single import render_notebook

    outcomes = render_notebook(corpus, notebook, parameters, **asked, **how)
    _warn(outcomes)
    for outcome in outcomes:
        say(made := asked["out"] / outcome.job.file_name)
        if has_pdf:
            say(print_page(made))


def _warn(outcomes: Iterable[Any]) -> None:
    """Print what cells wrote to stderr."""
    for outcome in outcomes:
        for warning in outcome.warnings:
            line = f"Warning: {outcome.job.file_name}: {warning}"
            click.echo(reveal_controls(line), err=True)


def _prepare(
    *, jobs: int | None, dask: str | None, engine: str | None, timeout: float
) -> tuple[Any, dict[str, Any]]:
    """Return the corpus, sound, and who makes pages how.

    It takes pandas, and seconds: two processes import at a time.
    """
    if dask:
        from shanhai.rendering.cluster import meet_scheduler

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
    [default out: the notebook's name with .html, beside it]

    \b
    Examples:
      papermill notebooks/03-theme.ipynb labour.ipynb -p domain_id labour
      shanhai page labour.ipynb
      shanhai page labour.ipynb --out ~/reports/labour.html --pdf
    """  # noqa: D301
    from shanhai.curation.checks import load_sound
    from shanhai.rendering.files import write_whole
    from shanhai.rendering.printing import print_page
    from shanhai.rendering.single import export_executed

    corpus = load_sound(originals=paths.originals_dir())
    out = out or executed.with_suffix(".html")
    write_whole(out, export_executed(corpus, executed))
    say(out)
    if pdf:
        say(print_page(out))


@main.command()
@click.option(
    "--to",
    "folder",
    type=FOLDER,
    required=True,
    help="A new or empty folder, or an earlier export, which is replaced.",
)
def export(folder: Path) -> None:
    """Write the whole data package into a folder.

    It holds every table as CSV, datapackage.json, an Excel workbook with a typed
    sheet a table, a guide, the citation and the licence. The folder is whole or not
    there; one that holds anything else is refused and left as it is. The data must
    keep every rule of `shanhai check`. Equal data give equal bytes.

    \b
    Examples:
      shanhai export --to ~/shanhai-data
      shanhai export --to release && frictionless validate release/datapackage.json
    """  # noqa: D301
    from shanhai.curation.checks import load_sound
    from shanhai.releases.package import export_package

    corpus = load_sound(originals=paths.originals_dir())
    files = export_package(corpus, folder)
    say(f"{len(files)} files: {files[0].parent}")


@main.command()
@click.option(
    "--to", "folder", type=FOLDER, required=True, help="A new or empty folder."
)
def notebooks(folder: Path) -> None:
    """Lay out notebooks and data in a folder of your own, to work in.

    The folder is whole or not there; one that holds anything is refused and left as
    it is. Notebooks read the data of the package; to have them read those of the
    folder, which you may change, set SHANHAI_ROOT to it.

    \b
    Example:
      shanhai notebooks --to ~/shanhai
      SHANHAI_ROOT=~/shanhai jupyter lab ~/shanhai
    """  # noqa: D301
    from shanhai.releases.workplace import lay_out

    # Whole: what a notebook is run in is another folder.
    folder = folder.resolve()
    say(f"{len(lay_out(folder))} files: {folder}")
    name = shlex.quote(str(folder))
    say(f"Your own data: SHANHAI_ROOT={name} jupyter lab {name}")


@main.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@FORMAT
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path, form: str, exit_code: bool) -> None:
    """List what changed from one data folder to another, value by value.

    Each folder holds a datapackage.json. Rows are matched by the primary key and
    values compared as they are written; the order of rows and columns does not
    count. Figures come first, and the table shortens long values. Prints `no change`
    where there is none; as CSV or JSON, no row. Exit code 1 for a folder that cannot
    be read: every problem is on stderr.

    \b
    Examples:
      shanhai diff ~/shanhai-2026 data
      shanhai diff release data --format csv > changes.csv
      shanhai diff release data --exit-code
    """  # noqa: D301
    from shanhai.commands.formats import format_rows
    from shanhai.releases.changes import COLUMNS, compare_packages, tell_changes

    changes = compare_packages(old, new)
    rows = tell_changes(changes, is_short=form == "table")
    is_bare = form == "table" and not rows
    text = format_rows(rows, columns=COLUMNS, form=form)
    click.echo("no change" if is_bare else text)
    ctx.exit(1 if exit_code and changes else 0)
