"""Edits the workbook part of a package: lists sheets, inserts a first sheet, sets the active one, removes macros."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.render.correction.opc_package import RELATIONS
from reports.render.correction.xml_patch import (
    UnpatchableError,
    child_offsets,
    element_prefix,
    int_attribute,
    parse_attributes,
    set_attributes,
    xml_text,
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
"""Elements of the workbook part that follow ``definedNames`` in the order of the file format."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of any kind, such as a worksheet or a chart sheet."""

    name: str
    part: str
    is_worksheet: bool
    hidden: bool


class WorkbookPart:
    """The workbook part of a package while it is patched."""

    def __init__(self, package: Package) -> None:
        """Find the workbook part and its sheets.

        Raises:
            UnpatchableError: unexpected structure, macro sheets, or the strict variant of the format.
        """
        self._package = package
        parts = [relation.target for relation in package.relations("") if relation.kind == "officeDocument"]
        if len(parts) != 1:
            raise UnpatchableError
        self.part = parts[0]
        self._xml = package.read(self.part)
        self._p = element_prefix(self._xml, b"workbook")
        self._relations = {relation.id: relation for relation in package.relations(self.part)}
        if any("acrosheet" in relation.kind.lower() for relation in self._relations.values()):
            raise UnpatchableError
        self.sheets = [self._sheet(parse_attributes(tag)) for tag in self._tags()]

    def _tags(self) -> list[bytes]:
        """Return the attributes of each sheet's tag."""
        return re.findall(rb"<%ssheet\b([^>]*?)/?>" % self._p, self._xml)

    def _sheet(self, tag: dict[bytes, bytes]) -> Sheet:
        """Return the sheet of a tag's attributes."""
        identity = next((value for name, value in tag.items() if name.endswith(b":id")), b"").decode("utf-8", "replace")
        relation = self._relations.get(identity)
        if relation is None:
            raise UnpatchableError
        name = html.unescape(tag.get(b"name", b"").decode("utf-8", "replace"))
        hidden = tag.get(b"state", b"visible") != b"visible"
        return Sheet(name, relation.target, relation.kind == "worksheet", hidden)

    def related_part(self, kind: str) -> str:
        """Return the part of a kind that the workbook is related to; empty when there is none."""
        return next((relation.target for relation in self._relations.values() if relation.kind == kind), "")

    def insert_sheet(self, desired_name: str, position: int = 0) -> str:
        """Insert an empty sheet and return the name of its part, which the caller writes.

        Args:
            desired_name: name of the sheet; a variant is used when it is taken.
            position: 0 for the first sheet.
        """
        package = self._package
        part = package.free_part_name("xl/worksheets/sheet{}.xml")
        package.write(part, b"")
        package.add_content_type(part, _WORKSHEET)
        identity = package.add_relation(self.part, "worksheet", part)
        numbers = [int_attribute(parse_attributes(tag), b"sheetId") for tag in self._tags()]
        name = _free_name(desired_name, {sheet.name.lower() for sheet in self.sheets})
        tag = b'<%ssheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>' % (
            self._p, RELATIONS.encode(), xml_text(name), max(numbers, default=0) + 1, identity.encode(),
        )  # fmt: skip
        start = re.search(rb"<%ssheets\b[^>]*>" % self._p, self._xml)
        starts = list(re.finditer(rb"<%ssheet\b" % self._p, self._xml))
        if not start or position > len(starts):
            raise UnpatchableError
        offset = starts[position].start() if 0 < position < len(starts) else start.end()
        self._xml = self._xml[:offset] + tag + self._xml[offset:]

        def moved(match: re.Match[bytes]) -> bytes:
            """Return the position of a sheet that a name is local to, moved by one behind the new sheet."""
            return match[1] + b"%d" % (int(match[2]) + (int(match[2]) >= position))

        self._xml = re.sub(rb"(\blocalSheetId=[\"'])(\d+)", moved, self._xml)
        self.sheets.insert(position, Sheet(name, part, True, False))
        return part

    def name_for_printing(self, part: str, name: bytes, reference: str) -> None:
        """Define a built-in name of a sheet: its print area, or the rows repeated on each printed page.

        Args:
            part: of the worksheet.
            name: ``_xlnm.Print_Titles`` or ``_xlnm.Print_Area``; an earlier definition is replaced.
            reference: range without the name of the sheet, such as ``$5:$5``.
        """
        p = self._p
        position = next(number for number, sheet in enumerate(self.sheets) if sheet.part == part)
        earlier = rb"<%sdefinedName\b(?=[^>]*\bname=\"%s\")(?=[^>]*\blocalSheetId=\"%d\")[^>]*>[^<]*</%sdefinedName>"
        self._xml = re.sub(earlier % (p, name, position, p), b"", self._xml)
        quoted = self.sheets[position].name.replace("'", "''")
        title = b'<%sdefinedName name="%s" localSheetId="%d">%s</%sdefinedName>' % (
            p, name, position, xml_text(f"'{quoted}'!{reference}"), p,
        )  # fmt: skip
        # Some programs write an empty element; a second one beside it would make the workbook invalid.
        names = re.search(rb"<%sdefinedNames\b[^>]*?(/?)>" % p, self._xml)
        if names and names[1]:
            element = b"<%sdefinedNames>%s</%sdefinedNames>" % (p, title, p)
            self._xml = self._xml[: names.start()] + element + self._xml[names.end() :]
            return
        if names:
            self._xml = self._xml[: names.end()] + title + self._xml[names.end() :]
            return
        root = re.search(rb"<%sworkbook\b[^>]*>" % p, self._xml)
        if not root:
            raise UnpatchableError
        inner = self._xml[root.end() :]
        following = next((offset for tag, offset in child_offsets(root[0], inner) if tag in _AFTER_NAMES), None)
        start = root.end() + (inner.rindex(b"</") if following is None else following)
        self._xml = self._xml[:start] + b"<%sdefinedNames>%s</%sdefinedNames>" % (p, title, p) + self._xml[start:]

    def activate(self, position: int) -> None:
        """Make one sheet the active and only selected one; a group of selected sheets would be edited together."""
        values = {b"activeTab": b"%d" % position, b"firstSheet": b"0"}

        def set_active(match: re.Match[bytes]) -> bytes:
            """Return a window whose active tab is the sheet."""
            return match[1] + set_attributes(match[2], values) + match[3]

        self._xml = re.sub(rb"(<%sworkbookView\b)([^>]*?)(/?>)" % self._p, set_active, self._xml)
        for index, sheet in enumerate(self.sheets):
            if index != position:
                self._deselect(sheet.part)

    def _deselect(self, part: str) -> None:
        """Clear the selection of a sheet's tab."""
        content = self._package.read(part)
        views = re.search(rb"<(?:\w+:)?sheetViews\b.*?</(?:\w+:)?sheetViews\s*>", content, re.DOTALL)
        if views:
            changed = re.sub(rb"(\btabSelected=[\"'])(?:1|true)", rb"\g<1>0", views[0])
            if changed != views[0]:
                self._package.write(part, content[: views.start()] + changed + content[views.end() :])

    def remove_macros(self) -> None:
        """Remove the macros: the workbook is returned as an .xlsx, which may have none."""
        for relation in list(self._relations.values()):
            if relation.kind == "vbaProject":
                for inner in self._package.relations(relation.target):
                    self._package.remove(inner.target)
                self._package.remove(relation.target)
                self._package.remove_relation(self.part, relation.id)
        self._package.replace_content_type(self.part, _PLAIN)

    def save(self) -> None:
        """Write the workbook part to the package."""
        self._package.write(self.part, self._xml)


def _free_name(desired_name: str, used_names: set[str]) -> str:
    """Return a sheet name that no other sheet has; Excel ignores case in sheet names."""
    candidates = (desired_name, *(f"{desired_name[: _LONGEST_NAME - 4]} {number}" for number in range(2, 1000)))
    return next(name for name in candidates if name.lower() not in used_names)
