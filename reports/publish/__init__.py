"""Puts finished documents into a folder: all of a set or none, old or new, never a mixture."""

from reports.publish.finished_sets import FinishedSet, finished_sets
from reports.publish.folders import ensure_writable, lock, refusing
from reports.publish.recovery import is_left_open, recover
from reports.publish.sets import create, publish, put

__all__ = [
    "FinishedSet",
    "create",
    "ensure_writable",
    "finished_sets",
    "is_left_open",
    "lock",
    "publish",
    "put",
    "recover",
    "refusing",
]
