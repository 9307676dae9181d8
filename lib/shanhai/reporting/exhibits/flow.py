"""The exhibit of the flow picture: who is paired with whom, level by level."""

from collections.abc import Sequence

from shanhai.curation.corpus import Corpus
from shanhai.reporting.charts.flow import plot_flow
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import cut_alt
from shanhai.reporting.tables.markup import stack, tag
from shanhai.reporting.wording import join_words, name_code, say
from shanhai.reporting.words.flows import WHOLE, Flow, Unit, list_flows
from shanhai.reporting.words.sources import close_exhibit, list_sources

SIZES = ("group", "part", "county", "whole")


def show_flow(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show every pairing as lines from the donor's members to the recipient."""
    flows = list_flows(corpus, lang)
    drawn = tag("div", render_svg(plot_flow(flows, lang=lang), lang), class_="sh-panel")
    key = tag("p", say(lang, "flow-key"), class_="sh-key")
    return Exhibit(
        title=say(lang, "title-flow"),
        finding=describe_flow(flows, lang=lang),
        content=stack(tag("div", drawn, class_="sh-panels"), key),
        unit=say(lang, "unit-pairing"),
        alt=alt_flow(flows, lang=lang),
        **close_exhibit(corpus, list_sources(corpus, corpus.known("pairing")), lang),
    )


def describe_flow(flows: Sequence[Flow], *, lang: str) -> str:
    """Count the units on either side, by level, and the pairings with a first year."""
    donors = {flow.donor: _name_size(flow.donor, flow.is_group) for flow in flows}
    recipients = {flow.recipient: _name_size(flow.recipient) for flow in flows}
    members = {unit for flow in flows if flow.is_group for unit in flow.members}
    return say(
        lang,
        "flow-finding",
        pairings=len(flows),
        donors=_count("flow-donors", donors, lang, members=len(members)),
        recipients=_count("flow-recipients", recipients, lang),
        dated=sum(bool(flow.since) for flow in flows),
    )


def alt_flow(flows: Sequence[Flow], *, lang: str) -> str:
    """Say what the flow picture shows: how it is read, and its first pairings."""
    sentences = [
        say(lang, "alt-flow", pairings=len(flows)),
        *(
            say(
                lang,
                "alt-flow-pairing",
                name=flow.name,
                members=len(flow.members),
                year=flow.since or "none",
            )
            for flow in flows
        ),
    ]
    return cut_alt(sentences, lang)


def _count(family: str, sizes: dict[Unit, str], lang: str, **counts: int) -> str:
    """Count units by size, the smallest first: 3 groups of towns and one district."""
    found = list(sizes.values())
    counted = [
        name_code(lang, family, size, count=found.count(size), **counts)
        for size in SIZES
        if size in found
    ]
    if len(counted) == 1:
        return counted[0]
    return say(lang, "flow-and", most=join_words(lang, counted[:-1]), last=counted[-1])


def _name_size(unit: Unit, is_group: bool = False) -> str:
    if is_group:
        return "group"
    if unit.level in WHOLE:
        return "whole"
    return "county" if unit.level == "county" else "part"
