"""Which actions every operation is judged by, and on which resources in which order.

The server only marks denials here, so that the journal shows every check that a call leads to.
"""

import re

import botocore
import botocore.exceptions
import pytest

from lake import ACCOUNT, REGION, mocklake

# What required members are given whose value does not matter elsewhere.
VALUES = {
    "DatabaseName": "d", "TableName": "t", "Bucket": "lake", "Key": "key", "WorkGroup": "team", "CatalogName": "Cat",
    "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/r", "RoleSessionName": "session", "JobName": "j", "StatementName": "st",
    "UploadId": "upload", "PartNumber": 1, "CopySource": "lake/from", "VersionId": "1",
    "ResourceArn": f"arn:aws:glue:{REGION}:{ACCOUNT}:database/d",
    "ResourceARN": f"arn:aws:athena:{REGION}:{ACCOUNT}:workgroup/team",
}

PREFIXES = {
    "athena": f"arn:aws:athena:{REGION}:{ACCOUNT}:", "glue": f"arn:aws:glue:{REGION}:{ACCOUNT}:", "s3": "arn:aws:s3:::",
    "lakeformation": f"arn:aws:lakeformation:{REGION}:{ACCOUNT}:", "iam": f"arn:aws:iam::{ACCOUNT}:",
    "sts": f"arn:aws:iam::{ACCOUNT}:", "kms": f"arn:aws:kms:{REGION}:{ACCOUNT}:",
}

TABLE_INPUT = {"TableInput": {"Name": "t"}}
TAG = {"Key": "team", "Value": "data"}
OTHER = "210987654321"

# Operations, what they are given beside their required members, and the resources checked in order. The action is the
# operation's own unless another stands before the resources; "-" is for operations that nobody is judged for.
ROWS = [
    # Athena: queries and what belongs to workgroups
    ("athena", "StartQueryExecution", {"QueryString": "SELECT 1"}, "workgroup/primary"),
    ("athena", "StartQueryExecution", {"QueryString": "SELECT 1", "WorkGroup": "team"}, "workgroup/team"),
    ("athena", "GetQueryExecution GetQueryResults GetQueryRuntimeStatistics StopQueryExecution", {}, "workgroup/primary"),
    ("athena", "ListQueryExecutions ListNamedQueries", {}, "workgroup/primary"),
    ("athena", "ListQueryExecutions ListNamedQueries", {"WorkGroup": "team"}, "workgroup/team"),
    ("athena", "GetWorkGroup UpdateWorkGroup DeleteWorkGroup", {}, "workgroup/team"),
    ("athena", "CreateWorkGroup", {"Name": "w"}, "workgroup/w"),
    ("athena", "CreateWorkGroup", {"Name": "w2", "Tags": [TAG]}, "workgroup/w2 athena:TagResource workgroup/w2"),
    ("athena", "CreateNamedQuery", {}, "workgroup/primary"),
    ("athena", "CreateNamedQuery", {"WorkGroup": "team"}, "workgroup/team"),
    ("athena", "GetNamedQuery UpdateNamedQuery DeleteNamedQuery", {}, "workgroup/primary"),
    ("athena", "CreatePreparedStatement GetPreparedStatement UpdatePreparedStatement DeletePreparedStatement "
     "ListPreparedStatements BatchGetPreparedStatement", {}, "workgroup/team"),
    ("athena", "BatchGetQueryExecution BatchGetNamedQuery", {}, "-"),
    ("athena", "TagResource UntagResource ListTagsForResource", {}, "workgroup/team"),
    # Athena: metadata, on the catalog's name as the request spells it
    ("athena", "GetDatabase ListDatabases GetTableMetadata ListTableMetadata", {}, "datacatalog/Cat"),
    ("athena", "ListDatabases", {"CatalogName": "AWSDATACATALOG", "WorkGroup": "team"}, "datacatalog/AWSDATACATALOG"),
    ("athena", "GetDataCatalog UpdateDataCatalog DeleteDataCatalog CreateDataCatalog", {"Name": "Cat"}, "datacatalog/Cat"),
    ("athena", "ListWorkGroups ListDataCatalogs ListEngineVersions", {}, "*"),
    # Glue: the Data Catalog
    ("glue", "GetDatabases GetResourcePolicy GetResourcePolicies PutResourcePolicy DeleteResourcePolicy", {}, "catalog"),
    ("glue", "GetDatabase UpdateDatabase", {"Name": "D"}, "catalog database/d"),
    ("glue", "CreateDatabase", {"DatabaseInput": {"Name": "d"}}, "catalog database/d"),
    ("glue", "CreateDatabase", {"DatabaseInput": {"Name": "d2"}, "Tags": {"team": "data"}},
     "catalog database/d2 glue:TagResource catalog database/d2"),
    ("glue", "DeleteDatabase", {"Name": "gone"}, "catalog database/gone table/gone/* userDefinedFunction/gone/*"),
    ("glue", "GetTables", {}, "catalog database/d table/d/*"),
    ("glue", "GetTable DeleteTable", {"Name": "T"}, "catalog database/d table/d/t"),
    ("glue", "CreateTable UpdateTable", TABLE_INPUT, "catalog database/d table/d/t"),
    ("glue", "BatchDeleteTable", {"TablesToDelete": ["a", "b"]}, "catalog database/d table/d/a table/d/b"),
    ("glue", "GetTableVersion GetTableVersions DeleteTableVersion BatchDeleteTableVersion GetPartition GetPartitions "
     "BatchGetPartition CreatePartition UpdatePartition DeletePartition BatchCreatePartition BatchUpdatePartition "
     "BatchDeletePartition", {}, "catalog database/d table/d/t"),
    ("glue", "GetTable", {"Name": "t", "CatalogId": OTHER},
     f"arn:aws:glue:{REGION}:{OTHER}:catalog arn:aws:glue:{REGION}:{OTHER}:database/d arn:aws:glue:{REGION}:{OTHER}:table/d/t"),
    ("glue", "GetTable", {"Name": "t", "CatalogId": f"{ACCOUNT}:s3tables/bucket"},
     "catalog/s3tables/bucket database/s3tables/bucket/d table/s3tables/bucket/d/t"),
    ("glue", "GetTables", {"CatalogId": "s3tables/bucket"},
     "catalog/s3tables/bucket database/s3tables/bucket/d table/s3tables/bucket/d/*"),
    # Glue: connections, jobs and what runs them
    ("glue", "GetConnection", {"Name": "c"}, "catalog connection/c"),
    ("glue", "GetConnections", {}, "catalog connection/*"),
    ("glue", "UpdateConnection", {"Name": "c"}, "catalog connection/c"),
    ("glue", "DeleteConnection", {"ConnectionName": "c"}, "catalog connection/c"),
    ("glue", "BatchDeleteConnection", {"ConnectionNameList": ["a", "b"]}, "catalog connection/a connection/b"),
    ("glue", "CreateConnection",
     {"ConnectionInput": {"Name": "c", "ConnectionType": "JDBC", "ConnectionProperties": {}}}, "catalog connection/c"),
    ("glue", "GetJob DeleteJob GetJobRun GetJobRuns GetJobBookmark ResetJobBookmark StartJobRun BatchStopJobRun",
     {"JobName": "nightly load"}, "job/nightly load"),
    ("glue", "UpdateJob", {}, "job/j"),
    ("glue", "CreateJob", {"Name": "j", "Role": "worker", "Tags": {"team": "data"}},
     "job/j glue:TagResource job/j iam:PassRole iam:role/worker"),
    ("glue", "GetWorkflow DeleteWorkflow UpdateWorkflow GetWorkflowRun GetWorkflowRuns GetWorkflowRunProperties "
     "PutWorkflowRunProperties StartWorkflowRun StopWorkflowRun CreateWorkflow", {"Name": "w"}, "workflow/w"),
    ("glue", "GetTrigger DeleteTrigger UpdateTrigger StartTrigger StopTrigger CreateTrigger", {"Name": "t"}, "trigger/t"),
    ("glue", "GetCrawler DeleteCrawler UpdateCrawler StartCrawler StopCrawler", {"Name": "c"}, "crawler/c"),
    ("glue", "CreateCrawler", {"Name": "c", "Role": "worker"}, "crawler/c iam:PassRole iam:role/worker"),
    ("glue", "ListCrawls", {"CrawlerName": "c"}, "crawler/c"),
    ("glue", "GetJobs ListJobs ListWorkflows ListCrawlers GetCrawlers GetCrawlerMetrics GetTriggers ListTriggers", {}, "*"),
    ("glue", "BatchGetJobs", {"JobNames": ["a", "b"]}, "job/a job/b"),
    ("glue", "BatchGetWorkflows", {"Names": ["a", "b"]}, "workflow/a workflow/b"),
    ("glue", "BatchGetCrawlers", {"CrawlerNames": ["a", "b"]}, "crawler/a crawler/b"),
    ("glue", "BatchGetTriggers", {"TriggerNames": ["a", "b"]}, "trigger/a trigger/b"),
    ("glue", "GetTags TagResource UntagResource", {}, "database/d"),
    ("glue", "GetTags", {"ResourceArn": f"arn:aws:glue:{REGION}:{ACCOUNT}:connection/c"},
     "connection/c glue:GetConnection catalog"),
    # Lake Formation: the catalog's own ARN
    ("lakeformation", "*", {}, f"catalog:{ACCOUNT}"),
    ("lakeformation", "GetTemporaryGlueTableCredentials GetTemporaryGluePartitionCredentials",
     {"TableArn": f"arn:aws:glue:{REGION}:{ACCOUNT}:table/d/t"},
     f"lakeformation:GetDataAccess arn:aws:glue:{REGION}:{ACCOUNT}:table/d/t"),
    ("lakeformation", "UpdateResource", {}, f"catalog:{ACCOUNT} iam:PassRole iam:role/r"),
    # S3
    ("s3", "ListBuckets", {}, "s3:ListAllMyBuckets *"),
    ("s3", "HeadBucket ListObjects ListObjectsV2", {}, "s3:ListBucket lake"),
    ("s3", "ListObjectVersions", {}, "s3:ListBucketVersions lake"),
    ("s3", "ListMultipartUploads", {}, "s3:ListBucketMultipartUploads lake"),
    ("s3", "GetBucketLocation GetBucketVersioning GetBucketPolicy GetBucketPolicyStatus PutBucketPolicy "
     "DeleteBucketPolicy CreateBucket", {}, "lake"),
    ("s3", "GetBucketEncryption", {}, "s3:GetEncryptionConfiguration lake"),
    ("s3", "PutBucketEncryption DeleteBucketEncryption", {}, "s3:PutEncryptionConfiguration lake"),
    ("s3", "GetPublicAccessBlock", {}, "s3:GetBucketPublicAccessBlock lake"),
    ("s3", "PutPublicAccessBlock DeletePublicAccessBlock", {}, "s3:PutBucketPublicAccessBlock lake"),
    ("s3", "GetObject HeadObject", {}, "s3:GetObject lake/key"),
    ("s3", "GetObject HeadObject", {"VersionId": "null"}, "s3:GetObjectVersion lake/key"),
    ("s3", "GetObjectTagging PutObjectTagging DeleteObjectTagging", {}, "lake/key"),
    ("s3", "PutObject", {"Body": b"x"}, "lake/key"),
    ("s3", "PutObject", {"Body": b"x", "Tagging": "a=b", "ACL": "private"}, "lake/key s3:PutObjectTagging lake/key s3:PutObjectAcl lake/key"),
    ("s3", "CreateMultipartUpload UploadPart CompleteMultipartUpload",
     {"MultipartUpload": {"Parts": [{"ETag": "none", "PartNumber": 1}]}}, "s3:PutObject lake/key"),
    ("s3", "CopyObject UploadPartCopy", {}, "s3:GetObject lake/from s3:PutObject lake/key"),
    ("s3", "AbortMultipartUpload", {}, "lake/key"),
    ("s3", "ListParts", {}, "s3:ListMultipartUploadParts lake/key"),
    ("s3", "DeleteObject", {}, "lake/key"),
    ("s3", "DeleteObject", {"VersionId": "null"}, "s3:DeleteObjectVersion lake/key"),
    ("s3", "DeleteBucket", {}, "lake"),
    # STS
    ("sts", "AssumeRole", {}, "role/r"),
    ("sts", "AssumeRole", {"Tags": [TAG], "SourceIdentity": "somebody"},
     "role/r sts:TagSession role/r sts:SetSourceIdentity role/r"),
    ("sts", "GetCallerIdentity", {}, "-"),
    ("sts", "GetAccessKeyInfo GetSessionToken", {}, "*"),
    # The rest: what needs a second action
    ("iam", "CreateUser", {"UserName": "u", "Tags": [TAG]}, "user/u iam:TagUser user/u"),
    ("iam", "CreateRole", {"RoleName": "r2", "Tags": [TAG]}, "role/r2 iam:TagRole role/r2"),
    ("kms", "CreateKey", {}, "*"),
    ("kms", "CreateKey", {"Tags": [{"TagKey": "team", "TagValue": "data"}]}, "* kms:TagResource *"),
    ("kms", "ListKeys ListAliases", {}, "*"),
]

# Judged by rules of their own, which other tests have.
ELSEWHERE = {"s3:DeleteObjects", "s3:GetObjectAttributes"}


def served(service):
    """The operations of a service that the server has."""
    lines = mocklake("coverage", "--markdown").stdout.splitlines()
    return next(line for line in lines if line.startswith(f"| {service} |")).split("|")[3].strip().split(", ")


def listed(service):
    return {operation for row in ROWS if row[0] == service for operation in row[1].split()}


def meant(service, operations):
    """The operations of a row; `*` stands for those that no other row of the service names."""
    return sorted(set(served(service)) - listed(service)) if operations == "*" else operations.split()


class Audited:
    """A lake that judges and lets pass, and a user without permissions."""

    def __init__(self, start):
        self.lake = start("--iam", "audit")
        s3 = self.lake.client("s3")
        s3.create_bucket(Bucket="lake")
        for key in ["key", "from"]:
            s3.put_object(Bucket="lake", Key=key, Body=b"x")
        upload = s3.create_multipart_upload(Bucket="lake", Key="key")["UploadId"]
        iam = self.lake.client("iam")
        iam.create_user(UserName="nobody")
        self.key = iam.create_access_key(UserName="nobody")["AccessKey"]
        self.values = VALUES | {"UploadId": upload}

    def checks(self, service, operation, given):
        """The checks of one call, whatever became of it."""
        client = self.lake.client_of(self.key, service)
        shape = client.meta.service_model.operation_model(operation).input_shape
        members = shape.members if shape else {}
        needed = {name: self.value(members[name], name) for name in shape.required_members} if shape else {}
        known = {name: value for name, value in given.items() if name in members}
        try:
            getattr(client, botocore.xform_name(operation))(**needed | known)
        except botocore.exceptions.ClientError:
            pass
        rows = [row for row in self.lake.requests() if row["operation"] == f"{service}:{operation}"]
        assert rows, f"{operation} is not in the journal"
        row = rows[-1]
        return [f"{check['action']} {check['resource']}" for check in row.get("checks", [])]

    def value(self, shape, name):
        if name in self.values:
            return self.values[name]
        if shape.type_name == "structure":
            return {member: self.value(shape.members[member], member) for member in shape.required_members}
        if shape.type_name == "list":
            return [self.value(shape.member, name)]
        if shape.type_name == "string":
            return shape.enum[0] if shape.enum else "x" * max(1, shape.metadata.get("min", 1))
        return {"map": {"k": "v"}, "boolean": True, "blob": b"x"}.get(shape.type_name, max(1, shape.metadata.get("min", 1)))


def expected(service, operation, text):
    checks, action = [], f"{service}:{operation}"
    for word in [] if text == "-" else re.findall(r"[^ ]+:[A-Z]\w+(?= )|\S+ load|\S+", text):
        if re.fullmatch(r"[a-z0-9]+:[A-Z]\w+", word):
            action = word
        else:
            owner = word.split(":")[0] if re.match(r"iam:", word) else service
            whole = word == "*" or word.startswith("arn:")
            checks.append(f"{action} {word if whole else PREFIXES[owner] + word.removeprefix('iam:')}")
    return checks


@pytest.mark.parametrize("service", ["athena", "glue", "lakeformation", "s3", "sts", "iam", "kms"])
def test_actions_and_resources(start, service):
    lake = Audited(start)
    wrong = {}
    for _, operations, given, text in (row for row in ROWS if row[0] == service):
        for operation in meant(service, operations):
            seen, wanted = lake.checks(service, operation, given), expected(service, operation, text)
            if seen != wanted:
                wrong[f"{operation} {given}"] = {"checked": seen, "expected": wanted}
    assert wrong == {}


@pytest.mark.parametrize("service", ["athena", "glue", "s3", "sts"])
def test_every_operation_is_in_the_table(service):
    assert [each for each in served(service) if each not in listed(service) and f"{service}:{each}" not in ELSEWHERE] == []


def test_each_key_of_a_deletion_is_judged_by_itself(lake):
    iam, s3 = lake.client("iam"), lake.client("s3")
    s3.create_bucket(Bucket="lake")
    for key in ["open/1", "shut/1"]:
        s3.put_object(Bucket="lake", Key=key, Body=b"x")
    iam.create_user(UserName="u")
    iam.put_user_policy(
        UserName="u", PolicyName="p",
        PolicyDocument='{"Statement": {"Effect": "Allow", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::lake/open/*"}}')
    client = lake.client_of(iam.create_access_key(UserName="u")["AccessKey"], "s3")
    answer = client.delete_objects(Bucket="lake", Delete={"Objects": [{"Key": "open/1"}, {"Key": "shut/1"}]})
    assert [each["Key"] for each in answer["Deleted"]] == ["open/1"]
    assert [(each["Key"], each["Code"]) for each in answer["Errors"]] == [("shut/1", "AccessDenied")]


@pytest.mark.parametrize(("actions", "status"), [(["s3:GetObject"], 403), (["s3:GetObject", "s3:ListBucket"], 404)])
def test_a_missing_key_is_told_to_those_who_may_list(lake, actions, status):
    iam, s3 = lake.client("iam"), lake.client("s3")
    s3.create_bucket(Bucket="lake")
    iam.create_user(UserName="u")
    quoted = ", ".join(f'"{action}"' for action in actions)
    iam.put_user_policy(
        UserName="u", PolicyName="p",
        PolicyDocument=f'{{"Statement": {{"Effect": "Allow", "Action": [{quoted}], "Resource": "*"}}}}')
    client = lake.client_of(iam.create_access_key(UserName="u")["AccessKey"], "s3")
    for call in [client.get_object, client.head_object]:
        with pytest.raises(botocore.exceptions.ClientError) as refusal:
            call(Bucket="lake", Key="missing")
        assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == status
