#!/usr/bin/env python3
"""The archive engine beside the plain pipeline cat | zstd | age | sha256sum for the same stream, with the engine's memory.

Both pack the same bytes with the same zstd and age for the same recipient and store them on the same disk (or in the same bucket, where the plain side uploads with rclone), in turns,
so that a machine that becomes busier meets both. Both write to the disk itself before they count as done. "transfer" is the engine's part of that work; "with proof" also reads everything
back and compares it, which the plain side does not do. The source is in the page cache.
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

import api as service
from api import TOP
from figures import Table

PROJECT = TOP / "tests/bench/archives"
BINARY = TOP / "build/bench/archives/BackupApi.Bench.Archives.dll"
TARGET_RATIO, TARGET_MEMORY = 0.95, 250


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--full", action="store_true", help="a stream of 50 GB after the others, for the memory (stores some 30 GB)")
    options.add_argument("--rounds", type=int, default=3, help="turns of each (default 3)")
    options.add_argument("--size", type=int, default=1024, help="MB of the stream (default 1024)")
    options.add_argument("--s3", action="store_true", help="into a bucket of the lab's S3 server instead of a folder (needs radosgw and rclone)")
    options.add_argument("--folder", help="where to work (default: the folder for temporary files)")
    options = options.parse_args()
    if options.folder:
        os.environ["TMPDIR"] = options.folder
    scratch = service.new_scratch()
    server = None
    try:
        build()
        data = make_data(scratch / "data", options.size << 20)
        if options.s3:
            server = subprocess.Popen([TOP / "tests/lab/s3", "run", scratch / "s3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return measure(scratch, data, options, Bucket(*server.stdout.readline().split()[:3]) if server else Folder(scratch))
    finally:
        if server:
            server.stdin.close()  # its sign to end
            server.wait()
        shutil.rmtree(scratch, ignore_errors=True)


def build():
    subprocess.run(["dotnet", "publish", PROJECT, "-c", "Release", "-o", BINARY.parent, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], check=True)


def make_data(path, size):
    """Half random and half like a dump: rows of words and numbers. The same on every machine."""
    chance = random.Random(7)
    words = [b"%x" % chance.getrandbits(24) for _ in range(5000)]
    with open(path, "wb") as file:
        while file.tell() < size:
            file.write(chance.randbytes(1 << 20))
            file.write(b"".join(b"INSERT INTO orders VALUES (%d,'%s','%s',%d);\n" % (n, chance.choice(words), chance.choice(words), chance.getrandbits(30)) for n in range(22_000)))
    return path


class Folder:
    """Where both store: a disk of this machine."""

    title, store = "a local pool", 'tee "$2" | sha256sum >"$2.sha256" && sync "$2"'

    def __init__(self, scratch):
        self.settings, self.target, self.environment = {"type": "local", "path": str(scratch / "pool")}, scratch / "plain", {}


class Bucket:
    """Where both store: a bucket. Plain uploads with rclone, with the part size and number of uploads at once that the service uses."""

    title, store = "a bucket", 'tee >(sha256sum >/dev/null) | rclone rcat --s3-chunk-size 16M --s3-upload-concurrency 4 "$2"'

    def __init__(self, endpoint, key, secret):
        self.settings = {"type": "s3", "endpoint": endpoint, "bucket": "bench", "accessKeyId": key, "secretAccessKey": secret}
        self.target = "BENCH:bench/plain"
        self.environment = {f"RCLONE_CONFIG_BENCH_{name}": value for name, value in {
            "TYPE": "s3", "PROVIDER": "Ceph", "ENDPOINT": endpoint, "ACCESS_KEY_ID": key, "SECRET_ACCESS_KEY": secret, "FORCE_PATH_STYLE": "true"}.items()}
        subprocess.run(["rclone", "mkdir", "BENCH:bench"], check=True, env=surroundings(self))


def surroundings(place):
    """Environment of the plain side. Old versions of rclone stumble over a bundle of certificates that is meant for others."""
    return {name: value for name, value in {**os.environ, **place.environment}.items() if name != "AWS_CA_BUNDLE"}


class Engine:
    """A process that runs the engine as the service does."""

    def __init__(self, settings, state):
        environment = {**os.environ, "DOTNET_GCgen0size": "0x400000", "DOTNET_EnableDiagnostics": "0"}
        self.process = subprocess.Popen(["dotnet", BINARY, json.dumps(settings), state], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.recipient = json.loads(self.process.stdout.readline())["recipient"]

    def run(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("The engine failed.")
        answer = json.loads(line)
        assert answer["proven"]
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def plain(data, recipient, place):
    """Seconds of the pipeline that a person would write."""
    script = 'set -o pipefail; cat "$0" | zstd -q -T0 -3 | age -r "$1" | ' + place.store
    start = time.monotonic()
    subprocess.run(["bash", "-c", script, data, recipient, place.target], check=True, env=surroundings(place))
    return time.monotonic() - start


def measure(scratch, data, options, place):
    table = Table(f"A stream of {data.stat().st_size >> 20:,} MB into {place.title}", ("plain", "transfer", "with proof"))
    engine = Engine(place.settings, scratch / "state")
    plains, ours = [], []
    engine.run(f"head -c 50000000 '{data}'")  # compiles what the measured runs use
    for n in range(options.rounds):
        for side in ("plain", "ours") if n % 2 else ("ours", "plain"):
            os.sync()  # what the one wrote is not the other's to wait for
            if side == "plain":
                plains.append(plain(data, engine.recipient, place))
            else:
                ours.append(engine.run(f"cat '{data}'"))
    seconds = statistics.median(plains), statistics.median(run["transfer"] for run in ours), statistics.median(run["seconds"] for run in ours)
    size = data.stat().st_size / 1e6
    table.add("seconds", seconds, "", None, "s")
    table.add("throughput", [size / each for each in seconds], "", None, "MB/s")
    table.add("throughput beside the plain pipeline", [1, seconds[0] / seconds[1], seconds[0] / seconds[2]], f"≥ {TARGET_RATIO} ×", seconds[0] / seconds[1] >= TARGET_RATIO, "×")
    peak = ours[-1]["peakMegabytes"]
    if options.full:
        repeats = -(-(50 << 30) // data.stat().st_size)
        long = engine.run(f"n=0; while [ $n -lt {repeats} ]; do cat '{data}' || exit 1; n=$((n + 1)); done")
        table.add(f"a stream of {long['bytes'] / 1e9:.0f} GB", [None, long["bytes"] / 1e6 / long["transfer"], long["bytes"] / 1e6 / long["seconds"]], "", None, "MB/s")
        peak = long["peakMegabytes"]
    table.add("memory of the engine's process at its highest", [None, None, peak], f"< {TARGET_MEMORY} MB", peak < TARGET_MEMORY, "MB")
    engine.end()
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
