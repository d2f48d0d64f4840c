"""Puts finished documents into a folder: all of a set or none, old or new, never a mixture."""

from reports.publish.folders import ensure_writable, lock, refusing
from reports.publish.recovery import recover
from reports.publish.sets import create, publish, put

__all__ = ["create", "ensure_writable", "lock", "publish", "put", "recover", "refusing"]
