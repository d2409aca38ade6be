"""The embedded PostgreSQL of a machine that has none: our own launcher over a wheel's binaries.

Belongs here: finding the binaries, making a cluster, starting, joining and stopping the server,
as an ordinary user and as root. Next door: `director.records` holds the tables and the queries;
studios with a server of their own set DATABASE_URL and never come here.
"""

from director.records.embedded.server import Addresses, EmbeddedPostgres

__all__ = ["Addresses", "EmbeddedPostgres"]
