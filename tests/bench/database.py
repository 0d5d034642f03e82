#!/usr/bin/env python3
"""Lists, dashboard, logs and search with a million operations in the database, and how fast the queue is claimed beside them."""
import argparse
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

import api as service
import queue_claims
from client import Client, cursor
from figures import Table, percentile, timed
from installation import Installation

HERE = Path(__file__).parent


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--operations", type=int, default=1_000_000, help="how many there are (default 1,000,000)")
    options.add_argument("--jobs", type=int, default=100_000, help="with as many sources (default 100,000)")
    options.add_argument("--lines", type=int, default=10_000_000, help="of logs (default 10,000,000)")
    options.add_argument("--days", type=int, default=60, help="that the operations are spread over (default 60)")
    options.add_argument("--rounds", type=int, default=40, help="how often each page is asked for (default 40)")
    options.add_argument("--target", type=int, default=50, help="milliseconds that 95 of 100 answers may take (default 50)")
    options.add_argument("--only", default="", help="only figures whose title holds this text")
    options.add_argument("--keep", metavar="FOLDER", help="keep the filled database there, or measure the one that is there")
    options = options.parse_args()
    folder = Path(options.keep) if options.keep else service.new_scratch()
    if options.keep:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)
    installation = Installation(folder, "--role", "web")
    try:
        fill(installation, options)
        missed = pages(installation, options)
        if options.only in "queue":
            missed += queue_claims.measure(installation)
        raise SystemExit(1 if missed else 0)
    finally:
        installation.stop()
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def fill(installation, options):
    if installation.ask("select count(*) from jobs")[0] != ["0"]:
        return
    start = time.monotonic()
    workspace = installation.api.get("/me")["workspaces"][0]["id"]
    sizes = {"workspace": workspace, "jobs": options.jobs, "operations": options.operations, "lines": options.lines, "days": options.days}
    installation.psql(*(f"-v{name}={value}" for name, value in sizes.items()), "-f", HERE / "fill.sql")
    installation.psql("-c", "vacuum (analyze)", "-c", "checkpoint")
    size = installation.ask("select pg_size_pretty(pg_database_size(current_database()))")[0][0]
    print(f"Filled in {time.monotonic() - start:.0f} s: {options.operations:,} operations, {options.jobs:,} jobs, {options.lines:,} log lines, {size}")


def pages(installation, options):
    client = Client(installation.api)
    table = Table("Answers over HTTP, one after the other")
    for title, path, query in requests(installation):
        if options.only not in title:
            continue
        times = timed(lambda: client.fetch(path, **query), options.rounds)
        figures = [percentile(times, 0.5), percentile(times, 0.95), max(times)]
        table.add(title, figures, f"p95 ≤ {options.target} ms", figures[1] <= options.target)
    return table.missed


def requests(installation):
    """Everything that the web interface asks for in lists, with each filter and search it offers: (title, path, query)."""
    one = lambda statement: installation.ask(statement)[0][0]
    mine = one("select workspace_id from jobs group by 1 order by count(*) desc limit 1")
    middle = lambda table, column: deep(installation, table, column, mine)
    source, job, server, repository = installation.ask(f"select source_id, job_id, server_id, repository_id from operations where workspace_id = '{mine}' and kind = 'backup' and source_id is not null order by created_at desc offset 500 limit 1")[0]
    quiet = one(f"select id from jobs where workspace_id = '{mine}' order by created_at limit 1")
    backup = one(f"select id from backups where source_id = '{source}' and status = 'completed' order by started_at desc limit 1")
    restore = one(f"select id from restores where workspace_id = '{mine}' order by created_at desc limit 1")
    failed = one(f"select id from operations where workspace_id = '{mine}' and status = 'failed' order by created_at desc limit 1")
    pool = one(f"select id from storage_pools where workspace_id = '{mine}' limit 1")
    yield "dashboard", "/dashboard", {}
    yield "operations, first page", "/operations", {}
    yield "operations, a page in the middle", "/operations", {"cursor": middle("operations", "created_at")}
    for status in ("running", "pending", "paused", "completed", "warning", "failed", "cancelled"):
        yield f"operations, {status}", "/operations", {"status": status}
    yield "operations, running, pending and paused", "/operations", {"status": "running,pending,paused"}
    for kind in ("backup", "restore", "check", "delete", "refresh"):
        yield f"operations, of kind {kind}", "/operations", {"kind": kind}
    yield "operations, failed refreshes", "/operations", {"kind": "refresh", "status": "failed"}
    yield "operations, failed, a page in the middle", "/operations", {"status": "failed", "cursor": middle("operations", "created_at")}
    for name, value in (("jobId", job), ("serverId", server), ("repositoryId", repository), ("sourceId", source)):
        yield f"operations of one {name[:-2]}", "/operations", {name: value}
        yield f"operations of one {name[:-2]}, cancelled deletions", "/operations", {name: value, "status": "cancelled", "kind": "delete"}
    yield "one operation", f"/operations/{failed}", {}
    yield "jobs, first page (running hourly)", "/jobs", {}
    yield "jobs, a page in the middle", "/jobs", {"cursor": middle("jobs", "created_at")}
    for title, text in searches("Nightly", "photos 5", "no such thing"):
        yield f"jobs, search for {title}", "/jobs", {"search": text}
    yield "one job, running hourly", f"/jobs/{job}", {}
    yield "runs of a job, running hourly", f"/jobs/{job}/runs", {}
    yield "one job", f"/jobs/{quiet}", {}
    yield "sources, first page", "/sources", {}
    yield "sources, 200 of them (select fields)", "/sources", {"limit": 200}
    yield "sources, a page in the middle", "/sources", {"cursor": middle("sources", "created_at")}
    yield "sources of a server", "/sources", {"serverId": server}
    for title, text in searches("s", "photos-5", "no such thing"):
        yield f"sources, search for {title}", "/sources", {"search": text}
    yield "one source", f"/sources/{source}", {}
    yield "servers, first page", "/servers", {}
    yield "servers, 200 of them (select fields)", "/servers", {"limit": 200}
    yield "servers, unreachable", "/servers", {"status": "unreachable"}
    for title, text in searches("server", "server-12", "no such thing"):
        yield f"servers, search for {title}", "/servers", {"search": text}
    yield "one server", f"/servers/{server}", {}
    yield "repositories, first page", "/repositories", {}
    yield "repositories, 200 of them (select fields)", "/repositories", {"limit": 200}
    yield "repositories of a pool", "/repositories", {"poolId": pool}
    yield "one repository", f"/repositories/{repository}", {}
    yield "storage pools", "/storage-pools", {}
    yield "use of a storage pool", f"/storage-pools/{pool}/usage", {}
    yield "backups, first page", "/backups", {}
    yield "backups, a page in the middle", "/backups", {"cursor": middle("backups", "started_at")}
    for status in ("completed", "warning", "vanished", "deleted"):
        yield f"backups, {status}", "/backups", {"status": status}
    for title, text in searches("photos", "photos-5", "no such thing"):
        yield f"backups, search for {title}", "/backups", {"search": text}
    yield "backups, search with period and status", "/backups", {"search": "no such thing", "status": "warning", "from": "2026-01-01T00:00:00Z"}
    for name, value in (("jobId", job), ("serverId", server), ("repositoryId", repository), ("sourceId", source)):
        yield f"backups of one {name[:-2]}", "/backups", {name: value}
    yield "one backup", f"/backups/{backup}", {}
    yield "time line of a backup", f"/backups/{backup}/timeline", {}
    yield "restores, first page", "/restores", {}
    yield "restores, a page in the middle", "/restores", {"cursor": middle("restores", "created_at")}
    yield "restores of a backup", "/restores", {"backupId": backup}
    yield "one restore", f"/restores/{restore}", {}
    yield "audit, first page", "/audit-events", {}
    yield "audit, a page in the middle", "/audit-events", {"cursor": middle("audit_events", "occurred_at")}
    yield "audit, about API tokens", "/audit-events", {"subjectType": "api_token"}
    yield "audit, about users", "/audit-events", {"subjectType": "user"}
    yield "audit, about storage pools (none)", "/audit-events", {"subjectType": "storage_pool"}
    for title, text in (*searches("photos", "photos-5", "no such thing"), ("two letters", "zq")):
        yield f"search everywhere for {title}", "/search", {"q": text}
    yield from log_pages(installation, mine)


def searches(many, some, none):
    return ("what many have", many), ("what some have", some), ("what nothing has", none)


def log_pages(installation, mine):
    longest, lines = installation.ask(f"select id, log_sequence from operations where workspace_id = '{mine}' order by log_sequence desc limit 1")[0]
    lines = int(lines)
    log = f"/operations/{longest}/logs"
    yield f"log of {lines:,} lines, start", log, {}
    yield f"log of {lines:,} lines, middle", log, {"after": lines // 2}
    yield f"log of {lines:,} lines, end", log, {"before": lines + 1}
    yield f"log of {lines:,} lines, its warnings", log, {"level": "warning,error"}
    yield f"log of {lines:,} lines, its errors from the end", log, {"level": "error", "before": lines + 1}
    yield f"log of {lines:,} lines, search for what many have", log, {"search": "folder"}
    yield f"log of {lines:,} lines, search for what one has", log, {"search": f"file-{lines // 2}.bin"}
    yield f"log of {lines:,} lines, search for what none has", log, {"search": "no such thing"}


def deep(installation, table, column, workspace):
    key, at = installation.ask(f"select id, to_char({column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00') from {table} where workspace_id = '{workspace}' order by {column} desc, id desc offset (select count(*) / 2 from {table} where workspace_id = '{workspace}') limit 1")[0]
    return cursor(datetime.fromisoformat(at), key)


if __name__ == "__main__":
    main()
