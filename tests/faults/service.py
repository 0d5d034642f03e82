"""One process of the built service."""
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lab.api import Api, TOP, free_port, is_ready  # noqa: E402

ASSEMBLY = TOP / "build/api/BackupApi.dll"


class Replica:
    """`elsewhere` runs it in a process namespace of its own, with its own folder for temporary files: to the others it is on another machine."""

    def __init__(self, installation, name, role="all", elsewhere=False, **settings):
        self.installation, self.name, self.role, self.elsewhere, self.settings = installation, name, role, elsewhere, settings
        self.url = f"http://127.0.0.1:{free_port()}"
        self.log = installation.scratch / f"{name}.log"
        self.process = None

    def start(self, wait=True):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self._command(), env=self._environment(), cwd=self.installation.data, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        if wait:
            self.wait_ready()
        return self

    def wait_ready(self, seconds=60):
        limit = time.monotonic() + seconds
        while not is_ready(self.url):
            if self.process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"{self.name} did not start:\n{self.log.read_text()[-3000:]}")
            time.sleep(0.05)

    @property
    def pid(self):
        """Of the service itself; `elsewhere` it is a child of the process that made the namespace."""
        if not self.elsewhere:
            return self.process.pid
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else self.process.pid

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        self.process.wait(30)

    def freeze(self):
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self):
        os.kill(self.pid, signal.SIGCONT)

    def stop(self, seconds=90):
        """Asks it to end, as a rolling restart does."""
        if self.is_running():
            os.kill(self.pid, signal.SIGTERM)
            self.process.wait(seconds)

    def api(self):
        return Api(self.url, like=self.installation.api)

    def _command(self):
        command = ["env", "--default-signal=INT,QUIT", "dotnet", str(ASSEMBLY), "--urls", self.url, "--role", self.role]
        if not self.elsewhere:
            return command
        private = ["sh", "-c", 'mount -t tmpfs none "$TMPDIR" && exec "$@"', "sh"]
        return ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child", *private, *command]

    def _environment(self):
        installation = self.installation
        database = {"ConnectionStrings__Default": installation.own_database.connection} if installation.own_database else {}
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("BACKUPAPI", "ASPNETCORE", "ConnectionStrings"))},
            "ASPNETCORE_ENVIRONMENT": "Production", "DOTNET_NOLOGO": "1", "DOTNET_EnableDiagnostics": "0", "TMPDIR": str(installation.temporary), "BACKUPAPI_DATA": str(installation.data),
            "BACKUPAPI_FIRST_BACKUP": "false", "BACKUPAPI_LEASE_SECONDS": str(installation.lease_seconds), "BACKUPAPI_STARTS_PER_MINUTE": "10000",
            **database, **{f"BACKUPAPI_{name.upper()}": str(value) for name, value in self.settings.items()},
        }
