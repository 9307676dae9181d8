"""What a page gives away, read back as a reader's own programs would read it."""

import base64
import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
from bs4 import BeautifulSoup
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
SCALES = {
    "billion": 10**9,
    "million": 10**6,
    "亿": 10**8,
    "万": 10**4,
    "": 1,
}
AREAS = ("km²", "平方公里")
SQUARE_KM = 10**6
PER = re.compile(r" per 1,000 .*|每千")
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(billion|million|亿|万)?")


@dataclass(frozen=True)
class Files:
    """Hold the content of a page's embedded files."""

    zip: bytes
    xlsx: bytes

    @property
    def csv(self) -> str:
        with ZipFile(io.BytesIO(self.zip)) as archive:
            (name,) = archive.namelist()
            return archive.read(name).decode("utf-8")

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.csv.removeprefix(BOM), "")))

    @property
    def workbook(self) -> Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.xlsx))


def read_files(page: BeautifulSoup) -> Files:
    """Read the two files that a page carries, by the ends of their names."""
    carried = {
        link["download"].rpartition(".")[2]: base64.b64decode(
            link["href"].partition(";base64,")[2], validate=True
        )
        for link in page.select('a[download][href^="data:"]')
    }
    return Files(**carried)


def find_sheet(workbook: Workbook) -> Worksheet:
    """Find the sheet that holds the values: one row each, with their ends."""
    (sheet,) = [
        sheet
        for sheet in workbook
        if {"figure_id", "low", "high"} <= {cell.value for cell in sheet[1]}
    ]
    return sheet


def list_sheet_rows(workbook: Workbook) -> list[dict[str, object]]:
    lines = find_sheet(workbook).iter_rows(values_only=True)
    names = next(lines)
    return [dict(zip(names, line, strict=True)) for line in lines]


def make_note_anchor(figure_id: str) -> str:
    return "n-" + re.sub("[^A-Za-z0-9]", "-", figure_id)


def list_note_ids(page: BeautifulSoup) -> list[str]:
    return [note["id"] for note in page.select(".sh-notes > li")]


def list_cited(page: BeautifulSoup) -> set[str]:
    """List where the numbers of a page lead, those inside the notes apart."""
    links = [link for link in page("a") if not find_notes_around(link)]
    targets = {link.get("href") or link.get("xlink:href", "") for link in links}
    return {one.removeprefix("#") for one in targets if one.startswith("#n-")}


def find_notes_around(link: object) -> object:
    return link.find_parent(class_="sh-notes") or link.find_parent("template")


def read_ends(value: str) -> list[Decimal]:
    """Read the numbers of a value: `30 to under 40 million yuan`, `3000万至不到…`.

    English says the scale once, behind the last number; Chinese at each. What a
    rate is counted per is no end. Large areas are printed in km², taken away in m².
    """
    area = SQUARE_KM if value.endswith(AREAS) else 1
    found = NUMBER.findall(PER.sub("", value))
    last = found[-1][1] if found else ""
    shared = last if last in ("billion", "million") else ""
    return [
        Decimal(number.replace(",", "")) * SCALES[scale or shared] * area
        for number, scale in found
    ]
