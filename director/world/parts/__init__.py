"""Parts: things that several sites share, one file for each family, as plain functions.

A part opens its own thing on the stage, so that it has an id, a frame and a random stream:
`lamp_post(stage, "lamp-1", Frame((3.0, 0.0, 0.0)))`.
"""
