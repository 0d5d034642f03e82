"""The storage is a folder of a real SSH server."""
import os

from . import leftovers, remote
from .folders import Folders
from .remote import AWAY_FOR_GOOD, AWAY_SHORTLY, FULL, ONE_RESET, RESET, REVOKED, SLOW, Event, RemoteLane

HOST_KEY = Event("host key changed", lambda lane: lane.storage.change_host_key(), lambda lane: lane.storage.restore_host_key(), None, ("host_key_changed",))
EVENTS = {
    "archive": [ONE_RESET, SLOW, AWAY_SHORTLY, AWAY_FOR_GOOD, REVOKED, HOST_KEY, FULL],
    "restic": [RESET, SLOW, AWAY_SHORTLY, AWAY_FOR_GOOD, REVOKED, HOST_KEY, FULL],
    # Its own server side runs there, so that a lost connection ends it at once.
    "borg": [RESET, AWAY_SHORTLY, REVOKED, HOST_KEY, FULL],
}


class SftpLane(RemoteLane):
    ENGINES = ("archive", "restic", "borg")
    # Borg gives up at once, and the storage may be away for three seconds.
    ATTEMPTS = 3

    def __init__(self, name):
        super().__init__(name)
        self.bulk_megabytes, self.keeps_connections = 16, True

    def make_storage(self):
        return Folders(self.scratch)

    @property
    def disk(self):
        return [what for what in leftovers.find(self, []) if what.startswith(f"mount tmpfs {self.storage.folder} ")]

    def kept(self):
        """Connections that wait a while for who needs the storage next."""
        if not self.keeps_connections:
            return set()
        clients = [found for found in self.tools() if found.program == "ssh" and found.words[-1] == "sftp"]
        files = [word.partition("=")[2] for found in clients for word in found.words if word.startswith("UserKnownHostsFile=")]
        servers = [found for found in self.tools() if found.program == "sftp-server"]
        return {*(f"process {found}" for found in [*clients, *servers]), *(f"folder {os.path.dirname(file)}" for file in files)}

    def check(self):
        yield from super().check()
        self.keeps_connections = False
        # The storage's own disk stays as long as the lane.
        yield from (f"left at last: {what}" for what in leftovers.wait_gone(self, [], self.disk, 40))


def cells():
    for engine, events in EVENTS.items():
        yield from (remote.Cell("sftp", engine, event) for event in events if event is not FULL or os.geteuid() == 0)
