"""A synthetic office: every kind of input, as ugly as real ones, and the truth about it. Nobody in it exists."""

from reports.sample.office import make, write
from reports.sample.truth import Truth

__all__ = ["Truth", "make", "write"]
