"""Every PDF and workbook is read back before it is published: what it says has to be what was composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import ConfigurationError, ReadBackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from reports.model.document import Document
    from reports.model.figures import Figures
    from reports.proof import Fault


def prove_pdf(content: bytes, document: Document, figures: Figures | None, *, has_own_templates: bool) -> None:
    """Read a PDF back by its tags.

    Args:
        content: of the PDF.
        document: that it prints.
        figures: by which its cells bear ids; None where they bear none.
        has_own_templates: whether templates of the office may have printed it.

    Raises:
        ReadBackError: it says something else than the document.
        ConfigurationError: the same, where a template of the office may be why.
    """
    from reports.proof import pdf_faults  # noqa: PLC0415 -- pikepdf, where something is printed only

    faults = pdf_faults(content, document, figures, has_own_templates=has_own_templates)
    _refuse(faults, f"{document.name}.pdf", has_own_templates=has_own_templates)


def prove_workbook(content: bytes, document: Document, figures: Figures, *, has_own_templates: bool) -> None:
    """Read a workbook back by its cells; arguments and errors as of :func:`prove_pdf`.

    Raises:
        ReadBackError, ConfigurationError: see there.
    """
    from reports.proof import workbook_faults  # noqa: PLC0415 -- as above

    _refuse(workbook_faults(content, document, figures), f"{document.name}.xlsx", has_own_templates=has_own_templates)


def prove_series(content: bytes, figures: Mapping[date, Figures], file: str) -> None:
    """Read the series of an archive's workbook back, figure by figure; the lists beside it repeat the report.

    Args:
        content: of the workbook.
        figures: first day of a month → its figures.
        file: its name.

    Raises:
        ReadBackError: it gives another figure than was counted.
    """
    from reports.proof import series_faults  # noqa: PLC0415 -- as above

    _refuse(series_faults(content, figures), file, has_own_templates=False)


def _refuse(faults: Iterable[Fault], file: str, *, has_own_templates: bool) -> None:
    """Raise at the first place at which a file says something else."""
    first = next(iter(faults), None)
    if first is None:
        return
    values = {"file": file, "place": first.place, "wanted": first.expected or "…", "found": first.actual or "…"}
    message = "{file} was read back and does not say what was composed: {place}: {found} instead of {wanted}"
    if has_own_templates:
        hint = "your own template may print it otherwise: try pora templates check, or without your copy"
        raise ConfigurationError(message, hint, **values)
    raise ReadBackError(message, "nothing was published; this is a fault of the program, please report it", **values)
