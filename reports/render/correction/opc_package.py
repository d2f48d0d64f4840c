"""Patches the OPC (zip) package of a workbook: parts, relations, content types; other parts stay unchanged."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

from defusedxml import ElementTree

from reports.render.correction.xml_patch import UnpatchableError, check_well_formed, insert_before_end, xml_text
from reports.render.zip_package import zip_entry

MOST_BYTES = 512 << 20
"""Maximum unpacked size of a package that is patched (512 MiB)."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relation:
    """A relation from one part to another, or to an external target."""

    id: str
    kind: str
    """Last segment of its type, such as ``comments``."""
    target: str
    """Part name; empty for an external target."""


class Package:
    """A package while it is patched."""

    def __init__(self, content: bytes) -> None:
        """Open a package.

        Raises:
            UnpatchableError: damaged, encrypted, too large, or with two parts of the same name.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnpatchableError from error
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        encrypted = any(entry.flag_bits & 1 for entry in entries)
        too_large = sum(entry.file_size for entry in entries) > MOST_BYTES
        if encrypted or too_large or len(self._entries) < len(entries):
            raise UnpatchableError
        self._changed: dict[str, bytes] = {}
        self._removed: set[str] = set()

    def has(self, name: str) -> bool:
        """Tell whether the package has a part."""
        return name in self._changed or (name in self._entries and name not in self._removed)

    def read(self, name: str) -> bytes:
        """Return the content of a part.

        Raises:
            UnpatchableError: the part is missing or damaged.
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
        self._removed.discard(name)
        self._changed[name] = content

    def remove(self, name: str) -> None:
        """Remove a part and its content type."""
        self._changed.pop(name, None)
        self._removed.add(name)
        pattern = rb"<(?:\w+:)?Override\b[^>]*PartName=[\"']/%s[\"'][^>]*/>" % re.escape(xml_text(name))
        self.write(_TYPES, re.sub(pattern, b"", self.read(_TYPES)))

    def remove_related(self, name: str) -> None:
        """Remove all that a part is related to, and its relations, before the part is written anew."""
        for relation in self.relations(name):
            if relation.target and self.has(relation.target):
                self.remove(relation.target)
        if self.has(_relations_part(name)):
            self.remove(_relations_part(name))

    def free_part_name(self, pattern: str) -> str:
        """Return the first free part name of a pattern with a number, such as ``xl/comments{}.xml``."""
        used_names = {name.lower() for name in (*self._entries, *self._changed)}
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)).lower() not in used_names)

    def parts_ending(self, suffix: str) -> list[str]:
        """Return the sorted names of the parts with a suffix."""
        names = {*self._entries, *self._changed} - self._removed
        return sorted(name for name in names if name.lower().endswith(suffix))

    def save(self) -> bytes:
        """Return the package as bytes, after parsing every changed XML part.

        Raises:
            UnpatchableError: a changed part is not well-formed, or an unchanged one is damaged.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            added = sorted(name for name in self._changed if name not in self._entries)
            for name in (*(name for name in self._entries if name not in self._removed), *added):
                content = self.read(name)
                if name in self._changed and name.endswith((".xml", ".rels")):
                    check_well_formed(content)
                package.writestr(self._entry(name), content)
        return buffer.getvalue()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        """Return the zip entry of a part, with the time and compression it had in the original package."""
        original = self._entries.get(name)
        if original is None:
            return zip_entry(name)
        return zip_entry(name, time=original.date_time, stored=original.compress_type == zipfile.ZIP_STORED)

    def relations(self, name: str) -> list[Relation]:
        """Return the relations of a part.

        Raises:
            UnpatchableError: they cannot be parsed.
        """
        relations_part = _relations_part(name)
        if not self.has(relations_part):
            return []
        try:
            root = ElementTree.fromstring(self.read(relations_part))
        except (ElementTree.ParseError, ValueError) as error:
            raise UnpatchableError from error
        relations = []
        for element in root:
            target = element.get("Target", "")
            internal = element.get("TargetMode") != "External"
            folder = posixpath.dirname(name)
            part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if internal else ""
            relations.append(Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], part))
        return relations

    def add_relation(self, name: str, kind: str, target: str) -> str:
        """Add a relation from a part to another and return its id."""
        relations_part = _relations_part(name)
        used_ids = {relation.id for relation in self.relations(name)}
        identity = next(key for number in range(1, 100_000) if (key := f"rIdPora{number}") not in used_ids)
        path = posixpath.relpath(target, posixpath.dirname(name) or ".")
        xml = (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{identity}" Type="{RELATIONS}/{kind}" '
            f'Target="{path}"/>'
        ).encode()
        empty = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            b'<Relationships xmlns="%s/relationships"></Relationships>' % _PACKAGE.encode()
        )
        content = self.read(relations_part) if self.has(relations_part) else empty
        self.write(relations_part, insert_before_end(content, b"Relationships", xml))
        return identity

    def remove_relation(self, name: str, identity: str) -> None:
        """Remove a relation of a part."""
        relations_part = _relations_part(name)
        pattern = rb"<(?:\w+:)?Relationship\b[^>]*\bId=[\"']%s[\"'][^>]*/>" % re.escape(identity.encode())
        self.write(relations_part, re.sub(pattern, b"", self.read(relations_part)))

    def add_content_type(self, name: str, content_type: str) -> None:
        """Declare the content type of a new part."""
        xml = f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{name}" ContentType="{content_type}"/>'
        self.write(_TYPES, insert_before_end(self.read(_TYPES), b"Types", xml.encode()))

    def add_default_type(self, suffix: str, content_type: str) -> None:
        """Declare the default content type of a file suffix, unless it is declared already."""
        types = self.read(_TYPES)
        if re.search(rb"<(?:\w+:)?Default\b[^>]*Extension=[\"']%s[\"']" % suffix.encode(), types, re.IGNORECASE):
            return
        xml = f'<Default xmlns="{_PACKAGE}/content-types" Extension="{suffix}" ContentType="{content_type}"/>'
        self.write(_TYPES, insert_before_end(types, b"Types", xml.encode()))

    def replace_content_type(self, name: str, content_type: str) -> None:
        """Change the declared content type of a part."""
        pattern = rb"(<(?:\w+:)?Override\b[^>]*PartName=[\"']/%s[\"'][^>]*)" % re.escape(xml_text(name))

        def set_type(match: re.Match[bytes]) -> bytes:
            """Return the tag with the new type."""
            return re.sub(rb"ContentType=[\"'][^\"']*[\"']", b'ContentType="%s"' % content_type.encode(), match[0])

        self.write(_TYPES, re.sub(pattern + rb"/?>", set_type, self.read(_TYPES)))


def _relations_part(name: str) -> str:
    """Return the name of the part with a part's relations."""
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")
