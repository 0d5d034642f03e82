"""Whatever an operation may leave behind, on either side. An empty list means nothing is left."""
import glob
import os
import time
from pathlib import Path

from . import machine


def find(installation, operations):
    """Sentences about what is left of ended operations (their ids)."""
    found = [*_processes(installation), *_folders(installation, operations), *_mounts(installation, operations), *_rows(installation, operations)]
    return [what for what in found if what not in installation.kept()] if found else []


def wait_gone(installation, operations, known=(), seconds=10):
    """Looks until nothing is left or the time is up; returns what is left then, but for what was known before."""
    limit = time.monotonic() + seconds
    while True:
        left = [what for what in find(installation, operations) if what not in known]
        if not left or time.monotonic() > limit:
            return left
        time.sleep(0.1)


def _processes(installation):
    sessions = machine.owners_of_port(installation.port) if hasattr(installation, "port") else []
    return [f"process {found}" for found in installation.tools()] + [f"session {found}" for found in sessions]


def _folders(installation, operations):
    """On the server: an operation's folders and sockets in /tmp. Here: connections' folders, key files and patterns of borg."""
    found = [path for operation in operations for path in glob.glob(f"/tmp/backupapi-{operation}-*")]
    found += [str(path) for path in installation.temporary.iterdir()]
    found += [path for path in glob.glob("/dev/shm/backupapi-*") if _is_ours(path, installation)]
    return [f"folder {path}" for path in found]


def _is_ours(path, installation):
    """An empty file is what a start of rclone leaves that was killed in its first moment; the next start removes it."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return False
    return found.st_mtime > installation.scratch.stat().st_ctime and (os.path.isdir(path) or found.st_size > 0)


def _mounts(installation, operations):
    lines = Path("/proc/mounts").read_text().splitlines()
    return [f"mount {line}" for line in lines if any(name in line for name in (str(installation.scratch), *operations))]


def _rows(installation, operations):
    ids = ", ".join(f"'{operation}'" for operation in operations)
    # What a failed backup stored is kept for the next one on purpose; that it goes then is looked for in the repository.
    rows = installation.database.query(f"select kind, reference from operation_resources where operation_id in ({ids}) and kept_until is null") if ids else []
    return [f"row in operation_resources: {' '.join(row)}" for row in rows]
