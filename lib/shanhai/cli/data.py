"""Commands on the data: check, list, scan, explain, quote, and what goes out."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from shanhai import paths
from shanhai.cli.shell import EXISTING_FILE, EXISTING_FOLDER, FOLDER, FORMAT, main, say
from shanhai.controls import reveal_controls


@main.command()
@click.option(
    "--originals",
    type=EXISTING_FOLDER,
    help="Folder of the original articles: checks every offset in them too. "
    "[default: SHANHAI_ORIGINALS, or seeds/originals if it holds any]",
)
@click.option("--strict", is_flag=True, help="A missing translation is a problem, too.")
@click.option("--fix", is_flag=True, help="First mend what has one answer.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def check(
    ctx: click.Context,
    originals: Path | None,
    strict: bool,
    fix: bool,
    as_json: bool,
) -> None:
    """Check the data by every rule of the codebook.

    Prints every problem at once, each with file, line, value, rule and remedy,
    then what was covered. Exit code 1 if there is a problem.

    \b
    Examples:
      shanhai check
      shanhai check --originals ~/articles
      shanhai check --json > report.json
      shanhai check --fix
    """  # noqa: D301
    from shanhai.cli.listing import format_json
    from shanhai.curation.checks import check_data
    from shanhai.curation.fixes import fix_data
    from shanhai.whole_files import finish_swap

    originals = originals or paths.originals_dir()
    finish_swap(paths.data_dir())
    for mended in fix_data(paths.data_dir(), originals) if fix else ():
        click.echo(reveal_controls(f"mended: {mended}"), err=True)
    report = check_data(originals=originals, is_strict=strict)
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
    from shanhai.cli import listing
    from shanhai.rendering.registry import read_reports

    corpus = shanhai.load()
    if what == "reports":
        rows = listing.list_pages(corpus, read_reports(paths.notebooks_dir()))
    else:
        rows = listing.list_codelist(corpus, what)
    form = "json" if as_json else "table"
    columns = listing.SHORT_COLUMNS[what]
    click.echo(listing.format_rows(rows, columns=columns, form=form))


@main.command()
@click.argument("file", type=EXISTING_FILE)
@FORMAT
def scan(file: Path, form: str) -> None:
    """Find every numeral expression in FILE: a text, Word file, PDF or saved page.

    Prints start and end (characters from 0, end exclusive), the expression as
    written, the interval it is read as (no high: open upwards), its unit and
    qualifier, and a guess of its kind. Nothing is stored.

    \b
    Examples:
      shanhai scan article.txt
      shanhai scan article.txt --format csv > candidates.csv
    """  # noqa: D301
    from shanhai.cli import listing

    rows, columns = listing.scan_file(file), listing.MENTION_COLUMNS
    click.echo(listing.format_rows(rows, columns=columns, form=form))


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
    from shanhai.cli.listing import format_rows
    from shanhai.releases.changes import COLUMNS, compare_packages, tell_changes

    changes = compare_packages(old, new)
    rows = tell_changes(changes, is_short=form == "table")
    is_bare = form == "table" and not rows
    text = format_rows(rows, columns=COLUMNS, form=form)
    click.echo("no change" if is_bare else text)
    ctx.exit(1 if exit_code and changes else 0)
