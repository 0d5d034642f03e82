"""A whole installation of the real service below one scratch folder: database, replicas, a server over SSH, a repository, a source, a job."""
import getpass
import http.client
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lab.api import Api, ApiError, TOP, install_key, new_scratch, setup_token  # noqa: E402

from . import database, machine
from .service import Replica

LAB = TOP / "tests/lab"
ENDED = ("completed", "warning", "failed", "cancelled")


class Installation:
    """Use it with `with`. Everything is gone afterwards; `keep` leaves the folder for a look."""

    def __init__(self, name, own_database=False, lease_seconds=10, bulk_megabytes=32, bulk_files=16):
        self.scratch = new_scratch(name)
        self.data, self.temporary = self.scratch / "data", self.scratch / "t"
        self.server, self.tree = self.scratch / "server", self.scratch / "tree"
        self.data.mkdir(mode=0o711)
        self.temporary.mkdir()
        self.address = "127.0.0.1"
        self.lease_seconds, self.bulk_megabytes, self.bulk_files = lease_seconds, bulk_megabytes, bulk_files
        self.own_database = database.OwnDatabase(self.scratch / "own") if own_database else None
        self.replicas, self.api, self.keep, self.passphrase = [], None, False, "a passphrase of the lab"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for replica in self.replicas:
            if replica.is_running():
                replica.kill()
        subprocess.run([LAB / "sshd", "stop", self.server], check=False)
        self.end_database()
        machine.kill(self.tools())
        if not self.keep:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def end_database(self):
        if self.own_database:
            self.own_database.stop()
        elif (self.data / "postgres/password").exists() and self.database.is_up():
            # As the service itself would: also when that was killed and left it running.
            subprocess.run(["kill", "-INT", str(self.database.pid)], check=False)
            wait_until(lambda: not self.database.is_up(), 20)

    @property
    def database(self):
        return self.own_database or database.embedded(self.data)

    # Replicas

    def replica(self, name, role="all", **settings):
        """A process of the service, not started yet. Keyword arguments become BACKUPAPI_… variables; `elsewhere=True` see Replica."""
        made = Replica(self, name, role, **settings)
        self.replicas.append(made)
        return made

    def start(self, role="all", **settings):
        """Starts the first replica and signs in to it."""
        first = self.replica("service", role, **settings).start()
        token = wait_until(lambda: setup_token(first.log), 10)
        self.api = Api(first.url)
        self.api.set_up(token)
        return first

    # The server and what is backed up

    @property
    def lab_environment(self):
        """For the lab's scripts: sessions keep borg's cache below the scratch folder and can be told from others by it."""
        return {**os.environ, "SESSIONS": f"XDG_CACHE_HOME={self.scratch}/cache BACKUPAPI_LAB={self.scratch}"}

    def start_server(self):
        port, self.fingerprint = subprocess.check_output([LAB / "sshd", "start", self.server], text=True, env=self.lab_environment).split()
        self.port = int(port)

    def restart_server(self):
        (self.server / "pid").unlink(missing_ok=True)
        subprocess.check_output([LAB / "sshd", "start", self.server, str(self.port)], env=self.lab_environment)

    @property
    def listener(self):
        return int((self.server / "pid").read_text())

    def make_tree(self):
        """A tree with every oddity, and bulk that no deduplication shortens."""
        subprocess.run([LAB / "tree", "make", self.tree], check=True)
        self.renew_bulk()

    def renew_bulk(self):
        """New content for the bulk, so that the next backup has something to send."""
        folder = self.tree / "bulk"
        folder.mkdir(exist_ok=True)
        for number in range(self.bulk_files):
            (folder / f"{number:03}").write_bytes(os.urandom((self.bulk_megabytes << 20) // self.bulk_files))

    def set_up(self, kind="ssh", name="lab", **job):
        """Makes server, source, pool, repository and job; returns the job. They are found in self.ids afterwards."""
        if kind == "ssh":
            self.start_server()
        if not self.tree.exists():
            self.make_tree()
        reached = {"kind": "local"} if kind == "local" else {
            "kind": "ssh", "address": self.address, "port": self.port, "username": getpass.getuser(), "hostKeyFingerprint": self.fingerprint}
        server = self.api.post("/servers", {"name": name, **reached})
        if kind == "ssh":
            install_key(server, self.server / "home")
        source = self.api.post("/sources", {"name": name, "serverId": server["id"], "settings": {"type": "files", "paths": [str(self.tree)]}})
        pool = self.api.post("/storage-pools", {"name": name, "settings": {"type": "local", "path": str(self.scratch / "pool")}})
        repository = self.api.post("/repositories", {
            "name": name, "poolId": pool["id"], "engine": "borg", "encryption": "repokey-blake2", "compression": "lz4", "passphrase": self.passphrase})
        job = self.api.post("/jobs", {"name": name, "sourceIds": [source["id"]], "repositoryIds": [repository["id"]], **job})
        self.repository_path = self.scratch / "pool" / repository["location"]
        self.ids = {"server": server["id"], "source": source["id"], "pool": pool["id"], "repository": repository["id"], "job": job["id"]}
        return job

    def run_job(self, api=None):
        return (api or self.api).post(f"/jobs/{self.ids['job']}/run")["operations"][0]["id"]

    def operation(self, operation, api=None):
        return (api or self.api).get(f"/operations/{operation}")

    def wait_end(self, operation, seconds=120, api=None):
        """The operation once it ended; also while the service is away now and then."""
        return wait_until(lambda: self._ended(operation, api), seconds, lambda: f"The operation did not end: {self._state(operation, api)}")

    def log_of(self, operation):
        return [line["message"] for line in self.api.get(f"/operations/{operation}/logs?limit=5000")["lines"]]

    def backups(self):
        return self.api.get("/backups?limit=200")["items"]

    def _ended(self, operation, api):
        state = self._state(operation, api)
        return state if isinstance(state, dict) and state["status"] in ENDED else None

    def _state(self, operation, api):
        try:
            return self.operation(operation, api)
        except (OSError, http.client.HTTPException) as error:
            return str(error)
        except ApiError as error:
            if error.status < 500:
                raise
            return str(error)

    # Its processes

    def tools(self):
        """Every tool process of this installation, on either side: started by the service (TMPDIR) or in a session of the server."""
        own = {replica.pid for replica in self.replicas if replica.is_running()} | {replica.process.pid for replica in self.replicas if replica.process}
        return [found for found in machine.processes() if found.pid not in own and self.owns(found) and found.program != "postgres"]

    def kept(self):
        """What leftovers.find would tell of and may stay for a while."""
        return set()

    def owns(self, process):
        temporary = process.environment.get("TMPDIR", "")
        return temporary == str(self.temporary) or temporary.startswith(f"{self.temporary}/") or process.environment.get("BACKUPAPI_LAB") == str(self.scratch)


def wait_until(condition, seconds, explain=lambda: "The wait was in vain."):
    """The first true answer of the condition."""
    limit = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > limit:
            raise TimeoutError(explain())
        time.sleep(0.02)
