"""Painters: anything that turns an order into a picture.

Belongs here: the painter protocol, the registry, and the painters. Next door: `director.world`
builds what they paint; `director.media` keeps what they made.
"""
