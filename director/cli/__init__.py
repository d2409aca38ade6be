"""The command line: starts programs, speaks HTTP and GraphQL, prints for people.

Belongs here: what `director ...` and `make ...` do. Next door: everything that they do it with.
"""
