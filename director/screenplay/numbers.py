"""Scene numbers: as written, else counted in the way a production inserts scenes."""

from director.screenplay.script import Origin


class Numbers:
    """Gives each scene its number; counted numbers never repeat one that was given before."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._count = 0
        self._any_written = False
        self._last = ""
        self._letters = 0

    def next(self, written: str) -> tuple[str, Origin, str]:
        """Return the scene's number, how it is known, and a warning or ""."""
        self._count += 1
        if written:
            doubt = "has a number that another scene has too" if written in self._given else ""
            self._any_written, self._last, self._letters = True, written, 0
            self._given.add(written)
            return written, Origin.HEADING, doubt
        number = self._counted()
        self._given.add(number)
        return number, Origin.ASSUMED, ""

    def _counted(self) -> str:
        """In a script with numbers, a scene without one follows 12 as 12A, 12B, ..."""
        if not self._any_written:
            return str(self._count)
        while True:
            self._letters += 1
            number = f"{self._last}{_letters(self._letters)}"
            if number not in self._given:
                return number


def _letters(count: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    text = ""
    while count:
        count, letter = divmod(count - 1, 26)
        text = chr(ord("A") + letter) + text
    return text
