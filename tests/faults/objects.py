"""The storage is a bucket of a real S3 server."""
import time

from . import engines, leftovers, remote
from .buckets import BUCKET, Buckets
from .remote import AWAY, AWAY_FOR_GOOD, AWAY_SHORTLY, FULL, ONE_RESET, RESET, REVOKED, SILENT, SLOW, Event, RemoteLane

BUSY = ("storage_busy", "storage_unreachable")
EVENTS = [
    ONE_RESET, RESET,
    Event("503 for three seconds", remote.proxy(busy=True), remote.well, 3),
    Event("503 for good", remote.proxy(busy=True), remote.well, None, BUSY),
    SLOW, SILENT, AWAY_SHORTLY, AWAY_FOR_GOOD, REVOKED, FULL,
]


class ObjectsLane(RemoteLane):
    def make_storage(self):
        return Buckets(self.scratch / "s3")


class DeletedBucket(remote.Cell):
    """Everything in it is gone for good, so the retry is into repositories in another."""

    @property
    def title(self):
        return f"{self.engine} · {self.lane} · deleted"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        lane.renew_bulk()
        operation = self._begin(lane)
        lane.storage.delete(BUCKET)
        ended = lane.wait_end(operation, 300)
        if ended["status"] != "failed" or ended["errorCode"] not in ("storage_bucket_missing", "repository_missing"):
            yield f"ended {ended['status']} with {ended['errorCode']}: {ended['errorMessage']}"
        if not ended["errorHint"]:
            yield "it does not say what to do"
        again = lane.wait_end(lane.retry(ended["id"]), 150)
        if again["status"] != "failed" or again["errorCode"] not in ("storage_bucket_missing", "repository_missing"):
            yield f"without the bucket, the retry ended {again['status']} with {again['errorCode']}: {again['errorMessage']}"
        other = f"again-{time.monotonic_ns()}"
        lane.storage.make(other)
        lane.storage.make(BUCKET)
        lane.add_pool(other, lane.storage.settings(other))
        last = lane.wait_end(self._start(lane), 150)
        if last["status"] != "completed":
            yield f"into another bucket, the next run ended {last['status']}: {last['errorMessage']}"
        else:
            yield from self._look(lane, last["backupId"])
        # What was begun in the old repositories stays written down, because they may come back (a folder that was not mounted looks the same).
        yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [last["id"]], known, engines.LATER))


def cells():
    for engine in RemoteLane.ENGINES:
        yield from (remote.Cell("objects", engine, event) for event in EVENTS)
        yield remote.AwayAtStart("objects", engine)
    # Last, because it takes the others' bucket away; the second one runs in the bucket that the first one made.
    yield DeletedBucket("objects", "archive")
