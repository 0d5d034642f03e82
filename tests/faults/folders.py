"""A real SSH server for one lane that keeps repositories in a folder, behind a proxy, and what its administrator may do to it."""
import getpass
import os
import subprocess

from .installation import LAB
from .proxy import Proxy

MEGABYTES = 400


class Folders:
    """Its disk is a small one of its own where the rights are there to make one (root)."""

    def __init__(self, scratch):
        self.scratch, self.server, self.folder, self.key, self.running = scratch, scratch / "storage", scratch / "disk", scratch / "storage-key", False

    def start(self):
        self.folder.mkdir()
        if os.geteuid() == 0:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", self.folder], check=True)
        self.port = int(self._sshd("start").split()[0])
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", self.key], check=True)
        self.grant()
        self.proxy = Proxy(self.port)
        self.running = True

    def stop(self):
        if self.running:
            self.proxy.close()
            self._sshd("stop")
        if os.path.ismount(self.folder):
            subprocess.run(["umount", "--lazy", self.folder], check=False)

    def settings(self):
        """Of a pool that reaches the folder through the proxy."""
        return {"type": "sftp", "address": "127.0.0.1", "port": self.proxy.port, "username": getpass.getuser(), "hostKey": self._host_key(), "privateKey": self.key.read_text(), "path": str(self.folder / "backups")}

    def revoke(self):
        (self.server / "home/.ssh/authorized_keys").write_text("")
        self.proxy.cut_all()   # whoever is signed in already stays so

    def grant(self):
        (self.server / "home/.ssh/authorized_keys").write_bytes(self.key.with_suffix(".pub").read_bytes())

    def change_host_key(self):
        """As after a reinstallation."""
        for name in ("host_key", "host_key.pub"):
            (self.server / name).rename(self.server / f"old_{name}")
        self._restart()

    def restore_host_key(self):
        for name in ("host_key", "host_key.pub"):
            (self.server / f"old_{name}").replace(self.server / name)
        self._restart()

    def fill_up(self):
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(1 << 20)):
                    pass
            except OSError:
                pass   # full

    def make_room(self):
        (self.folder / "filler").unlink()

    def heal(self):
        """Whatever a cell that failed left in a bad state."""
        self.proxy.well()
        self.grant()
        if (self.server / "old_host_key").exists():
            self.restore_host_key()
        (self.folder / "filler").unlink(missing_ok=True)

    def listing(self):
        """Every file, and every one that was begun and not ended."""
        files = [str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()]
        partial = [path for path in files if "/.partial-" in path]
        return sorted(set(files) - set(partial) - {"filler"}), len(partial)

    def _host_key(self):
        return " ".join((self.server / "host_key.pub").read_text().split()[:2])

    def _restart(self):
        self._sshd("stop")
        self._sshd("start", str(self.port))
        self.proxy.cut_all()

    def _sshd(self, verb, *words):
        # What its sessions run is told from others by this.
        sessions = f"BACKUPAPI_LAB={self.scratch}"
        return subprocess.check_output([LAB / "sshd", verb, self.server, *words], text=True, env={**os.environ, "SESSIONS": sessions})
