"""Compose the documents of a meeting: invitation, briefing pack, attendance sheet, minutes, follow-ups, atensi."""
