"""Marks worksheets with colours, comments and comment boxes, and removes the marks of an earlier correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.model.grid import COMMENT_AUTHOR
from reports.problems import Severity
from reports.render.correction import vml_shapes
from reports.render.correction.comments_part import Comments, Note, Remark
from reports.render.correction.index_sheet import as_sentence
from reports.render.correction.opc_package import RELATIONS
from reports.render.correction.worksheet_part import Worksheet, parse_cell_name
from reports.render.correction.xml_patch import child_offsets, parse_attributes, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.render.correction.findings import Finding
    from reports.render.correction.opc_package import Package
    from reports.render.correction.sheet_words import Words
    from reports.render.correction.styles_part import Styles
    from reports.render.correction.worksheet_part import Place

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_BOXES = {
    b"legacyDrawingHF", b"drawingHF", b"picture", b"oleObjects", b"controls", b"webPublishItems", b"tableParts",
    b"extLst", b"AlternateContent",
}  # fmt: skip
"""Elements of a worksheet that follow ``legacyDrawing`` in the order of the file format."""


class Marker:
    """Marks the worksheets of one package."""

    def __init__(self, package: Package, styles: Styles, words: Words) -> None:
        self._package, self._styles, self._words = package, styles, words
        self._blocks = self._free_blocks()

    def _free_blocks(self) -> Iterator[int]:
        """Yield blocks of shape numbers that no drawing uses."""
        used = set().union(
            *(vml_shapes.shape_blocks(self._package.read(part)) for part in self._package.parts_ending(".vml"))
        )
        yield from range(max(used, default=0) + 1, 1_000_000)

    def remove_marks(self, part: str, formats: Mapping[int, int]) -> None:
        """Remove the marks of an earlier correction from a worksheet.

        Args:
            part: name of the worksheet part.
            formats: number of each cell format in our colours → number of the original format.
        """
        if formats:
            sheet = Worksheet.parse(self._package.read(part))
            changed = sheet.with_formats_replaced(formats).part
            if changed != sheet.part:
                self._package.write(part, changed)
        comments_part = self._related_part(part, "comments")
        if not comments_part:
            return
        content = self._package.read(comments_part)
        if xml_text(COMMENT_AUTHOR) not in content:
            return
        comments = Comments(content)
        removed = comments.remove_marks()
        self._package.write(comments_part, comments.part)
        drawing = self._drawing_of(part, Worksheet.parse(self._package.read(part)))
        if drawing:
            self._package.write(drawing, vml_shapes.remove_boxes(self._package.read(drawing), removed))

    def mark(self, part: str, findings: Sequence[Finding]) -> None:
        """Colour the cells of findings in a worksheet and describe the findings in comments."""
        sheet = Worksheet.parse(self._package.read(part))
        placed = [(place, finding) for finding in findings if finding.cell and (place := parse_cell_name(finding.cell))]
        if not placed:
            return
        anchors = sheet.merged_anchors(place for place, _finding in placed)
        by_place: dict[Place, list[Finding]] = {}
        for place, finding in placed:
            by_place.setdefault(anchors.get(place, place), []).append(finding)
        order = list(Severity)
        severity = {
            place: min((finding.severity for finding in group), key=order.index) for place, group in by_place.items()
        }
        sheet = sheet.with_formats(by_place, lambda place, style: self._styles.coloured(style, severity[place]))
        notes = {place: self._note(place, group) for place, group in by_place.items()}
        self._package.write(part, self._write_comments(part, sheet, notes).part)

    def _note(self, place: Place, findings: Iterable[Finding]) -> Note:
        """Return the comment text of the findings at a cell."""
        words = self._words
        levels = {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}
        remarks = []
        for finding in findings:
            # In a merged range the comment is at its first cell, so the heading names the cell of the finding.
            elsewhere = finding.cell if finding.cell and parse_cell_name(finding.cell) != place else ""
            heading = " › ".join(filter(None, (levels[finding.severity], elsewhere)))
            body = "\n→ ".join(filter(None, (as_sentence(finding.message), as_sentence(finding.hint))))
            remarks.append(Remark(f"{heading}:", body))
        return tuple(dict.fromkeys(remarks))

    def _write_comments(self, part: str, sheet: Worksheet, notes: Mapping[Place, Note]) -> Worksheet:
        """Write notes and their boxes; return the worksheet, with a reference to a new drawing where it had none."""
        package = self._package
        comments_part = self._related_part(part, "comments")
        comments = Comments(package.read(comments_part)) if comments_part else Comments()
        occupied = comments.places()
        comments.add(notes)
        if not comments_part:
            comments_part = package.free_part_name("xl/comments{}.xml")
            package.add_content_type(comments_part, _COMMENTS)
            package.add_relation(part, "comments", comments_part)
        package.write(comments_part, comments.part)
        drawing = self._drawing_of(part, sheet)
        if not drawing:
            drawing = package.free_part_name("xl/drawings/vmlDrawing{}.vml")
            package.add_default_type("vml", _DRAWING)
            sheet = _with_drawing(sheet, package.add_relation(part, "vmlDrawing", drawing))
            package.write(drawing, vml_shapes.EMPTY)
        appended = {place: note for place, note in notes.items() if place in occupied}
        new = {place: note for place, note in notes.items() if place not in occupied}
        content = vml_shapes.lengthen_boxes(package.read(drawing), appended)
        if new:
            content = vml_shapes.add_boxes(content, new, sheet.column_widths, self._blocks)
        package.write(drawing, content)
        return sheet

    def _related_part(self, part: str, kind: str) -> str:
        """Return the part of a kind that a part is related to; empty when there is none."""
        return next((relation.target for relation in self._package.relations(part) if relation.kind == kind), "")

    def _drawing_of(self, part: str, sheet: Worksheet) -> str:
        """Return the drawing with the comment boxes; headers with pictures have a separate drawing."""
        tag = re.search(rb"<%slegacyDrawing\b([^>]*)>" % sheet.prefix, sheet.tail)
        if not tag:
            return ""
        values = (value for name, value in parse_attributes(tag[1]).items() if name.endswith(b":id"))
        identity = next(values, b"").decode("utf-8", "replace")
        return next((relation.target for relation in self._package.relations(part) if relation.id == identity), "")


def _with_drawing(sheet: Worksheet, relation: str) -> Worksheet:
    """Return a worksheet with a reference to the drawing of its comment boxes, in the order of the file format."""
    start = sheet.tail.index(b">") + 1
    inner = sheet.tail[start:]
    offset = next((offset for name, offset in child_offsets(sheet.root, inner) if name in _AFTER_BOXES), None)
    if offset is None:
        offset = inner.rindex(b"</%sworksheet" % sheet.prefix)
    tag = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (sheet.prefix, RELATIONS.encode(), relation.encode())
    return Worksheet(sheet.prefix, sheet.head, sheet.body, sheet.tail[:start] + inner[:offset] + tag + inner[offset:])
