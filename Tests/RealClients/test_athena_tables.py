"""Queries of Athena over files in S3, with boto3: rows, and what happens when something underneath is denied."""

import json

import pytest

from lake import ACCOUNT, REGION

RESULTS = "s3://results/queries/"


class Shop:
    """A table of CSV files, a bucket for results, and a role that may query it."""

    def __init__(self, lake):
        self.lake = lake
        self.athena, self.glue, self.s3, self.iam = (lake.client(name) for name in ("athena", "glue", "s3", "iam"))
        for bucket in ("results", "shop"):
            self.s3.create_bucket(Bucket=bucket)
        self.s3.put_object(Bucket="shop", Key="orders/a.csv", Body=b"1,10.50,Ada\n2,2.25,Bob\n3,\\N,Ada\n")
        self.glue.create_database(DatabaseInput={"Name": "shop"})
        columns = [{"Name": "id", "Type": "bigint"}, {"Name": "total", "Type": "decimal(10,2)"}, {"Name": "who", "Type": "string"}]
        self.glue.create_table(
            DatabaseName="shop",
            TableInput={
                "Name": "orders", "TableType": "EXTERNAL_TABLE",
                "StorageDescriptor": {
                    "Columns": columns, "Location": "s3://shop/orders/",
                    "SerdeInfo": {
                        "SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                        "Parameters": {"field.delim": ","},
                    },
                },
            })

    def as_role(self, *statements):
        """Athena as a role with these statements besides Athena, Glue and the results."""
        base = [
            {"Effect": "Allow", "Action": ["athena:*", "glue:*"], "Resource": "*"},
            {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::results", "arn:aws:s3:::results/*"]},
        ]
        trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
        self.iam.create_role(
            RoleName="Analyst", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}))
        self.iam.put_role_policy(
            RoleName="Analyst", PolicyName="inline",
            PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": base + list(statements)}))
        answer = self.lake.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{ACCOUNT}:role/Analyst", RoleSessionName="test")
        return self.lake.client_of(answer["Credentials"], "athena")

    def run(self, sql, athena=None, **more):
        athena = athena or self.athena
        query = athena.start_query_execution(
            QueryString=sql, QueryExecutionContext={"Database": "shop"},
            ResultConfiguration={"OutputLocation": RESULTS}, **more)["QueryExecutionId"]
        for _ in range(200):
            execution = athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]
            if execution["Status"]["State"] in ("SUCCEEDED", "FAILED", "CANCELLED"):
                return execution
        raise AssertionError(f"{sql} did not end")

    def rows(self, sql, **more):
        execution = self.run(sql, **more)
        assert execution["Status"]["State"] == "SUCCEEDED", execution["Status"]
        answer = self.athena.get_query_results(QueryExecutionId=execution["QueryExecutionId"])
        return [[cell.get("VarCharValue") for cell in row["Data"]] for row in answer["ResultSet"]["Rows"]]


@pytest.fixture
def shop(lake):
    return Shop(lake)


@pytest.mark.parametrize("sql, rows", [
    ("SELECT * FROM orders WHERE id < 3 ORDER BY id", [["id", "total", "who"], ["1", "10.50", "Ada"], ["2", "2.25", "Bob"]]),
    ("SELECT who, count(*) AS n, sum(total) AS t FROM shop.orders GROUP BY who ORDER BY who",
     [["who", "n", "t"], ["Ada", "2", "10.50"], ["Bob", "1", "2.25"]]),
    ('SELECT a.id FROM "awsdatacatalog"."shop"."orders" a JOIN orders b ON a.id = b.id + 1 ORDER BY 1', [["id"], ["2"], ["3"]]),
    ("WITH big AS (SELECT * FROM orders WHERE total > 5) SELECT count(*), max(who) FROM big", [["_col0", "_col1"], ["1", "Ada"]]),
])
def test_rows_come_from_the_files(shop, sql, rows):
    assert shop.rows(sql) == rows


def test_parameters_stand_for_question_marks(shop):
    assert shop.rows("SELECT id FROM orders WHERE who = ? AND id > ?", ExecutionParameters=["'Ada'", "1"]) == [["id"], ["3"]]


def test_data_that_may_not_be_listed_fails_the_query(shop):
    status = shop.run("SELECT * FROM orders", shop.as_role())["Status"]
    assert status["State"] == "FAILED"
    assert status["StateChangeReason"] == "Permission denied on S3 path: s3://shop/orders/"
    assert status["AthenaError"]["ErrorType"] == 1501


def test_data_that_may_not_be_read_fails_the_query(shop):
    listing = {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::shop"}
    status = shop.run("SELECT * FROM orders", shop.as_role(listing))["Status"]
    assert status["StateChangeReason"].startswith(
        "com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; ")
    assert status["StateChangeReason"].endswith("(Path: s3://shop/orders/a.csv)")


def test_nothing_is_checked_that_is_not_scanned(shop):
    assert shop.run("SELECT 1", shop.as_role())["Status"]["State"] == "SUCCEEDED"


def test_governed_columns_cannot_be_resolved_and_the_data_is_borrowed(shop):
    formation = shop.lake.client("lakeformation")
    table = {"Table": {"DatabaseName": "shop", "Name": "orders"}}
    for resource in ({"Database": {"Name": "shop"}}, table):
        formation.revoke_permissions(
            Principal={"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"}, Resource=resource, Permissions=["ALL"])
    formation.register_resource(ResourceArn="arn:aws:s3:::shop/orders", UseServiceLinkedRole=True)
    analyst = shop.as_role()
    formation.grant_permissions(
        Principal={"DataLakePrincipalIdentifier": f"arn:aws:iam::{ACCOUNT}:role/Analyst"},
        Resource={"TableWithColumns": {"DatabaseName": "shop", "Name": "orders", "ColumnNames": ["id"]}}, Permissions=["SELECT"])
    refused = shop.run("SELECT id FROM orders", analyst)["Status"]
    assert "is not authorized to perform: lakeformation:GetDataAccess on resource: " in refused["StateChangeReason"]
    assert f"arn:aws:glue:{REGION}:{ACCOUNT}:table/shop/orders" in refused["StateChangeReason"]
    shop.iam.put_role_policy(
        RoleName="Analyst", PolicyName="borrow",
        PolicyDocument=json.dumps({
            "Version": "2012-10-17",
            "Statement": {"Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*"}}))
    assert shop.run("SELECT id FROM orders", analyst)["Status"]["State"] == "SUCCEEDED"
    hidden = shop.run("SELECT who FROM orders", analyst)["Status"]
    assert hidden["StateChangeReason"].startswith("COLUMN_NOT_FOUND: line 1:8: Column 'who' cannot be resolved or requester")
