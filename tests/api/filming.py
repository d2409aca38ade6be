"""A small film in real records and a real media store, and a worker played by the test."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageDraw

from director.keys import Kind
from director.media import GitStore
from director.recipe import Recipe
from director.records import Person, Project, Records, Render, Subject, SubjectSpec, Take
from director.tiers import Tier

FRAMINGS = ("wide", "medium", "close", "reverse", "side", "low", "high")
PLACES = {
    "harbour": ("HARBOUR", "harbour", False, {"time": "day"}, {"time": "dusk", "weather": "rain"}),
    "harbour-warehouse": ("HARBOUR / WAREHOUSE", "warehouse", True, {"time": "night"}, None),
    "village-square": (
        "VILLAGE SQUARE",
        "village-square",
        False,
        {"time": "morning", "season": "winter"},
        {"time": "night", "weather": "snow", "season": "winter"},
    ),
}
FULL_LOOK = {"time": "day", "weather": "clear", "season": "autumn"}


def specs(film: str) -> list[SubjectSpec]:
    """Three places with seven angles each, a few looks, and five shots."""
    found: list[SubjectSpec] = []
    number = 0
    for slug, (name, site, interior, base, further) in PLACES.items():
        base_look = FULL_LOOK | base
        place = f"{film}/{slug}"
        world = {
            "site": site,
            "location": name,
            "interior": interior,
            "words": ["old", "wooden"],
            "seed": slug,
            "base_look": base_look,
        }
        link = {"scenes": ["1", "4"]}
        found.append(SubjectSpec(Kind.ENVIRONMENT, place, name, world, link))
        for framing in FRAMINGS:
            found.append(_angle(place, name, framing))
        looks = [("wide", FULL_LOOK | further)] if further else []
        for framing, look in [*looks, ("medium", base_look)]:
            slug_of_look = "-".join(look[axis] for axis in ("time", "weather", "season"))
            key = f"{place}/{framing}/{slug_of_look}"
            title = f"{name}, {framing}, {look['time']}"
            found.append(SubjectSpec(Kind.VARIATION, key, title, {"look": look}, link))
            number += 10
            found.append(_shot(key, number))
    return found


def _angle(place: str, name: str, framing: str) -> SubjectSpec:
    return SubjectSpec(Kind.ANGLE, f"{place}/{framing}", f"{name}, {framing}", {"framing": framing})


def _shot(variation: str, number: int) -> SubjectSpec:
    parameters = {
        "number": number,
        "size": "medium",
        "description": "Mara ties the boat and looks up at the dark windows.",
        "characters": ["MARA"],
    }
    key = f"{variation}/s{number:03d}"
    return SubjectSpec(Kind.SHOT, key, f"SHOT-{number:03d}", parameters, {"scenes": ["1"]})


def drawn(text: str, size_px: tuple[int, int] = (680, 384)) -> bytes:
    """A PNG that differs for every text: a sky, hills and houses, all of them from its digest."""
    seed = sha256(text.encode()).digest()
    width, height = size_px
    image = Image.new("RGB", size_px)
    draw = ImageDraw.Draw(image)
    for row in range(height):
        share = row / height
        sky = tuple(int(40 + seed[c] / 2 * (1 - share) + 60 * share) for c in range(3))
        draw.line([(0, row), (width, row)], fill=sky)
    for index in range(9):
        tall = seed[index + 3] / 255 * height * 0.45 + 30
        left = index * width / 9
        shade = 18 + seed[index + 12] // 6
        box = (left, height * 0.85 - tall, left + width / 9 - 4, height * 0.9)
        draw.rectangle(box, fill=(shade, shade + 4, shade + 9))
        draw.rectangle((left + 12, box[1] + 14, left + 22, box[1] + 28), fill=(230, 180, 90))
    draw.rectangle((0, height * 0.88, width, height), fill=(24, 24, 26))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@dataclass
class Crew:
    """Does what a worker does, step by step, so that a test can look in between."""

    records: Records
    store: GitStore
    project: Project
    owner: Person
    code_version: Callable[[], str]

    def subject(self, below: str) -> Subject:
        """The subject with that key below the film."""
        return self.records.subject(f"{self.project.slug}/{below}")

    def start(self, subject: Subject, tier: str = "low") -> Render:
        """Begin a render, queued or not."""
        return self.records.start_render(subject.id, tier, by=self.owner.id, run_id="run-1")

    def keep(self, subject: Subject, tier: str = "low", picture: bytes | None = None) -> Take:
        """Paint, commit and record a take of what is wanted now."""
        aspect = float(subject.wanted["aspect"])
        width, height = Tier(tier).row.size_px(1.78) if aspect != 2.0 else (728, 364)
        picture = picture or drawn(f"{subject.key} {subject.version} {tier}", (width, height))
        recipe = Recipe(subject.wanted, "blockout", tier, 0, self.code_version(), {})
        with self.records.new_take(subject.id) as slot:
            place = subject.key.split("/")[1].upper()
            stem = f"{place}-{subject.slug.upper()}_v{slot.version:02d}_take{slot.number:02d}"
            path = f"01_Assets/Generative_Assets/Locations/{place}/{stem}.png"
            commit = self.store.commit(
                "main", {path: picture}, stem, author=(self.owner.name, "crew@example.org"), meta={}
            )
            return slot.record(
                recipe,
                pixel_sha256=sha256(picture).hexdigest(),
                files=[
                    {
                        "role": "picture",
                        "path": path,
                        "sha256": sha256(picture).hexdigest(),
                        "bytes": len(picture),
                    }
                ],
                width=width,
                height=height,
                author_id=self.owner.id,
                commit=commit,
                scores={"passed": True},
                seconds=2.4,
                worker="low-0",
            )

    def finish(self, render: Render, take_id: UUID) -> None:
        """Close a render with its take."""
        self.records.finish_render(render.id, take_id, reused=False, by=self.owner.id)

    def make_everything(self) -> None:
        """A film with all its pictures."""
        for subject in self.records.subjects(self.project.id):
            self.keep(subject)
