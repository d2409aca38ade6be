"""Renders with Cycles, for as long as somebody asks: run by Blender's own Python, as a program.

One line of JSON comes in on standard input for each picture, one goes out: `{"done": ...}` or
`{"failed": "why"}`. Pictures and worlds travel as files. It ends with its input: who asked is gone
then.
"""

import json
import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

import bpy
from camera import look_through
from lighting import Light
from settings import device, prepare
from world import World


class Renderer:
    """Keeps the last world and the last light."""

    def __init__(self) -> None:
        self._world: World | None = None
        self._light: Light | None = None

    def render(self, job: dict[str, Any]) -> None:
        """Render one job into the file that it names; a world or a light is sent once."""
        if job["world"]:
            bpy.ops.wm.read_factory_settings(use_empty=True)
            self._light, self._world = None, World(Path(job["world"]))
        prepare(bpy.context.scene, job)
        if job["light"]:
            if self._light:
                self._light.put_out()
            self._light = Light(Path(job["light"]))
            assert self._world is not None
            self._world.dress(self._light.weather)
        look_through(bpy.context.scene, job["camera"])
        bpy.ops.render.render(write_still=True)


def main() -> None:
    """Render until the input ends."""
    say = _replies()
    jobs: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    renderer = Renderer()
    say({"ready": bpy.app.version_string, "device": device()})
    while True:
        job = json.loads(jobs.get())
        began = time.process_time()
        try:
            renderer.render(job)
        except Exception as error:
            traceback.print_exc()
            say({"failed": f"{type(error).__name__}: {error}"})
        else:
            say({"done": job["out"], "cpu_s": time.process_time() - began})


def _listen(jobs: queue.Queue[str]) -> None:
    for line in sys.stdin:
        jobs.put(line)
    os._exit(0)


def _replies() -> Any:
    """Return a function that answers; what Blender prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")

    return say


if __name__ == "__main__":
    main()
