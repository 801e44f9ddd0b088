"""What is measured: how a server is prepared for it, which requests are sent, and what their answers must be."""

import os
from dataclasses import dataclass
from typing import Callable

from client import Answer, Client, WrongAnswer, form, glue, s3

KIBIBYTE, MEBIBYTE = 1 << 10, 1 << 20
LARGE = 10 * MEBIBYTE
DATABASE, BUCKET = "bench", "bench-bucket"
TABLES, COLUMNS, LISTED = 100, 20, 1000

SMALL_BODY = bytes(range(256)) * 4
LARGE_BODY = os.urandom(LARGE)


@dataclass(frozen=True)
class Workload:
    name: str
    title: str
    connections: int
    prepare: Callable[[Client], None]
    requests: Callable[[], list]
    check: Callable[[Answer], None]
    least_body: int = 0
    # What must hold after the requests were sent, for those that change something.
    verify: Callable[[Client], None] = lambda client: None

    def measure(self, server, tools):
        """Prepares the server, checks its answer to the first request, and only then takes the time."""
        self.prepare(server.client)
        return self.measure_prepared(server.port, server.client, tools)

    def measure_prepared(self, port, client, tools):
        requests = self.requests()
        self.check(client.expect(requests[0]))
        measurement = tools.measure(port, [client.bytes_of(one) for one in requests], self.connections, self.least_body)
        self.verify(client)
        return measurement


def require(holds, what):
    if not holds:
        raise WrongAnswer(what)


# Glue


def table(number):
    columns = [{"Name": f"column_{index:02}", "Type": "string", "Comment": f"column {index}"} for index in range(COLUMNS)]
    return {
        "Name": f"table_{number:03}", "TableType": "EXTERNAL_TABLE", "Owner": "bench",
        "Parameters": {"classification": "parquet", "EXTERNAL": "TRUE"},
        "PartitionKeys": [{"Name": "day", "Type": "date"}],
        "StorageDescriptor": {
            "Columns": columns, "Location": f"s3://{BUCKET}/table_{number:03}/",
            "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
            "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"},
        },
    }


def make_catalog(client, tables=TABLES):
    databases = client.glue("GetDatabases", {}).document["DatabaseList"]
    if any(database["Name"] == DATABASE for database in databases):
        return
    client.glue("CreateDatabase", {"DatabaseInput": {"Name": DATABASE}})
    for number in range(tables):
        client.glue("CreateTable", {"DatabaseName": DATABASE, "TableInput": table(number)})


def check_table(answer):
    found = answer.document["Table"]
    require(found["Name"] == "table_007", "GetTable answered another table")
    require(len(found["StorageDescriptor"]["Columns"]) == COLUMNS, "GetTable left out columns")


def check_tables(answer):
    found = answer.document["TableList"]
    require(len(found) == TABLES, f"GetTables answered {len(found)} tables")
    require(all(len(one["StorageDescriptor"]["Columns"]) == COLUMNS for one in found), "GetTables left out columns")


# S3


def make_bucket(client):
    client.expect(s3("PUT", f"/{BUCKET}"), 200, 409)


def make_small(client):
    make_bucket(client)
    client.expect(s3("PUT", f"/{BUCKET}/small", body=SMALL_BODY))


def make_large(client):
    make_bucket(client)
    client.expect(s3("PUT", f"/{BUCKET}/large", body=LARGE_BODY, signs_payload=False))


def make_listing(client):
    make_bucket(client)
    for number in range(LISTED):
        client.expect(s3("PUT", f"/{BUCKET}/listed/part-{number:05}.parquet", body=b"x"))


def small_puts():
    return [s3("PUT", f"/{BUCKET}/put/{number}", body=SMALL_BODY) for number in range(64)]


def large_puts():
    bodies = [number.to_bytes(16, "big") + LARGE_BODY[16:] for number in range(4)]
    return [s3("PUT", f"/{BUCKET}/large-put/{number}", body=body, signs_payload=False) for number, body in enumerate(bodies)]


def check_listing(answer):
    require(answer.body.count(b"<Key>") == LISTED, f"ListObjectsV2 answered {answer.body.count(b'<Key>')} keys")
    require(answer.element("IsTruncated") == "false", "ListObjectsV2 claims to be truncated")


def verify_small_puts(client):
    for number in (0, 63):
        require(client.expect(s3("GET", f"/{BUCKET}/put/{number}")).body == SMALL_BODY, "a stored object differs")


def verify_large_puts(client):
    body = client.expect(s3("GET", f"/{BUCKET}/large-put/3")).body
    require(body == (3).to_bytes(16, "big") + LARGE_BODY[16:], "a stored object differs")


IDENTITY = Workload(
    "sts.GetCallerIdentity", "STS GetCallerIdentity", 16, lambda client: None,
    lambda: [form("sts", "2011-06-15", "GetCallerIdentity", {})],
    lambda answer: require(answer.element("Account") is not None, "GetCallerIdentity answered no account"))

GET_TABLE = Workload(
    "glue.GetTable", f"Glue GetTable, {COLUMNS} columns", 16, make_catalog,
    lambda: [glue("GetTable", {"DatabaseName": DATABASE, "Name": "table_007"})], check_table, 1000)

GET_TABLES = Workload(
    "glue.GetTables", f"Glue GetTables, {TABLES} x {COLUMNS} columns", 8, make_catalog,
    lambda: [glue("GetTables", {"DatabaseName": DATABASE})], check_tables, 100_000)

GET_SMALL = Workload(
    "s3.GetObject.1KiB", "S3 GetObject 1 KiB", 16, make_small, lambda: [s3("GET", f"/{BUCKET}/small")],
    lambda answer: require(answer.body == SMALL_BODY, "GetObject answered other bytes"), KIBIBYTE)

PUT_SMALL = Workload(
    "s3.PutObject.1KiB", "S3 PutObject 1 KiB", 16, make_bucket, small_puts,
    lambda answer: require("etag" in answer.head.lower(), "PutObject answered no ETag"), verify=verify_small_puts)

GET_LARGE = Workload(
    "s3.GetObject.10MiB", "S3 GetObject 10 MiB", 4, make_large, lambda: [s3("GET", f"/{BUCKET}/large")],
    lambda answer: require(answer.body == LARGE_BODY, "GetObject answered other bytes"), LARGE)

PUT_LARGE = Workload(
    "s3.PutObject.10MiB", "S3 PutObject 10 MiB, unsigned payload", 4, make_bucket, large_puts,
    lambda answer: require("etag" in answer.head.lower(), "PutObject answered no ETag"), verify=verify_large_puts)

LIST = Workload(
    "s3.ListObjectsV2", f"S3 ListObjectsV2, {LISTED} keys", 8, make_listing,
    lambda: [s3("GET", f"/{BUCKET}", (("list-type", "2"), ("prefix", "listed/")))], check_listing, 100_000)

ALL = [IDENTITY, GET_TABLE, GET_TABLES, GET_SMALL, PUT_SMALL, GET_LARGE, PUT_LARGE, LIST]
