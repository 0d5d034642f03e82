"""One cell of a grid: an operation is held in a phase, something is killed, and everything that was promised is looked at."""
import shutil
import time
from dataclasses import dataclass
from typing import Callable

from . import holds, leftovers
from .victims import Victim

# Seconds. What cannot be cleaned up at once, because its server is away in that moment, is tried again every minute.
LATER = 75


@dataclass
class Phase:
    """`before` prepares the lane, `hold` takes it and the operation, and makes a context manager."""

    kind: str
    name: str
    hold: Callable
    before: Callable = lambda lane: None


@dataclass
class Cell:
    phase: Phase
    victim: Victim
    lane: str
    ends: tuple        # how the operation may end without help

    @property
    def title(self):
        return f"{self.phase.kind} · {self.phase.name} · {self.victim.name}"

    def run(self, lane):
        """Sentences about what does not hold; empty when all does."""
        known = set(leftovers.find(lane, []))
        subject = KINDS[self.phase.kind](lane)
        self.phase.before(lane)
        operation = subject.start()
        with self.phase.hold(lane, operation):
            self.victim.kill(lane, operation)
        self.victim.come_back(lane)
        ended = lane.wait_end(operation, 100)
        problems = [*self._judge(ended), *subject.judge(ended), *_nothing_left(lane, [operation], known)]
        if ended["status"] != "completed":
            problems += self._retry(lane, subject, ended, known)
        return [*problems, *lane.plain.problems(), *subject.finish()]

    def _judge(self, ended):
        if ended["status"] not in self.ends:
            yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']}) instead of {' or '.join(self.ends)}"
        if ended["status"] == "failed":
            if ended["errorCode"] in (None, "internal_error"):
                yield f"its code is {ended['errorCode']}"
            if not ended["errorMessage"] or not ended["errorHint"]:
                yield "it does not say what happened and what to do"
        if ended["completedAt"] is None or ended["requestedAction"]:
            yield "it has no clean end"

    def _retry(self, lane, subject, ended, known):
        retried = lane.wait_end(lane.retry(ended["id"]), 100)
        if retried["status"] != "completed":
            yield f"the retry ended {retried['status']} ({retried['errorCode']}: {retried['errorMessage']})"
        yield from subject.judge(retried)
        yield from _nothing_left(lane, [ended["id"], retried["id"]], known)
        if lane.operation(ended["id"])["status"] != ended["status"]:
            yield "its result changed after its end"


def _nothing_left(lane, operations, known):
    return [f"left: {what}" for what in leftovers.wait_gone(lane, operations, known, LATER)]


class Backup:
    def __init__(self, lane):
        self.lane = lane
        lane.renew_bulk()

    def start(self):
        return self.lane.run_job()

    def judge(self, ended):
        """A success is in the repository, a failure is listed nowhere."""
        listed = self.lane.database.query(f"select archive, status from backups where operation_id = '{ended['id']}'")
        if ended["status"] != "completed" and not listed:
            return []
        if len(listed) != 1:
            return [f"{len(listed)} backups are listed of one operation"]
        if ended["status"] != "completed" and listed[0][1] != "warning":
            return [f"a failed run's backup is listed as {listed[0][1]}"]
        return [] if listed[0][0] in self.lane.plain.archives() else [f"the repository does not hold {listed[0][0]}"]

    def finish(self):
        return [f"left: checkpoint {name}" for name in self.lane.plain.archives(checkpoints=True) if ".checkpoint" in name]


class Restore:
    def __init__(self, lane):
        self.lane = lane
        self.target = lane.restored / str(time.monotonic_ns())

    def start(self):
        return self.lane.restore(self.target)

    def judge(self, ended):
        if ended["status"] != "completed":
            return []
        found = self.lane.describe(self.target / str(self.lane.tree).lstrip("/"))
        return [] if found == self.lane.original else [f"the restored tree differs: {_first_difference(self.lane.original, found)}"]

    def finish(self):
        shutil.rmtree(self.target, ignore_errors=True)
        return []


def _first_difference(expected, found):
    for left, right in zip(expected.splitlines(), found.splitlines()):
        if left != right:
            return f"{left.decode()} became {right.decode()}"
    return "files are missing or too many"


KINDS = {"backup": Backup, "restore": Restore}
__all__ = ["Cell", "Phase", "holds"]
