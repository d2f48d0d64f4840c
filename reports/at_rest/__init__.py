"""What lies on the office's disk: searched for a person byte by byte, and removed."""
