"""The store as a film-maker uses it: where media live, snapshots, experiments, history."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import PurePosixPath

from rich.console import Console
from rich.table import Table

from director.adopting import keep_snapshot
from director.errors import BadInput, NotFound
from director.gate import refuse_bad_pictures
from director.machine.opened import Machine, machine
from director.media import MediaStore, create_store, open_store
from director.media.comparing import heat_map, measure, side_by_side
from director.media.homes import Kind, home_of, settle
from director.media.moving import move
from director.media.store import MAIN, Author
from director.recipe import diff
from director.records import Project, Take

KINDS: dict[str, Kind] = {"git": "git", "lakefs": "lakefs"}
DATE = "%Y-%m-%d %H:%M"


@contextmanager
def film_opened(slug: str, command: str) -> Generator[tuple[Machine, Project, MediaStore]]:
    """Open a film's records and store for a command."""
    with machine(command) as opened:
        project = opened.records.project(slug)
        yield opened, project, opened.store(project.slug)


def author_of(opened: Machine) -> Author:
    """Who works at this machine."""
    return opened.owner.name, opened.owner.email


def move_media(film: str, to: str) -> None:
    """Move a film's media to the other store, compare every file, then switch over.

    Raises:
        BadInput: there is no such kind of store, or lakeFS is not named.
        MediaBroken: the two differ; the film stays where it is.
    """
    console = Console(highlight=False)
    kind = KINDS.get(to)
    if kind is None:
        raise BadInput(f"There is no store '{to}'.", known=f"Known: {', '.join(KINDS)}.")
    with film_opened(film, "director move-media") as (opened, project, source):
        if home_of(opened.workspace, project.slug) == kind:
            console.print(f"The media of {project.title} are there already.")
            return
        keep_snapshot(opened.records, source, project)
        target = create_store(opened.workspace, project.slug, project.id, project.title, kind)
        moved = move(source, target)
        settle(opened.workspace, project.slug, kind)
    console.print(
        f"{moved.commits} commits brought over, {moved.files} files ({moved.bytes / 1e6:.1f} MB) "
        f"compared by digest. {project.title} lives in {kind} now; the old store stays as it was."
    )
    if moved.lost:
        console.print(f"{moved.lost} files of older commits had been evicted before.")


def snapshot(film: str, name: str) -> None:
    """Name the film as it stands: dailies, a delivery."""
    with film_opened(film, "director snapshot") as (opened, project, store):
        keep_snapshot(opened.records, store, project, author_of(opened))
        store.tag(name)
        print(f"{project.title} as it stands is '{name}': {store.head(name)[:10]}")


def branch(film: str, name: str, drop: bool) -> None:
    """Start an experiment, or drop one."""
    with film_opened(film, "director branch") as (_, project, store):
        if drop:
            store.drop(name)
            print(f"'{name}' is dropped; {project.title} is as it was.")
        else:
            store.branch(name)
            print(f"'{name}' begins at {store.head(name)[:10]}.")


def merge(film: str, name: str) -> None:
    """Bring an experiment into the film, when its pictures pass the gate."""
    with machine("director merge") as opened:
        project = opened.records.project(film)
        store = open_store(opened.workspace, project.slug, gate=refuse_bad_pictures)
        changes = store.diff(MAIN, name)
        head = store.merge(name, MAIN, author=author_of(opened))
        print(f"{len(changes)} files of '{name}' are in {project.title}: {head[:10]}")


def print_names(film: str) -> None:
    """List experiments and named snapshots."""
    with film_opened(film, "director branches") as (_, project, store):
        branches, tags = store.names()
        table = Table("name", "", "commit", "when", "why", title=project.title)
        for kind, names in (("experiment", branches), ("snapshot", tags)):
            for name in names:
                last = next(store.log(ref=name))
                told = (last.id[:10], last.at.strftime(DATE), last.message.partition("\n")[0])
                table.add_row(name, "the film" if name == MAIN else kind, *told)
        Console(highlight=False).print(table)


def print_history(film: str, what: str, limit: int) -> None:
    """Print who changed a subject or a file, when and why, newest first.

    Raises:
        NotFound: the film has neither such a subject nor such a file in its history.
    """
    with film_opened(film, "director history") as (opened, project, store):
        console = Console(highlight=False)
        try:
            subject = opened.records.subject(what)
        except NotFound:
            _print_log(console, store, what, limit)
            return
        people = {person.id: person.name for person in opened.records.people()}
        table = Table("version", "who", "when", "why", "changes", title=subject.name)
        for version in opened.records.history(subject.id)[:limit]:
            changes = "\n".join(f"{c.field}: {c.old!r} -> {c.new!r}" for c in version.changes)
            who, when = people.get(version.created_by, "?"), version.created_at.strftime(DATE)
            table.add_row(f"v{version.version:02d}", who, when, version.reason, changes)
        console.print(table)
        takes = Table("take", "tier", "who", "when", "recipe", "run", "commit")
        for take in opened.records.takes(subject.id, project.id, limit=limit):
            name = (take.path("recipe") or take.path("picture") or "").rpartition("/")[2]
            takes.add_row(
                name.rpartition(".")[0],
                take.tier,
                people.get(take.author_id, "?"),
                take.created_at.strftime(DATE),
                take.recipe_digest[:10],
                (take.run_id or "")[:8],
                take.commit[:10],
            )
        console.print(takes)


def _print_log(console: Console, store: MediaStore, path: str, limit: int) -> None:
    table = Table("commit", "who", "when", "why", "recipe", title=path)
    for number, commit in enumerate(store.log(path)):
        if number == limit:
            break
        when, why = commit.at.strftime(DATE), commit.message.partition("\n")[0]
        recipe = commit.meta.get("recipe", "")[:10]
        table.add_row(commit.id[:10], commit.author[0], when, why, recipe)
    if not table.row_count:
        raise NotFound(
            f"Nothing is called '{path}', and no commit changed a file of that name.",
            remedy="Give a subject's key (film/place/angle), or a path as Git shows it.",
        )
    console.print(table)


def roll_back(film: str, key: str, version: int, reason: str) -> None:
    """Go back to an earlier version of a subject, as a new one."""
    with film_opened(film, "director rollback") as (opened, _, _):
        subject = opened.records.subject(key)
        seen, by = subject.version, opened.owner.id
        changed = opened.records.roll_back(
            subject.id, version, expected_version=seen, by=by, reason=reason
        )
        print(f"{key}: v{changed.version:02d} has the parameters of v{version:02d}.")


def compare(film: str, one: str, other: str) -> None:
    """Print which fields tell two takes apart, and write their pictures for looking at."""
    console = Console(highlight=False)
    with film_opened(film, "director compare") as (opened, project, store):
        takes = [take_named(opened, project, name) for name in (one, other)]
        for found in diff(takes[0].recipe, takes[1].recipe):
            console.print(f"{found.field}: {found.old!r} -> {found.new!r}", markup=False)
        pictures = [store.open(take.path("picture") or "") for take in takes]
        apart = measure(pictures[0], pictures[1])
        console.print(f"{apart.changed:.1%} of the pixels differ, by {apart.mean} on average.")
        folder = opened.workspace.exports(project.slug)
        folder.mkdir(parents=True, exist_ok=True)
        for word, make in (("side-by-side", side_by_side), ("heat-map", heat_map)):
            path = folder / f"{one}_{other}_{word}.webp"
            path.write_bytes(make(pictures[0], pictures[1]))
            console.print(f"{word}: {path}")


def take_named(opened: Machine, project: Project, name: str) -> Take:
    """Return the take with that name on its slate.

    Raises:
        NotFound: the film has none.
    """
    for take in opened.records.takes(project_id=project.id):
        if PurePosixPath(take.path("picture") or "").stem == name:
            return take
    raise NotFound(f"'{project.slug}' has no take '{name}'.")
