"""The message files: the same messages in both, each used, each complete."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from markupsafe import Markup

from shanhai.errors import UnknownCodeError
from shanhai.reporting import messages

ROOM = Path(messages.__file__).parent


class Variables(Visitor):
    """Collect the variables of a message."""

    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802
        self.names.add(node.id.name)


def read_messages(lang):
    """Map each message id to its attributes and the variables of each part."""
    messages = {}
    for entry in list_entries(lang):
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in messages, f"{entry.id.name} stands twice"
            parts = {"": entry.value} | {a.id.name: a.value for a in entry.attributes}
            messages[entry.id.name] = {
                name: list_variables(value) for name, value in parts.items()
            }
    return messages


def list_entries(lang):
    """List what a language's files hold, in the order of their names."""
    return [
        entry
        for path in sorted((ROOM / "locales" / lang).glob("*.ftl"))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
    ]


def list_variables(pattern):
    found = Variables()
    if pattern is not None:
        found.visit(pattern)
    return found.names


def list_strings():
    """List every string literal of the library, docstrings aside."""
    return {
        node.value
        for path in ROOM.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_both_languages_hold_the_same_messages_and_codes():
    en, zh = read_messages("en"), read_messages("zh")
    assert list(en) == list(zh)
    assert {key: set(parts) for key, parts in en.items()} == {
        key: set(parts) for key, parts in zh.items()
    }


def test_both_languages_use_the_same_variables():
    en, zh = read_messages("en"), read_messages("zh")
    # English alone chooses between one and several.
    only_plural = {"number", "documents"}
    different = {
        (key, part)
        for key, parts in en.items()
        for part, names in parts.items()
        if names - only_plural != zh[key][part] - only_plural
    }
    assert different == set()


def list_template_messages():
    """List every message that a template of a page says."""
    templates = ROOM.rglob("*.j2")
    text = "".join(path.read_text(encoding="utf-8") for path in templates)
    return set(re.findall(r"""(?:say|name_code)\([^,]+, "([\w-]+)\"""", text))


class References(Visitor):
    """Collect the messages that other messages say."""

    def __init__(self):
        self.names = set()

    def visit_MessageReference(self, node):  # noqa: N802
        self.names.add(node.id.name)


def list_referenced_messages():
    found = References()
    for entry in list_entries("en"):
        found.visit(entry)
    return found.names


def test_no_message_is_unused():
    said = list_strings() | list_template_messages() | list_referenced_messages()
    assert set(read_messages("en")) - said == set()


def test_chinese_messages_use_chinese_punctuation():
    texts = (path.read_text("utf-8") for path in (ROOM / "locales/zh").glob("*.ftl"))
    text = "\n".join(texts)
    assert re.findall(r"[\u4e00-\u9fff}][,;:()](?!\s*$)", text) == []


def test_say_fills_in_the_arguments():
    assert messages.say("en", "name-inline", name=3, traits=9) == "3 (9)"
    assert messages.say("zh", "name-inline", name=3, traits=9) == "3（9）"


def test_text_too_long_for_a_message_is_said_whole():
    name = "<" + "long " * 2000
    assert messages.say("en", "evidence-group", title=name, count=1) == f"{name} (1)"
    told = messages.say("en", "evidence-group", title=name + "\u202e", count=1)
    assert told == f"{name}[U+202E] (1)"
    part = Markup("<b>1</b>")
    said = messages.say("en", "name-inline", name=part, traits=name)
    assert said == f"<b>1</b> (&lt;{name[1:]})"
    assert isinstance(said, Markup)


def test_unknown_language_is_named_with_the_known_ones():
    with pytest.raises(UnknownCodeError, match=r"Unknown language 'fr'.*Known: en, zh"):
        messages.say("fr", "name-inline", name=1, traits=2)


def test_unknown_message_is_named():
    with pytest.raises(LookupError, match=r"locales/en has no message 'nowhere'"):
        messages.say("en", "nowhere")


def test_unknown_code_of_a_list_is_named():
    with pytest.raises(LookupError, match=r"locales/zh: status does not name 'done'"):
        messages.name_code("zh", "status", "done")


def test_missing_argument_is_an_error():
    with pytest.raises(ValueError, match=r"locales/en: name-inline.*traits"):
        messages.say("en", "name-inline", name=1)


@pytest.mark.parametrize(
    ("table", "column", "family"),
    [
        ("figures", "status", "status"),
        ("figures", "period_type", "period-type"),
        ("figures", "attributed_to", "credited"),
        ("figures", "direction", "direction"),
        ("places", "level", "level"),
        ("sources", "script", "script"),
        ("mentions", "kind", "mention-kind"),
        ("denominators", "measure", "measure"),
        ("indicators", "definition_status", "definition-status"),
    ],
)
def test_every_code_of_the_data_has_words(real_corpus, table, column, family):
    codes = set(getattr(real_corpus, table)[column])
    assert codes <= set(read_messages("en")[family])
