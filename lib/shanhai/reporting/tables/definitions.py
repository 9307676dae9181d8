"""A table of how well each domain is defined and reported; counts only."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.reporting.sentences.dictionary import count_indicators
from shanhai.reporting.tables.markup import Column, render_table
from shanhai.reporting.wording import name_code, say

DEFINITIONS = ("official", "inferred", "undocumented")


def table_definitions(
    corpus: Corpus, *, domain_ids: Sequence[str], lang: str
) -> Markup:
    """Count, by domain, indicators by definition and by pairings that report them."""
    columns = [
        Column("domain", say(lang, "head-domain"), is_row_header=True),
        Column("indicators", say(lang, "head-indicators"), is_number=True),
        *(
            Column(code, name_code(lang, "definition-status", code), is_number=True)
            for code in DEFINITIONS
        ),
        Column("nowhere", say(lang, "head-reported-none"), is_number=True),
        Column("once", say(lang, "head-reported-once"), is_number=True),
        Column("shared", say(lang, "head-reported-several"), is_number=True),
    ]
    rows = [
        {"domain": getattr(corpus.domain(code), f"name_{lang}")}
        | count_indicators(corpus, [code])
        for code in domain_ids
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-gaps"))
