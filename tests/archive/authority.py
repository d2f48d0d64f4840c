"""An authority that signs certificates, made for one test run; nothing of it is kept in the project."""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

_VALID = (datetime.datetime(2020, 1, 1), datetime.datetime(2049, 12, 31))
"""First and last moment (UTC)."""


@dataclass(frozen=True)
class Signed:
    """The three files that ``[cluster]`` in pora.toml names, in PEM form."""

    authority: Path
    certificate: Path
    key: Path
    scheduler: Path
    """Certificate of the scheduler; its own where it is not told."""

    @property
    def as_toml(self) -> str:
        """The section of pora.toml."""
        names = ("authority", "certificate", "key", "scheduler")
        return "\n".join(("[cluster]", *(f'{name} = "{getattr(self, name)}"' for name in names), ""))

    @property
    def as_options(self) -> list[str]:
        """What Dask's own commands are told."""
        return [
            "--tls-ca-file", str(self.authority), "--tls-cert", str(self.certificate), "--tls-key", str(self.key),
        ]  # fmt: skip


class Authority:
    """Signs certificates.

    Args:
        folder: for its files; made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = _named(f"otoritas {folder.name}")
        self._file = folder / "ca.pem"
        own = _builder(self._name, self._name, self._key).add_extension(x509.BasicConstraints(True, None), True)
        self._file.write_bytes(own.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def signed(self, name: str, scheduler: Signed | None = None, host: str = "127.0.0.1") -> Signed:
        """Return a new certificate, that of the authority, its key, and the certificate of the scheduler.

        Args:
            name: of the holder.
            scheduler: whom to speak to.
            host: address that the certificate names.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
        built = _builder(_named(name), self._name, key).add_extension(address, critical=False)
        certificate = built.sign(self._key, hashes.SHA256())
        place = self._folder / f"{name}.pem"
        files = Signed(self._file, place, self._folder / f"{name}.key", scheduler.certificate if scheduler else place)
        files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        files.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
        return files


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    first, last = _VALID
    about = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
    return about.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
