"""Exhibits of the data dictionary: what is counted, by which rules; no values."""

from collections.abc import Sequence

from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_domains
from shanhai.reporting.exhibits.exhibit import Exhibit, Findings
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.sentences.dictionary import (
    describe_dictionary,
    describe_gaps,
    describe_indicators,
    describe_measures,
)
from shanhai.reporting.tables.contract import (
    CODE_LISTS,
    count_columns,
    find_codes,
    list_code_lists,
    list_tables,
)
from shanhai.reporting.tables.definitions import table_definitions
from shanhai.reporting.tables.dictionary import list_indicators, list_measures
from shanhai.reporting.wording import say


def show_dictionary_findings(
    corpus: Corpus, *, lang: str, domain_ids: Sequence[str] = ()
) -> Findings:
    """Show what to know before an indicator is used."""
    codes = choose_domains(corpus, domain_ids)
    return Findings(
        tuple(describe_dictionary(corpus, domain_ids=codes, lang=lang)), lang
    )


def show_indicators(
    corpus: Corpus, *, lang: str, domain_ids: Sequence[str] = ()
) -> Exhibit:
    """Show every indicator with its definition, its look-alikes and who reports it."""
    codes = choose_domains(corpus, domain_ids)
    count = int(corpus.indicators["domain_id"].isin(codes).sum())
    return Exhibit(
        title=say(lang, "title-dictionary-indicators"),
        finding=describe_indicators(corpus, domain_ids=codes, lang=lang),
        content=list_indicators(corpus, domain_ids=codes, lang=lang),
        unit=say(lang, "unit-indicators"),
        **_close("data/indicators.csv", count, lang),
    )


def show_measures(
    corpus: Corpus, *, lang: str, domain_ids: Sequence[str] = ()
) -> Exhibit:
    """Show every measure that we derive, with its formula."""
    codes = choose_domains(corpus, domain_ids)
    count = int(corpus.measures["domain_id"].isin(codes).sum())
    finding = describe_measures(corpus, domain_ids=codes, lang=lang)
    listed = list_measures(corpus, domain_ids=codes, lang=lang)
    return Exhibit(
        title=say(lang, "title-dictionary-measures"),
        finding=finding,
        content=listed or finding,
        unit=say(lang, "unit-ratios"),
        **_close("data/measures.csv", count, lang),
    )


def show_definition_gaps(
    corpus: Corpus, *, lang: str, domain_ids: Sequence[str] = ()
) -> Exhibit:
    """Show, by domain, what is defined by whom and reported for how many pairings."""
    codes = choose_domains(corpus, domain_ids)
    return Exhibit(
        title=say(lang, "title-dictionary-gaps"),
        finding=describe_gaps(corpus, domain_ids=codes, lang=lang),
        content=table_definitions(corpus, domain_ids=codes, lang=lang),
        unit=say(lang, "unit-indicators"),
        **_close("data/indicators.csv", len(codes), lang),
    )


def show_codes(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show the closed lists: every code in words, with what it means."""
    count = sum(len(find_codes(corpus, listed)) for listed in CODE_LISTS)
    finding = say(lang, "dictionary-codes-finding", lists=len(CODE_LISTS), codes=count)
    return Exhibit(
        title=say(lang, "title-dictionary-codes"),
        finding=finding,
        content=list_code_lists(corpus, lang),
        unit=say(lang, "unit-codes"),
        **_close("data/datapackage.json", count, lang),
    )


def show_tables(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show every table of the data package, column by column."""
    count = count_columns(corpus)
    tables = len(corpus.descriptor["resources"])
    return Exhibit(
        title=say(lang, "title-dictionary-tables"),
        finding=say(lang, "dictionary-tables-finding", tables=tables, columns=count),
        content=list_tables(corpus, lang),
        unit=say(lang, "unit-columns"),
        **_close("data/datapackage.json", count, lang),
    )


def _close(table: str, rows: int, lang: str) -> dict[str, str]:
    """Return an exhibit's last lines: a codelist has no period, and is its source."""
    return {
        "period": say(lang, "period-any"),
        "source": say(lang, "source-codelist", table=table),
        "alt": alt_table(rows=rows, examples=[], lang=lang),
        "lang": lang,
    }
