"""The workbook part: which sheets there are, a new first one, which one is shown, and no macros."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.render.correction.opc_package import RELATIONS
from reports.render.correction.xml_patch import (
    UnpatchableError,
    attributes,
    children,
    number,
    prefix_of,
    text,
    with_attributes,
)

if TYPE_CHECKING:
    from reports.render.correction.opc_package import Package

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_LONGEST_NAME = 31
_AFTER_NAMES = {
    b"calcPr", b"oleSize", b"customWorkbookViews", b"pivotCaches", b"smartTagPr", b"smartTagTypes", b"webPublishing",
    b"fileRecoveryPr", b"webPublishObjects", b"extLst",
}  # fmt: skip
"""Elements of the workbook part that stand behind its names."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of any kind."""

    name: str
    part: str
    is_worksheet: bool
    hidden: bool


class Book:
    """The workbook part of a package that is being patched."""

    def __init__(self, package: Package) -> None:
        """Find the workbook part and its sheets.

        Raises:
            UnpatchableError: not built as expected, or of the strict kind.
        """
        self._package = package
        parts = [one.target for one in package.relations("") if one.kind == "officeDocument"]
        if len(parts) != 1:
            raise UnpatchableError
        self.part = parts[0]
        self._xml = package.read(self.part)
        self._p = prefix_of(self._xml, b"workbook")
        self._relations = {one.id: one for one in package.relations(self.part)}
        if any("acrosheet" in one.kind.lower() for one in self._relations.values()):
            raise UnpatchableError
        self.sheets = [self._sheet(attributes(tag)) for tag in self._tags()]

    def _tags(self) -> list[bytes]:
        return re.findall(rb"<%ssheet\b([^>]*?)/?>" % self._p, self._xml)

    def _sheet(self, tag: dict[bytes, bytes]) -> Sheet:
        own = next((value for name, value in tag.items() if name.endswith(b":id")), b"").decode("utf-8", "replace")
        relation = self._relations.get(own)
        if relation is None:
            raise UnpatchableError
        name = html.unescape(tag.get(b"name", b"").decode("utf-8", "replace"))
        hidden = tag.get(b"state", b"visible") != b"visible"
        return Sheet(name, relation.target, relation.kind == "worksheet", hidden)

    def related(self, kind: str) -> str:
        """Return the part of a kind that the workbook points to, or nothing."""
        return next((one.target for one in self._relations.values() if one.kind == kind), "")

    def put_first(self, wanted: str, head_row: int) -> str:
        """Make a sheet before all others and return the name of its part, which is to be written.

        Args:
            wanted: its name; another like it where that is taken.
            head_row: its row that is to stand on each printed page.
        """
        package = self._package
        part = package.new_name("xl/worksheets/sheet{}.xml")
        package.write(part, b"")
        package.declare(part, _WORKSHEET)
        own = package.relate(self.part, "worksheet", part)
        numbers = [number(attributes(tag), b"sheetId") for tag in self._tags()]
        name = _free_name(wanted, {one.name.lower() for one in self.sheets})
        tag = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>' % (
            self._p, RELATIONS.encode(), text(name), max(numbers, default=0) + 1, own.encode(),
        )  # fmt: skip
        start = re.search(rb"<%ssheets\b[^>]*>" % self._p, self._xml)
        if not start:
            raise UnpatchableError
        self._xml = self._xml[: start.end()] + tag + self._xml[start.end() :]
        # Names that hold for one sheet count sheets from the first one.
        self._xml = re.sub(rb"(\blocalSheetId=[\"'])(\d+)", lambda one: one[1] + b"%d" % (int(one[2]) + 1), self._xml)
        self.sheets.insert(0, Sheet(name, part, True, False))
        self._repeat_heads(name, head_row)
        return part

    def _repeat_heads(self, name: str, head_row: int) -> None:
        """Let the heads of the first sheet stand on each printed page."""
        p = self._p
        quoted = name.replace("'", "''")
        title = b'<%sdefinedName name="_xlnm.Print_Titles" localSheetId="0">%s</%sdefinedName>' % (
            p, text(f"'{quoted}'!${head_row}:${head_row}"), p,
        )  # fmt: skip
        names = re.search(rb"<%sdefinedNames\b[^>/]*>" % p, self._xml)
        if names:
            self._xml = self._xml[: names.end()] + title + self._xml[names.end() :]
            return
        root = re.search(rb"<%sworkbook\b[^>]*>" % p, self._xml)
        if not root:
            raise UnpatchableError
        inner = self._xml[root.end() :]
        after = next((place for one, place in children(root[0], inner) if one in _AFTER_NAMES), None)
        at = root.end() + (inner.rindex(b"</") if after is None else after)
        self._xml = self._xml[:at] + b"<%sdefinedNames>%s</%sdefinedNames>" % (p, title, p) + self._xml[at:]

    def show(self, position: int) -> None:
        """Let the workbook open at a sheet, and at no other: a group of sheets would be edited together."""
        values = {b"activeTab": b"%d" % position, b"firstSheet": b"0"}

        def opened(match: re.Match[bytes]) -> bytes:
            """Return a window that shows the sheet."""
            return match[1] + with_attributes(match[2], values) + match[3]

        self._xml = re.sub(rb"(<%sworkbookView\b)([^>]*?)(/?>)" % self._p, opened, self._xml)
        for index, one in enumerate(self.sheets):
            if index != position:
                self._deselect(one.part)

    def _deselect(self, part: str) -> None:
        content = self._package.read(part)
        views = re.search(rb"<(?:\w+:)?sheetViews\b.*?</(?:\w+:)?sheetViews\s*>", content, re.DOTALL)
        if views:
            changed = re.sub(rb"(\btabSelected=[\"'])(?:1|true)", rb"\g<1>0", views[0])
            if changed != views[0]:
                self._package.write(part, content[: views.start()] + changed + content[views.end() :])

    def without_macros(self) -> None:
        """Drop the macros: the workbook goes back as an .xlsx, which may hold none."""
        for one in list(self._relations.values()):
            if one.kind == "vbaProject":
                for inner in self._package.relations(one.target):
                    self._package.remove(inner.target)
                self._package.remove(one.target)
                self._package.unrelate(self.part, one.id)
        self._package.replace_type(self.part, _PLAIN)

    def save(self) -> None:
        """Put the workbook part back."""
        self._package.write(self.part, self._xml)


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a name no other sheet has; Excel does not tell upper from lower case."""
    candidates = (wanted, *(f"{wanted[: _LONGEST_NAME - 4]} {number}" for number in range(2, 1000)))
    return next(name for name in candidates if name.lower() not in taken)
