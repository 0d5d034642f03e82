"""Ways to hold an operation in one of its phases. The service knows nothing of it: a tool is stopped (SIGSTOP) while it works, a script of the
job waits for a file, the server is slow to let anybody in, or another session of the database holds a lock."""
import os
import signal
import time
from contextlib import contextmanager

from . import machine
from .installation import wait_until


def tool_at(lane, operation, verb, text="", reads=0, writes=0, phase=None):
    """Stops the borg of that verb, one of whose arguments holds the text, as soon as it read or wrote that many bytes.
    One that was started ahead of its phase is waited for in that."""
    @contextmanager
    def hold():
        found = wait_until(lambda: _stop(lane, operation, verb, text, reads, writes), 60, lambda: f"borg {verb} was not seen: {lane.operation(operation)['phase']}")
        try:
            if phase:
                wait_until(lambda: lane.operation(operation)["phase"] == phase, 60)
            yield
        finally:
            machine.send([found], signal.SIGCONT)
    return hold()


def _stop(lane, operation, verb, text, reads, writes):
    for found in machine.with_word(verb):
        if not (found.starts_with_borg() and found.runs(verb) and any(text in word for word in found.words) and lane.owns(found)):
            continue
        if machine.bytes_read(found.pid) >= reads and machine.bytes_written(found.pid) >= writes:
            machine.send([found], signal.SIGSTOP)
            return found
    return None


@contextmanager
def in_script(lane, operation):
    """The job's script runs and waits for the file to go."""
    wait_until(lambda: "waiting" in lane.log_of(operation), 30)
    try:
        yield
    finally:
        lane.gate.unlink(missing_ok=True)


@contextmanager
def at_sign_in(lane, operation):
    """The server's listener was stopped before the operation began; its ssh client now waits for a greeting."""
    wait_until(lambda: lane.ssh_masters(), 30)
    time.sleep(0.1)
    try:
        yield
    finally:
        _continue_listener(lane)


def stop_listener(lane):
    os.kill(lane.listener, signal.SIGSTOP)


def _continue_listener(lane):
    try:
        os.kill(lane.listener, signal.SIGCONT)
    except ProcessLookupError:
        pass  # it was the victim


@contextmanager
def at_lock(lane, operation, row):
    """Another session holds the row that the last phase writes to."""
    wait_until(lambda: lane.operation(operation)["phase"] == "transfer", 60)
    session = lane.database.hold(f"begin; select 1 from {row} for update")
    try:
        wait_until(lambda: lane.operation(operation)["phase"] == "finish", 60)
        yield
    finally:
        lane.database.release(session)
