"""Tables of who reports what; what is not reported says so in words."""

from collections.abc import Sequence

from markupsafe import Markup

from shanhai.analysis.coverage import NOT_REPORTED, list_coverage
from shanhai.curation.corpus import Corpus
from shanhai.reporting.tables.markup import list_items, stack, tag
from shanhai.reporting.wording import join_words, name_code, say

REPORTED_SIGN, MISSING_SIGN = "●", "○"


def list_unreported(
    corpus: Corpus, *, pairing_ids: Sequence[str], domain_ids: Sequence[str] | None
) -> list[str]:
    """List the indicators that none of the pairings reports, in codelist order."""
    coverage = list_coverage(corpus, pairing_ids=pairing_ids, domain_ids=domain_ids)
    counts = coverage.groupby("indicator_id", sort=False)["n_figures"].sum()
    return list(counts[counts == 0].index)


def write_indicators(corpus: Corpus, indicator_ids: Sequence[str], lang: str) -> Markup:
    """List indicators by name, each marked as not reported."""
    return list_items(
        [
            _write_state(_name(corpus.indicator(code), lang), (NOT_REPORTED,), lang)
            for code in indicator_ids
        ],
        class_="sh-indicators",
    )


def _write_state(name: str, kinds: tuple[str, ...], lang: str) -> Markup:
    is_missing = kinds == (NOT_REPORTED,)
    words = join_words(lang, [name_code(lang, "kind", kind) for kind in kinds])
    if not is_missing:
        words = say(lang, "reported-as", kinds=words)
    sign = MISSING_SIGN if is_missing else REPORTED_SIGN
    return stack(
        tag("span", sign, aria_hidden="true"), " ", name, " ", tag("small", words)
    )


def _name(record: object, lang: str) -> str:
    return getattr(record, f"name_{lang}")
