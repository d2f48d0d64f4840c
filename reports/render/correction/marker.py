"""Marks one worksheet: colours, comments and their boxes; and takes off the marks of an earlier correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.problems import Severity
from reports.render.correction import vml_shapes
from reports.render.correction.comments_part import AUTHOR, Comments, Note, Remark
from reports.render.correction.index_sheet import sentence
from reports.render.correction.opc_package import RELATIONS
from reports.render.correction.worksheet_part import Worksheet, place_of
from reports.render.correction.xml_patch import attributes, children, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reports.render.correction.findings import Finding
    from reports.render.correction.opc_package import Package
    from reports.render.correction.styles import Styles
    from reports.render.correction.wording import Words
    from reports.render.correction.worksheet_part import Place

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_BOXES = {
    b"legacyDrawingHF", b"drawingHF", b"picture", b"oleObjects", b"controls", b"webPublishItems", b"tableParts",
    b"extLst", b"AlternateContent",
}  # fmt: skip
"""Elements of a worksheet that stand behind the one that names the boxes."""


class Marker:
    """Marks the worksheets of one package."""

    def __init__(self, package: Package, styles: Styles, words: Words) -> None:
        self._package, self._styles, self._words = package, styles, words
        self._free = self._free_blocks()

    def _free_blocks(self) -> Iterator[int]:
        """Yield blocks of shape numbers that no drawing uses."""
        used = set().union(*(vml_shapes.blocks(self._package.read(one)) for one in self._package.parts(".vml")))
        yield from range(max(used, default=0) + 1, 1_000_000)

    def take_off(self, part: str, formats: Mapping[int, int]) -> None:
        """Take the marks of an earlier correction off a worksheet.

        Args:
            part: the worksheet.
            formats: cell formats in our colours with those they cover.
        """
        if formats:
            sheet = Worksheet.of(self._package.read(part))
            changed = sheet.recoloured(formats).part
            if changed != sheet.part:
                self._package.write(part, changed)
        comments_part = self._related(part, "comments")
        if not comments_part:
            return
        earlier = self._package.read(comments_part)
        if text(AUTHOR) not in earlier:
            return
        comments = Comments(earlier)
        gone = comments.take_off()
        self._package.write(comments_part, comments.part)
        drawing = self._drawing_of(part, Worksheet.of(self._package.read(part)))
        if drawing:
            self._package.write(drawing, vml_shapes.without(self._package.read(drawing), gone))

    def mark(self, part: str, findings: Sequence[Finding]) -> None:
        """Colour the cells of a worksheet that findings name, and say in a comment what is wrong."""
        sheet = Worksheet.of(self._package.read(part))
        placed = [(place, one) for one in findings if one.cell and (place := place_of(one.cell))]
        if not placed:
            return
        anchors = sheet.anchors(place for place, _one in placed)
        shown: dict[Place, list[Finding]] = {}
        for place, one in placed:
            shown.setdefault(anchors.get(place, place), []).append(one)
        order = list(Severity)
        gravest = {place: min((one.severity for one in same), key=order.index) for place, same in shown.items()}
        sheet = sheet.restyled(shown, lambda place, style: self._styles.painted(style, gravest[place]))
        said = {place: self._note(place, same) for place, same in shown.items()}
        self._package.write(part, self._commented(part, sheet, said).part)

    def _note(self, place: Place, findings: Iterable[Finding]) -> Note:
        words = self._words
        levels = {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}
        remarks = []
        for one in findings:
            # In a merged range the comment stands at its first cell, wherever the fault lies.
            elsewhere = one.cell if one.cell and place_of(one.cell) != place else ""
            heading = " › ".join(filter(None, (levels[one.severity], elsewhere)))
            body = "\n→ ".join(filter(None, (sentence(one.message), sentence(one.hint))))
            remarks.append(Remark(f"{heading}:", body))
        return tuple(dict.fromkeys(remarks))

    def _commented(self, part: str, sheet: Worksheet, said: Mapping[Place, Note]) -> Worksheet:
        """Return the worksheet with its comments and boxes written."""
        package = self._package
        comments_part = self._related(part, "comments")
        comments = Comments(package.read(comments_part)) if comments_part else Comments()
        others = comments.places()
        comments.add(said)
        if not comments_part:
            comments_part = package.new_name("xl/comments{}.xml")
            package.declare(comments_part, _COMMENTS)
            package.relate(part, "comments", comments_part)
        package.write(comments_part, comments.part)
        drawing = self._drawing_of(part, sheet)
        if not drawing:
            drawing = package.new_name("xl/drawings/vmlDrawing{}.vml")
            package.declare_suffix("vml", _DRAWING)
            sheet = _naming(sheet, package.relate(part, "vmlDrawing", drawing))
            package.write(drawing, vml_shapes.EMPTY)
        longer = vml_shapes.lengthened(
            package.read(drawing), {place: note for place, note in said.items() if place in others}
        )
        own = {place: note for place, note in said.items() if place not in others}
        package.write(drawing, vml_shapes.with_boxes(longer, own, sheet.column_widths, self._free) if own else longer)
        return sheet

    def _related(self, part: str, kind: str) -> str:
        return next((one.target for one in self._package.relations(part) if one.kind == kind), "")

    def _drawing_of(self, part: str, sheet: Worksheet) -> str:
        """Return the drawing that holds the boxes of comments; headers with pictures have another one."""
        tag = re.search(rb"<%slegacyDrawing\b([^>]*)>" % sheet.prefix, sheet.tail)
        if not tag:
            return ""
        own = next((value for name, value in attributes(tag[1]).items() if name.endswith(b":id")), b"").decode(
            "utf-8", "replace"
        )
        return next((one.target for one in self._package.relations(part) if one.id == own), "")


def _naming(sheet: Worksheet, relation: str) -> Worksheet:
    """Return a worksheet that names the drawing with its boxes, at the place the file format gives it."""
    start = sheet.tail.index(b">") + 1
    inner = sheet.tail[start:]
    at = next((place for name, place in children(sheet.root, inner) if name in _AFTER_BOXES), None)
    if at is None:
        at = inner.rindex(b"</%sworksheet" % sheet.prefix)
    tag = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (sheet.prefix, RELATIONS.encode(), relation.encode())
    return Worksheet(sheet.prefix, sheet.head, sheet.body, sheet.tail[:start] + inner[:at] + tag + inner[at:])
