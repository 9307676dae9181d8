"""Commands on drafts: add a document, decide, accept; compare two codings."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from shanhai import paths
from shanhai.cli.shell import EXISTING_FILE, main, say

NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@main.command()
@click.argument("file", type=EXISTING_FILE)
@click.option("--pairing", "pairing_id", default="", help="The pairing it reports on.")
@click.option("--as", "source_id", default="", help="The code of the document.")
def add(file: Path, pairing_id: str, source_id: str) -> None:
    """Begin the draft of a new document: its text, its register row, proposals.

    FILE is a text in any encoding, a Word document, a PDF with text or a saved page.
    The draft goes to drafts/SOURCE_ID and holds every numeral with what it may be,
    learned from the tables. Nothing else is changed. Decide in
    notebooks/20-curate.ipynb or in Excel, then `shanhai accept`.

    \b
    Examples:
      shanhai add ~/articles/report.docx
      shanhai add page.html --pairing qingxi-dejiang --as qingxi-dejiang-2
    """  # noqa: D301
    import shanhai
    from shanhai.cli import draft_folders

    corpus = shanhai.load()
    made, folder, remarks = draft_folders.begin(
        file, corpus, pairing_id=pairing_id, source_id=source_id
    )
    for line in (*remarks, *draft_folders.describe(made, folder, corpus)):
        say(line)


@main.command()
@click.argument("name")
@click.option(
    "--second", is_flag=True, help="Begin the draft of a second reader, NAME.second."
)
@click.option("--to-excel", "to", type=NEW_FILE, help="Write it as a workbook.")
@click.option("--from-excel", "source", type=EXISTING_FILE, help="Read it from one.")
def draft(name: str, second: bool, to: Path | None, source: Path | None) -> None:
    """Say how far a draft is; take it to Excel and back; begin a second reading.

    A second reader sees the text and the places of the numerals, nothing of the first
    reading. Of a document in the tables NAME is its code.

    \b
    Examples:
      shanhai draft qingxi-dejiang-2
      shanhai draft qingxi-dejiang-2 --to-excel draft.xlsx
      shanhai draft qingxi-dejiang-2 --from-excel draft.xlsx
      shanhai draft qingxi-dejiang-2 --second
    """  # noqa: D301
    if second + bool(to) + bool(source) > 1:
        raise click.UsageError("Give one of --second, --to-excel, --from-excel.")
    import shanhai
    from shanhai.cli import draft_folders
    from shanhai.drafting.draft import second as begin_second
    from shanhai.drafting.draft import write_draft
    from shanhai.drafting.workbook import read_workbook, write_workbook
    from shanhai.errors import ShanhaiError

    corpus = shanhai.load()
    if second:
        held = draft_folders.read_coding(name, corpus)
        folder = paths.drafts_dir() / f"{held.source_id}{draft_folders.SECOND}"
        if folder.exists():
            raise ShanhaiError(f"{folder}: there is a second reading. Move it away.")
        held = begin_second(held, corpus.unit_words)
        write_draft(held, folder)
    else:
        held, folder = draft_folders.read(name)
    if to:
        if to.exists():
            raise ShanhaiError(
                f"{to}: there is a file. What was decided in it would be lost: read it "
                "with --from-excel, move it away, or name another."
            )
        write_workbook(held, corpus, to)
        say(to)
        return
    if source:
        held = read_workbook(source, held, corpus)
        write_draft(held, folder)
    for line in draft_folders.describe(held, folder, corpus):
        say(line)


@main.command()
@click.argument("name")
def accept(name: str) -> None:
    """Check a draft by every rule and write it to the tables, or write nothing.

    Every problem is told at once, by its line in the draft, which is kept. The text
    goes to seeds/originals (or SHANHAI_ORIGINALS), which git ignores; the draft is set
    aside under drafts/accepted.

    \b
    Example:
      shanhai accept qingxi-dejiang-2
    """  # noqa: D301
    from shanhai.cli.draft_folders import find_folder
    from shanhai.drafting.accepting import accept as put

    kept = paths.originals_dir() or paths.kept_originals()
    folder = find_folder(name)
    say(put(folder, paths.data_dir(), kept))
    aside = folder.parent / "accepted" / folder.name
    aside.parent.mkdir(exist_ok=True)
    shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    say(f"{aside}: the draft is set aside")


@main.command()
@click.argument("first")
@click.argument("second")
@click.argument("others", nargs=-1, metavar="[FIRST SECOND]...")
@click.option("--out", type=NEW_FILE, help="Write a workbook of differences to settle.")
@click.option(
    "--settle", type=EXISTING_FILE, help="Read it back: FIRST gets what was settled."
)
@click.option("--markdown", is_flag=True, help="Print the table as seeds/README.md's.")
def agree(
    first: str,
    second: str,
    others: tuple[str, ...],
    out: Path | None,
    settle: Path | None,
    markdown: bool,
) -> None:
    """Compare two codings of one document: percent and Cohen's kappa by field.

    FIRST and SECOND are drafts, or codes of documents in the tables. Mentions meet by
    their place in the text, whatever their figures are called. With --markdown more
    documents may follow, two codings of each: the table is of all.

    \b
    Examples:
      shanhai agree qingxi-dejiang-2 qingxi-dejiang-2.second
      shanhai agree qingxi-dejiang-2 qingxi-dejiang-2.second --out differences.xlsx
      shanhai agree qingxi-dejiang-2 qingxi-dejiang-2.second --settle differences.xlsx
    """  # noqa: D301
    import shanhai
    from shanhai.cli import draft_folders
    from shanhai.drafting import codings
    from shanhai.drafting.draft import write_draft
    from shanhai.drafting.settling import list_unsettled, write_differences
    from shanhai.drafting.settling import settle as take_settled
    from shanhai.errors import ShanhaiError

    if others and (len(others) % 2 or not markdown):
        raise click.UsageError(
            "Give two codings of one document; of several, in pairs, with --markdown."
        )
    corpus = shanhai.load()
    if settle:
        if first in set(corpus.sources["source_id"]):
            raise ShanhaiError(
                f"{first!r} is in the tables: nobody would read its draft. Settle the "
                "differences in data/figures.csv and data/mentions.csv."
            )
        held, folder = draft_folders.read(first)
        write_draft(take_settled(held, settle), folder)
        for problem in list_unsettled(settle):
            say(problem)
        say(folder)
        return
    names = (first, second, *others)
    read = [draft_folders.read_coding(name, corpus) for name in names]
    pairs = zip(read[::2], read[1::2], strict=True)
    found, *further = (codings.compare_codings(*pair) for pair in pairs)
    if markdown:
        say(codings.describe_markdown(found, *further))
        return
    for line in found.lines:
        say(line)
    if out:
        write_differences(found, out)
        say(out)
