"""The rows a reader takes away: what a report shows, one row a value."""

from collections.abc import Iterable

import pandas as pd

from shanhai.analysis.derived import list_derived
from shanhai.analysis.quotability import judge_quotable
from shanhai.curation.corpus import Corpus
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.columns import COLUMNS
from shanhai.reporting.takeaway.derived import list_per_resident, list_ratios
from shanhai.reporting.wording import name_code
from shanhai.reporting.words.figures import word_by_id

REPORTED = "reported"


def list_rows(corpus: Corpus, *, shown: Shown, lang: str) -> pd.DataFrame:
    """Return one row for every value of a report, reported or derived by us.

    Figures come first, as documents report them, then ratios, then values per
    resident. Codes are equal in both languages; the words beside them are in one.
    ``value`` is the number as the report prints it, ``low`` and ``high`` its ends;
    ``high`` is infinite where there is no upper end. Text is left as it is stored.

    Examples
    --------
    >>> shown = shown_in_profile(corpus, pairing_id="qingxi-dejiang")
    >>> list_rows(corpus, shown=shown, lang="en")
    """
    derived = list_derived(corpus)
    ratios = derived[derived["figure_id"].isin(shown.ratio_ids)]
    used = {*shown.figure_ids, *shown.per_resident_ids, *ratios["numerator_id"]}
    numerators = _list_reported(corpus, used, lang)
    rows = [
        *(numerators[code] for code in shown.figure_ids),
        *list_ratios(corpus, shown.ratio_ids, numerators, lang),
        *list_per_resident(corpus, shown.per_resident_ids, numerators, lang),
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(COLUMNS)


def _list_reported(
    corpus: Corpus, figure_ids: Iterable[str], lang: str
) -> dict[str, dict[str, object]]:
    """Return some figures as rows, by their codes."""
    domains = corpus.indicators.set_index("indicator_id")["domain_id"]
    return {
        code: _write_reported(corpus, row, domains[row.indicator_id], lang)
        for code, row in word_by_id(corpus, figure_ids, lang).items()
    }


def _write_reported(
    corpus: Corpus, row: object, domain_id: str, lang: str
) -> dict[str, object]:
    own = {name: getattr(row, name) for name in COLUMNS if hasattr(row, name)}
    judged = judge_quotable(corpus).set_index("figure_id")["quotable"]
    name = f"name_{lang}"
    return own | {
        "kind": REPORTED,
        "pairing": getattr(corpus.pairing(row.pairing_id), name),
        "domain_id": domain_id,
        "domain": getattr(corpus.domain(domain_id), name),
        "indicator": row.label,
        "subject": row.detail,
        "unit": name_code(lang, "unit-name", row.unit_id),
        "quotable": judged[row.figure_id],
        "place": getattr(corpus.place(row.place_id), name),
        "flag_names": row.badges,
        "formula": "",
        "numerator_id": "",
        "denominator_ids": (),
    }
