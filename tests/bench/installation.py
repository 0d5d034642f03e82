"""A service with a data folder that can be kept, and its embedded database for filling and asking it directly."""
import os
import re
import socket
import subprocess
import time
from pathlib import Path

import api as service

OWNER = {"email": "bench@example.test", "password": "a long bench password"}


class Installation:
    def __init__(self, folder, *options):
        """Starts on the folder, whether it is new or an earlier bench's. options: further ones of ./run."""
        self.folder = Path(folder)
        self.log = self.folder / "service.log"
        (self.folder / "data").mkdir(mode=0o711, exist_ok=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [service.TOP / "run", "--no-build", "--no-install", "--no-first-backup", "--data", self.folder / "data", "--port", str(port), *options]
        environment = {**os.environ, "BACKUPAPI_STARTS_PER_MINUTE": "10000"}
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        self.api = service.Api(f"http://127.0.0.1:{port}")
        try:
            self.wait()
            self.sign_in()
        except BaseException:
            self.stop()
            raise

    def wait(self):
        for _ in range(1200):
            if service.is_ready(self.api.url):
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise SystemExit(f"The service did not start:\n{self.log.read_text()}")

    def sign_in(self):
        if self.api.get("/setup")["setUp"]:
            self.api.csrf = self.api.post("/session", OWNER)["csrfToken"]
            return
        while not (link := re.search(r"/setup\?token=(\S+)", self.log.read_text())):
            time.sleep(0.05)
        self.api.csrf = self.api.post("/setup", {"token": link[1], **OWNER, "displayName": "Bench", "workspaceName": "Bench"})["csrfToken"]

    def psql(self, *arguments, **options):
        home = self.folder / "data/postgres"
        environment = {**os.environ, "PGPASSWORD": (home / "password").read_text().strip(), "PGOPTIONS": "-c client_min_messages=warning"}
        return subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", home / "socket", "-U", "backupapi", "-d", "backupapi", *arguments], env=environment, check=True, text=True, **options)

    def ask(self, statement):
        """Rows as lists of texts."""
        answer = self.psql("-At", "-F", "\t", "-c", statement, stdout=subprocess.PIPE).stdout
        return [line.split("\t") for line in answer.splitlines()]

    def stop(self):
        service.stop_service(self.process)
