"""`Records`: one door to everything that is recorded."""

from director.records.breakdown import Breakdown
from director.records.database import Database
from director.records.editing import Editing
from director.records.locks import InFlight
from director.records.people import People
from director.records.projects import Projects
from director.records.scripts import Scripts
from director.records.states import States
from director.records.subjects import Subjects
from director.records.takes import Takes


class Records:
    """The records of all films. Every write is one transaction and says who made it.

    Each method is documented where it lives, in the module of its noun. Methods may be called
    from any thread; errors are those of `director.errors`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        people = People(database)
        self.owner = people.owner
        self.person = people.person
        self.people = people.people
        self.add_person = people.add_person
        projects = Projects(database)
        self.create_project = projects.create_project
        self.project = projects.project
        self.projects = projects.projects
        self.patch_project = projects.patch_project
        self.node_graph = projects.node_graph
        self.save_node_graph = projects.save_node_graph
        scripts = Scripts(database)
        self.save_script = scripts.save_script
        self.latest_script = scripts.latest_script
        self.script_bytes = scripts.script_bytes
        self.sync_subjects = Breakdown(database).sync_subjects
        subjects = Subjects(database)
        self.subject = subjects.subject
        self.subjects = subjects.subjects
        self.subtree = subjects.subtree
        self.history = subjects.history
        self.patch_parameters = Editing(database).patch_parameters
        takes = Takes(database)
        self.new_take = takes.new_take
        self.find_take = takes.find_take
        self.newest_take = takes.newest_take
        self.take = takes.take
        self.takes = takes.takes
        self.making = InFlight(database).making
        states = States(database)
        self.states = states.states
        self.active_takes = states.active_takes

    @classmethod
    def connect(cls, url: str) -> "Records":
        """Open the records in a database; nothing is connected before it is needed."""
        return cls(Database.connect(url))

    def close(self) -> None:
        """Give the pool's connections back."""
        self.database.engine.dispose()
