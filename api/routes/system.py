"""What everybody asks first: is it up, which tiers are there, which words does it know."""

from fastapi import APIRouter

from api.dependencies import DispatchDep, RecordsDep
from api.views import GpuOut, HealthOut, MachineOut, SiteOut, TierOut, VocabularyOut, WorkerOut
from director.camera.standard import FRAMINGS
from director.machine.gpus import assigned, gpus, told
from director.tiers import ASPECTS, Tier, tier_table
from director.world.look import Season, Time, Weather
from director.world.mood import Mood
from director.world.sites import sites
from director.world.words import WORDS

router = APIRouter(tags=["system"])


@router.get("/health")
def get_health(records: RecordsDep, dispatch: DispatchDep) -> HealthOut:
    """Which parts answer. Without Dagster everything can be seen and edited, not rendered."""
    records.owner()
    dagster = dispatch.answers()
    return HealthOut(status="ok" if dagster else "degraded", database=True, dagster=dagster)


@router.get("/tiers")
def list_tiers() -> list[TierOut]:
    """The tier table, cheapest first."""
    return [TierOut(name=tier, **vars(tier.row)) for tier in Tier]


@router.get("/machine")
def get_machine() -> MachineOut:
    """The graphics cards of the machine that serves the API, and which worker has which."""
    found, table = gpus(), tier_table()
    cards = assigned(table, found)
    return MachineOut(
        told=told(table, found),
        gpus=[GpuOut(**vars(gpu)) for gpu in found],
        workers=[
            WorkerOut(name=f"{tier}-{slot}", tier=tier, gpu=card.uuid if card else None)
            for tier, row in table.rows.items()
            for slot in range(row.slots)
            for card in [cards.get((tier, slot))]
        ],
    )


@router.get("/vocabulary")
def get_vocabulary() -> VocabularyOut:
    """The words that parameters may use."""
    return VocabularyOut(
        framings=list(FRAMINGS),
        times=list(Time),
        weathers=list(Weather),
        seasons=list(Season),
        moods=list(Mood),
        aspects=list(ASPECTS),
        sites=[SiteOut(name=site.name, interior=site.interior) for site in sites().values()],
        words=sorted(WORDS),
    )
