"""Due jobs while replicas are killed, while the database is away, and after the service was: each becomes one operation, and none is lost."""
import json
import os
import random
import time
from datetime import datetime, timedelta, timezone

from . import leftovers
from .installation import Installation, wait_until
from .scenario import Scenario

DUE = int(os.environ.get("SCHEDULES_DUE", 2500))
ROUNDS = int(os.environ.get("SCHEDULES_ROUNDS", 4))
SECONDS = int(os.environ.get("AWAY_SECONDS", 65))
DAILY = {"settings": {"type": "daily", "times": ["02:30"]}}


def cells():
    return [
        Scenario(f"three replicas killed at random · {DUE:,} jobs due in one second", replicas_killed, "schedules"),
        Scenario(f"database killed for {SECONDS} s · jobs due then and meanwhile", database_away, "schedules"),
        Scenario("service away for three days · catch-up by policy", service_away, "schedules"),
        Scenario("worker killed during a scheduled backup · its retry completes the same run", retried, "schedules"),
        Scenario("window closes during a scheduled backup · it pauses, and goes on when it opens", paused_by_window, "schedules"),
        Scenario("scheduled backup over its maximum runtime · stopped, and tried again", too_long, "schedules"),
    ]


class SchedulesLane(Installation):
    """Many jobs whose server is busy, so that what becomes due waits in the queue and can be counted; and one that really runs."""

    def __init__(self, name):
        super().__init__(name, own_database=True, lease_seconds=6)
        self.plain = self

    def open(self):
        self.service = self.start("web")
        self.set_up("local")
        self.workspace = self.rows("select id from workspaces")[0][0]
        self.rows(f"""
            insert into servers (id, workspace_id, name, kind, max_operations) values (gen_random_uuid(), '{self.workspace}', 'busy', 'local', 1);
            insert into storage_pools (id, workspace_id, name, type, settings) values (gen_random_uuid(), '{self.workspace}', 'many', 'local', '{{"type": "local", "path": "/nonexistent"}}');
            insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, engine_id)
              select gen_random_uuid(), '{self.workspace}', (select id from storage_pools where name = 'many'), 'many ' || i, 'borg', i::text, 'none', 'none', 'x' from generate_series(1, 50) i""")
        return self

    def add_jobs(self, count, timing, missed="run_once"):
        """Jobs with a schedule each that is due in a year. Operations of earlier ones are gone."""
        self.rows(f"""
            delete from operations where job_id in (select id from jobs where name like 'due %'); delete from jobs where name like 'due %'; delete from sources where name like 'due %';
            insert into operations (id, workspace_id, run_id, kind, title, status, trigger, server_id, started_at, lease_expires_at, lease_token, worker)
              select gen_random_uuid(), '{self.workspace}', gen_random_uuid(), 'check', 'keeps the server busy', 'running', 'manual', s.id, now(), now() + interval '1 day', gen_random_uuid(), 'elsewhere'
              from servers s where s.name = 'busy' and not exists (select from operations o where o.server_id = s.id and o.status = 'running')""")
        self.add_more(count, timing, missed)

    def add_more(self, count, timing, missed):
        self.rows(f"""
            insert into sources (id, workspace_id, server_id, name, type, settings)
              select gen_random_uuid(), '{self.workspace}', (select id from servers where name = 'busy'), 'due {missed} ' || gen_random_uuid(), 'files', '{{}}' from generate_series(1, {count});
            insert into jobs (id, workspace_id, name) select s.id, s.workspace_id, s.name from sources s where s.name like 'due {missed} %';
            insert into job_sources (workspace_id, job_id, source_id, position) select workspace_id, id, id, 1 from jobs where name like 'due {missed} %';
            insert into job_targets (workspace_id, job_id, repository_id, position)
              select j.workspace_id, j.id, r.id, 1 from (select *, row_number() over () as n from jobs where name like 'due {missed} %') j
              join (select id, row_number() over () as n from repositories where name like 'many %') r on r.n = 1 + j.n % 50;
            insert into schedules (id, workspace_id, job_id, name, timing, missed_runs, retry_count, next_run_at, planned_for, planned_through)
              select gen_random_uuid(), j.workspace_id, j.id, '', '{json.dumps(timing)}', '{missed}', 0, t, t, t from jobs j, (select now() + interval '1 year' as t) t where j.name like 'due {missed} %'""")

    def fall_due(self, moment, jobs="true"):
        """Sets when they are due, an SQL expression; returns it as seconds since 1970."""
        self.rows(f"with t as (select {moment} as t) update schedules s set next_run_at = t, planned_for = t, planned_through = t from t, jobs j where j.id = s.job_id and j.name like 'due %' and ({jobs})")
        return float(self.rows("select extract(epoch from min(next_run_at)) from schedules s join jobs j on j.id = s.job_id where j.name like 'due %'")[0][0])

    def made(self):
        return int(self.rows("select count(*) from operations o join jobs j on j.id = o.job_id where j.name like 'due %'")[0][0])

    def still_due(self):
        return int(self.rows("select count(*) from schedules s join jobs j on j.id = s.job_id where j.name like 'due %' and s.next_run_at < now() + interval '1 minute'")[0][0])

    def not_once(self):
        """Sentences about jobs that have not exactly one operation."""
        counts = self.rows("""
            select n, count(*) from (select count(o.id) as n from jobs j left join operations o on o.job_id = j.id where j.name like 'due %' group by j.id) x where n <> 1 group by n""")
        return [f"{jobs} jobs have {count} operations" for count, jobs in counts]

    def worker(self):
        return self.replica(f"worker-{len(self.replicas)}", "worker", workers=1)

    def workers(self, count):
        made = [self.worker() for _ in range(count)]
        for one in made:
            one.start(wait=False)
        for one in made:
            one.wait_ready()
        return made

    def rows(self, sql):
        return self.database.query(sql)

    def end_workers(self):
        for replica in self.replicas:
            if replica.role == "worker" and replica.is_running():
                replica.kill()

    def mend(self):
        if not self.own_database.is_up():
            self.own_database.start()
        self.end_workers()

    def check(self):
        return []


def rarely():
    """A schedule whose own next moment is half a year away, so that only what a cell sets is due."""
    return {"settings": {"type": "cron", "expression": f"0 0 1 {(datetime.now(timezone.utc) + timedelta(days=180)).month} *"}, "timeZone": "Europe/Berlin"}


def replicas_killed(lab):
    problems = []
    for _ in range(ROUNDS):
        lab.add_jobs(DUE, rarely())
        replicas = lab.workers(3)
        due = lab.fall_due("now() + interval '2 seconds'")
        random.shuffle(replicas)
        # As the first of them come into the queue, in the middle of the work of several.
        wait_until(lambda: lab.made() > 0, 30)
        seen = []
        for victim in replicas[:2]:
            time.sleep(random.uniform(0, 0.15))
            victim.kill()
            seen.append(lab.made())
        replacement = lab.worker().start(wait=False)
        wait_until(lambda: lab.still_due() == 0, 60, lambda: f"{lab.still_due()} were never started")
        took = time.time() - due
        problems += lab.not_once()
        print(f"          killed when {' and '.join(map(str, seen))} of {DUE} were in the queue; all after {took:.1f} s", flush=True)
        replacement.wait_ready()
        lab.end_workers()
    return problems


def database_away(lab):
    """One half falls due as the database dies, the other while it is away."""
    lab.add_jobs(1000, rarely())
    workers = lab.workers(2)
    lab.fall_due("now() + interval '25 seconds'", "left(j.id::text, 1) < '8'")
    due = lab.fall_due("now() + interval '2 seconds'", "left(j.id::text, 1) >= '8'")
    time.sleep(max(0, due - time.time()) + random.uniform(0.02, 0.2))
    lab.own_database.kill()
    time.sleep(SECONDS)
    lab.own_database.start()
    back = time.monotonic()
    wait_until(lambda: lab.still_due() == 0, 60, lambda: f"{lab.still_due()} were never started")
    print(f"          all in the queue {time.monotonic() - back:.1f} s after its return", flush=True)
    time.sleep(3)
    problems = lab.not_once() + [f"{one.name} ended" for one in workers if not one.is_running()]
    problems += [f"{count} runs count as missed, although they were only a minute late" for (count,) in lab.rows("select count(*) from schedules where missed_count > 0") if count != "0"]
    lab.end_workers()
    return problems


def service_away(lab):
    opens = datetime.now(timezone.utc) + timedelta(hours=3)
    window = {"start": opens.strftime("%H:00"), "end": (opens + timedelta(hours=2)).strftime("%H:00")}
    minute = (opens.minute + 30) % 60   # far from now, so that none falls due by itself meanwhile
    hourly = {"settings": {"type": "cron", "expression": f"{minute} * * * *"}, "timeZone": "UTC"}
    lab.add_jobs(40, hourly)
    lab.add_more(40, hourly, "skip")
    lab.rows(f"update schedules s set timing = timing || '{json.dumps({'window': window})}' from jobs j where j.id = s.job_id and left(j.id::text, 1) < '8'")
    lab.fall_due(f"date_trunc('hour', now() - interval '72 hours') + interval '{minute} minutes'")
    lab.workers(2)
    wait_until(lambda: lab.still_due() == 0, 60, lambda: f"{lab.still_due()} were never looked at")
    time.sleep(3)
    rows = lab.rows("""
        select s.missed_runs, s.timing ? 'window', (select count(*) from operations o where o.job_id = s.job_id), s.missed_count, extract(epoch from s.next_run_at) from schedules s
        join jobs j on j.id = s.job_id where j.name like 'due %'""")
    lab.end_workers()
    return [problem for row in rows for problem in judge_catch_up(row, opens.replace(minute=0, second=0, microsecond=0).timestamp())]


def judge_catch_up(row, opens):
    policy, is_windowed, operations, missed, following = row[0], row[1] == "t", int(row[2]), int(row[3]), float(row[4])
    wanted = 1 if policy == "run_once" and not is_windowed else 0
    if operations != wanted:
        yield f"{policy}{', outside of its window' if is_windowed else ''}: {operations} operations"
    if is_windowed and following != opens:
        yield f"{policy}: waits until {following} instead of its window at {opens}"
    if not is_windowed and missed not in ((71, 72) if policy == "run_once" else (72, 73)):
        yield f"{policy}: {missed} runs count as missed"
    if following < time.time():
        yield f"{policy}: its next run lies in the past"


def retried(lab):
    first = lab.workers(1)[0]
    schedule, running = begin_by_schedule(lab, "sleep 20")
    first.kill()
    lab.workers(1)
    ended = lab.wait_end(running, 60)
    change(lab, None)
    retry, run = lab.rows(f"select id, run_id from operations where retry_of = '{running}'")[0]
    waits = lab.operation(retry)["waitingFor"] or ""
    lab.rows(f"update operations set held_until = now() where id = '{retry}'")
    after = lab.wait_end(retry, 90)
    runs = lab.api.get(f"/jobs/{lab.ids['job']}/runs")["items"]
    end_schedule(lab, schedule)
    problems = [] if ended["status"] == "failed" and ended["errorCode"] == "worker_lost" else [f"the first ended as {ended['status']} ({ended['errorCode']})"]
    problems += [] if waits.startswith("is tried again at ") else [f"the retry waits for: {waits}"]
    problems += [] if after["status"] == "completed" and after["attempt"] == 2 else [f"the retry ended as {after['status']}: {after['errorMessage']}"]
    return problems + ([] if [one["status"] for one in runs if one["runId"] == run] == ["completed"] else [f"shown as {[(one['runId'], one['status']) for one in runs]}"])


def paused_by_window(lab):
    lab.workers(1)
    schedule, running = begin_by_schedule(lab, "sleep 300")
    shown = lab.api.get(f"/backup-schedules/{schedule}")
    opens = datetime.now(timezone.utc) + timedelta(hours=2)
    window = {"start": opens.strftime("%H:00"), "end": (opens + timedelta(hours=1)).strftime("%H:00")}
    lab.api.put(f"/backup-schedules/{schedule}", {**DAILY, "timeZone": "UTC", "window": window, "windowEnd": "pause"}, shown["version"])
    lab.rows(f"update operations set start_before = now() where id = '{running}'")   # the window it was started in closes
    paused = wait_until(lambda: (lambda state: state if state["status"] == "paused" else None)(lab.operation(running)), 60)
    problems = [] if (paused["waitingFor"] or "").startswith(f"waits for its window, which opens at {opens:%Y-%m-%d %H}:00") else [f"it waits for: {paused['waitingFor']}"]
    problems += leftovers.wait_gone(lab, [], seconds=20)
    change(lab, None)
    lab.rows(f"update operations set held_until = now() where id = '{running}'")
    after = lab.wait_end(running, 60)
    end_schedule(lab, schedule)
    return problems + ([] if after["status"] == "completed" and after["attempt"] == 1 else [f"it ended as {after['status']}, attempt {after['attempt']}: {after['errorMessage']}"])


def too_long(lab):
    lab.workers(1)
    schedule, running = begin_by_schedule(lab, "sleep 300", maxRuntimeMinutes=1)
    start = time.monotonic()
    ended = lab.wait_end(running, 120)
    took = time.monotonic() - start
    retries = lab.rows(f"select held, attempt from operations where retry_of = '{running}'")
    left = leftovers.wait_gone(lab, [running], seconds=20)
    lab.rows(f"update operations set status = 'cancelled', completed_at = now(), held = null where retry_of = '{running}'")
    change(lab, None)
    end_schedule(lab, schedule)
    problems = [] if ended["status"] == "failed" and ended["errorCode"] == "runtime_exceeded" and 50 < took < 90 else [f"it ended as {ended['status']} ({ended['errorCode']}) after {took:.0f} s"]
    return problems + ([] if retries == [["retry", "2"]] else [f"its retries: {retries}"]) + left


def begin_by_schedule(lab, script, **settings):
    """(schedule, operation): the lab's own job, started by a schedule and held up by a script."""
    change(lab, script, **settings)
    schedule = lab.api.post("/backup-schedules", {"jobId": lab.ids["job"], **DAILY, "timeZone": "Europe/Berlin", "retryDelayMinutes": 1})["id"]
    lab.rows(f"update schedules set next_run_at = now() where id = '{schedule}'")
    return schedule, wait_until(lambda: lab.rows(f"select id from operations where schedule_id = '{schedule}' and status = 'running' and phase = 'prepare'"), 30)[0][0]


def end_schedule(lab, schedule):
    lab.end_workers()
    lab.api.send("DELETE", f"/backup-schedules/{schedule}")


def change(lab, script, **settings):
    """Also while its operation runs, which goes on as it began."""
    shown = lab.api.get(f"/jobs/{lab.ids['job']}")
    sources, repositories = ([one["id"] for one in shown[name]] for name in ("sources", "repositories"))
    lab.api.put(f"/jobs/{shown['id']}", {"name": shown["name"], "sourceIds": sources, "repositoryIds": repositories, "preScript": script, **settings}, shown["version"])
