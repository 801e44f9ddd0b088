"""What was acknowledged survives `kill -9`, and what was not is there whole or not at all."""

import concurrent.futures
import hashlib
import random
import threading
import time

import botocore.exceptions
import pytest

from lake import Lake

ROUNDS = 25
# Small objects live in the database, large ones in files.
SIZES = [10, 3_000, 60_000, 70_000, 400_000]
COLUMNS = [{"Name": f"column_{number}", "Type": "bigint"} for number in range(20)]
LOST = (botocore.exceptions.ConnectionClosedError, botocore.exceptions.EndpointConnectionError,
        botocore.exceptions.HTTPClientError)


def content(key):
    """The one right content of an object."""
    digest = hashlib.sha256(key.encode())
    size = SIZES[digest.digest()[0] % len(SIZES)]
    return (digest.digest() * (size // 32 + 1))[:size]


class Writers:
    """Threads that write until the server is gone, and remember what was acknowledged."""

    def __init__(self, lake, round):
        self.glue = lake.client("glue", max_pool_connections=8)
        self.s3 = lake.client("s3", max_pool_connections=8)
        self.round, self.stopped = round, threading.Event()
        self.tables, self.objects, self.counters, self.tried = set(), set(), {}, {}

    def run(self, work, name):
        number = 0
        while not self.stopped.is_set():
            number += 1
            try:
                work(f"{name}{number:05}", name, number)
            except LOST:
                return

    def write_tables(self, key, name, number):
        self.glue.create_table(
            DatabaseName=f"round{self.round:02}", TableInput={
                "Name": key, "Description": f"number {number}", "StorageDescriptor": {"Columns": COLUMNS}})
        self.tables.add((f"round{self.round:02}", key))

    def write_objects(self, key, name, number):
        key = f"round{self.round:02}/{key}"
        self.s3.put_object(Bucket="lake", Key=key, Body=content(key))
        self.objects.add(key)

    def count(self, key, name, number):
        """Overwrites one object and one database with ever larger numbers."""
        self.tried[name] = number
        self.s3.put_object(Bucket="lake", Key=f"count-{name}-{self.round:02}", Body=str(number).encode())
        self.glue.update_database(
            Name=f"round{self.round:02}", DatabaseInput={"Name": f"round{self.round:02}", "Description": str(number)})
        self.counters[name] = number


class Survivors:
    """Everything that a restarted server must still hold."""

    def __init__(self):
        self.tables, self.objects, self.counters = set(), set(), {}

    def add(self, writers):
        self.tables |= writers.tables
        self.objects |= writers.objects
        for name, number in writers.counters.items():
            self.counters[name, writers.round] = (number, writers.tried[name])

    def check(self, lake, rounds):
        """Holds what the given rounds wrote against what the server has."""
        glue, s3 = lake.client("glue"), lake.client("s3")
        for round in rounds:
            self.check_tables(glue, f"round{round:02}")
            self.check_objects(s3, f"round{round:02}/")
            self.check_counters(glue, s3, round)

    def check_tables(self, glue, database):
        found = set()
        for page in glue.get_paginator("get_tables").paginate(DatabaseName=database):
            for table in page["TableList"]:
                assert table["StorageDescriptor"]["Columns"] == COLUMNS, "a table is half written"
                assert int(table["Description"].removeprefix("number ")) == int(table["Name"][-5:])
                found.add((database, table["Name"]))
        wanted = {table for table in self.tables if table[0] == database}
        assert wanted - found == set(), "acknowledged tables are gone"

    def check_objects(self, s3, prefix):
        found = set()
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket="lake", Prefix=prefix):
            for each in page.get("Contents", []):
                key = each["Key"]
                assert each["ETag"].strip('"') == hashlib.md5(content(key)).hexdigest(), f"{key} is half written"
                assert s3.get_object(Bucket="lake", Key=key)["Body"].read() == content(key), f"{key} is half written"
                found.add(key)
        wanted = {key for key in self.objects if key.startswith(prefix)}
        assert wanted - found == set(), "acknowledged objects are gone"

    def check_counters(self, glue, s3, round):
        for (name, written), (acknowledged, tried) in self.counters.items():
            if written == round:
                stored = int(s3.get_object(Bucket="lake", Key=f"count-{name}-{round:02}")["Body"].read())
                assert acknowledged <= stored <= tried, f"{name} went back from {acknowledged} to {stored}"
                database = glue.get_database(Name=f"round{round:02}")["Database"]
                assert acknowledged <= int(database["Description"]) <= tried


def test_acknowledged_writes_survive_kill_9(tmp_path):
    survivors = Survivors()
    chance = random.Random(4566)
    acknowledged = 0
    for round in range(ROUNDS + 1):
        lake = Lake("--state", tmp_path / "state", log=tmp_path / "lake.log")
        try:
            if round == 0:
                lake.client("s3").create_bucket(Bucket="lake")
            else:
                survivors.check(lake, [round - 1])
            if round == ROUNDS:
                survivors.check(lake, range(ROUNDS))
                assert lake.stop() == 0
                break
            lake.client("glue").create_database(DatabaseInput={"Name": f"round{round:02}", "Description": "0"})
            writers = Writers(lake, round)
            with concurrent.futures.ThreadPoolExecutor(5) as pool:
                work = [
                    pool.submit(writers.run, *job) for job in [
                        (writers.write_tables, "a"), (writers.write_tables, "b"), (writers.write_objects, "a"),
                        (writers.write_objects, "b"), (writers.count, "c")]]
                time.sleep(chance.uniform(0.1, 0.4))
                lake.kill()
                writers.stopped.set()
            for each in work:
                each.result()
            survivors.add(writers)
            acknowledged += len(writers.tables) + len(writers.objects) + sum(writers.counters.values())
        finally:
            lake.kill()
    assert acknowledged > 10 * ROUNDS, "too little was written to prove anything"
    print(f"{ROUNDS} kills, {acknowledged} acknowledged writes")


def test_a_killed_multipart_upload_leaves_no_object(tmp_path):
    lake = Lake("--state", tmp_path / "state", log=tmp_path / "lake.log")
    s3 = lake.client("s3")
    s3.create_bucket(Bucket="lake")
    upload = s3.create_multipart_upload(Bucket="lake", Key="big")["UploadId"]
    part = s3.upload_part(Bucket="lake", Key="big", UploadId=upload, PartNumber=1, Body=b"x" * 100_000)
    lake.kill()

    lake = Lake("--state", tmp_path / "state", log=tmp_path / "lake.log")
    try:
        s3 = lake.client("s3")
        assert "Contents" not in s3.list_objects_v2(Bucket="lake")
        s3.complete_multipart_upload(
            Bucket="lake", Key="big", UploadId=upload,
            MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
        assert s3.get_object(Bucket="lake", Key="big")["Body"].read() == b"x" * 100_000
    finally:
        lake.kill()


def test_issued_keys_and_roles_survive_a_restart(tmp_path, refused):
    lake = Lake("--state", tmp_path / "state", log=tmp_path / "lake.log")
    iam = lake.client("iam")
    iam.create_user(UserName="ana")
    key = iam.create_access_key(UserName="ana")["AccessKey"]
    session = lake.client_of(key, "sts").get_session_token()["Credentials"]
    lake.kill()

    lake = Lake("--state", tmp_path / "state", log=tmp_path / "lake.log")
    try:
        for credentials in (key, session):
            assert lake.client_of(credentials, "sts").get_caller_identity()["Arn"].endswith(":user/ana")
        with refused("SignatureDoesNotMatch", status=403):
            lake.client_of(key | {"SecretAccessKey": "wrong"}, "sts").get_caller_identity()
    finally:
        lake.kill()
