"""What routes are given: records, links, stores, who is asking, and which version they saw."""

import re
from functools import cache
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Path, Request

from api.dispatching import Dispatch
from api.settings import Settings
from director.errors import BadInput, VersionRequired
from director.links import Links
from director.media.previews import Previews
from director.painting.registry import painter
from director.records import Person, Project, Records

ETAG = re.compile(r'(?:W/)?"(\d{1,9})"\Z')


def settings_of(request: Request) -> Settings:
    """The settings that the app was made with."""
    return request.app.state.settings


def records_of(request: Request) -> Records:
    """The process's one pool of connections."""
    return request.app.state.records


def links_of(request: Request) -> Links:
    """Signs addresses of media."""
    return request.app.state.links


def previews_of(request: Request) -> Previews:
    """The cache of previews."""
    return request.app.state.previews


def dispatch_of(request: Request) -> Dispatch:
    """The door to Dagster."""
    return request.app.state.dispatch


RecordsDep = Annotated[Records, Depends(records_of)]
SettingsDep = Annotated[Settings, Depends(settings_of)]
LinksDep = Annotated[Links, Depends(links_of)]
DispatchDep = Annotated[Dispatch, Depends(dispatch_of)]
PreviewsDep = Annotated[Previews, Depends(previews_of)]


@cache
def code_version() -> str:
    """Digest of the code that decides pixels: a take of other code is outdated."""
    return painter("blockout").code_version()


CodeVersion = Annotated[str, Depends(code_version)]


def person_of(records: RecordsDep) -> Person:
    """Who is asking. On one's own machine, on loopback, that is its owner."""
    return records.owner()


def project_of(
    records: RecordsDep,
    project: Annotated[str, Path(description="Id or slug of the film", max_length=100)],
) -> Project:
    """The film that the route is about.

    Raises:
        NotFound: there is no such film.
    """
    return records.project(id_or_name(project))


def version_seen(
    if_match: Annotated[str | None, Header(description='The ETag that was read: "3"')] = None,
) -> int:
    """The version on which a change is based.

    Raises:
        VersionRequired: the request does not say.
        BadInput: it says it in a way that is no ETag of ours.
    """
    if if_match is None:
        raise VersionRequired(
            "A change must say which version it is based on.",
            remedy="Send the ETag that you read as If-Match.",
        )
    match = ETAG.match(if_match.strip())
    if match is None:
        raise BadInput(
            f"If-Match {if_match!r} is no version of ours.",
            known='A version looks like "3".',
            remedy="Send the ETag exactly as it was read.",
        )
    return int(match[1])


def id_or_name(text: str) -> UUID | str:
    """A UUID where `text` is one, else `text`: ids and slugs or keys are told apart so."""
    try:
        return UUID(text)
    except ValueError:
        return text


PersonDep = Annotated[Person, Depends(person_of)]
ProjectDep = Annotated[Project, Depends(project_of)]
VersionSeen = Annotated[int, Depends(version_seen)]
