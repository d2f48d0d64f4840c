"""Reprocessing an archive: find its files, read each once, decide between versions, count every month, tell it all."""
