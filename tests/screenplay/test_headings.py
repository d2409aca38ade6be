"""Headings as real scripts have them: one row per trap, all written for this project."""

import pytest

from director.screenplay.headings import is_heading, split_heading

IN, EX, IE = "interior", "exterior", "both"

# heading, side, place parts, time, weather
CORPUS: list[tuple[str, str, tuple[str, ...], str | None, str | None]] = [
    ("INT. KITCHEN - DAY", IN, ("KITCHEN",), "day", None),
    ("EXT. FOOTHILLS--DAY", EX, ("FOOTHILLS",), "day", None),
    ("EXT. PLAIN -- DUSK", EX, ("PLAIN",), "dusk", None),
    ("INT. ATTIC – NIGHT", IN, ("ATTIC",), "night", None),
    ("INT. ATTIC — NIGHT", IN, ("ATTIC",), "night", None),
    ("INT. ATTIC—NIGHT", IN, ("ATTIC",), "night", None),
    ("INT. ATTIC -NIGHT", IN, ("ATTIC",), "night", None),
    ("INT. ATTIC- NIGHT", IN, ("ATTIC",), "night", None),
    ("INT.KITCHEN-NIGHT", IN, ("KITCHEN",), "night", None),
    ("INT KITCHEN - DAY", IN, ("KITCHEN",), "day", None),
    ("INT: KITCHEN: DAY", IN, ("KITCHEN",), "day", None),
    ("INT. KITCHEN. NIGHT.", IN, ("KITCHEN",), "night", None),
    ("INTERIOR KITCHEN - DAY", IN, ("KITCHEN",), "day", None),
    ("EXTERIOR. FIELD - DAY", EX, ("FIELD",), "day", None),
    ("INT. KITCHEN NIGHT", IN, ("KITCHEN",), "night", None),
    ("int. kitchen - day", IN, ("kitchen",), "day", None),
    ("INT. KITCHEN", IN, ("KITCHEN",), None, None),
    ("INT/EXT. CAR - DAY", IE, ("CAR",), "day", None),
    ("INT./EXT. CAR - DAY", IE, ("CAR",), "day", None),
    ("EXT/INT. PORCH - DAY", IE, ("PORCH",), "day", None),
    ("EXT./INT. PORCH - DAY", IE, ("PORCH",), "day", None),
    ("EXT / INT PORCH - DAY", IE, ("PORCH",), "day", None),
    ("I/E CAR - MOVING - NIGHT", IE, ("CAR",), "night", None),
    ("I/E. CAR - NIGHT", IE, ("CAR",), "night", None),
    ("I./E. CAR - NIGHT", IE, ("CAR",), "night", None),
    ("E/I. CAR - NIGHT", IE, ("CAR",), "night", None),
    ("EST. CITY - DAWN", EX, ("CITY",), "dawn", None),
    ("INT. HOUSE / EXT. GARDEN - DAY", IE, ("HOUSE",), "day", None),
    ("EXT. BEACH - PRE-DAWN", EX, ("BEACH",), "dawn", None),
    ("EXT. BEACH - SUNRISE", EX, ("BEACH",), "dawn", None),
    ("EXT. BEACH - EARLY MORNING", EX, ("BEACH",), "morning", None),
    ("EXT. BEACH - HIGH NOON", EX, ("BEACH",), "day", None),
    ("EXT. BEACH - LATE AFTERNOON", EX, ("BEACH",), "afternoon", None),
    ("EXT. BEACH - MAGIC HOUR", EX, ("BEACH",), "golden", None),
    ("EXT. BEACH - SUNSET", EX, ("BEACH",), "golden", None),
    ("EXT. BEACH - EVENING", EX, ("BEACH",), "dusk", None),
    ("EXT. BEACH - TWILIGHT", EX, ("BEACH",), "dusk", None),
    ("EXT. BEACH - MIDNIGHT", EX, ("BEACH",), "night", None),
    ("EXT. BEACH - 3 A.M.", EX, ("BEACH",), "night", None),
    ("INT. OFFICE - 10:30 PM", IN, ("OFFICE",), "night", None),
    ("INT. OFFICE - DAY 2", IN, ("OFFICE",), "day", None),
    ("INT. CAR - DAY FOR NIGHT", IN, ("CAR",), "night", None),
    ("INT. HALL - DUSK TO NIGHT", IN, ("HALL",), "dusk", None),
    ("EXT. BEACH - DAY/NIGHT", EX, ("BEACH",), "day", None),
    ("INT. BAR - THE NEXT MORNING", IN, ("BAR",), "morning", None),
    ("INT. BAR - LATER THAT NIGHT", IN, ("BAR",), "night", None),
    ("EXT. STREET - NIGHT - RAIN", EX, ("STREET",), "night", "rain"),
    ("EXT. STREET - RAIN - NIGHT", EX, ("STREET",), "night", "rain"),
    ("EXT. STREET - RAINY NIGHT", EX, ("STREET",), "night", "rain"),
    ("EXT. STREET - NIGHT (RAIN)", EX, ("STREET",), "night", "rain"),
    ("EXT. STREET, NIGHT, HEAVY FOG", EX, ("STREET",), "night", "fog"),
    ("EXT. MOOR - DAY - SNOWSTORM", EX, ("MOOR",), "day", "snow"),
    ("EXT. MOOR - THUNDERSTORM - DUSK", EX, ("MOOR",), "dusk", "storm"),
    ("EXT. MOOR - OVERCAST DAY", EX, ("MOOR",), "day", "overcast"),
    ("EXT. STORM - NIGHT", EX, ("STORM",), "night", "storm"),
    ("EXT. RAIN FOREST - DAY", EX, ("RAIN FOREST",), "day", None),
    ("INT. RAINY DAY CAFE - DAY", IN, ("RAINY DAY CAFE",), "day", None),
    ("INT. CLUB MIDNIGHT - NIGHT", IN, ("CLUB MIDNIGHT",), "night", None),
    ("INT. DAWN'S HOUSE - DAY", IN, ("DAWN'S HOUSE",), "day", None),
    ("EXT. SUNSET MOTEL - DAY", EX, ("SUNSET MOTEL",), "day", None),
    ("EXT. DRIVE-IN - NIGHT", EX, ("DRIVE-IN",), "night", None),
    ("EXT. THE FALLS - DAY", EX, ("THE FALLS",), "day", None),
    ("EXT. ST. MARY'S CHURCH - DAY", EX, ("ST. MARY'S CHURCH",), "day", None),
    ("INT. U.S. EMBASSY - DAY", IN, ("U.S. EMBASSY",), "day", None),
    ("INT. 24/7 STORE - NIGHT", IN, ("24/7 STORE",), "night", None),
    ("INT. APT. 4 - NIGHT", IN, ("APT. 4",), "night", None),
    ("INT. HARBOUR - WAREHOUSE - NIGHT", IN, ("HARBOUR", "WAREHOUSE"), "night", None),
    ("INT. HARBOUR, WAREHOUSE", IN, ("HARBOUR", "WAREHOUSE"), None, None),
    ("INT. WAREHOUSE (HARBOUR) - DAY", IN, ("HARBOUR", "WAREHOUSE"), "day", None),
    ("INT. BOB'S HOUSE/KITCHEN - DAY", IN, ("BOB'S HOUSE", "KITCHEN"), "day", None),
    ("INT. MARA’S APARTMENT - KITCHEN - DAY", IN, ("MARA’S APARTMENT", "KITCHEN"), "day", None),
    ("INT. HOTEL - ROOM 12 - BATHROOM - DAY", IN, ("HOTEL", "ROOM 12", "BATHROOM"), "day", None),
    ("INT. HOUSE - DAY (FLASHBACK)", IN, ("HOUSE",), "day", None),
    ("INT. HOUSE - FLASHBACK - DAY", IN, ("HOUSE",), "day", None),
    ("INT. HOUSE - DREAM SEQUENCE", IN, ("HOUSE",), None, None),
    ("INT. HOUSE - DAY (1987)", IN, ("HOUSE",), "day", None),
    ("INT. HOUSE - CONTINUOUS", IN, ("HOUSE",), None, None),
    ("INT. HOUSE - MOMENTS LATER", IN, ("HOUSE",), None, None),
    ("INT. - DAY", IN, (), "day", None),
    ("EXT. ÉGLISE - NIGHT", EX, ("ÉGLISE",), "night", None),
]


@pytest.mark.parametrize(("text", "side", "parts", "time", "weather"), CORPUS)
def test_a_heading_says_where_when_and_in_which_weather(text, side, parts, time, weather):
    heading = split_heading(text)
    assert is_heading(text, after_blank=True)
    assert (heading.interior, heading.exterior) == (side in (IN, IE), side in (EX, IE))
    assert heading.parts == parts
    assert heading.time == time
    assert heading.weather == weather


def test_the_corpus_is_large_enough_to_mean_something():
    assert len(CORPUS) >= 60


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("INT. HOUSE - DAY #12A#", "12A", "INT. HOUSE - DAY"),
        ("INT. HOUSE - DAY #1-A.2#", "1-A.2", "INT. HOUSE - DAY"),
        ("12A INT. HOUSE - DAY 12A", "12A", "INT. HOUSE - DAY"),
        ("12. INT. HOUSE - DAY", "12", "INT. HOUSE - DAY"),
        ("A12 INT. HOUSE - DAY", "A12", "INT. HOUSE - DAY"),
        ("INT. ROOM #5 - DAY", "", "INT. ROOM #5 - DAY"),
    ],
)
def test_a_scene_number_is_taken_off_wherever_it_stands(text, number, rest):
    heading = split_heading(text)
    assert (heading.number, heading.text) == (number, rest)


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("EXT. FIELD - WINTER - DAY", "winter"),
        ("EXT. FIELD - DAY (OCTOBER)", "autumn"),
        ("EXT. FIELD - A SUMMER MORNING", "summer"),
        ("EXT. PARK - CHRISTMAS EVE", "winter"),
        ("EXT. SPRING STREET - DAY", None),
        ("EXT. MARCH HARE PUB - DAY", None),
        ("INT. WINTER GARDEN - DAY", None),
    ],
)
def test_a_season_is_read_only_where_it_is_no_name(text, season):
    assert split_heading(text).season == season


@pytest.mark.parametrize(
    ("text", "continues", "aside"),
    [
        ("INT. HOUSE - CONTINUOUS", True, False),
        ("INT. HOUSE - SAME", True, False),
        ("INT. HOUSE - NIGHT - LATER", True, False),
        ("INT. HOUSE - THE NEXT DAY", False, False),
        ("INT. HOUSE - DAY (FLASHBACK)", False, True),
        ("INT. HOUSE - DAY - END FLASHBACK", False, False),
        ("INT. HOUSE - DAY - BACK TO PRESENT", False, False),
    ],
)
def test_a_heading_says_whether_it_goes_on_or_steps_aside(text, continues, aside):
    heading = split_heading(text)
    assert (heading.continues, heading.aside) == (continues, aside)


@pytest.mark.parametrize(
    "line",
    [
        "Interesting. Very interesting.",
        "INTERNAL AFFAIRS ARRIVES",
        "EXTRA! EXTRA!",
        "ESTABLISHING THE RULES",
        "int main returns nothing",
        "est ce que tu viens",
        "Internet is down.",
        "EXT. " + "very long " * 40,
    ],
)
def test_ordinary_lines_are_no_headings(line):
    assert not is_heading(line, after_blank=True)
