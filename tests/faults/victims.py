"""Who is killed, and how it comes back where something outside the service brings it back in real life."""
import time

from . import machine


class Victim:
    def __init__(self, name, find=None):
        self.name, self._find = name, find

    def kill(self, lane, operation):
        found = self._find(lane, operation)
        if not found:
            raise AssertionError(f"{self.name} does not run in this phase")
        machine.kill(found)

    def come_back(self, lane):
        """After the kill."""


class Service(Victim):
    """Restarted by whatever watches it."""

    def kill(self, lane, operation):
        lane.service.kill()

    def come_back(self, lane):
        lane.service.start()


class Worker(Victim):
    """Another one takes over."""

    def kill(self, lane, operation):
        lane.worker.kill()

    def come_back(self, lane):
        lane.add_worker()


class Listener(Victim):
    def kill(self, lane, operation):
        machine.kill([machine.read(lane.listener)])

    def come_back(self, lane):
        time.sleep(0.5)
        lane.restart_server()


class Postgres(Victim):
    """The embedded one is the service's to bring back; one of its own comes back after a few seconds."""

    def kill(self, lane, operation):
        lane.database.kill()

    def come_back(self, lane):
        if lane.own_database:
            time.sleep(3)
            lane.own_database.start()


def _borg(lane, operation, serves):
    return [found for found in lane.tools() if found.starts_with_borg() and ("serve" in found.words) == serves]


SERVICE = Service("service")
WORKER = Worker("worker")
SSH = Victim("ssh", lambda lane, operation: lane.ssh_masters())
SESSION = Victim("ssh session", lambda lane, operation: [found for found in lane.tools() if found.program == "ssh" and "-S" in found.words])
SSHD = Victim("sshd", lambda lane, operation: machine.owners_of_port(lane.port))
LISTENER = Listener("sshd listener")
BORG = Victim("borg", lambda lane, operation: _borg(lane, operation, False))
SERVE = Victim("borg serve", lambda lane, operation: _borg(lane, operation, True))
POSTGRES = Postgres("postgres")
