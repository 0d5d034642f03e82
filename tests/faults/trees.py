"""Trees that are hard to back up: every kind of file, names of any bytes, very deep, very wide, full of holes, changing while they are read. Each is backed up
through the real service, looked into, restored and compared."""
import base64
import os
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

from .installation import LAB, Installation
from .plain import PlainBorg
from .scenario import Scenario

WIDE, DEEP, HOLE = 20_000, 500, 17 << 30


class TreesLane(Installation):
    """One that backs up this machine; each cell brings its own source."""

    def open(self):
        self.start()
        self.tree.mkdir()
        (self.tree / "first").write_text("first\n")
        self.set_up(kind="local")
        self.plain = PlainBorg(self)
        self.number = 0
        return self

    def mend(self):
        for state in self.api.get("/operations?status=running,pending,paused&limit=200")["items"]:
            self.api.post(f"/operations/{state['id']}/cancel")
            self.wait_end(state["id"], 60)

    def folder(self):
        self.number += 1
        made = self.scratch / f"hard-{self.number}"
        made.mkdir()
        return made

    def add_source(self, folder):
        source = self.api.post("/sources", {"name": folder.name, "serverId": self.ids["server"], "settings": {"type": "files", "paths": [str(folder)]}})["id"]
        self.ids["job"] = self.api.post("/jobs", {"name": folder.name, "sourceIds": [source], "repositoryIds": [self.ids["repository"]]})["id"]

    def back_up(self, folder):
        """(the operation as it ended, the backup with its problem files)."""
        self.add_source(folder)
        ended = self.wait_end(self.run_job(), 170)
        assert ended["status"] in ("completed", "warning"), ended
        return ended, self.api.get(f"/backups/{ended['backupId']}")

    def preview(self, folder):
        return self.api.post("/sources/preview", {"serverId": self.ids["server"], "settings": {"type": "files", "paths": [str(folder)]}})

    def restore(self, backup):
        target = self.scratch / f"restored-{self.number}"
        body = {"keys": [], "targetPath": str(target), "overwrite": "always", "dryRun": False, "verify": True}
        return self.wait_end(self.api.post(f"/backups/{backup['id']}/restore", body)["id"], 170), target

    def list(self, backup, folder):
        """Everything in a folder of the backup, page by page, by key."""
        key = base64.urlsafe_b64encode(os.fsencode(folder).lstrip(b"/")).rstrip(b"=").decode()
        found, cursor = {}, None
        while True:
            page = self.api.get(f"/backups/{backup['id']}/files?limit=500&folder={key}" + (f"&cursor={cursor}" if cursor else ""))
            if page["state"] == "building":
                time.sleep(0.1)
                found, cursor = {}, None
                continue
            assert page["state"] == "ready", page
            found.update({item["key"]: item for item in page["items"]})
            cursor = page["nextCursor"]
            if not cursor:
                return found

    def download(self, backup, key):
        with self.api.opener.open(urllib.request.Request(f"{self.api.url}/api/v1/backups/{backup['id']}/download?key={key}"), timeout=60) as answer:
            return answer.read()


def describe(folder):
    return subprocess.check_output([LAB / "tree", "describe", folder]).decode()


def below(target, folder):
    return Path(str(target) + str(folder))


def every_kind(lane):
    folder = lane.folder() / "tree"
    subprocess.run([LAB / "tree", "make", folder], check=True)
    expected = describe(folder)
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(folder)
        listener.bind("socket")
        os.chdir(here)
        times = os.stat(folder)
        preview = lane.preview(folder)
        ended, backup = lane.back_up(folder.parent)
    count = sum(len(files) for _, _, files in os.walk(folder)) - 1 + sum(Path(top, name).is_symlink() for top, names, _ in os.walk(folder) for name in names)
    if preview["fileCount"] != count:
        yield f"the preview counts {preview['fileCount']} files instead of {count}"
    if ended["status"] != "completed" or backup["problemFiles"]:
        yield f"ended {ended['status']}: {backup['problemFiles']}"
    restored, target = lane.restore(backup)
    if restored["status"] != "completed":
        yield f"the restore ended {restored['status']}: {restored['errorMessage']}"
    os.utime(below(target, folder), ns=(times.st_atime_ns, next(int(line.split()[3]) for line in expected.splitlines() if line.endswith("b'.'"))))
    found = describe(below(target, folder))
    yield from (f"became {right}" for left, right in zip(expected.splitlines(), found.splitlines()) if left != right)
    yield from odd_names(lane, backup, folder / "odd names")


def odd_names(lane, backup, folder):
    listed = lane.list(backup, folder)
    names = os.listdir(os.fsencode(folder))
    if len(listed) != len(names):
        yield f"{len(listed)} of {len(names)} odd names are listed"
    for key in listed:
        name = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).rsplit(b"/", 1)[-1]
        if name not in names:
            yield f"a name that is none: {name!r}"
        elif lane.download(backup, key) != b"content of " + name:
            yield f"the download of {name!r} is not what it was"


def wide_and_deep(lane):
    folder = lane.folder()
    (folder / "wide").mkdir()
    for number in range(WIDE):
        (folder / "wide" / f"empty-{number:06}").touch()
    path = folder.joinpath(*["d"] * DEEP)
    path.mkdir(parents=True)
    (path / "bottom").write_text("found\n")
    ended, backup = lane.back_up(folder)
    if ended["status"] != "completed" or backup["fileCount"] != WIDE + 1:
        yield f"ended {ended['status']} with {backup['fileCount']} files"
    if len(lane.list(backup, folder / "wide")) != WIDE:
        yield "the wide folder is not listed whole"
    if [item["name"] for item in lane.list(backup, path).values()] != ["bottom"]:
        yield "the bottom is not listed"
    restored, target = lane.restore(backup)
    if restored["status"] != "completed" or len(os.listdir(below(target, folder / "wide"))) != WIDE or below(target, path / "bottom").read_text() != "found\n":
        yield f"the restore ended {restored['status']}, or not everything is there"


def deeper_than_paths(lane):
    """No path above 4,096 bytes can be opened, but a tree can be deeper."""
    folder = lane.folder()
    (folder / "plain").write_text("plain\n")
    here = os.open(folder, os.O_DIRECTORY)
    for _ in range(40):
        os.mkdir("x" * 200, dir_fd=here)
        inner = os.open("x" * 200, os.O_DIRECTORY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("bottom", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        ended, backup = lane.back_up(folder)
        if ended["status"] == "completed" and backup["fileCount"] != 2:
            yield f"completed with {backup['fileCount']} of 2 files"
        if ended["status"] == "warning" and not backup["problemFiles"]:
            yield "a warning that names no file"
        if not any(item["name"] == "plain" for item in lane.list(backup, folder).values()):
            yield "the rest of the tree is not listed"
        restored, target = lane.restore(backup)
        if restored["status"] == "failed" and (restored["errorCode"] in (None, "internal_error") or not restored["errorHint"]):
            yield f"the restore says {restored['errorCode']}: {restored['errorMessage']}"
        if below(target, folder / "plain").read_text() != "plain\n":
            yield "the rest of the tree is not restored"
    finally:
        subprocess.run(["rm", "-rf", folder, lane.scratch / f"restored-{lane.number}"], check=True)


def full_of_holes(lane):
    folder = lane.folder()
    with open(folder / "disk", "wb") as file:
        file.truncate(HOLE)
    preview = lane.preview(folder)
    if "hole" not in (preview["included"][0]["reason"] or ""):
        yield f"the preview says nothing of the hole: {preview['included'][0]}"
    # Reading so much of nothing takes a while; the same is seen with less of it.
    with open(folder / "disk", "wb") as file:
        file.write(b"at the start")
        file.truncate(1 << 30)
    content = subprocess.check_output(["sha256sum", folder / "disk"]).split()[0]
    ended, backup = lane.back_up(folder)
    restored, target = lane.restore(backup)
    copy = below(target, folder / "disk")
    if ended["status"] != "completed" or restored["status"] != "completed" or subprocess.check_output(["sha256sum", copy]).split()[0] != content:
        yield f"ended {ended['status']} and {restored['status']}, or with another content"
    if copy.stat().st_blocks * 512 > 32 << 20:
        yield f"the restored file takes {copy.stat().st_blocks * 512} bytes"


def changing(lane):
    """Files grow, shrink, vanish and come while they are read."""
    folder = lane.folder()
    for number in range(400):
        (folder / f"steady-{number:04}").write_bytes(b"%d" % number * 1000)
        (folder / f"vanishing-{number:04}").write_bytes(b"gone" * 1000)
    (folder / "growing").write_bytes(b"")
    (folder / "shrinking").write_bytes(os.urandom(64 << 20))
    expected = {path.name: path.read_bytes() for path in folder.glob("steady-*")}
    stop = threading.Event()
    writer = threading.Thread(target=churn, args=(folder, stop))
    writer.start()
    try:
        ended, backup = lane.back_up(folder)
    finally:
        stop.set()
        writer.join()
    named = {kind: sum(file["kind"] == kind for file in backup["problemFiles"]) for kind in ("unreadable", "changed")}
    if (named["unreadable"], named["changed"]) != (backup["unreadableCount"], backup["changedCount"]):
        yield f"{named} are named, {backup['unreadableCount']} and {backup['changedCount']} counted"
    if (ended["status"] == "warning") != (backup["unreadableCount"] > 0):
        yield f"ended {ended['status']} with {backup['unreadableCount']} unreadable files"
    yield from (f"a steady file is named: {file['path']}" for file in backup["problemFiles"] if "steady" in file["path"])
    restored, target = lane.restore(backup)
    if restored["status"] != "completed":
        yield f"the restore ended {restored['status']}: {restored['errorMessage']}"
    found = {path.name: path.read_bytes() for path in below(target, folder).glob("steady-*")}
    if found != expected:
        yield "the files that did not change are not what they were"


def churn(folder, stop):
    number = 0
    while not stop.is_set():
        with open(folder / "growing", "ab") as file:
            file.write(os.urandom(1 << 16))
        os.truncate(folder / "shrinking", max(0, (64 << 20) - number * 4096))
        (folder / f"vanishing-{number % 400:04}").unlink(missing_ok=True)
        (folder / f"vanishing-{(number + 200) % 400:04}").write_bytes(b"back")
        number += 1
        time.sleep(0.002)


def cells():
    return [
        Scenario("tree · every kind of file and name", every_kind, "trees"), Scenario(f"tree · {WIDE:,} empty files in one folder, {DEEP} folders deep", wide_and_deep, "trees"),
        Scenario("tree · deeper than any path", deeper_than_paths, "trees"), Scenario("tree · full of holes", full_of_holes, "trees"), Scenario("tree · changing while it is read", changing, "trees"),
    ]
