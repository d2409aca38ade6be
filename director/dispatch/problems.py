"""What is said of a request that lost its run: whoever asked may ask again."""

WORKER_LOST = "Its worker went down, or the machine did; ask for it again."
RUN_ENDED = "Its run ended without it."

LOST = (WORKER_LOST, RUN_ENDED)
