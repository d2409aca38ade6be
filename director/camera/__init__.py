"""Cameras: the model, the standard set, placement by ray tests.

Belongs here: from where a place is seen. Next door: `director.world` is what is seen,
`director.painting` is how it looks.
"""
