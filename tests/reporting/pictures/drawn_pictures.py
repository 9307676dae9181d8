"""One real picture of each kind."""

from functools import cache

from shanhai import pictures
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.measures import compare_measure

# What a kind is drawn from, and its options, by the name of its function.
KINDS = {
    "matrix": lambda corpus, lang: (list_shared(corpus, lang), {}),
    "verdicts": lambda corpus, _: (judge_pairings(corpus, domain_ids=["labour"]), {}),
    "coverage": lambda corpus, lang: (corpus.tidy(lang), {"of": count(corpus)}),
    "intervals": lambda corpus, lang: (list_running(corpus, lang), {}),
    "comparison": lambda corpus, _: (
        compare_measure(corpus, measure_id="fiscal_funds_per_project"),
        {},
    ),
    "benchmarks": lambda corpus, lang: (
        pictures.list_county_years(corpus, lang=lang),
        {},
    ),
    "windows": lambda corpus, lang: (corpus.tidy(lang), {}),
    "counts": lambda corpus, lang: (
        name_documents(corpus, lang),
        {"y": "document", "hue": "kind"},
    ),
    "spine": lambda corpus, lang: (
        pictures.list_spine(corpus, pairing_id="huizhou-qianxinan", lang=lang),
        {},
    ),
    "flow": lambda corpus, _: (corpus, {}),
}


@cache
def draw_real(corpus, kind, lang):
    data, options = KINDS[kind](corpus, lang)
    return pictures.show(getattr(pictures, kind), data, lang=lang, **options)


def list_shared(corpus, lang):
    figures = corpus.tidy(lang)
    shared = figures.groupby("indicator", observed=True)["pairing"].transform("nunique")
    return figures[shared > 1]


def list_running(corpus, lang):
    figures = corpus.tidy(lang, pairing_id="huizhou-qianxinan")
    return figures.query("unit_id == 'person' and period_type in ['to_date', 'none']")


def name_documents(corpus, lang):
    titles = corpus.sources.set_index("source_id")[f"title_{lang}"]
    return corpus.mentions.assign(document=corpus.mentions["source_id"].map(titles))


def count(corpus):
    return corpus.indicators.groupby("domain_id").size()
