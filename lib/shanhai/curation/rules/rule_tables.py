"""Rules for the tables of rules: of comparing, and of quoting."""

from __future__ import annotations

from collections.abc import Iterator

from shanhai.curation.rows import number_rows
from shanhai.curation.rules import Finding, Tables, rule_for
from shanhai.errors import suggest

# A test holds these codes and those of `analysis` together: curation may not import
# it, and a row too few or too many must be found before a page is made.
_CODES = {
    "pair": """
        different_indicator different_dimension different_donor_province look_alike
        part_of_other
        different_status
        different_direction different_scope different_period_type
        different_window_length different_recipient_level different_credit
        different_years different_donor_level different_window likely_part
        different_basis
    """,
    "single": """
        documents_disagree one_site unstated_dimension doubtful target_as_result
        no_window no_date no_result window_open
        period_inferred definition_unclear scope_unclear reading_unsure credit_unclear
        definition_undocumented other_side no_denominator old_denominator no_term
        no_rate window_bounded derived_by_us background
    """,
}
LOOKS_AT = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
BASES = ("total", "per_resident", "ratio", "within")
FLAG = "flags="
WORDS = ("words_en", "words_zh")


@rule_for("comparison_rules")
def check_comparison_rules(tables: Tables) -> Iterator[Finding]:
    """Require a row for each rule of the gate, with a verdict, and no other row."""
    rules = tables["comparison_rules"]
    for code in sorted(LOOKS_AT.keys() - set(rules["rule_id"])):
        yield None, code, "the rule of comparison has no row", "Restore the row"
    for row in number_rows(rules):
        looks_at = LOOKS_AT.get(row.rule_id)
        if looks_at is None:
            rule = "no such rule of comparison"
            yield row, row.rule_id, rule, suggest(row.rule_id, LOOKS_AT)
        elif looks_at != row.looks_at:
            yield row, row.looks_at, f"the rule looks at a {looks_at}", "Fix looks_at"
        if {getattr(row, f"verdict_{basis}") for basis in BASES} == {"none"}:
            yield row, row.rule_id, "the rule has no verdict at all", "Give it one"


@rule_for("quoting_rules")
def check_quoting_rules(tables: Tables) -> Iterator[Finding]:
    """Require a rule for each flag, known flags only, and words unless it is a note."""
    known, holders = list(tables["flags"]["flag_id"]), {}
    for row in number_rows(tables["quoting_rules"]):
        for flag in _list_flags(row.conditions):
            if flag not in known:
                yield row, flag, "no such flag", suggest(flag, known)
            holder = holders.setdefault(flag, row.rule_id)
            if holder != row.rule_id:
                rule = f"the flag has its weight by rule {holder!r} already"
                yield row, flag, rule, "Name each flag in one rule"
        for column in WORDS:
            words = getattr(row, column)
            if bool(words) == (row.weight == "note"):
                rule = f"{column} is what is said with a number, or instead of it"
                yield row, words, rule, f"Write {column}, or leave it to a note"
    for flag in known:
        if flag not in holders:
            rule = "no rule of quoting gives the flag a weight"
            yield None, flag, rule, f"Add a rule with the condition '{FLAG}{flag}'"


def _list_flags(conditions: tuple[str, ...]) -> list[str]:
    return [one.removeprefix(FLAG) for one in conditions if one.startswith(FLAG)]
