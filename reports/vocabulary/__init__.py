"""What the words mean: declared fields, code lists, places, permits, law, formats, configuration."""
