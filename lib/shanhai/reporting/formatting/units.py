"""Units in words: those that the messages name, and all others by their table."""

from shanhai.curation.units import find_unit
from shanhai.reporting.messages import find_message, name_code, say


def write_unit(lang: str, unit: str, amount: str, number: int = 2) -> str:
    """Write a printed amount with its unit: `3 tonnes`.

    Parameters
    ----------
    number
        1 where the amount is one, for languages that tell it apart.

    Raises
    ------
    LookupError
        If neither the messages nor a table of units names the unit.
    """
    if _is_named(lang, "unit", unit):
        return name_code(lang, "unit", unit, amount=amount, number=number)
    return say(lang, "unit-other", amount=amount, unit=_find_name(lang, unit, number))


def write_unit_name(lang: str, unit: str) -> str:
    """Name a unit without an amount: `tonnes`."""
    if _is_named(lang, "unit-name", unit):
        return name_code(lang, "unit-name", unit)
    return _find_name(lang, unit, 2)


def is_counted(unit: str) -> bool:
    """Say whether the unit counts whole things."""
    found = find_unit(unit)
    return found is not None and found.is_integer


def _is_named(lang: str, family: str, unit: str) -> bool:
    return unit in find_message(lang, family).attributes


def _find_name(lang: str, unit: str, number: int) -> str:
    found = find_unit(unit)
    if found is None:
        raise LookupError(f"no message and no table of units names {unit!r}")
    if lang == "zh":
        return found.name_zh
    return (number == 1 and found.name_en_one) or found.name_en
