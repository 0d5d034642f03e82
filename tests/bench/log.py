#!/usr/bin/env python3
"""How soon log lines are stored and seen: operations that log, viewers in node with the SPA's own client, a flood, and a log of a million lines."""
import argparse
import json
import os
import shutil
import subprocess
import time

import api as service
from client import Client
from figures import Table, percentile, timed
from installation import Installation

SIGNALR = service.TOP / "web/node_modules/@microsoft/signalr"
ENDED = ("completed", "warning", "failed", "cancelled")

# Scripts of jobs: they print when they print, from a second after their start so that every viewer follows by then.
STEADY = """python3 -u -c '
import time
time.sleep(WAIT)
for n in range(COUNT):
    print("printed %.4f" % time.time())
    time.sleep(0.1)
'"""
FLOOD = """python3 -c '
import sys, time
start = time.time()
for n in range(SECONDS * 20):
    sys.stdout.write("".join("flood %d of a line that is about as long as those of a backup usually are\\n" % (n * 1000 + i) for i in range(1000)))
    sys.stdout.flush()
    time.sleep(max(0, start + (n + 1) / 20 - time.time()))
print("flooded %.4f %.4f" % (start, time.time()))
'"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--operations", type=int, default=20, help="that log at once (default 20)")
    options.add_argument("--viewers", type=int, default=50, help="that follow them (default 50)")
    options.add_argument("--seconds", type=int, default=20, help="that they log, ten lines a second each (default 20)")
    options.add_argument("--flood", type=int, default=10, metavar="SECONDS", help="of 20,000 lines a second (default 10)")
    options = options.parse_args()
    folder = service.new_scratch()
    os.environ["BACKUPAPI_WORKERS"] = str(options.operations + 4)
    installation = Installation(folder)
    try:
        place = Place(installation, folder)
        table = Table("The way of a log line")
        first_lines(table, place)
        watch(table, place, options)
        flood(table, place, options.flood)
        long_log(table, place)
        raise SystemExit(1 if table.missed else 0)
    finally:
        installation.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Place:
    """A source on this machine, and jobs that back it up into repositories of their own."""

    def __init__(self, installation, folder):
        self.installation, self.api, self.count = installation, installation.api, 0
        tree = folder / "tree"
        tree.mkdir()
        (tree / "file").write_text("content")
        server = self.api.post("/servers", {"name": "here", "kind": "local"})
        self.source = self.api.post("/sources", {"name": "tree", "serverId": server["id"], "settings": {"type": "files", "paths": [str(tree)]}})
        self.pool = self.api.post("/storage-pools", {"name": "pool", "settings": {"type": "local", "path": str(folder / "pool")}})

    def job(self, script=None):
        self.count += 1
        repository = self.api.post("/repositories", {"name": f"r{self.count}", "poolId": self.pool["id"], "engine": "borg", "encryption": "none", "compression": "none"})
        return self.api.post("/jobs", {"name": f"j{self.count}", "sourceIds": [self.source["id"]], "repositoryIds": [repository["id"]], "preScript": script})["id"]

    def run(self, job):
        return self.api.post(f"/jobs/{job}/run")["operations"][0]["id"]

    def finish(self, operation):
        while (state := self.api.get(f"/operations/{operation}"))["status"] not in ENDED:
            time.sleep(0.1)
        if state["status"] not in ("completed", "warning"):
            raise SystemExit(f"The operation ended {state['status']}: {state.get('errorMessage')}")
        return state


def first_lines(table, place, rounds=20):
    job, times = place.job(), []
    client = Client(place.api)
    place.finish(place.run(job))
    for _ in range(rounds):
        start = time.perf_counter()
        operation = place.run(job)
        while not client.get(f"/operations/{operation}/logs", limit=1)["lines"]:
            pass
        times.append((time.perf_counter() - start) * 1000)
        place.finish(operation)
    figures = [percentile(times, 0.5), percentile(times, 0.95), max(times)]
    table.add("request → first log line", figures, "< 300 ms", figures[1] < 300)


def watch(table, place, options):
    script = STEADY.replace("WAIT", "8").replace("COUNT", str(options.seconds * 10))
    jobs = [place.job(script) for _ in range(options.operations)]
    operations = [place.run(job) for job in jobs]
    client = Client(place.api)
    start = {"url": place.api.url, "token": client.headers["Authorization"].split()[1], "signalr": str(SIGNALR), "streams": [operations[n % len(operations)] for n in range(options.viewers)]}
    viewers = subprocess.Popen(["node", service.TOP / "tests/bench/viewers.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    viewers.stdin.write(json.dumps(start) + "\n")
    viewers.stdin.flush()
    if viewers.stdout.readline() != "ready\n":
        raise SystemExit("The viewers could not connect.")
    seen = json.loads(viewers.communicate()[0])
    latencies = [value for viewer in seen for value in viewer["latencies"]]
    for viewer in seen:
        stored = place.api.get(f"/operations/{viewer['operation']}")["logSequence"]
        if viewer["sequences"] != list(range(1, stored + 1)):
            raise SystemExit(f"A viewer missed lines or saw some twice: {len(viewer['sequences'])} of {stored}.")
    expected = options.viewers * options.seconds * 10
    p99 = percentile(latencies, 0.99)
    table.add(f"line → {options.viewers} viewers of {options.operations} operations ({len(latencies):,} of {expected:,}): p50, p99, max",
              [percentile(latencies, 0.5), p99, max(latencies)], "p99 < 200 ms", p99 < 200 and len(latencies) == expected)
    for operation in operations:
        place.finish(operation)


def flood(table, place, seconds):
    operation = place.run(place.job(FLOOD.replace("SECONDS", str(seconds))))
    place.finish(operation)
    rows = place.installation.ask(f"""
        select count(*) filter (where message like 'flood %'), count(distinct message) filter (where message like 'flood %'), max(sequence), count(*),
          max(message) filter (where message like 'flooded%'), extract(epoch from max(logged_at) filter (where message like 'flood %') - min(logged_at) filter (where message like 'flood %'))
        from operation_logs where operation_id = '{operation}'""")[0]
    stored, distinct, last, count = (int(value) for value in rows[:4])
    _, began, ended = rows[4].split()
    took = max(float(ended) - float(began), float(rows[5]))
    whole = stored == distinct == seconds * 20_000 and last == count
    table.add(f"flood: {stored:,} lines printed in {float(ended) - float(began):.1f} s, stored per second", [stored / took], "≥ 20,000, none lost", stored / took >= 19_500 and whole, "")


def long_log(table, place, lines=1_000_000):
    operation = place.run(place.job())
    last = place.finish(operation)["logSequence"]
    place.installation.psql("-c", f"""
        insert into operation_logs (operation_id, sequence, workspace_id, logged_at, level, phase, message)
        select operation_id, n, workspace_id, logged_at, 'info', phase, 'A /srv/data/folder-' || n / 100 || '/file-' || n from operation_logs, generate_series({last + 1}, {lines}) n
        where operation_id = '{operation}' and sequence = {last}""", "-c", f"update operations set log_sequence = {lines} where id = '{operation}'", "-c", "analyze operation_logs")
    client = Client(place.api)
    for title, query in (("its end", {"before": lines + 1}), ("line 500,000", {"after": lines // 2}), ("line 1", {})):
        if (held := len(client.get(f"/operations/{operation}/logs", **query)["lines"])) != 1000:
            raise SystemExit(f"The page at {title} holds {held} lines.")
        times = timed(lambda: client.fetch(f"/operations/{operation}/logs", **query), 30)
        table.add(f"a log of {lines:,} lines opens at {title}", [percentile(times, 0.5), percentile(times, 0.95), max(times)], "< 500 ms", max(times) < 500)


if __name__ == "__main__":
    main()
