"""Installations that many cells share. What a cell kills is brought back for the next one. Under "own" there is none: such cells open what they need themselves."""
import shutil
import subprocess

from . import machine, plain
from .disk import Disk
from .engines import EnginesLane
from .fleet import Fleet
from .installation import LAB, Installation
from .network import NetworkLane
from .objects import ObjectsLane
from .prune import PruneLane
from .schedules import SchedulesLane
from .sftp import SftpLane
from .trees import TreesLane

# A second attempt follows soon, so that a grid of many cells ends within minutes.
QUICK = {"network_delay": 1}


class Lane(Installation):
    """One with a job whose script waits while the file `gate` exists, and with a backup to restore from."""

    def open(self):
        self.open_replicas()
        self.gate, self.restored = self.scratch / "gate", self.scratch / "restored"
        self.set_up(preScript=f'if [ -e "{self.gate}" ]; then echo waiting; fi; while [ -e "{self.gate}" ]; do sleep 0.1; done')
        self.plain = plain.PlainBorg(self)
        first = self.wait_end(self.run_job())
        assert first["status"] == "completed", first
        self.backup, self.original = first["backupId"], self.describe(self.tree)
        return self

    def describe(self, folder):
        return subprocess.check_output([LAB / "tree", "describe", folder])

    def restore(self, target, overwrite="never"):
        request = {"keys": [], "targetPath": str(target), "overwrite": overwrite, "dryRun": False, "verify": True}
        return self.api.post(f"/backups/{self.backup}/restore", request)["id"]

    def retry(self, operation):
        return self.api.post(f"/operations/{operation}/retry")["id"]

    def ssh_masters(self):
        return [found for found in self.tools() if found.program == "ssh" and "ControlMaster=yes" in found.words]

    def mend(self):
        """Whatever a cell that failed left in a bad state, so that the next one starts well."""
        self.gate.unlink(missing_ok=True)
        for left in self.temporary.glob("tmp*"):  # told of once is enough
            shutil.rmtree(left, ignore_errors=True)
        if not machine.is_alive(self.listener):
            self.restart_server()
        subprocess.run(["kill", "-CONT", str(self.listener)], check=False)
        self.mend_replicas()
        for state in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{state['id']}/cancel")
            self.wait_end(state["id"], 60)


class EmbeddedLane(Lane):
    def open_replicas(self):
        self.service = self.start(**QUICK)

    def mend_replicas(self):
        if not self.service.is_running():
            self.service.start()


class ReplicasLane(Lane):
    """A PostgreSQL of its own, a replica for the requests and one that works."""

    ELSEWHERE = False

    def __init__(self, name):
        super().__init__(name, own_database=True, lease_seconds=6)

    def open_replicas(self):
        self.service = self.start("web", **QUICK)
        self.add_worker()

    def add_worker(self):
        self.worker = self.replica(f"worker-{len(self.replicas)}", "worker", elsewhere=self.ELSEWHERE, **QUICK).start()

    def mend_replicas(self):
        if not self.own_database.is_up():
            self.own_database.start()
        if not self.worker.is_running():
            self.add_worker()


class ElsewhereLane(ReplicasLane):
    ELSEWHERE = True


LANES = {"embedded": EmbeddedLane, "replicas": ReplicasLane, "elsewhere": ElsewhereLane, "network": NetworkLane, "trees": TreesLane, "fleet": Fleet, "away": Fleet, "schedules": SchedulesLane, "disk": Disk, "engines": EnginesLane, "objects": ObjectsLane, "sftp": SftpLane, "prune": PruneLane, "own": None}
NEED_ROOT = ("elsewhere", "network", "disk")
