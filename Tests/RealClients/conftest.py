"""Fixtures: every test gets an empty lake of its own; it starts in milliseconds."""

import os

import botocore.exceptions
import pytest

from lake import BINARY, Lake, Service, clean_environment


def pytest_sessionstart(session):
    if not os.access(BINARY, os.X_OK):
        pytest.exit(f"{BINARY} is not there: build it with `swift build`, or name another in MOCKLAKE_BINARY", 3)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(clean_environment())


@pytest.fixture
def start(tmp_path):
    """Starts lakes with the given flags, and stops them after the test."""
    lakes = []

    def start(*flags):
        lakes.append(Lake(*flags, log=tmp_path / "lake.log"))
        return lakes[-1]

    yield start
    for lake in lakes:
        lake.stop()


@pytest.fixture
def lake(start):
    """An empty lake."""
    return start()


@pytest.fixture
def metadata_server(tmp_path):
    """An empty stand-in for the OpenMetadata server."""
    server = Service("metadata-server", log=tmp_path / "metadata.log")
    yield server
    server.stop()


class Refused:
    """The error that a block of calls has to end with."""

    def __init__(self, code, message=None, status=None):
        self.code, self.message, self.status = code, message, status

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert kind is not None, f"{self.code} was expected, but the call succeeded"
        if not isinstance(error, botocore.exceptions.ClientError):
            return False
        self.response = error.response
        assert error.response["Error"]["Code"] == self.code, error
        if self.message is not None:
            assert error.response["Error"]["Message"] == self.message
        if self.status is not None:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == self.status
        return True


@pytest.fixture
def refused():
    """`with refused(code, message, status):` expects exactly that answer."""
    return Refused
