"""The door to Dagster: what the routes ask of it, in one object that a test can replace."""

from collections.abc import Sequence

from director.dispatch import DagsterClient, cancel, submit
from director.records import Person, Project, Records, Render, Subject
from director.tiers import Tier


class Dispatch:
    """Asks Dagster for pictures, over its GraphQL."""

    def __init__(self, records: Records, dagster_url: str) -> None:
        self._records = records
        self._client = DagsterClient(dagster_url)

    def submit(
        self, project: Project, subjects: Sequence[Subject], tier: Tier, person: Person
    ) -> list[Render]:
        """Ask for pictures; return their renders, those that were open already among them.

        Raises:
            ServerFailed: Dagster does not answer; nothing was asked for.
        """
        return submit(self._records, self._client, project, subjects, tier, person)

    def cancel(self, render: Render, person: Person) -> None:
        """Cancel a render, and its run when nothing else hangs on it; a closed one stays."""
        cancel(self._records, self._client, render, person)

    def answers(self) -> bool:
        """Whether Dagster is there."""
        return self._client.ready()

    def close(self) -> None:
        """Give the connections to Dagster back."""
        self._client.close()
