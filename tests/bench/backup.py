#!/usr/bin/env python3
"""Plain borg beside a job of BackupApi for the same trees, on this machine and over SSH, with the service's memory.

Both use the same borg with the same options, encryption (repokey-blake2), compression (lz4) and disk, and run in turns, so that a machine that becomes busier
meets both. A first run stores everything in a new repository; the next ones find nothing new. BackupApi's figure is from the request to the operation's end: it
holds the queue, the checks before and the proof after. "its transfer" is the part of that in which borg is made ready and creates the backup; the rest, which is
the same however much there is to store, is printed by itself. Page cache is warm for both.
"""
import argparse
import getpass
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from datetime import datetime

import api as service
from api import TOP

LAB = TOP / "tests/lab"
# As the service calls borg (BorgCommands.Create); it reads what they make borg report, plain borg's report goes nowhere.
OPTIONS = ["--log-json", "--lock-wait=20", "--progress", "create", "--json", "--list", "--filter=CE", "--checkpoint-interval=120", "--comment=bench", "--sparse", "--compression=lz4"]
TARGET_RATIO, TARGET_MEMORY = 1.05, 200


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="2 GB in 20,000 files and one file of 4 GB (default: 256 MB in 4,000 files and one of 256 MB)")
    options.add_argument("--rounds", type=int, default=2, help="new repositories for each (default 2)")
    options.add_argument("--next", type=int, default=3, help="runs after the first in each (default 3)")
    options.add_argument("--only", choices=["local", "ssh"], help="one of the two ways")
    options = options.parse_args()
    trees = {"20,000 files, 2 GB": (20_000, 2 << 30), "one file of 4 GB": (1, 4 << 30)} if options.full else {"4,000 files, 256 MB": (4_000, 256 << 20), "one file of 256 MB": (1, 256 << 20)}
    scratch = service.new_scratch()
    process = None
    try:
        machine = Machine(scratch)
        process, machine.api = service.start_service(scratch)
        machine.connect()
        rows = []
        for title, (files, size) in trees.items():
            make_tree(scratch / "tree", files, size)
            for way in [options.only] if options.only else ["local", "ssh"]:
                rows += measure(machine, title, way, options.rounds, options.next)
            shutil.rmtree(scratch / "tree")
        return report(rows, peak_memory(process))
    finally:
        if process:
            service.stop_service(process)
        subprocess.run([LAB / "sshd", "stop", scratch / "server"], check=False)
        shutil.rmtree(scratch, ignore_errors=True)


def make_tree(folder, files, size):
    """Half random and half text-like, in sizes around the average; the same on every machine."""
    chance = random.Random(7)
    for n in range(files):
        path = folder / f"{n // 200:04}" / f"{n:06}"
        path.parent.mkdir(parents=True, exist_ok=True)
        left = int(size / files * (chance.choice([0.1, 0.3, 0.6, 1, 3]) if files > 1 else 1))
        with open(path, "wb") as file:
            while left > 0:
                block = chance.randbytes(1 << 20) if chance.random() < 0.5 else (b"%032x " % chance.getrandbits(128)) * 31776
                file.write(block[:left])
                left -= len(block[:left])


class Machine:
    """This machine, reached directly and through an SSH server of the lab, by plain borg and by the service."""

    def __init__(self, scratch):
        self.scratch, self.server, self.user, self.api, self.sources = scratch, scratch / "server", getpass.getuser(), None, {}
        self.port, self.fingerprint = subprocess.check_output([LAB / "sshd", "start", self.server], text=True).split()

    def connect(self):
        created = self.api.post("/servers", {"name": "ssh", "kind": "ssh", "address": "127.0.0.1", "port": int(self.port), "username": self.user, "hostKeyFingerprint": self.fingerprint})
        service.install_key(created, self.server / "home")
        self._add_source("ssh", created["id"])
        self._add_source("local", self.api.post("/servers", {"name": "local", "kind": "local"})["id"])
        self.pool = self.api.post("/storage-pools", {"name": "pool", "settings": {"type": "local", "path": str(self.scratch / "pool")}})["id"]
        key = self.scratch / "plain-key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        with open(self.server / "home/.ssh/authorized_keys", "a") as keys:
            keys.write((self.scratch / "plain-key.pub").read_text())

    def _add_source(self, name, server):
        self.sources[name] = self.api.post("/sources", {"name": name, "serverId": server, "settings": {"type": "files", "paths": [str(self.scratch / "tree")]}})["id"]


class Plain:
    """A new repository that plain borg writes to."""

    def __init__(self, machine, way, name):
        self.folder, self.base, self.tree, self.count = machine.scratch / f"plain-{name}", machine.scratch / f"plain-state-{name}", machine.scratch / "tree", 0
        self.location = str(self.folder) if way == "local" else f"ssh://{machine.user}@127.0.0.1:{machine.port}{self.folder}"
        shell = f"ssh -i {machine.scratch}/plain-key -o StrictHostKeyChecking=no -o UserKnownHostsFile={machine.scratch}/plain-known-hosts -o LogLevel=ERROR"
        self.environment = {**os.environ, "BORG_PASSPHRASE": "bench", "BORG_BASE_DIR": str(self.base), "BORG_RSH": shell}
        self._borg("--error", "init", "--encryption", "repokey-blake2", self.location)

    def run(self):
        """Seconds of one backup."""
        self.count += 1
        start = time.monotonic()
        self._borg(*OPTIONS, f"{self.location}::run-{self.count}", str(self.tree))
        return time.monotonic() - start, None

    def _borg(self, *arguments):
        # Through a pipe, as the service reads it, because that costs borg more than writing to nowhere.
        ended = subprocess.run(["borg", *arguments], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if ended.returncode:
            raise SystemExit(f"borg ended with {ended.returncode}: {ended.stderr[-500:].decode(errors='replace')}")

    def remove(self):
        shutil.rmtree(self.folder)
        shutil.rmtree(self.base)


class Ours:
    """A new repository that a job writes to."""

    def __init__(self, machine, way, name):
        self.api, self.folder = machine.api, machine.scratch / "pool"
        repository = self.api.post("/repositories", {"name": name, "poolId": machine.pool, "engine": "borg", "encryption": "repokey-blake2", "compression": "lz4"})
        self.job = self.api.post("/jobs", {"name": name, "sourceIds": [machine.sources[way]], "repositoryIds": [repository["id"]]})["id"]

    def run(self):
        """Seconds from the request to the end as the operation tells it, and those of its transfer. It is asked seldom, because each question takes a share of the cores that are measured."""
        start = time.time()
        operation = self.api.post(f"/jobs/{self.job}/run")["operations"][0]["id"]
        while True:
            state = self.api.get(f"/operations/{operation}")
            if state["status"] in ("completed", "warning"):
                return datetime.fromisoformat(state["completedAt"]).timestamp() - start, transfer_of(state)
            if state["status"] in ("failed", "cancelled"):
                raise SystemExit(f"The operation ended {state['status']}: {state.get('errorMessage')}")
            time.sleep(0.25)

    def remove(self):
        shutil.rmtree(self.folder)
        self.folder.mkdir()


def transfer_of(state):
    phase = next(phase for phase in state["phases"] if phase["name"] == "transfer")
    begun, ended = (datetime.fromisoformat(phase[name]) for name in ("startedAt", "completedAt"))
    return (ended - begun).total_seconds()


def measure(machine, title, way, rounds, following):
    times = {(kind, run): [] for kind in ("plain", "ours") for run in ("first", "next")}
    for n in range(rounds):
        pair = [("plain", Plain(machine, way, f"{way}-{n}-{len(title)}")), ("ours", Ours(machine, way, f"{way}-{n}-{len(title)}"))]
        for m in range(following + 1):
            for kind, side in pair if (n + m) % 2 else reversed(pair):
                os.sync()  # what the one wrote is not the other's to wait for
                times[kind, "next" if m else "first"].append(side.run())
            print(f"  {title}, {way}: run {m + 1} of repository {n + 1} done", file=sys.stderr)
        for _, side in pair:
            side.remove()
    return [(title, way, run, times["plain", run], times["ours", run]) for run in ("first", "next") if times["plain", run]]


def peak_memory(process):
    """Of the service's own process, in MB; its database and the tools it starts are others."""
    status = open(f"/proc/{process.pid}/status").read()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def report(rows, memory):
    middle = lambda runs, n: statistics.median(run[n] for run in runs)
    print(f"{'medians, in seconds':46}{'plain borg':>11}{'BackupApi':>11}{'ratio':>8}{'more':>8}{'its transfer':>14}{'ratio':>8}")
    held = True
    for title, way, run, plain, ours in rows:
        a, b, c = middle(plain, 0), middle(ours, 0), middle(ours, 1)
        held &= b / a <= TARGET_RATIO
        print(f"{title + ', ' + ('this machine' if way == 'local' else 'over SSH') + ', ' + run:46}{a:11.2f}{b:11.2f}{b / a:8.2f}{b - a:+8.2f}{c:14.2f}{c / a:8.2f}")
    for way in dict.fromkeys(row[1] for row in rows):
        beside = [total - transfer for row in rows if row[1] == way for total, transfer in row[4]]
        print(f"{'beside the transfer (queue, sign-in, checks, proof, clean-up), ' + ('this machine' if way == 'local' else 'over SSH')}: {statistics.median(beside):.2f} s")
    held &= memory < TARGET_MEMORY
    print(f"target: ratio at most {TARGET_RATIO}\nthe service's memory at its highest: {memory} MB (target: under {TARGET_MEMORY} MB)\n{'every target met' if held else 'NOT every target met'}")


if __name__ == "__main__":
    sys.exit(main())
