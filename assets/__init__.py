"""Assets: what a film is made of, one file each. An asset fetches, makes, keeps and reports.

Here is only what Dagster has to know about a picture. How one is made: `director.making`.
"""
