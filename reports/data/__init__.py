"""Code lists as data; see README.md. Opened only by ``reports.vocabulary.resources``."""
