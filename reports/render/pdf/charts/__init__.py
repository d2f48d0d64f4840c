"""Geometry of charts, which the templates draw as SVG."""
