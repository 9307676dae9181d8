"""The rules of the gate, all of them, with their verdicts."""

from shanhai.curation.corpus import Corpus
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.tables.rules import table_rules
from shanhai.reporting.wording import say


def show_rules(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show every rule of the gate with its verdict on each basis."""
    rules = corpus.comparison_rules
    return Exhibit(
        title=say(lang, "title-rules"),
        finding=say(lang, "rules-finding", rules=len(rules)),
        content=table_rules(corpus, lang=lang),
        unit=say(lang, "unit-rule"),
        period=say(lang, "period-any"),
        source=say(lang, "source-codelist", table="data/comparison_rules.csv"),
        alt=alt_table(rows=len(rules), examples=[], lang=lang),
        lang=lang,
    )
