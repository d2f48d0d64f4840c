"""A ledger that an older program left is rebuilt, and nobody notices but by the time it takes."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from plain import WITHOUT_PAGES, contents, make_archive

from reports.ledger import store
from reports.model.period import Month
from reports.pipeline.gather import gather_office
from reports.pipeline.reprocess import reprocess, why
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

pytestmark = pytest.mark.no_books

OLD = Path(__file__).parents[1] / "ledger" / "schema-3"
"""What the program before form 4 left of an archive of two registers with three persons each."""
KEY = "65f30cb5c8024cbf"
"""Of one of the two."""
MONTHS, ROWS = 2, 3


def older(key: str) -> bytes:
    """Return a reading of form 3 as it would stand under a key."""
    content = (OLD / f"{KEY}.json").read_bytes()
    assert b'"schema":3,"key":"%s"' % KEY.encode() in content
    body = content.partition(b",")[2].replace(KEY.encode(), key.encode())
    return b'{"seal": "%s",' % hashlib.sha256(body).hexdigest().encode() + body


def test_an_archive_is_read_anew_and_its_months_say_why(office: Path, tmp_path: Path) -> None:
    """In the end the ledger is that of an office which never had an older program."""
    archive = make_archive(office / "inputs" / "arsip", MONTHS, ROWS)
    fresh = tmp_path / "lain"
    shutil.copytree(office, fresh)
    reprocess(fresh / "inputs" / "arsip", Request(fresh), Config(), WITHOUT_PAGES)
    (theirs,) = (fresh / "ledger").iterdir()
    ledger = office / "ledger" / theirs.name
    shutil.copytree(OLD, ledger)
    done = reprocess(archive, Request(office), Config(), WITHOUT_PAGES)
    assert (len(done.anew), len(done.rebuilt)) == (MONTHS, MONTHS)
    causes = why(archive, Request(office), Config(), Month(2019, 1))
    assert causes is not None
    assert "rules" in {cause.code for cause in causes}, "what the older program wrote of the months was read"
    expected = contents(theirs)
    assert {**contents(ledger), "state.json": ""} == {**expected, "state.json": ""}
    assert contents(office / "outputs") == contents(fresh / "outputs")
    assert reprocess(archive, Request(office), Config(), WITHOUT_PAGES).anew == ()


def test_an_office_reads_its_inputs_anew(office: Path) -> None:
    """Under the key of today stands a reading of the older form."""
    make_archive(office / "inputs", MONTHS, ROWS)
    before = gather_office(office, store=True)
    made = contents(office / "ledger")
    for key in store.index(office / "ledger").values():
        (office / "ledger" / f"{key}.json").write_bytes(older(key))
    assert gather_office(office, store=True) == before
    assert contents(office / "ledger") == made
