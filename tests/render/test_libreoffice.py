"""LibreOffice converts files for previews, and fetches nothing that they link to."""

from __future__ import annotations

import io
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import docx
import pytest
from PIL import Image

from reports.errors import ConfigurationError
from reports.render import libreoffice
from reports.render.zip_package import unzip_parts, zip_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")


@pytest.fixture
def server() -> Iterator[tuple[int, list[str]]]:
    """Return the port of a server on this PC, and the paths it is asked for."""
    paths: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        """Notes what it is asked for."""

        def do_GET(self) -> None:
            """Note the path."""
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 -- names of the standard library

        def log_message(self, *_words: object) -> None:
            """Print nothing."""

    listening = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield listening.server_port, paths
    listening.shutdown()
    listening.server_close()


def linking_to(port: int) -> bytes:
    """Return a Word file whose picture lies on a server."""
    picture, package = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (10, 10)).save(picture, "PNG")
    document = docx.Document()
    document.add_picture(io.BytesIO(picture.getvalue()))
    document.save(package)
    parts = unzip_parts(package)
    links, body = parts["word/_rels/document.xml.rels"].decode(), parts["word/document.xml"]
    target = f'Target="http://127.0.0.1:{port}/lambang.png" TargetMode="External"'
    links, count = re.subn(r'Target="media/image1\.png"', target, links)
    assert count == 1
    changed = {"word/_rels/document.xml.rels": links.encode(), "word/document.xml": body.replace(b"r:embed", b"r:link")}
    return zip_parts({**parts, **changed})


@pytest.mark.ci
def test_linked_pictures_are_not_fetched(server: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """With its usual settings it would ask the server."""
    port, paths = server
    pdf = libreoffice.to_pdf(linking_to(port), ".docx")
    assert pdf is not None
    assert pdf.startswith(b"%PDF-")
    assert paths == []
    monkeypatch.setattr(libreoffice, "_SAFETY", ())
    libreoffice.to_pdf(linking_to(port), ".docx")
    assert "/lambang.png" in paths


@pytest.mark.ci
def test_what_it_does_not_open_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that hangs, which is ended with what it started."""
    monkeypatch.setattr(libreoffice, "_SECONDS", 0.2)
    with pytest.raises(ConfigurationError) as raised:
        libreoffice.to_pdf(linking_to(9), ".docx")
    assert "libreoffice-writer" in str(raised.value.values["packages"])
