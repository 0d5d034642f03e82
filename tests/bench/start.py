#!/usr/bin/env python3
"""How long the service takes from its start until it is ready, and how much script the first page takes."""
import argparse
import gzip
import os
import re
import shutil
import signal
import subprocess
import time

import api as service
from figures import Table, percentile
from installation import Installation

DIST = service.TOP / "web/dist"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5, help="starts of each kind (default 5)")
    options = options.parse_args()
    folder = service.new_scratch()
    table = Table("Start of the service on an existing database, and of the web interface")
    try:
        installation = Installation(folder)
        installation.stop()
        measure(table, "embedded PostgreSQL, process start → ready", options.rounds, folder, {})
        with OwnDatabase(installation) as connection:
            measure(table, "PostgreSQL of one's own, process start → ready", options.rounds, folder, {"ConnectionStrings__Default": connection})
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    kilobytes = sum(len(gzip.compress((DIST / name).read_bytes(), 9)) for name in scripts()) / 1000
    table.add("script of the first page, gzip", [kilobytes], "< 300 KB", kilobytes < 300, "KB")
    raise SystemExit(1 if table.missed else 0)


class OwnDatabase:
    """The cluster that the service made, started beside it as somebody's own server would be."""

    def __init__(self, installation):
        self.home = installation.folder / "data/postgres"
        self.control = ["/usr/lib/postgresql/" + (self.home / "cluster/PG_VERSION").read_text().strip() + "/bin/pg_ctl", "-D", self.home / "cluster", "-w"]
        if os.geteuid() == 0:
            self.control = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *self.control]

    def __enter__(self):
        subprocess.run([*self.control, "-l", self.home / "server.log", "-o", f"-c listen_addresses='' -c unix_socket_directories='{self.home / 'socket'}'", "start"], check=True, stdout=subprocess.DEVNULL, cwd="/")
        return f"Host={self.home / 'socket'};Username=backupapi;Password={(self.home / 'password').read_text().strip()};Database=backupapi"

    def __exit__(self, *_):
        subprocess.run([*self.control, "-m", "fast", "stop"], check=True, stdout=subprocess.DEVNULL, cwd="/")


def measure(table, title, rounds, folder, environment):
    times = [start(folder, environment) for _ in range(rounds)]
    table.add(title, [percentile(times, 0.5), percentile(times, 0.95), max(times)], "< 3 s", percentile(times, 0.5) < 3, "s")


def start(folder, environment):
    """Seconds from the process's start until /health/ready says so."""
    url = f"http://127.0.0.1:{service.free_port()}"
    settings = {**os.environ, "BACKUPAPI_DATA": str(folder / "data"), "BACKUPAPI_FIRST_BACKUP": "false", "BACKUPAPI_WEB_ROOT": str(DIST), **environment}
    begin = time.perf_counter()
    process = subprocess.Popen(["dotnet", service.TOP / "build/api/BackupApi.dll", "--urls", url], env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=folder / "data")
    try:
        while not service.is_ready(url):
            if process.poll() is not None or time.perf_counter() - begin > 120:
                raise SystemExit("The service did not start.")
            time.sleep(0.01)
        return time.perf_counter() - begin
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def scripts():
    """What index.html loads, and the part that shows the first page: the dashboard with all it imports."""
    wanted = re.findall(r"assets/[^\"]+\.js", (DIST / "index.html").read_text())
    wanted += [f"assets/{file.name}" for file in (DIST / "assets").glob("DashboardPage*.js")]
    found = set()
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found.add(name)
        text = (DIST / name).read_text()
        wanted += [f"assets/{other}" for other in re.findall(r"(?:from|import)\s*[\"']\./([\w.-]+\.js)[\"']", text)]
    return found


if __name__ == "__main__":
    main()
