"""The network to a server cut, reset, slowed and losing packets in the middle of a backup or restore. The server has a network of its own
(tests/lab/machine), so it is the cable that fails; nothing in the service knows. Needs root."""
import filecmp
import os
import signal
import subprocess
import time
from pathlib import Path

from . import leftovers, machine
from .installation import LAB, Installation, wait_until
from .plain import PlainBorg
from .scenario import Scenario

NUMBER, NAME = 90, "faultsnet"

# Seconds. Small, so that the limits are met within a test; each is a setting that anybody can change.
SETTINGS = {
    "ssh_connect_timeout": 3, "ssh_sign_in_timeout": 5, "ssh_alive_interval": 2, "ssh_alive_count": 2, "command_timeout": 20,
    "network_delay": 2, "stop_timeout": 10, "clean_up_timeout": 15, "checkpoint_interval": 1}
SILENCE = 5      # after which a dead connection is noticed
WHOLE = 90       # within which every attempt has ended, whatever the network does


class NetworkLane(Installation):
    """One whose server stands behind a cable."""

    def __init__(self, name):
        super().__init__(name, lease_seconds=10, bulk_megabytes=48)

    def open(self):
        self.start(**SETTINGS)
        self.set_up()
        self.plain = PlainBorg(self)
        first = self.finish(self.run_job())
        assert first["status"] == "completed", first
        return self

    def start_server(self):
        self.port, self.address = 22, f"10.77.{NUMBER}.2"
        self._unplug()
        started = subprocess.check_output([LAB / "machine", "start", self.server, NAME, str(NUMBER)], text=True, env=self.lab_environment)
        self.fingerprint = started.split()[1]

    def cable(self, verb, *arguments):
        subprocess.run([LAB / "machine", verb, NAME, *map(str, arguments)], check=True)

    def mend(self):
        """Whatever a cell that failed left in a bad state, so that the next one starts well."""
        self.cable("mend")
        machine.send(machine.sessions_of(self.listener), signal.SIGCONT)
        for state in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{state['id']}/cancel")
            self.finish(state["id"])

    def __exit__(self, *details):
        self._unplug()
        super().__exit__(*details)

    def _unplug(self):
        subprocess.run([LAB / "machine", "stop", self.server, NAME, str(NUMBER)], check=False, stderr=subprocess.DEVNULL)

    # One operation under way

    def begin(self, kind):
        """Starts a backup or restore over a slow cable, and returns when it is in the middle of its data."""
        self.renew_bulk()
        if kind == "restore":
            backup = self.finish(self.run_job())["backupId"]
            self.target = self.scratch / f"restored-{time.monotonic_ns()}"
        self.cable("slow", 40_000)
        if kind == "restore":
            body = {"keys": [], "targetPath": str(self.target), "overwrite": "always", "dryRun": False, "verify": True}
            operation = self.api.post(f"/backups/{backup}/restore", body)["id"]
        else:
            operation = self.run_job()
        sent = self.sent()
        wait_until(lambda: self.sent() - sent > 20 << 20, 60, lambda: f"Nothing moves: {self.log_of(operation)}")
        return operation

    def sent(self):
        """Bytes that went over the cable in both directions so far."""
        return sum(int(Path(f"/sys/class/net/lab{NUMBER}/statistics/{name}").read_text()) for name in ("rx_bytes", "tx_bytes"))

    def finish(self, operation, seconds=WHOLE):
        return self.wait_end(operation, seconds)

    def says(self, operation, words):
        return any(words in line for line in self.log_of(operation))


def cells():
    faults = {
        "cut for 2 s": short_cut, "cut until the second attempt": cut_until_retry, "cut for good": cut_for_good, "reset": reset, "a tenth of the packets lost": lossy,
        "silent tool": silent_tool, "frozen server": frozen_server, "cancelled while cut": cancelled_while_cut, "paused over 500 kbit/s": paused_while_slow}
    for kind in ("backup", "restore"):
        yield from (Scenario(f"network · {kind} · {name}", lambda lane, run=run, kind=kind: run(lane, kind), "network") for name, run in faults.items())
    yield Scenario("network · backup · cut before it begins", cut_before, "network")


def short_cut(lab, kind):
    operation = lab.begin(kind)
    lab.cable("cut")
    time.sleep(2)
    lab.cable("mend")
    return [*completes(lab, operation), *(["a second attempt was made for nothing"] if lab.says(operation, "Attempt 2") else [])]


def cut_until_retry(lab, kind):
    operation = lab.begin(kind)
    lab.cable("cut")
    wait_until(lambda: lab.says(operation, "Attempt 2 of 3"), 30, lambda: f"no second attempt: {lab.log_of(operation)}")
    lab.cable("mend")
    return [*completes(lab, operation), *reused(lab, operation, kind)]


def cut_for_good(lab, kind):
    operation, started = lab.begin(kind), time.monotonic()
    lab.cable("cut")
    ended = lab.finish(operation)
    problems = fails(lab, ended, ("connection_lost", "host_unreachable"))
    problems += [] if lab.says(operation, "Attempt 3 of 3") else ["there were no three attempts"]
    problems += [] if time.monotonic() - started < WHOLE else ["it took too long"]
    lab.cable("mend")
    # What the dead connection left on the server is looked for every minute.
    problems += leftovers.wait_gone(lab, [operation], seconds=75)
    return [*problems, *lab.plain.problems(), *retries(lab, operation)]


def reset(lab, kind):
    operation = lab.begin(kind)
    lab.cable("reset")
    wait_until(lambda: lab.says(operation, "Attempt 2 of 3"), 30, lambda: f"no second attempt: {lab.log_of(operation)}")
    lab.cable("mend")
    return completes(lab, operation)


def lossy(lab, kind):
    operation = lab.begin(kind)
    lab.cable("mend")
    lab.cable("lossy", 10)
    time.sleep(5)
    lab.cable("mend")
    return completes(lab, operation)


def silent_tool(lab, kind):
    operation = lab.begin(kind)
    borg = [found for found in lab.tools() if found.starts_with_borg() and "BACKUPAPI_LAB" in found.environment]
    if not borg:
        return ["no borg was found on the server"]
    machine.send(borg, signal.SIGSTOP)
    time.sleep(3 * SILENCE)
    machine.send(borg, signal.SIGCONT)
    lab.cable("mend")
    return [*completes(lab, operation), *(["a living tool was given up"] if lab.says(operation, "Attempt 2") else [])]


def frozen_server(lab, kind):
    operation = lab.begin(kind)
    sessions = machine.sessions_of(lab.listener)
    if not sessions:
        return ["no session was found on the server"]
    machine.send(sessions, signal.SIGSTOP)
    wait_until(lambda: lab.says(operation, "Attempt 2 of 3"), 30, lambda: f"no second attempt: {lab.log_of(operation)}")
    lab.cable("mend")
    ended = lab.finish(operation)
    machine.send(sessions, signal.SIGCONT)
    return [*succeeds(lab, ended), *leftovers.wait_gone(lab, [operation], seconds=20)]


def cancelled_while_cut(lab, kind):
    operation = lab.begin(kind)
    lab.cable("cut")
    lab.api.post(f"/operations/{operation}/cancel")
    ended = lab.finish(operation, 60)
    lab.cable("mend")
    problems = [] if ended["status"] == "cancelled" else [f"it ended {ended['status']}"]
    return [*problems, *leftovers.wait_gone(lab, [operation], seconds=75), *lab.plain.problems()]


def paused_while_slow(lab, kind):
    operation = lab.begin(kind)
    lab.cable("slow", 500)
    lab.api.post(f"/operations/{operation}/pause")
    wait_until(lambda: lab.operation(operation)["status"] == "paused", 60, lambda: f"not paused: {lab.operation(operation)['status']}")
    left = [found for found in lab.tools() if found.environment.get("BACKUPAPI_OPERATION") == operation]
    lab.cable("mend")
    lab.api.post(f"/operations/{operation}/resume")
    return [*(f"left while paused: {found}" for found in left), *completes(lab, operation)]


def cut_before(lab):
    lab.cable("cut")
    operation = lab.run_job()
    ended = lab.finish(operation)
    lab.cable("mend")
    return [*fails(lab, ended, ("host_unreachable",)), *leftovers.wait_gone(lab, [operation], seconds=75), *retries(lab, operation)]


# What must hold

def completes(lab, operation):
    lab.cable("mend")
    return [*succeeds(lab, lab.finish(operation)), *leftovers.wait_gone(lab, [operation])]


def succeeds(lab, ended):
    """A completed backup is in the repository; a completed restore is the tree."""
    if ended["status"] != "completed":
        return [f"it ended {ended['status']}: {ended.get('errorMessage')}"]
    if ended["kind"] == "backup":
        archive = lab.api.get(f"/backups/{ended['backupId']}")["archive"]
        return [] if archive in lab.plain.archives() else [f"the repository does not hold {archive}"]
    here, there = lab.tree / "bulk", lab.target / str(lab.tree).lstrip("/") / "bulk"
    names = sorted(os.listdir(here))
    _, differ, failed = filecmp.cmpfiles(here, there, names, shallow=False)
    return [f"restored {name} differs" for name in [*differ, *failed]]


def reused(lab, operation, kind):
    """Less was sent by the last attempt than the whole of what is new."""
    if kind == "restore":
        return []
    result = lab.operation(operation)["result"]
    return [] if result["newBytes"] < (lab.bulk_megabytes << 20) else [f"everything was sent again ({result['newBytes']} bytes)"]


def fails(lab, ended, codes):
    problems = [] if ended["status"] == "failed" else [f"it ended {ended['status']}"]
    if ended.get("errorCode") not in codes:
        problems.append(f"the code is {ended.get('errorCode')}: {ended.get('errorMessage')}")
    return problems if ended.get("errorHint") else [*problems, "there is no hint"]


def retries(lab, operation):
    return [f"retry: {problem}" for problem in completes(lab, lab.api.post(f"/operations/{operation}/retry")["id"])]
