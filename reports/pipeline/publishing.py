"""The last step of a job: manifests, and the documents of a meeting published as one set each."""

from __future__ import annotations

import dataclasses
import json
from hashlib import sha256
from typing import TYPE_CHECKING

from reports import __version__
from reports.pipeline.completeness import missing_kinds
from reports.pipeline.input_stamps import settings_hash
from reports.pipeline.request import MeetingOutcome, Outcome, RemadeDocuments
from reports.pipeline.rules import RULES
from reports.publish import ensure_writable, publish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.model.quality import Quality
    from reports.pipeline.gather import Gathered
    from reports.pipeline.meeting import Prepared
    from reports.pipeline.request import Request


def manifest(
    gathered: Gathered, figures: Figures, quality: Quality, office: Path, *, with_meetings: bool = False
) -> dict[str, object]:
    """Return the facts of a manifest besides the artifacts: inputs, versions, period, row counts.

    Args:
        gathered: the inputs of the office.
        figures: what was counted.
        quality: names the files that were used, and their rows.
        office: the office folder, with its settings and decisions.
        with_meetings: whether meeting workbooks are inputs, too.
    """
    return {
        "inputs": used_inputs(gathered, quality, with_meetings=with_meetings),
        "all_inputs_sha256": hash_of_all_inputs(gathered),
        "settings_sha256": settings_hash(office),
        "versions": {"pora": __version__, "rules": RULES},
        "period": str(figures.period),
        "as_of": figures.as_of.isoformat(),
        "draft": bool(quality.not_understood),
        "rows": dataclasses.asdict(quality.total),
    }


def used_inputs(gathered: Gathered, quality: Quality, *, with_meetings: bool) -> list[dict[str, str]]:
    """Return path and sha256 of the files that were used, by path."""
    used = {line.path for line in quality.lines}
    files = [file for file in gathered.files if file.path in used or (with_meetings and file.meeting is not None)]
    return [{"path": file.path, "sha256": file.sha256} for file in sorted(files, key=lambda file: file.path)]


def hash_of_all_inputs(gathered: Gathered) -> str:
    """Return the hash of paths and contents of every file of the inputs.

    Documents depend on those too that they do not use: a file of which nobody knows the month makes every return a
    draft, and names are masked that stand in any file.
    """
    every_file = sorted((file.path, file.sha256) for file in gathered.files)
    return sha256(json.dumps(every_file).encode()).hexdigest()


def shared_manifest(facts: Mapping[str, object], inputs: int) -> dict[str, object]:
    """Return the facts of a manifest that leaves the office: inputs by number, and no counts of their rows.

    Names of files may name a person, and a hash would prove to the holder of a file that it was used. Which file a
    number stands for is written into ``records/protection``.

    Args:
        facts: of the office's own manifest.
        inputs: number of files that were used.
    """
    shared_facts = {name: facts[name] for name in ("versions", "period", "as_of", "date", "draft")}
    return {"inputs": [{"number": number} for number in range(1, inputs + 1)], **shared_facts}


def publish_set(
    folder: Path, artifacts: Mapping[str, bytes], facts: Mapping[str, object], name: str, request: Request
) -> tuple[Path, ...]:
    """Publish the files of a document, locked if that was asked for.

    Args:
        folder: of the documents.
        artifacts: file name → content.
        facts: of the manifest.
        name: ``<document>.<edition>``.
        request: the shared options.

    Raises:
        OutputError: the output cannot be written, or another run holds it.
    """
    if request.protection is None:
        return publish(folder, artifacts, facts, name=name)
    from reports.at_rest.file_locks import lock_files  # noqa: PLC0415 -- brings cryptography

    files, locked = lock_files(artifacts, request.protection)
    return publish(folder, files, facts, name=name, locked=locked)


def remade_documents(sets: Mapping[str, Mapping[str, bytes]], prepared: Prepared) -> RemadeDocuments:
    """Return the documents of a meeting as they would be made today."""
    inputs = used_inputs(prepared.gathered, prepared.material.data.quality, with_meetings=True)
    insiders = prepared.protection.pack.verdict.insiders if prepared.protection else None
    return RemadeDocuments(sets, tuple(inputs), hash_of_all_inputs(prepared.gathered), insiders)


def folder_of(workbook: Path, request: Request) -> Path:
    """Return the folder of a meeting's documents, found to be writable before the long work; a dry run needs it not.

    Raises:
        OutputError: it cannot be written.
    """
    folder = request.outputs / workbook.stem
    if not request.dry_run:
        ensure_writable(folder, request.output or request.office)
    return folder


def is_withheld(prepared: Prepared) -> bool:
    """Tell whether the documents are drafts of a shared edition, which are not made (settled rule 16)."""
    return prepared.shared is not None and bool(prepared.material.data.quality.not_understood)


def published(
    sets: Mapping[str, Mapping[str, bytes]], folder: Path, prepared: Prepared, request: Request
) -> MeetingOutcome:
    """Publish the documents of a meeting and return what was made; a dry run only names it, and no draft is shared.

    Args:
        sets: ``<document>.<edition>`` → its files, in the order they are written.
        folder: of the meeting's documents.
        prepared: what the documents were composed from.
        request: the shared options.

    Raises:
        OutputError: the output cannot be written, or another run holds it.
    """
    data = prepared.material.data
    if is_withheld(prepared):
        paths: tuple[Path, ...] = ()
    elif request.dry_run:
        paths = tuple(folder / file for artifacts in sets.values() for file in artifacts)
    else:
        facts = manifest(prepared.gathered, data.figures, data.quality, request.office, with_meetings=True)
        facts["date"] = data.document_date.isoformat() if data.document_date else None
        if prepared.shared is not None:
            del facts["rows"]  # numbers of single rows set aside
        if prepared.shared is not None:
            facts = shared_manifest(facts, len(used_inputs(prepared.gathered, data.quality, with_meetings=True)))
        paths = tuple(
            path for name, artifacts in sets.items() for path in publish_set(folder, artifacts, facts, name, request)
        )
    missing = missing_kinds(data.coverage, data.period, data.quality.not_understood, data.sources)
    outcome = Outcome(
        paths,
        (*prepared.problems, *prepared.gate.problems(prepared.material.meeting.path)),
        data.quality.total,
        missing,
        data.quality.not_understood,
        prepared.gathered.learned,
        data.quality.faulty,
        tuple(entry["sha256"] for entry in used_inputs(prepared.gathered, data.quality, with_meetings=True)),
        tuple(remarks.agency for remarks in data.sources),
    )
    return MeetingOutcome(prepared.material.meeting.name, str(data.period), outcome)
