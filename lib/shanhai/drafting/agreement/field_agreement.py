"""How far two readers agree in one field: percent, and Cohen's kappa.

J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960), 37–46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.drafting.agreement.coded_fields import EXTENT

ONE_CODE, NO_ROWS, NO_CODES = "one code only", "no rows", "no codes"


@dataclass(frozen=True)
class FieldAgreement:
    """Hold how far two codings agree in a field.

    Attributes
    ----------
    rows
        Mentions in which both say something about it.
    kappa
        None where it is not defined: `reason` says why.
    """

    field: str
    rows: int
    same: int
    kappa: float | None
    reason: str = ""

    @property
    def percent(self) -> float | None:
        """Return the share of equal rows; None without rows."""
        return 100 * self.same / self.rows if self.rows else None

    def write_cells(self) -> list[str]:
        """Write rows, equal rows, percent and kappa, or why there is none."""
        percent = "" if self.percent is None else f"{self.percent:.0f} %"
        kappa = f"– ({self.reason})" if self.kappa is None else f"{self.kappa:.2f}"
        return [str(self.rows), str(self.same), percent, kappa]


def measure(field: str, values: Sequence[tuple[str, str]]) -> FieldAgreement:
    """Return the agreement of pairs of codes: percent and Cohen's kappa.

    With p the share of equal pairs, and e the share to expect by chance from how often
    each reader uses each code, kappa is (p - e) / (1 - e). It is not defined where both
    use one code, nor for places, which are no codes.
    """
    rows, same = len(values), sum(one == other for one, other in values)
    ours = Counter(one for one, _ in values)
    theirs = Counter(other for _, other in values)
    chance = sum(count * theirs[code] for code, count in ours.items())
    if field == EXTENT:
        return FieldAgreement(field, rows, same, None, NO_CODES)
    if chance == rows**2:
        return FieldAgreement(field, rows, same, None, ONE_CODE if rows else NO_ROWS)
    kappa = (same * rows - chance) / (rows**2 - chance)
    return FieldAgreement(field, rows, same, kappa)
