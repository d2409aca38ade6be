"""The first commit of a project: the documents' folders, its manifest and its LFS rules."""

import json
from datetime import UTC, datetime
from uuid import UUID

from director.media.lfs import attributes

FORMAT_VERSION = 1
KEPT_FOLDERS = (
    "01_Assets/Generative_Assets/Characters",
    "01_Assets/Generative_Assets/Styles",
    "01_Assets/Generative_Assets/Locations",
    "02_Source_Creative/Scripts",
    "02_Source_Creative/Canvases",
    "03_Renders",
    "04_Project_Files",
)
IGNORED_FOLDERS = ("05_Cache", "06_Exports")


def first_files(project_id: UUID, slug: str, title: str) -> dict[str, bytes]:
    """Return path to bytes of a new project's repository."""
    manifest = {
        "id": str(project_id),
        "slug": slug,
        "title": title,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "format_version": FORMAT_VERSION,
    }
    files = {
        "project.json": json.dumps(manifest, indent=2, ensure_ascii=False) + "\n",
        ".gitattributes": attributes(),
        ".gitignore": "".join(f"/{folder}/\n" for folder in IGNORED_FOLDERS),
        **{f"{folder}/.gitkeep": "" for folder in KEPT_FOLDERS},
    }
    return {path: text.encode() for path, text in files.items()}
