"""The HTTP API and the events of a film, for the canvas and for other programs.

Belongs here: routes, what they answer with, problem+json, server-sent events, signed media.
Next door: what is done is done by `director`; the canvas (`canvas/`) knows only the generated types
of this API. Dagster is reached through `director.dispatch` alone.
"""
