"""No code without use: a unit, flag or place that nothing needs is a defect."""

from shanhai.curation.units import list_standard_units, list_units

UNITS_OF_THE_FIELD = (
    *("month", "hour", "class_hour", "age", "household_time", "times", "pp", "m", "km"),
    *("m3", "kg", "tonne", "kW", "MW", "kWh", "kg_per_mu", "yuan_per_month"),
    *("yuan_per_day", "yuan_per_hour", "yuan_per_year", "yuan_per_mu", "yuan_per_m2"),
    *("yuan_per_m3", "yuan_per_person", "yuan_per_person_time", "yuan_per_household"),
    *("yuan_per_kg", "yuan_per_tonne", "yuan_per_kwh"),
)
# Codes that no row uses, each with its reason; one that is used leaves the list.
UNUSED_FOR_A_REASON = {
    "year": "lengths of time are read, and none is a figure",
    "documents_disagree": "no two documents of the data state one thing yet",
    "day": "lengths of time are read, and none is a figure",
    "minute": "lengths of time are read, and none is a figure",
} | dict.fromkeys(UNITS_OF_THE_FIELD, "documents have it, and no figure yet")


def list_unused(codes, used, reasons=UNUSED_FOR_A_REASON):
    """Return the codes that nothing uses and no reason excuses, and stale reasons."""
    unused = set(codes) - set(used)
    return sorted(unused - set(reasons)), sorted(set(reasons) & set(codes) - unused)


def test_every_unit_is_used(real_corpus):
    units = real_corpus.known("unit")
    assert list_unused(units, real_corpus.figures["unit_id"]) == ([], [])


def test_every_flag_is_used(real_corpus):
    used = real_corpus.figures["flags"].explode()
    assert list_unused(real_corpus.known("flag"), used) == ([], [])


def test_every_domain_is_used(real_corpus):
    used = real_corpus.indicators["domain_id"]
    assert list_unused(real_corpus.known("domain"), used) == ([], [])


def test_every_indicator_is_reported_by_someone(real_corpus):
    used = real_corpus.figures["indicator_id"]
    assert list_unused(real_corpus.known("indicator"), used) == ([], [])


def test_every_place_is_used_or_holds_one_that_is(real_corpus):
    places = real_corpus.places
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    used = {
        *real_corpus.figures["place_id"],
        *real_corpus.pairings["donor_place_id"],
        *real_corpus.pairings["recipient_place_id"],
        *real_corpus.pairing_members["place_id"],
        *real_corpus.denominators["place_id"],
    }
    for code in tuple(used):
        while code := parents[code]:
            used.add(code)
    assert list_unused(real_corpus.known("place"), used) == ([], [])


def test_every_source_has_mentions_and_every_pairing_a_source(real_corpus):
    sources = real_corpus.sources
    mentioned = real_corpus.mentions["source_id"]
    assert list_unused(sources["source_id"], mentioned) == ([], [])
    assert list_unused(
        real_corpus.known("pairing"), sources["pairing_ids"].explode()
    ) == ([], [])


def test_unused_code_and_stale_reason_are_both_seen():
    assert list_unused(["a", "b", "c"], ["a", "b"], {"b": "why"}) == (["c"], ["b"])


def test_standard_words_are_those_of_the_codelist(real_corpus):
    assert list_units(real_corpus.units) == list_standard_units()
