"""What officials call the fields of input tables: in documents, questions and the teaching sheet."""

from __future__ import annotations

from reports.vocabulary.resources import load


def labels() -> dict[str, str]:
    """Return field → Indonesian label, for every field of the schema."""
    declared: dict[str, str] = load("field_labels")["fields"]
    return declared


def label(fields: str) -> str:
    """Return the label of a field, or of alternatives written ``a / b``; an undeclared field stays as it is."""
    known_labels = labels()
    return " atau ".join(known_labels.get(field, field) for field in fields.split(" / "))


def english(field: str) -> str:
    """Return the English name of a field: declared where the id is no English, else the id in plain letters."""
    declared: dict[str, str] = load("field_labels")["english"]
    return declared.get(field) or field.replace("_", " ")
