"""Projects: one film each, its settings and the layout of its canvas."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Update, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from director.errors import BadInput, Conflict, NotFound, StaleVersion
from director.keys import check_slug
from director.recipe import Json
from director.records.database import Database
from director.records.merge import merge
from director.records.models import NodeGraph, Project
from director.records.quotas import check_settings
from director.records.rows import PROJECT_COLUMNS, as_uuid
from director.records.tables import projects
from director.records.wanting import rewant_project
from director.style.style import Style
from director.tiers import ASPECTS, DEFAULT_ASPECT, Tier

PATCHABLE = ("title", "aspect", "default_tier", "settings")
NOW = func.clock_timestamp()


class Projects:
    """Films."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create_project(
        self,
        slug: str,
        title: str,
        *,
        by: UUID,
        aspect: float = DEFAULT_ASPECT,
        default_tier: str = "low",
    ) -> Project:
        """Start a film.

        Raises:
            BadSlug: the slug cannot be the first segment of a key.
            BadInput: the aspect ratio or the tier is not one of the tables'.
            Conflict: a film with that slug exists.
        """
        checked = _checked({"title": title, "aspect": aspect, "default_tier": default_tier})
        new = insert(projects).values(
            slug=check_slug(slug, "project name"), created_by=by, updated_by=by, **checked
        )
        try:
            with self._database.writing(by) as transaction:
                row = transaction.connection.execute(new.returning(*PROJECT_COLUMNS)).one()
                project = Project(*row)
                transaction.emit(project.id, "server:project.created", {"slug": slug})
                return project
        except IntegrityError:
            raise Conflict(
                f"A project '{slug}' exists already.", remedy="Open it, or take another name."
            ) from None

    def project(self, slug_or_id: str | UUID) -> Project:
        """Return one film.

        Raises:
            NotFound: no film has that slug or id.
        """
        with self._database.reading() as connection:
            return _find_project(connection, slug_or_id)

    def projects(self) -> list[Project]:
        """Return every film, oldest first."""
        query = select(*PROJECT_COLUMNS).order_by(projects.c.created_at, projects.c.id)
        with self._database.reading() as connection:
            return [Project(*row) for row in connection.execute(query)]

    def patch_project(
        self, project_id: UUID, patch: Json, *, expected_version: int, by: UUID
    ) -> Project:
        """Change title, aspect, default tier or settings (a merge patch, RFC 7396).

        Another aspect changes what is wanted of every picture but the panoramas; another style
        (`settings.style`), of every place that has none of its own.

        Raises:
            BadInput: a field is unknown, or a value is not one of the tables'.
            StaleVersion: somebody changed the project first.
        """
        with self._database.writing(by) as transaction:
            connection = transaction.connection
            project = lock_project(connection, project_id)
            _check_version(project, expected_version)
            fields = {name: getattr(project, name) for name in PATCHABLE}
            changed = _checked(merge(fields, patch))
            row = connection.execute(_new_version(project_id, by, **changed)).one()
            wanted_anew = 0
            patched = Project(*row)
            if (patched.aspect, patched.style) != (project.aspect, project.style):
                wanted_anew = rewant_project(connection, patched, by)
            transaction.emit(
                project_id, "server:project.updated", {"patch": patch, "wanted_anew": wanted_anew}
            )
            return patched

    def node_graph(self, project_id: UUID) -> NodeGraph:
        """Return the layout of a film's canvas.

        Raises:
            NotFound: there is no such film.
        """
        query = select(projects.c.node_graph, projects.c.version).where(projects.c.id == project_id)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise no_project(project_id)
        return NodeGraph(*row)

    def save_node_graph(
        self, project_id: UUID, graph: Json, *, expected_version: int, by: UUID
    ) -> NodeGraph:
        """Keep the layout of a film's canvas.

        Raises:
            StaleVersion: somebody changed the project first.
        """
        with self._database.writing(by) as transaction:
            project = lock_project(transaction.connection, project_id)
            _check_version(project, expected_version)
            change = _new_version(project_id, by, node_graph=dict(graph))
            row = transaction.connection.execute(change).one()
            transaction.emit(project_id, "server:project.updated", {"node_graph": True})
            return NodeGraph(graph, Project(*row).version)


def lock_project(connection: Connection, project_id: UUID) -> Project:
    """Return the film and keep everybody else from changing its subjects until the commit.

    Raises:
        NotFound: there is no such film.
    """
    query = select(*PROJECT_COLUMNS).where(projects.c.id == project_id)
    row = connection.execute(query.with_for_update(key_share=True)).first()
    if row is None:
        raise no_project(project_id)
    return Project(*row)


def _find_project(connection: Connection, slug_or_id: str | UUID) -> Project:
    same = projects.c.slug == str(slug_or_id)
    if (identity := as_uuid(slug_or_id)) is not None:
        same = or_(projects.c.id == identity, same)
    row = connection.execute(select(*PROJECT_COLUMNS).where(same)).first()
    if row is None:
        raise no_project(slug_or_id)
    return Project(*row)


def no_project(slug_or_id: str | UUID) -> NotFound:
    """The error for a film that is not there."""
    return NotFound(
        f"There is no project '{slug_or_id}'.",
        remedy="List them with 'director projects', or start one with 'make new-project NAME=...'.",
    )


def _new_version(project_id: UUID, by: UUID, **changed: Any) -> Update:
    return (
        update(projects)
        .where(projects.c.id == project_id)
        .values(version=projects.c.version + 1, updated_at=NOW, updated_by=by, **changed)
        .returning(*PROJECT_COLUMNS)
    )


def _check_version(project: Project, expected_version: int) -> None:
    if project.version != expected_version:
        raise StaleVersion(
            f"Somebody changed the project '{project.slug}' first.",
            known=f"You saw version {expected_version}, it is at {project.version} now.",
            remedy="Read it again and repeat the change.",
        )


def _checked(fields: Json) -> dict[str, Any]:
    """Return the fields of a project as they are stored.

    Raises:
        BadInput: a field is unknown, the title is empty, or the table has no such aspect or tier.
    """
    unknown = sorted(set(fields) - set(PATCHABLE))
    if unknown:
        raise BadInput(
            f"A project has no field '{unknown[0]}'.", known=f"Known: {', '.join(PATCHABLE)}."
        )
    checked = dict(fields)
    if not isinstance(checked.get("title"), str) or not checked["title"].strip():
        raise BadInput("A project needs a title.")
    if checked.get("aspect") not in ASPECTS:
        known = ", ".join(f"{aspect:.2f}" for aspect in ASPECTS)
        raise BadInput(f"No aspect ratio {checked.get('aspect')}.", known=f"Known: {known}.")
    checked["default_tier"] = str(Tier.parse(str(checked.get("default_tier"))))
    if not isinstance(checked.get("settings", {}), dict):
        raise BadInput("The settings of a project are a JSON object.")
    if "style" in checked.get("settings", {}):
        style = Style.from_json(checked["settings"]["style"]).as_json()
        checked["settings"] = {**checked["settings"], "style": style}
    check_settings(checked.get("settings", {}))
    return checked
