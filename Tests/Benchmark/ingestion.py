"""Ingests the tables of a lake with `mocklake ingest` and with OpenMetadata's own Python client, on the same servers."""

import json
import os
import subprocess
import time

import workloads
from client import WrongAnswer
from servers import Server, mocklake

TABLES = 500

WORKFLOW = """\
source:
  type: glue
  serviceName: {service}
  serviceConnection:
    config:
      type: Glue
      awsConfig:
        awsAccessKeyId: test
        awsSecretAccessKey: test
        awsRegion: us-east-1
        endPointURL: {lake}
  sourceConfig:
    config:
      type: DatabaseMetadata
sink:
  type: metadata-rest
  config: {{}}
workflowConfig:
  loggerLevel: INFO
  openMetadataServerConfig:
    hostPort: {metadata}/api
    authProvider: openmetadata
    securityConfig:
      jwtToken: token
"""


def measure(binary, folder):
    """Seconds that each client takes; the Python client only where `MOCKLAKE_OPENMETADATA` names its environment."""
    results = {"tables": TABLES}
    with mocklake(binary) as lake:
        workloads.make_catalog(lake.client, TABLES)
        results["mocklake"] = min(_run(binary, folder, lake, f"ours{turn}", [binary, "ingest"]) for turn in range(3))
        environment = os.environ.get("MOCKLAKE_OPENMETADATA")
        if environment:
            program = os.path.join(environment, "bin", "metadata")
            results["openmetadata"] = _run(binary, folder, lake, "python", [program, "ingest"])
    return results


def _run(binary, folder, lake, service, command):
    """One run against a metadata server of its own, which must hold every table afterwards."""
    with _MetadataServer(binary) as metadata:
        path = os.path.join(folder, f"{service}.yaml")
        lake_url, metadata_url = (f"http://127.0.0.1:{server.port}" for server in (lake, metadata))
        with open(path, "w") as file:
            file.write(WORKFLOW.format(service=service, lake=lake_url, metadata=metadata_url))
        settings = {
            "AWS_ENDPOINT_URL": lake_url, "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
            "PYTHONWARNINGS": "ignore",
        }
        began = time.monotonic()
        run = subprocess.run([*command, "-c", path], env=os.environ | settings, capture_output=True, text=True)
        seconds = time.monotonic() - began
        if run.returncode != 0:
            raise WrongAnswer(f"{command[0]} failed: {(run.stdout + run.stderr)[-500:]}")
        metadata.require_tables()
        return seconds


class _MetadataServer(Server):
    def __init__(self, binary):
        super().__init__("metadata server", [binary, "metadata-server", "--port", "0", "--json"])

    def _wait_for_answer(self):
        self._get("/api/v1/system/version")

    def _get(self, path):
        import urllib.request

        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Authorization": "Bearer token"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def require_tables(self):
        kinds = [json.loads(line).get("kind") for line in self._get("/_mocklake/recording").splitlines() if line]
        written = json.loads(self._get("/api/v1/tables?limit=0"))["paging"]["total"]
        if written != TABLES:
            raise WrongAnswer(f"{written} instead of {TABLES} tables were ingested ({len(kinds)} writes)")
