"""`Records`: one door to everything that is recorded."""

from director.records.batches import Batches
from director.records.breakdown import Breakdown
from director.records.database import Database
from director.records.editing import Editing
from director.records.events import Events
from director.records.keeping import Keeping
from director.records.line import Line
from director.records.listening import Listening
from director.records.locks import InFlight
from director.records.people import People
from director.records.portable import Portable
from director.records.progress import Progress
from director.records.projects import Projects
from director.records.renders import Renders
from director.records.rollback import Rollback
from director.records.scripts import Scripts
from director.records.sessions import Sessions
from director.records.spending import Spending
from director.records.states import States
from director.records.subjects import Subjects
from director.records.takes import Takes
from director.records.uploads import Uploads


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
        self.patch_person = people.patch_person
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
        keeping = Keeping(database)
        self.mark_take = keeping.mark_take
        self.marks = keeping.marks
        self.save_proof = keeping.save_proof
        self.proven = keeping.proven
        self.plan_cleanup = keeping.plan_cleanup
        self.finish_cleanup = keeping.finish_cleanup
        self.cancel_cleanup = keeping.cancel_cleanup
        self.cleanups = keeping.cleanups
        self.save_storage_report = keeping.save_storage_report
        self.storage_trend = keeping.storage_trend
        portable = Portable(database)
        self.export_project = portable.export_project
        self.import_project = portable.import_project
        self.sync_subjects = Breakdown(database).sync_subjects
        subjects = Subjects(database)
        self.subject = subjects.subject
        self.subjects = subjects.subjects
        self.subtree = subjects.subtree
        self.history = subjects.history
        self.patch_parameters = Editing(database).patch_parameters
        self.roll_back = Rollback(database).roll_back
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
        renders = Renders(database)
        self.request_renders = renders.request_renders
        self.attach_run = renders.attach_run
        self.start_render = renders.start_render
        self.progress = Progress(database).progress
        self.finish_render = renders.finish_render
        self.fail_render = renders.fail_render
        self.cancel_render = renders.cancel_render
        self.account = renders.account
        self.render = renders.render
        self.renders = renders.renders
        line = Line(database)
        self.prioritise = line.prioritise
        self.moved_runs = line.moved_runs
        self.hand_over = line.hand_over
        self.waiting_line = line.waiting_line
        spending = Spending(database)
        self.paces = spending.paces
        self.costs = spending.costs
        self.fallback_of = spending.fallback_of
        batches = Batches(database)
        self.open_batch = batches.open_batch
        self.batch = batches.batch
        events = Events(database)
        self.events_after = events.events_after
        self.last_event = events.last_event
        self.tell = events.tell
        self.listen = Listening(database).listen
        sessions = Sessions(database)
        self.open_session = sessions.open_session
        self.touch_session = sessions.touch_session
        self.close_session = sessions.close_session
        self.sessions = sessions.sessions
        uploads = Uploads(database)
        self.begin_upload = uploads.begin_upload
        self.upload = uploads.upload
        self.uploads = uploads.uploads
        self.close_upload = uploads.close_upload

    @classmethod
    def connect(cls, url: str) -> "Records":
        """Open the records in a database; nothing is connected before it is needed."""
        return cls(Database.connect(url))

    def close(self) -> None:
        """Give the pool's connections back."""
        self.database.engine.dispose()
