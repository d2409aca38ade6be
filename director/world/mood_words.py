"""The mood of a scene's words, by lists that can be read. What was heard is the reason."""

import re

from director.world.mood import Mood

SAID: dict[Mood, str] = {
    Mood.WARM: """warm warmth cosy cozy homely snug hearth fireside gentle tender comforting
        welcoming embrace embraces hug hugs smile smiles family""",
    Mood.COLD: """cold freezing frozen icy frost shiver shivers shivering bleak clinical sterile
        indifferent stark chill chilly""",
    Mood.TENSE: """tense tension gun knife pistol rifle blade threat threatens threatening danger
        dangerous afraid fear fearful terrified panic scream screams shout shouts chase chases
        chased hunts hunted runs flees blood bleeding fight fights attack attacks explosion alarm
        siren sirens trapped hostage argue argues argument furious anger angry slams trembles
        trembling nervous corpse killer murder""",
    Mood.HOPEFUL: """hope hopeful hopes promise promising relief relieved saved rescued
        rescue returns reunited begins beginning free freedom forgives forgiven believes faith
        survives alive""",
    Mood.MELANCHOLY: """sad sadness grief grieving mourns mourning mourners funeral grave weeps
        weeping cries crying tears sobs lonely loneliness alone regret regrets farewell goodbye loss
        lost sorrow empty forgotten memory remembers misses silent sighs""",
    Mood.JOYFUL: """joy joyful happy laugh laughs laughing laughter dance dances dancing party
        celebrate celebrates celebration cheer cheers cheering festival wedding birthday sings
        singing music play plays playing grin grins delighted children balloons""",
    Mood.MYSTERIOUS: """mystery mysterious strange eerie shadow shadows shadowy secret secrets
        hidden unknown whisper whispers whispering ghost ghostly haunted fog mist figure silhouette
        flickers flickering ancient ritual vanishes vanished disappears watches""",
    Mood.ROMANTIC: """love loves lovers kiss kisses kissing romance romantic caress caresses candle
        candles candlelight candlelit moonlight embrace lips rose roses bride groom""",
}
"""Words of a scene that speak for a mood. None speaks for neutral."""
TELLING = frozenset(
    ("gun", "pistol", "rifle", "terrified", "scream", "screams", "hostage", "explosion", "corpse",
     "killer", "murder", "funeral", "mourners", "grieving", "weeps", "weeping", "sobs", "kiss",
     "kisses", "kissing", "lovers", "wedding", "celebration", "ghost", "haunted", "eerie", "frozen")
)  # fmt: skip
"""Each of these says as much as two others."""
NOT = {"no", "not", "never", "nothing", "without", "isn't", "aren't", "don't", "doesn't", "didn't"}
LEAST = 2
"""So many words must speak for a mood, in a scene of any length."""
PER_WORD = 1 / 80
"""In a long scene more must: one for each so many words."""

_MOODS_OF: dict[str, list[Mood]] = {}
for _mood, _said in SAID.items():
    for _word in _said.split():
        _MOODS_OF.setdefault(_word, []).append(_mood)


def mood_of(text: str) -> tuple[Mood, str]:
    """Return the mood that a scene's words speak for, and a sentence that says why.

    A word after a "not" does not count. Where two moods tie, the one whose word comes first wins.
    """
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    heard: dict[Mood, list[str]] = {}
    for index, word in enumerate(words):
        if word in _MOODS_OF and not NOT & set(words[max(index - 2, 0) : index]):
            for mood in _MOODS_OF[word]:
                heard.setdefault(mood, []).append(word)
    if not heard:
        return Mood.NEUTRAL, "No word of the scene speaks for a mood."
    said = {mood: sum(1 + (word in TELLING) for word in spoken) for mood, spoken in heard.items()}
    mood = max(said, key=lambda one: said[one])
    told = ", ".join(f"'{word}'" for word in dict.fromkeys(heard[mood]))
    needed = max(LEAST, round(len(words) * PER_WORD))
    if said[mood] < needed:
        return Mood.NEUTRAL, f"Only {told} would say {mood}: too little for a mood."
    return mood, f"{told} say{'s' if len(set(heard[mood])) == 1 else ''} {mood}."
