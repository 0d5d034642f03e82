"""The embedded PostgreSQL of a data folder, or one of the tests' own: kill it, bring it back, ask it."""
import os
import secrets
import signal
import subprocess
import time
from pathlib import Path

from . import machine


def binary(name):
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else name


class Database:
    """A running cluster. `folder` is what PostgreSQL calls its data directory."""

    def __init__(self, folder, socket, user, password, name):
        self.folder, self.socket, self.user, self.password, self.name = Path(folder), Path(socket), user, password, name

    @property
    def pid(self):
        try:
            return int((self.folder / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def is_up(self):
        return self.pid is not None and machine.is_alive(self.pid)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def query(self, sql):
        """Rows as lists of text."""
        answer = subprocess.run(self._psql("-c", sql), env=self._environment(), check=True, capture_output=True, text=True, timeout=60)
        return [line.split("\t") for line in answer.stdout.splitlines() if line]

    def hold(self, sql):
        """Runs statements in a session that stays open; end it with `release`."""
        session = subprocess.Popen(self._psql(), env=self._environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        session.stdin.write(sql + ";\n\\echo held\n")
        session.stdin.flush()
        while session.stdout.readline().strip() != "held":
            if session.poll() is not None:
                raise RuntimeError("psql ended")
        return session

    @staticmethod
    def release(session):
        session.kill()
        session.wait()

    def _psql(self, *arguments):
        return [binary("psql"), "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-h", str(self.socket), "-U", self.user, "-d", self.name, *arguments]

    def _environment(self):
        return {**os.environ, "PGPASSWORD": self.password}


def embedded(data):
    home = Path(data) / "postgres"
    return Database(home / "cluster", home / "socket", "backupapi", (home / "password").read_text().strip(), "backupapi")


class OwnDatabase(Database):
    """A cluster of the tests, never run as root."""

    def __init__(self, home):
        self.home = Path(home)
        self.home.mkdir(mode=0o711)
        super().__init__(self.home / "cluster", self.home / "socket", "lab", secrets.token_hex(8), "lab")
        password = self.home / "password"
        password.write_text(self.password)
        self.socket.mkdir()
        if os.geteuid() == 0:
            for path in (self.home, self.socket, password):
                subprocess.run(["chown", "postgres", path], check=True)
        self._run("initdb", "-D", self.folder, "-U", self.user, "-A", "scram-sha-256", "--pwfile", password, "--no-locale", "-E", "UTF8", "--no-sync")
        self.start()
        self.name = "postgres"
        self.query("create database lab")
        self.name = "lab"

    @property
    def connection(self):
        return f"Host={self.socket};Username={self.user};Password={self.password};Database={self.name}"

    def start(self):
        """Also after a kill: the dead server's processes need a moment to leave."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c max_connections=300"
        for attempt in range(50):
            if self._run("pg_ctl", "-D", self.folder, "-w", "-l", self.home / "log", "-o", options, "start", check=attempt == 49) == 0:
                return
            time.sleep(0.2)

    def stop(self):
        self._run("pg_ctl", "-D", self.folder, "-w", "-m", "immediate", "stop", check=False)

    def _run(self, program, *arguments, check=True):
        command = [binary(program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *command]
        # What pg_ctl leaves running would keep a pipe open.
        ended = subprocess.run(command, cwd="/", env={**os.environ, "LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if check and ended.returncode:
            raise RuntimeError(f"{program} ended with code {ended.returncode}: {(self.home / 'log').read_text()[-500:] if (self.home / 'log').exists() else ''}")
        return ended.returncode
