"""One kept connection with an API token: what a measurement needs, without the time of connecting."""
import base64
import http.client
import json
import uuid
from datetime import datetime, timezone
from urllib.parse import urlencode, urlsplit


class Client:
    def __init__(self, api):
        token = api.post("/api-tokens", {"name": f"bench {uuid.uuid4()}", "role": "owner"})["token"]
        self.headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        self.address = urlsplit(api.url).netloc
        self.connection = http.client.HTTPConnection(self.address)

    def get(self, path, **query):
        text = self.fetch(path, **query)
        return json.loads(text)

    def fetch(self, path, **query):
        target = "/api/v1" + path + ("?" + urlencode(query) if query else "")
        self.connection.request("GET", target, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"GET {target}: {answer.status} {body.decode()}")
        return body


def cursor(at, key):
    """The cursor of a list at that time (datetime) and key, as the service makes it: a page in the depth without reading those before."""
    since = at.astimezone(timezone.utc) - datetime(1, 1, 1, tzinfo=timezone.utc)
    ticks = (since.days * 86400 + since.seconds) * 10_000_000 + since.microseconds * 10
    return base64.urlsafe_b64encode(ticks.to_bytes(8, "big") + uuid.UUID(str(key)).bytes).decode().rstrip("=")
