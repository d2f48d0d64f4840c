"""Composes documents: their words and figures in reading order. Renderers decide how they look."""
