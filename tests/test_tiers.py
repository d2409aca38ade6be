"""The tier table, and what a tier's pixels come to."""

import pytest

from director.errors import BadInput, UnknownTier
from director.tiers import ASPECTS, TIER_TABLE, Tier


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_tier_spends_its_budget_at_the_projects_aspect(tier: Tier, aspect: float) -> None:
    width, height = tier.row.size_px(aspect)
    assert width % 8 == height % 8 == 0
    assert width * height == pytest.approx(tier.row.side_px**2, rel=0.03)
    assert width / height == pytest.approx(aspect, rel=0.02)


def test_a_dearer_tier_has_more_pixels_more_time_and_less_priority() -> None:
    rows = [TIER_TABLE[tier] for tier in Tier]
    assert [row.side_px for row in rows] == [512, 768, 1024]
    assert [row.timeout_s for row in rows] == [120, 300, 600]
    assert sorted((row.priority for row in rows), reverse=True) == [row.priority for row in rows]


def test_an_unknown_tier_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownTier, match="low, standard, high"):
        Tier.parse("gold")
    assert Tier.parse(" HIGH ") is Tier.HIGH


def test_an_unknown_aspect_is_told_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"1\.78"):
        Tier.LOW.row.size_px(1.5)
