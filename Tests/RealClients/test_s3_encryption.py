"""S3 objects under KMS keys with boto3."""

import base64
import json

import pytest

from lake import ACCOUNT, REGION


@pytest.fixture
def s3(lake):
    s3 = lake.client("s3")
    s3.create_bucket(Bucket="lake")
    return s3


@pytest.fixture
def key(lake):
    return lake.client("kms").create_key()["KeyMetadata"]["Arn"]


@pytest.fixture
def user(lake):
    """Makes users who may do everything in S3 and the named actions on every key; answers their S3."""
    iam = lake.client("iam")

    def user(name, *actions):
        iam.create_user(UserName=name)
        statement = {"Effect": "Allow", "Action": ["s3:*", *actions], "Resource": "*"}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=document)
        return lake.client_of(iam.create_access_key(UserName=name)["AccessKey"], "s3")

    return user


def denial(name, action, key, kind="identity"):
    return (f"User: arn:aws:iam::{ACCOUNT}:user/{name} is not authorized to perform: kms:{action} on resource: {key} "
            f"because no {kind}-based policy allows the kms:{action} action")


def test_reading_and_writing_need_the_key(s3, key, user, refused):
    encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key}
    put = s3.put_object(Bucket="lake", Key="a", Body=b"x", **encryption)
    assert (put["ServerSideEncryption"], put["SSEKMSKeyId"]) == ("aws:kms", key)
    got = s3.get_object(Bucket="lake", Key="a")
    assert got["Body"].read() == b"x" and got["SSEKMSKeyId"] == key

    dan = user("dan")
    with refused("AccessDenied", denial("dan", "Decrypt", key), 403):
        dan.get_object(Bucket="lake", Key="a")
    with refused("AccessDenied", denial("dan", "GenerateDataKey", key), 403):
        dan.put_object(Bucket="lake", Key="b", Body=b"x", **encryption)
    writer = user("writer", "kms:GenerateDataKey")
    writer.put_object(Bucket="lake", Key="b", Body=b"x", **encryption)
    with refused("AccessDenied", denial("writer", "Decrypt", key), 403):
        writer.get_object(Bucket="lake", Key="b")
    assert user("reader", "kms:Decrypt").get_object(Bucket="lake", Key="b")["Body"].read() == b"x"


def test_multipart_uploads_need_decrypt_as_well(s3, key, user, refused):
    writer = user("writer", "kms:GenerateDataKey")
    upload = writer.create_multipart_upload(
        Bucket="lake", Key="big", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)["UploadId"]
    with refused("AccessDenied", denial("writer", "Decrypt", key), 403):
        writer.upload_part(Bucket="lake", Key="big", UploadId=upload, PartNumber=1, Body=b"x")
    part = s3.upload_part(Bucket="lake", Key="big", UploadId=upload, PartNumber=1, Body=b"x")
    assert part["SSEKMSKeyId"] == key
    done = s3.complete_multipart_upload(
        Bucket="lake", Key="big", UploadId=upload, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]})
    assert done["SSEKMSKeyId"] == key
    assert s3.get_object(Bucket="lake", Key="big")["Body"].read() == b"x"


def test_a_buckets_default(s3, key, user, refused):
    def rule(**default):
        return {"Rules": [{"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": True}]}

    assert s3.get_bucket_encryption(Bucket="lake")["ServerSideEncryptionConfiguration"] == {"Rules": [
        {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": False}]}
    chosen = rule(SSEAlgorithm="aws:kms", KMSMasterKeyID=key)
    s3.put_bucket_encryption(Bucket="lake", ServerSideEncryptionConfiguration=chosen)
    assert s3.get_bucket_encryption(Bucket="lake")["ServerSideEncryptionConfiguration"] == chosen
    put = s3.put_object(Bucket="lake", Key="a", Body=b"x")
    assert (put["SSEKMSKeyId"], put["BucketKeyEnabled"]) == (key, True)
    with refused("AccessDenied", denial("dan", "GenerateDataKey", key), 403):
        user("dan").put_object(Bucket="lake", Key="b", Body=b"x")
    s3.delete_bucket_encryption(Bucket="lake")
    assert s3.put_object(Bucket="lake", Key="c", Body=b"x")["ServerSideEncryption"] == "AES256"


def test_the_key_that_aws_manages(lake, s3, user):
    dan = user("dan")
    dan.put_object(Bucket="lake", Key="a", Body=b"x", ServerSideEncryption="aws:kms")
    assert dan.get_object(Bucket="lake", Key="a")["Body"].read() == b"x"
    managed = lake.client("kms").describe_key(KeyId="alias/aws/s3")["KeyMetadata"]
    assert managed["KeyManager"] == "AWS"
    assert s3.head_object(Bucket="lake", Key="a")["SSEKMSKeyId"] == managed["Arn"]


def test_keys_that_cannot_be_used(lake, s3, key, refused):
    missing = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11111111-2222-3333-4444-555555555555"
    with refused("KMS.NotFoundException", f"Key '{missing}' does not exist", 400):
        s3.put_object(Bucket="lake", Key="a", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=missing)
    s3.put_object(Bucket="lake", Key="a", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
    lake.client("kms").disable_key(KeyId=key)
    with refused("KMS.DisabledException", f"{key} is disabled.", 400):
        s3.get_object(Bucket="lake", Key="a")


def test_kms_sees_the_context_and_the_service(lake, s3, key, user, refused):
    """A key policy that lets ann use the key through S3 alone, for the objects of one team."""
    ann = user("ann", "kms:DescribeKey")
    kms = lake.client("kms")
    statements = json.loads(kms.get_key_policy(KeyId=key)["Policy"])["Statement"] + [{
        "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/ann"},
        "Action": ["kms:GenerateDataKey", "kms:Decrypt"], "Resource": "*",
        "Condition": {"StringEquals": {
            "kms:ViaService": f"s3.{REGION}.amazonaws.com", "kms:EncryptionContext:team": "data"},
            "StringLike": {"kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lake/*"}}}]
    kms.put_key_policy(KeyId=key, Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}))

    def put(team):
        context = base64.b64encode(json.dumps({"team": team}).encode()).decode()
        return ann.put_object(
            Bucket="lake", Key="a", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key,
            SSEKMSEncryptionContext=context)

    assert put("data")["SSEKMSKeyId"] == key
    assert ann.get_object(Bucket="lake", Key="a")["Body"].read() == b"x"
    with refused("AccessDenied", denial("ann", "GenerateDataKey", key), 403):
        put("people")
    children = [each for each in lake.requests() if each["operation"].startswith("kms:") and each.get("parent")]
    assert [each["operation"] for each in children] == ["kms:GenerateDataKey", "kms:Decrypt", "kms:GenerateDataKey"]


def test_copies(s3, key, user, refused):
    s3.put_object(Bucket="lake", Key="a", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
    with refused("AccessDenied", denial("dan", "Decrypt", key), 403):
        user("dan").copy_object(Bucket="lake", Key="b", CopySource="lake/a")
    copied = s3.copy_object(
        Bucket="lake", Key="b", CopySource="lake/a", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
    assert copied["SSEKMSKeyId"] == key


def test_athena_keeps_results_under_a_key(lake, s3, key, user):
    """Athena writes through S3, which asks KMS, all of it as the caller."""
    analyst = user("analyst", "athena:*", "glue:*")
    assert analyst.list_objects_v2(Bucket="lake")["KeyCount"] == 0
    credentials = analyst._get_credentials()
    athena = lake.client("athena", credentials.access_key, credentials.secret_key)
    configuration = {
        "OutputLocation": "s3://lake/results/",
        "EncryptionConfiguration": {"EncryptionOption": "SSE_KMS", "KmsKey": key}}

    def run(client):
        query = client.start_query_execution(QueryString="SHOW DATABASES", ResultConfiguration=configuration)
        return client.get_query_execution(QueryExecutionId=query["QueryExecutionId"])["QueryExecution"]

    failed = run(athena)["Status"]
    assert failed["State"] == "FAILED"
    assert "please ensure you are allowed to access your KMS key" in failed["StateChangeReason"]
    rows = {each["id"]: each for each in lake.requests()}
    denied = [each for each in rows.values() if each["operation"] == "kms:GenerateDataKey"][-1]
    assert denied["error"] == "AccessDeniedException"
    assert rows[denied["parent"]]["operation"] == "s3:PutObject"
    assert rows[rows[denied["parent"]]["parent"]]["operation"] == "athena:StartQueryExecution"

    done = run(lake.client("athena"))
    assert done["Status"]["State"] == "SUCCEEDED"
    result = done["ResultConfiguration"]["OutputLocation"].removeprefix("s3://lake/")
    assert s3.head_object(Bucket="lake", Key=result)["SSEKMSKeyId"] == key
