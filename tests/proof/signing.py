"""Signs a PDF as a signing program does: by appending, with a key that is made here and thrown away."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

_ROOM = 8192
"""Hexadecimal digits kept for a signature."""


def appended(content: bytes, objects: dict[int, bytes]) -> bytes:
    """Return a PDF with objects appended as an update, a table of theirs and a trailer of the first one's."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    start = int(content.rpartition(b"startxref")[2].split()[0])
    result, table = bytearray(content), bytearray(b"xref\n")
    for number, text in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    place = len(result)
    size = max(size, *objects) + 1 if objects else size
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start, place)
    return bytes(result + table + trailer)


def signed(content: bytes) -> bytes:
    """Return a PDF whose first signature field is filled, with a signature over all but itself."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        number, new = field.objgen[0], int(pdf.trailer.Size)
        field.V = pikepdf.String("value")
        text = field.unparse(resolved=True).replace(b"(value)", b"%d 0 R" % new)
    hole = b"<" + b"0" * _ROOM + b">"
    span = b"[0 0000000000 0000000000 0000000000]"
    value = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange%s/Contents%s>>" % (span, hole)
    result = appended(content, {number: text, new: value})
    first = result.index(hole)
    second = first + len(hole)
    result = result.replace(span, b"[0 %010d %010d %010d]" % (first, second, len(result) - second))
    digits = _signature(result[:first] + result[second:]).hex().encode().ljust(_ROOM, b"0")
    return result[: first + 1] + digits + result[second - 1 :]


@cache
def _key() -> tuple[Any, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Kunci uji")])
    start = datetime(2024, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(start).not_valid_after(start + timedelta(days=9000))
    return key, builder.sign(key, hashes.SHA256())


def _signature(data: bytes) -> bytes:
    key, certificate = _key()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary])
