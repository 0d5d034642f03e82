#!/usr/bin/env python3
"""Looking into a backup of 1,000,000 files: the first folder, the next ones, a search, and what the index behind them costs.

One folder holds 100,000 of the files, the others 100 each; a few have content. The times are of the API's answers as a browser gets them. "nothing read yet" is
the worst case, a backup whose index was cleared: what is known is shown while the rest is read. A large backup is read by itself as soon as it is made.
"""
import argparse
import shutil
import sys
import time

import api as service
from faults.database import embedded
from backup import peak_memory

FIRST_TARGET, NEXT_TARGET, MEMORY_TARGET = 1.0, 0.2, 200


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, default=1_000_000, help="a tenth of them in one folder (default 1,000,000)")
    options = options.parse_args()
    scratch = service.new_scratch()
    process = None
    try:
        tree = scratch / "tree"
        make_tree(tree, options.files)
        process, api = service.start_service(scratch)
        database = embedded(scratch / "data")
        figures = Figures()
        backup = back_up(api, tree, scratch, figures)
        wait_until_ready(api, backup, figures, "read by itself after the backup", options.files)
        size = int(database.query("select pg_total_relation_size('backup_entries') + pg_total_relation_size('backup_folders')")[0][0])
        figures.tell("size of the index", f"{size / 1e6:.0f} MB, {size / options.files:.0f} bytes a file")
        browse(api, backup, tree, figures)
        database.query("delete from backup_indexes")
        figures.time("first folder, nothing read yet", lambda: until_listed(api, backup, None), FIRST_TARGET)
        figures.time("next folder, while it is read", lambda: until_listed(api, backup, key_of(api, backup, tree)), FIRST_TARGET)
        wait_until_ready(api, backup, figures, "read on demand", options.files)
        delete(api, backup, database, figures)
        figures.limit("the service's memory at its highest", peak_memory(process), "MB", MEMORY_TARGET)
        return figures.end()
    finally:
        if process:
            service.stop_service(process)
        shutil.rmtree(scratch, ignore_errors=True)


class Figures:
    held = True

    def tell(self, title, value):
        print(f"{title:44}{value}", flush=True)

    def limit(self, title, value, unit, target):
        self.held &= value < target
        self.tell(title, f"{value} {unit}   (target: under {target} {unit}{'' if value < target else '; NOT met'})")

    def time(self, title, work, target):
        start = time.monotonic()
        result = work()
        self.limit(title, round((time.monotonic() - start) * 1000), "ms", round(target * 1000))
        return result

    def end(self):
        print("every target met" if self.held else "NOT every target met")
        return 0 if self.held else 1


def make_tree(tree, files):
    for n in range(files):
        folder = tree / "large" if n < files // 10 else tree / f"part-{n // 10_000:03}" / f"{n // 100:05}"
        if n % 100 == 0:
            folder.mkdir(parents=True, exist_ok=True)
        with open(folder / f"file-{n:07}.txt", "wb") as file:
            if n % 50 == 0:
                file.write(b"%d\n" % n)


def back_up(api, tree, scratch, figures):
    server = api.post("/servers", {"name": "local", "kind": "local"})["id"]
    source = api.post("/sources", {"name": "many", "serverId": server, "settings": {"type": "files", "paths": [str(tree)]}})["id"]
    pool = api.post("/storage-pools", {"name": "pool", "settings": {"type": "local", "path": str(scratch / "pool")}})["id"]
    repository = api.post("/repositories", {"name": "many", "poolId": pool, "engine": "borg", "encryption": "repokey-blake2", "compression": "lz4"})["id"]
    job = api.post("/jobs", {"name": "many", "sourceIds": [source], "repositoryIds": [repository]})["id"]
    start = time.monotonic()
    operation = api.post(f"/jobs/{job}/run")["operations"][0]["id"]
    finish(api, operation)
    figures.tell("the backup", f"{time.monotonic() - start:.1f} s")
    return api.get("/backups")["items"][0]


def finish(api, operation):
    while (state := api.get(f"/operations/{operation}"))["status"] not in ("completed", "warning"):
        if state["status"] in ("failed", "cancelled"):
            raise SystemExit(f"The operation ended {state['status']}: {state.get('errorMessage')}")
        time.sleep(0.05)


def files_of(api, backup, folder=None, **query):
    query = {**({"folder": folder} if folder else {}), **query}
    return api.get(f"/backups/{backup['id']}/files?" + "&".join(f"{name}={value}" for name, value in query.items()))


def until_listed(api, backup, folder):
    while not (answer := files_of(api, backup, folder))["items"]:
        if answer["state"] == "failed":
            raise SystemExit(answer["detail"])
        time.sleep(0.02)
    return answer


def wait_until_ready(api, backup, figures, title, files):
    start = time.monotonic()
    while (answer := files_of(api, backup))["state"] != "ready":
        if answer["state"] == "failed":
            raise SystemExit(answer["detail"])
        time.sleep(0.2)
    seconds = time.monotonic() - start
    figures.tell(f"index complete, {title}", f"{seconds:.1f} s, {files / max(seconds, 0.001):,.0f} files/s")


def key_of(api, backup, path):
    """Walks down from the root, as a person does."""
    key = None
    for name in path.parts[1:]:
        key = next(item["key"] for item in until_listed(api, backup, key)["items"] if item["name"] == name)
    return key


def browse(api, backup, tree, figures):
    figures.time("first folder", lambda: files_of(api, backup), FIRST_TARGET)
    top = figures.time("next folder, through each of those above it", lambda: key_of(api, backup, tree), NEXT_TARGET * len(tree.parts))
    parts = figures.time("a folder of folders", lambda: files_of(api, backup, top), NEXT_TARGET)["items"]
    large = next(item["key"] for item in parts if item["name"] == "large")
    page = figures.time("the folder of a tenth of all files", lambda: files_of(api, backup, large, limit=500), NEXT_TARGET)
    start, pages = time.monotonic(), 0
    while page["nextCursor"] and pages < 50:
        page, pages = files_of(api, backup, large, limit=500, cursor=page["nextCursor"]), pages + 1
    figures.limit("a later page of it", round((time.monotonic() - start) * 1000 / max(pages, 1)), "ms", round(NEXT_TARGET * 1000))
    below = files_of(api, backup, parts[-1]["key"] if parts[-1]["name"] != "large" else parts[0]["key"])["items"]
    figures.time("a folder of 100 files", lambda: files_of(api, backup, below[0]["key"]), NEXT_TARGET)
    start = time.monotonic()
    found = files_of(api, backup, search="99999")["items"]
    figures.tell("a search in all names", f"{round((time.monotonic() - start) * 1000)} ms, {len(found)} found")
    start = time.monotonic()
    size = api.post(f"/backups/{backup['id']}/selection", {"keys": [top]})
    figures.tell("the size of everything chosen", f"{round((time.monotonic() - start) * 1000)} ms, {size['files']:,} files")


def delete(api, backup, database, figures):
    start = time.monotonic()
    finish(api, api.send("DELETE", f"/backups/{backup['id']}?confirm={backup['name']}")["id"])
    left = database.query("select (select count(*) from backup_entries) + (select count(*) from backup_folders)")[0][0]
    figures.tell("backup and index deleted", f"{time.monotonic() - start:.1f} s, {left} rows left")


if __name__ == "__main__":
    sys.exit(main())
