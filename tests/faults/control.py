"""Cancel in every phase of every kind of operation, pause across restarts of the service, and polite ends of the service and its database. Nothing may be left, and what was stored is used again."""
import os
import signal
from dataclasses import dataclass, field
from typing import Callable

from . import grid, leftovers
from .cells import Restore
from .installation import wait_until

# How an operation may end that is cancelled while it works; once a backup or a deletion is done, a cancel comes too late.
STOPS, LATE = ("cancelled",), ("cancelled", "completed")


@dataclass
class Cell:
    title: str
    act: Callable
    lane: str = "embedded"
    arguments: tuple = field(default_factory=tuple)

    def run(self, lane):
        return [*self.act(lane, *self.arguments), *lane.plain.problems()]


def cells():
    hold = grid.tool
    for phase, _ in grid.PHASES:
        ends = LATE if phase.name in ("verify", "finish") else STOPS
        yield Cell(f"cancel · {phase.kind} · {phase.name}", cancel_in_phase, arguments=(phase, ends))
    for kind, verb, ends in (("check", "check", STOPS), ("refresh", "list", STOPS), ("delete", "delete", LATE), ("delete", "compact", LATE)):
        yield Cell(f"cancel · {kind} · borg {verb}", cancel_other, arguments=(kind, hold(verb), ends))
    yield Cell("pause · backup · restart · resume", pause_backup)
    yield Cell("pause · restore · kill · resume", pause_restore)
    yield Cell("told to stop · database", stop_database)
    yield Cell("told to stop · service and database at once · restart", stop_all)


def cancel_in_phase(lane, phase, ends):
    if phase.kind == "backup":
        lane.renew_bulk()
    phase.before(lane)
    operation = lane.run_job() if phase.kind == "backup" else Restore(lane).start()
    return [*_cancel(lane, operation, phase.hold, ends)]


def cancel_other(lane, kind, hold, ends):
    return _cancel(lane, START[kind](lane), hold, ends)


def _cancel(lane, operation, hold, ends):
    with hold(lane, operation):
        lane.api.post(f"/operations/{operation}/cancel")
    ended = lane.wait_end(operation, 100)
    if ended["status"] not in ends:
        yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']}) instead of {' or '.join(ends)}"
    yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [operation]))
    yield from _archives(lane, operation, ended)


def _archives(lane, operation, ended):
    """Of a cancelled backup the repository keeps nothing."""
    name = lane.database.query(f"select coalesce(state ->> 'archive', '') from operations where id = '{operation}'")[0:1]
    held = lane.plain.archives(checkpoints=True)
    if ended["kind"] == "backup" and ended["status"] == "cancelled" and name and name[0][0]:
        yield from (f"left: {archive} in the repository" for archive in held if archive.startswith(name[0][0]))
    yield from (f"left: checkpoint {archive}" for archive in held if ".checkpoint" in archive)


def _check(lane):
    return lane.api.post(f"/repositories/{lane.ids['repository']}/check", {"readData": True})["id"]


def _refresh(lane):
    return lane.api.post(f"/repositories/{lane.ids['repository']}/refresh")["id"]


def _delete(lane):
    lane.renew_bulk()
    made = lane.wait_end(lane.run_job())["backupId"]
    name = lane.api.get(f"/backups/{made}")["name"]
    return lane.api.send("DELETE", f"/backups/{made}?confirm={name}")["id"]


START = {"check": _check, "refresh": _refresh, "delete": _delete}


def pause_backup(lane):
    """Half of the bulk is sent, then an hour passes while the service is down; the rest follows."""
    lane.renew_bulk()
    operation = lane.run_job()
    with grid.tool("create", reads=0.5)(lane, operation):
        lane.api.post(f"/operations/{operation}/pause")
    yield from _paused(lane, operation)
    before = _size(lane)
    lane.service.stop()
    lane.service.start()
    lane.database.query(f"update operations set created_at = created_at - interval '1 hour', started_at = started_at - interval '1 hour' where id = '{operation}'")
    lane.api.post(f"/operations/{operation}/resume")
    yield from _completes(lane, operation)
    grown, bulk = (_size(lane) - before) >> 20, lane.bulk_megabytes
    if grown > 0.75 * bulk:
        yield f"the repository grew by {grown} MiB after the resume, of {bulk} MiB in all: what was stored was not used"


def stop_database(lane):
    """Somebody stops the embedded PostgreSQL politely: it would wait for the service's own connections for ever, and let nobody in."""
    lane.renew_bulk()
    operation = lane.run_job()
    stopped = lane.database.pid
    with grid.tool("create", reads=0.5)(lane, operation):
        os.kill(stopped, signal.SIGTERM)
    yield from _completes(lane, operation)
    if lane.database.pid == stopped:
        yield "the database that was told to stop is still there"


def stop_all(lane):
    """As a supervisor stops a service: the signal goes to PostgreSQL as well, in the same moment."""
    lane.renew_bulk()
    operation = lane.run_job()
    with grid.tool("create", reads=0.5)(lane, operation):
        for pid in (lane.service.pid, lane.database.pid):
            os.kill(pid, signal.SIGTERM)
    lane.service.process.wait(90)
    if lane.database.is_up():
        yield "PostgreSQL is left behind"
    lane.service.start()
    yield from _completes(lane, operation)


def _completes(lane, operation):
    ended = lane.wait_end(operation, 100)
    if ended["status"] != "completed":
        yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']})"
    yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [operation]))
    yield from _archives(lane, operation, ended)


def pause_restore(lane):
    subject = Restore(lane)
    operation = subject.start()
    with grid.tool("extract", writes=0.3)(lane, operation):
        lane.api.post(f"/operations/{operation}/pause")
    yield from _paused(lane, operation)
    lane.service.kill()
    lane.service.start()
    lane.api.post(f"/operations/{operation}/resume")
    ended = lane.wait_end(operation, 100)
    if ended["status"] != "completed":
        yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']})"
    yield from (f"left: {what}" for what in leftovers.wait_gone(lane, [operation]))
    yield from subject.judge(ended)
    subject.finish()


def _paused(lane, operation):
    wait_until(lambda: lane.operation(operation)["status"] == "paused", 60, lambda: f"The operation was not paused: {lane.operation(operation)['status']}")
    yield from (f"left while paused: {what}" for what in leftovers.wait_gone(lane, []))


def _size(lane):
    return sum(path.stat().st_size for path in lane.repository_path.rglob("*") if path.is_file())
