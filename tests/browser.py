"""A real browser for pages that the program makes: Chromium, driven by Playwright; a test without it is skipped."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def launched() -> Iterator[Any]:
    """Start a browser and yield it."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None or find_spec("playwright") is None:
        pytest.skip("Chromium and the package playwright are needed to open a page in a browser")
    with import_module("playwright.sync_api").sync_playwright() as driver:
        # without its sandbox, which root may not use; the page is our own
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(chromium: Any, path: Path, **options: Any) -> Iterator[Any]:
    """Open a page and yield it; requests beyond its own file and messages of its console are collected on it.

    Args:
        chromium: a browser that was launched.
        path: of the page.
        options: of the context in which it is opened, which knows nothing of others, as ``color_scheme="dark"``.
    """
    context = chromium.new_context(**options)
    page = context.new_page()
    page.heard = []
    page.on("request", lambda request: page.heard.append(request.url))
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("dialog", lambda dialog: (page.heard.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    yield page
    context.close()


def violations(page: Any) -> list[str]:
    """Return the rules of axe-core that an opened page breaks, each with the first part that breaks it."""
    if find_spec("axe_playwright_python") is None:
        pytest.skip("the package axe-playwright-python, which holds axe-core, is needed to check the page")
    axe = import_module("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found]
