"""Executed notebooks and jobs made by hand, for the tests of the page around them."""

from hashlib import sha256
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from shanhai.rendering.plan import Job

NAMES = {
    "pairing": {
        "alpha-beta": ("Alpha → Beta", "甲 → 乙"),
        "gamma-delta": ('Gamma <b>&" {lang} → Delta', "丙 <b> → 丁"),
    },
    "domain": {"labour": ("Labour", "劳务")},
    "source": {"alpha-beta-1": ("A title", "标题")},
}

PARAMETERS = """
lang: str = "en"  # language of the page
pairing_id: str = "alpha-beta"  # see `shanhai list pairings`
domain_ids_unused: list = []  # stands for any other list
""".strip()


def make_notebook(
    path: Path, *codes: str, parameters: str = PARAMETERS, markdown: str = ""
) -> Path:
    """Write a notebook: title in two languages, parameters, setup, then codes."""
    cells = [
        new_markdown_cell(
            f"# A question?\n\n{markdown}", metadata=translated("# 一个问题?\n")
        ),
        new_code_cell(parameters, metadata=tagged("parameters")),
        new_code_cell("print('set up')", metadata=tagged("setup")),
        new_markdown_cell("## First *part*", metadata=translated("## 第一部分")),
        *map(new_code_cell, codes),
    ]
    nbformat.write(new_notebook(cells=cells), path)
    return path


def translated(zh: str) -> dict[str, dict[str, list[str]]]:
    return {"translations": {"zh": [zh]}}


def tagged(*tags: str) -> dict[str, list[str]]:
    return {"tags": list(tags)}


def show(**data: str) -> NotebookNode:
    """Make a code cell that has displayed something."""
    bundle = {key.replace("_", "/"): value for key, value in data.items()}
    output = new_output("display_data", data=bundle)
    return new_code_cell("secret_code()", outputs=[output])


def show_html(*parts: str) -> NotebookNode:
    """Make a notebook with one section that has displayed HTML."""
    cells = [new_markdown_cell("# A question?"), new_markdown_cell("## A section")]
    return new_notebook(cells=[*cells, show(text_html="".join(parts))])


def make_job(**changes: object) -> Job:
    values = {
        "report": "profile",
        "page": "profile-alpha-beta",
        "lang": "en",
        "code": "alpha-beta",
        "notebook": None,
        "values": (("lang", "en"), ("pairing_id", "alpha-beta"), ("source_ids", ())),
        "label": "Profiles",
        "title": "Alpha → Beta",
        "summary": "About Alpha.",
    }
    return Job(**values | changes)


def cite(note: str, text: str, **attributes: str) -> str:
    """Write a number that leads to a note."""
    own = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<a{own} class="sh-cited" href="#n-{note}">{text}</a>'


def list_notes(*notes: str) -> str:
    return f'<ol class="sh-notes">{"".join(notes)}</ol>'


def write_note(note: str, title: str, content: str = "As written.") -> str:
    """Write a note as the notes' exhibit does."""
    return (
        f'<li id="n-{note}"><b id="n-{note}-title">{title}</b>'
        f"<dl><dt>What</dt><dd>{content}</dd></dl></li>"
    )


def digest_choice(_: object, **chosen: object) -> str:
    """Stand for `digest_used` where tables are too few to judge what is used."""
    return sha256(repr(sorted(chosen.items())).encode()).hexdigest()
