"""What is asked of Dagster, in its GraphQL."""

LOCATION = "film"
REPOSITORY = "__repository__"

READY = """
query { locationStatusesOrError { ... on WorkspaceLocationStatusEntries {
  entries { name loadStatus permissions { permission } } } }
  repositoryOrError(repositorySelector:
    {repositoryName: "__repository__", repositoryLocationName: "film"}) { __typename } }
"""

RELOAD = """
mutation { reloadRepositoryLocation(repositoryLocationName: "film") { __typename } }
"""

KEYS = """
query($asset: [String!]!) { assetNodeOrError(assetKey: {path: $asset}) { __typename
  ... on AssetNode { partitionKeys } } }
"""

ADD_PARTITION = """
{alias}: addDynamicPartition(partitionsDefName: $set, partitionKey: {key},
  repositorySelector: {{repositoryName: "__repository__", repositoryLocationName: "film"}})
  {{ __typename ... on PythonError {{ message }} ... on UnauthorizedError {{ message }} }}
"""

LAUNCH = """
mutation($params: ExecutionParams!) { launchPipelineExecution(executionParams: $params) {
  __typename
  ... on LaunchRunSuccess { run { runId status } }
  ... on PythonError { message }
  ... on InvalidSubsetError { message }
  ... on RunConfigValidationInvalid { errors { message } }
  ... on PipelineNotFoundError { message }
  ... on UnauthorizedError { message } } }
"""

TERMINATE = """
mutation($run: String!) { terminateRun(runId: $run) { __typename
  ... on TerminateRunFailure { message }
  ... on PythonError { message }
  ... on UnauthorizedError { message } } }
"""

STATUSES = """
query($runs: [String]) { runsOrError(filter: {runIds: $runs}) { __typename
  ... on Runs { results { runId status } }
  ... on PythonError { message } } }
"""
