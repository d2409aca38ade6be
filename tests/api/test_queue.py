"""The queue, batches and costs, as people ask for them."""

import httpx
import pytest

from director.records import Spent
from tests.api.filming import Crew

FILM = "/api/v1/projects/tidewater"
RENDERS, BATCHES = f"{FILM}/renders", f"{FILM}/batches"
PLACE = "tidewater/harbour"


def test_the_queue_tells_places_and_times_once_something_was_measured(
    client: httpx.Client, crew: Crew
):
    angles = [crew.subject(f"harbour/{name}") for name in ("wide", "close", "medium", "low")]
    wish = {"subjects": [angle.key for angle in angles]}
    asked = client.post(RENDERS, json=wish).json()
    assert [render["position"] for render in asked] == [1, 2, 3, 4]
    assert {render["seconds_left"] for render in asked} == {None}, "nobody has measured it yet"
    running = crew.start(angles[0])
    crew.finish(running, crew.keep(angles[0]).id)
    left = [render["seconds_left"] for render in client.get("/api/v1/queue").json()]
    assert len(left) == 3
    assert None not in left
    assert left == sorted(left)


def test_a_render_that_is_moved_up_comes_first_and_one_that_runs_stays(
    client: httpx.Client, crew: Crew
):
    first, second = (crew.subject(f"harbour/{name}") for name in ("wide", "close"))
    asked = client.post(RENDERS, json={"subjects": [first.key, second.key]}).json()
    moved = client.patch(f"/api/v1/renders/{asked[1]['id']}", json={"priority": 99}).json()
    assert [(one["id"], one["priority"], one["position"]) for one in moved] == [
        (asked[1]["id"], 99, 1)
    ]
    crew.start(second)
    refused = client.patch(f"/api/v1/renders/{asked[1]['id']}", json={"priority": 1})
    assert refused.status_code == 409
    assert "Only what waits" in refused.json()["remedy"]


def test_an_urgent_film_s_renders_say_so_and_a_used_up_quota_is_a_429(
    client: httpx.Client, crew: Crew
):
    settings = f"{FILM}/queue-settings"
    said = client.patch(settings, json={"urgency": 50, "renders_per_day": 1}).json()
    assert said == client.get(settings).json() == {"urgency": 50, "renders_per_day": 1}
    [render] = client.post(RENDERS, json={"subjects": [PLACE]}).json()
    assert render["priority"] == 70
    refused = client.post(RENDERS, json={"subjects": [f"{PLACE}/wide"]})
    assert refused.status_code == 429
    assert "1 renders a day" in refused.json()["problem"]
    assert client.patch(settings, json={"renders_per_day": None}).json()["renders_per_day"] is None
    assert client.post(RENDERS, json={"subjects": [f"{PLACE}/wide"]}).status_code == 202


@pytest.mark.parametrize("change", [{"urgency": 1000}, {"urgency": "high"}, {"speed": 1}])
def test_queue_settings_that_cannot_be_are_refused(
    client: httpx.Client, crew: Crew, change: dict[str, object]
):
    assert client.patch(f"{FILM}/queue-settings", json=change).status_code == 422


def test_a_person_s_priority_is_added(client: httpx.Client, crew: Crew):
    answer = client.patch(
        f"/api/v1/people/{crew.owner.id}/queue-settings", json={"priority": -5}
    ).json()
    assert answer == {"priority": -5, "renders_per_day": None}
    assert client.post(RENDERS, json={"subjects": [PLACE]}).json()[0]["priority"] == 15


def test_all_angles_of_a_place_are_one_request(client: httpx.Client, crew: Crew):
    batch = client.post(BATCHES, json={"under": PLACE, "kinds": ["angle"]}).json()
    assert batch["kinds"] == {"angle": {"queued": 7}}
    first = crew.subject("harbour/wide")
    crew.finish(crew.start(first), crew.keep(first).id)
    now = client.get(f"/api/v1/batches/{batch['id']}").json()
    assert now["statuses"] == {"queued": 6, "made": 1}


def test_all_variations_tell_how_far_each_look_is(client: httpx.Client, crew: Crew):
    batch = client.post(BATCHES, json={"kinds": ["variation"]}).json()
    variations = [one for one in crew.records.subjects(crew.project.id) if one.kind == "variation"]
    assert {look: sum(counts.values()) for look, counts in batch["variations"].items()} == {
        look: sum(one.slug == look for one in variations) for look in {v.slug for v in variations}
    }


def test_the_whole_film_is_one_request_and_what_is_there_is_left_alone(
    client: httpx.Client, crew: Crew
):
    everything = crew.records.subjects(crew.project.id)
    done = crew.subject("harbour")
    crew.keep(done)
    batch = client.post(BATCHES, json={}).json()
    assert len(batch["renders"]) == len(everything) - 1
    assert client.post(BATCHES, json={"all": True}).json()["statuses"] == {
        "queued": len(everything)
    }


@pytest.mark.parametrize(
    ("wish", "status", "said"),
    [
        ({"under": "tidewater/nowhere"}, 404, "nothing with the key"),
        ({"scene": "99"}, 404, "no shot in a scene '99'"),
        ({"under": PLACE, "scene": "1"}, 422, "not of both"),
        ({"kinds": ["prop"]}, 422, ""),
        ({"tier": "gold"}, 422, ""),
    ],
)
def test_a_batch_that_cannot_be_is_refused_in_words(
    client: httpx.Client, crew: Crew, wish: dict[str, object], status: int, said: str
):
    refused = client.post(BATCHES, json=wish)
    assert refused.status_code == status
    assert said in refused.json()["problem"]
    assert client.get(RENDERS).json()["items"] == []


def test_costs_are_money_by_the_price_table(client: httpx.Client, crew: Crew):
    subject = crew.subject("harbour")
    render, take = crew.start(subject), crew.keep(subject)
    spent = Spent("here", "GPU-1", cpu_s=3600.0, gpu_s=1800.0, energy_j=1000.0)
    crew.records.finish_render(
        render.id,
        take.id,
        reused=False,
        by=crew.owner.id,
        spent=spent,
        fallback="Painted at another tier.",
    )
    told = client.get(f"{FILM}/costs", params={"group": "person"}).json()
    [row] = told["rows"]
    assert (told["currency"], row["group"], row["energy_j"]) == ("EUR", crew.owner.name, 1000.0)
    assert row["money"] == pytest.approx(0.04 + 0.5 * 0.4)
    of_take = client.get(f"/api/v1/takes/{take.id}/cost").json()["rows"]
    assert [one["money"] for one in of_take] == [row["money"]]
    assert client.get("/api/v1/costs").json()["rows"][0]["group"] == "tidewater"
    shown = client.get(f"/api/v1/takes/{take.id}").json()
    assert shown["fallback"] == "Painted at another tier."
    assert client.get(f"{FILM}/costs", params={"group": "mood"}).status_code == 422
