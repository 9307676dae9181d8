"""One real picture of each kind."""

from shanhai import pictures
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.measures import compare_measure

# One picture of each kind: what it is drawn from, and its options.
KINDS = [
    "matrix",
    "verdicts",
    "coverage",
    "intervals",
    "comparison",
    "benchmarks",
    "windows",
    "numerals",
    "quotability",
    "spine",
    "flow",
]


def draw_real(corpus, kind, lang):
    data, options = choose(corpus, kind, lang)
    return pictures.show(getattr(pictures, kind), data, lang=lang, **options)


def choose(corpus, kind, lang):
    """Return what a picture of a kind is drawn from, and its options."""
    figures = corpus.tidy(lang)
    shared = figures.groupby("indicator", observed=True)["pairing"].transform("nunique")
    own = (figures["pairing_id"] == "huizhou-qianxinan") & (
        figures["unit_id"] == "person"
    )
    running = figures["period_type"].isin(["to_date", "none"])
    return {
        "matrix": lambda: (figures[shared > 1], {}),
        "verdicts": lambda: (judge_pairings(corpus, domain_ids=["labour"]), {}),
        "coverage": lambda: (figures, {"of": count_indicators(corpus)}),
        "intervals": lambda: (figures[own & running], {}),
        "comparison": lambda: (
            compare_measure(corpus, measure_id="fiscal_funds_per_project"),
            {},
        ),
        "benchmarks": lambda: (pictures.list_county_years(corpus, lang=lang), {}),
        "windows": lambda: (figures, {}),
        "numerals": lambda: (corpus, {}),
        "quotability": lambda: (figures, {}),
        "spine": lambda: (corpus, {"pairing_id": "huizhou-qianxinan"}),
        "flow": lambda: (corpus, {}),
    }[kind]()


def count_indicators(corpus):
    return corpus.indicators.groupby("domain_id").size()
