"""What runs on this machine, read from /proc, and how to end it."""
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Process:
    pid: int
    words: list
    environment: dict = field(default_factory=dict)

    @property
    def program(self):
        return os.path.basename(self.words[0]) if self.words else ""

    def runs(self, *words):
        """True when the words stand among its arguments."""
        return all(word in self.words for word in words)

    def starts_with_borg(self):
        """borg itself ("/usr/bin/python3 /usr/bin/borg …"), not a shell that carries its command line."""
        return any(os.path.basename(word) == "borg" for word in self.words[:2]) and self.program not in ("sh", "setsid", "sudo", "nice")

    def __str__(self):
        return f"{self.pid} {' '.join(self.words)[:120]}"


def read(pid):
    """The process, or None when it is gone (or a zombie, which holds nothing)."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
        if not words:
            return None
        environment = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return None
    pairs = (entry.partition("=") for entry in environment.decode(errors="replace").split("\0"))
    return Process(pid, words.decode(errors="replace").rstrip("\0").split("\0"), {name: value for name, _, value in pairs})


def with_word(word):
    """Processes one of whose arguments contains it; much quicker than looking at all."""
    return [found for found in (read(pid) for pid in pids() if word.encode() in _command_line(pid)) if found]


def _command_line(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def pids():
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def processes():
    return [found for found in map(read, pids()) if found]


def send(found, what):
    """Signals processes; one that is gone already needs none."""
    for process in found:
        try:
            os.kill(process.pid, what)
        except ProcessLookupError:
            pass


def kill(found):
    send(found, signal.SIGKILL)


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def sessions_of(listener):
    """The processes of an SSH server that hold a connection each, without what they started for it."""
    found, below = [], children(listener)
    while below:
        pid = below.pop()
        process = read(pid)
        if process and process.words[0].startswith("sshd"):
            found.append(process)
            below += children(pid)
    return found


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def bytes_read(pid):
    """How many bytes a process has read so far, from whatever it reads."""
    return _io(pid, "rchar")


def bytes_written(pid):
    return _io(pid, "wchar")


def _io(pid, name):
    try:
        lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


def sockets_of_port(port):
    """Inodes of the TCP sockets whose local end is that port."""
    wanted = f":{port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {row[9] for row in rows if row[1].endswith(wanted) and row[3] == "01"}


def owners_of_port(port):
    """Processes that hold an established connection to that local port from its serving side."""
    inodes = sockets_of_port(port)
    return [found for found in processes() if found.words[0].startswith("sshd") and inodes & _inodes(found.pid)] if inodes else []


def _inodes(pid):
    found = set()
    try:
        for name in os.listdir(f"/proc/{pid}/fd"):
            target = os.readlink(f"/proc/{pid}/fd/{name}")
            if target.startswith("socket:["):
                found.add(target[8:-1])
    except OSError:
        pass
    return found
