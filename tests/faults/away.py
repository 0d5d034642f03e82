"""The database away in the middle of a run: killed, or hanging so that connections neither fail nor answer."""
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from lab.api import is_ready

from . import leftovers
from .fleet import claims, whole_log
from .installation import wait_until
from .scenario import Scenario

SECONDS = int(os.environ.get("AWAY_SECONDS", 65))
# Prints while the gate is there, far more than memory may hold of it.
CHATTY = 'line=0; while [ -e "{gate}" ]; do for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do line=$((line+1)); echo "line $line of a script that says much and means nothing by it at all"; done; sleep 0.02; done; echo "said $line"'


def cells():
    return [
        Scenario(f"database killed, away for {SECONDS} s", lambda lab: away(lab, kill, lab.own_database.start), "away"),
        Scenario(f"database hangs for {SECONDS} s", lambda lab: away(lab, lambda one: freeze(one, signal.SIGSTOP), lambda: freeze(lab, signal.SIGCONT)), "away"),
        Scenario("database killed as the run ends", killed_at_the_end, "away"),
    ]


def kill(lab):
    lab.own_database.kill()


def freeze(lab, what):
    """The server and every session of it; the server first, so that it makes no new one."""
    postmaster = lab.own_database.pid
    children = [int(pid) for pid in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()]
    for pid in [postmaster, *children]:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            pass


def away(lab, take, bring_back):
    worker = lab.worker(log_memory=1, workers=1)
    other = lab.worker(workers=1)
    job = lab.api.post("/jobs", {
        "name": f"chatty {time.time()}", "sourceIds": [lab.ids["source"]], "repositoryIds": [lab.ids["repository"]], "preScript": CHATTY.format(gate=lab.gate)})["id"]
    lab.renew_bulk()
    lab.gate.touch()
    operation = lab.api.post(f"/jobs/{job}/run")["operations"][0]["id"]
    wait_until(lambda: "line 20 " in " ".join(lab.log_of(operation)), 30)
    viewers = start_viewers(lab, operation, 3)
    take(lab)
    start = time.monotonic()
    problems, spilled = refusals(lab), 0
    while time.monotonic() - start < SECONDS - 10:
        spilled = max(spilled, spill_bytes(lab))
        time.sleep(0.5)
    lab.gate.unlink()
    time.sleep(10)   # the backup itself runs, and may end, while nothing can be stored
    bring_back()
    wait_until(lambda: is_ready(lab.service.url), 60, lambda: "never ready again")
    ready = time.monotonic() - start - SECONDS
    end = lab.wait_end(operation, 120)
    print(f"          ready {ready:.1f} s after the return; {spilled >> 20} MiB of log lay in a file meanwhile; workers {memory(worker)} and {memory(other)} MiB", flush=True)
    problems += [] if end["status"] == "completed" else [f"ended as {end['status']}: {end['errorMessage']}"]
    problems += [] if claims(lab, operation) == 1 else [f"{claims(lab, operation)} claims"]
    problems += whole_log(lab, operation) + in_order(lab, operation) + watched(lab, operation, viewers)
    problems += [] if spilled or SECONDS < 60 else ["nothing was put into a file, so this proved less than it should"]
    retry = lab.begin("local")
    after = lab.wait_end(retry, 60)
    problems += [] if after["status"] == "completed" else [f"the next run ended as {after['status']}: {after['errorMessage']}"]
    lab.end_workers()
    return problems + leftovers.wait_gone(lab, [operation, retry], seconds=10)


def refusals(lab):
    """What the API answers meanwhile, and how long it takes for it once it knows."""
    problems, took = [], []
    wait_until(lambda: not is_ready(lab.service.url), 20, lambda: "still ready")
    time.sleep(8)
    for path in ("/operations", "/dashboard", "/me"):
        start = time.monotonic()
        request = urllib.request.Request(lab.service.url + "/api/v1" + path)
        try:
            lab.api.opener.open(request, timeout=60)
            problems.append(f"{path} was answered without a database")
        except urllib.error.HTTPError as error:
            took.append(time.monotonic() - start)
            told = json.loads(error.read())
            if error.code != 503 or told.get("code") != "database_unavailable" or not error.headers.get("Retry-After") or not told.get("hint"):
                problems.append(f"{path}: {error.code} {told} {dict(error.headers)}")
    print(f"          refused within {max(took or [0]):.2f} s", flush=True)
    return problems + ([] if max(took or [99]) < 2 else [f"a refusal took {max(took):.1f} s"])


def in_order(lab, operation):
    wrong = lab.rows(f"""
        select count(*) from (select message, row_number() over (order by sequence) as number from operation_logs where operation_id = '{operation}' and message like 'line %') l
        where message not like 'line ' || number || ' of %'""")[0][0]
    said = lab.rows(f"select substr(message, 6) from operation_logs where operation_id = '{operation}' and message like 'said %'")
    count = lab.rows(f"select count(*) from operation_logs where operation_id = '{operation}' and message like 'line %'")[0][0]
    print(f"          {count} lines stored of {said[0][0] if said else 'an unknown number'}", flush=True)
    return ([] if wrong == "0" else [f"{wrong} lines stand in the wrong place"]) + ([] if said and said[0][0] == count else [f"{count} lines stored, {said} said"])


def killed_at_the_end(lab):
    """The answer to what is stored last is lost; it must be stored once all the same."""
    lab.worker(workers=1)
    problems = []
    for pause in (0.0, 0.4, 0.8):
        operation = lab.begin("local")
        lab.wait_phase(operation, "verify")
        time.sleep(pause)
        lab.own_database.kill()
        lab.own_database.start()
        end = lab.wait_end(operation, 60)
        problems += [] if end["status"] == "completed" else [f"ended as {end['status']}: {end['errorMessage']}"]
        problems += whole_log(lab, operation)
        problems += [] if lab.rows(f"select count(*) from backups where operation_id = '{operation}'") == [["1"]] else ["not one backup of it"]
    lab.end_workers()
    return problems


def start_viewers(lab, operation, count, hold=False):
    cookie = "; ".join(f"{one.name}={one.value}" for handler in lab.api.opener.handlers if hasattr(handler, "cookiejar") for one in handler.cookiejar)
    workspace = lab.rows("select id from workspaces")[0][0]
    script = Path(__file__).with_name("viewers.mjs")
    viewers = subprocess.Popen(["node", script, lab.service.url, cookie, workspace, operation, str(count), *(["hold"] if hold else [])], stdout=subprocess.PIPE, text=True)
    if viewers.stdout.readline().strip() != "connected":
        raise RuntimeError("the viewers did not connect")
    return viewers


def watched(lab, operation, viewers):
    try:
        told = json.loads(viewers.communicate(timeout=60)[0])
    except subprocess.TimeoutExpired:
        viewers.kill()
        return ["viewers did not catch up"]
    last = int(lab.rows(f"select log_sequence from operations where id = '{operation}'")[0][0])
    return [] if told["last"] == last and told["gaps"] == 0 and told["breaks"] == 0 and told["events"] else [f"viewers saw {told} of {last} lines"]


def spill_bytes(lab):
    """Of the nameless files in the data folder that processes of ours hold open."""
    total = 0
    for replica in lab.replicas:
        for link in Path(f"/proc/{replica.pid}/fd").glob("*") if replica.is_running() else []:
            try:
                if str(lab.data / ".log-") in os.readlink(link):
                    total += link.stat().st_size
            except OSError:
                pass
    return total


def memory(replica):
    return int(next(line.split()[1] for line in Path(f"/proc/{replica.pid}/status").read_text().splitlines() if line.startswith("VmRSS"))) >> 10
