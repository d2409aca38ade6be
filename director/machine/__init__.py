"""What runs on this machine: who owns the workspace, its databases, and the programs it needs.

Belongs here: starting, joining, watching and stopping. Next door: `director.cli` decides what to
start for a command, `director.dispatch` knows how each of Dagster's programs is called.
"""
