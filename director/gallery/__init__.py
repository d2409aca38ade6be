"""The gallery: what places look like, as a page of small pictures that one command makes.

    python -m director.gallery [--one-core] [NAME ...]

Belongs here: which pictures are shown, in which light, and what is said beneath them. Next door:
`director.painting` paints them, `director.film` reads descriptions as it reads scripts.
"""
