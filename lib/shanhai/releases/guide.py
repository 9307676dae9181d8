"""What stands beside the tables of the data package: guide, citation, workbook."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.downloads.files import (
    list_facts,
    read_created,
    write_bibtex,
    write_citation,
)
from shanhai.reporting.downloads.sheets import list_readings, write_read_me
from shanhai.reporting.downloads.spreadsheets import READ_ME, write_workbook
from shanhai.reporting.messages import say

TITLES = {"en": ("title", "description"), "zh": ("title_zh", "description_zh")}
# The tables of the data package have neither derived values nor guarded text.
READINGS = ("ends", "zero", "unreported", "elsewhere", "unstated", "comparing")


def write_guide(corpus: Corpus) -> str:
    """Return the guide as Markdown, in English and then in Chinese."""
    return "\n".join(_write_part(corpus, lang) for lang in LANGUAGES)


def write_citations(corpus: Corpus) -> str:
    """Return how to cite the data package, in both languages and for BibTeX."""
    plain = [write_citation(corpus, lang) for lang in LANGUAGES]
    return "\n\n".join([*plain, write_bibtex(corpus, LANGUAGES[0])]) + "\n"


def build_data_workbook(corpus: Corpus) -> bytes:
    """Return every table of the corpus as a sheet, typed, after a read-me."""
    tables = {
        READ_ME: _write_read_me(corpus),
        **{table["name"]: _pick(corpus, table) for table in _list_tables(corpus)},
        "columns": _list_columns(corpus),
    }
    title, created = corpus.descriptor["title"], read_created(corpus)
    return write_workbook(tables, created=created, title=title, lang=LANGUAGES[0])


def _list_tables(corpus: Corpus) -> list[dict]:
    return corpus.descriptor["resources"]


def _pick(corpus: Corpus, table: dict) -> pd.DataFrame:
    """Return a table with the columns of its contract; what we derive is left out."""
    names = [column["name"] for column in table["schema"]["fields"]]
    return getattr(corpus, table["name"])[names]


def _write_read_me(corpus: Corpus) -> pd.DataFrame:
    """Return the read-me in both languages, one below the other."""
    parts = [
        write_read_me(_list_facts(corpus, lang), READINGS, lang).to_numpy()
        for lang in LANGUAGES
    ]
    heads = [say(LANGUAGES[0], f"takeaway-head-{name}") for name in ("topic", "text")]
    lines = [*parts[0], ("", ""), *parts[1], ("", "")]
    return pd.DataFrame(lines, columns=heads)


def _list_facts(corpus: Corpus, lang: str) -> dict[str, str]:
    return list_facts(corpus, lang, "takeaway-package")


def _list_columns(corpus: Corpus) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "table": table["name"],
            "column": column["name"],
            "type": column["type"],
            "description_en": column["description"],
            "description_zh": column["description_zh"],
        }
        for table in _list_tables(corpus)
        for column in table["schema"]["fields"]
    )


def _write_part(corpus: Corpus, lang: str) -> str:
    facts = list_readings(_list_facts(corpus, lang), (), lang)
    readings = _write_lines(list_readings({}, READINGS, lang), lang)
    title, description = TITLES[lang]
    tables = (
        say(
            lang,
            "takeaway-guide-table",
            file=table["path"],
            title=table[title],
            description=table[description],
        )
        for table in _list_tables(corpus)
    )
    sections = [
        f"# {say(lang, 'takeaway-title')}",
        *_write_lines(facts, lang),
        f"## {say(lang, 'takeaway-guide-tables')}",
        "\n".join(f"- {line}" for line in tables),
        say(lang, "takeaway-guide-workbook"),
        f"## {say(lang, 'takeaway-guide-reading')}",
        "\n".join(f"- {line}" for line in readings),
        f"## {say(lang, 'takeaway-guide-use')}",
        say(lang, "takeaway-guide-check"),
    ]
    return "\n\n".join(sections) + "\n"


def _write_lines(lines: Iterable[tuple[str, str]], lang: str) -> list[str]:
    return [
        say(lang, "takeaway-guide-line", topic=topic, text=text)
        for topic, text in lines
    ]
