"""Templates an office may edit without code: HTML, CSS, SVG macros and Excel forms."""
