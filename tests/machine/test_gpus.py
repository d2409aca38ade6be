"""Cards go to the workers that need them most, and nobody sees a card that is not theirs."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.machine import gpus
from director.machine.gpus import NO_GPU, Gpu, assigned, environment_of, told
from director.tiers import DEFAULTS, Tier

SMALL, LARGE = Gpu("GPU-a", "A small one", 12), Gpu("GPU-b", "A large one", 80)
cards = st.lists(st.integers(4, 80), max_size=6).map(
    lambda sizes: [Gpu(f"GPU-{n}", f"card {n}", size) for n, size in enumerate(sizes)]
)


@given(cards)
def test_no_card_is_promised_more_memory_than_it_has(found: list[Gpu]) -> None:
    given_to = assigned(DEFAULTS, found)
    for gpu in found:
        promised = sum(
            DEFAULTS.rows[tier].vram_gb for (tier, _), its in given_to.items() if its == gpu
        )
        assert promised <= gpu.vram_gb


@given(cards)
def test_a_tier_is_left_to_the_cpu_only_when_no_card_has_room_for_it(found: list[Gpu]) -> None:
    given_to = assigned(DEFAULTS, found)
    if found and max(gpu.vram_gb for gpu in found) >= DEFAULTS.rows[Tier.HIGH].vram_gb:
        assert (Tier.HIGH, 0) in given_to


def test_the_product_says_who_serves_which_tier() -> None:
    assert told(DEFAULTS, []) == NO_GPU
    assert told(DEFAULTS, [LARGE]) == "A large one (80 GB) for low, standard, high."
    assert told(DEFAULTS, [SMALL]) == (
        "A small one (12 GB) for low; the CPU painters serve standard, high."
    )
    assert "too small for any tier" in told(DEFAULTS, [Gpu("GPU-c", "Tiny", 4)])


def test_a_worker_s_environment_names_its_card_or_none() -> None:
    assert environment_of(LARGE) == {"CUDA_VISIBLE_DEVICES": "GPU-b"}
    assert environment_of(None) == {"CUDA_VISIBLE_DEVICES": ""}


@pytest.mark.parametrize(
    ("visible", "seen"), [(None, 2), ("", 0), ("1", 1), ("GPU-a", 1), ("0,1", 2), ("9", 0)]
)
def test_cards_that_the_starter_hides_stay_hidden(visible: str | None, seen: int) -> None:
    assert len(gpus._permitted([SMALL, LARGE], visible)) == seen


def test_looking_for_cards_loads_no_model_library() -> None:
    look = "import sys; from director.machine.gpus import gpus; gpus(); assert 'torch' not in sys."
    subprocess.run([sys.executable, "-c", look + "modules"], check=True)
