#!/usr/bin/env python3
"""Schedules: how fast 100,000 are watched, 10,000 due in one second become operations, and previews and calendars are answered."""
import argparse
import json
import shutil
import subprocess
import time
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import api as service
import queue_claims
from client import Client
from figures import Table, percentile, timed
from installation import Installation

BERLIN = ZoneInfo("Europe/Berlin")
FILL = """
    insert into servers (id, workspace_id, name, kind) select gen_random_uuid(), '{workspace}', 'server ' || i, 'local' from generate_series(1, 200) i;
    insert into storage_pools (id, workspace_id, name, type, settings) values (gen_random_uuid(), '{workspace}', 'bench', 'local', '{{"type": "local", "path": "/nonexistent"}}');
    insert into repositories (id, workspace_id, pool_id, name, engine, location, encryption, compression, engine_id)
      select gen_random_uuid(), '{workspace}', (select id from storage_pools limit 1), 'repository ' || i, 'borg', i::text, 'none', 'none', 'x' from generate_series(1, 2000) i;
    insert into sources (id, workspace_id, server_id, name, type, settings)
      select gen_random_uuid(), '{workspace}', v.id, 'source ' || i, 'files', '{{}}' from generate_series(1, {jobs}) i join (select id, row_number() over () as n from servers) v on v.n = 1 + i % 200;
    insert into jobs (id, workspace_id, name) select id, workspace_id, name from sources;
    insert into job_sources (workspace_id, job_id, source_id, position) select workspace_id, id, id, 1 from sources;
    insert into job_targets (workspace_id, job_id, repository_id, position)
      select s.workspace_id, s.id, r.id, 1 from (select *, row_number() over () as n from sources) s join (select id, row_number() over () as n from repositories) r on r.n = 1 + s.n % 2000;
    insert into schedules (id, workspace_id, job_id, name, timing, next_run_at, planned_for, planned_through)
      select gen_random_uuid(), workspace_id, id, '', '{timing}', t, t, t from (select *, now() + interval '6 hours' + random() * interval '18 hours' as t from jobs) j;
"""
PAST = """
    insert into operations (id, workspace_id, run_id, kind, title, status, trigger, job_id, created_at, started_at, completed_at)
    select gen_random_uuid(), workspace_id, gen_random_uuid(), 'backup', 'Backup for the bench', 'completed', 'schedule', job_id, t, t, t + interval '10 minutes'
    from schedules, generate_series(now() - interval '15 days', now() - interval '1 hour', interval '1 day') t
"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--jobs", type=int, default=100_000, help="with a schedule each (default 100,000)")
    options.add_argument("--due", type=int, default=10_000, help="of them due in one second (default 10,000)")
    options = options.parse_args()
    folder = service.new_scratch()
    installation = Installation(folder, "--role", "web")
    table = Table(f"{options.jobs:,} enabled jobs with a schedule each")
    try:
        queue_claims.build()
        workspace = installation.api.get("/me")["workspaces"][0]["id"]
        installation.psql("-c", FILL.format(workspace=workspace, jobs=options.jobs, timing=timing()))
        installation.psql("-c", "vacuum (analyze)")
        watch(installation, table)
        for replicas in (1, 3):
            dispatch(installation, table, options.due, replicas)
        answers(installation, table)
    finally:
        installation.stop()
        shutil.rmtree(folder, ignore_errors=True)
    starts(table)
    raise SystemExit(1 if table.missed else 0)


def timing():
    """Daily, in a window around now: what a measurement lets fall due has to start at once, whenever it is taken."""
    here = datetime.now(BERLIN)
    window = {"start": (here - timedelta(hours=3)).strftime("%H:%M"), "end": (here + timedelta(hours=5)).strftime("%H:%M")}
    return json.dumps({"settings": {"type": "daily", "times": ["02:30"]}, "timeZone": "Europe/Berlin", "window": window, "jitterMinutes": 20})


def starts(table):
    """The whole service, whose workers are free: from the moment that is due to the moment at which a worker has begun. The repositories are not there, so each run ends soon."""
    folder = service.new_scratch()
    installation = Installation(folder)
    try:
        workspace = installation.api.get("/me")["workspaces"][0]["id"]
        installation.psql("-c", FILL.format(workspace=workspace, jobs=200, timing=timing()))
        installation.psql("-c", "update schedules s set next_run_at = now() + interval '2 seconds' + n * interval '170 ms' from (select id, row_number() over () as n from schedules) d where d.id = s.id")
        due = dict(installation.ask("select job_id, extract(epoch from next_run_at) from schedules"))
        limit = time.monotonic() + 90
        begun = {}
        while len(begun) < len(due) and time.monotonic() < limit:
            time.sleep(1)
            begun = dict(installation.ask("select job_id, extract(epoch from started_at) from operations where started_at is not null"))
        late = [(float(begun[job]) - float(at)) * 1000 for job, at in due.items() if job in begun]
        table.add(f"due → a free worker has begun ({len(late)} of {len(due)})", [percentile(late, 0.5), percentile(late, 0.99), max(late)], "p99 < 1500 ms", percentile(late, 0.99) < 1500 and len(late) == len(due))
    finally:
        installation.stop()
        shutil.rmtree(folder, ignore_errors=True)


def replicas_for(installation, count, seconds):
    home = installation.folder / "data/postgres"
    connection = f"Host={home / 'socket'};Username=backupapi;Password={(home / 'password').read_text().strip()};Database=backupapi"
    processes = [subprocess.Popen(["dotnet", queue_claims.BINARY, connection, str(seconds), "dispatch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    for process in processes:
        process.stdout.readline()
    return processes


def run(processes):
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    return [time for process in processes for time in json.loads(process.communicate()[0])["times"]]


def watch(installation, table):
    """One job after the other becomes due, as on a quiet day."""
    processes = replicas_for(installation, 1, 30)
    installation.psql("-c", "update schedules s set next_run_at = now() + n * interval '130 ms' from (select id, row_number() over () as n from schedules limit 200) d where d.id = s.id")
    due = dict(installation.ask("select job_id, extract(epoch from next_run_at) from schedules where next_run_at < now() + interval '1 hour'"))
    times = run(processes)
    table.add("a look for what is due", [percentile(times, 0.5), percentile(times, 0.95), max(times)], "p95 < 50 ms", percentile(times, 0.95) < 50)
    made = dict(installation.ask("select job_id, extract(epoch from created_at) from operations"))
    late = [(float(made[job]) - float(at)) * 1000 for job, at in due.items() if job in made]
    table.add(f"due → operation ({len(late)} of {len(due)})", [percentile(late, 0.5), percentile(late, 0.99), max(late)], "p99 < 1500 ms", percentile(late, 0.99) < 1500 and len(late) == len(due))


def dispatch(installation, table, due, replicas):
    installation.psql("-c", "delete from operations")
    processes = replicas_for(installation, replicas, 25)
    installation.psql("-c", f"update schedules set next_run_at = now() + interval '3 seconds' where id in (select id from schedules where next_run_at > now() + interval '1 hour' limit {due})")
    at = float(installation.ask("select extract(epoch from min(next_run_at)) from schedules")[0][0])
    run(processes)
    count, twice, last = installation.ask("select count(*), count(*) - count(distinct job_id), extract(epoch from max(created_at)) from operations")[0]
    seconds = float(last) - at
    table.add(f"{due:,} due in one second → operations, {replicas} replica{'s' if replicas > 1 else ''} ({int(count):,}, {twice} twice)", [seconds * 1000], "< 10 s, each once", seconds < 10 and int(count) == due and twice == "0")


def answers(installation, table):
    # The calendar is measured with a thousand jobs, which ran every day of the fortnight before.
    installation.psql("-c", "delete from schedules where id not in (select id from schedules limit 1000)", "-c", "delete from operations", "-c", PAST, "-c", "analyze")
    client, job = Client(installation.api), installation.ask("select job_id from schedules limit 1")[0][0]
    body = {"settings": {"type": "cron", "expression": "*/15 * * * mon-fri"}, "timeZone": "America/New_York", "window": {"start": "22:00", "end": "06:00"}}
    times = timed(lambda: installation.api.post("/schedules/preview", body), 40)
    table.add("preview of the next 10 runs", [percentile(times, 0.5), percentile(times, 0.95), max(times)], "p95 < 20 ms", percentile(times, 0.95) < 20)
    times = timed(lambda: client.fetch(f"/jobs/{job}/next-runs"), 40)
    table.add("next runs of a job", [percentile(times, 0.5), percentile(times, 0.95), max(times)], "p95 < 20 ms", percentile(times, 0.95) < 20)
    begin = datetime.now(timezone.utc)
    times = timed(lambda: client.fetch("/calendar", **{"from": (begin - timedelta(days=15)).isoformat(), "to": (begin + timedelta(days=16)).isoformat()}), 20)
    table.add("calendar of a month, 1,000 jobs, half of it past", [percentile(times, 0.5), percentile(times, 0.95), max(times)], "p95 < 300 ms", percentile(times, 0.95) < 300)


if __name__ == "__main__":
    main()
