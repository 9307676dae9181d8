"""How far two readers agree in one field: percent, and Cohen's kappa.

J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960), 37–46.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from shanhai.drafting.agreement.coded_fields import EXTENT

ONE_CODE, NO_ROWS, NO_CODES = "one code only", "no rows", "no codes"


@dataclass(frozen=True)
class FieldAgreement:
    """Tell how far two codings agree in a field.

    With p the share of equal pairs, and e the share to expect by chance from how often
    each reader uses each code, kappa is (p - e) / (1 - e). It is not defined where both
    use one code, nor for places, which are no codes.

    Attributes
    ----------
    codes
        What both say of it, a pair for each mention in which both say something.
    """

    field: str
    codes: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> int:
        """Return how many pairs there are."""
        return len(self.codes)

    @property
    def same(self) -> int:
        """Return how many pairs are equal."""
        return sum(one == other for one, other in self.codes)

    @property
    def percent(self) -> float | None:
        """Return the share of equal pairs; None without any."""
        return 100 * self.same / self.rows if self.rows else None

    @property
    def kappa(self) -> float | None:
        """Return Cohen's kappa, None where it is not defined: `reason` says why."""
        if self.reason:
            return None
        return (self.same * self.rows - self._chance) / (self.rows**2 - self._chance)

    @property
    def reason(self) -> str:
        """Return why there is no kappa; empty where there is one."""
        if self.field == EXTENT:
            return NO_CODES
        if not self.rows:
            return NO_ROWS
        return ONE_CODE if self._chance == self.rows**2 else ""

    @property
    def _chance(self) -> int:
        """Return what to expect of equal pairs by chance, times their number."""
        ours, theirs = (Counter(codes) for codes in zip(*self.codes, strict=True))
        return sum(count * theirs[code] for code, count in ours.items())

    def write_cells(self) -> list[str]:
        """Write rows, equal rows, percent and kappa, or why there is none."""
        percent = "" if self.percent is None else f"{self.percent:.0f} %"
        kappa = f"– ({self.reason})" if self.kappa is None else f"{self.kappa:.2f}"
        return [str(self.rows), str(self.same), percent, kappa]
