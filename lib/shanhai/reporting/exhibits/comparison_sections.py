"""The sections of a comparison: what compares, what with care, what not and why."""

from itertools import groupby

from markupsafe import Markup

from shanhai.analysis.judgements import Subject, Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.reporting.charts.comparisons import make_panel, plot_comparison
from shanhai.reporting.charts.keys import word_comparison_key
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.exhibits.exhibit import Exhibit, ExhibitGroup, Findings
from shanhai.reporting.judged.rows import list_reported
from shanhai.reporting.sentences.comparisons import alt_comparison, describe_comparison
from shanhai.reporting.sentences.gate import check_verdicts, say_nothing
from shanhai.reporting.tables.comparisons import table_comparison
from shanhai.reporting.tables.markup import fold, stack, tag
from shanhai.reporting.wording import join_sentences, join_words, say
from shanhai.reporting.words.comparisons import name_subject, name_unit
from shanhai.reporting.words.sources import (
    cite_sources,
    close_exhibit,
    list_sources,
    word_period_types,
)


def show_comparable(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> ExhibitGroup | Findings:
    """Show what compares without a caveat: a chart, a table, sentences each."""
    return _show_admitted(corpus, verdicts, COMPARABLE, "comparable-none", lang)


def show_with_care(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> ExhibitGroup | Findings:
    """Show what compares with care: a chart, a table with the cautions, sentences."""
    return _show_admitted(corpus, verdicts, CAUTION, "caution-none", lang)


def show_refused(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> ExhibitGroup | Findings:
    """Show what does not compare: the figures with the rule, no chart; by domain."""
    refused = check_verdicts(verdicts).pick(REFUSED)
    if not refused:
        return say_nothing(verdicts, "refused-none", lang)
    domains = groupby(refused, key=lambda subject: subject.domain_id)
    return ExhibitGroup(
        tuple(
            _show_refused_domain(corpus, domain_id, list(subjects), lang)
            for domain_id, subjects in domains
        )
    )


def _show_admitted(
    corpus: Corpus, verdicts: Verdicts, outcome: str, nothing: str, lang: str
) -> ExhibitGroup | Findings:
    admitted = check_verdicts(verdicts).pick(outcome)
    if not admitted:
        return say_nothing(verdicts, nothing, lang)
    is_one = len(verdicts.domain_ids) == 1
    return ExhibitGroup(
        tuple(
            _show_subject(corpus, subject, is_one_domain=is_one, lang=lang)
            for subject in admitted
        )
    )


def _show_subject(
    corpus: Corpus, subject: Subject, *, is_one_domain: bool, lang: str
) -> Exhibit:
    comparison = subject.comparison
    panel = make_panel(corpus, comparison=comparison, lang=lang)
    drawing = plot_comparison(corpus, comparison=comparison, lang=lang)
    chart = tag(
        "div",
        stack(
            tag("p", panel.title, class_="sh-panel-title"),
            render_svg(drawing, lang),
        ),
        class_="sh-panel",
    )
    told = describe_comparison(corpus, comparison=comparison, lang=lang)
    key = tag("p", word_comparison_key(panel, lang=lang), class_="sh-key")
    table = table_comparison(corpus, comparison=comparison, lang=lang)
    name = name_subject(corpus, comparison, lang)
    domain = getattr(corpus.domain(subject.domain_id), f"name_{lang}")
    inline = name_subject(corpus, comparison, lang, is_inline=True)
    title = say(lang, "title-in-domain", domain=domain, name=inline)
    reported = list_reported(comparison)
    sources = list_sources(corpus, list(reported["pairing_id"]))
    return Exhibit(
        title=name if is_one_domain else title,
        finding=join_sentences(lang, told),
        content=stack(tag("div", chart, class_="sh-panels"), key, table),
        unit=name_unit(corpus, comparison, lang),
        period=word_period_types(reported, lang),
        source=cite_sources(corpus, sources, lang),
        alt=alt_comparison(corpus, comparison=comparison, lang=lang),
        lang=lang,
    )


def _show_refused_domain(
    corpus: Corpus, domain_id: str, subjects: list[Subject], lang: str
) -> Exhibit:
    units = [name_unit(corpus, one.comparison, lang) for one in subjects]
    reported = [list_reported(one.comparison) for one in subjects]
    codes = {code for rows in reported for code in rows["pairing_id"]}
    return Exhibit(
        title=getattr(corpus.domain(domain_id), f"name_{lang}"),
        finding=say(lang, "refused-finding", count=len(subjects)),
        content=stack(*(_fold_subject(corpus, one, lang) for one in subjects)),
        unit=join_words(lang, list(dict.fromkeys(units))),
        alt=alt_comparison(corpus, comparison=subjects[0].comparison, lang=lang),
        **close_exhibit(corpus, list_sources(corpus, list(codes)), lang),
    )


def _fold_subject(corpus: Corpus, subject: Subject, lang: str) -> Markup:
    comparison = subject.comparison
    told = describe_comparison(corpus, comparison=comparison, lang=lang)
    summary = stack(
        tag("strong", name_subject(corpus, comparison, lang)),
        " ",
        tag("small", join_sentences(lang, told)),
    )
    table = table_comparison(corpus, comparison=comparison, lang=lang)
    return fold(summary, table)
