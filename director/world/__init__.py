"""Worlds: parameters in, a deterministic blockout out (sites, parts, materials, looks).

Belongs here: what stands where, of which material, under which sky. Next door: `director.camera`
decides from where it is seen, `director.painting` turns it into a picture.
"""
