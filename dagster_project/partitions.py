"""The four partition sets. A key is the path of slugs from the film down (`director.keys`)."""

import dagster as dg

from director.keys import Kind

PARTITIONS = {kind: dg.DynamicPartitionsDefinition(name=str(kind)) for kind in Kind}
ENVIRONMENTS = PARTITIONS[Kind.ENVIRONMENT]
ANGLES = PARTITIONS[Kind.ANGLE]
VARIATIONS = PARTITIONS[Kind.VARIATION]
SHOTS = PARTITIONS[Kind.SHOT]
