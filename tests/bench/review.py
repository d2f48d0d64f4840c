"""Time ``pora review`` against the same return without its PDF, and its page in a browser; print each with its aim.

Usage: review.py [RUNS] [ROWS]. The browser is Chromium, driven by Playwright; without them its lines are left out, and
that is said.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from compare import cpu, office_of, prepare

CPU_AIM = 1.3
"""CPU of the page, as a multiple of that of the return without its PDF."""
BYTES_AIM = 400_000
OPEN_AIM, CLICK_AIM = 0.5, 0.2
"""Seconds until the page is shown, and until the rows of its largest figure are."""
WITHOUT_PDF = (
    "import sys; import reports.proof as proof; proof.pdf_faults = lambda *a, **k: (); "
    "import reports.render.pdf as pdf; pdf.render = lambda *a, **k: b'%PDF-1.7\\n%%EOF'; "
    "from reports.cli.main import main; sys.argv[0] = 'pora'; main()"
)
"""The return as it is made, but that nothing is laid out and read back."""
FIGURE = "stock-district-permit/total/total"
SHOWN = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
CLICKED = """async (id) => {
  const begin = performance.now();
  document.querySelector(`[data-f="${id}"]`).click();
  while (!document.querySelector("dialog[open] tbody tr")) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - begin;
}"""


def in_browser(page: Path, runs: int) -> tuple[float, float] | None:
    """Return the seconds until a page is shown and until its largest figure is open; None without a browser."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None or find_spec("playwright") is None:
        return None
    shown, clicked = [], []
    with import_module("playwright.sync_api").sync_playwright() as driver:
        for _turn in range(runs):
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
            opened = browser.new_page()
            opened.goto(page.as_uri())
            opened.wait_for_timeout(500)
            shown.append(opened.evaluate(SHOWN) / 1000)
            clicked.append(opened.evaluate(CLICKED, FIGURE) / 1000)
            browser.close()
    return statistics.median(shown), statistics.median(clicked)


def tell(what: str, value: float, unit: str, aim: float) -> bool:
    """Print a line, and tell whether the aim is missed."""
    print(f"{what}: {value:,.3f} {unit} (aim: at most {aim:,g})")
    return value > aim


def main(runs: int = 5, rows: int = 10_000) -> int:
    """Measure and print; 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        period, _plain, register = prepare(folder, rows)
        office = office_of(register, folder / "office")
        options: list[object] = [period, "-q", "-C", office]
        cpu([sys.executable, "-c", WITHOUT_PDF, "return", *options])  # what it reads is kept for all that follow
        ours, theirs = [], []
        for _turn in range(runs):
            ours.append(cpu([sys.executable, "-m", "reports", "review", *options]))
            theirs.append(cpu([sys.executable, "-c", WITHOUT_PDF, "return", *options]))
        page = next((office / "outputs" / period).glob("tinjauan.*.html")).resolve()
        print(json.dumps({"rows": rows, "review": statistics.median(ours), "return": statistics.median(theirs)}))
        missed = [tell("pora review, of the return without its PDF", _ratio(ours, theirs), "times its CPU", CPU_AIM)]
        missed.append(tell("its page", page.stat().st_size, "bytes", BYTES_AIM))
        times = in_browser(page, runs)
        if times is None:
            print("no browser: Chromium and the package playwright are needed to time the page")
        else:
            missed.append(tell("its page is shown after", times[0], "s", OPEN_AIM))
            missed.append(tell("its largest figure is open after", times[1], "s", CLICK_AIM))
    return int(any(missed))


def _ratio(ours: list[float], theirs: list[float]) -> float:
    return statistics.median(ours) / statistics.median(theirs)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
