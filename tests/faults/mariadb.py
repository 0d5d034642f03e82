"""A real MariaDB server for one lane, on loopback, with a database whose content nothing compresses or deduplicates."""
import getpass
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lab.api import free_port  # noqa: E402

USER = getpass.getuser()


class MariaDb:
    def __init__(self, folder):
        self.folder, self.password, self.port, self.process = folder, "a password of the lab", free_port(), None

    @property
    def socket(self):
        return f"/tmp/backupapi-lab-mariadb-{self.port}.sock"   # a path in the scratch folder would be too long for a socket

    def start(self):
        fresh = not self.folder.exists()
        if fresh:
            self.folder.mkdir(mode=0o750)
            subprocess.run(["mariadb-install-db", "--no-defaults", f"--user={USER}", f"--datadir={self.folder}", "--auth-root-authentication-method=normal", "--skip-test-db"], check=True, stdout=subprocess.DEVNULL)
        log = open(self.folder.parent / "mariadb.log", "ab")
        self.process = subprocess.Popen(
            ["/usr/sbin/mariadbd", "--no-defaults", f"--user={USER}", f"--datadir={self.folder}", f"--socket={self.socket}", f"--port={self.port}", "--bind-address=127.0.0.1",
             "--skip-log-bin", "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0"], stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        limit = time.monotonic() + 60
        while subprocess.run(self._client("mariadb-admin", "ping", signed=not fresh), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode != 0:
            if time.monotonic() > limit or self.process.poll() is not None:
                raise RuntimeError(f"MariaDB did not start: {(self.folder.parent / 'mariadb.log').read_text()[-2000:]}")
            time.sleep(0.1)
        if fresh:
            self.query(f"alter user root@localhost identified by '{self.password}'", signed=False)

    def is_up(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait(30)

    def stop(self):
        if self.is_up():
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        Path(self.socket).unlink(missing_ok=True)

    def query(self, sql, signed=True, database=""):
        return subprocess.run([*self._client("mariadb", signed=signed), "-N", database], input=sql.encode(), check=True, stdout=subprocess.PIPE).stdout.decode()

    def fill(self, name, megabytes):
        """New content of that size when dumped."""
        rows = megabytes << 20 >> 12
        self.query(f"create database if not exists {name}; create table if not exists {name}.items (id int primary key, content varchar(4096)) engine=innodb; truncate {name}.items;")
        # What a server makes up is quick and never the same twice.
        columns = ", ".join("sha2(uuid(), 512)" for _ in range(31))
        self.query(f"insert into {name}.items select seq, concat({columns}) from seq_1_to_{rows}", database=name)

    def differs(self, name, dump):
        """Loads the dump under another name and compares the tables; sentences about what is not the same."""
        self.query(f"drop database if exists {name}_again; create database {name}_again")
        with open(dump, "rb") as text:
            loaded = subprocess.run([*self._client("mariadb"), f"{name}_again"], stdin=text, capture_output=True, check=False)
        if loaded.returncode != 0:
            return [f"the dump cannot be loaded: {loaded.stderr.decode()[-300:]}"]
        first, second = (self.query(f"checksum table {database}.items").split()[-1] for database in (name, f"{name}_again"))
        return [] if first == second else [f"the restored table's checksum is {second}, not {first}"]

    def _client(self, program, *words, signed=True):
        password = [f"--password={self.password}"] if signed else []
        return [program, "--no-defaults", f"--socket={self.socket}", "-uroot", *password, *words]

