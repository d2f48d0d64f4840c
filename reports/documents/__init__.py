"""Composing documents: which words and which figures, in which order; never how they look."""
