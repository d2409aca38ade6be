"""Shots that a scene asks for: told by its camera lines, its dialogue and its action.

Every scene has an establishing wide. Then come the writer's own camera lines, an exchange of
dialogue (medium on the first speaker, reverse on the one who answers), the most emphatic line
(close), and, where nobody speaks, what the action looks at. At most four, in the script's order.
"""

import re
from dataclasses import dataclass

from director.screenplay.camera_lines import camera_line
from director.screenplay.script import Element, ElementKind, Scene

MOST_SHOTS = 4
LONGEST_DESCRIPTION = 140
NUMBER_STEP = 10

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_URGENT = re.compile(r"\b(?:whisper|shout|yell|scream|quiet|soft|sobb|crying|urgent|fierce)", re.I)
_ACTION_FRAMINGS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("close", "close", re.compile(r"\b(?:hands?|fingers?|eyes?|face|fists?|knife|gun|key|letter"
        r"|photograph|watch|blood|ring|note|name|button|match)\b", re.I)),
    ("high", "wide", re.compile(r"\b(?:below|from above|far down|looks? down|beneath)\b", re.I)),
    ("low", "medium", re.compile(r"\b(?:looks? up|towers?|looms?|overhead|rises? above)\b", re.I)),
    ("side", "medium", re.compile(r"\b(?:walks?|runs?|crosses|passes|drags?|climbs?|follows?"
        r"|drives?|hurries|paces|edges)\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shot:
    """One shot, before anybody moved a camera."""

    number: int
    """Unique in the film, in steps of ten."""
    scene: str
    framing: str
    """One of the standard framings: wide, medium, close, reverse, side, low, high."""
    size: str
    """How large the subject is: wide, medium, close."""
    description: str
    characters: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class _Wish:
    """A shot that the scene would like; the lower `rank`, the more it is wanted."""

    rank: int
    framing: str
    size: str
    description: str
    characters: tuple[str, ...]
    line: int


def shots_of(scene: Scene, first_number: int) -> tuple[Shot, ...]:
    """Return one to four shots for a scene, numbered from `first_number` on."""
    wishes = [_establishing(scene), *_camera_lines(scene), *_speech_shots(scene)]
    if len(wishes) < 2:
        wishes += _looks(scene)
    kept: list[_Wish] = []
    for wish in sorted(wishes, key=lambda wish: (wish.rank, wish.line)):
        covered = any(
            wish.framing == other.framing or (wish.rank < _LOOK and wish.line == other.line)
            for other in kept
        )
        if len(kept) < MOST_SHOTS and not covered:
            kept.append(wish)
    kept[1:] = sorted(kept[1:], key=lambda wish: wish.line)
    return tuple(
        Shot(
            first_number + index * NUMBER_STEP,
            scene.number,
            wish.framing,
            wish.size,
            wish.description,
            wish.characters,
            wish.line,
        )
        for index, wish in enumerate(kept)
    )


def _establishing(scene: Scene) -> _Wish:
    first = next(iter(_seen(scene)), None)
    text = short(first.text) if first else short(scene.heading)
    named = _named(scene, text)
    return _Wish(0, "wide", "wide", text, named, first.line if first else scene.line)


def _camera_lines(scene: Scene) -> list[_Wish]:
    """The writer's own shots, whether on lines of their own or at the head of a paragraph."""
    wishes: list[_Wish] = []
    for index, element in enumerate(scene.elements):
        asked = camera_line(element.text) if element.kind in _SEEN else None
        if not asked:
            continue
        rest = element.text.partition("\n")[2]
        after = scene.elements[index + 1] if index + 1 < len(scene.elements) else None
        if not rest and after and after.kind == ElementKind.ACTION:
            rest = after.text
        text = short(". ".join(filter(None, (asked.subject, rest))) or element.text)
        named = _named(scene, text)
        wishes.append(_Wish(1, asked.framing, asked.size, text, named, element.line))
    return wishes


def _speech_shots(scene: Scene) -> list[_Wish]:
    """The exchange and the emphatic line; somebody alone with one such line is seen close."""
    exchange, emphatic = _exchange(scene), _emphatic(scene)
    return emphatic if emphatic and len(_speeches(scene)) == 1 else [*exchange, *emphatic]


def _exchange(scene: Scene) -> list[_Wish]:
    """The first speech, and the first answer to it."""
    speeches = _speeches(scene)
    if not speeches:
        return []
    wishes = [_speech(2, "medium", "medium", speeches[0])]
    for speech in speeches[1:]:
        if speech.character != speeches[0].character:
            return [*wishes, _speech(2, "reverse", "medium", speech)]
    return wishes


def _emphatic(scene: Scene) -> list[_Wish]:
    """The line that is shouted, whispered or in capitals; of a long talk, else the last."""
    speeches = _speeches(scene)
    for speech in speeches[1:]:
        if "!" in speech.text or (speech.text.isupper() and len(speech.text) > 3):
            return [_speech(3, "close", "close", speech)]
    for before, element in zip(scene.elements, scene.elements[1:], strict=False):
        hushed = before.kind == ElementKind.PARENTHETICAL and _URGENT.search(before.text)
        if hushed and element.kind == ElementKind.DIALOGUE:
            return [_speech(3, "close", "close", element)]
    return [_speech(4, "close", "close", speeches[-1])] if len(speeches) >= _LONG_TALK else []


_LONG_TALK = 5
"""Speeches from which on a scene earns a close-up of its last line."""


def _looks(scene: Scene) -> list[_Wish]:
    """Where nobody speaks: what the later sentences look at."""
    sentences = [
        (sentence, element.line)
        for element in _seen(scene)
        for sentence in _SENTENCE.split(element.text.replace("\n", " "))
    ]
    for framing, size, words in _ACTION_FRAMINGS:
        for sentence, line in sentences[1:_ENOUGH_SENTENCES]:
            if words.search(sentence):
                named = _named(scene, sentence)
                return [_Wish(_LOOK, framing, size, short(sentence), named, line)]
    return []


_ENOUGH_SENTENCES = 40
_LOOK = 5
"""Rank of a look at something: it may share its paragraph with the establishing shot."""
_SEEN = (ElementKind.ACTION, ElementKind.SHOT)


def _seen(scene: Scene) -> list[Element]:
    return [element for element in scene.elements if element.kind in _SEEN]


def _speeches(scene: Scene) -> list[Element]:
    return [e for e in scene.elements if e.kind == ElementKind.DIALOGUE and e.character]


def _speech(rank: int, framing: str, size: str, speech: Element) -> _Wish:
    text = short(f"{speech.character}: {speech.text}")
    return _Wish(rank, framing, size, text, (speech.character,), speech.line)


_MANY_CHARACTERS = 30


def _named(scene: Scene, text: str) -> tuple[str, ...]:
    """The scene's speakers that `text` names."""
    words = f" {re.sub(r'[^A-Z0-9]+', ' ', text.upper())} "
    return tuple(name for name in scene.characters[:_MANY_CHARACTERS] if f" {name} " in words)


def short(text: str) -> str:
    """Return the first sentences of `text` that fit, on one line."""
    text = " ".join(text[: 4 * LONGEST_DESCRIPTION].split())
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    kept = ""
    for sentence in _SENTENCE.split(text):
        if len(kept) + 1 + len(sentence) > LONGEST_DESCRIPTION:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
