"""`director up` with the benchmarks' code location: python -m benchmarks._up PORT DAGSTER_PORT"""

import sys

from benchmarks._house import LOCATION
from director.cli.serve import serve
from director.dispatch import processes

if __name__ == "__main__":
    defaults = processes.code_server.__kwdefaults__
    assert defaults is not None
    defaults["module"] = LOCATION
    serve(int(sys.argv[1]), int(sys.argv[2]))
