"""People: one local owner from the start, and everybody who joins later."""

import getpass
import subprocess
from uuid import UUID

from sqlalchemy import insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from director.errors import NotFound
from director.recipe import Json
from director.records.database import Database
from director.records.merge import merge
from director.records.models import Person
from director.records.quotas import check_settings
from director.records.tables import people

_COLUMNS = (people.c.id, people.c.name, people.c.email, people.c.kind, people.c.settings)


class People:
    """Who did something."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owner(self) -> Person:
        """Return the local owner; the first call makes one, named as Git knows the user."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(people.c.kind == "owner")).first()
        return Person(*row) if row else self._make_owner()

    def _make_owner(self) -> Person:
        name = _git_config("user.name") or _login()
        new = upsert(people).values(name=name, email=_git_config("user.email"), kind="owner")
        with self._database.writing(None) as transaction:
            transaction.connection.execute(
                new.on_conflict_do_nothing(
                    index_elements=["kind"], index_where=text("kind = 'owner'")
                )
            )
            owner = select(*_COLUMNS).where(people.c.kind == "owner")
            return Person(*transaction.connection.execute(owner).one())

    def add_person(self, name: str, email: str = "", *, kind: str = "person") -> Person:
        """Add somebody (`person`) or a program that acts on its own (`service`)."""
        new = insert(people).values(name=name, email=email, kind=kind).returning(*_COLUMNS)
        with self._database.writing(None) as transaction:
            return Person(*transaction.connection.execute(new).one())

    def person(self, person_id: UUID) -> Person:
        """Return one person.

        Raises:
            NotFound: nobody has that id.
        """
        with self._database.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(people.c.id == person_id)).first()
        if row is None:
            raise NotFound(f"Nobody has the id {person_id}.")
        return Person(*row)

    def patch_person(self, person_id: UUID, settings: Json, *, by: UUID) -> Person:
        """Change a person's settings (a merge patch, RFC 7396).

        Raises:
            BadInput: a setting has a value that it cannot have.
            NotFound: nobody has that id.
        """
        with self._database.writing(by) as transaction:
            this = people.c.id == person_id
            now = select(people.c.settings).where(this).with_for_update()
            kept = transaction.connection.scalar(now)
            if kept is None:
                raise NotFound(f"Nobody has the id {person_id}.")
            merged = check_settings(merge(kept, settings))
            change = update(people).where(this).values(settings=merged).returning(*_COLUMNS)
            return Person(*transaction.connection.execute(change).one())

    def people(self) -> list[Person]:
        """Return everybody, the owner first, then in the order of joining."""
        order = (people.c.kind != "owner", people.c.created_at, people.c.id)
        with self._database.reading() as connection:
            return [Person(*row) for row in connection.execute(select(*_COLUMNS).order_by(*order))]


def _git_config(name: str) -> str:
    """What Git knows of the user; empty where there is no Git or no such setting."""
    try:
        answer = subprocess.run(["git", "config", name], capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def _login() -> str:
    """Login name; a container's user may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "owner"
