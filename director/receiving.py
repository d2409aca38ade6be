"""What becomes of a file that somebody sent: a reference picture in the store, or a script."""

import tempfile
from pathlib import Path

from director.errors import DirectorError
from director.film import film_of_script
from director.media import MediaStore
from director.media.intake import Drafts, as_picture
from director.media.naming import script_path
from director.records import Person, Project, Records, Script, Synced
from director.records.uploads import Upload
from director.screenplay import breakdown, read

REFERENCES = "01_Assets/Generative_Assets/Styles/References"
TYPES = {"png": "image/png", "jpg": "image/jpeg"}


def finish(
    records: Records, store: MediaStore, drafts: Drafts, upload: Upload, person: Person
) -> Upload:
    """Judge a complete upload by its content, and keep it.

    Raises:
        BadInput: it is not what it should be; it is closed as refused, and its bytes are gone.
    """
    project = records.project(upload.project_id)
    try:
        data = drafts.read(upload.id, upload.sha256)
        if upload.kind == "script":
            take_in_script(records, store, project, upload.name, data, person)
            found = {"media_type": "text/plain", "path": script_path(upload.name)}
        else:
            found = _keep_picture(store, upload, data, person)
    except DirectorError as error:
        records.close_upload(upload.id, "refused", person.id, problem=str(error))
        drafts.drop(upload.id)
        raise
    closed = records.close_upload(upload.id, "kept", person.id, **found)
    drafts.drop(upload.id)
    return closed


def _keep_picture(
    store: MediaStore, upload: Upload, data: bytes, person: Person
) -> dict[str, object]:
    picture = as_picture(data)
    path = f"{REFERENCES}/{upload.id}.{picture.suffix}"
    store.commit(
        "main",
        {path: picture.data, thumbnail_path(path): picture.thumbnail},
        f"Reference picture: {' '.join(upload.name.split())}",
        author=(person.name, person.email),
    )
    return {
        "media_type": TYPES[picture.suffix],
        "path": path,
        "width": picture.width,
        "height": picture.height,
    }


def thumbnail_path(path: str) -> str:
    """Return where the thumbnail of a reference picture lies."""
    return path.rpartition(".")[0] + "_thumbnail.webp"


def take_in_script(
    records: Records,
    store: MediaStore,
    project: Project,
    name: str,
    data: bytes,
    person: Person,
) -> tuple[Script, Synced]:
    """Read a screenplay, keep it as a new revision, and bring the film's subjects in line.

    Edits that people made stay. Nothing is touched when it cannot be read.

    Raises:
        NotAScreenplay: it is no script that we can read.
    """
    with tempfile.TemporaryDirectory(prefix="script-") as folder:
        path = Path(folder) / (Path(script_path(name)).name or "script")
        path.write_bytes(data)
        film = film_of_script(breakdown(read(path)), project.slug)
    kind = "fdx" if data.lstrip().startswith(b"<") else "fountain"
    script = records.save_script(project.id, name, kind, data, by=person.id)
    store.commit(
        "main",
        {script_path(name): data},
        f"{Path(script_path(name)).name}: revision {script.revision}",
        author=(person.name, person.email),
    )
    return script, records.sync_subjects(project.id, film.specs, by=person.id)
