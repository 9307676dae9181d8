"""The table of the gate's rules."""

from markupsafe import Markup

from shanhai.analysis.verdicts import BASES
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.tables.markup import Column, render_table
from shanhai.reporting.wording import name_code, say


def table_rules(corpus: Corpus, *, lang: str) -> Markup:
    """Write every rule of the gate with its verdict on each basis."""
    columns = [
        Column("rule", say(lang, "head-rule"), is_row_header=True),
        Column("meaning", say(lang, "head-meaning")),
        *(Column(basis, name_code(lang, "basis", basis)) for basis in BASES),
    ]
    rows = [
        {
            "rule": getattr(row, f"name_{lang}"),
            "meaning": getattr(row, f"sentence_{lang}"),
            **{
                basis: name_code(lang, "rule-verdict", getattr(row, f"verdict_{basis}"))
                for basis in BASES
            },
        }
        for row in iterate_rows(corpus.comparison_rules)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-rules"))
