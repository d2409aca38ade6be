"""Worlds: parameters in, a deterministic blockout out (sites, parts, materials, looks).

Belongs here: what stands where, of which material, under which sky. Next door: `director.camera`
decides from where it is seen, `director.painting` turns it into a picture.
"""

from director.world.build import build, code_version
from director.world.choose import Choice, choose_site

__all__ = ["Choice", "build", "choose_site", "code_version"]
