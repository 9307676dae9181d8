"""What stands beside the tables of the data package: a guide and its citation."""

from collections.abc import Iterable

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.takeaway.citation import write_bibtex, write_citation
from shanhai.reporting.takeaway.metadata import PACKAGE_READINGS
from shanhai.reporting.takeaway.sheets import write_readings
from shanhai.reporting.takeaway.table_sheets import ALL, write_facts
from shanhai.reporting.wording import say

TITLES = {"en": ("title", "description"), "zh": ("title_zh", "description_zh")}


def write_guide(corpus: Corpus) -> str:
    """Return the guide as Markdown, in English and then in Chinese."""
    return "\n".join(_write_part(corpus, lang) for lang in LANGUAGES)


def write_citations(corpus: Corpus) -> str:
    """Return how to cite the data package, in both languages and for BibTeX."""
    plain = [write_citation(corpus, selection=ALL, lang=lang) for lang in LANGUAGES]
    bibtex = write_bibtex(corpus, selection=ALL, lang=LANGUAGES[0])
    return "\n\n".join([*plain, bibtex]) + "\n"


def _write_part(corpus: Corpus, lang: str) -> str:
    readings = write_readings(lang, PACKAGE_READINGS)
    sections = [
        f"# {say(lang, 'takeaway-title')}",
        *_write_lines(write_facts(corpus, lang), lang),
        f"## {say(lang, 'takeaway-guide-tables')}",
        _list_tables(corpus, lang),
        say(lang, "takeaway-guide-workbook"),
        f"## {say(lang, 'takeaway-guide-reading')}",
        "\n".join(f"- {line}" for line in _write_lines(readings, lang)),
        f"## {say(lang, 'takeaway-guide-use')}",
        say(lang, "takeaway-guide-check"),
    ]
    return "\n\n".join(sections) + "\n"


def _write_lines(lines: Iterable[tuple[str, str]], lang: str) -> list[str]:
    return [
        say(lang, "takeaway-guide-line", topic=topic, text=text)
        for topic, text in lines
    ]


def _list_tables(corpus: Corpus, lang: str) -> str:
    title, description = TITLES[lang]
    lines = (
        say(
            lang,
            "takeaway-guide-table",
            file=table["path"],
            title=table[title],
            description=table[description],
        )
        for table in corpus.descriptor["resources"]
    )
    return "\n".join(f"- {line}" for line in lines)
