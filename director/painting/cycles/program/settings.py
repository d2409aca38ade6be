"""How Cycles works: device, samples, bounces, denoising, and the file it writes."""

from functools import cache
from typing import Any

import bpy

GRAPHICS = ("OPTIX", "CUDA", "HIP", "ONEAPI", "METAL")
POINT_PX = 0.01
"""A filter so narrow that a sample is the pixel's middle."""


@cache
def device() -> str:
    """Choose the graphics card where there is one, and return what renders."""
    chosen = bpy.context.preferences.addons["cycles"].preferences
    for kind in GRAPHICS:
        try:
            chosen.compute_device_type = kind
        except TypeError:  # this build of Blender does not know it
            continue
        chosen.refresh_devices()
        cards = [card for card in chosen.devices if card.type == kind]
        if cards:
            for card in chosen.devices:
                card.use = card.type == kind
            return f"{kind}: {', '.join(card.name for card in cards)}"
    chosen.compute_device_type = "NONE"
    return "CPU"


def prepare(scene: Any, job: dict[str, Any]) -> None:
    """Set the scene up for a job."""
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    cycles.device = "CPU" if device() == "CPU" else "GPU"
    render.resolution_x, render.resolution_y = job["size_px"]
    render.resolution_percentage = 100
    render.use_persistent_data = True
    render.film_transparent = True
    render.use_compositing = render.use_sequencer = False
    cycles.seed = job["seed"]
    cycles.use_adaptive_sampling = False
    cycles.use_auto_tile = False
    cycles.transparent_max_bounces = 16
    cycles.sample_clamp_direct, cycles.sample_clamp_indirect = 0.0, job["brightest"]
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.blur_glossy = 1.0
    _effort(cycles, job)
    _file(scene, job)


def _effort(cycles: Any, job: dict[str, Any]) -> None:
    cycles.samples = job["samples"]
    cycles.max_bounces = max(job["bounces"], job["mirrors"])
    cycles.diffuse_bounces = job["bounces"]
    cycles.glossy_bounces = job["mirrors"]
    cycles.transmission_bounces = 2
    cycles.use_denoising = job["denoise"]
    if job["denoise"]:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "ACCURATE"
        cycles.denoising_quality = "HIGH"
        cycles.denoising_use_gpu = False
    cycles.pixel_filter_type = "BOX" if job["points"] else "BLACKMAN_HARRIS"
    cycles.filter_width = POINT_PX if job["points"] else 1.5


def _file(scene: Any, job: dict[str, Any]) -> None:
    layer = scene.view_layers[0]
    layer.name = "view"
    layer.use_pass_z = job["points"]
    layer.pass_alpha_threshold = 0.0  # a pane of glass is met where it is
    settings = scene.render.image_settings
    settings.media_type = "MULTI_LAYER_IMAGE"
    settings.file_format = "OPEN_EXR_MULTILAYER"
    settings.color_depth, settings.exr_codec = "32", "ZIPS"
    scene.render.use_file_extension = False
    scene.render.filepath = job["out"]
