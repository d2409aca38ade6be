"""Partitions in step with the records: every active subject has its key, in the film's order."""

from collections.abc import Iterable

from dagster import DagsterInstance

from director.keys import Kind
from director.records import Records, Subject


def sync_partitions(instance: DagsterInstance, records: Records) -> dict[Kind, int]:
    """Add the keys of all subjects of all films that Dagster does not have; return how many.

    Keys of retired subjects stay: their history is what Dagster is for.
    """
    subjects = [s for project in records.projects() for s in records.subjects(project.id)]
    return {kind: add_partitions(instance, kind, subjects) for kind in Kind}


def add_partitions(instance: DagsterInstance, kind: Kind, subjects: Iterable[Subject]) -> int:
    """Add the keys of the subjects of a kind that are missing, in their order, in one statement."""
    known = set(instance.get_dynamic_partitions(str(kind)))
    missing = [s.key for s in subjects if s.kind is kind and s.key not in known]
    instance.add_dynamic_partitions(str(kind), missing)
    return len(missing)
