"""What is denied underneath Athena, and where Athena shows it: boto3 as users who lack one permission each."""

import io
import json
import re
import zipfile

import pytest

from lake import ACCOUNT, REGION, mocklake

RESULTS = "s3://results/queries/"
GLUE = f"arn:aws:glue:{REGION}:{ACCOUNT}"
SUFFIX = r" \(Service: AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException; Request ID: [0-9a-f-]{36}; Proxy: null\)"
HIVE = re.escape("FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:")
UNREADABLE = (
    "You do not seem to have access to the S3 location of your query results. Please confirm your account has access to "
    "the S3 location where your query results are saved and try again. If specifying an expected bucket owner, confirm "
    "the bucket is owned by the expected account. If you are using KMS to encrypt query results, please ensure you have "
    "permission to access your KMS key. If you continue to see this issue, please contact customer support.")


@pytest.fixture
def catalog(lake):
    """The partitioned table `sales.orders`, a view over it, and a bucket for results."""
    lake.client("s3").create_bucket(Bucket="results")
    glue = lake.client("glue")
    for name in ["default", "sales"]:
        glue.create_database(DatabaseInput={"Name": name})
    glue.create_table(
        DatabaseName="sales",
        TableInput={
            "Name": "orders",
            "TableType": "EXTERNAL_TABLE",
            "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint"}], "Location": "s3://results/lake/orders/"},
            "PartitionKeys": [{"Name": "dt", "Type": "string"}],
        })
    glue.create_partition(DatabaseName="sales", TableName="orders", PartitionInput={"Values": ["2024"]})
    assert run(lake.client("athena"), "CREATE VIEW sales.v AS SELECT id FROM sales.orders")["State"] == "SUCCEEDED"
    return glue


@pytest.fixture
def user(lake, catalog):
    """Users who may do everything but what is named; of a service of the lake."""
    iam = lake.client("iam")
    made = []

    def user(*lacking, statements=(), service="athena"):
        name = f"analyst-{len(made)}"
        made.append(name)
        iam.create_user(UserName=name)
        allow = {"Effect": "Allow", "Resource": "*", **({"NotAction": lacking} if lacking else {"Action": "*"})}
        document = {"Version": "2012-10-17", "Statement": [allow, *statements]}
        iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=json.dumps(document))
        key = iam.create_access_key(UserName=name)["AccessKey"]
        client = lake.client_of(key, service)
        client.other = lambda service: lake.client_of(key, service)
        client.arn = f"arn:aws:iam::{ACCOUNT}:user/{name}"
        return client

    return user


def run(athena, sql, **more):
    """Runs a query and answers the status it ended with, its id among it."""
    more.setdefault("ResultConfiguration", {"OutputLocation": RESULTS})
    query = athena.start_query_execution(QueryString=sql, **more)["QueryExecutionId"]
    return athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"] | {"Id": query}


def sentence(client, action, resource):
    return (
        f"User: {client.arn} is not authorized to perform: {action} on resource: {resource} because no identity-based "
        f"policy allows the {action} action")


# Metadata operations


@pytest.mark.parametrize(("operation", "action", "more"), [
    ("list_databases", "glue:GetDatabases", {}),
    ("get_database", "glue:GetDatabase", {"DatabaseName": "sales"}),
    ("list_table_metadata", "glue:GetTables", {"DatabaseName": "sales"}),
    ("get_table_metadata", "glue:GetTable", {"DatabaseName": "sales", "TableName": "orders"}),
])
def test_metadata_operations_pass_glues_sentence_on(user, refused, operation, action, more):
    athena = user(action)
    with refused("MetadataException", status=400) as refusal:
        getattr(athena, operation)(CatalogName="AwsDataCatalog", **more)
    message = refusal.response["Error"]["Message"]
    assert re.fullmatch(re.escape(sentence(athena, action, f"{GLUE}:catalog")) + SUFFIX, message), message


def test_the_first_resource_that_fails_is_named(user, refused):
    athena = user(
        "glue:GetTable",
        statements=[{"Effect": "Allow", "Action": "glue:GetTable", "Resource": [f"{GLUE}:catalog", f"{GLUE}:database/sales"]}])
    with refused("MetadataException") as refusal:
        athena.get_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales", TableName="orders")
    assert f"on resource: {GLUE}:table/sales/orders because" in refusal.response["Error"]["Message"]


# Statements


@pytest.mark.parametrize(("action", "sql"), [
    ("glue:GetDatabases", "SHOW DATABASES"),
    ("glue:GetTables", "SHOW TABLES IN sales"),
    ("glue:GetTable", "DESCRIBE sales.orders"),
    ("glue:GetTable", "SHOW CREATE TABLE sales.orders"),
    ("glue:GetPartitions", "SHOW PARTITIONS sales.orders"),
    ("glue:CreateDatabase", "CREATE DATABASE archive"),
    ("glue:GetDatabase", "DROP DATABASE sales CASCADE"),
    ("glue:DeleteDatabase", "DROP DATABASE sales CASCADE"),
    ("glue:CreateTable", "CREATE EXTERNAL TABLE sales.t (id int) LOCATION 's3://results/t/'"),
    ("glue:GetTable", "DROP TABLE sales.orders"),
    ("glue:DeleteTable", "DROP TABLE sales.orders"),
    ("glue:BatchCreatePartition", "ALTER TABLE sales.orders ADD PARTITION (dt = '2025')"),
    ("glue:DeletePartition", "ALTER TABLE sales.orders DROP PARTITION (dt = '2024')"),
    ("glue:UpdateTable", "ALTER TABLE sales.orders SET TBLPROPERTIES ('a' = 'b')"),
    ("glue:GetPartitions", "MSCK REPAIR TABLE sales.orders"),
])
def test_hives_statements_fail_in_hives_wrapper(user, action, sql):
    athena = user(action)
    status = run(athena, sql)
    assert status["State"] == "FAILED"
    expected = HIVE + re.escape(sentence(athena, action, f"{GLUE}:catalog")) + SUFFIX + r"\)"
    assert re.fullmatch(expected, status["StateChangeReason"]), status["StateChangeReason"]
    assert status["AthenaError"] == {
        "ErrorCategory": 2, "ErrorType": 1500, "Retryable": False, "ErrorMessage": status["StateChangeReason"]}


@pytest.mark.parametrize(("action", "sql"), [
    ("glue:GetTable", "SHOW CREATE VIEW sales.v"),
    ("glue:CreateTable", "CREATE VIEW sales.w AS SELECT id FROM sales.orders"),
    ("glue:UpdateTable", "CREATE OR REPLACE VIEW sales.v AS SELECT dt FROM sales.orders"),
    ("glue:DeleteTable", "DROP VIEW sales.v"),
])
def test_trinos_statements_fail_with_the_bare_sentence(user, action, sql):
    athena = user(action)
    status = run(athena, sql)
    expected = re.escape(sentence(athena, action, f"{GLUE}:catalog")) + SUFFIX
    assert re.fullmatch(expected, status["StateChangeReason"]), status["StateChangeReason"]
    assert (status["AthenaError"]["ErrorCategory"], status["AthenaError"]["ErrorType"]) == (2, 1500)


def test_a_refused_statement_changes_nothing(user, catalog):
    run(user("glue:DeleteTable"), "DROP TABLE sales.orders")
    assert catalog.get_table(DatabaseName="sales", Name="orders")["Table"]["Name"] == "orders"


@pytest.mark.parametrize("sql", ["DESCRIBE sales.missing", "SHOW CREATE TABLE sales.missing", "SHOW CREATE VIEW sales.missing"])
def test_what_is_shown_has_to_be_there_at_once(user, refused, sql):
    with refused("InvalidRequestException", status=400) as refusal:
        run(user(), sql)
    assert refusal.response["Error"]["Message"].startswith(
        "Entity Not Found (Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException; Request ID: ")
    assert refusal.response["AthenaErrorCode"] == "INVALID_INPUT"


# Results


def test_the_output_bucket_is_checked_first(user, refused):
    athena = user("s3:GetBucketLocation")
    with refused("InvalidRequestException", "Unable to verify/create output bucket results", 400) as refusal:
        run(athena, "SELECT 1")
    assert refusal.response["AthenaErrorCode"] == "INSUFFICIENT_PERMISSIONS"


def test_a_bucket_of_another_region_is_none(lake, user, refused):
    lake.client("s3", region="eu-west-1").create_bucket(
        Bucket="elsewhere", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    with refused("InvalidRequestException", "Unable to verify/create output bucket elsewhere", 400):
        run(user(), "SELECT 1", ResultConfiguration={"OutputLocation": "s3://elsewhere/"})


def test_a_result_that_cannot_be_written_fails_the_query(user):
    status = run(user("s3:PutObject"), "SELECT 1")
    assert status["StateChangeReason"] == (
        f"Access denied when writing output to url: {RESULTS}{status['Id']}.csv. Please ensure you are allowed to access "
        "the S3 bucket. If you are encrypting query results with KMS key, please ensure you are allowed to access your "
        "KMS key")
    assert status["AthenaError"]["ErrorType"] == 401


def test_results_are_read_with_the_callers_own_permissions(user, refused):
    writer, reader = user(), user("s3:GetObject")
    query = run(writer, "SELECT 1")["Id"]
    with refused("InvalidRequestException", UNREADABLE, 400):
        reader.get_query_results(QueryExecutionId=query)
    assert len(writer.get_query_results(QueryExecutionId=query)["ResultSet"]["Rows"]) == 2


def test_a_failed_query_has_no_results(user, refused):
    athena = user()
    query = run(athena, "SELECT 1/0")["Id"]
    sentence = "Query did not finish successfully. Final query state: FAILED"
    with refused("InvalidRequestException", sentence, 400) as refusal:
        athena.get_query_results(QueryExecutionId=query)
    assert refusal.response["AthenaErrorCode"] == "INVALID_QUERY_EXECUTION_STATE"


# Workgroups


def test_an_enforced_workgroup_decides_the_bucket(lake, user, refused):
    root = lake.client("athena")
    root.create_work_group(
        Name="team", Configuration={
            "EnforceWorkGroupConfiguration": True, "ResultConfiguration": {"OutputLocation": "s3://team-results/out/"}})
    with refused("InvalidRequestException", "Unable to verify/create output bucket team-results", 400):
        run(root, "SELECT 1", WorkGroup="team")
    lake.client("s3").create_bucket(Bucket="team-results")
    assert run(root, "SELECT 1", WorkGroup="team")["State"] == "SUCCEEDED"
    status = run(
        root, "CREATE TABLE t WITH (external_location = 's3://results/t/') AS SELECT 1 AS a", WorkGroup="team")
    assert status["StateChangeReason"] == (
        "The Create Table As Select query failed because it was submitted with an 'external_location' property to an "
        "Athena Workgroup that enforces a centralized output location for all queries. Please remove the "
        "'external_location' property and resubmit the query.")


def test_a_missing_or_disabled_workgroup_takes_no_query(lake, user, refused):
    athena = lake.client("athena")
    athena.create_work_group(Name="closed")
    athena.update_work_group(WorkGroup="closed", State="DISABLED")
    with refused("InvalidRequestException", "WorkGroup is not found.", 400) as refusal:
        run(athena, "SELECT 1", WorkGroup="missing")
    assert refusal.response["AthenaErrorCode"] == "INVALID_INPUT"
    with refused("InvalidRequestException", "WorkGroup closed is disabled.", 400):
        run(athena, "SELECT 1", WorkGroup="closed")


@pytest.mark.parametrize("operation", ["StartQueryExecution", "GetQueryExecution", "GetQueryResults", "GetQueryRuntimeStatistics"])
def test_athenas_own_refusals_say_nothing_of_policies(user, refused, operation):
    query = run(user(), "SELECT 1")["Id"]
    athena = user(f"athena:{operation}")
    sentence = (
        f"You are not authorized to perform: athena:{operation} on the resource. After your AWS administrator or you have "
        "updated your permissions, please try again.")
    with refused("AccessDeniedException", sentence, 400):
        if operation == "StartQueryExecution":
            run(athena, "SELECT 1")
        else:
            getattr(athena, re.sub("(?<!^)(?=[A-Z])", "_", operation).lower())(QueryExecutionId=query)


def test_batches_leave_out_what_is_denied(lake, user):
    root = lake.client("athena")
    root.create_work_group(Name="secret")
    hidden, seen = run(root, "SELECT 1", WorkGroup="secret")["Id"], run(root, "SELECT 2")["Id"]
    named = [
        root.create_named_query(Name="n", Database="sales", QueryString="SELECT 1", WorkGroup=group)["NamedQueryId"]
        for group in ["secret", "primary"]]
    secret = {"Effect": "Deny", "Action": "athena:*", "Resource": f"arn:aws:athena:{REGION}:{ACCOUNT}:workgroup/secret"}
    athena = user(statements=[secret])
    answer = athena.batch_get_query_execution(QueryExecutionIds=[hidden, seen])
    assert [each["QueryExecutionId"] for each in answer["QueryExecutions"]] == [seen]
    assert [each["QueryExecutionId"] for each in answer["UnprocessedQueryExecutionIds"]] == [hidden]
    answer = athena.batch_get_named_query(NamedQueryIds=named)
    assert [each["NamedQueryId"] for each in answer["NamedQueries"]] == named[1:]
    assert [each["NamedQueryId"] for each in answer["UnprocessedNamedQueryIds"]] == named[:1]


# The way of the calls


def test_calls_underneath_come_through_athena(lake, user):
    """They carry aws:CalledVia, and the address they come from is not the client's."""
    direct_only = {
        "Effect": "Deny", "Action": "glue:GetDatabases", "Resource": "*",
        "Condition": {"StringEquals": {"aws:CalledViaFirst": "athena.amazonaws.com", "aws:CalledViaLast": "athena.amazonaws.com"}}}
    office_only = {
        "Effect": "Deny", "Action": "glue:GetTables", "Resource": "*",
        "Condition": {"NotIpAddress": {"aws:SourceIp": "127.0.0.0/8"}}}
    services_only = {
        "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*", "Condition": {"Bool": {"aws:ViaAWSService": "false"}}}
    athena = user(statements=[direct_only, office_only, services_only])
    glue = athena.other("glue")
    assert [each["Name"] for each in glue.get_databases()["DatabaseList"]] == ["default", "sales"]
    assert "explicit deny" in run(athena, "SHOW DATABASES")["StateChangeReason"]
    assert len(glue.get_tables(DatabaseName="sales")["TableList"]) == 2
    assert "explicit deny" in run(athena, "SHOW TABLES IN sales")["StateChangeReason"]
    assert run(athena, "SELECT 1")["State"] == "SUCCEEDED"


def test_calls_underneath_are_children_in_the_journal(lake, user):
    athena = user()
    run(athena, "DROP TABLE sales.orders")
    rows = lake.requests()
    start = next(row for row in rows if row["operation"] == "athena:StartQueryExecution" and row["caller"] == athena.arn)
    children = [row["operation"] for row in rows if row.get("parent") == start["id"]]
    assert children[:3] == ["s3:GetBucketLocation", "glue:GetTable", "glue:DeleteTable"]
    assert "s3:PutObject" in children


def test_throttling_underneath_is_a_metadata_exception(lake, user, refused):
    athena = user()
    done = mocklake("fault", "add", "--server", lake.url, "operation: glue:GetTables, respond: ThrottlingException")
    assert done.returncode == 0, done.stderr
    with refused("MetadataException", status=400) as refusal:
        athena.list_table_metadata(CatalogName="AwsDataCatalog", DatabaseName="sales")
    assert refusal.response["Error"]["Message"].startswith(
        "Rate exceeded (Service: AmazonDataCatalog; Status Code: 400; Error Code: ThrottlingException; Request ID: ")
    status = run(athena, "SHOW TABLES IN sales")
    assert "MetaException(message:Rate exceeded (Service: AmazonDataCatalog; " in status["StateChangeReason"]
    assert status["AthenaError"]["ErrorType"] == 1401


def test_too_many_queries_at_once(lake, user, refused):
    done = mocklake(
        "fault", "add", "--server", lake.url, "operation: athena:StartQueryExecution, respond: TooManyRequestsException")
    assert done.returncode == 0, done.stderr
    sentence = (
        "You have exceeded the limit for the number of queries you can run concurrently. Please reduce the number of "
        "concurrent queries submitted by this account. Contact customer support to request a concurrent query limit "
        "increase.")
    with refused("TooManyRequestsException", sentence, 400) as refusal:
        run(user(), "SELECT 1")
    assert refusal.response["Reason"] == "CONCURRENT_QUERY_LIMIT_EXCEEDED"


# Keys


def test_results_under_a_key_need_it(lake, user, refused):
    key = lake.client("kms").create_key()["KeyMetadata"]["Arn"]
    kept = {
        "ResultConfiguration": {
            "OutputLocation": RESULTS, "EncryptionConfiguration": {"EncryptionOption": "SSE_KMS", "KmsKey": key}}}
    status = run(user("kms:GenerateDataKey"), "SELECT 1", **kept)
    assert status["State"] == "FAILED"
    assert "If you are encrypting query results with KMS key, please ensure" in status["StateChangeReason"]
    writer = user()
    query = run(writer, "SELECT 1", **kept)["Id"]
    head = lake.client("s3").head_object(Bucket="results", Key=f"queries/{query}.csv")
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"]) == ("aws:kms", key)
    assert len(writer.get_query_results(QueryExecutionId=query)["ResultSet"]["Rows"]) == 2
    with refused("InvalidRequestException", UNREADABLE, 400):
        user("kms:Decrypt").get_query_results(QueryExecutionId=query)


def test_what_athena_does_with_a_key_comes_through_s3(lake, user):
    key = lake.client("kms").create_key()["KeyMetadata"]["Arn"]
    only_athena = {"Effect": "Deny", "Action": "kms:*", "Resource": "*", "Condition": {"Bool": {"aws:ViaAWSService": "false"}}}
    athena = user(statements=[only_athena])
    kept = {"OutputLocation": RESULTS, "EncryptionConfiguration": {"EncryptionOption": "SSE_KMS", "KmsKey": key}}
    assert run(athena, "SELECT 1", ResultConfiguration=kept)["State"] == "SUCCEEDED"
    rows = [row["operation"] for row in lake.requests() if row["caller"] == athena.arn]
    assert rows.index("kms:GenerateDataKey") > rows.index("s3:GetBucketLocation")


# Functions


def test_a_catalog_behind_a_function_needs_its_permission(lake, user, refused):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("handler", "")
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    lake.client("iam").create_role(
        RoleName="connector", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}))
    function = lake.client("lambda").create_function(
        FunctionName="connector", Role=f"arn:aws:iam::{ACCOUNT}:role/connector", Runtime="java17", Handler="h",
        Code={"ZipFile": archive.getvalue()})["FunctionArn"]
    lake.client("athena").create_data_catalog(Name="postgres", Type="LAMBDA", Parameters={"function": function})
    athena = user("lambda:InvokeFunction")
    expected = (
        r"GENERIC_USER_ERROR: Encountered an exception\[\S*AccessDeniedException\] from your LambdaFunction\["
        + re.escape(function) + r"\] executed in context\[[^\]]+\] with message\["
        + re.escape(sentence(athena, "lambda:InvokeFunction", function)) + r" \(Service: AWSLambda; .*\)\]")
    with refused("MetadataException", status=400) as refusal:
        athena.list_databases(CatalogName="postgres")
    assert re.fullmatch(expected, refusal.response["Error"]["Message"]), refusal.response
    status = run(athena, "SHOW TABLES IN public", QueryExecutionContext={"Catalog": "postgres"})
    assert re.fullmatch(expected, status["StateChangeReason"]), status
