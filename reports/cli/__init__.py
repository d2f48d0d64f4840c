"""The door: one thin file a command, the options they share, the language, and the boundary where errors end."""
