"""The servers that are measured: this one, those it is compared with, and the plainest possible one."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time

from client import Client, form

IDENTITY = form("sts", "2011-06-15", "GetCallerIdentity", {})


class Server:
    """A running server. The time from its exec to its first whole answer is measured on the way."""

    def __init__(self, name, command, environment=None, port=None):
        self.name = name
        self.port = port
        self._log = open(os.devnull, "w")
        began = time.monotonic()
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE if port is None else self._log, stderr=self._log,
            env=os.environ | (environment or {}), start_new_session=True)
        if port is None:
            self.port = self._read_port()
        self.client = Client(self.port)
        self._wait_for_answer()
        self.start_milliseconds = (time.monotonic() - began) * 1000

    def _read_port(self):
        line = self.process.stdout.readline().decode().strip()
        if not line:
            raise RuntimeError(f"{self.name} did not start")
        return json.loads(line)["port"] if line.startswith("{") else int(line)

    def _wait_for_answer(self):
        deadline = time.monotonic() + 60
        while True:
            try:
                self.client.send(IDENTITY)
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError(f"{self.name} did not start") from None
                time.sleep(0.001)

    @property
    def resident_mebibytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self._log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def mocklake(binary, *flags, name="mocklake"):
    return Server(name, [binary, "serve", "--port", "0", "--json", *flags])


class SendfileServer(Server):
    """Answers every request with one file; the bound for large downloads."""

    def __init__(self, binary, path):
        super().__init__("sendfile", [binary, path])

    def _wait_for_answer(self):
        """It prints its port when it listens, and answers nothing but GET."""


def peers():
    """The programs to compare with, by name: their command and settings for a port."""
    found = {}
    if program := _find("ministack"):
        settings = {"LOG_LEVEL": "WARNING", "PERSIST_STATE": "0"}
        found["ministack"] = lambda port: Server("ministack", [program], settings | {"GATEWAY_PORT": str(port)}, port)
    if program_moto := _find("moto_server"):
        found["moto"] = lambda port: Server("moto", [program_moto, "-p", str(port)], {}, port)
    return found


def _find(program):
    folder = os.environ.get("MOCKLAKE_PEERS")
    if folder:
        path = os.path.join(folder, "bin", program)
        if os.access(path, os.X_OK):
            return path
    return shutil.which(program)


def version(package):
    """The version of an installed peer, asked from the Python it is installed in."""
    program = _find({"ministack": "ministack", "moto": "moto_server"}[package])
    python = os.path.join(os.path.dirname(os.path.realpath(program)), "python3")
    python = python if os.access(python, os.X_OK) else "python3"
    asked = f"import importlib.metadata as m; print(m.version('{package}'))"
    answer = subprocess.run([python, "-c", asked], capture_output=True, text=True)
    return answer.stdout.strip() or "unknown"
