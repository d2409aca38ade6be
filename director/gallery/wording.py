"""Film-makers' words for looks and places."""

from director.world.look import Look, Time, Weather

TIMES = {
    Time.DAWN: "dawn",
    Time.MORNING: "morning",
    Time.DAY: "midday",
    Time.AFTERNOON: "afternoon",
    Time.GOLDEN: "golden hour",
    Time.DUSK: "dusk",
    Time.NIGHT: "night",
}
WEATHERS = {
    Weather.CLEAR: "a clear sky",
    Weather.CLOUDY: "drifting clouds",
    Weather.OVERCAST: "an overcast sky",
    Weather.RAIN: "rain",
    Weather.FOG: "fog",
    Weather.SNOW: "snow",
    Weather.STORM: "a storm",
}


def light(look: Look) -> str:
    """Return a look as a sentence's beginning: `Golden hour in autumn, under a clear sky`."""
    way = (
        "in"
        if look.weather in (Weather.RAIN, Weather.FOG, Weather.SNOW, Weather.STORM)
        else "under"
    )
    said = f"{TIMES[look.time]} in {look.season}, {way} {WEATHERS[look.weather]}"
    return said[0].upper() + said[1:]


def light_inside(look: Look) -> str:
    """Return the look of a room, whose weather is seen through windows only."""
    said = f"{TIMES[look.time]} in {look.season}"
    return said[0].upper() + said[1:]


def place(site: str) -> str:
    """Return a site's name as a title: `Village square`."""
    return site.replace("-", " ").capitalize()


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
