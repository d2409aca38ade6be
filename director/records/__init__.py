"""The records: people, projects, scripts, subjects, takes, renders and events, in PostgreSQL.

Belongs here: tables, migrations, queries, and the launcher of the embedded server (`embedded`).
Next door: `director.media` keeps the pictures' bytes, `director.recipe` and `director.wanted` say
what decides them, `director.dispatch` gets them made. A module here is one noun; `Records` joins
them. Reading order: `models`, `tables`, `database`, then the noun you need.
"""

from director.records.editing import StaleSubject
from director.records.facade import Records
from director.records.listening import Live
from director.records.migrate import migrate
from director.records.models import (
    Batch,
    CostRow,
    Event,
    NodeGraph,
    Pace,
    ParameterVersion,
    Person,
    Project,
    Render,
    RenderStatus,
    Script,
    Session,
    Spent,
    State,
    Subject,
    SubjectSpec,
    SubjectState,
    Synced,
    Take,
)

__all__ = [
    "Batch",
    "CostRow",
    "Event",
    "Live",
    "NodeGraph",
    "Pace",
    "ParameterVersion",
    "Person",
    "Project",
    "Records",
    "Render",
    "RenderStatus",
    "Script",
    "Session",
    "Spent",
    "StaleSubject",
    "State",
    "Subject",
    "SubjectSpec",
    "SubjectState",
    "Synced",
    "Take",
    "migrate",
]
