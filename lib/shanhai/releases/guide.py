"""What stands beside the tables of the data package: guide, citation, workbook."""

from __future__ import annotations

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.downloads.files import (
    list_facts,
    read_created,
    write_bibtex,
    write_citation,
)
from shanhai.reporting.downloads.sheets import list_readings
from shanhai.reporting.downloads.spreadsheets import READ_ME, write_workbook
from shanhai.reporting.messages import say

TITLES = {"en": ("title", "description"), "zh": ("title_zh", "description_zh")}
WHAT = "takeaway-package"
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
    """Return every table of the corpus as a sheet, typed, after a read-me.

    A table has the columns of its contract; what we derive is left out.
    """
    lang, sheets, columns = LANGUAGES[0], {READ_ME: _write_read_me(corpus)}, []
    for table in corpus.descriptor["resources"]:
        name, fields = table["name"], table["schema"]["fields"]
        sheets[name] = getattr(corpus, name)[[field["name"] for field in fields]]
        columns += [
            {
                "table": name,
                "column": field["name"],
                "type": field["type"],
                "description_en": field["description"],
                "description_zh": field["description_zh"],
            }
            for field in fields
        ]
    sheets["columns"] = pd.DataFrame(columns)
    title, created = corpus.descriptor["title"], read_created(corpus)
    return write_workbook(sheets, created=created, title=title, lang=lang)


def _write_read_me(corpus: Corpus) -> pd.DataFrame:
    """Return the read-me in both languages, one below the other."""
    heads = [say(LANGUAGES[0], f"takeaway-head-{name}") for name in ("topic", "text")]
    lines: list[tuple[str, str]] = []
    for lang in LANGUAGES:
        facts = list_facts(corpus, lang, WHAT)
        lines += [*list_readings(facts, READINGS, lang), ("", "")]
    return pd.DataFrame(lines, columns=heads)


def _write_part(corpus: Corpus, lang: str) -> str:
    title, description = TITLES[lang]
    tables = [
        say(
            lang,
            "takeaway-guide-table",
            file=table["path"],
            title=table[title],
            description=table[description],
        )
        for table in corpus.descriptor["resources"]
    ]
    sections = [
        f"# {say(lang, 'takeaway-title')}",
        *_write_lines(list_facts(corpus, lang, WHAT), (), lang),
        f"## {say(lang, 'takeaway-guide-tables')}",
        "\n".join(f"- {line}" for line in tables),
        say(lang, "takeaway-guide-workbook"),
        f"## {say(lang, 'takeaway-guide-reading')}",
        "\n".join(f"- {line}" for line in _write_lines({}, READINGS, lang)),
        f"## {say(lang, 'takeaway-guide-use')}",
        say(lang, "takeaway-guide-check"),
    ]
    return "\n\n".join(sections) + "\n"


def _write_lines(
    facts: dict[str, str], readings: tuple[str, ...], lang: str
) -> list[str]:
    return [
        say(lang, "takeaway-guide-line", topic=topic, text=text)
        for topic, text in list_readings(facts, readings, lang)
    ]
