"""How fast workers claim: processes that run the service's own queue, against the filled database."""
import json
import subprocess

from api import TOP
from figures import Table, percentile

PROJECT = TOP / "tests/bench/claims"
BINARY = TOP / "build/bench/claims/BackupApi.Bench.Claims.dll"


def build():
    subprocess.run(["dotnet", "publish", PROJECT, "-c", "Release", "-o", BINARY.parent, "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"], check=True)


def measure(installation, workers=4, waiting=10_000, target=500):
    """Returns how many figures missed their target."""
    build()
    table = Table(f"The queue: {workers} processes claim and end operations, {waiting:,} wait", ("claims/s", "+ end/s", "p50 ms", "p95 ms", "max ms"))
    # What the filled database has waiting and running is put aside: its repositories would be busy for ever.
    installation.psql("-c", "update operations set status = 'cancelled', completed_at = now(), lease_token = null, lease_expires_at = null where status in ('pending', 'running')")
    wait_for(installation, waiting)
    report(table, "across 2,000 repositories and 4 workspaces", run(installation, workers), target, waiting)
    busy = installation.ask("select id from repositories order by id limit 1")[0][0]
    wait_for(installation, waiting, f"where r.id = '{busy}'")
    installation.psql("-c", f"update operations set status = 'running', lease_expires_at = now() + interval '1 day' where id = (select id from operations where status = 'pending' and repository_id = '{busy}' order by created_at limit 1)")
    wait_for(installation, waiting, f"where r.id <> '{busy}'")
    report(table, f"as many behind {waiting:,} that wait for one busy repository", run(installation, workers), target, waiting)
    installation.psql("-c", "update operations set status = 'cancelled', completed_at = now() where status in ('pending', 'running')")
    return table.missed


def wait_for(installation, count, repositories=""):
    """Enqueues backups, one after the other into each of the repositories (a where clause; without it all)."""
    installation.psql("-c", f"""
        insert into operations (id, workspace_id, run_id, kind, title, trigger, repository_id, repository_access, priority, created_at)
        select gen_random_uuid(), r.workspace_id, gen_random_uuid(), 'backup', 'Backup for the bench', 'schedule', r.id, 'write', 1, clock_timestamp()
        from generate_series(0, {count} - 1) i
        join (select id, workspace_id, row_number() over (order by md5(id::text)) - 1 as n, count(*) over () as count from repositories r {repositories}) r
          on r.n = i % r.count order by i""", "-c", "analyze operations")


def run(installation, workers):
    home = installation.folder / "data/postgres"
    connection = f"Host={home / 'socket'};Username=backupapi;Password={(home / 'password').read_text().strip()};Database=backupapi"
    processes = [subprocess.Popen(["dotnet", BINARY, connection, "60"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(workers)]
    for process in processes:
        process.stdout.readline()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    results = [json.loads(process.communicate()[0]) for process in processes]
    everything = [key for result in results for key in result["claimed"]]
    if len(everything) != len(set(everything)):
        raise SystemExit("An operation was claimed twice.")
    return results


def report(table, title, results, target, waiting):
    times = [time for result in results for time in result["times"]]
    # A worker that claims does nothing else meanwhile; between two claims it ends what it claimed, which costs the database as much again.
    alone = sum(len(result["times"]) / (sum(result["times"]) / 1000) for result in results)
    both = sum(len(result["times"]) / result["seconds"] for result in results)
    left = waiting - len(times)
    table.add(title + (f" ({left} left)" if left else ""), [alone, both, percentile(times, 0.5), percentile(times, 0.95), max(times)], f"≥ {target} claims/s", alone >= target and not left, "")
