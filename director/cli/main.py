"""`director`: every command, one function each. What they do lives in the files beside this one."""

import time
from pathlib import Path
from typing import Annotated

import typer

from director.cli.errors import told

STARTED = time.monotonic()
SAMPLE = Path("screenplays/tidewater.fountain")

app = typer.Typer(
    help="Movie Director: a build system for film.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ScriptFile = Annotated[Path, typer.Argument(help="Fountain or Final Draft (FDX), up to 10 MB.")]
Film = Annotated[str, typer.Argument(help="Slug of the film.")]
Port = Annotated[int, typer.Option(help="Port on 127.0.0.1.")]


@app.command()
@told
def film(
    script: ScriptFile = SAMPLE,
    tier: Annotated[str, typer.Option(help="low, standard or high.")] = "",
    project: Annotated[str, typer.Option(help="Slug; from the script's title unless given.")] = "",
) -> None:
    """Make a film's places and shots from a screenplay; what is made already is left alone."""
    from director.cli.film import make_film

    make_film(script, tier, project, STARTED)


@app.command()
@told
def up(port: Port = 8000, dagster_port: Port = 3000) -> None:
    """Run Dagster's UI, the workers, and the API with the canvas, until Ctrl-C."""
    from director.cli.serve import serve

    serve(port, dagster_port)


@app.command()
@told
def worker(
    tier: Annotated[str, typer.Option(help="low, standard, high or exports.")] = "low",
) -> None:
    """Be a worker of a tier for the studio whose addresses the environment names, until Ctrl-C."""
    from director.cli.worker import work

    work(tier)


@app.command()
@told
def down() -> None:
    """Stop what `director up` started in this workspace."""
    from director.cli.serve import stop

    stop()


@app.command()
@told
def logs(lines: Annotated[int, typer.Option(help="Lines of the past to begin with.")] = 20) -> None:
    """Follow the logs of the programs that run in this workspace."""
    from director.cli.logs import follow

    follow(lines)


@app.command()
@told
def lab(port: Port = 8888) -> None:
    """Open JupyterLab on notebooks/."""
    from director.cli.lab import open_lab

    open_lab(port)


@app.command("new-project")
@told
def new_project(
    name: Annotated[str, typer.Argument(help="Slug: a-z, 0-9 and hyphens.")],
    title: Annotated[str, typer.Option(help="Title as people read it.")] = "",
) -> None:
    """Scaffold a project: its record, and its repository with the documents' folders."""
    from director.cli.projects import scaffold

    scaffold(name, title)


@app.command()
@told
def tiers() -> None:
    """Print the tier table as a tiers.toml; put it into the workspace and edit it there."""
    from director.machine.opened import use_table
    from director.tierfile import as_toml
    from director.tiers import tier_table
    from director.workspace import Workspace

    use_table(Workspace.here())
    print(as_toml(tier_table()), end="")


@app.command()
@told
def breakdown(
    script: ScriptFile,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print a script's scenes and places. Touches nothing."""
    from director.cli.breakdown import print_breakdown

    print_breakdown(script, json)


@app.command()
@told
def adopt(
    source: Annotated[str, typer.Argument(help="A clone, a bare repository, or its address.")],
    media: Annotated[bool, typer.Option("--media", help="Bring the pictures along.")] = False,
) -> None:
    """Take over a film from its repository: subjects, history, takes and canvas."""
    from director.cli.adopt import adopt

    adopt(source, media)


@app.command()
@told
def verify(
    film: Film,
    key: Annotated[str, typer.Argument(help="A subject's key; all kinds of takes without.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Every take.")] = False,
    missing: Annotated[bool, typer.Option("--missing", help="Bring back what is gone.")] = False,
) -> None:
    """Make pictures again from their recipes alone, and say how near they came."""
    from director.cli.keeping import verify

    verify(film, key, every, missing)


@app.command()
@told
def retain(
    film: Film,
    strategy: Annotated[str, typer.Option(help="aggressive, balanced or conservative.")] = "",
    wait_days: Annotated[float, typer.Option(help="Days between notice and clean-up.")] = 3,
    apply: Annotated[bool, typer.Option("--apply", help="Carry the plan out, if due.")] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help="Call the plan off.")] = False,
) -> None:
    """Plan which bytes may go and tell the team; after the waiting time, let them go."""
    from director.cli.keeping import retain

    retain(film, strategy, wait_days, apply, cancel)


@app.command()
@told
def mark(
    film: Film,
    take: Annotated[str, typer.Argument(help="SHOT-010_v01_take02")],
    how: Annotated[str, typer.Argument(help="keep, drop or none.")],
) -> None:
    """Mark a take to be kept whatever happens, or to be dropped."""
    from director.cli.keeping import mark

    mark(film, take, how)


@app.command()
@told
def usage(
    film: Film,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Print where a film's bytes are, what they cost, and what could be done."""
    from director.cli.keeping import print_usage

    print_usage(film, json)


@app.command()
@told
def rollback(
    film: Film,
    key: Annotated[str, typer.Argument(help="A subject's key.")],
    version: Annotated[int, typer.Argument(help="The version to go back to.")],
    reason: Annotated[str, typer.Option(help="Why; the team reads it.")] = "",
) -> None:
    """Give a subject the parameters of an earlier version, as a new one."""
    from director.cli.media import roll_back

    roll_back(film, key, version, reason)


@app.command()
@told
def compare(
    film: Film,
    one: Annotated[str, typer.Argument(help="SHOT-010_v01_take01")],
    other: Annotated[str, typer.Argument(help="SHOT-010_v02_take01")],
) -> None:
    """Hold two takes against each other: their fields, side by side, and a heat map."""
    from director.cli.media import compare

    compare(film, one, other)


@app.command("move-media")
@told
def move_media(
    film: Film, to: Annotated[str, typer.Option(help="git or lakefs.")] = "lakefs"
) -> None:
    """Move a film's media to the other store; every file is compared before it switches over."""
    from director.cli.media import move_media

    move_media(film, to)


@app.command()
@told
def snapshot(film: Film, name: Annotated[str, typer.Argument(help="dailies-2026-11-21")]) -> None:
    """Name a film as it stands: dailies, a delivery. Its media stay."""
    from director.cli.media import snapshot

    snapshot(film, name)


@app.command()
@told
def branch(
    film: Film,
    name: Annotated[str, typer.Argument(help="Name of the experiment; none lists them.")] = "",
    drop: Annotated[bool, typer.Option("--drop", help="Give the experiment up.")] = False,
    merge: Annotated[bool, typer.Option("--merge", help="Bring it into the film.")] = False,
) -> None:
    """List a film's experiments and snapshots; start, merge or drop an experiment."""
    from director.cli import media

    if not name:
        media.print_names(film)
    elif merge:
        media.merge(film, name)
    else:
        media.branch(film, name, drop)


@app.command()
@told
def history(
    film: Film,
    what: Annotated[str, typer.Argument(help="A subject's key, or a path in the repository.")],
    limit: Annotated[int, typer.Option(help="At most so many lines.")] = 20,
) -> None:
    """Print who changed a subject or a file, when, why, and from which parameters."""
    from director.cli.media import print_history

    print_history(film, what, limit)


if __name__ == "__main__":
    app()
