"""The certificates by which an office and a Dask cluster know each other."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from distributed import Security

    from reports.vocabulary.config import Cluster

_FILE = "pora.toml"


def security_of(settings: Cluster, office: Path) -> Security:
    """Return what Dask connects with; only a peer whose certificate the same authority signed is spoken to.

    Args:
        settings: names the files.
        office: folder that their paths are relative to.

    Raises:
        ConfigurationError: one is not named, cannot be read, or does not fit the others.
    """
    from distributed import Security  # noqa: PLC0415 -- an extra

    authority, certificate, key = (_file(settings, name, office) for name in ("authority", "certificate", "key"))
    _try(authority, certificate, key)
    return Security(
        tls_ca_file=str(authority), tls_client_cert=str(certificate), tls_client_key=str(key), require_encryption=True
    )


def _file(settings: Cluster, name: str, office: Path) -> Path:
    """Return the path of a certificate, whose file can be read."""
    named = str(getattr(settings, name))
    if not named:
        raise ConfigurationError(
            "{file}: cluster.{key} is missing", "name the file of each certificate under [cluster]",
            file=_FILE, key=name,
        )  # fmt: skip
    path = office / named
    try:
        path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            "{file}: cluster.{key}: {path} cannot be read", "check the file and its permissions",
            file=_FILE, key=name, path=path,
        ) from error  # fmt: skip
    return path


def _try(authority: Path, certificate: Path, key: Path) -> None:
    """Raise where TLS cannot be set up with these files, before anybody is spoken to."""
    try:
        ssl.create_default_context(cafile=str(authority)).load_cert_chain(certificate, key)
    except (ssl.SSLError, ValueError) as error:
        raise ConfigurationError(
            "{file}: the certificates under [cluster] cannot be used",
            "take files in PEM form, and the key that belongs to the certificate", file=_FILE,
        ) from error  # fmt: skip
