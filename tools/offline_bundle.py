"""Makes the offline bundle: one tar file from which an office installs the program on a PC without internet.

Run by ``make bundle``, on the Debian release, architecture and Python that the bundle is for: the packages of the
system come from ``apt-get`` with everything they depend on, as if nothing were installed yet, the Python packages from
``pip`` at the versions of constraints.txt. ``make bundle-trial`` installs it in a throw-away system.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from reports import __version__

ROOT = Path(__file__).parents[1]
OUTPUTS = ROOT / "outputs"
INSTALLER = Path(__file__).parent / "offline_install.sh"
SYSTEM = (
    "python3", "python3-venv", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation",
    "fonts-dejavu-core",
)  # fmt: skip
"""Packages of the system that the program needs (README.md); their dependencies come along."""
_TIMEOUT = 1800
"""Seconds after which a download is given up."""


def main() -> None:
    """Write the bundle into outputs, and say where it is and how large."""
    release = platform.freedesktop_os_release()
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    architecture = _run("dpkg", "--print-architecture").strip()
    name = f"pora-{__version__}-{release['ID']}{release.get('VERSION_ID', '')}-{architecture}-python{python}"
    _refuse_other_python(python, release["PRETTY_NAME"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        (folder / "debs").mkdir(parents=True)
        _wheels(folder / "wheels")
        _system_packages(folder / "debs", Path(scratch))
        (folder / "debs" / "Packages").write_text(package_index(folder / "debs"), encoding="utf-8")
        script = INSTALLER.read_text(encoding="utf-8")
        values = {"RELEASE": release["VERSION_CODENAME"], "ARCHITECTURE": architecture, "PYTHON": python}
        (folder / "install.sh").write_text(with_values(script, {**values, "PACKAGES": " ".join(SYSTEM)}), "utf-8")
        (folder / "SHA256SUMS").write_text(hash_list(folder), encoding="utf-8")
        path = write_tar(folder, OUTPUTS / f"{name}.tar")
        debs, wheels = (len([*folder.glob(pattern)]) for pattern in ("debs/*.deb", "wheels/*.whl"))
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)}: {size:,} bytes, {wheels} wheels, {debs} packages of {release['ID']}\n")


def _refuse_other_python(python: str, release: str) -> None:
    """End where the release has another Python than the one that the wheels would be for."""
    lines = _run("apt-cache", "policy", "python3").splitlines()
    version = next((line.split()[1] for line in lines if "Candidate:" in line), "")
    if not version.startswith(f"{python}."):
        sys.exit(f"{release} has Python {version or '(unknown: run apt-get update)'}, this environment {python}")


def _wheels(folder: Path) -> None:
    """Gather the wheel of the program and of everything that it requires."""
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # modules that are gone would be packed again
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "wheel", "--no-build-isolation")
    _run(*pip, "-c", str(ROOT / "constraints.txt"), "-w", str(folder), str(ROOT))


def _system_packages(folder: Path, scratch: Path) -> None:
    """Download the packages of the system with all that they depend on, whatever is installed on this PC."""
    status, archives = scratch / "status", scratch / "archives"
    status.touch()
    (archives / "partial").mkdir(parents=True)
    places = ("-o", f"Dir::State::status={status}", "-o", f"Dir::Cache::archives={archives}")
    options = ("-o", "APT::Sandbox::User=root", "-o", "Debug::NoLocking=true", "-qq", "-y", "--no-install-recommends")
    _run("apt-get", *places, *options, "--download-only", "install", *SYSTEM)
    for package in archives.glob("*.deb"):
        shutil.copy(package, folder / package.name.replace("%3a", "."))


def package_index(folder: Path) -> str:
    """Return the index by which ``apt-get`` knows the packages of a folder."""
    stanzas = []
    for package in sorted(folder.glob("*.deb")):
        content = package.read_bytes()
        place = f"Filename: ./{package.name}\nSize: {len(content)}\nSHA256: {hashlib.sha256(content).hexdigest()}\n"
        stanzas.append(_run("dpkg-deb", "--field", str(package)).rstrip("\n") + "\n" + place)
    return "\n".join(stanzas)


def with_values(script: str, values: dict[str, str]) -> str:
    """Return the install script for one release, architecture and Python."""
    for name, value in values.items():
        script = script.replace(f"@{name}@", value)
    return script


def hash_list(folder: Path) -> str:
    """Return the SHA-256 of each file below a folder, as ``sha256sum --check`` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files)
    return "".join(lines)


def write_tar(folder: Path, path: Path) -> Path:
    """Pack a folder; owners and times of this PC are left out, what is inside is compressed already."""

    def neutral(member: tarfile.TarInfo) -> tarfile.TarInfo:
        """Return a member as anybody would have packed it."""
        member.uid = member.gid = member.mtime = 0
        member.uname = member.gname = ""
        member.mode = 0o755 if member.isdir() else 0o644
        return member

    path.parent.mkdir(exist_ok=True)
    with tarfile.open(path, "w") as archive:
        archive.add(folder, folder.name, filter=neutral)
    return path


def _run(*command: str) -> str:
    """Run a program; end with what it said where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIMEOUT)  # noqa: S603 -- fixed commands
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    main()
