"""The whole data package as one workbook: a typed sheet for every table."""

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.takeaway.citation import write_citation
from shanhai.reporting.takeaway.metadata import PACKAGE_READINGS, read_created
from shanhai.reporting.takeaway.sheets import make_read_me, write_readings
from shanhai.reporting.takeaway.workbook import Sheet, build_workbook
from shanhai.reporting.wording import name_code, say

ALL = "data-package"


def build_data_workbook(corpus: Corpus) -> bytes:
    """Return every table of the corpus as a sheet, typed, after a read-me."""
    return build_workbook(
        [
            _write_read_me(corpus),
            *(
                Sheet(name, _pick_described(corpus, name))
                for name in corpus.table_names
            ),
            Sheet("columns", _list_columns(corpus)),
        ],
        created=read_created(corpus),
        title=corpus.descriptor["title"],
        lang=LANGUAGES[0],
    )


def write_facts(corpus: Corpus, lang: str) -> list[tuple[str, str]]:
    """Return what the data package is: topic and text."""
    told = {
        "what": say(lang, "takeaway-package"),
        "version": corpus.version,
        "digest": corpus.digest,
        "licence": say(lang, "takeaway-licence"),
        "citation": write_citation(corpus, selection=ALL, lang=lang),
    }
    return [(name_code(lang, "takeaway-topic", k), text) for k, text in told.items()]


def _pick_described(corpus: Corpus, name: str) -> pd.DataFrame:
    """Return a table with the columns of its contract; what we derive is left out."""
    (table,) = [one for one in corpus.descriptor["resources"] if one["name"] == name]
    return getattr(corpus, name)[[field["name"] for field in table["schema"]["fields"]]]


def _write_read_me(corpus: Corpus) -> Sheet:
    """Return the read-me in both languages, one below the other."""
    lines = [
        line
        for lang in LANGUAGES
        for line in (
            *write_facts(corpus, lang),
            *write_readings(lang, PACKAGE_READINGS),
            ("", ""),
        )
    ]
    return make_read_me(lines, LANGUAGES[0])


def _list_columns(corpus: Corpus) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "table": resource["name"],
                "column": column["name"],
                "type": column["type"],
                "description_en": column["description"],
                "description_zh": column["description_zh"],
            }
            for resource in corpus.descriptor["resources"]
            for column in resource["schema"]["fields"]
        ]
    )
