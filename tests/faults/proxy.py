"""Stands between the service and a storage on this machine, and does to connections what networks and overloaded services do."""
import socket
import struct
import threading
import time

RESET = struct.pack("ii", 1, 0)
BODY = b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>'
BUSY = b"HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(BODY), BODY)


class Proxy:
    """`busy` answers each request with 503, `gone` resets each connection, `bytes_per_second` slows down what the client sends, `silent` moves nothing."""

    def __init__(self, port):
        self.target, self.open, self.lock = port, set(), threading.Lock()
        self.busy = self.gone = self.silent = False
        self.bytes_per_second = None
        self.sent, self.cut_at = 0, None
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.listener.close()
        self.cut_all()

    def cut_all(self):
        with self.lock:
            for connection in self.open:
                self._reset(connection)

    def cut_soon(self, count):
        """Resets the connection that carries the client's byte of that number, counted from now; once."""
        self.cut_at = self.sent + count

    def well(self):
        """As a healthy network."""
        self.busy = self.gone = self.silent = False
        self.bytes_per_second = self.cut_at = None

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client):
        server = None
        try:
            if self.gone:
                return self._reset(client)
            if self.busy:
                return self._refuse(client)
            server = socket.create_connection(("127.0.0.1", self.target))
            with self.lock:
                self.open |= {client, server}
            back = threading.Thread(target=self._pump, args=(server, client, False), daemon=True)
            back.start()
            self._pump(client, server, True)
            back.join()
        except OSError:
            pass   # one side is gone; so is the other
        finally:
            with self.lock:
                self.open -= {client, server}
            for connection in (client, server):
                if connection:
                    connection.close()

    def _pump(self, source, target, outward):
        try:
            while data := source.recv(65536):
                while self.silent:
                    time.sleep(0.05)
                if outward:
                    self.sent += len(data)
                    if self.bytes_per_second:
                        time.sleep(len(data) / self.bytes_per_second)
                    if self.cut_at and self.sent >= self.cut_at:
                        self.cut_at = None
                        self._reset(source)
                        self._reset(target)
                        return
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            self._reset(source)
            self._reset(target)

    def _refuse(self, client):
        """The whole request is read first, else the client sees a reset instead of the answer."""
        head = b""
        while b"\r\n\r\n" not in head:
            data = client.recv(65536)
            if not data:
                return
            head += data
        names, _, body = head.partition(b"\r\n\r\n")
        length = next((int(line.split(b":")[1]) for line in names.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
        count = len(body)
        while count < length and (data := client.recv(65536)):
            count += len(data)
        client.sendall(BUSY)
        client.shutdown(socket.SHUT_WR)
        client.recv(1)

    @staticmethod
    def _reset(connection):
        try:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            # The descriptor may be read by another thread: shut it down, so that this one wakes.
            connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        except OSError:
            pass
