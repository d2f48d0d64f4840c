"""The documents of a meeting: invitation, briefing pack, attendance sheet, minutes, follow-up register, atensi."""
