"""Thousands of people look at one running operation, and all are gone at once."""
import os
import time

from . import leftovers
from .away import memory, start_viewers
from .fleet import whole_log
from .installation import wait_until
from .scenario import Scenario

COUNT = int(os.environ.get("VIEWERS", 2000))
TALKING = 'line=0; while [ -e "{gate}" ]; do line=$((line+1)); echo "line $line"; sleep 0.5; done; echo "said $line"'


def cells():
    return [Scenario(f"{COUNT} viewers of a running operation gone at once", gone)]


def gone(lab):
    worker = lab.worker(workers=1)
    job = lab.api.post("/jobs", {
        "name": f"talking {time.time()}", "sourceIds": [lab.ids["source"]], "repositoryIds": [lab.ids["repository"]], "preScript": TALKING.format(gate=lab.gate)})["id"]
    lab.gate.touch()
    operation = lab.api.post(f"/jobs/{job}/run")["operations"][0]["id"]
    wait_until(lambda: "line 1" in lab.log_of(operation), 30)
    # The pool of database connections stays open for a while.
    for _ in range(2):   # the second time shows what the first left
        before, base = memory(lab.service), connections(lab)
        viewers = start_viewers(lab, operation, COUNT, hold=True)
        time.sleep(5)
        peak, said = memory(lab.service), lines(lab, operation)
        answered = time.monotonic()
        lab.api.get("/operations?limit=20")
        answered = time.monotonic() - answered
        time.sleep(5)
        went_on = lines(lab, operation) - said
        viewers.kill()
        viewers.wait()
        time.sleep(1)
        left = wait_until(lambda: (lambda now: now if connections(lab) < base + 150 else None)(memory(lab.service)), 60, lambda: f"{connections(lab) - base} connections stay open")
        time.sleep(20)
        after = memory(lab.service)
        print(f"          {before} MiB, with viewers {peak}, {left} when they were gone, {after} after 20 s; {went_on} lines in 5 s meanwhile, a list took {answered * 1000:.0f} ms", flush=True)
    lab.gate.unlink()
    end = lab.wait_end(operation, 120)
    print(f"          in the end {memory(lab.service)} MiB", flush=True)
    lab.end_workers()
    problems = [] if end["status"] == "completed" and went_on >= 5 and worker else [f"ended as {end['status']}, {went_on} lines went on"]
    problems += [] if after < before + 60 or after < 200 else [f"{after} MiB are kept"]
    return problems + whole_log(lab, operation) + leftovers.wait_gone(lab, [operation], seconds=10)


def lines(lab, operation):
    return int(lab.rows(f"select log_sequence from operations where id = '{operation}'")[0][0])


def connections(lab):
    return len(os.listdir(f"/proc/{lab.service.pid}/fd"))
