"""Checks that block: a picture of the wrong size, or with nothing on it, is not built upon.

The measuring is `director.painting.checks`; here its result becomes one evaluation per partition.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import dagster as dg

from director.records import Subject, Take
from director.tiers import Tier

SIZE, CONTENT = "size", "content"
DESCRIPTIONS = {
    SIZE: "The picture has exactly the pixels that its tier promises.",
    CONTENT: "Something can be seen: neither blank nor black, and nothing right before the lens.",
}
MEASURES = ("black", "white", "spread", "entropy", "near")


def check_specs(asset: str, partitions: dg.PartitionsDefinition) -> list[dg.AssetCheckSpec]:
    """Return the checks of an asset, one evaluation for each of its partitions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.PreviewWarning)  # partitioned checks are a preview
        return [
            dg.AssetCheckSpec(
                name, asset=asset, blocking=True, description=text, partitions_def=partitions
            )
            for name, text in DESCRIPTIONS.items()
        ]


def evaluations(
    asset: dg.AssetKey, subject: Subject, take: Take
) -> Iterator[dg.AssetCheckEvaluation]:
    """Yield what a take's scores say to each check."""
    width, height = Tier(take.tier).row.size_px(float(subject.wanted["aspect"]))
    fits = (take.width, take.height) == (width, height)
    yield _evaluation(
        asset,
        SIZE,
        subject,
        fits,
        f"{take.width} x {take.height} pixels; {width} x {height} are promised.",
        {"width": take.width, "height": take.height},
    )
    reasons = [str(reason) for reason in take.scores.get("reasons", ())]
    measured = {name: take.scores[name] for name in MEASURES if name in take.scores}
    only_size = not fits and len(reasons) == 1
    passed = bool(take.scores.get("passed", True)) or only_size
    text = "Something can be seen." if passed else " ".join(reasons)
    yield _evaluation(asset, CONTENT, subject, passed, text, measured)


def _evaluation(
    asset: dg.AssetKey, name: str, subject: Subject, passed: bool, text: str, scores: dict[str, Any]
) -> dg.AssetCheckEvaluation:
    return dg.AssetCheckEvaluation(
        asset_key=asset,
        check_name=name,
        passed=passed,
        blocking=True,
        partition=subject.key,
        description=text,
        metadata={label: float(score) for label, score in scores.items()},
    )
