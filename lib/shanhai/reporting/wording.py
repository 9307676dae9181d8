"""The words a reader sees: Project Fluent messages, one file a language."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.bundle import Message

from shanhai.errors import unknown_code

LOCALES = {"en": "en-GB", "zh": "zh-CN"}
FOLDER = Path(__file__).parent / "locales"


def check_language(lang: str) -> str:
    """Return the language if there is a message file for it, else raise."""
    if lang not in LOCALES:
        raise unknown_code("language", lang, LOCALES)
    return lang


def say(lang: str, message_id: str, /, **args: object) -> str:
    """Say one message in one language.

    Leaves out isolation marks, which would break searching in the page.

    Raises
    ------
    LookupError
        If the message is not in the language's file.
    ValueError
        If an argument of the message is missing.
    """
    return _format(lang, message_id, find_message(lang, message_id).value, args)


def name_code(lang: str, family: str, code: str, **args: object) -> str:
    """Name a code of a closed list, such as the status `planned`, in words.

    The list is one message; each code is one of its attributes.

    Raises
    ------
    LookupError
        If the list does not name the code.
    """
    attributes = find_message(lang, family).attributes
    if code not in attributes:
        raise LookupError(f"{lang}.ftl: {family} does not name {code!r}")
    return _format(lang, f"{family}.{code}", attributes[code], args)


def join_words(lang: str, words: list[str]) -> str:
    """Join words into a list as the language writes lists."""
    return {"en": ", ", "zh": "、"}[check_language(lang)].join(words)


def join_phrases(lang: str, phrases: list[str]) -> str:
    """Join phrases that may hold commas themselves."""
    return {"en": "; ", "zh": "；"}[check_language(lang)].join(phrases)


def join_sentences(lang: str, sentences: list[str]) -> str:
    """Join whole sentences: with a space in English, without in Chinese."""
    return {"en": " ", "zh": ""}[check_language(lang)].join(sentences)


def find_message(lang: str, message_id: str) -> Message:
    """Find a message; raise LookupError if the language does not have it."""
    bundle = load_bundle(check_language(lang))
    if not bundle.has_message(message_id):
        raise LookupError(f"{lang}.ftl has no message {message_id!r}")
    return bundle.get_message(message_id)


@cache
def load_bundle(lang: str) -> FluentBundle:
    """Read a language's message file."""
    text = (FOLDER / f"{lang}.ftl").read_text(encoding="utf-8")
    bundle = FluentBundle([LOCALES[lang]], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    return bundle


def _format(lang: str, name: str, pattern: object, args: dict[str, object]) -> str:
    if pattern is None:
        raise LookupError(f"{lang}.ftl: {name} has no text")
    text, errors = load_bundle(lang).format_pattern(pattern, args)
    if errors:
        raise ValueError(f"{lang}.ftl: {name}: {errors[0]}")
    return text
