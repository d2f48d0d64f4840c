"""The zip package of a workbook: parts, relations, content types; what is not written to stays as it was."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from defusedxml import ElementTree

from reports.render.correction.xml_patch import UnpatchableError, before_end, prove, text
from reports.render.zip_package import zip_entry

MOST_BYTES = 512 << 20
"""A package that unpacks to more is not patched (512 MiB)."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relation:
    """From one part to another, or to a place outside."""

    id: str
    kind: str
    """Last word of its type, such as ``comments``."""
    target: str
    """Part name; empty for a place outside."""


class Package:
    """A package that is being patched."""

    def __init__(self, content: bytes) -> None:
        """Open a package.

        Raises:
            UnpatchableError: damaged, locked, too large, or with two parts of one name.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnpatchableError from error
        entries = self._zip.infolist()
        self._entries = {one.filename: one for one in entries}
        locked = any(one.flag_bits & 1 for one in entries)
        if locked or len(self._entries) < len(entries) or sum(one.file_size for one in entries) > MOST_BYTES:
            raise UnpatchableError
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._changed or (name in self._entries and name not in self._removed)

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            UnpatchableError: missing or damaged.
        """
        if name in self._changed:
            return self._changed[name]
        if not self.has(name):
            raise UnpatchableError
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise UnpatchableError from error

    def write(self, name: str, content: bytes) -> None:
        """Change or add a part."""
        self._changed[name] = content

    def remove(self, name: str) -> None:
        """Drop a part with its content type."""
        self._changed.pop(name, None)
        self._removed.add(name)
        pattern = rb"<(?:\w+:)?Override\b[^>]*PartName=[\"']/%s[\"'][^>]*/>" % re.escape(text(name))
        self.write(_TYPES, re.sub(pattern, b"", self.read(_TYPES)))

    def new_name(self, pattern: str) -> str:
        """Return the first free part name, such as ``xl/comments{}.xml`` with a number."""
        taken = {one.lower() for one in (*self._entries, *self._changed)}
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)).lower() not in taken)

    def parts(self, suffix: str) -> list[str]:
        """Return the names of parts that end so, in order."""
        names = {*self._entries, *self._changed} - self._removed
        return sorted(one for one in names if one.lower().endswith(suffix))

    def save(self) -> bytes:
        """Return the package; the changed XML parts have been parsed once more.

        Raises:
            UnpatchableError: a change has spoilt a part, or an unchanged one is damaged.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            added = sorted(name for name in self._changed if name not in self._entries)
            for name in (*(one for one in self._entries if one not in self._removed), *added):
                content = self.read(name)
                if name in self._changed and name.endswith((".xml", ".rels")):
                    prove(content)
                package.writestr(self._entry(name), content)
        return buffer.getvalue()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        earlier = self._entries.get(name)
        if earlier is None:
            return zip_entry(name)
        return zip_entry(name, time=earlier.date_time, stored=earlier.compress_type == zipfile.ZIP_STORED)

    def relations(self, name: str) -> list[Relation]:
        """Return where a part points to."""
        place = _relations_part(name)
        if not self.has(place):
            return []
        try:
            root = ElementTree.fromstring(self.read(place))
        except (ElementTree.ParseError, ValueError) as error:
            raise UnpatchableError from error
        found = []
        for one in root:
            target = one.get("Target", "")
            inside = one.get("TargetMode") != "External"
            folder = posixpath.dirname(name)
            part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if inside else ""
            found.append(Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], part))
        return found

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part point to another and return the id of the relation."""
        place = _relations_part(name)
        taken = {one.id for one in self.relations(name)}
        own = next(one for number in range(1, 100_000) if (one := f"rIdPora{number}") not in taken)
        path = posixpath.relpath(target, posixpath.dirname(name) or ".")
        xml = (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{own}" Type="{RELATIONS}/{kind}" Target="{path}"/>'
        ).encode()
        empty = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            b'<Relationships xmlns="%s/relationships"></Relationships>' % _PACKAGE.encode()
        )
        self.write(place, before_end(self.read(place) if self.has(place) else empty, b"Relationships", xml))
        return own

    def unrelate(self, name: str, own: str) -> None:
        """Take a relation away."""
        place = _relations_part(name)
        pattern = rb"<(?:\w+:)?Relationship\b[^>]*\bId=[\"']%s[\"'][^>]*/>" % re.escape(own.encode())
        self.write(place, re.sub(pattern, b"", self.read(place)))

    def declare(self, name: str, content_type: str) -> None:
        """Say what kind of content a new part holds."""
        xml = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{name}" ContentType="{content_type}"/>'
        self.write(_TYPES, before_end(self.read(_TYPES), b"Types", xml.encode()))

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say what kind of content the parts with a suffix hold, unless it is said."""
        types = self.read(_TYPES)
        if re.search(rb"<(?:\w+:)?Default\b[^>]*Extension=[\"']%s[\"']" % suffix.encode(), types, re.IGNORECASE):
            return
        xml = f'<Default xmlns="{_PACKAGE}/content-types" Extension="{suffix}" ContentType="{content_type}"/>'
        self.write(_TYPES, before_end(types, b"Types", xml.encode()))

    def replace_type(self, name: str, content_type: str) -> None:
        """Say anew what kind of content a part holds."""
        pattern = rb"(<(?:\w+:)?Override\b[^>]*PartName=[\"']/%s[\"'][^>]*)" % re.escape(text(name))

        def changed(match: re.Match[bytes]) -> bytes:
            """Return the tag with the new type."""
            return re.sub(rb"ContentType=[\"'][^\"']*[\"']", b'ContentType="%s"' % content_type.encode(), match[0])

        self.write(_TYPES, re.sub(pattern + rb"/?>", changed, self.read(_TYPES)))


def _relations_part(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")
