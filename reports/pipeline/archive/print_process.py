"""Prints the report in a process of its own, while this one makes the workbook and the series.

Starting it and importing WeasyPrint takes as long as putting the figures together, so it is started before there is
anything to print. What it used is given back when it ends, and it ends with this process, however that ends: it waits
for one document on its standard input, and an input that is closed has none.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from reports import child_process
from reports.errors import PoraError

if TYPE_CHECKING:
    import subprocess
    from concurrent.futures import Future
    from types import TracebackType

    from reports.model.document import Document
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


class PrintProcess:
    """A printing process, or none as long as nobody asked for one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._document: Document | None = None
        self._printed: Future[bytes] | None = None
        self._waiting = ThreadPoolExecutor(1, thread_name_prefix="pora-printer")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, whatever it is at."""
        if self._process is not None:
            self._process.kill()
        self._waiting.shutdown()
        if self._process is not None:
            self._process.__exit__(kind, error, trace)

    def start(self) -> None:
        """Start the process, which is busy with its imports for a while; once."""
        if self._process is None:
            self._process = child_process.start(__name__)

    def printed(self, document: Document, request: Request, config: Config) -> Future[bytes]:
        """Return the PDF of a document, once it is there; of one document only, however often it is asked for.

        A process prints once: another document than the first is a mistake of ours.

        Raises:
            ConfigurationError: in the future's result: a template or the emblem is missing or wrong.
        """
        if self._printed is None:
            self.start()
            assert self._process is not None  # noqa: S101 -- for the type checker
            pickled = pickle.dumps((document, request.office, config))
            self._document, self._printed = document, self._waiting.submit(_answer, self._process, pickled)
        if document != self._document:
            raise ValueError(document.title)
        return self._printed


def _answer(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    answer, _ = process.communicate(request)
    if not answer:
        message = f"the printing process ended with {process.returncode}"
        raise RuntimeError(message)
    pdf, fault = pickle.loads(answer)  # noqa: S301 -- our own process wrote it
    if fault is not None:
        raise fault
    return bytes(pdf)


def serve() -> None:
    """Print the one document that is asked for, in the process that was started for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for the parent: it decides what becomes of the document
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print goes nowhere
    from reports.pipeline.rendering import print_pdf  # noqa: PLC0415 -- WeasyPrint, which the parent does without
    from reports.pipeline.request import Request  # noqa: PLC0415 -- as above

    try:
        document, office, config = pickle.load(sys.stdin.buffer)  # noqa: S301 -- our own parent wrote it
    except EOFError:
        return
    try:
        answer: tuple[bytes | None, Exception | None] = (print_pdf(document, Request(office), config), None)
    except PoraError as error:
        answer = (None, error)
    except Exception:
        answer = (None, RuntimeError(traceback.format_exc()))
    pickle.dump(answer, answers)
    answers.flush()
    os._exit(0)
