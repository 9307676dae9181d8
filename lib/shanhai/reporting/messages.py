"""The words a reader sees: Project Fluent messages, one folder a language."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.bundle import Message
from fluent.syntax import ast
from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.errors import unknown_code

LOCALES = {"en": "en-GB", "zh": "zh-CN"}
SEMICOLONS = {"en": "; ", "zh": "；"}
FOLDER = Path(__file__).parent / "locales"
# Markup waits outside the message while its words are escaped, and so does text that
# is too long for a message: two noncharacters, which no text may hold, mark its place.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
LONGEST = 500
HELD = re.compile(f"{OPEN}(.*?){CLOSE}")


def check_language(lang: str) -> str:
    """Return the language if there are messages in it, else raise."""
    if lang not in LOCALES:
        raise unknown_code("language", lang, LOCALES)
    return lang


def say(lang: str, message_id: str, /, **args: object) -> str:
    """Say one message in one language.

    With Markup among the arguments the sentence is Markup, too, and the rest of it
    is escaped. Leaves out isolation marks, which would break searching in the page.
    A message that the language lacks raises LookupError, an argument ValueError.
    """
    return _format(lang, message_id, find_message(lang, message_id).value, args)


def name_code(lang: str, family: str, code: str, **args: object) -> str:
    """Name a code of a closed list, such as the status `planned`, in words.

    The list is one message; each code is one of its attributes. A code that the list
    does not name raises LookupError.
    """
    attributes = find_message(lang, family).attributes
    if code not in attributes:
        raise LookupError(f"locales/{lang}: {family} does not name {code!r}")
    return _format(lang, f"{family}.{code}", attributes[code], args)


def join_words(lang: str, words: Iterable[str]) -> str:
    """Join words, but empty ones, into a list as the language writes lists."""
    return _join({"en": ", ", "zh": "、"}[check_language(lang)], filter(None, words))


def join_clauses(lang: str, clauses: Iterable[str]) -> str:
    """Join clauses of one sentence, but empty ones, with commas."""
    return _join({"en": ", ", "zh": "，"}[check_language(lang)], filter(None, clauses))


def join_phrases(lang: str, phrases: Iterable[str]) -> str:
    """Join phrases that may hold commas themselves, but empty ones."""
    return _join(SEMICOLONS[check_language(lang)], filter(None, phrases))


def join_sentences(lang: str, sentences: Iterable[str]) -> str:
    """Join whole sentences: with a space in English, without in Chinese."""
    return _join({"en": " ", "zh": ""}[check_language(lang)], sentences)


def find_message(lang: str, message_id: str) -> Message:
    """Find a message; raise LookupError if the language does not have it."""
    bundle = load_bundle(check_language(lang))
    if not bundle.has_message(message_id):
        raise LookupError(f"locales/{lang} has no message {message_id!r}")
    return bundle.get_message(message_id)


def prepare_messages(lang: str) -> None:
    """Have every message ready: else each is made ready when it is first said."""
    for resource in _read_resources(lang):
        for entry in resource.body:
            if isinstance(entry, ast.Message):
                find_message(lang, entry.id.name)


@cache
def load_bundle(lang: str) -> FluentBundle:
    """Read a language's message files."""
    bundle = FluentBundle([LOCALES[lang]], use_isolating=False)
    for resource in _read_resources(lang):
        bundle.add_resource(resource)
    return bundle


@cache
def _read_resources(lang: str) -> list[ast.Resource]:
    paths = sorted((FOLDER / lang).glob("*.ftl"))
    return [FluentResource(path.read_text(encoding="utf-8")) for path in paths]


def reveal(value: object) -> object:
    """Write the unseen characters of a text as codes; Markup has done so."""
    return reveal_controls(value) if type(value) is str else value


def _join(sign: str, parts: Iterable[str]) -> str:
    """Join parts; Markup among them makes the whole Markup."""
    told = list(map(reveal, parts))
    has_markup = any(isinstance(part, Markup) for part in told)
    return (Markup(sign) if has_markup else sign).join(told)


def _format(lang: str, name: str, pattern: object, args: dict[str, object]) -> str:
    if pattern is None:
        raise LookupError(f"locales/{lang}: {name} has no text")
    written = {key: reveal(value) for key, value in args.items()}
    held = {
        key: value
        for key, value in written.items()
        if isinstance(value, str)
        and (len(value) > LONGEST or isinstance(value, Markup))
    }
    marks = {key: f"{OPEN}{key}{CLOSE}" for key in held}
    text, errors = load_bundle(lang).format_pattern(pattern, written | marks)
    if errors:
        raise ValueError(f"locales/{lang}: {name}: {errors[0]}")
    if not any(isinstance(value, Markup) for value in held.values()):
        return HELD.sub(lambda found: held[found[1]], text)
    return Markup(HELD.sub(lambda found: escape(held[found[1]]), str(escape(text))))
