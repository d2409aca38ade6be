"""A film on another machine: from its repository alone to subjects, recipes, takes and canvas.

`keep_snapshot` writes what the records hold into the film's store, as text that Git can compare;
`adopt` reads it again. Media need not come along: bytes are pulled, or made again and compared.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from director.errors import BadInput
from director.media import MediaStore
from director.media.eviction import note_path
from director.media.reconcile import takes_in
from director.media.store import SYSTEM, Author, Entry
from director.records import Project, Records

PROJECT_FILE = "04_Project_Files/film.json"
SUBJECTS = "04_Project_Files/Subjects"
CANVAS = "02_Source_Creative/Canvases/film.json"
ROLES = (("picture", ".png"), ("depth", "_depth.exr"), ("recipe", ".json"))


def keep_snapshot(
    records: Records, store: MediaStore, project: Project, author: Author = SYSTEM
) -> str:
    """Write a film's records into its store; return the head. Nothing new makes no commit."""
    told = records.export_project(project.id)
    files: dict[str, bytes | None] = {
        PROJECT_FILE: _text({name: told[name] for name in ("people", "scripts")} | _film(told)),
        CANVAS: _text(told["project"]["node_graph"]),
    }
    places: dict[str, dict[str, Any]] = {}
    where = {row["id"]: _place(row["key"]) for row in told["subjects"]}
    for row in told["subjects"]:
        places.setdefault(_place(row["key"]), {"subjects": [], "history": []})["subjects"] += [row]
    for row in told["history"]:
        places[where[row["subject_id"]]]["history"] += [row]
    files |= {f"{SUBJECTS}/{place}.json": _text(found) for place, found in places.items()}
    files |= {e.path: None for e in store.list(SUBJECTS) if e.path not in files}
    return store.commit("main", files, "Subjects, canvas and settings", author=author)


def take_in(records: Records, store: MediaStore, by: UUID) -> tuple[Project, int, list[str]]:
    """Bring a store's film into the records; return it, how many takes are new, and the lost.

    Raises:
        BadInput: the store holds no film of ours.
        Conflict: another film has its slug.
    """
    entries = {entry.path: entry for entry in store.list()}
    if PROJECT_FILE not in entries:
        raise BadInput(
            "This repository holds no film that can be adopted.",
            known=f"It has no {PROJECT_FILE}.",
            remedy="On the machine it comes from, run 'director film' once with this version.",
        )
    told = json.loads(store.open(PROJECT_FILE))
    told["project"]["node_graph"] = json.loads(store.open(CANVAS))
    found = [json.loads(store.open(path)) for path in entries if path.startswith(f"{SUBJECTS}/")]
    for name in ("subjects", "history"):
        told[name] = [row for place in found for row in place[name]]
    told["subjects"].sort(key=_depth)  # parents first
    head = store.head()
    sheets = sorted(_sheets(store, entries, head), key=lambda sheet: sheet["created_at"])
    project_id, new, lost = records.import_project(told, sheets, by=by)
    return records.project(project_id), new, lost


def _film(told: Mapping[str, Any]) -> dict[str, Any]:
    return {"project": {n: v for n, v in told["project"].items() if n != "node_graph"}}


def _depth(row: Mapping[str, Any]) -> int:
    return str(row["key"]).count("/")


def _place(key: str) -> str:
    return key.split("/")[1].upper()


def _text(value: Any) -> bytes:
    return (json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _sheets(store: MediaStore, entries: Mapping[str, Entry], head: str) -> Iterator[dict[str, Any]]:
    """Yield the row of every take that has its sheet in the store."""
    now = datetime.now(UTC)
    for path, sheet in takes_in(store):
        if "made_with" not in sheet:
            continue
        recipe, stem = sheet["made_with"]["recipe"], path.removesuffix(".json")
        made = sheet.get("made_at")
        yield {
            "key": sheet["subject"]["key"],
            "number": sheet["take"],
            "version": sheet["version"],
            **{name: recipe[name] for name in ("tier", "painter", "recipe_digest")},
            **{name: recipe[name] for name in ("wanted_digest", "code_version")},
            "recipe": recipe,
            "pixel_sha256": sheet["pixel_sha256"],
            "file_references": list(_files(store, entries, stem)),
            "width": sheet["size_px"][0],
            "height": sheet["size_px"][1],
            **{name: sheet[name] for name in ("scores", "seconds", "cost", "reused_from")},
            "stack": sheet["made_with"]["stack"],
            "author": sheet["author"],
            "run_id": sheet["run_id"] or None,
            "commit": head,
            "created_at": datetime.fromisoformat(made) if made else now,
        }


def _files(store: MediaStore, entries: Mapping[str, Entry], stem: str) -> Iterator[dict[str, Any]]:
    """Yield the files of a take, those whose bytes were given up as well."""
    for role, ending in ROLES:
        path = stem + ending
        known = entries.get(path)
        if known is None and note_path(path) in entries:
            known = store.stat(path)
        if known is not None:
            yield {"role": role, "path": path, "sha256": known.sha256, "bytes": known.size}
