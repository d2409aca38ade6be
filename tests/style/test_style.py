import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput
from director.style.colours import hex_of_linear, linear_of_hex, linear_of_oklab, oklab_of
from director.style.compliance import THRESHOLD, compliance
from director.style.develop import dyed, printed
from director.style.palette import combined, palette_of
from director.style.style import KEYWORDS, Style, Swatch, style_json

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
STYLES = st.fixed_dictionaries(
    {},
    optional={
        "palette": st.lists(HEX, min_size=1, max_size=6),
        "contrast": st.floats(0.5, 1.6),
        "texture": st.floats(0, 2),
        "keywords": st.lists(st.sampled_from([*KEYWORDS, "felt-tip"]), max_size=3),
        "strength": st.floats(0, 1),
    },
)
TEAL = {"palette": ["#0f3b46", "#d98236", "#e8d3b0", "#11181c"], "strength": 0.8}


def noise(seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (40, 60, 3), dtype=np.uint8)


def flags(*colours: str) -> np.ndarray:
    """A picture of equal stripes."""
    rgb = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in colours]
    return np.repeat(np.array(rgb, np.uint8)[None], 60, axis=0).repeat(40, axis=1)


@given(HEX)
def test_a_colour_survives_every_space(colour):
    linear = linear_of_hex(colour)
    assert hex_of_linear(linear) == colour
    assert np.allclose(linear_of_oklab(oklab_of(linear)), linear, atol=1e-5)


def test_white_is_light_and_has_no_hue():
    assert np.allclose(oklab_of((1.0, 1.0, 1.0)), (1, 0, 0), atol=1e-4)


@given(STYLES)
def test_a_style_is_the_same_after_a_round_trip(told):
    style = Style.from_json(told)
    assert Style.from_json(style.as_json()) == style
    assert Style.from_json(style_json(told)).neutral == style.neutral


@pytest.mark.parametrize("told", [{}, {"strength": 0.2}, {"contrast": 1}, {"keywords": []}])
def test_a_neutral_style_changes_nothing_and_leaves_no_trace(told):
    picture = noise()
    assert printed(picture, Style.from_json(told)) is picture
    assert style_json(told) == {}
    assert compliance(picture, Style.from_json(told)) is None


def test_where_a_palette_came_from_decides_nothing():
    source = {"name": "a", "sha256": "0" * 64, "palette": ["#102030"]}
    assert style_json({**TEAL, "references": [source]}) == style_json(TEAL)


def test_the_palette_of_stripes_is_the_stripes():
    stripes = ("#aa2211", "#1144aa", "#dddd88")
    found = palette_of([flags(*stripes)])
    assert {swatch.colour for swatch in found} == set(stripes)
    assert all(swatch.share == pytest.approx(1 / 3, abs=0.02) for swatch in found)
    assert palette_of([flags(*stripes)]) == found


def test_a_picture_of_one_colour_has_a_palette_of_one():
    assert [swatch.colour for swatch in palette_of([flags("#336699")])] == ["#336699"]


def test_two_palettes_become_one_with_their_common_colours_once():
    one, two = palette_of([flags("#aa2211", "#1144aa")]), palette_of([flags("#aa2211", "#dddd88")])
    found = combined([one, two])
    assert {swatch.colour for swatch in found} == {"#aa2211", "#1144aa", "#dddd88"}
    assert found[0].colour == "#aa2211" and found[0].share == pytest.approx(0.5, abs=0.01)


@given(STYLES)
def test_a_print_in_a_style_is_a_picture_and_the_same_twice(told):
    style, picture = Style.from_json(told), noise()
    once = printed(picture, style)
    assert once.shape == picture.shape and once.dtype == np.uint8
    assert np.array_equal(once, printed(picture, style))


def test_a_print_is_graded_pixel_by_pixel_so_that_a_panorama_keeps_its_seam():
    style, picture = Style.from_json(TEAL | {"keywords": ["gritty"]}), noise()
    rolled = np.roll(picture, 17, axis=1)
    assert np.array_equal(np.roll(printed(picture, style), 17, axis=1), printed(rolled, style))


def test_a_style_brings_a_picture_nearer_to_its_palette_and_its_own_picture_scores_best():
    style = Style.from_json(TEAL)
    before, after = (compliance(picture, style) for picture in (noise(), printed(noise(), style)))
    own = compliance(flags("#0f3b46", "#d98236", "#e8d3b0", "#11181c"), style)
    assert before and after and own
    assert after.distance < before.distance
    assert own.score == 1.0 and own.as_json()["kept"]
    far = compliance(flags("#ff00ff", "#00ff00"), style)
    assert far and far.score < THRESHOLD and not far.as_json()["kept"]


def test_a_black_frame_does_not_pass_for_a_whole_palette():
    style = Style.from_json({"palette": ["#000000", "#ff2200", "#00aaff"]})
    found = compliance(flags("#000000"), style)
    assert found and found.strayed == pytest.approx(0) and found.unused > 10


def test_noir_takes_colour_away_and_vivid_adds_it():
    def chroma(picture: np.ndarray) -> float:
        return float(np.ptp(picture.astype(float), axis=2).mean())

    noir, vivid = (printed(noise(), Style.from_json({"keywords": [w]})) for w in ("noir", "vivid"))
    assert chroma(noir) < 0.4 * chroma(noise()) < chroma(vivid)


@given(st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=1, max_size=20))
def test_dyed_reflectances_stay_reflectances(colours):
    made = dyed(np.array(colours), Style.from_json(TEAL))
    assert np.isfinite(made).all() and (made > 0).all() and (made < 1.6).all()


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "noir",
        {"palette": []},
        {"palette": ["red"]},
        {"palette": [{"colour": "#102030", "share": 0}]},
        {"palette": ["#102030"] * 40},
        {"contrast": float("nan")},
        {"contrast": 9},
        {"texture": True},
        {"strength": -1},
        {"keywords": ["x" * 99]},
        {"keywords": "noir"},
        {"mood": "tense"},
        {"references": [{"name": "a"}]},
    ],
)
def test_a_style_that_cannot_be_is_refused_with_what_can(wrong):
    with pytest.raises(BadInput) as refused:
        Style.from_json(wrong)
    assert refused.value.known or refused.value.remedy


def test_shares_of_a_palette_add_up():
    style = Style.from_json({"palette": [{"colour": "#102030", "share": 3}, "#405060"]})
    assert style.palette == (Swatch("#102030", 0.75), Swatch("#405060", 0.25))
