"""Frozen dataclasses that all layers share. They have no behaviour beyond access to their own data."""
