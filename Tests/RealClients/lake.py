"""A running `mocklake serve` and the clients that talk to it."""

import json
import os
import pathlib
import select
import signal
import subprocess
import urllib.request

import boto3
import botocore.config

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("MOCKLAKE_BINARY") or str(REPOSITORY / ".build/debug/mocklake")
ACCOUNT = "123456789012"
REGION = "us-east-1"
# One for all tests: it keeps the service models, which take longer to read than a server takes to start.
SESSION = boto3.session.Session()


def clean_environment(**more):
    """This process's environment without anything that would lead AWS clients astray."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    kept |= {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1,localhost",
    }
    return kept | more


def mocklake(*words, **options):
    """Runs one command to its end; the result has `returncode`, `stdout` and `stderr`."""
    environment = options.pop("environment", None) or clean_environment()
    return subprocess.run(
        [BINARY, *map(str, words)], capture_output=True, text=True, timeout=120, env=environment,
        stdin=subprocess.DEVNULL, **options)


class Service:
    """A command of mocklake that serves on a free port until it is stopped."""

    def __init__(self, command, *flags, log):
        self.log = pathlib.Path(log)
        with open(self.log, "ab") as errors:
            self.process = subprocess.Popen(
                [BINARY, command, "--port", "0", "--json", *map(str, flags)], stdout=subprocess.PIPE, stderr=errors,
                stdin=subprocess.DEVNULL, env=clean_environment())
        self.url = self._ready()["url"]

    def _ready(self, seconds=30):
        readable, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline() if readable else b""
        if not line:
            self.kill()
            raise RuntimeError(f"the server did not start: {self.log.read_text()}")
        return json.loads(line)

    def stop(self):
        """Asks it to end and answers its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=30)
        finally:
            self.kill()

    def kill(self):
        """Ends it as `kill -9` does."""
        self.process.kill()
        self.process.wait()
        if not self.process.stdout.closed:
            self.process.stdout.close()

    def get(self, path):
        """A document of one of the server's own paths."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return json.load(answer)


class Lake(Service):
    """An emulator of one's own."""

    def __init__(self, *flags, log):
        super().__init__("serve", "--default-account", ACCOUNT, *flags, log=log)

    def client(self, service, key="test", secret="test", token=None, region=REGION, verify=None, **config):
        """A boto3 client; the key `test` acts as the account's root user."""
        config.setdefault("retries", {"total_max_attempts": 1})
        return SESSION.client(
            service, endpoint_url=self.url, region_name=region, verify=verify, aws_access_key_id=key,
            aws_secret_access_key=secret, aws_session_token=token, config=botocore.config.Config(**config))

    def client_of(self, credentials, service, **options):
        """A boto3 client with the `Credentials` or `AccessKey` of an answer."""
        return self.client(
            service, credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials.get("SessionToken"),
            **options)

    def requests(self):
        """What the journal remembers, oldest first."""
        return self.get("/_mocklake/requests")["requests"]

    def environment(self, **more):
        """The environment of a client that is a process."""
        return clean_environment(
            AWS_ENDPOINT_URL=self.url, AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test",
            AWS_DEFAULT_REGION=REGION, **more)
