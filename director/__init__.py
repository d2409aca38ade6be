"""The film itself: scripts, worlds, cameras, painters, records and media.

Belongs here: everything that is true about a film without Dagster and without a web framework.
Next door: `dagster_project`, `assets`, `jobs` and `sensors` turn it into partitioned assets, `api`
serves it over HTTP. Neither is ever imported from here.
"""
