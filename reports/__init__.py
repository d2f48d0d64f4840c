"""pora: reports and returns for a Tim Pengawasan Orang Asing (Tim PORA).

Reads the messy workbooks of an immigration office, proves that no row was lost, and composes the formal documents the
office owes. It reports and protects; it never accuses, scores or watches anyone.
"""

__version__ = "0.2.0"
