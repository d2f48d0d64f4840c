"""Disclosure control for shared editions: hide small cells, and prove by attack that nobody can recompute them.

Pure: cells and relations in, a pattern of hidden cells out. ``attack`` imports nothing of ``protection``; they
have only the types of ``universe`` in common.

Source: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4 (linked tables, attackers, singletons).
"""
