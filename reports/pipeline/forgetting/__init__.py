"""What ``pora forget`` removes and what it leaves: by month, by person, and the account of both."""
