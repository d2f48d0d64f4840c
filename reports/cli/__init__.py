"""The command line: one thin file for each command, shared options, languages, and the error handler."""
