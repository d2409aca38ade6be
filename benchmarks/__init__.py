"""Benchmarks: one file per name, each with a `measure()` that returns its numbers.

Belongs here: what takes time and is compared between versions. Next door: `tests` says what is
right and never looks at a clock.
"""
