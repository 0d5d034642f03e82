#!/usr/bin/env python3
"""Prints, side by side, how long plain borg and a job of BackupApi take for the same tree, on this machine and over SSH.

Both use the same borg, encryption (repokey-blake2), compression (lz4) and disk. The first run of each stores everything; the following ones find nothing new.
BackupApi's figure is from the request to the operation's end, so it holds the queue, the checks before and the proof after. Page cache is warm for both.
"""
import argparse
import getpass
import os
import random
import shutil
import subprocess
import time

import api as service
from api import TOP

LAB = TOP / "tests/lab"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mebibytes", type=int, default=512, help="size of the tree (default 512)")
    options.add_argument("--rounds", type=int, default=3, help="runs of each, the first of them full (default 3)")
    options = options.parse_args()
    scratch = service.new_scratch()
    server = scratch / "server"
    process = None
    try:
        files = make_tree(scratch / "tree", options.mebibytes << 20)
        print(f"{files} files, {options.mebibytes} MiB, half of it compressible\n")
        port, fingerprint = subprocess.check_output([LAB / "sshd", "start", server], text=True).split()
        process, api = service.start_service(scratch)
        results = [
            ("this machine, plain borg", plain(scratch, f"{scratch}/plain-local", {}, options.rounds)),
            ("this machine, BackupApi", through_api(api, scratch, "local", {"kind": "local"}, options.rounds)),
            ("over SSH, plain borg", plain(scratch, f"ssh://{getpass.getuser()}@127.0.0.1:{port}{scratch}/plain-ssh", ssh_environment(scratch, server), options.rounds)),
            ("over SSH, BackupApi", through_api(api, scratch, "ssh", ssh_server(port, fingerprint), options.rounds, server)),
        ]
        report(results)
    finally:
        if process:
            service.stop_service(process)
        subprocess.run([LAB / "sshd", "stop", server], check=False)
        shutil.rmtree(scratch, ignore_errors=True)


def make_tree(folder, size):
    """Small and large files, half random and half text-like; the same on every machine."""
    chance, count = random.Random(7), 0
    while size > 0:
        length = min(size, chance.choice([4 << 10, 32 << 10, 256 << 10, 8 << 20]))
        path = folder / f"{count // 200:04}" / f"{count:06}"
        path.parent.mkdir(parents=True, exist_ok=True)
        block = chance.randbytes(length) if count % 2 else (b"%032x " % chance.getrandbits(128)) * (length // 33 + 1)
        path.write_bytes(block[:length])
        size, count = size - length, count + 1
    return count


def plain(scratch, repository, environment, rounds):
    environment = {**os.environ, **environment, "BORG_PASSPHRASE": "bench", "BORG_BASE_DIR": str(scratch / "plain-borg")}
    borg = lambda *arguments: subprocess.run(["borg", "--error", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)
    borg("init", "--encryption", "repokey-blake2", repository)
    times = []
    for n in range(rounds):
        start = time.monotonic()
        borg("create", "--compression", "lz4", "--json", f"{repository}::run-{n}", str(scratch / "tree"))
        times.append(time.monotonic() - start)
    return {"runs": times}


def ssh_environment(scratch, server):
    key = scratch / "plain-key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    with open(server / "home/.ssh/authorized_keys", "a") as keys:
        keys.write((scratch / "plain-key.pub").read_text())
    return {"BORG_RSH": f"ssh -i {key} -o StrictHostKeyChecking=no -o UserKnownHostsFile={scratch}/plain-known-hosts -o LogLevel=ERROR"}


def ssh_server(port, fingerprint):
    return {"kind": "ssh", "address": "127.0.0.1", "port": int(port), "username": getpass.getuser(), "hostKeyFingerprint": fingerprint}


def through_api(api, scratch, name, server, rounds, lab=None):
    created = api.post("/servers", {"name": name, **server})
    if lab:
        subprocess.run(["sh", "-c", created["installCommand"]], check=True, env={**os.environ, "HOME": str(lab / "home")}, stdout=subprocess.DEVNULL)
    source = api.post("/sources", {"name": name, "serverId": created["id"], "settings": {"type": "files", "paths": [str(scratch / "tree")]}})
    pool = api.post("/storage-pools", {"name": name, "settings": {"type": "local", "path": str(scratch / f"pool-{name}")}})
    repository = api.post("/repositories", {"name": name, "poolId": pool["id"], "engine": "borg", "encryption": "repokey-blake2", "compression": "lz4"})
    job = api.post("/jobs", {"name": name, "sourceIds": [source["id"]], "repositoryIds": [repository["id"]]})
    timed = [run_once(api, job["id"]) for _ in range(rounds)]
    return {"runs": [run for run, _ in timed], "first_line": [line for _, line in timed]}


def run_once(api, job):
    start = time.monotonic()
    operation = api.post(f"/jobs/{job}/run")["operations"][0]["id"]
    first_line = None
    while True:
        if first_line is None:
            if api.get(f"/operations/{operation}/logs?limit=1")["lines"]:
                first_line = time.monotonic() - start
            time.sleep(0.005)
            continue
        state = api.get(f"/operations/{operation}")
        if state["status"] in ("completed", "warning"):
            return time.monotonic() - start, first_line
        if state["status"] in ("failed", "cancelled"):
            raise SystemExit(f"The operation ended {state['status']}: {state.get('errorMessage')}")
        time.sleep(0.05)


def report(results):
    print(f"{'':28}{'first run':>12}{'next (best)':>14}{'request → first log line':>28}")
    for title, result in results:
        first, later = result["runs"][0], result["runs"][1:]
        line = f"{min(result['first_line']) * 1000:.0f} to {max(result['first_line']) * 1000:.0f} ms" if "first_line" in result else ""
        print(f"{title:28}{first:10.2f} s{(f'{min(later):.2f} s' if later else '-'):>14}{line:>28}")


if __name__ == "__main__":
    main()
