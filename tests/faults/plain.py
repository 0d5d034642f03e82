"""The repository as a stranger with plain borg sees it."""
import json
import os
import subprocess
import uuid


class PlainBorg:
    def __init__(self, installation):
        self.installation = installation
        self.probe = installation.scratch / "probe"
        self.probe.write_text("probe")

    def archives(self, checkpoints=False):
        """Names. Fails when a lock stands in the way."""
        listed = self.run("list", "--json", *(["--consider-checkpoints"] if checkpoints else []), self.repository)
        return [archive["name"] for archive in json.loads(listed)["archives"]]

    def problems(self):
        """Sentences about why the repository cannot be used at once; writing needs the exclusive lock."""
        try:
            self.run("create", "--files-cache=disabled", "--no-cache-sync", f"{self.repository}::probe-{uuid.uuid4().hex[:12]}", str(self.probe))
            return []
        except subprocess.CalledProcessError as error:
            return [f"plain borg cannot write to the repository: {error.stderr.strip().splitlines()[-1:]}"]

    def check(self):
        """What `borg check` finds; empty when the repository is whole."""
        try:
            self.run("check", self.repository)
            return []
        except subprocess.CalledProcessError as error:
            return error.stderr.strip().splitlines()

    @property
    def repository(self):
        return str(self.installation.repository_path)

    def run(self, verb, *arguments):
        environment = {
            **os.environ, "BORG_PASSPHRASE": self.installation.passphrase, "BORG_BASE_DIR": str(self.installation.scratch / "plain"), "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "BORG_RELOCATED_REPO_ACCESS_IS_OK": "yes", "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"}
        return subprocess.run(["borg", "--error", "--lock-wait", "0", verb, *arguments], env=environment, check=True, capture_output=True, text=True, timeout=300).stdout
