import pytest

from director.errors import BadInput
from director.world.look import Look
from director.world.mood import TEMPERS, Mood
from director.world.mood_words import mood_of

SCENES = {
    Mood.TENSE: "He draws the knife. She screams, trapped against the wall.",
    Mood.MELANCHOLY: "Mourners stand at the grave. Anna weeps, alone.",
    Mood.JOYFUL: "They laugh and dance till the whole wedding party cheers.",
    Mood.MYSTERIOUS: "A silhouette whispers in the fog, then vanishes into shadow.",
    Mood.ROMANTIC: "By candlelight the lovers kiss.",
    Mood.WARM: "The family sits by the hearth. She smiles and hugs him.",
    Mood.COLD: "Bleak, sterile. He shivers in the freezing ward.",
    Mood.HOPEFUL: "Saved. For the first time she believes; there is hope.",
}


@pytest.mark.parametrize("mood", SCENES)
def test_a_scene_that_says_its_mood_is_heard(mood):
    heard, reason = mood_of(SCENES[mood])
    assert heard is mood
    assert reason.endswith(f"{mood}.") and "'" in reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "He walks to the window and reads a letter.",
        "Дом у моря.",
        "No fear. Never afraid.",
    ],
)
def test_a_scene_that_says_none_is_neutral_with_a_reason(text):
    mood, reason = mood_of(text)
    assert mood is Mood.NEUTRAL
    assert reason


def test_two_words_in_ten_thousand_are_no_mood():
    mood, reason = mood_of("knife blood " + "the boat goes on " * 2500)
    assert mood is Mood.NEUTRAL
    assert "knife" in reason


def test_every_mood_bends_a_look_and_neutral_bends_nothing():
    assert set(TEMPERS) == set(Mood)
    assert len(set(TEMPERS.values())) == len(Mood)
    assert Look.from_json({"mood": "neutral"}).as_json() == Look().as_json()


def test_an_unknown_mood_names_the_known_ones():
    with pytest.raises(BadInput, match=r"'grumpy' is no mood.*tense.*romantic"):
        Look.from_json({"mood": "grumpy"})
