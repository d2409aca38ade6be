"""`director new-project`: a project's record and its repository."""

from director.keys import check_slug
from director.machine.opened import machine


def scaffold(name: str, title: str) -> None:
    """Scaffold a project, and say where it is.

    Raises:
        BadSlug: the name cannot be part of a key.
    """
    slug = check_slug(name, "project name")
    with machine("director new-project") as opened:
        project = opened.scaffold(slug, title or slug.replace("-", " ").title())
        print(f"{project.title}: {opened.workspace.repository(slug)}")
