"""What a public function is given: in the form that it names, or an error in words."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from shanhai.errors import ShanhaiError, suggest, tell_value, unknown_code

LANGUAGES = ("en", "zh")
# By annotation: what tells the form, and its words.
FORMS = {
    "Axes": ("figure", "the axes that seaborn or matplotlib returns"),
    "Corpus": ("known", "a corpus, as shanhai.load() gives it"),
    "pd.DataFrame": ("columns", "a frame, as corpus.tidy() gives it"),
    "str": ("isidentifier", "a text"),
}


class FormError(ShanhaiError, TypeError):
    """Say what a function takes, where it was given something else."""


@cache
def check_arguments(function: Callable) -> Callable:
    """Return a function that refuses, in words, what has not the form it names.

    A frame without a column that the function asks for is refused, too.
    """
    signature = inspect.signature(function)
    name = function.__qualname__.removesuffix(".__init__").removeprefix("describe_")

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        try:
            values = signature.bind(*given, **named).arguments
        except TypeError as error:
            taken = ", ".join(signature.parameters)
            raise FormError(f"{name}: {error}. It takes {taken}.") from None
        for key, value in values.items():
            _check_value(name, signature.parameters[key], value)
        try:
            return function(*given, **named)
        except KeyError as error:
            columns = [getattr(one, "columns", None) for one in values.values()]
            (column,) = error.args or ("",)
            lacking = [own for own in columns if own is not None and column not in own]
            if not lacking or not isinstance(column, str):
                raise
            raise ShanhaiError(
                f"{name}: the frame has no column {column!r}. "
                f"{suggest(column, map(str, lacking[0]))}"
            ) from error

    return call


def _check_value(name: str, parameter: inspect.Parameter, value: object) -> None:
    """Raise for a value that has not the form of its parameter's annotation."""
    written = parameter.annotation
    form = getattr(written, "__name__", str(written))
    if value is None and form.endswith(" | None"):
        return
    if parameter.name == "lang" and value not in LANGUAGES:
        raise unknown_code("language", value, LANGUAGES)
    sign, words = FORMS.get(form.removesuffix(" | None"), ("__class__", ""))
    if not hasattr(value, sign):
        told = f"{parameter.name} is to be {words}, not {tell_value(value)}"
        raise FormError(f"{name}: {told}.")
