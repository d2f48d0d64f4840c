"""The texts of a workbook in one table, each once; openpyxl writes every text into its cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PART = "xl/sharedStrings.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = (
    f'<Override PartName="/{PART}" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_RELATION = f'<Relationship Type="{_OFFICE}/sharedStrings" Target="/{PART}" Id="rIdSharedStrings"/></Relationships>'
_INLINE = re.compile(r't="inlineStr"><is>(<t[ >].*?</t>|<t/>)</is>', re.DOTALL)


class StringTable:
    """Texts of a workbook as XML, each with its index, in the order in which they were first used."""

    def __init__(self) -> None:
        self._indices: dict[str, int] = {}

    def index(self, text: str) -> int:
        """Return the index of a text (its element ``t``), which is added when it is new."""
        return self._indices.setdefault(text, len(self._indices))

    def shared(self, sheet: bytes) -> bytes:
        """Return the part of a sheet with indices in place of its texts."""
        return _INLINE.sub(self._reference, sheet.decode("utf-8")).encode("utf-8")

    def _reference(self, cell: re.Match[str]) -> str:
        return f't="s"><v>{self.index(cell[1])}</v>'

    def part(self) -> bytes:
        """Return the part with all texts."""
        items = "".join(f"<si>{text}</si>" for text in self._indices)
        number = len(self._indices)
        return (
            "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
            f'<sst xmlns="{_MAIN}" uniqueCount="{number}">{items}</sst>'
        ).encode()


def with_string_table(parts: Mapping[str, bytes], strings: StringTable) -> dict[str, bytes]:
    """Return the parts of a workbook with its string table, listed and related to the workbook."""
    types = parts[_TYPES].replace(b"</Types>", _TYPE.encode(), 1)
    relations = parts[_RELATIONS].replace(b"</Relationships>", _RELATION.encode(), 1)
    return {**parts, _TYPES: types, _RELATIONS: relations, PART: strings.part()}
