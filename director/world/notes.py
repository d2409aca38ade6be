"""Notes: what a description asked for and did not get as asked, with what was taken instead."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a note is about."""

    PLACE = "place"
    """A kind of place that has no site of its own."""
    THING = "thing"
    """Something that the site does not show."""
    QUALITY = "quality"
    """A quality or a time that changes nothing, or only nearly what was asked."""
    CONTRADICTION = "contradiction"
    """A word that an earlier one excludes."""
    TEXT = "text"
    """Text that was not read."""


@dataclass(frozen=True)
class Note:
    """One thing that was asked for, and the nearest that was taken: "" where there is nothing."""

    about: About
    asked: str
    taken: str = ""

    @property
    def sentence(self) -> str:
        """The note as the film-maker reads it."""
        asked, taken = f"'{self.asked}'", self.taken.replace("-", " ")
        if self.about is About.TEXT:
            return f"{self.asked}: {self.taken or 'not read'}."
        if self.about is About.CONTRADICTION:
            return f"{asked} is left out: '{taken}' was said first and excludes it."
        if self.about is About.PLACE:
            return f"No site is {with_article(self.asked)}: {taken} stands in for it."
        nearest = f"nearest: {taken}" if taken else "nothing stands in for it"
        return f"{asked} is not shown; {nearest}."

    def as_json(self) -> dict[str, str]:
        """Return the note as the records keep it."""
        return {
            "about": str(self.about),
            "asked": self.asked,
            "taken": self.taken,
            "text": self.sentence,
        }


def with_article(noun: str) -> str:
    """Return a noun behind its article: an office, a harbour."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"
