"""Takes the white space between the elements of an .ods away, over which calamine stumbles.

Programs that indent XML put it there; it belongs to no text.
"""

from __future__ import annotations

import io
import zipfile

from reports.intake.read.replaced_parts import with_parts
from reports.late_patterns import late_regex

_PART = "content.xml"
_SPACE = late_regex(
    rb">[ \t\r\n]+(?=</?(?:[\w.-]+:)?"
    rb"(?:table(?:-cell|-row|-rows|-column|-columns|-header-rows|-header-columns|-row-group|-column-group)?"
    rb"|covered-table-cell|annotation|spreadsheet|body|p|shapes|forms|named-expressions|database-ranges)[\s/>])"
)


def without_spaces(content: bytes) -> bytes:
    """Return an .ods without white space between rows, cells and paragraphs; the same one where it has none."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        xml = package.read(_PART)
    # within a paragraph white space is text, but no element of these begins or ends there
    return with_parts(content, {_PART: _SPACE.sub(b">", xml)}) if _SPACE.search(xml) else content
