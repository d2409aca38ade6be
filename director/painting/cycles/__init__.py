"""The `cycles` painter: Blender's renderer, in a program of its own.

Belongs here: what Blender is told (`exchange`, `lighting`), the program that tells it (`program`,
which runs in an environment of its own and is never imported), and how its light becomes our
picture. Next door: `director.painting` decides sky, lamps, exposure, air and grade for all
painters.
"""
