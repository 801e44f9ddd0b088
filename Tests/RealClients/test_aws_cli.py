"""The aws command line, as a person uses it."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys

import pytest

from lake import ACCOUNT

AWS = str(pathlib.Path(sys.executable).parent / "aws")


@pytest.fixture
def aws(lake, tmp_path):
    """Runs one command line and answers what it printed."""

    def aws(*words):
        done = subprocess.run(
            [sys.executable, AWS, *map(str, words)], capture_output=True, text=True, timeout=300, cwd=tmp_path,
            env=lake.environment(), stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return aws


def test_a_session(aws):
    assert json.loads(aws("sts", "get-caller-identity"))["Account"] == ACCOUNT
    aws("glue", "create-database", "--database-input", "Name=sales,Description=Orders")
    aws(
        "glue", "create-table", "--database-name", "sales", "--table-input",
        json.dumps({"Name": "orders", "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint"}]}}))
    assert aws("glue", "get-databases", "--query", "DatabaseList[].Name", "--output", "text").split() == ["sales"]
    tables = aws("glue", "get-tables", "--database-name", "sales", "--query", "TableList[].Name", "--output", "text")
    assert tables.split() == ["orders"]


def test_athena_from_the_command_line(aws):
    aws("s3", "mb", "s3://results")
    query = aws(
        "athena", "start-query-execution", "--query-string", "SELECT 42", "--result-configuration",
        "OutputLocation=s3://results/", "--query", "QueryExecutionId", "--output", "text").strip()
    answer = json.loads(aws("athena", "get-query-results", "--query-execution-id", query))
    assert answer["ResultSet"]["Rows"][1] == {"Data": [{"VarCharValue": "42"}]}


def test_a_hundred_megabytes_go_both_ways(aws, tmp_path):
    block = os.urandom(1 << 20)
    digest = hashlib.sha256()
    with open(tmp_path / "big.bin", "wb") as file:
        for number in range(100):
            piece = number.to_bytes(4, "big") + block
            digest.update(piece)
            file.write(piece)
    aws("s3", "mb", "s3://lake")
    aws("s3", "cp", "--quiet", "big.bin", "s3://lake/in/big.bin")
    assert aws("s3", "ls", "s3://lake/in/").split()[2:] == [str((tmp_path / "big.bin").stat().st_size), "big.bin"]
    aws("s3", "cp", "--quiet", "s3://lake/in/big.bin", "back.bin")
    assert hashlib.sha256((tmp_path / "back.bin").read_bytes()).hexdigest() == digest.hexdigest()


def test_folders_are_synchronised(aws, tmp_path):
    (tmp_path / "data/year=2024").mkdir(parents=True)
    for name in ["data/a.csv", "data/year=2024/b.csv"]:
        (tmp_path / name).write_text("1,2\n")
    aws("s3", "mb", "s3://lake")
    aws("s3", "sync", "data", "s3://lake/data")
    assert [line.split()[-1] for line in aws("s3", "ls", "--recursive", "s3://lake").splitlines()] == [
        "data/a.csv", "data/year=2024/b.csv"]
    aws("s3", "rm", "--recursive", "s3://lake/data")
    assert aws("s3", "ls", "s3://lake").strip() == ""
