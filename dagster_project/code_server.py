"""The code server: one process that loads the definitions for webserver and daemon.

    python -m dagster_project.code_server --socket PATH --module-name MODULE --location-name NAME

It is `dagster api grpc` that stops at once when it is told to. Dagster's own waits up to five
seconds for calls that it may still have to answer, and does not listen at all when it was started
from a shell's background, which ignores SIGINT. It keeps nothing that could be lost.
"""

import os
import signal
import sys

from dagster._cli.api import api_cli


def main() -> None:
    """Serve until SIGINT or SIGTERM; Dagster gives the latter the handler of the former."""
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(0))
    api_cli(["grpc", *sys.argv[1:]])


if __name__ == "__main__":
    main()
