"""Server-sent events: one listener per process, fanned out to bounded queues, resumable by id."""
