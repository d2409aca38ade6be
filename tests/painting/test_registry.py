"""Painters by name, and the digest of the sources that decide pixels."""

import pytest

from director.errors import BadInput
from director.painting.blockout import nominal_aspect
from director.painting.registry import painter
from director.painting.sources import pixel_sources
from director.tiers import ASPECTS, Tier


def test_the_blockout_painter_is_known_by_its_name(tmp_path):
    assert painter("blockout", tmp_path).name == "blockout"


def test_an_unknown_painter_is_refused_with_those_that_are_known():
    with pytest.raises(BadInput, match="blockout"):
        painter("oil")


def test_the_code_version_is_a_digest_and_stays_the_same():
    assert len(pixel_sources()) == 64
    assert painter("blockout").code_version() == pixel_sources()


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_tier_has_the_same_nominal_aspect(tier, aspect):
    assert nominal_aspect(tier.row.size_px(aspect)) == aspect
