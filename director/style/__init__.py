"""Style: a film's palette, contrast, texture and keywords, and how well a picture keeps to them.

Belongs here: what a style is, reading a palette off reference pictures, what a style does to a
material's colour and to a print, the compliance score. Plain numbers in, plain numbers out. Next
door: `director.world.build` dresses a world in a style, `director.painting.styled` a picture.
"""
