"""From a file to rows that are accepted, set aside, duplicate or structure: read, recognise, normalise, validate."""
