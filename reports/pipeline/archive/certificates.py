"""The certificates of the connection to a cluster: one scheduler is trusted, no other that its authority signed."""

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
    """Return what Dask connects with: only the scheduler whose certificate is named, at a host that it names.

    Dask trusts every certificate of the authority and compares no host names, so that whoever holds one could stand in
    for the scheduler, whose answers are run as programs. Here the scheduler's own certificate is the only trusted one.

    Args:
        settings: names the files.
        office: folder that their paths are relative to.

    Raises:
        ConfigurationError: one is not named, cannot be read, or does not fit the others.
    """
    from distributed import Security  # noqa: PLC0415 -- an extra

    names = ("authority", "certificate", "key", "scheduler")
    authority, certificate, key, scheduler = (_file(settings, name, office) for name in names)
    _try(authority, certificate, key)
    context = _try(scheduler, certificate, key)

    class Pinned(Security):
        """Connects by our own context, in which one certificate is trusted."""

        def get_connection_args(self, role: str) -> dict[str, object]:
            """Return the arguments of a connection."""
            return {**super().get_connection_args(role), "ssl_context": context}

    return Pinned(
        tls_ca_file=str(authority), tls_client_cert=str(certificate), tls_client_key=str(key), require_encryption=True
    )


def _file(settings: Cluster, name: str, office: Path) -> Path:
    """Return the path of a certificate, whose file can be read."""
    file_name = str(getattr(settings, name))
    if not file_name:
        raise ConfigurationError(
            "{file}: cluster.{key} is missing", "name the file of each certificate under [cluster]",
            file=_FILE, key=name,
        )  # fmt: skip
    path = office / file_name
    try:
        path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            "{file}: cluster.{key}: {path} cannot be read", "check the file and its permissions",
            file=_FILE, key=name, path=path,
        ) from error  # fmt: skip
    return path


def _try(trusted: Path, certificate: Path, key: Path) -> ssl.SSLContext:
    """Return a context that trusts a certificate; raise where TLS cannot be set up, before anybody is spoken to."""
    try:
        context = ssl.create_default_context(cafile=str(trusted))
        context.load_cert_chain(certificate, key)
    except (ssl.SSLError, ValueError) as error:
        raise ConfigurationError(
            "{file}: the certificates under [cluster] cannot be used",
            "take files in PEM form, and the key that belongs to the certificate", file=_FILE,
        ) from error  # fmt: skip
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the certificate itself is the end of the chain
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
