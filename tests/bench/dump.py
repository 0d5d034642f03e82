#!/usr/bin/env python3
"""A job with the archive engine for a PostgreSQL database beside pg_dump | zstd | age | sha256sum and an upload with rclone.

Both dump the same database of a real server with the same pg_dump, zstd and age for the same recipient and store it in the same place, in turns, so that a machine that becomes busier meets both.
"plain" writes a file and its checksum, then uploads both with `rclone copy`; "streamed" hands the pipe to `rclone rcat` and needs no file. "transfer" is the engine's part of the job,
"whole job" also holds the queue, the sign-in and the proof, for which everything is read back and compared. "temporary disk" is by how much all folders grow that the service
writes to, apart from the pool.
"""
import argparse
import getpass
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import api as service
from api import TOP
from archive import Bucket, Folder, surroundings
from backup import peak_memory, transfer_of
from figures import Table

TARGET_RATIO, TARGET_MEMORY, TARGET_DISK = 0.95, 250, 1
DUMP = "pg_dump --format=custom --compress=0 --no-password --no-sync"
# $0: the recipient, $1: where to, $2: a file for those that need one.
PACK = f'set -o pipefail; {DUMP} | zstd -q -T0 -3 | age -r "$0" | tee >(sha256sum >"$2.sha256") '
UPLOADS = {
    "plain": '>"$2" && rclone copy --s3-chunk-size 16M --s3-upload-concurrency 4 --include "${2##*/}*" "${2%/*}" "$1-copied"',
    "streamed": '| rclone rcat --s3-chunk-size 16M --s3-upload-concurrency 4 "$1"',
}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="a database of 4 GB (default: 1 GB)")
    options.add_argument("--size", type=int, help="MB of its dump instead")
    options.add_argument("--rounds", type=int, default=3, help="turns of each (default 3)")
    options.add_argument("--s3", action="store_true", help="into a bucket of the lab's S3 server instead of a folder (needs radosgw)")
    options.add_argument("--folder", help="where to work (default: the folder for temporary files)")
    options = options.parse_args()
    if options.folder:
        os.environ["TMPDIR"] = options.folder
    scratch = service.new_scratch()
    server = process = cluster = None
    try:
        cluster = Cluster(scratch / "cluster")
        cluster.fill(options.size or (4096 if options.full else 1024))
        if options.s3:
            server = subprocess.Popen([TOP / "tests/lab/s3", "run", scratch / "s3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        place = Bucket(*server.stdout.readline().split()[:3]) if server else Folder(scratch)
        process, api = service.start_service(scratch)
        return measure(scratch, cluster, Ours(api, cluster, place.settings), place, options.rounds, process)
    finally:
        if process:
            service.stop_service(process)
        if cluster:
            cluster.stop()
        if server:
            server.stdin.close()  # its sign to end
            server.wait()
        shutil.rmtree(scratch, ignore_errors=True)


class Cluster:
    """A PostgreSQL server on loopback with one database; its superuser signs in with a password."""

    def __init__(self, folder):
        self.programs = max(Path("/usr/lib/postgresql").iterdir(), key=lambda path: int(path.name)) / "bin"
        self.folder, self.port, self.password = folder, service.free_port(), "a password of the bench"
        self.user = "postgres" if os.geteuid() == 0 else getpass.getuser()
        folder.mkdir(mode=0o755)
        shutil.chown(folder, self.user)
        self._run("initdb", "-D", folder / "data", "-U", "bench", "--auth-local=trust", "--auth-host=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        self._run("pg_ctl", "-D", folder / "data", "-w", "-t", "120", "-l", folder / "log", "-o",
                  f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=256MB -c max_wal_size=512MB", "start")

    def fill(self, megabytes):
        """Half of it is words and numbers, half of it nothing compresses."""
        self.ask(f"alter role bench password '{self.password}'")
        self.ask("create database shop")
        # 8 rows make some 8 KB: seven like those of any shop, and one as a picture would be.
        self.ask("create table orders (id bigint primary key, at timestamptz, customer text, note text, total numeric); create table pictures (id bigint primary key, content bytea)", "shop")
        self.ask(f"""insert into orders select g, now() - g * interval '1 second', 'customer ' || g % 5000, repeat('ordered by telephone, ', 1 + g % 5) || md5(g::text), g % 99991 / 100.0
                     from generate_series(1, {megabytes * 3300}) g""", "shop")
        # Dumped as hexadecimal digits: two bytes for each.
        self.ask(f"""alter table pictures alter content set storage external;
                     insert into pictures select g, (select string_agg(sha512((g * 64 + i)::text::bytea), ''::bytea) from generate_series(1, 64) i) from generate_series(1, {megabytes * 62}) g; checkpoint""", "shop")

    def ask(self, sql, database="postgres"):
        return subprocess.run([self.programs / "psql", "-X", "-q", "-At", "-h", self.folder, "-p", str(self.port), "-U", "bench", "-d", database, "-v", "ON_ERROR_STOP=1", "-c", sql],
                              check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def environment(self):
        return {"PATH": f"{self.programs}:{os.environ['PATH']}", "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "bench", "PGPASSWORD": self.password, "PGDATABASE": "shop"}

    def stop(self):
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program, *arguments):
        words = [self.programs / program, *arguments]
        if os.geteuid() == 0:
            words = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups", "--", *words]
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


class Ours:
    """A job that dumps the database into a new repository of the place."""

    def __init__(self, api, cluster, settings):
        self.api, self.operation = api, "none yet"
        host = api.post("/servers", {"name": "here", "kind": "local"})["id"]
        connection = api.post("/connections", {"name": "shop", "serverId": host, "settings": {
            "type": "postgresql", "authMethod": "password", "host": "127.0.0.1", "port": cluster.port, "username": "bench", "password": cluster.password}})["id"]
        source = api.post("/sources", {"name": "shop", "serverId": host, "settings": {"type": "postgresql", "connectionId": connection, "databases": ["shop"]}})["id"]
        pool = api.post("/storage-pools", {"name": "pool", "settings": settings})["id"]
        repository = api.post("/repositories", {"name": "dumps", "poolId": pool, "engine": "archive", "compression": "zstd,3"})["id"]
        self.job = api.post("/jobs", {"name": "dump", "sourceIds": [source], "repositoryIds": [repository]})["id"]

    def run(self):
        """Seconds of the transfer and of the whole job."""
        start = time.time()
        self.operation = operation = self.api.post(f"/jobs/{self.job}/run")["operations"][0]["id"]
        while True:
            state = self.api.get(f"/operations/{operation}")
            if state["status"] == "completed":
                return transfer_of(state), datetime.fromisoformat(state["completedAt"]).timestamp() - start
            if state["status"] in ("warning", "failed", "cancelled"):
                raise SystemExit(f"The operation ended {state['status']}: {state.get('errorMessage')}")
            time.sleep(0.25)


class Watch:
    """How much more there lies, at the most, where the service writes besides the pool."""

    def __init__(self, scratch, ours):
        self.data, self.ours, self.most, self.running = scratch / "data", ours, 0, True
        self.begin = self._size()
        self.thread = threading.Thread(target=self._look)
        self.thread.start()

    def _size(self):
        # What a run needs elsewhere is named after it; the service's own database is no temporary file.
        tops = [self.data, *Path("/tmp").glob(f"backupapi-{self.ours.operation}*")]
        files = (os.path.join(folder, name) for top in tops for folder, _, names in os.walk(top) if not folder.startswith(str(self.data / "postgres")) for name in names)
        return sum(os.lstat(file).st_blocks * 512 for file in files if os.path.lexists(file))

    def _look(self):
        while self.running:
            try:
                self.most = max(self.most, self._size() - self.begin)
            except FileNotFoundError:
                pass  # gone while it was looked at
            time.sleep(0.2)

    def end(self):
        self.running = False
        self.thread.join()
        return self.most / (1 << 20)


def plain(cluster, recipient, place, file, upload):
    """Seconds of what a person would write."""
    start = time.monotonic()
    subprocess.run(["bash", "-c", PACK + upload, recipient, str(place.target), str(file)], check=True, env={**surroundings(place), **cluster.environment(), "RCLONE_CONFIG": "/dev/null"})
    if isinstance(place, Folder):
        os.sync()  # the service's folder is on the disk itself before it counts
    return time.monotonic() - start


def measure(scratch, cluster, ours, place, rounds, process):
    size = int(subprocess.check_output(f"{DUMP} | wc -c", shell=True, env={**os.environ, **cluster.environment()})) / 1e6
    table = Table(f"A dump of {size:,.0f} MB into {place.title}", ("plain", "streamed", "transfer", "whole job"))
    recipient = subprocess.run("age-keygen 2>&1 >/dev/null", shell=True, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[-1]
    times = {name: [] for name in (*UPLOADS, "ours")}
    (scratch / "files").mkdir()
    disk = 0
    for n in range(rounds):
        for side in list(times) if n % 2 else reversed(list(times)):
            os.sync()  # what the one wrote is not the other's to wait for
            if side == "ours":
                watch = Watch(scratch, ours)
                times[side].append(ours.run())
                disk = max(disk, watch.end())
            else:
                times[side].append(plain(cluster, recipient, place, scratch / "files/shop.dump.zst.age", UPLOADS[side]))
    middle = [statistics.median(times["plain"]), statistics.median(times["streamed"]), *(statistics.median(run[part] for run in times["ours"]) for part in (0, 1))]
    table.add("seconds", middle, "", None, "s")
    table.add("throughput", [size / each for each in middle], "", None, "MB/s")
    table.add("throughput beside the plain pipeline", [middle[0] / each for each in middle], f"≥ {TARGET_RATIO} ×", middle[0] / middle[2] >= TARGET_RATIO, "×")
    table.add("throughput beside the one that needs no file", [None, *(middle[1] / each for each in middle[1:])], "", None, "×")
    table.add("temporary disk at its highest", [None, None, disk], f"< {TARGET_DISK} MB", disk < TARGET_DISK, "MB")
    memory = peak_memory(process)
    table.add("memory of the service at its highest", [None, None, memory], f"< {TARGET_MEMORY} MB", memory < TARGET_MEMORY, "MB")
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
