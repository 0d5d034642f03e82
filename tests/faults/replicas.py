"""Several replicas: nothing runs twice, a frozen worker writes nothing, a stopped one hands its work over."""
import signal
import time
import urllib.error
import urllib.request

from lab.api import is_ready

from . import leftovers, machine
from .fleet import claims, terminate, whole_log
from .installation import wait_until
from .scenario import Scenario

MANY = 400


def cells():
    return [
        Scenario(f"three workers · {MANY} short operations · each runs once", once),
        Scenario("worker frozen longer than its lease · borg on a server", frozen_far),
        Scenario("worker frozen longer than its lease · borg here, which stores the backup meanwhile", frozen_near),
        Scenario("worker asked to stop · another goes on", drained),
        Scenario("worker asked to stop · its drain limit passes", drained_late),
        Scenario("web asked to stop · a download in the middle", download_ends),
    ]


def once(lab):
    workers = [lab.worker() for _ in range(3)]
    # Their source is gone, so each ends in its first phase: as short as an operation can be.
    lab.rows(f"""
        insert into operations (id, workspace_id, run_id, kind, title, trigger, repository_id, specification)
        select gen_random_uuid(), r.workspace_id, gen_random_uuid(), 'backup', 'short', 'manual', r.id, '{{}}' from repositories r, generate_series(1, {MANY}) where r.id = '{lab.ids['repository']}'""")
    left = lambda: int(lab.rows("select count(*) from operations where title = 'short' and status <> 'failed'")[0][0])
    start = time.monotonic()
    wait_until(lambda: left() == 0, 120, lambda: f"{left()} of {MANY} have not ended")
    print(f"          {MANY} in {time.monotonic() - start:.1f} s", flush=True)
    odd = lab.rows("""
        select o.id, count(l.*) filter (where l.message like 'Claimed by %'), count(l.*), o.log_sequence from operations o left join operation_logs l on l.operation_id = o.id
        where o.title = 'short' group by o.id having count(l.*) filter (where l.message like 'Claimed by %') <> 1 or count(l.*) <> o.log_sequence or count(l.*) <> max(l.sequence)""")
    shares = lab.rows("select count(distinct l.message) from operation_logs l join operations o on o.id = l.operation_id where o.title = 'short' and l.message like 'Claimed by %'")
    lab.end_workers()
    return [f"ran not exactly once: {row}" for row in odd] + ([] if int(shares[0][0]) == len(workers) else [f"only {shares[0][0]} of {len(workers)} workers took part"])


def frozen_far(lab):
    lab.renew_bulk()
    first = lab.worker(workers=1)
    operation = lab.begin()
    lab.wait_bytes(operation, 20 << 20)
    first.freeze()
    return after_freezing(lab, first, operation, lambda backups: [] if not backups else [f"a backup is listed although borg was ended in the middle: {backups}"])


def frozen_near(lab):
    lab.renew_bulk()
    first = lab.worker(workers=1)
    operation = lab.begin("local")
    create = lab.wait_borg()
    lab.wait_bytes(operation, 1 << 20)
    first.freeze()
    # Nobody stops borg before the lease ran out: it may well become ready, and what it stored must not be left unnoticed.
    wait_until(lambda: not [found for found in lab.tools() if found.pid in {one.pid for one in create}], 60)
    archive = lab.rows(f"select state ->> 'archive' from operations where id = '{operation}'")[0][0]
    return after_freezing(lab, first, operation, lambda backups: [] if backups in ([["warning", archive]], []) else [f"listed: {backups}"])


def after_freezing(lab, first, operation, judge):
    lab.worker(workers=1)
    end = lab.wait_end(operation, 60)
    ended_at = lab.rows(f"select log_sequence, completed_at, phases from operations where id = '{operation}'")
    first.thaw()
    time.sleep(4)
    problems = [] if end["status"] == "failed" and end["errorCode"] == "worker_lost" else [f"ended as {end['status']} ({end['errorCode']})"]
    if lab.rows(f"select log_sequence, completed_at, phases from operations where id = '{operation}'") != ended_at:
        problems.append("the worker that woke changed the operation")
    problems += whole_log(lab, operation)
    problems += judge(lab.rows(f"select status, archive from backups where operation_id = '{operation}'"))
    retry = lab.api.post(f"/operations/{operation}/retry")["id"]
    again = lab.wait_end(retry, 120)
    problems += [] if again["status"] == "completed" else [f"the retry ended as {again['status']}: {again['errorMessage']}"]
    # What the worker that woke left behind is looked for once a minute; here it had stopped everything before.
    lab.end_workers()
    return problems + unlisted(lab) + [left for left in leftovers.wait_gone(lab, [retry], seconds=10) if not left.startswith("row")]


def unlisted(lab):
    """Archives that a repository holds and no backup names, and the other way round."""
    problems = []
    for repository, location in lab.rows("select r.id, r.location from repositories r"):
        known = {row[0] for row in lab.rows(f"select archive from backups where repository_id = '{repository}' and status in ('completed', 'warning')")}
        held = set(lab.archives(location))
        problems += [f"in {location} but not listed: {name}" for name in held - known] + [f"listed but not in {location}: {name}" for name in known - held]
    return problems


def drained(lab):
    lab.renew_bulk()
    first = lab.worker(workers=1)
    lab.gate.touch()
    operation = lab.begin()
    wait_until(lambda: "waiting" in lab.log_of(operation), 30)
    lab.worker(workers=1)
    lab.gate.unlink()
    lab.wait_bytes(operation, 40 << 20)
    start = time.monotonic()
    terminate(first)
    refused = wait_until(lambda: not is_ready(first.url), 5)
    code = first.process.wait(90)
    stopped = time.monotonic() - start
    resumed = wait_until(lambda: claims(lab, operation) == 2 or None, 20, lambda: "nobody went on with it")
    waited = time.monotonic() - start - stopped
    end = lab.wait_end(operation, 120)
    lab.end_workers()
    print(f"          stopped in {stopped:.1f} s, taken up after {waited:.1f} s more, new in the end {end['result']['newBytes'] >> 20} of {lab.bulk_megabytes} MiB", flush=True)
    problems = [] if code == 0 else [f"the stopped worker ended with code {code}"]
    problems += [] if refused and resumed and end["status"] == "completed" else [f"ended as {end['status']}: {end['errorMessage']}"]
    problems += [] if end["result"]["newBytes"] < (lab.bulk_megabytes - 20) << 20 else ["nothing of what was stored was used again"]
    return problems + whole_log(lab, operation) + unlisted(lab) + leftovers.wait_gone(lab, [operation], seconds=10)


def drained_late(lab):
    """A server that answers nothing keeps the worker longer than it may wait."""
    first = lab.worker(workers=1, drain_seconds=5)
    lab.gate.touch()
    operation = lab.begin()
    wait_until(lambda: "waiting" in lab.log_of(operation), 30)
    server = [found for found in machine.processes() if found.program.startswith("sshd") and str(lab.server) in " ".join(found.words)] + machine.owners_of_port(lab.port)
    machine.send(server, signal.SIGSTOP)
    start = time.monotonic()
    terminate(first)
    code = first.process.wait(60)
    took = time.monotonic() - start
    machine.send(server, signal.SIGCONT)
    lab.gate.unlink()
    lab.worker(workers=1)
    end = lab.wait_end(operation, 60)
    lab.end_workers()
    print(f"          ended after {took:.1f} s as {end['status']}", flush=True)
    problems = [] if took < 20 and code == 0 else [f"it took {took:.0f} s and ended with code {code}"]
    problems += [] if f"Operation {operation} was not laid down" in first.log.read_text() else ["it did not say what it left"]
    problems += [] if end["errorCode"] == "worker_lost" else [f"{end['status']} {end['errorCode']}"]
    return problems + whole_log(lab, operation) + leftovers.wait_gone(lab, [operation], seconds=10)


def download_ends(lab):
    other = lab.replica(f"web-{len(lab.replicas)}", "web").start()
    backup = lab.backups()[0]
    request = urllib.request.Request(f"{other.url}/api/v1/backups/{backup['id']}/download?key=")
    keys = [item["key"] for item in wait_folder(lab, backup)]
    request.full_url = f"{other.url}/api/v1/backups/{backup['id']}/download?" + "&".join(f"key={key}" for key in keys)
    answer = other.api().opener.open(request, timeout=60)
    size = len(answer.read(1 << 20))
    terminate(other)
    time.sleep(1)
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(other.url + "/health/live", timeout=2)
        problems = ["it takes new connections while it stops"]
    except (urllib.error.URLError, OSError):
        problems = []
    while part := answer.read(1 << 20):
        size += len(part)
    code = other.process.wait(30)
    print(f"          {size >> 20} MiB came whole", flush=True)
    return problems + ([] if code == 0 and size > lab.bulk_megabytes << 20 else [f"{size} bytes, code {code}"])


def wait_folder(lab, backup):
    worker = lab.worker()
    folder = wait_until(lambda: (lambda found: found if found["state"] == "ready" else None)(lab.api.get(f"/backups/{backup['id']}/files")), 60)
    lab.end_workers()
    return folder["items"]
