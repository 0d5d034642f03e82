"""The few calls of the API that the bench needs, with nothing but Python's own library."""
import json
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


class Api:
    def __init__(self, url):
        self.url, self.csrf = url, None
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()))

    def send(self, method, path, body=None):
        request = urllib.request.Request(self.url + "/api/v1" + path, method=method)
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if self.csrf:
            request.add_header("X-CSRF-Token", self.csrf)
        try:
            with self.opener.open(request, data) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from None
        return json.loads(text) if text else None

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body=None):
        return self.send("POST", path, {} if body is None else body)


def start_service(scratch):
    """Starts the built service on a fresh data folder; returns (process, signed-in Api)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = open(scratch / "service.log", "w+b")
    command = [TOP / "run", "--no-build", "--no-install", "--no-first-backup", "--data", scratch / "data", "--port", str(port)]
    process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    api = Api(f"http://127.0.0.1:{port}")
    for _ in range(600):
        link = re.search(rb"/setup\?token=(\S+)", (scratch / "service.log").read_bytes())
        if link and is_ready(api.url):
            owner = {"email": "bench@example.test", "displayName": "Bench", "password": "a long bench password", "workspaceName": "Bench"}
            api.csrf = api.post("/setup", {"token": link[1].decode(), **owner})["csrfToken"]
            return process, api
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    raise SystemExit((scratch / "service.log").read_text())


def is_ready(url):
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url + "/health/ready", timeout=2):
            return True
    except OSError:
        return False


def stop_service(process):
    process.send_signal(signal.SIGINT)
    process.wait(60)


def new_scratch():
    folder = Path(tempfile.mkdtemp(prefix="backupapi-bench-"))
    folder.chmod(0o711)  # as root, the database below it runs as another user
    return folder
