"""The disk of the data folder full, with the embedded PostgreSQL and everything else on it."""
import os
import signal
import subprocess
import time
from pathlib import Path

from lab.api import ApiError, is_ready

from . import leftovers, plain
from .fleet import whole_log
from .installation import Installation, wait_until
from .scenario import Scenario

MEGABYTES = 260
LINES = 200_000


def cells():
    return [Scenario("disk of the data folder full in the middle of a run, then room again", full, "disk")]


class Disk(Installation):
    """The data folder is a small file system of its own; the pool is not on it."""

    def __init__(self, name):
        super().__init__(name, bulk_megabytes=32)

    def open(self):
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=711", "tmpfs", self.data], check=True)
        self.service = self.start(log_memory=1, workers=2)
        self.gate = self.scratch / "gate"
        script = f'echo begun; while [ -e "{self.gate}" ]; do sleep 0.1; done; seq -f "line %.0f of a script that says much and means nothing by it at all" {LINES}'
        self.set_up(preScript=script)
        self.plain = plain.PlainBorg(self)
        return self

    def __exit__(self, *reason):
        for replica in self.replicas:
            if replica.is_running():
                replica.stop()
        self.end_database()
        if os.path.ismount(self.data):
            subprocess.run(["umount", "--lazy", self.data], check=False)
        super().__exit__(*reason)

    def rows(self, sql):
        return self.database.query(sql)

    def mend(self):
        pass


LANE = Disk


def full(lab):
    known = set(leftovers.find(lab, []))
    lab.gate.touch()
    operation = lab.run_job()
    wait_until(lambda: "begun" in lab.log_of(operation), 30)
    filler = lab.data / "filler"
    fill(filler)
    lab.gate.unlink()
    told = set()
    limit = time.monotonic() + 20
    anew = limit - 10
    while time.monotonic() < limit:
        if anew and time.monotonic() > anew:
            anew = None
            end_sessions(lab, filler)
        told.add(attempt(lab))
        fill(filler)
        time.sleep(0.5)
    said = lab.service.log.read_text()
    crashed = "unexpectedly" in said
    filler.unlink()
    start = time.monotonic()
    wait_until(lambda: is_ready(lab.service.url), 60, lambda: f"never ready again: {lab.service.log.read_text()[-2000:]}")
    back = time.monotonic() - start
    end = lab.wait_end(operation, 180)
    print(f"          requests meanwhile: {sorted(told)}; the database {'ended and was started again' if crashed else 'stayed'}; ready {back:.1f} s after there was room", flush=True)
    problems = [] if end["status"] == "completed" else [f"ended as {end['status']}: {end['errorCode']} {end['errorMessage']}"]
    lines = lab.rows(f"select count(*) from operation_logs where operation_id = '{operation}' and message like 'line %'")[0][0]
    problems += [] if lines == str(LINES) or end["status"] != "completed" else [f"{lines} of {LINES} lines"]
    problems += [] if "could not write init file" in said else ["no connection had to be made anew"]
    problems += [f"a request was answered with {answer}" for answer in told - {"ok", "503 database_unavailable", "503 storage_full"}]
    again = lab.wait_end(lab.run_job(), 120)
    problems += [] if again["status"] == "completed" else [f"the next run ended as {again['status']}: {again['errorMessage']}"]
    return problems + whole_log(lab, operation) + leftovers.wait_gone(lab, [operation], known)


def end_sessions(lab, filler):
    """Every connection is made anew, and none can be: PostgreSQL first writes a file about its catalog when there is none (as after every change of it)."""
    postmaster = lab.database.pid
    for pid in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split():
        if b"[local]" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(int(pid), signal.SIGTERM)
    for known in (lab.data / "postgres/cluster").rglob("pg_internal.init"):
        known.unlink()
    fill(filler)


def fill(path):
    """To the last byte."""
    with open(path, "ab", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def attempt(lab):
    """One request that writes."""
    try:
        lab.api.send("POST", "/servers", {"name": f"server {time.time()}", "kind": "local"}, timeout=60)
        return "ok"
    except ApiError as error:
        return f"{error.status} {error.problem.get('code')}"
