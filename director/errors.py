"""The errors that a film-maker can meet.

    DirectorError
    |-- BadInput                 what was given cannot be used (422)
    |   |-- NotAScreenplay       the file is no script that we can read
    |   |-- BadSlug              a name that cannot be part of a key
    |   |-- UnknownTier          a tier that the table does not have
    |   `-- BadTierTable         `tiers.toml` says something that cannot be
    |-- NotFound                 nothing has that key or id (404)
    |-- Conflict                 it cannot be done in the present state (409)
    |   |-- StaleVersion         somebody changed it first (412)
    |   `-- WorkspaceBusy        another process owns the workspace
    |-- QuotaExceeded            a person or a film has used up its renders (429)
    |-- VersionRequired          a change must say which version it saw (428)
    |-- Forbidden                a signature or a person is not allowed to (403)
    |-- MissingTool              a program that is needed is not installed
    |-- PortInUse                an address that is taken
    |-- DiskFull                 no room left; nothing half-written remains
    |-- ServerFailed             a program of ours did not start or died
    |-- PaintingFailed           a painter could not make the picture
    |   |-- PaintingTimedOut     it took longer than its tier allows
    |   `-- OutOfMemory          the machine or its card has not enough of it
    `-- MediaBroken              stored bytes are missing or are not what was recorded

A message says what went wrong, what was known, and what to do. `api` maps these types to HTTP
statuses in one place.
"""


class DirectorError(Exception):
    """Root of the tree. `known` and `remedy` are joined to the message in that order."""

    status = 500

    def __init__(self, problem: str, *, known: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.known = known
        self.remedy = remedy
        super().__init__(" ".join(part for part in (problem, known, remedy) if part))


class BadInput(DirectorError):
    """What was given cannot be used."""

    status = 422


class NotAScreenplay(BadInput):
    """The file is no script that we can read."""


class BadSlug(BadInput):
    """A name that cannot be part of a key."""


class UnknownTier(BadInput):
    """A tier that the table does not have."""


class BadTierTable(BadInput):
    """`tiers.toml` says something that cannot be."""


class NotFound(DirectorError):
    """Nothing has that key or id."""

    status = 404


class Conflict(DirectorError):
    """It cannot be done in the present state."""

    status = 409


class StaleVersion(Conflict):
    """Somebody changed it first."""

    status = 412


class WorkspaceBusy(Conflict):
    """Another process owns the workspace."""


class QuotaExceeded(DirectorError):
    """A person or a film has used up its renders."""

    status = 429


class VersionRequired(DirectorError):
    """A change must say which version it saw."""

    status = 428


class Forbidden(DirectorError):
    """A signature or a person is not allowed to."""

    status = 403


class MissingTool(DirectorError):
    """A program that is needed is not installed."""


class PortInUse(DirectorError):
    """An address that is taken."""


class DiskFull(DirectorError):
    """No room left; nothing half-written remains."""

    status = 507


class ServerFailed(DirectorError):
    """A program of ours did not start or died."""

    status = 503


class PaintingFailed(DirectorError):
    """A painter could not make the picture."""


class PaintingTimedOut(PaintingFailed):
    """It took longer than its tier allows."""


class OutOfMemory(PaintingFailed):
    """The machine or its card has not enough memory for this picture."""


class MediaBroken(DirectorError):
    """Stored bytes are missing or are not what was recorded."""
