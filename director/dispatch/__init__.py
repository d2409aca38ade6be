"""Dispatch: having pictures made by Dagster, without knowing more of it than its GraphQL.

Belongs here: the client, how requests become runs, and how Dagster's programs are started. Next
door: what a run does is `assets`, how it is queued and executed is `dagster_project`.
"""

from director.dispatch.client import DagsterClient
from director.dispatch.problems import LOST
from director.dispatch.submitting import cancel, submit

__all__ = ["LOST", "DagsterClient", "cancel", "submit"]
