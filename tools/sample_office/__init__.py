"""A synthetic office: every kind of input, as ugly as real ones, and the truth about it. Nobody in it exists."""

from tools.sample_office.office import make, told, write
from tools.sample_office.truth import Truth

__all__ = ["Truth", "make", "told", "write"]
