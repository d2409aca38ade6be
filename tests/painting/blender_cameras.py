"""Run by Blender's Python: says where points are seen through a camera, a line for a line."""

import json
import os
import sys

import bpy
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector

answers = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)
sys.path.insert(0, sys.argv[1])

for line in sys.stdin:
    from camera import look_through

    asked = json.loads(line)
    scene = bpy.context.scene
    scene.render.resolution_x, scene.render.resolution_y = width, height = asked["size_px"]
    scene.render.resolution_percentage = 100
    look_through(scene, asked["camera"])
    bpy.context.view_layer.update()
    seen = [world_to_camera_view(scene, scene.camera, Vector(point)) for point in asked["points"]]
    answers.write(json.dumps([[x * width, (1 - y) * height, depth] for x, y, depth in seen]) + "\n")
