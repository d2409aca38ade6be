"""Graphics cards: which there are, which worker gets which, and what they have spent.

Asked of NVIDIA's management library through ctypes, so that nobody loads torch to learn that there
is no card. A worker sees its own card only, by CUDA_VISIBLE_DEVICES in its environment.
"""

import ctypes
import os
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from director.tiers import Tier, TierTable

LIBRARY = "libnvidia-ml.so.1"
VISIBLE = "CUDA_VISIBLE_DEVICES"
NAME_BYTES = 96
NO_GPU = "No graphics card here: the CPU painters serve every tier."


class _Memory(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in ("total", "free", "used")]


@dataclass(frozen=True)
class Gpu:
    """One graphics card."""

    uuid: str
    name: str
    vram_gb: int
    """Whole gibibytes, rounded: a card that is sold as 24 GB has a little less."""


Slot = tuple[str, int]
"""A resident worker: its lane and its number within it."""


def gpus() -> list[Gpu]:
    """Return the cards of this machine that this process may use, in the driver's order."""
    with _nvml() as nvml:
        if nvml is None:
            return []
        count = ctypes.c_uint()
        if nvml.nvmlDeviceGetCount_v2(ctypes.byref(count)):
            return []
        found = [_described(nvml, index) for index in range(count.value)]
    return _permitted([gpu for gpu in found if gpu], os.environ.get(VISIBLE))


def assigned(table: TierTable, found: Sequence[Gpu]) -> dict[Slot, Gpu]:
    """Give every worker a card with room for its tier; those that get none use the CPU.

    The dearest tier chooses first, and always the card with most room left, so that cards are
    shared only when there are more workers than cards.
    """
    room = {gpu.uuid: gpu.vram_gb for gpu in found}
    given: dict[Slot, Gpu] = {}
    for tier in reversed(Tier):
        row = table.rows[tier]
        for slot in range(row.slots):
            best = max(found, key=lambda gpu: room[gpu.uuid], default=None)
            if best and room[best.uuid] >= row.vram_gb:
                room[best.uuid] -= row.vram_gb
                given[tier, slot] = best
    return given


def told(table: TierTable, found: Sequence[Gpu]) -> str:
    """Return one sentence: which tiers have a card, and which are the CPU's."""
    if not found:
        return NO_GPU
    given = assigned(table, found)
    served = [tier for tier in Tier if any(slot[0] is tier for slot in given)]
    rest = [tier for tier in Tier if tier not in served]
    cards = ", ".join(f"{gpu.name} ({gpu.vram_gb} GB)" for gpu in found)
    if not served:
        return f"{cards}: too small for any tier, so the CPU painters serve every tier."
    by_cpu = f"; the CPU painters serve {', '.join(rest)}" if rest else ""
    return f"{cards} for {', '.join(served)}{by_cpu}."


def environment_of(gpu: Gpu | None) -> Mapping[str, str]:
    """Return what makes a worker see that card and no other one."""
    return {VISIBLE: gpu.uuid if gpu else ""}


def my_gpu() -> str:
    """Return the id of the card that this process was given; "" when it has none."""
    return os.environ.get(VISIBLE, "").partition(",")[0]


def joules(uuid: str) -> float | None:
    """Return the energy that a card has used since its driver was loaded; None if it won't tell."""
    if not uuid:
        return None
    with _nvml() as nvml:
        if nvml is None:
            return None
        handle, spent = ctypes.c_void_p(), ctypes.c_ulonglong()
        if nvml.nvmlDeviceGetHandleByUUID(uuid.encode(), ctypes.byref(handle)):
            return None
        if nvml.nvmlDeviceGetTotalEnergyConsumption(handle, ctypes.byref(spent)):
            return None
        return spent.value / 1000


@contextmanager
def _nvml() -> Generator[Any]:
    """The driver's library, initialised; None where there is no driver."""
    try:
        nvml = ctypes.CDLL(LIBRARY)
    except OSError:
        yield None
        return
    if nvml.nvmlInit_v2():
        yield None
        return
    try:
        yield nvml
    finally:
        nvml.nvmlShutdown()


def _described(nvml: Any, index: int) -> Gpu | None:
    handle, memory = ctypes.c_void_p(), _Memory()
    uuid, name = (ctypes.create_string_buffer(NAME_BYTES) for _ in range(2))
    failed = (
        nvml.nvmlDeviceGetHandleByIndex_v2(index, ctypes.byref(handle))
        or nvml.nvmlDeviceGetUUID(handle, uuid, NAME_BYTES)
        or nvml.nvmlDeviceGetName(handle, name, NAME_BYTES)
        or nvml.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory))
    )
    if failed:
        return None
    return Gpu(uuid.value.decode(), name.value.decode(), round(memory.total / 2**30))


def _permitted(found: Iterable[Gpu], visible: str | None) -> list[Gpu]:
    """Those of the cards that whoever started us lets us see, named by id or by number."""
    if visible is None:
        return list(found)
    names = {name.strip() for name in visible.split(",")}
    return [gpu for index, gpu in enumerate(found) if gpu.uuid in names or str(index) in names]
