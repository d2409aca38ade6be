import pytest
from sqlalchemy import text

from director.errors import (
    BadInput,
    BadSlug,
    Conflict,
    DiskFull,
    NotFound,
    StaleVersion,
    UnknownTier,
)
from director.records import Records


def test_there_is_one_owner_whoever_asks_first(database_url):
    owners = {Records.connect(database_url).owner() for _ in range(3)}
    assert len(owners) == 1
    assert owners.pop().kind == "owner"


def test_people_who_join_come_after_the_owner(records):
    mara = records.add_person("Mara", "mara@example.org")
    owner = records.owner()
    assert records.people() == [owner, mara]
    assert records.person(mara.id) == mara


def test_a_project_is_found_by_its_slug_and_by_its_id(records, project, owner):
    assert records.project("tidewater") == project
    assert records.project(project.id) == project
    assert records.project(str(project.id)) == project
    assert records.projects() == [project]
    assert project.created_by == owner.id


def test_a_second_project_of_the_same_name_is_refused(records, project, owner):
    with pytest.raises(Conflict, match="exists already"):
        records.create_project("tidewater", "Again", by=owner.id)
    assert records.projects() == [project]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"slug": "Tide Water"}, BadSlug),
        ({"title": "  "}, BadInput),
        ({"aspect": 1.5}, BadInput),
        ({"default_tier": "ultra"}, UnknownTier),
        ({"title": "a\0b"}, BadInput),
    ],
)
def test_a_project_that_cannot_be_is_refused(records, owner, changes, error):
    given = {"slug": "tidewater", "title": "Tidewater", **changes}
    with pytest.raises(error):
        records.create_project(given.pop("slug"), given.pop("title"), by=owner.id, **given)
    assert records.projects() == []


def test_what_is_not_there_is_not_found(records):
    with pytest.raises(NotFound, match="nowhere"):
        records.project("nowhere")


def test_another_aspect_changes_what_is_wanted_of_all_but_the_panoramas(records, film, owner):
    before = {subject.key: subject for subject in records.subjects(film.id)}
    changed = records.patch_project(film.id, {"aspect": 2.39}, expected_version=1, by=owner.id)
    assert (changed.version, changed.aspect) == (2, 2.39)
    for subject in records.subjects(film.id):
        was = before[subject.key]
        assert subject.version == was.version
        assert subject.wanted["aspect"] == (2.0 if subject.kind == "environment" else 2.39)
        assert (subject.wanted_digest == was.wanted_digest) == (subject.kind == "environment")


def test_a_project_that_somebody_changed_first_is_not_overwritten(records, project, owner):
    records.patch_project(project.id, {"title": "Ebb"}, expected_version=1, by=owner.id)
    with pytest.raises(StaleVersion, match="at 2 now"):
        records.patch_project(project.id, {"title": "Flow"}, expected_version=1, by=owner.id)
    assert records.project(project.id).title == "Ebb"


def test_a_project_has_only_the_fields_that_it_has(records, project, owner):
    with pytest.raises(BadInput, match=r"'colour'.*Known: title"):
        records.patch_project(project.id, {"colour": "red"}, expected_version=1, by=owner.id)


def test_settings_are_merged(records, project, owner):
    patches = [{"settings": {"a": 1, "b": {"c": 2}}}, {"settings": {"a": None, "b": {"d": 3}}}]
    for version, patch in enumerate(patches, 1):
        records.patch_project(project.id, patch, expected_version=version, by=owner.id)
    assert records.project(project.id).settings == {"b": {"c": 2, "d": 3}}


def test_the_canvas_keeps_its_layout(records, project, owner):
    graph = {"nodes": {"tidewater/harbour": [120, 80]}}
    saved = records.save_node_graph(project.id, graph, expected_version=1, by=owner.id)
    assert records.node_graph(project.id) == saved
    with pytest.raises(StaleVersion):
        records.save_node_graph(project.id, {}, expected_version=1, by=owner.id)


def test_the_same_bytes_are_the_same_revision_of_the_script(records, project, owner):
    first = records.save_script(project.id, "tide.fountain", "fountain", b"INT.", owner.id)
    again = records.save_script(project.id, "tide.fountain", "fountain", b"INT.", owner.id)
    second = records.save_script(project.id, "tide.fountain", "fountain", b"EXT.", owner.id)
    assert again == first
    assert (first.revision, second.revision) == (1, 2)
    assert records.latest_script(project.id) == second
    assert records.script_bytes(first.id) == b"INT."


def test_going_back_to_an_older_script_is_a_new_revision(records, project, owner):
    for data in (b"one", b"two", b"one"):
        records.save_script(project.id, "tide.fountain", "fountain", data, owner.id)
    latest = records.latest_script(project.id)
    assert (latest.revision, records.script_bytes(latest.id)) == (3, b"one")


def test_who_has_the_film_open_is_known(records, project, owner):
    session = records.open_session(project.id, by=owner.id)
    assert records.touch_session(session.id, {"x": 1, "y": 2})
    [seen] = records.sessions(project.id)
    assert (seen.id, seen.person_id, seen.cursor_position) == (
        session.id,
        owner.id,
        {"x": 1, "y": 2},
    )
    records.close_session(session.id)
    assert records.sessions(project.id) == []
    assert not records.touch_session(session.id)


def test_a_full_disk_is_told_as_one(records):
    full = "do $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$"
    with pytest.raises(DiskFull, match="Free some room"), records.database.writing(None) as writing:
        writing.connection.execute(text(full))
