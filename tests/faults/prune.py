"""A prune of every engine that is killed in its middle: nothing is wrongly listed, nothing pinned and no last good backup is lost, no lock stays, what we
had begun to remove raises no alarm, and the next prune completes, frees the room and leaves a repository that passes its check."""
import datetime
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Callable

from . import leftovers, machine
from .installation import Installation, wait_until
from .victims import SERVICE, Victim

ENGINES = ("borg", "restic", "archive")
# Of each backup of a cell, none of which shares any of it with another.
MEGABYTES, BACKUPS = 2, 4
LATER = 75


class PruneLane(Installation):
    """A repository of each engine that keeps the newest backup of its job, and what is pinned."""

    def __init__(self, name):
        super().__init__(name, bulk_megabytes=MEGABYTES, bulk_files=2)

    def open(self):
        self.service = self.start(network_delay=1)
        self.set_up()
        self.plain, self.jobs, self.repositories, self.folders = self, {}, {}, {}
        for engine in ENGINES:
            made = self.api.post("/repositories", {"name": engine, "poolId": self.ids["pool"], "engine": engine})
            self.repositories[engine], self.folders[engine] = made["id"], self.scratch / "pool" / made["location"]
            self.jobs[engine] = self.api.post("/jobs", {"name": engine, "sourceIds": [self.ids["source"]], "repositoryIds": [made["id"]]})["id"]
            self.api.put(f"/repositories/{made['id']}/retention", {"policy": {"keepLast": 1}, "confirm": True}, made["version"])
        return self

    def check(self):
        for engine, repository in self.repositories.items():
            checked = self.wait_end(self.api.post(f"/repositories/{repository}/check", {"readData": True})["id"], 120)
            if checked["status"] != "completed":
                yield f"the repository of {engine} is damaged: {checked['errorMessage']}"

    def mend(self):
        if not self.service.is_running():
            self.service.start()
        for state in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{state['id']}/cancel")
            self.wait_end(state["id"], 60)

    def back_up(self, engine):
        self.renew_bulk()
        ended = self.wait_end(self.api.post(f"/jobs/{self.jobs[engine]}/run")["operations"][0]["id"])
        assert ended["status"] == "completed", (ended["errorCode"], ended["errorMessage"])
        return ended["backupId"]

    def pin(self, backup, until):
        self.api.post(f"/backups/{backup}/hold", {"until": until})

    def listed(self, engine):
        return {backup["id"]: backup["status"] for backup in self.api.get(f"/backups?repositoryId={self.repositories[engine]}&limit=200")["items"]}


@dataclass
class Cell:
    engine: str
    point: str
    hold: Callable       # takes the lane and a function that starts the prune; yields the operation
    victim: Victim
    lane: str = "prune"

    @property
    def title(self):
        return f"{self.engine} · {self.point} · {self.victim.name}"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        pinned = lane.back_up(self.engine)
        lane.pin(pinned, (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=2)).isoformat())
        newest = [lane.back_up(self.engine) for _ in range(BACKUPS - 1)][-1]
        size = self._size(lane)
        with self.hold(lane, lambda: self._start(lane)) as operation:
            self.victim.kill(lane, operation)
        self.victim.come_back(lane)
        ended = lane.wait_end(operation, 100)
        problems = [*self._judge(lane, ended, {pinned, newest})]
        again = lane.wait_end(self._start(lane), 100)
        if again["status"] != "completed":
            problems.append(f"the next prune ended {again['status']} ({again['errorCode']}: {again['errorMessage']})")
        problems += self._look(lane, {pinned, newest}, size)
        problems += [f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"], again["id"]], known, LATER)]
        lane.pin(pinned, None)
        return problems

    def _start(self, lane):
        return lane.api.post(f"/repositories/{lane.repositories[self.engine]}/prune", {})["id"]

    def _judge(self, lane, ended, kept):
        if ended["status"] not in ("completed", "failed"):
            yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']})"
        if ended["status"] == "failed" and (ended["errorCode"] in (None, "internal_error") or not ended["errorHint"]):
            yield f"it does not say what happened and what to do: {ended['errorCode']}: {ended['errorMessage']}"
        # The list is held against the repository: what we had begun to remove is no alarm, and nothing there is unknown.
        refreshed = lane.wait_end(lane.api.post(f"/repositories/{lane.repositories[self.engine]}/refresh")["id"], 60)
        if refreshed["status"] != "completed":
            yield f"the list differs from the repository: {refreshed['errorMessage']}"
        listed = lane.listed(self.engine)
        if not kept <= listed.keys():
            yield "a pinned or the last good backup is lost"
        if strange := {status for status in listed.values() if status != "completed"}:
            yield f"backups are listed as {strange}"
        for backup in listed:
            verified = lane.wait_end(lane.api.post(f"/backups/{backup}/verify")["id"], 90)
            if verified["status"] != "completed":
                yield f"a backup that is listed cannot be read: {verified['errorMessage']}"

    def _size(self, lane):
        return sum(path.stat().st_size for path in lane.folders[self.engine].rglob("*") if path.is_file())

    def _look(self, lane, kept, before):
        repository, folder = lane.repositories[self.engine], lane.folders[self.engine]
        if lane.listed(self.engine).keys() != kept:
            yield f"{lane.listed(self.engine)} are listed, not the {len(kept)} that stay"
        if unended := lane.database.query(f"select archive from backups where repository_id = '{repository}' and removal_began_at is not null and removal_ended_at is null"):
            yield f"the removal of {unended} has not ended"
        if locks := [str(path) for path in (folder / "lock.exclusive", *(folder / "locks").glob("*")) if path.exists()]:
            yield f"locks are left: {locks}"
        # Half a megabyte for what a tool keeps about the rest.
        freed, least = before - self._size(lane), (((BACKUPS - len(kept)) * MEGABYTES) << 20) - (1 << 19)
        if freed < least:
            yield f"the room is not free: {freed:,} bytes less than before, and {least:,} had been stored for what is gone"
        checked = lane.wait_end(lane.api.post(f"/repositories/{repository}/check", {"readData": True})["id"], 90)
        if checked["status"] != "completed":
            yield f"the repository does not pass its check: {checked['errorMessage']}"
        lane.back_up(self.engine)


def tool(*words):
    """The prune's tool is stopped as soon as it runs. The one that lives on goes on when its service is dead."""
    @contextmanager
    def hold(lane, start):
        operation = start()
        found = wait_until(lambda: _stop(lane, words), 60, lambda: f"{words} was not seen: {lane.operation(operation)}")
        try:
            yield operation
        finally:
            machine.send([found], signal.SIGCONT)
    return hold


def _stop(lane, words):
    for found in machine.with_word(words[-1]):
        if found.runs(words[-1]) and any(word.rpartition("/")[2] == words[0] for word in found.words[:2]) and found.program not in ("sh", "setsid", "sudo", "nice") and lane.owns(found):
            machine.send([found], signal.SIGSTOP)
            return found
    return None


@contextmanager
def first_gone(lane, start):
    """The first backup is one no more; what it held, and the others, still lie there."""
    folder = lane.folders["archive"]
    manifests = list(folder.glob("*/manifest.json"))
    operation = start()
    limit = time.monotonic() + 60
    while all(manifest.exists() for manifest in manifests):
        assert time.monotonic() < limit, "nothing was removed"
    yield operation


@contextmanager
def unwritten(lane, start):
    """Everything is removed, and nobody could write that down: another session holds a table."""
    session = lane.database.hold("begin; lock table backup_indexes in exclusive mode")
    try:
        operation = start()
        waiting = "select 1 from pg_locks where relation = 'backup_indexes'::regclass and not granted"
        wait_until(lambda: lane.database.query(waiting), 60, lambda: f"it never came so far: {lane.operation(operation)}")
        yield operation
    finally:
        lane.database.release(session)


def _program(name):
    return lambda lane, operation: [found for found in lane.tools() if any(word.rpartition("/")[2] == name for word in found.words[:2]) and found.program not in ("sh", "sudo", "setsid", "nice")]


def cells():
    yield Cell("borg", "delete", tool("borg", "delete"), SERVICE)
    yield Cell("borg", "compact", tool("borg", "compact"), SERVICE)
    yield Cell("borg", "not written down", unwritten, SERVICE)
    yield Cell("borg", "delete", tool("borg", "delete"), Victim("borg", _program("borg")))
    yield Cell("restic", "forget", tool("restic", "forget"), SERVICE)
    yield Cell("restic", "prune", tool("restic", "prune"), SERVICE)
    yield Cell("restic", "not written down", unwritten, SERVICE)
    yield Cell("restic", "prune", tool("restic", "prune"), Victim("restic", _program("restic")))
    yield Cell("archive", "first gone", first_gone, SERVICE)
    yield Cell("archive", "not written down", unwritten, SERVICE)
