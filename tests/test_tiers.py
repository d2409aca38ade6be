"""The tier table, and what a tier's pixels come to."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput, BadTierTable, UnknownTier
from director.keys import Kind
from director.painting.registry import check_painters
from director.tierfile import as_toml, read_table, table_of
from director.tiers import ASPECTS, DEFAULTS, Tier


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_tier_spends_its_budget_at_the_projects_aspect(tier: Tier, aspect: float) -> None:
    width, height = tier.row.size_px(aspect)
    assert width % 8 == height % 8 == 0
    assert width * height == pytest.approx(tier.row.side_px**2, rel=0.03)
    assert width / height == pytest.approx(aspect, rel=0.02)


def test_a_dearer_tier_has_more_pixels_more_time_and_less_priority() -> None:
    rows = [DEFAULTS.rows[tier] for tier in Tier]
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


def test_a_table_that_is_printed_and_read_again_is_the_same() -> None:
    assert table_of(tomllib.loads(as_toml(DEFAULTS))) == DEFAULTS


ranged = st.fixed_dictionaries(
    {},
    optional={
        "vram_gb": st.integers(1, 80),
        "timeout_s": st.integers(1, 3600),
        "priority": st.integers(-50, 50),
        "slots": st.integers(1, 8),
        "painters": st.fixed_dictionaries({}, optional={"shot": st.just(["a", "b"])}),
    },
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("low", "standard", "high"), ranged)))
def test_what_a_table_says_holds_and_everything_else_stays_as_it_was(told: dict) -> None:
    table = table_of(told)
    for tier in Tier:
        said, row, default = told.get(tier, {}), table.rows[tier], DEFAULTS.rows[tier]
        for name in ("side_px", "vram_gb", "timeout_s", "priority", "slots"):
            assert getattr(row, name) == said.get(name, getattr(default, name))
        shots = tuple(said.get("painters", {}).get("shot", default.painters[Kind.SHOT]))
        assert row.painters[Kind.SHOT] == shots
    assert table_of(tomllib.loads(as_toml(table))) == table


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[gold]\nslots = 1", r"no section 'gold'. Known: low, standard, high"),
        ("[low]\nspeed = 1", r"\[low\]: there is no field 'speed'"),
        ("[low]\nslots = 0", r"slots is a whole number from 1 to 64, not 0.*director tiers"),
        ("[low]\nslots = true", r"slots is a whole number"),
        ("[low]\nside_px = 513", r"multiple of 8"),
        ("[low]\nside_px = 2048", r"fewer pixels.*low 2048"),
        ("[low]\ntimeout_s = '2 minutes'", r"timeout_s is a whole number"),
        ("[low.painters]\nprop = ['blockout']", r"no job 'prop'. Known: environment"),
        ("[low.painters]\nshot = []", r"painters.shot is a list of painters"),
        ("low = 3", r"\[low\] is a section"),
        ("[prices]\ncurrency = 'euros'", r"three letters"),
        ("[prices]\ncpu_hour = -1", r"cpu_hour is a price"),
        ("[low", r"cannot be read"),
    ],
)
def test_a_malformed_table_is_refused_with_where_and_what(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "tiers.toml").write_text(text)
    with pytest.raises(BadTierTable, match=said):
        read_table(tmp_path / "tiers.toml")


def test_a_painter_that_there_is_not_is_refused_at_the_start(tmp_path: Path) -> None:
    told = {"high": {"painters": {"shot": ["rembrandt", "blockout"]}}}
    with pytest.raises(BadTierTable, match=r"high shots.*'rembrandt'. Known: blockout"):
        check_painters(table_of(told))
    check_painters(DEFAULTS)
