"""Compiles the load generator and runs it."""

import json
import os
import subprocess

from client import WrongAnswer

FOLDER = os.path.dirname(os.path.abspath(__file__))


class Tools:
    """The C programs, compiled into a folder, and the durations of a measurement."""

    def __init__(self, folder, seconds, warmup):
        self.folder = folder
        self.seconds = seconds
        self.warmup = warmup
        self.load = self._compile("load")
        self.sendfile = self._compile("sendfile")

    def _compile(self, name):
        path = os.path.join(self.folder, name)
        source = os.path.join(FOLDER, f"{name}.c")
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-pthread", "-o", path, source], check=True)
        return path

    def measure(self, port, requests, connections, least_body=0):
        """Keeps a server busy with signed requests. Every single answer must be a success with its whole body."""
        path = os.path.join(self.folder, "requests")
        with open(path, "wb") as file:
            for request in requests:
                file.write(f"{len(request)}\n".encode() + request)
        command = [self.load, str(port), str(connections), str(self.seconds), str(self.warmup), path]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            raise WrongAnswer(run.stderr.strip())
        counted = json.loads(run.stdout)
        if counted["failed"]:
            raise WrongAnswer(f"{counted['failed']} answers failed: {counted['firstFailure']}")
        if counted["answered"] == 0:
            raise WrongAnswer("nothing was answered in time")
        if counted["smallestBody"] < least_body:
            raise WrongAnswer(f"a body had {counted['smallestBody']} instead of {least_body} bytes")
        return Measurement(counted, connections)


class Measurement:
    def __init__(self, counted, connections):
        self.per_second = counted["answered"] / counted["seconds"]
        self.body_bytes_per_second = counted["bodyBytes"] / counted["seconds"]
        self.p50, self.p99 = counted["p50"], counted["p99"]
        self.connections = connections

    @property
    def document(self):
        return {
            "requestsPerSecond": round(self.per_second, 1), "p50Microseconds": self.p50, "p99Microseconds": self.p99,
            "connections": self.connections,
        }
