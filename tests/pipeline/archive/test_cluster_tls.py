"""On a network the cluster is spoken to with certificates both ways, as pora.toml names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from authority import Authority
from loopback import LocalCluster
from plain import kept, make_archive

from reports.errors import ConfigurationError
from reports.pipeline.archive.cluster import OnCluster
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Cluster, Config
from tests import command_line

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from authority import Signed

MONTHS = 6


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return the authority of the cluster."""
    return Authority(tmp_path_factory.mktemp("otoritas"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Return another one."""
    return Authority(tmp_path_factory.mktemp("asing"))


@pytest.fixture(scope="module")
def scheduler(authority: Authority) -> Signed:
    """Return the certificate of the scheduler, which names its address."""
    return authority.signed("kluster")


@pytest.fixture(scope="module")
def cluster(scheduler: Signed) -> Iterator[LocalCluster]:
    """Start a scheduler and a worker that speak by certificates only."""
    started = LocalCluster(1, scheduler.as_options)
    yield started
    started.stop()


@pytest.fixture
def months(tmp_path: Path) -> Path:
    """Return an archive."""
    return make_archive(tmp_path / "arsip", MONTHS)


def run(archive: Path, office: Path, settings: str, address: str) -> subprocess.CompletedProcess[str]:
    """Run ``pora reprocess`` in an office with these settings."""
    office.mkdir(exist_ok=True)
    (office / "pora.toml").write_text(settings)
    return command_line.run("reprocess", archive, "-C", office, "--scheduler", address, "--lang=en")


@pytest.mark.ci
@pytest.mark.slow
def test_over_tls_the_ledger_is_byte_for_byte_that_of_this_machine(
    tmp_path: Path, months: Path, cluster: LocalCluster, certificates: tuple[Signed, Signed]
) -> None:
    """The certificates lie in the office folder and are named relative to it."""
    here, there = tmp_path / "sini", tmp_path / "sana"
    here.mkdir()
    reprocess(months, Request(here), Config())
    done = run(months, there, in_office(there, certificates[0]), cluster.address)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert f"{MONTHS} months rebuilt" in done.stdout
    assert kept(there) == kept(here)


def in_office(office: Path, files: Signed) -> str:
    """Copy certificates into an office and return the settings that name them relative to it."""
    folder = office / "sertifikat"
    folder.mkdir(parents=True)
    for one in (files.authority, files.certificate, files.key, files.scheduler):
        (folder / one.name).write_bytes(one.read_bytes())
    return files.as_toml.replace(f"{files.key.parent}/", "sertifikat/")


@pytest.mark.slow
@pytest.mark.parametrize("strange", [("scheduler",), ("certificate", "key"), ("scheduler", "certificate", "key")])
def test_a_cluster_of_another_authority_is_refused(
    tmp_path: Path,
    months: Path,
    cluster: LocalCluster,
    certificates: tuple[Signed, Signed],
    strange: tuple[str, ...],
) -> None:
    """We do not trust it, it does not trust us, or both: exit 4 and the remedy, and nothing is read."""
    own, other = certificates
    settings = replace(own, **{name: getattr(other, name) for name in strange}).as_toml
    done = run(months, tmp_path / "kantor", settings, cluster.address)
    assert done.returncode == 4, done.stderr
    assert "do not agree on certificates" in done.stderr
    assert "What to do: use tls://, and name under [cluster] in pora.toml" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "kantor").rglob("*.parquet"))


@pytest.fixture(scope="module")
def certificates(authority: Authority, stranger: Authority, scheduler: Signed) -> tuple[Signed, Signed]:
    """Return those of an office, and those of another authority."""
    return authority.signed("kantor", scheduler), stranger.signed("kantor")


@pytest.mark.slow
@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.9"])
def test_another_holder_of_a_certificate_cannot_stand_in_for_the_scheduler(
    tmp_path: Path, months: Path, authority: Authority, scheduler: Signed, host: str
) -> None:
    """Another office of the same authority, and a scheduler whose certificate names another host."""
    other = authority.signed(f"kantor-lain-{host}", host=host)
    pinned = scheduler if host == "127.0.0.1" else other
    stands_in = LocalCluster(0, other.as_options)
    try:
        done = run(months, tmp_path / "kantor", authority.signed("kantor-kami", pinned).as_toml, stands_in.address)
    finally:
        stands_in.stop()
    assert (done.returncode, "do not agree on certificates" in done.stderr) == (4, True), done.stderr


@pytest.mark.slow
def test_who_speaks_in_the_clear_and_who_does_not_do_not_meet(
    tmp_path: Path, months: Path, cluster: LocalCluster, certificates: tuple[Signed, Signed]
) -> None:
    """tcp:// to a scheduler with certificates, tls:// to one without: both are told, neither waits."""
    done = run(months, tmp_path / "satu", "[cluster]\ntrusts_accounts = true\n", cluster.address.replace("tls", "tcp"))
    assert (done.returncode, "do not agree on certificates" in done.stderr) == (4, True), done.stderr
    open_one = LocalCluster(0)
    try:
        done = run(months, tmp_path / "dua", certificates[0].as_toml, open_one.address.replace("tcp", "tls"))
    finally:
        open_one.stop()
    assert (done.returncode, "do not agree on certificates" in done.stderr) == (4, True), done.stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"key": "tiada.key"}, r"cluster\.key: .*tiada\.key cannot be read"),
        ({"key": "other"}, r"certificates under \[cluster\] cannot be used"),
        ({"authority": "text"}, r"certificates under \[cluster\] cannot be used"),
        ({"certificate": ""}, r"cluster\.certificate is missing"),
        ({"scheduler": ""}, r"cluster\.scheduler is missing"),
    ],
)
def test_useless_certificates_are_said_before_anybody_is_spoken_to(
    tmp_path: Path, certificates: tuple[Signed, Signed], changed: dict[str, str], said: str
) -> None:
    """The key is named whose file is missing; what does not fit together is said so."""
    own, other = certificates
    (tmp_path / "text").write_text("bukan sertifikat")
    named = {name: str(getattr(own, name)) for name in ("authority", "certificate", "key", "scheduler")} | changed
    named["key"] = str(other.key) if named["key"] == "other" else named["key"]
    with pytest.raises(ConfigurationError, match=said):
        OnCluster("tls://10.0.0.5:8786", Cluster(**named), tmp_path)
