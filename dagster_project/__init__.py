"""Dagster's side of the house: how runs are stored, queued, launched and executed.

Here: partition sets, storages, launcher, queue, resident worker and the one page of definitions.
Next door: what an asset is (`assets`), jobs by tier (`jobs`), what notices changes (`sensors`).
What a picture is, and how it is made, belongs to `director`, which knows nothing of Dagster.
"""
