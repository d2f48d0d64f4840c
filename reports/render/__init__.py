"""Renderers from documents and figures to bytes: PDF, Excel, Word, slides, JSON; they neither count nor compose."""
