from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from director.errors import BadInput
from director.world.daylight import hour_of, shares_of
from director.world.look import Look, Time
from director.world.sky import sky_of
from director.world.sun import Moment, sun_position

TILT_DEG = 23.44
MOMENTS = st.builds(
    Moment,
    st.floats(-89, 89),
    st.dates(date(1950, 1, 1), date(2050, 12, 31)),
    st.floats(0, 24),
)


def noon(latitude: float, day: date) -> tuple[float, float]:
    """The sun's highest place of that day."""
    hours = (11 + minute / 60 for minute in range(120))
    return max(sun_position(Moment(latitude, day, hour)) for hour in hours)


@pytest.mark.parametrize("latitude", [-60, -35, 0, 40, 51.5, 66])
def test_at_the_solstices_noon_stands_as_high_as_latitude_and_tilt_say(latitude):
    june, _ = noon(latitude, date(2026, 6, 21))
    december, _ = noon(latitude, date(2026, 12, 21))
    assert june == pytest.approx(90 - abs(latitude - TILT_DEG), abs=0.1)
    assert december == pytest.approx(90 - abs(latitude + TILT_DEG), abs=0.1)


def test_at_the_equinox_the_sun_rises_in_the_east_and_sets_in_the_west():
    for latitude in (-50, 0, 50):
        for hour, bearing in ((6, 90), (18, 270)):
            elevation, azimuth = sun_position(Moment(latitude, date(2026, 3, 20), hour))
            assert elevation == pytest.approx(0, abs=2.1)
            assert azimuth == pytest.approx(bearing, abs=2.5)


def test_the_almanac_agrees():
    # Greenwich, 2026-06-21 (UTC, longitude 0): sunrise 03:43, bearing 49.
    elevation, azimuth = sun_position(Moment(51.48, date(2026, 6, 21), 3 + 43 / 60))
    assert elevation == pytest.approx(-0.83, abs=0.35)
    assert azimuth == pytest.approx(49, abs=1)


def test_the_midnight_sun_shines_and_the_polar_night_is_dark():
    assert sun_position(Moment(78, date(2026, 6, 21), 0))[0] > 10
    assert sun_position(Moment(78, date(2026, 12, 21), 12))[0] < -10


def test_noon_lies_in_the_south_of_the_north_and_in_the_north_of_the_south():
    assert noon(50, date(2026, 6, 21))[1] == pytest.approx(180, abs=3)
    southern = noon(-50, date(2026, 6, 21))[1]
    assert min(southern, 360 - southern) < 3


@given(MOMENTS)
def test_the_sky_has_its_sun_where_the_compass_says(moment):
    elevation, azimuth = sun_position(moment)
    assert -90 <= elevation <= 90 and 0 <= azimuth < 360
    look = Look(sun=moment)
    assert sum(share for _, share in shares_of(look)) == pytest.approx(1)
    if elevation > 0:
        east, north, up = sky_of(look, "test", 30.0, turned_deg=40.0).sun_direction
        assert up == pytest.approx(_sin(elevation), abs=1e-5)
        assert east == pytest.approx(_sin(azimuth) * _sin(90 - elevation), abs=1e-5)
        assert north == pytest.approx(_sin(azimuth + 90) * _sin(90 - elevation), abs=1e-5)


def _sin(angle_deg: float) -> float:
    from math import radians, sin

    return sin(radians(angle_deg))


@given(st.floats(-85, 85), st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.floats(0, 23.98))
def test_a_day_goes_by_without_a_step_in_the_sky(latitude, day, hour):
    one, other = (hour_of(Look(sun=Moment(latitude, day, at))) for at in (hour, hour + 1 / 60))
    for colour in ("zenith", "horizon"):
        pairs = zip(getattr(one, colour), getattr(other, colour), strict=True)
        assert all(abs(a - b) < 0.02 for a, b in pairs)


def test_a_low_sun_is_golden_and_a_deep_one_is_night():
    evening = Moment(48.2, date(2026, 6, 21), 19.0)
    assert max(shares_of(Look(sun=evening)), key=lambda row: row[1])[0] is Time.GOLDEN
    assert shares_of(Look(sun=Moment(48.2, date(2026, 12, 21), 23.0))) == ((Time.NIGHT, 1.0),)


@pytest.mark.parametrize(
    "told",
    [
        {"latitude_deg": 91, "date": "2026-06-21", "hour": 12},
        {"latitude_deg": float("nan"), "date": "2026-06-21", "hour": 12},
        {"latitude_deg": True, "date": "2026-06-21", "hour": 12},
        {"latitude_deg": 48, "date": "2026-02-30", "hour": 12},
        {"latitude_deg": 48, "date": 20260621, "hour": 12},
        {"latitude_deg": 48, "date": "2026-06-21", "hour": 24.5},
        {"latitude_deg": 48, "date": "2026-06-21", "hour": "noon"},
        {"latitude_deg": 48, "date": "2026-06-21"},
        {"latitude_deg": 48, "date": "2026-06-21", "hour": 12, "minute": 3},
        "sunset",
    ],
)
def test_a_sun_that_cannot_be_is_refused_with_what_can(told):
    with pytest.raises(BadInput) as refused:
        Look.from_json({"sun": told})
    assert refused.value.known or refused.value.remedy


def test_a_look_with_a_sun_is_the_same_after_a_round_trip():
    look = Look(sun=Moment(48.2, date(2026, 6, 21), 19.5))
    assert Look.from_json(look.as_json()) == look
    assert look.slug == Look().slug
