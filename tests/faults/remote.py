"""Backups of a server into a storage that is reached over a network, while something happens to it, to its key, or on the way there. What passes is waited for; what does
not fails with what it is and what to do. Nothing of a backup that failed stays there, and the next run completes, is verified, and comes back."""
import time
from dataclasses import dataclass

from . import engines, leftovers
from .installation import Installation, wait_until


class RemoteLane(engines.EnginesLane):
    """A repository of each engine in one storage behind a proxy, and a job for each."""

    ENGINES = ("archive", "restic")

    # Each attempt already tries every call again for half a minute.
    ATTEMPTS = 2

    def open(self):
        self.storage = self.make_storage()
        self.storage.start()
        self.service = self.start(network_delay=1, network_attempts=self.ATTEMPTS, storage_patience=10)
        self.set_up()
        self.add_pool("backups", self.storage.settings())
        self.plain = self
        return self

    def add_pool(self, name, settings):
        pool = self.api.post("/storage-pools", {"name": name, "settings": settings})
        self.jobs, self.repositories = {}, {}
        for engine in self.ENGINES:
            self.repositories[engine] = self.api.post("/repositories", {"name": f"{engine} in {name}", "poolId": pool["id"], "engine": engine})["id"]
            job = {"name": f"{engine} to {name}", "sourceIds": [self.ids["source"]], "repositoryIds": [self.repositories[engine]], "bandwidthLimitKbps": engines.LIMIT_KBPS}
            self.jobs[engine, "files"] = self.api.post("/jobs", job)["id"]

    def close(self):
        self.storage.stop()
        Installation.close(self)

    def mend(self):
        self.storage.heal()
        for operation in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{operation['id']}/cancel")
            self.wait_end(operation["id"], 120)


@dataclass(frozen=True)
class Event:
    """What happens in the middle of the transfer, how it is mended, and when: after some seconds, or (None) when the operation has ended."""
    name: str
    happen: callable
    mend: callable
    after: float | None
    codes: tuple = ()   # how it may fail; none when it must complete


def proxy(**state):
    """The way to the storage gets into that state, and what goes over it breaks."""
    def happen(lane):
        for name, value in state.items():
            setattr(lane.storage.proxy, name, value)
        lane.storage.proxy.cut_all()
    return happen


def well(lane):
    lane.storage.proxy.well()


AWAY = ("storage_unreachable", "connection_lost")
ONE_RESET = Event("one connection reset in a part", lambda lane: lane.storage.proxy.cut_soon(3 << 20), well, 0)
RESET = Event("every connection reset", lambda lane: lane.storage.proxy.cut_all(), well, 0)
SLOW = Event("slow for ten seconds", proxy(bytes_per_second=200_000), well, 10)
SILENT = Event("silent for ten seconds", lambda lane: setattr(lane.storage.proxy, "silent", True), well, 10)
AWAY_SHORTLY = Event("away for three seconds", proxy(gone=True), well, 3)
AWAY_FOR_GOOD = Event("away for good", proxy(gone=True), well, None, AWAY)
REVOKED = Event("key revoked", lambda lane: lane.storage.revoke(), lambda lane: lane.storage.grant(), None, ("storage_credentials_refused",))
FULL = Event("full", lambda lane: lane.storage.fill_up(), lambda lane: lane.storage.make_room(), None, ("storage_full",))


class Cell(engines.Cell):
    """`lane` is also what the storage is called in the title."""

    def __init__(self, lane, engine, event=None):
        super().__init__(engine, "files", None, lane)
        self.event = event

    @property
    def title(self):
        return f"{self.engine} · {self.lane} · {self.event.name}"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        before = lane.storage.listing()
        lane.renew_bulk()
        operation = self._begin(lane)
        self.event.happen(lane)
        ended = self._end(lane, operation)
        problems = [*self._judge(lane, ended), *self._expect(lane, ended, before)]
        last = ended
        if ended["status"] != "completed":
            last = lane.wait_end(lane.retry(ended["id"]), 150)
            if last["status"] != "completed":
                return [*problems, f"the retry ended {last['status']} ({last['errorCode']}: {last['errorMessage']})"]
        problems += self._look(lane, last["backupId"])
        if lane.storage.listing()[1]:
            problems.append("an upload was begun and neither ended nor removed")
        return problems + [f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"], last["id"]], known, engines.LATER)]

    def _begin(self, lane):
        """In the middle: something of it is on its way to the storage already."""
        operation = self._start(lane)
        sent = lane.storage.proxy.sent
        wait_until(lambda: lane.operation(operation)["phase"] == "transfer" and lane.storage.proxy.sent > sent + engines.MIDDLE, 60, lambda: f"never in the middle: {lane.operation(operation)}")
        return operation

    def _end(self, lane, operation):
        if self.event.after is not None:
            time.sleep(self.event.after)
            self.event.mend(lane)
        ended = lane.wait_end(operation, 300)
        if self.event.after is None:
            self.event.mend(lane)
        return ended

    def _expect(self, lane, ended, before):
        if not self.event.codes:
            if ended["status"] != "completed":
                yield f"it passes, but the operation ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']})"
            return
        if ended["errorCode"] not in self.event.codes:
            yield f"ended {ended['status']} with {ended['errorCode']} ({ended['errorMessage']}), not {' or '.join(self.event.codes)}"
        if self.engine == "restic" and self.event is AWAY_FOR_GOOD and not any("does not answer since" in line for line in lane.log_of(ended["id"])):
            yield "its log does not say that it waits for the storage, and since when"
        # What restic stored is used again by the next run.
        if self.engine == "archive":
            yield from self._orphans(lane, before)

    def _orphans(self, lane, before):
        limit = time.monotonic() + engines.LATER
        while lane.storage.listing() != before and time.monotonic() < limit:
            time.sleep(1)
        objects, uploads = lane.storage.listing()
        if (objects, uploads) != before:
            yield f"of the backup that failed stay {sorted(set(objects) - set(before[0]))} and {uploads} unfinished uploads"


class AwayAtStart(Cell):
    """The first attempt finds nobody, a later one does."""

    @property
    def title(self):
        return f"{self.engine} · {self.lane} · away at the start"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        lane.renew_bulk()
        lane.storage.proxy.gone = True
        lane.storage.proxy.cut_all()
        operation = self._start(lane)
        wait_until(lambda: any("follows in" in line for line in lane.log_of(operation)) or lane.operation(operation)["status"] == "failed", 120)
        lane.storage.proxy.well()
        ended = lane.wait_end(operation, 150)
        if ended["status"] != "completed":
            yield f"ended {ended['status']} with {ended['errorCode']}: {ended['errorMessage']}"
        else:
            yield from self._look(lane, ended["backupId"])
        yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"]], known, engines.LATER))
