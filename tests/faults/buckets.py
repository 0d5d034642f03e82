"""A real S3 server for one lane, behind a proxy: a bucket, what lies in it, and what its administrator may do to it."""
import os
import subprocess

from .installation import LAB
from .proxy import Proxy

BUCKET = "backups"


class Buckets:
    def __init__(self, folder):
        self.folder, self.process = folder, None

    def start(self):
        # It ends with its standard input, however this process ends.
        self.process = subprocess.Popen([LAB / "s3", "run", self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.endpoint, self.key, self.secret = self.process.stdout.readline().split()
        self.proxy = Proxy(int(self.endpoint.rsplit(":", 1)[1]))
        self.make(BUCKET)

    def stop(self):
        if self.process:
            self.proxy.close()
            self.process.stdin.close()
            self.process.wait(60)

    def settings(self, bucket=BUCKET):
        """Of a pool that reaches the bucket through the proxy."""
        return {"type": "s3", "endpoint": f"http://127.0.0.1:{self.proxy.port}", "region": "us-east-1", "bucket": bucket, "accessKeyId": self.key, "secretAccessKey": self.secret, "pathStyle": True}

    def make(self, bucket):
        self._rclone("mkdir", f"lab:{bucket}")

    def delete(self, bucket):
        self._admin("bucket", "rm", f"--bucket={bucket}", "--purge-objects")

    def revoke(self):
        self._admin("key", "rm", "--uid=lab", f"--access-key={self.key}")

    def grant(self):
        self._admin("key", "create", "--uid=lab", f"--access-key={self.key}", f"--secret-key={self.secret}")

    def fill_up(self):
        """The quota leaves no room."""
        self._admin("quota", "set", "--uid=lab", "--quota-scope=user", "--max-size=1M")
        self._admin("quota", "enable", "--uid=lab", "--quota-scope=user")

    def make_room(self):
        self._admin("quota", "disable", "--uid=lab", "--quota-scope=user")

    def heal(self):
        self.proxy.well()

    def listing(self, bucket=BUCKET):
        """Every object, and every upload that was begun and not ended."""
        objects = self._rclone("lsf", "-R", "--files-only", f"lab:{bucket}").splitlines()
        uploads = self._rclone("backend", "list-multipart-uploads", f"lab:{bucket}")
        return sorted(objects), uploads.count('"UploadId"')

    def _admin(self, *words):
        subprocess.run([LAB / "s3", "admin", self.folder, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _rclone(self, *words):
        settings = {"TYPE": "s3", "PROVIDER": "Ceph", "ENDPOINT": self.endpoint, "ACCESS_KEY_ID": self.key, "SECRET_ACCESS_KEY": self.secret}
        environment = {**{name: value for name, value in os.environ.items() if not name.startswith("AWS_")}, "RCLONE_CONFIG": "/dev/null", **{f"RCLONE_CONFIG_LAB_{name}": value for name, value in settings.items()}}
        return subprocess.run(["rclone", *words], check=True, capture_output=True, text=True, env=environment).stdout
