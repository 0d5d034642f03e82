"""Starts the built service and makes the few calls of its API that tests need, with nothing but Python's own library."""
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
OWNER = {"email": "bench@example.test", "displayName": "Bench", "password": "a long bench password", "workspaceName": "Bench"}


class ApiError(Exception):
    """An answer that is a problem. `problem` holds its details."""

    def __init__(self, method, path, status, text):
        super().__init__(f"{method} {path}: {status} {text}")
        self.status = status
        try:
            self.problem = json.loads(text)
        except ValueError:
            self.problem = {}


class Api:
    """One signed-in user. `like` shares the session of another, for a second replica."""

    def __init__(self, url, like=None):
        self.url, self.csrf = url, like.csrf if like else None
        self.opener = like.opener if like else urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()))

    def send(self, method, path, body=None, headers=None, timeout=60):
        request = urllib.request.Request(self.url + "/api/v1" + path, method=method, headers=headers or {})
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if self.csrf:
            request.add_header("X-CSRF-Token", self.csrf)
        try:
            with self.opener.open(request, data, timeout) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise ApiError(method, path, error.code, error.read().decode(errors="replace")) from None
        return json.loads(text) if text else None

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body=None):
        return self.send("POST", path, {} if body is None else body)

    def put(self, path, body, version):
        return self.send("PUT", path, body, {"If-Match": f'"{version}"'})

    def set_up(self, token):
        """Makes the owner's account and signs in."""
        self.csrf = self.post("/setup", {"token": token, **OWNER})["csrfToken"]

    def sign_in(self):
        self.csrf = self.post("/session", {"email": OWNER["email"], "password": OWNER["password"]})["csrfToken"]


def start_service(scratch):
    """Starts the built service on a fresh data folder; returns (process, signed-in Api)."""
    port = free_port()
    log = open(scratch / "service.log", "w+b")
    command = [TOP / "run", "--no-build", "--no-install", "--no-first-backup", "--data", scratch / "data", "--port", str(port)]
    process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    api = Api(f"http://127.0.0.1:{port}")
    for _ in range(600):
        link = setup_token(scratch / "service.log")
        if link and is_ready(api.url):
            api.set_up(link)
            return process, api
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    raise SystemExit((scratch / "service.log").read_text())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def setup_token(log):
    """The one-time token that the service printed, or None."""
    link = re.search(rb"/setup\?token=(\S+)", Path(log).read_bytes())
    return link and link[1].decode()


def is_ready(url):
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url + "/health/ready", timeout=2):
            return True
    except OSError:
        return False


def stop_service(process):
    process.send_signal(signal.SIGINT)
    process.wait(60)


def install_key(created, home):
    """Runs the line that a new server's page shows, for the sign-in user whose home folder that is."""
    subprocess.run(["sh", "-c", created["installCommand"]], check=True, env={**os.environ, "HOME": str(home)}, stdout=subprocess.DEVNULL)


def new_scratch(name="bench"):
    folder = Path(tempfile.mkdtemp(prefix=f"backupapi-{name}-"))
    folder.chmod(0o711)  # as root, the database below it runs as another user
    return folder
