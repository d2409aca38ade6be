"""Runs the migrations in the connection, and so in the transaction, of `migrate`."""

from alembic import context

from director.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    compare_server_default=True,
)
context.run_migrations()
