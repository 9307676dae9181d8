"""Workbooks as Excel has saved them: the rows of each sheet, by their headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from shanhai.drafting.excel_cells import GBK, Cell, CellError, parse_cell
from shanhai.errors import CorpusError, Problem, ShanhaiError, describe_refusal, suggest

# How a workbook of before 2007 begins, and one behind a password.
OLD = b"\xd0\xcf\x11\xe0"
ARCHIVE = b"PK"
SAVE_AS = "Save it in Excel as a workbook (.xlsx)"
SAVE_CSV = "Save it in Excel as “CSV UTF-8”, or as a workbook (.xlsx)"
OTHER_SEPARATORS = (";", "\t")
Row = Sequence[Cell]
Record = Mapping[str, Cell]


@dataclass(frozen=True)
class Book:
    """Hold the cells of every sheet of a file; collect what is amiss with them."""

    file: str
    sheets: Mapping[str, Sequence[Row]]
    problems: list[Problem] = field(default_factory=list)

    def read(self, cell: Cell, kind: str = "code", before: str = "") -> str:
        """Read a cell as text; one that is not understood is as it was `before`.

        `parse_cell` says what the kinds are.
        """
        try:
            return parse_cell(cell, kind, before)
        except CellError as error:
            self.refuse(cell, *error.args)
            return before

    def refuse(self, cell: Cell, rule: str, remedy: str) -> None:
        """Add a problem of one cell."""
        value = "" if cell.value is None else str(cell.value)
        self.problems.append(Problem(cell.place, None, value, rule, remedy))

    def list_records(
        self, sheet: str, columns: Collection[str], ignored: Collection[str] = ()
    ) -> list[Record] | None:
        """List the rows of a sheet by column, blank ones apart.

        None where the sheet is missing, or has other headings; `ignored` ones may be
        there.
        """
        if sheet not in self.sheets:
            rule, remedy = "the sheet is missing", suggest(sheet, self.sheets)
            self.problems.append(Problem(self.file, None, sheet, rule, remedy))
            return None
        heads, *rows = map(list, self.sheets[sheet] or [[]])
        while heads and heads[-1].value is None:
            heads.pop()
        names = [str(cell.value or "").strip() for cell in heads]
        count = len(self.problems)
        for number, (cell, name) in enumerate(zip(heads, names, strict=True)):
            if name in names[:number]:
                rule = "two columns have this heading"
                self.refuse(cell, rule, "Remove or rename one of them")
            elif name not in {*columns, *ignored}:
                free = sorted({*columns} - {*names})
                remedy = suggest(name, free) if free else "Remove the column"
                self.refuse(cell, "there is no such column", remedy)
        rule, place = "the column is missing", f"{self.file} {sheet}"
        self.problems.extend(
            Problem(place, None, name, rule, suggest(name, names))
            for name in columns
            if name not in names
        )
        for cell in (cell for row in rows for cell in row[len(heads) :]):
            if cell.value is not None:
                self.refuse(cell, "the cell has no heading", "Clear it")
        if len(self.problems) > count:
            return None
        filled = (row for row in rows if any(one.value is not None for one in row))
        return [dict(zip(names, row, strict=False)) for row in filled]


@contextmanager
def reach(path: Path) -> Iterator[None]:
    """Refuse a file that is open in Excel or LibreOffice; explain other refusals.

    Raises ShanhaiError when it is open elsewhere, or the system refuses.
    """
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(name).exists():
            raise ShanhaiError(
                f"{path}: is open elsewhere: {name} stands beside it. Save and close "
                f"it there; where nobody has it open, remove {name}."
            )
    try:
        yield
    except PermissionError as error:
        raise ShanhaiError(
            f"{path}: {error.strerror}. Where it is open in Excel, save and close it "
            "there; else get the right to read and write it, or choose another place."
        ) from error
    except OSError as error:
        raise ShanhaiError(describe_refusal(error, path)) from error


def read_book(path: Path, name: str) -> Book:
    """Read a workbook, or a CSV file, which holds the sheet of that name alone.

    Raises CorpusError when it is no workbook of Excel, or a CSV file that is not UTF-8
    or GBK. Raises ShanhaiError when it is open elsewhere, or the system refuses.
    """
    with reach(path):
        content = path.read_bytes()
    if path.suffix.lower() == ".csv":
        return Book(path.name, {name: _read_csv(content, path.name)})
    if content.startswith(OLD):
        rule = "the workbook is of the old form (.xls), or behind a password"
        raise _refuse(path.name, rule, f"{SAVE_AS}, without a password")
    if not content.startswith(ARCHIVE):
        raise _refuse(path.name, "the file is no workbook of Excel", SAVE_AS)
    return Book(path.name, _read_workbook(content, path.name))


def _refuse(place: str, rule: str, remedy: str) -> CorpusError:
    return CorpusError([Problem(place, None, "", rule, remedy)])


def _read_workbook(content: bytes, place: str) -> dict[str, list[Row]]:
    from openpyxl import load_workbook

    try:
        # Once for the values, once to know which of them are of formulas.
        values, formulas = (
            load_workbook(io.BytesIO(content), data_only=is_value)
            for is_value in (True, False)
        )
    # What openpyxl raises for archives that are none of its own is of any kind.
    except Exception as error:
        rule = f"the workbook cannot be read ({type(error).__name__}: {error})"
        raise _refuse(place, rule, SAVE_AS) from error
    return {
        sheet.title: [
            [
                Cell(
                    f"{place} {sheet.title}!{cell.coordinate}",
                    None if cell.value == "" else cell.value,
                    cell.number_format,
                    formulas[sheet.title][cell.coordinate].data_type == "f",
                    cell.data_type == "e",
                )
                for cell in row
            ]
            for row in sheet.iter_rows()
        ]
        for sheet in values.worksheets
    }


def _read_csv(content: bytes, place: str) -> list[Row]:
    for encoding in ("utf-8-sig", GBK):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            break
    else:
        text = "\0"
    if "\0" in text:
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
