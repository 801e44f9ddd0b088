"""A plain client for seeding servers and for checking their answers before they are timed."""

import json
import re
import socket
from dataclasses import dataclass

from signing import Credentials, Request, raw_bytes


class WrongAnswer(Exception):
    """A server answered something else than AWS would, so that timing it would mean nothing."""


@dataclass
class Answer:
    status: int
    head: str
    body: bytes

    @property
    def document(self):
        return json.loads(self.body)

    def element(self, name):
        """The text of the first XML element of a name."""
        found = re.search(rf"<{name}>([^<]*)</{name}>".encode(), self.body)
        return found.group(1).decode() if found else None


class Client:
    def __init__(self, port, credentials=Credentials()):
        self.port = port
        self.credentials = credentials

    def bytes_of(self, request):
        return raw_bytes(request, self.port, self.credentials)

    def send(self, request):
        """Sends a request on a connection of its own and answers what came back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(self.bytes_of(request))
            return _read_answer(connection)

    def expect(self, request, *statuses):
        answer = self.send(request)
        if answer.status not in (statuses or (200,)):
            raise WrongAnswer(f"{request.method} {request.path} answered {answer.status}: {answer.body[:200]!r}")
        return answer

    def glue(self, operation, document):
        return self.expect(glue(operation, document))

    def iam(self, action, **parameters):
        return self.expect(form("iam", "2010-05-08", action, parameters))


def glue(operation, document):
    headers = {"X-Amz-Target": f"AWSGlue.{operation}", "Content-Type": "application/x-amz-json-1.1"}
    return Request("glue", headers=headers, body=json.dumps(document).encode())


def form(service, version, action, parameters):
    from urllib.parse import urlencode

    body = urlencode({"Action": action, "Version": version} | parameters).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
    return Request(service, headers=headers, body=body)


def s3(method, path, query=(), body=b"", signs_payload=True):
    return Request("s3", method, path, tuple(query), {}, body, signs_payload)


def _read_answer(connection):
    stream = connection.makefile("rb")
    status_line = stream.readline().decode()
    if not status_line:
        raise WrongAnswer("the connection was closed without an answer")
    lines = []
    while (line := stream.readline().decode()) not in ("\r\n", "\n", ""):
        lines.append(line.strip())
    head = "\n".join(lines)
    return Answer(int(status_line.split()[1]), head, _read_body(stream, head.lower()))


def _read_body(stream, head):
    if "transfer-encoding: chunked" in head:
        pieces = []
        while (size := int(stream.readline().split(b";")[0], 16)) > 0:
            pieces.append(stream.read(size))
            stream.readline()
        return b"".join(pieces)
    length = re.search(r"^content-length: *(\d+)", head, re.MULTILINE)
    return stream.read(int(length.group(1))) if length else stream.read()
