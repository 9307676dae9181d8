"""Workbooks as files: read what Excel has saved, replace an earlier one whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from shanhai.drafting.workbooks.excel_cells import GBK, Cell
from shanhai.errors import CorpusError, Problem, ShanhaiError, describe_refusal
from shanhai.whole_files import replace_file

# How a workbook of before 2007 begins, and one behind a password.
OLD = b"\xd0\xcf\x11\xe0"
ARCHIVE = b"PK"
SAVE_AS = "Save it in Excel as a workbook (.xlsx)"
SAVE_CSV = "Save it in Excel as “CSV UTF-8”, or as a workbook (.xlsx)"
OTHER_SEPARATORS = (";", "\t")
Row = Sequence[Cell]


def replace_workbook(path: Path, content: bytes) -> None:
    """Put a workbook in its place whole, or leave what stands there as it is.

    Raises
    ------
    ShanhaiError
        When it is open elsewhere, or the system refuses.
    """
    _refuse_open(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise _explain(error, path) from error


def read_sheets(path: Path, name: str) -> dict[str, list[Row]]:
    """Read the cells of every sheet of a workbook, with their places.

    Parameters
    ----------
    name
        The sheet that a CSV file holds.

    Raises
    ------
    CorpusError
        When it is no workbook of Excel, or a CSV file that is not UTF-8 or GBK.
    ShanhaiError
        When it is open elsewhere, or the system refuses.
    """
    _refuse_open(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _explain(error, path) from error
    if path.suffix.lower() == ".csv":
        return {name: _read_csv(content, path.name)}
    if content.startswith(OLD):
        rule = "the workbook is of the old form (.xls), or behind a password"
        raise _refuse(path.name, rule, f"{SAVE_AS}, without a password")
    if not content.startswith(ARCHIVE):
        raise _refuse(path.name, "the file is no workbook of Excel", SAVE_AS)
    return _read_workbook(content, path.name)


def _refuse(place: str, rule: str, remedy: str) -> CorpusError:
    return CorpusError([Problem(place, None, "", rule, remedy)])


def _explain(error: OSError, path: Path) -> ShanhaiError:
    if isinstance(error, PermissionError):
        return ShanhaiError(
            f"{path}: {error.strerror}. Where it is open in Excel, save and close it "
            "there; else get the right to read and write it, or choose another place."
        )
    return ShanhaiError(describe_refusal(error, path))


def _refuse_open(path: Path) -> None:
    """Look for the locks of Excel and LibreOffice beside a file."""
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(name).exists():
            raise ShanhaiError(
                f"{path}: is open elsewhere: {name} stands beside it. Save and close "
                f"it there; where nobody has it open, remove {name}."
            )


def _read_workbook(content: bytes, place: str) -> dict[str, list[Row]]:
    from openpyxl import load_workbook

    try:
        # Once for the values, once to know which of them are of formulas.
        books = [
            load_workbook(io.BytesIO(content), data_only=is_value)
            for is_value in (True, False)
        ]
    # What openpyxl raises for archives that are none of its own is of any kind.
    except Exception as error:
        rule = f"the workbook cannot be read ({type(error).__name__}: {error})"
        raise _refuse(place, rule, SAVE_AS) from error
    values, formulas = ({one.title: one for one in book.worksheets} for book in books)
    return {
        name: [
            [_take(value, formula, f"{place} {name}!") for value, formula in both]
            for both in (
                zip(*pair, strict=True)
                for pair in zip(
                    sheet.iter_rows(), formulas[name].iter_rows(), strict=True
                )
            )
        ]
        for name, sheet in values.items()
    }


def _take(value: object, formula: object, sheet: str) -> Cell:
    """Take a cell of openpyxl; an empty text is nothing."""
    held = None if value.value == "" else value.value
    place = f"{sheet}{value.coordinate}"
    is_formula, is_error = formula.data_type == "f", value.data_type == "e"
    return Cell(place, held, value.number_format, is_formula, is_error)


def _decode(content: bytes) -> tuple[str, str]:
    for encoding in ("utf-8-sig", GBK):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return "", ""


def _read_csv(content: bytes, place: str) -> list[Row]:
    text, encoding = _decode(content)
    if not encoding or "\0" in text:
        raise _refuse(place, "the file is neither UTF-8 nor GBK", SAVE_CSV)
    first = text.partition("\n")[0]
    if "," not in first and any(sign in first for sign in OTHER_SEPARATORS):
        raise _refuse(place, "the cells are not separated by commas", SAVE_CSV)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        rule = f"the file cannot be read as CSV ({error})"
        raise _refuse(place, rule, SAVE_CSV) from error
    width = max(map(len, rows), default=0)
    return [
        [
            Cell(f"{place} {xl_rowcol_to_cell(y, x)}", cell or None, encoding)
            for x, cell in enumerate([*row, *[""] * (width - len(row))])
        ]
        for y, row in enumerate(rows)
    ]
