#!/usr/bin/env python3
"""restic through the tunnel over SSH beside the same restic with the same rclone on one machine, without a tunnel.

Both store the same tree into new repositories on the same disk with the same compression, in turns, so that a machine that becomes busier meets both. The plain side is
`restic backup -r rclone:FOLDER`; ours is a job of BackupApi for a server that it reaches over SSH (on this same machine, so that its encryption takes a part of the same cores).
"by ssh" is the same once more with rclone started through a plain `ssh SERVER rclone serve restic --stdio`: what any way through SSH costs where both ends share the cores.
The rows "at 100 MB/s" limit restic's upload on every side to what a network of 1 Gbit/s carries, as between a server and a backup host that are two machines.
"ours" is the transfer: restic made ready on the server, checked for paths and version, and run; "whole job" also holds the queue, the sign-in and the proof.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

import api as service
import backup
from figures import Table

TARGET_RATIO = 1.10
NETWORK = 100 << 10  # KiB/s, of 1 Gbit/s


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="2 GB in 20,000 files and one file of 4 GB (default: 512 MB in 4,000 files and one of 1 GB)")
    options.add_argument("--rounds", type=int, default=3, help="new repositories for each (default 3)")
    options = options.parse_args()
    trees = {"20,000 files, 2 GB": (20_000, 2 << 30), "one file of 4 GB": (1, 4 << 30)} if options.full else {"4,000 files, 512 MB": (4_000, 512 << 20), "one file of 1 GB": (1, 1 << 30)}
    scratch = service.new_scratch()
    process = None
    try:
        machine = backup.Machine(scratch)
        process, machine.api = service.start_service(scratch)
        machine.connect()
        table = Table("First backup of a tree, in seconds", ("plain", "by ssh", "ours", "ratio", "whole job"))
        for title, (files, size) in trees.items():
            backup.make_tree(scratch / "tree", files, size)
            measure(machine, table, title, options.rounds)
            measure(machine, table, title + ", at 100 MB/s", options.rounds, NETWORK)
            shutil.rmtree(scratch / "tree")
        return 1 if table.missed else 0
    finally:
        if process:
            service.stop_service(process)
        subprocess.run([backup.LAB / "sshd", "stop", scratch / "server"], check=False)
        shutil.rmtree(scratch, ignore_errors=True)


class Plain:
    """A new repository that plain restic writes to through plain rclone."""

    def __init__(self, machine, name, limit):
        self.limit = () if limit is None else (f"--limit-upload={limit}",)
        self.folder, self.cache, self.tree = machine.scratch / f"plain-{name}", machine.scratch / f"plain-cache-{name}", machine.scratch / "tree"
        self.environment = {**os.environ, "RESTIC_PASSWORD": "bench", "RESTIC_REPOSITORY": f"rclone:{self.folder}", "RESTIC_CACHE_DIR": str(self.cache), "RCLONE_CONFIG": "/dev/null"}
        self.way = ()
        self._restic("init", "--repository-version", "2")

    def run(self):
        """Seconds of one backup."""
        start = time.monotonic()
        self._restic("backup", "--json", "--compression", "auto", *self.limit, str(self.tree))
        return time.monotonic() - start

    def _restic(self, *arguments):
        subprocess.run(["restic", *self.way, *arguments], check=True, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def remove(self):
        shutil.rmtree(self.folder)
        shutil.rmtree(self.cache)


class BySsh(Plain):
    """The same with rclone behind an SSH client."""

    def __init__(self, machine, name, limit):
        super().__init__(machine, f"{name}-ssh", limit)
        program = machine.scratch / "by-ssh"
        program.write_text(f"""#!/bin/sh
exec ssh -i {machine.scratch}/plain-key -p {machine.port} -o StrictHostKeyChecking=no -o UserKnownHostsFile={machine.scratch}/plain-known-hosts -o LogLevel=ERROR \\
  {machine.user}@127.0.0.1 rclone --config /dev/null serve restic --stdio {self.folder}
""")
        program.chmod(0o700)
        self.way = ("-o", f"rclone.program={program}")


class Ours(backup.Ours):
    """A new repository of restic that a job for the server over SSH writes to."""

    def __init__(self, machine, name, limit):
        self.api, self.folder = machine.api, machine.scratch / "pool"
        repository = self.api.post("/repositories", {"name": name, "poolId": machine.pool, "engine": "restic", "compression": "auto"})
        self.job = self.api.post("/jobs", {"name": name, "sourceIds": [machine.sources["ssh"]], "repositoryIds": [repository["id"]], "bandwidthLimitKbps": limit})["id"]


def measure(machine, table, title, rounds, limit=None):
    times = {name: [] for name in ("plain", "ssh", "ours", "whole")}
    for n in range(rounds):
        name = f"{len(title)}-{n}"
        sides = {"plain": Plain(machine, name, limit), "ssh": BySsh(machine, name, limit), "ours": Ours(machine, f"restic-{name}", limit)}
        for kind in list(sides) if n % 2 == 0 else reversed(sides):
            os.sync()
            if kind == "ours":
                job, transfer = sides[kind].run()
                times["ours"].append(transfer)
                times["whole"].append(job)
            else:
                times[kind].append(sides[kind].run())
        for side in sides.values():
            side.remove()
    middle = {name: statistics.median(values) for name, values in times.items()}
    ratio = middle["ours"] / middle["plain"]
    print("  " + title + ": " + ", ".join(f"{name} {spread(values)}" for name, values in times.items()) + " (lowest to highest)")
    table.add(title, [middle["plain"], middle["ssh"], middle["ours"], ratio, middle["whole"]], f"ratio ≤ {TARGET_RATIO:.2f}", ratio <= TARGET_RATIO, unit="")


def spread(values):
    return f"{min(values):.1f} to {max(values):.1f} s"


if __name__ == "__main__":
    sys.exit(main())
