"""The register row of a new document, and the rows of a pairing it needs."""

import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.rules.places import check_places
from shanhai.drafting.divisions import (
    frame,
    name_in_english,
    propose_places,
    read_divisions,
)
from shanhai.drafting.draft import list_fields, write_csv
from shanhai.drafting.extraction.files import Extract
from shanhai.drafting.register import guess_script, list_unfilled, register
from shanhai.errors import ShanhaiError, UnknownCodeError

DATA = Path(__file__).parents[2] / "data"
TEXT = """顺德与凉山携手同行
2021年5月6日 10:30 来源：丙市日报 作者：王五
佛山市顺德区向四川省凉山州选派干部12名，顺德与凉山共建园区3个。
"""


def test_the_row_of_a_document_on_a_known_pairing(real_corpus):
    text = "山海同行\n\n发布时间：2031-05-06\n德江县12个村，清溪镇帮扶德江。\n"
    extract = Extract(text, "pdfplumber 0.11.4", "f" * 64)
    added = register(extract, real_corpus)
    assert list(added) == ["sources"]
    columns = list_fields(real_corpus.descriptor, "sources")
    assert list(added["sources"].columns) == columns
    (row,) = added["sources"].to_dict("records")
    assert {name: cell for name, cell in row.items() if cell} == {
        "source_id": "qingxi-dejiang-2",
        "pairing_ids": "qingxi-dejiang",
        "title_zh": "山海同行",
        "published_date": "2031-05-06",
        "script": "simplified",
        "file_name": "qingxi-dejiang-2.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": str(len(text)),
        "file_sha256": "f" * 64,
        "extractor": "pdfplumber 0.11.4",
    }
    unfilled = list(list_unfilled(added, real_corpus))
    assert unfilled == [("sources", "qingxi-dejiang-2", "title_en")]


def test_a_plain_text_has_no_file_beside_it(real_corpus):
    added = register(
        Extract("甲", "", "f" * 64), real_corpus, pairing_id="qingxi-dejiang"
    )
    assert not added["sources"][["file_sha256", "extractor"]].any(axis=None)


def test_a_new_pairing_comes_with_its_places(real_corpus):
    added = register(Extract(TEXT), real_corpus)
    assert list(added["places"]["place_id"]) == [
        *("foshan", "shunde", "sichuan", "liangshan")
    ]
    by_id = added["places"].set_index("place_id")
    assert by_id["parent_place_id"].to_dict() == {
        "foshan": "guangdong",
        "shunde": "foshan",
        "sichuan": "china",
        "liangshan": "sichuan",
    }
    assert by_id.loc["shunde", "admin_code"] == "440606"
    (pairing,) = added["pairings"].to_dict("records")
    assert pairing["pairing_id"] == "shunde-liangshan"
    assert pairing["name_en"] == "Shunde District → Liangshan Prefecture"
    (member,) = added["pairing_members"].to_dict("records")
    assert member["place_id"] == "shunde"
    (source,) = added["sources"].to_dict("records")
    assert source["source_id"] == "shunde-liangshan-1"
    assert (source["publisher_zh"], source["author_zh"]) == ("丙市日报", "王五")
    assert source["title_zh"] == "顺德与凉山携手同行"
    assert {
        (table, column) for table, _, column in list_unfilled(added, real_corpus)
    } == {
        ("pairings", "since_note_en"),
        ("pairings", "since_note_zh"),
        ("sources", "title_en"),
        ("sources", "publisher_en"),
        ("sources", "author_en"),
    }


def test_a_row_of_any_division_keeps_the_rules(real_corpus):
    rows, codes = propose_places(read_divisions().values(), real_corpus)
    assert set(codes) == set(read_divisions())
    added = frame("places", rows, real_corpus).astype({"is_key_county": object})
    added["is_key_county"] = None
    places = pd.concat([real_corpus.places, added], ignore_index=True)
    assert not places["place_id"].duplicated().any()
    assert [str(one) for one in check_places({"places": places})] == []


def test_filled_rows_keep_every_rule(real_corpus, tmp_path):
    shutil.copytree(DATA, folder := tmp_path / "data")
    added = register(Extract(TEXT), real_corpus)
    for table, code, column in [*list_unfilled(added, real_corpus)]:
        rows = added[table]
        words = "Unknown so far." if column.endswith("_en") else "尚不清楚。"
        rows.loc[rows.iloc[:, 0] == code, column] = words
    for table, rows in added.items():
        path = folder / f"{table}.csv"
        lines = write_csv(rows, has_head=False).decode()
        path.write_text(path.read_text("utf-8") + lines, "utf-8")
    report = check_data(data_dir=folder)
    assert [str(one) for one in report.problems] == []


BYLINES = (
    *("甲报记者　丁一　2022-05-06", "本报讯（2022年5月6日）甲县"),
    "丁一 2022-05-06 08:30",
)
BYLINED = {"title_zh": "甲县帮乙县", "published_date": "2022-05-06"}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲\n2031-5-6\n", {"published_date": "2031-05-06"}),
        ("甲\n（2031年5月6日）\n", {"published_date": "2031-05-06"}),
        (
            "甲\n来源:乙 发布时间:2031/05/06 08:00\n",
            {"published_date": "2031-05-06"},
        ),
        ("甲\n2031年5月6日，干部到村。\n", {"published_date": ""}),
        ("甲\n2031年13月6日\n", {"published_date": ""}),
        ("甲\n" + "乙\n" * 20 + "2031年5月6日\n", {"published_date": ""}),
        ("携手同行\n正文。", {"title_zh": "携手同行"}),
        ("2031年5月6日\n携手同行\n正文。", {"title_zh": "携手同行"}),
        ("干部到村。\n正文。", {"title_zh": ""}),
        ("协" * 61, {"title_zh": ""}),
        *(
            (f"点击上方蓝字\n甲县帮乙县\n{line}\n引进企业3家。\n", BYLINED)
            for line in BYLINES
        ),
    ],
)
def test_title_and_day_are_read_off_the_first_lines(real_corpus, text, cells):
    added = register(Extract(text), real_corpus, pairing_id="huangpu-dushan")
    assert added["sources"].iloc[0][[*cells]].to_dict() == cells


def test_the_script_is_guessed(real_corpus, real_originals):
    for source in real_corpus.sources.itertuples():
        text = (real_originals / source.file_name).read_text("utf-8")
        assert guess_script(text) == source.script


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("选派干部12名，到位资金", "simplified"),
        ("選派幹部12名，到位資金", "traditional"),
        ("選派幹?12名，到?資金，惠及?眾，共建?區", "traditional_damaged"),
        ("", "simplified"),
    ],
)
def test_a_script_is_told_by_its_characters(text, script):
    assert guess_script(text) == script


def test_a_document_is_registered_once(real_corpus):
    known = real_corpus.source("qingxi-dejiang-1")
    with pytest.raises(ShanhaiError, match="already, as 'qingxi-dejiang-1'"):
        register(Extract("甲", "a 1", known.sha256), real_corpus)
    with pytest.raises(ShanhaiError, match="Give the document another code"):
        register(Extract("甲"), real_corpus, source_id="qingxi-dejiang-1")


def test_an_unknown_pairing_is_refused_with_near_ones(real_corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'qingxi-dejiang'"):
        register(Extract("甲"), real_corpus, pairing_id="qingxi-dejang")
    added = register(Extract(TEXT), real_corpus, pairing_id="shunde-liangshan")
    assert added["sources"]["pairing_ids"].iloc[0] == "shunde-liangshan"


def test_a_text_without_a_pairing_leaves_it_open(real_corpus):
    added = register(Extract("一篇文章"), real_corpus)
    columns = {column for _, _, column in list_unfilled(added, real_corpus)}
    assert columns >= {"source_id", "pairing_ids", "title_en", "file_name"}


def test_a_capital_behind_an_apostrophe_is_none():
    division = next(one for one in read_divisions().values() if one.name == "普安县")
    assert name_in_english(division) == "Pu'an"
