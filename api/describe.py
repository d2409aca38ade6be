"""`python -m api.describe`: write the API's description beside the canvas' generated types."""

import json
from pathlib import Path

from api.app import create_app
from api.settings import Settings
from director.workspace import Workspace

TARGET = Path(__file__).parents[1] / "canvas" / "src" / "lib" / "api" / "openapi.json"


def main() -> None:
    """Write the description. No database is needed: nothing connects before it is used."""
    app = create_app(Settings("postgresql://", Workspace.here()))
    TARGET.write_text(json.dumps(app.openapi(), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
