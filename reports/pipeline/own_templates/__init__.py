"""Templates that an office changes: which there are, copies of them, what is wrong with a copy, and how it looks."""
