"""The version of the rules by which figures come about; every manifest names it.

Two months are compared only where both were counted under one version (settled rule 15).
"""

from __future__ import annotations

from reports.pipeline.intake import RULES as READING

COUNTING = "9"
"""Version of the rules of counting; a change makes every month of an archive be counted again."""
RULES = f"{READING}.{COUNTING}"
"""Version of reading and counting together."""
