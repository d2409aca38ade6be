"""What there is: the tier table as it stands, and the machine that serves it."""

from pathlib import Path

import httpx
import pytest

from director.tiers import DEFAULTS, FILE_VARIABLE, Tier, tier_table


def test_the_tier_table_is_told_whole(client: httpx.Client):
    rows = {row["name"]: row for row in client.get("/api/v1/tiers").json()}
    assert list(rows) == list(Tier)
    assert rows["high"]["vram_gb"] == DEFAULTS.rows[Tier.HIGH].vram_gb
    assert rows["low"]["painters"]["shot"] == ["blockout"]


def test_an_edited_table_is_the_one_that_is_told(
    client: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "tiers.toml").write_text("[high]\nside_px = 1280\n")
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "tiers.toml"))
    tier_table.cache_clear()
    try:
        rows = {row["name"]: row for row in client.get("/api/v1/tiers").json()}
    finally:
        monkeypatch.undo()
        tier_table.cache_clear()
    assert rows["high"]["side_px"] == 1280
    assert rows["low"]["side_px"] == 512


def test_the_machine_says_who_serves_which_tier(client: httpx.Client):
    machine = client.get("/api/v1/machine").json()
    assert len(machine["workers"]) == sum(row.slots for row in DEFAULTS.rows.values())
    cards = {gpu["uuid"] for gpu in machine["gpus"]}
    assert {worker["gpu"] for worker in machine["workers"]} <= cards | {None}
    assert machine["told"]
