"""Values that pass between the floors: frozen, without behaviour beyond reading themselves. Imports nothing of ours."""
