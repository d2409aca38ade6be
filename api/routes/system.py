"""What everybody asks first: is it up, which tiers are there, which words does it know."""

from fastapi import APIRouter

from api.dependencies import DispatchDep, RecordsDep
from api.views import HealthOut, SiteOut, TierOut, VocabularyOut
from director.camera.standard import FRAMINGS
from director.tiers import ASPECTS, TIER_TABLE
from director.world.choose import WORDS
from director.world.look import Season, Time, Weather
from director.world.sites import sites

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
    return [
        TierOut(name=tier, side_px=row.side_px, timeout_s=row.timeout_s, slots=row.slots)
        for tier, row in TIER_TABLE.items()
    ]


@router.get("/vocabulary")
def get_vocabulary() -> VocabularyOut:
    """The words that parameters may use."""
    return VocabularyOut(
        framings=list(FRAMINGS),
        times=list(Time),
        weathers=list(Weather),
        seasons=list(Season),
        aspects=list(ASPECTS),
        sites=[SiteOut(name=site.name, interior=site.interior) for site in sites().values()],
        words=sorted(WORDS),
    )
