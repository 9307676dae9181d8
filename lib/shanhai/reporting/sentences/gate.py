"""What is shown across pairings is what the gate has judged."""

from shanhai.analysis.judgements import Verdicts


def check_verdicts(verdicts: object) -> Verdicts:
    """Return verdicts, or say that nothing else is shown across pairings.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(verdicts, Verdicts):
        raise TypeError(
            f"Pairings are compared by what judge_pairings returns, not by a "
            f"{type(verdicts).__name__}. Call reporting.judge_pairings first."
        )
    return verdicts
