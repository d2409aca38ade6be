"""`python -m api --host 127.0.0.1 --port 8000`: serve the API and the canvas."""

import argparse
import sys

from director.errors import DirectorError


def main() -> int:
    """Serve until interrupted. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m api", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    wish = parser.parse_args()
    import uvicorn

    from api.app import create_app

    try:
        app = create_app()
    except DirectorError as error:
        print(error, file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=wish.host,
        port=wish.port,
        log_level="warning",
        timeout_graceful_shutdown=2,
        server_header=False,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
