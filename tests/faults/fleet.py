"""Several replicas on one database, for parts that play them off against each other. Every cell starts the workers it needs."""
import json
import os
import signal

from . import machine, plain
from .installation import Installation, wait_until

GATED = 'if [ -e "{gate}" ]; then echo waiting; fi; while [ -e "{gate}" ]; do sleep 0.1; done'


class Fleet(Installation):
    LEASE = 6

    def __init__(self, name):
        super().__init__(name, own_database=True, lease_seconds=self.LEASE, bulk_megabytes=160, bulk_files=8)

    def open(self):
        self.service = self.start("web")
        self.gate = self.scratch / "gate"
        self.set_up(preScript=GATED.format(gate=self.gate))
        self.plain = plain.PlainBorg(self)
        self.jobs = {"ssh": self.ids["job"], "local": self.make_local_job()}
        return self

    def make_local_job(self):
        """Into a repository of its own, which borg on this machine reaches without any tunnel."""
        server = self.api.post("/servers", {"name": "here", "kind": "local"})
        source = self.api.post("/sources", {"name": "here", "serverId": server["id"], "settings": {"type": "files", "paths": [str(self.tree)]}})
        repository = self.api.post("/repositories", {
            "name": "here", "poolId": self.ids["pool"], "engine": "borg", "encryption": "repokey-blake2", "compression": "lz4", "passphrase": self.passphrase})
        return self.api.post("/jobs", {"name": "here", "sourceIds": [source["id"]], "repositoryIds": [repository["id"]]})["id"]

    def begin(self, job="ssh"):
        return self.api.post(f"/jobs/{self.jobs[job]}/run")["operations"][0]["id"]

    def worker(self, **settings):
        return self.replica(f"worker-{len(self.replicas)}", "worker", **settings).start()

    def end_workers(self):
        for replica in self.replicas:
            if replica.role == "worker" and replica.is_running():
                replica.thaw()
                replica.stop()

    def wait_phase(self, operation, phase, seconds=60):
        return wait_until(lambda: self.operation(operation)["phase"] == phase, seconds, lambda: f"never came to {phase}: {self.operation(operation)}")

    def wait_borg(self, seconds=60):
        """Until a borg that backs up runs and has sent something."""
        return wait_until(lambda: [found for found in self.tools() if found.starts_with_borg() and "create" in found.words], seconds)

    def wait_bytes(self, operation, least, seconds=60):
        """Until so much of what it read is new to the repository: the hole of a sparse file counts as read, too, and leaves nothing to be used again."""
        return wait_until(lambda: ((self.operation(operation)["progress"] or {}).get("newBytes") or 0) >= least, seconds, lambda: f"never stored {least} bytes: {self.operation(operation)}")

    def archives(self, location):
        """What plain borg lists in a repository of the pool."""
        return [archive["name"] for archive in json.loads(self.plain.run("list", "--json", str(self.scratch / "pool" / location)))["archives"]]

    def rows(self, sql):
        return self.database.query(sql)

    def mend(self):
        self.gate.unlink(missing_ok=True)
        if not self.own_database.is_up():
            self.own_database.start()
        self.end_workers()
        if not self.service.is_running():
            self.service.start()
        self.rows("update operations set status = 'cancelled', completed_at = now(), lease_token = null where status in ('pending', 'running', 'paused')")
        machine.kill([found for found in self.tools() if found.starts_with_borg()])


def terminate(replica):
    """Asks it to end and does not wait."""
    os.kill(replica.pid, signal.SIGTERM)


def whole_log(lab, operation):
    """Sentences unless the log's numbers are 1, 2, 3 … up to what the operation says."""
    count, most, said = map(int, lab.rows(
        f"select count(l.*), coalesce(max(l.sequence), 0), o.log_sequence from operations o left join operation_logs l on l.operation_id = o.id where o.id = '{operation}' group by o.id")[0])
    return [] if count == most == said else [f"the log has {count} lines up to number {most}, and the operation says {said}"]


def claims(lab, operation):
    return int(lab.rows(f"select count(*) from operation_logs where operation_id = '{operation}' and message like 'Claimed by %'")[0][0])
