"""The data's own contract in words: closed lists of codes, tables and columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.reporting.tables.markup import Column, fold, render_table, stack, tag
from shanhai.reporting.wording import join_phrases, join_words, name_code, say


class CodeList(NamedTuple):
    """A closed list: the families of its words and meanings, and where it is used."""

    words: str
    meanings: str
    table: str
    column: str


CODE_LISTS = (
    CodeList("status", "meaning-status", "figures", "status"),
    CodeList("qualifier", "meaning-qualifier", "figures", "qualifier"),
    CodeList("period-type", "meaning-period-type", "figures", "period_type"),
    CodeList("period-basis", "meaning-period-basis", "figures", "period_basis"),
    CodeList("bound-basis", "meaning-bound-basis", "figures", "bound_basis"),
    CodeList("direction", "meaning-direction", "figures", "direction"),
    CodeList("credited", "meaning-credited", "figures", "attributed_to"),
    CodeList("part-word", "meaning-part-basis", "figures", "part_basis"),
    CodeList(
        "definition-status",
        "meaning-definition-status",
        "indicators",
        "definition_status",
    ),
    CodeList("measured-over", "meaning-measured-over", "indicators", "measured_over"),
    CodeList("additivity", "meaning-additivity", "indicators", "additivity"),
    CodeList("grade", "meaning-grade", "denominators", "grade"),
    CodeList("mention-kind", "meaning-mention-kind", "mentions", "kind"),
)
Resource = Mapping[str, object]
Field = Mapping[str, object]


def list_code_lists(corpus: Corpus, lang: str) -> Markup:
    """Write every closed list: code, word and meaning, folded by list."""
    return stack(*(_fold_list(corpus, one, lang) for one in CODE_LISTS))


def find_codes(corpus: Corpus, listed: CodeList) -> list[str]:
    """Return the codes of a closed list, as the contract of its column names them."""
    fields = _fields(_find_table(corpus, listed.table))
    column = next(field for field in fields if field["name"] == listed.column)
    return list(column["constraints"]["enum"])


def list_tables(corpus: Corpus, lang: str) -> Markup:
    """Write every table of the data package with its columns, folded by table."""
    resources = corpus.descriptor["resources"]
    return stack(*(_fold_table(corpus, resource, lang) for resource in resources))


def count_columns(corpus: Corpus) -> int:
    """Count the columns of all tables."""
    return sum(len(_fields(one)) for one in corpus.descriptor["resources"])


def _find_table(corpus: Corpus, name: str) -> Resource:
    resources = corpus.descriptor["resources"]
    return next(one for one in resources if one["name"] == name)


def _fields(resource: Resource) -> list[Field]:
    return resource["schema"]["fields"]


def _fold_list(corpus: Corpus, listed: CodeList, lang: str) -> Markup:
    name = name_code(lang, "code-list", listed.words)
    rows = [
        {
            "code": tag("code", code),
            "word": name_code(lang, listed.words, code),
            "meaning": name_code(lang, listed.meanings, code),
        }
        for code in find_codes(corpus, listed)
    ]
    columns = [
        Column("code", say(lang, "head-code"), is_row_header=True),
        Column("word", say(lang, "head-word")),
        Column("meaning", say(lang, "head-meaning")),
    ]
    summary = stack(
        say(lang, "dictionary-list", list=name, codes=len(rows)),
        " ",
        tag("code", f"{listed.table}.{listed.column}"),
    )
    caption = say(lang, "caption-list", list=name)
    table = render_table(rows, columns=columns, caption=caption)
    return fold(summary, table)


def _fold_table(corpus: Corpus, resource: Resource, lang: str) -> Markup:
    name, fields = resource["name"], _fields(resource)
    rows = [_write_column(resource, field, lang) for field in fields]
    columns = [
        Column("column", say(lang, "head-column"), is_row_header=True),
        Column("meaning", say(lang, "head-meaning")),
        Column("type", say(lang, "head-type")),
        Column("constraint", say(lang, "head-constraint")),
    ]
    counted = say(
        lang,
        "dictionary-table",
        title=_say_own(resource, "title", lang),
        rows=len(getattr(corpus, name)),
        columns=len(fields),
    )
    summary = stack(counted, " ", tag("code", resource["path"]))
    caption = say(lang, "caption-columns", file=resource["path"])
    described = tag("p", _say_own(resource, "description", lang))
    return fold(
        summary, described, render_table(rows, columns=columns, caption=caption)
    )


def _write_column(resource: Resource, field: Field, lang: str) -> dict[str, object]:
    return {
        "column": tag("code", field["name"]),
        "meaning": _say_own(field, "description", lang),
        "type": name_code(lang, "field-type", field["type"]),
        "constraint": join_phrases(lang, list(_list_constraints(resource, field, lang)))
        or name_code(lang, "constraint", "none"),
    }


def _list_constraints(resource: Resource, field: Field, lang: str) -> Iterator[str]:
    """Say each constraint of a column; key and reference stand with its table."""
    schema, limits = resource["schema"], field.get("constraints", {})
    if field["name"] in schema.get("primaryKey", []):
        yield name_code(lang, "constraint", "key")
    for limit in ("required", "unique"):
        if limits.get(limit):
            yield name_code(lang, "constraint", limit)
    if "minimum" in limits:
        yield _name_limit("minimum", [limits["minimum"]], lang)
    if "enum" in limits:
        yield _name_limit("enum", limits["enum"], lang)
    if "pattern" in limits:
        yield _name_limit("pattern", [limits["pattern"]], lang)
    for key in schema.get("foreignKeys", []):
        if key["fields"] == [field["name"]]:
            table = key["reference"]["resource"] or resource["name"]
            yield _name_limit("reference", [table], lang)


def _name_limit(limit: str, values: Sequence[object], lang: str) -> str:
    codes = join_words(lang, [tag("code", value) for value in values])
    return name_code(lang, "constraint", limit, value=codes)


def _say_own(described: Mapping[str, object], key: str, lang: str) -> str:
    """Return a title or description as the data package gives it in the language."""
    return described[key if lang == "en" else f"{key}_{lang}"]
