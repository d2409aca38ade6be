"""Weather and seasons in action text: what is there, and what only sounds like it."""

import pytest

from director.screenplay.weather import season_in, weather_in


@pytest.mark.parametrize(
    ("action", "weather"),
    [
        ("Rain hammers the roof.", "rain"),
        ("It's raining hard.", "rain"),
        ("She walks through the rain.", "rain"),
        ("Rain streaks the window.", "rain"),
        ("The drizzle never ends.", "rain"),
        ("Fog rolls in off the sea.", "fog"),
        ("Through the mist, a light.", "fog"),
        ("Out of the fog comes a boat.", "fog"),
        ("Snow lies thick on the roofs.", "snow"),
        ("It snows.", "snow"),
        ("The storm breaks over the town.", "storm"),
        ("Rain. Thunder cracks overhead.", "storm"),
        ("A grey sky over the yard.", "overcast"),
        ("Sunlight through the blinds.", "clear"),
        ("The rain hasn't stopped.", "rain"),
    ],
)
def test_weather_that_is_there_is_seen(action, weather):
    assert weather_in(action) == weather


@pytest.mark.parametrize(
    "action",
    [
        "The rain has stopped.",
        "The rain's over.".replace("'s", " is"),
        "No rain tonight.",
        "It is not raining.",
        "The fog has lifted.",
        "The storm has passed.",
        "After the rain, the square shines.",
    ],
)
def test_weather_that_is_denied_leaves_the_sky_clear(action):
    assert weather_in(action) == "clear"


@pytest.mark.parametrize(
    "action",
    [
        "A storm of applause.",
        "A rain of sparks.",
        "Mara storms out.",
        "Mara storms in from the hall.",
        "Bullets rain down on the car.",
        "He rains blows on the door.",
        "He wears a raincoat.",
        "Rain-slick cobbles.",
        "A snow globe on the desk.",
        "A painting of a snowy field.",
        "On the television, snow.",
        "Her breath mists in the cold.",
        "His eyes mist over.",
        "She is lost in a fog of grief.",
        "It smells of rain.",
        "The storm is still out at sea.",
        'A note: "Fog from nine."',
        "Thunderous applause.",
        "",
    ],
)
def test_weather_that_is_only_a_word_says_nothing(action):
    assert weather_in(action) is None


@pytest.mark.parametrize(
    ("action", "season"),
    [
        ("Autumn leaves blow.", "autumn"),
        ("Late October. A stone harbour.", "autumn"),
        ("It is late summer.", "summer"),
        ("Winter.", "winter"),
        ("In October, the boats come in.", "autumn"),
        ("She may spring up.", None),
        ("They march in.", None),
        ("May looks up.", None),
        ("Like a summer day.", None),
        ("Last winter she left.", None),
        ("Leaves fall from the table.", None),
    ],
)
def test_seasons_are_told_from_verbs_names_and_memories(action, season):
    assert season_in(action) == season
