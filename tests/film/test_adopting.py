"""A film on another machine, from its repository alone."""

from collections.abc import Iterator

import pytest

from director.adopting import keep_snapshot, take_in
from director.errors import BadInput, Conflict, MediaBroken
from director.making import Studio, make
from director.media import GitStore
from director.media.cloning import clone, pull
from director.records import Person, Project, Records
from director.tiers import Tier
from tests.conftest import TEMPLATE, fresh_database
from tests.dagster.doubles import QuickPainter
from tests.records.conftest import place_specs

PLACE = "tidewater/harbour"


@pytest.fixture
def other(postgres) -> Iterator[Records]:
    """The records of another machine."""
    with fresh_database(postgres, postgres.addresses.director_url, TEMPLATE) as url:
        records = Records.connect(url)
        yield records
        records.close()


@pytest.fixture
def store(tmp_path, project: Project) -> GitStore:
    return GitStore.create(tmp_path / "here.git", project.id, project.slug, project.title)


@pytest.fixture
def made(records: Records, project: Project, owner: Person, store: GitStore) -> Records:
    """A film with a script, an edit, an evicted take, and a canvas."""
    records.save_script(project.id, "a.fountain", "fountain", b"INT. HARBOUR", by=owner.id)
    records.sync_subjects(project.id, place_specs("tidewater", "harbour"), by=owner.id)
    mara = records.add_person("Mara Quist", "mara@example.org")
    studio = Studio(records, lambda film: store, QuickPainter())
    for subject in records.subjects(project.id):
        make(studio, subject.key, Tier.LOW, author=mara.id, run_id="run-7")
    wide = records.subject(f"{PLACE}/wide")
    records.patch_parameters(
        wide.id, {"focal_length_mm": 24}, expected_version=1, by=mara.id, reason="wider"
    )
    make(studio, wide.key, Tier.LOW, author=mara.id)
    version = records.project(project.id).version
    records.save_node_graph(project.id, {"x": 3}, expected_version=version, by=owner.id)
    first = records.takes(wide.id)[-1]
    store.evict([first.path("picture"), first.path("depth")], author=("Mara", ""))
    keep_snapshot(records, store, records.project(project.id))
    return records


def comparable(records: Records, project: Project) -> dict[str, object]:
    """What must be the same on both machines."""
    people = {person.id: person.name for person in records.people()}
    found = records.subjects(project.id)
    return {
        "project": (project.id, project.slug, project.title, project.aspect, project.settings),
        "canvas": records.node_graph(project.id).graph,
        "script": records.script_bytes(records.latest_script(project.id).id),
        "subjects": [(s.id, s.key, s.parameters, s.overrides, s.wanted_digest) for s in found],
        "history": [
            (s.key, v.version, v.changes, v.reason, people[v.created_by], v.created_at)
            for s in found
            for v in records.history(s.id)
        ],
        "takes": [
            (t.subject_key, t.version, t.number, t.recipe, t.recipe_digest, t.pixel_sha256, t.files,
             t.scores, t.stack, people[t.author_id], t.run_id, bool(t.reused_from))
            for t in records.takes(project_id=project.id)
        ],
        "states": [(s.subject.key, s.state) for s in records.states(project.id)],
    }  # fmt: skip


def test_every_subject_recipe_take_and_the_canvas_come_from_a_clone(
    made, project, store, other, tmp_path
):
    target = tmp_path / "there.git"
    clone(str(tmp_path / "here.git"), target)
    adopted, new, lost = take_in(other, GitStore(target), other.owner().id)
    assert comparable(other, adopted) == comparable(made, made.project(project.id))
    assert (new, lost) == (len(made.takes(project_id=project.id)), [])
    assert take_in(other, GitStore(target), other.owner().id)[1:] == (0, [])


def test_media_come_later_and_only_what_lacks(made, project, store, tmp_path):
    here, target = tmp_path / "here.git", tmp_path / "there.git"
    clone(str(here), target)
    path = made.newest_take(made.subject(PLACE).id).path("picture")
    with pytest.raises(MediaBroken, match="not here"):
        GitStore(target).open(path)
    objects = [p for p in (here / "lfs/objects").rglob("*") if p.is_file()]
    assert pull(str(here), target) == (len(objects), sum(p.stat().st_size for p in objects))
    assert GitStore(target).open(path) == store.open(path)
    assert pull(str(here), target) == (0, 0)


def test_takes_made_after_the_last_snapshot_come_too(made, project, store, other, owner, tmp_path):
    studio = Studio(made, lambda film: store, QuickPainter())
    make(studio, f"{PLACE}/close", Tier.STANDARD, author=owner.id)
    target = tmp_path / "there.git"
    clone(str(tmp_path / "here.git"), target)
    take_in(other, GitStore(target), other.owner().id)
    assert other.newest_take(other.subject(f"{PLACE}/close").id).tier == "standard"


def test_a_snapshot_of_nothing_new_makes_no_commit(made, project, store):
    head = store.head()
    assert keep_snapshot(made, store, made.project(project.id)) == head


def test_another_film_of_that_name_is_not_touched(made, store, other):
    other.create_project("tidewater", "Another", by=other.owner().id)
    with pytest.raises(Conflict, match="Another film"):
        take_in(other, store, other.owner().id)
    assert other.project("tidewater").title == "Another" and other.takes() == []


def test_what_holds_no_film_is_refused(other, store, tmp_path):
    with pytest.raises(BadInput, match="no film"):
        take_in(other, store, other.owner().id)
    with pytest.raises(BadInput, match="no Git repository"):
        clone(str(tmp_path / "nothing"), tmp_path / "x.git")
    assert not (tmp_path / "x.git").exists() and not list(tmp_path.glob(".x*"))
