"""Rules for the gate's own table: a row for each rule that `analysis` has in code."""

from __future__ import annotations

from collections.abc import Iterator

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
        no_rate window_bounded derived_by_us
    """,
}
LOOKS_AT = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
BASES = ("total", "per_resident", "ratio", "within")


@rule_for("comparison_rules")
def check_comparison_rules(tables: Tables) -> Iterator[Finding]:
    """Require a row for each rule of the gate, with a verdict, and no other row."""
    rules = tables["comparison_rules"]
    for code in sorted(LOOKS_AT.keys() - set(rules["rule_id"])):
        yield None, code, "the rule of comparison has no row", "Restore the row"
    for row in rules.itertuples():
        looks_at = LOOKS_AT.get(row.rule_id)
        if looks_at is None:
            rule = "no such rule of comparison"
            yield row, row.rule_id, rule, suggest(row.rule_id, LOOKS_AT)
        elif looks_at != row.looks_at:
            yield row, row.looks_at, f"the rule looks at a {looks_at}", "Fix looks_at"
        if {getattr(row, f"verdict_{basis}") for basis in BASES} == {"none"}:
            yield row, row.rule_id, "the rule has no verdict at all", "Give it one"


RULES = (check_comparison_rules,)
