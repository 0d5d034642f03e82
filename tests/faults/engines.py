"""Every engine, with files and with the dump of a database, while something is killed in the middle of its transfer over SSH.
A backup that is not whole is listed nowhere, nothing is left on either side, the next run completes, is verified, and comes back."""
import os
import shutil
import subprocess
import time
from dataclasses import dataclass

from . import leftovers
from .installation import LAB, Installation, wait_until
from .mariadb import MariaDb
from .victims import SERVICE, SESSION, SSH, Victim

ENGINES = ("borg", "restic", "archive")
# Slow enough for a kill in the middle, quick enough for many cells.
LIMIT_KBPS, BULK_MEGABYTES, MIDDLE = 4000, 40, 2 << 20
LATER = 75


class EnginesLane(Installation):
    """A repository of each engine in one pool, a source of files and one of a database's dump, and a job for each pair."""

    def __init__(self, name):
        super().__init__(name, bulk_megabytes=BULK_MEGABYTES)
        self.mariadb = MariaDb(self.scratch / "mariadb")

    def open(self):
        self.service = self.start(network_delay=1)
        self.mariadb.start()
        self.mariadb.fill("shop", BULK_MEGABYTES)
        self.set_up()
        sources = {"files": self._source("files", {"type": "files", "paths": [str(self.tree)]}), "dump": self._source("dump", self._database())}
        self.jobs, self.repositories = {}, {}
        for engine in ENGINES:
            self.repositories[engine] = self.api.post("/repositories", {"name": engine, "poolId": self.ids["pool"], "engine": engine})["id"]
            for content, source in sources.items():
                job = {"name": f"{engine} {content}", "sourceIds": [source], "repositoryIds": [self.repositories[engine]], "bandwidthLimitKbps": LIMIT_KBPS}
                self.jobs[engine, content] = self.api.post("/jobs", job)["id"]
        self.plain = self
        return self

    def check(self):
        """Every repository is whole after all that."""
        for engine, repository in self.repositories.items():
            checked = self.wait_end(self.api.post(f"/repositories/{repository}/check", {"readData": True})["id"], 120)
            if checked["status"] != "completed":
                yield f"the repository of {engine} is damaged: {checked['errorMessage']}"

    def close(self):
        self.mariadb.stop()
        super().close()

    def mend(self):
        """Whatever a cell that failed left in a bad state, so that the next one starts well."""
        if not self.mariadb.is_up():
            self.mariadb.start()
        if not self.service.is_running():
            self.service.start()
        for state in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{state['id']}/cancel")
            self.wait_end(state["id"], 60)

    def describe(self, folder):
        return subprocess.check_output([LAB / "tree", "describe", folder])

    def retry(self, operation):
        return self.api.post(f"/operations/{operation}/retry")["id"]

    def ssh_masters(self):
        return [found for found in self.tools() if found.program == "ssh" and "ControlMaster=yes" in found.words]

    def _source(self, name, settings):
        return self.api.post("/sources", {"name": f"engines {name}", "serverId": self.ids["server"], "settings": settings})["id"]

    def _database(self):
        connection = self.api.post("/connections", {
            "name": "shop", "serverId": self.ids["server"],
            "settings": {"type": "mysql", "authMethod": "password", "host": "127.0.0.1", "port": self.mariadb.port, "username": "root", "password": self.mariadb.password}})
        return {"type": "mysql", "connectionId": connection["id"], "databases": ["shop"]}


@dataclass
class Cell:
    engine: str
    content: str
    victim: Victim
    lane: str = "engines"

    @property
    def title(self):
        return f"{self.engine} · {self.content} · {self.victim.name}"

    def run(self, lane):
        known = set(leftovers.find(lane, []))
        self._renew(lane)
        operation = self._start(lane)
        wait_until(lambda: ((lane.operation(operation)["progress"] or {}).get("bytes") or 0) > MIDDLE, 60, lambda: f"never in the middle: {lane.operation(operation)}")
        self.victim.kill(lane, operation)
        self.victim.come_back(lane)
        ended = lane.wait_end(operation, 150)
        problems = [*self._judge(lane, ended)]
        last = ended
        if ended["status"] != "completed":
            last = lane.wait_end(lane.retry(ended["id"]), 150)
            if last["status"] != "completed":
                return [*problems, f"the retry ended {last['status']} ({last['errorCode']}: {last['errorMessage']})"]
        problems += self._look(lane, last["backupId"])
        problems += [f"left: {what}" for what in leftovers.wait_gone(lane, [ended["id"], last["id"]], known, LATER)]
        return problems

    def _renew(self, lane):
        if self.content == "files":
            lane.renew_bulk()
        else:
            lane.mariadb.fill("shop", BULK_MEGABYTES)

    def _start(self, lane):
        return lane.api.post(f"/jobs/{lane.jobs[self.engine, self.content]}/run")["operations"][0]["id"]

    def _known(self, described):
        """Without what restic 0.14 is known not to keep: holes, and targets of links that are no UTF-8."""
        if self.engine != "restic":
            return described
        return [line.replace(b" sparse - ", b" - ") for line in described.splitlines() if b"odd target" not in line]

    def _judge(self, lane, ended):
        if ended["status"] not in ("completed", "failed"):
            yield f"ended {ended['status']} ({ended['errorCode']}: {ended['errorMessage']})"
        if ended["status"] == "failed" and (ended["errorCode"] in (None, "internal_error") or not ended["errorHint"]):
            yield f"it does not say what happened and what to do: {ended['errorCode']}: {ended['errorMessage']}"
        # A whole one that the dead run had stored is listed with a warning.
        listed = lane.database.query(f"select status from backups where operation_id = '{ended['id']}' and status <> 'deleted'")
        if listed != [["completed"]] if ended["status"] == "completed" else listed not in ([], [["warning"]]):
            yield f"{listed} are listed of a run that ended {ended['status']}"
        # What the repository lists is what the database lists: nothing half, nothing unknown.
        refreshed = lane.wait_end(lane.api.post(f"/repositories/{lane.repositories[self.engine]}/refresh")["id"], 60)
        if refreshed["status"] != "completed":
            yield f"the repository differs from the list: {refreshed['errorMessage']}"
        found = lane.database.query(f"select archive from backups where repository_id = '{lane.repositories[self.engine]}' and operation_id is null and status <> 'deleted'")
        if found:
            yield f"the repository held {found}, which nobody had made"

    def _look(self, lane, backup):
        verified = lane.wait_end(lane.api.post(f"/backups/{backup}/verify")["id"], 90)
        if verified["status"] != "completed":
            yield f"the backup did not pass its verification: {verified['errorMessage']}"
        target = lane.scratch / "restored" / str(time.monotonic_ns())
        request = {"keys": [], "targetPath": str(target), "overwrite": "never", "verify": True}
        restored = lane.wait_end(lane.api.post(f"/backups/{backup}/restore", request)["id"], 120)
        if restored["status"] != "completed":
            yield f"the restore ended {restored['status']}: {restored['errorMessage']}"
        elif self.content == "files":
            if self._known(lane.describe(target / str(lane.tree).lstrip("/"))) != self._known(lane.describe(lane.tree)):
                yield "the restored tree differs"
        else:
            yield from lane.mariadb.differs("shop", target / "mysql/shop.sql")
        shutil.rmtree(target, ignore_errors=True)


class Database(Victim):
    """The server of the database is killed in the middle of its dump, and comes back."""

    def kill(self, lane, operation):
        lane.mariadb.kill()

    def come_back(self, lane):
        time.sleep(1)
        lane.mariadb.start()


def _program(*names):
    return lambda lane, operation: [found for found in lane.tools() if any(os.path.basename(word) in names for word in found.words[:2]) and found.program not in ("sh", "sudo", "setsid", "nice")]


TOOLS = {"borg": Victim("borg", _program("borg")), "restic": Victim("restic", _program("restic")), "archive": Victim("age", _program("age"))}
DUMP = Victim("dump program", _program("mysqldump", "mariadb-dump"))
DATABASE = Database("database server")


def cells():
    for engine in ENGINES:
        # The grid kills borg with files in every phase.
        for victim in () if engine == "borg" else (SERVICE, SSH, SESSION, TOOLS[engine]):
            yield Cell(engine, "files", victim)
        # Restic takes a dump of this size in before it sends any of it.
        for victim in (SERVICE, SSH, DATABASE, *([] if engine == "restic" else [DUMP]), TOOLS[engine]):
            yield Cell(engine, "dump", victim)

