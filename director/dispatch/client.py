"""A client of Dagster's webserver: launch, cancel, ask how runs stand."""

import json
from collections.abc import Collection, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from director.dispatch import queries
from director.errors import BadInput, ServerFailed
from director.keys import Kind
from director.tiers import Tier

ASSETS = {
    Kind.ENVIRONMENT: "environment",
    Kind.ANGLE: "angle",
    Kind.VARIATION: "variation",
    Kind.SHOT: "shot_render",
}
FINISHED = ("SUCCESS", "FAILURE", "CANCELED")
KEYS_A_CALL = 200
TIMEOUT_S = 60.0
READY_TIMEOUT_S = 5.0


class DagsterClient:
    """Speaks GraphQL to a `dagster-webserver`. Close it, or use it as a context manager."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._http = httpx.Client(base_url=self.base_url, timeout=TIMEOUT_S, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def ready(self) -> bool:
        """Whether it answers and knows the film's assets; one that found no code is told to look
        again, because by itself it does so every ten seconds only.
        """
        try:
            answer = self.ask(queries.READY, timeout_s=READY_TIMEOUT_S)
            if answer["repositoryOrError"]["__typename"] == "Repository":
                return True
            self.ask(queries.RELOAD)
        except ServerFailed:
            pass
        return False

    def launch(
        self,
        kind: Kind,
        keys: Sequence[str],
        tier: Tier,
        *,
        tags: Mapping[str, str] | None = None,
        after: Collection[str] = (),
    ) -> str:
        """Queue one run for `keys`, which are neighbours in the partition set; return its id.

        It starts when a worker of its tier is free and the runs `after` have ended.

        Raises:
            ServerFailed: Dagster does not answer, or refuses.
        """
        wanted = _range_tags(keys) | dict(tags or {})
        if after:
            wanted["director/after"] = ",".join(sorted(after))
        params = {
            "selector": {
                "repositoryLocationName": queries.LOCATION,
                "repositoryName": queries.REPOSITORY,
                "jobName": str(tier),
                "assetSelection": [{"path": [ASSETS[kind]]}],
                "assetCheckSelection": None,
            },
            "mode": "default",
            "runConfigData": {},
            "executionMetadata": {
                "tags": [{"key": name, "value": value} for name, value in wanted.items()],
            },
        }
        answer = self.ask(queries.LAUNCH, {"params": params})["launchPipelineExecution"]
        return str(_expect(answer, "LaunchRunSuccess")["run"]["runId"])

    def cancel(self, run_id: str) -> bool:
        """End a run, queued or running; False when it had ended already.

        Raises:
            ServerFailed: Dagster does not answer.
        """
        answer = self.ask(queries.TERMINATE, {"run": run_id})["terminateRun"]
        return answer["__typename"] == "TerminateRunSuccess"

    def statuses(self, run_ids: Collection[str]) -> dict[str, str]:
        """Return the status of each run that is known: QUEUED, STARTED, SUCCESS, FAILURE...

        Raises:
            ServerFailed: Dagster does not answer.
        """
        if not run_ids:  # Dagster takes an empty list for no filter
            return {}
        answer = self.ask(queries.STATUSES, {"runs": list(run_ids)})["runsOrError"]
        return {run["runId"]: run["status"] for run in _expect(answer, "Runs")["results"]}

    def finished(self, run_ids: Collection[str]) -> bool:
        """Whether all of these runs have ended: with their last event, after their last picture."""
        return all(status in FINISHED for status in self.statuses(run_ids).values())

    def keys(self, kind: Kind) -> list[str]:
        """Return the partition keys of a kind in the order in which they were added."""
        answer = self.ask(queries.KEYS, {"asset": [ASSETS[kind]]})["assetNodeOrError"]
        return list(_expect(answer, "AssetNode")["partitionKeys"])

    def add_keys(self, kind: Kind, keys: Sequence[str]) -> None:
        """Add partition keys that are not there yet, in this order, many in one call.

        Raises:
            ServerFailed: Dagster does not answer, or a key is there already.
        """
        for start in range(0, len(keys), KEYS_A_CALL):
            added = [
                queries.ADD_PARTITION.format(alias=f"k{number}", key=json.dumps(key))
                for number, key in enumerate(keys[start : start + KEYS_A_CALL])
            ]
            answers = self.ask(f"mutation($set: String!) {{ {''.join(added)} }}", {"set": kind})
            for answer in answers.values():
                if answer["__typename"] != "DuplicateDynamicPartitionError":
                    _expect(answer, "AddDynamicPartitionSuccess")

    def ask(
        self, query: str, variables: Mapping[str, Any] | None = None, timeout_s: float = TIMEOUT_S
    ) -> dict[str, Any]:
        """Return the data that a query or a mutation brings.

        Raises:
            ServerFailed: Dagster does not answer, or the query failed.
        """
        try:
            reply = self._http.post(
                "/graphql", json={"query": query, "variables": variables or {}}, timeout=timeout_s
            )
            answer = reply.json()
        except (httpx.HTTPError, ValueError) as error:
            raise ServerFailed(
                "Dagster does not answer.",
                known=f"At {self.base_url}: {error or type(error).__name__}.",
                remedy="Look at the logs with 'make logs', or start it with 'make up'.",
            ) from None
        if answer.get("errors"):
            raise ServerFailed("Dagster refused.", known=str(answer["errors"][0].get("message")))
        return dict(answer["data"])


def _range_tags(keys: Sequence[str]) -> dict[str, str]:
    if not keys:
        raise BadInput("A run needs at least one partition key.")
    if len(keys) == 1:
        return {"dagster/partition": keys[0]}
    return {
        "dagster/asset_partition_range_start": keys[0],
        "dagster/asset_partition_range_end": keys[-1],
    }


def _expect(answer: dict[str, Any], typename: str) -> dict[str, Any]:
    if answer["__typename"] == typename:
        return answer
    problems = [str(problem["message"]) for problem in answer.get("errors", [])]
    said = answer.get("message") or "; ".join(problems) or answer["__typename"]
    raise ServerFailed("Dagster refused.", known=f"It said: {said}")
