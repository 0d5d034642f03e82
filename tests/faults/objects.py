"""Backups of a server into a bucket, while something happens to the bucket, its key, or the way there. What passes is waited for; what does not fails with what it
is and what to do. No object of a backup that failed stays, and the next run completes, is verified, and comes back."""
import time
from dataclasses import dataclass

from . import engines, leftovers
from .buckets import Buckets
from .installation import Installation, wait_until

ENGINES = ("archive", "restic")
BUCKET = "backups"


class ObjectsLane(engines.EnginesLane):
    """A repository of each engine in a bucket, and a job for each."""

    def open(self):
        self.buckets = Buckets(self.scratch / "s3")
        self.buckets.start()
        # Each attempt already tries every call again for half a minute.
        self.service = self.start(network_delay=1, network_attempts=2)
        self.set_up()
        self.buckets.make(BUCKET)
        self.add_pool(BUCKET)
        self.plain = self
        return self

    def add_pool(self, bucket):
        pool = self.api.post("/storage-pools", {"name": bucket, "settings": self.buckets.settings(bucket)})
        self.jobs, self.repositories = {}, {}
        for engine in ENGINES:
            self.repositories[engine] = self.api.post("/repositories", {"name": f"{engine} in {bucket}", "poolId": pool["id"], "engine": engine})["id"]
            job = {"name": f"{engine} to {bucket}", "sourceIds": [self.ids["source"]], "repositoryIds": [self.repositories[engine]], "bandwidthLimitKbps": engines.LIMIT_KBPS}
            self.jobs[engine, "files"] = self.api.post("/jobs", job)["id"]

    def close(self):
        self.buckets.stop()
        Installation.close(self)

    def mend(self):
        self.buckets.proxy.well()
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


def _proxy(**state):
    def happen(lane):
        for name, value in state.items():
            setattr(lane.buckets.proxy, name, value)
        lane.buckets.proxy.cut_all()
    return happen


def _well(lane):
    lane.buckets.proxy.well()


AWAY, BUSY = ("storage_unreachable", "connection_lost"), ("storage_busy", "storage_unreachable")
EVENTS = [
    Event("one connection reset in a part", lambda lane: lane.buckets.proxy.cut_soon(3 << 20), _well, 0),
    Event("every connection reset", lambda lane: lane.buckets.proxy.cut_all(), _well, 0),
    Event("503 for three seconds", _proxy(busy=True), _well, 3),
    Event("503 for good", _proxy(busy=True), _well, None, BUSY),
    Event("slow for ten seconds", _proxy(bytes_per_second=200_000), _well, 10),
    Event("silent for ten seconds", lambda lane: setattr(lane.buckets.proxy, "silent", True), _well, 10),
    Event("away for three seconds", _proxy(gone=True), _well, 3),
    Event("away for good", _proxy(gone=True), _well, None, AWAY),
    Event("key revoked", lambda lane: lane.buckets.revoke(), lambda lane: lane.buckets.grant(), None, ("storage_credentials_refused",)),
    Event("bucket full", lambda lane: lane.buckets.fill_up(), lambda lane: lane.buckets.make_room(), None, ("storage_full",)),
]


class Cell(engines.Cell):
    def __init__(self, engine, event=None):
        super().__init__(engine, "files", None, "objects")
        self.event = event

    @property
    def title(self):
        return f"{self.engine} · bucket · {self.event.name}"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        before = lane.buckets.listing(BUCKET)
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
        if lane.buckets.listing(BUCKET)[1]:
            problems.append("an upload was begun and neither ended nor removed")
        return problems + [f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"], last["id"]], known, engines.LATER)]

    def _begin(self, lane):
        """In the middle: something of it lies in the bucket's way already."""
        operation = self._start(lane)
        sent = lane.buckets.proxy.sent
        wait_until(lambda: lane.operation(operation)["phase"] == "transfer" and lane.buckets.proxy.sent > sent + engines.MIDDLE, 60, lambda: f"never in the middle: {lane.operation(operation)}")
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
        # What restic stored is used again by the next run.
        if self.engine == "archive":
            yield from self._orphans(lane, before)

    def _orphans(self, lane, before):
        limit = time.monotonic() + engines.LATER
        while lane.buckets.listing(BUCKET) != before and time.monotonic() < limit:
            time.sleep(1)
        objects, uploads = lane.buckets.listing(BUCKET)
        if (objects, uploads) != before:
            yield f"of the backup that failed stay {sorted(set(objects) - set(before[0]))} and {uploads} unfinished uploads"


class AwayAtStart(Cell):
    """The first attempt finds nobody, a later one does."""

    @property
    def title(self):
        return f"{self.engine} · bucket · away at the start"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        lane.renew_bulk()
        lane.buckets.proxy.gone = True
        lane.buckets.proxy.cut_all()
        operation = self._start(lane)
        wait_until(lambda: any("follows in" in line for line in lane.log_of(operation)) or lane.operation(operation)["status"] == "failed", 120)
        lane.buckets.proxy.well()
        ended = lane.wait_end(operation, 150)
        if ended["status"] != "completed":
            yield f"ended {ended['status']} with {ended['errorCode']}: {ended['errorMessage']}"
        else:
            yield from self._look(lane, ended["backupId"])
        yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"]], known, engines.LATER))


class DeletedBucket(Cell):
    """Everything in it is gone for good, so the retry is into repositories in another."""

    @property
    def title(self):
        return f"{self.engine} · bucket · deleted"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        lane.renew_bulk()
        operation = self._begin(lane)
        lane.buckets.delete(BUCKET)
        ended = lane.wait_end(operation, 300)
        if ended["status"] != "failed" or ended["errorCode"] not in ("storage_bucket_missing", "repository_missing"):
            yield f"ended {ended['status']} with {ended['errorCode']}: {ended['errorMessage']}"
        if not ended["errorHint"]:
            yield "it does not say what to do"
        again = lane.wait_end(lane.retry(ended["id"]), 150)
        if again["status"] != "failed" or again["errorCode"] not in ("storage_bucket_missing", "repository_missing"):
            yield f"without the bucket, the retry ended {again['status']} with {again['errorCode']}: {again['errorMessage']}"
        other = f"again-{time.monotonic_ns()}"
        lane.buckets.make(other)
        lane.buckets.make(BUCKET)
        lane.add_pool(other)
        last = lane.wait_end(self._start(lane), 150)
        if last["status"] != "completed":
            yield f"into another bucket, the next run ended {last['status']}: {last['errorMessage']}"
        else:
            yield from self._look(lane, last["backupId"])
        # What was begun in the old repositories stays written down, because they may come back (a folder that was not mounted looks the same).
        yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [last["id"]], known, engines.LATER))


def cells():
    for engine in ENGINES:
        for event in EVENTS:
            # Restic by itself goes on trying for a quarter of an hour while nobody answers.
            if engine == "archive" or event.after is not None or event.codes not in (AWAY, BUSY):
                yield Cell(engine, event)
        yield AwayAtStart(engine)
    # Last, because it takes the others' bucket away; the second one runs in the bucket that the first one made.
    yield DeletedBucket("archive")
