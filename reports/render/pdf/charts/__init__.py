"""Charts as SVG geometry, drawn by the templates."""
