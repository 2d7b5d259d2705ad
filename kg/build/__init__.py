"""Build (建图): the order of the stages, and nowhere else: file, document, facts, quads, store, what follows.

Documents go through one at a time, so memory does not grow with their number; with several jobs, each worker process
takes a file at a time and results are used in the order of the files.
"""

from kg.build.build import Built, Refused, Report, add, build, reason, remove
from kg.build.outcomes import Outcome, Read, read_file
from kg.build.recording import record

__all__ = ["Built", "Outcome", "Read", "Refused", "Report", "add", "build", "read_file", "reason", "record", "remove"]
