"""S3 with boto3."""

import concurrent.futures
import hashlib
import io
import json
import urllib.error
import urllib.request

import boto3.s3.transfer
import botocore
import pytest

from lake import ACCOUNT

MEBIBYTE = 1 << 20


@pytest.fixture
def s3(lake):
    client = lake.client("s3")
    client.create_bucket(Bucket="lake")
    return client


def content(size):
    """Bytes that differ from block to block."""
    block = hashlib.sha256(b"mocklake").digest()
    return b"".join(hashlib.sha256(block + number.to_bytes(8, "big")).digest() for number in range(size // 32 + 1))[:size]


# Buckets


def test_buckets(lake, s3, refused):
    lake.client("s3", region="eu-west-1").create_bucket(
        Bucket="elsewhere", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == ["elsewhere", "lake"]
    assert s3.get_bucket_location(Bucket="lake")["LocationConstraint"] is None
    assert lake.client("s3", region="eu-west-1").get_bucket_location(Bucket="elsewhere")["LocationConstraint"] == "eu-west-1"
    s3.head_bucket(Bucket="lake")
    with refused("404", "Not Found", 404):
        s3.head_bucket(Bucket="nowhere")

    s3.put_object(Bucket="lake", Key="a", Body=b"1")
    with refused("BucketNotEmpty", "The bucket you tried to delete is not empty", 409):
        s3.delete_bucket(Bucket="lake")
    s3.delete_object(Bucket="lake", Key="a")
    s3.delete_bucket(Bucket="lake")
    with refused("NoSuchBucket", "The specified bucket does not exist", 404):
        s3.list_objects_v2(Bucket="lake")


def test_buckets_of_other_accounts_are_taken(lake, s3, refused):
    with refused("BucketAlreadyExists", status=409):
        lake.client("s3", key="111122223333").create_bucket(Bucket="lake")
    with refused("AccessDenied", "Access Denied", 403):
        lake.client("s3", key="111122223333").list_objects_v2(Bucket="lake")


def test_public_access_block(s3, refused):
    settings = dict.fromkeys(
        ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"], True)
    s3.put_public_access_block(Bucket="lake", PublicAccessBlockConfiguration=settings)
    assert s3.get_public_access_block(Bucket="lake")["PublicAccessBlockConfiguration"] == settings


# Objects


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 5 * MEBIBYTE])
def test_an_object_comes_back_as_it_was_put(s3, size):
    body = content(size)
    put = s3.put_object(Bucket="lake", Key="a/b c+d/ü?.bin", Body=body, ContentType="text/x-test", Metadata={"owner": "ana"})
    assert put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"'
    read = s3.get_object(Bucket="lake", Key="a/b c+d/ü?.bin")
    assert read["Body"].read() == body
    assert (read["ContentLength"], read["ContentType"], read["Metadata"]) == (size, "text/x-test", {"owner": "ana"})
    head = s3.head_object(Bucket="lake", Key="a/b c+d/ü?.bin")
    assert (head["ContentLength"], head["ETag"]) == (size, put["ETag"])


@pytest.mark.parametrize(
    "wanted, expected",
    [
        ("bytes=0-0", "bytes 0-0/100000"), ("bytes=99990-", "bytes 99990-99999/100000"),
        ("bytes=-7", "bytes 99993-99999/100000"), ("bytes=70000-900000", "bytes 70000-99999/100000"),
    ])
def test_ranges(s3, wanted, expected):
    body = content(100_000)
    s3.put_object(Bucket="lake", Key="a", Body=body)
    part = s3.get_object(Bucket="lake", Key="a", Range=wanted)
    first, last = map(int, expected.removeprefix("bytes ").split("/")[0].split("-"))
    assert (part["ContentRange"], part["ResponseMetadata"]["HTTPStatusCode"]) == (expected, 206)
    assert part["Body"].read() == body[first:last + 1]


def test_ranges_outside_and_conditions_not_met(s3, refused):
    tag = s3.put_object(Bucket="lake", Key="a", Body=b"12345")["ETag"]
    with refused("InvalidRange", "The requested range is not satisfiable", 416):
        s3.get_object(Bucket="lake", Key="a", Range="bytes=5-")
    with refused("304", "Not Modified", 304):
        s3.get_object(Bucket="lake", Key="a", IfNoneMatch=tag)
    with refused("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412):
        s3.get_object(Bucket="lake", Key="a", IfMatch='"00000000000000000000000000000000"')
    with refused("PreconditionFailed", status=412):
        s3.put_object(Bucket="lake", Key="a", Body=b"6", IfNoneMatch="*")
    assert s3.get_object(Bucket="lake", Key="a", IfMatch=tag)["Body"].read() == b"12345"


def test_missing_objects(s3, refused):
    with refused("NoSuchKey", "The specified key does not exist.", 404):
        s3.get_object(Bucket="lake", Key="missing")
    with refused("404", "Not Found", 404):
        s3.head_object(Bucket="lake", Key="missing")


def test_copies(s3):
    s3.put_object(Bucket="lake", Key="from/a", Body=b"body", Metadata={"kept": "yes"})
    s3.copy_object(Bucket="lake", Key="to/a", CopySource={"Bucket": "lake", "Key": "from/a"})
    copy = s3.get_object(Bucket="lake", Key="to/a")
    assert (copy["Body"].read(), copy["Metadata"]) == (b"body", {"kept": "yes"})


def test_several_objects_are_deleted_at_once(s3):
    for name in "abc":
        s3.put_object(Bucket="lake", Key=name, Body=b"x")
    answer = s3.delete_objects(
        Bucket="lake", Delete={"Objects": [{"Key": name} for name in ["a", "b", "never there"]]})
    assert sorted(each["Key"] for each in answer["Deleted"]) == ["a", "b", "never there"]
    assert [each["Key"] for each in s3.list_objects_v2(Bucket="lake")["Contents"]] == ["c"]


@pytest.mark.parametrize("digest", [{"ContentMD5": "AAAAAAAAAAAAAAAAAAAAAA=="}, {"ChecksumSHA256": "A" * 43 + "="}])
def test_bodies_that_are_not_what_was_announced_leave_nothing(s3, refused, digest):
    with refused("BadDigest", status=400):
        s3.put_object(Bucket="lake", Key="a", Body=b"something else", **digest)
    with refused("NoSuchKey"):
        s3.get_object(Bucket="lake", Key="a")


# Listings


@pytest.mark.parametrize("listing", ["list_objects", "list_objects_v2"])
def test_listings_have_pages_prefixes_and_delimiters(s3, listing):
    keys = [f"year={year}/part-{part}.csv" for year in (2023, 2024) for part in range(4)] + ["readme.txt"]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda key: s3.put_object(Bucket="lake", Key=key, Body=b"x"), keys))
    paginator = s3.get_paginator(listing)

    pages = list(paginator.paginate(Bucket="lake", PaginationConfig={"PageSize": 4}))
    assert [len(page["Contents"]) for page in pages] == [4, 4, 1]
    assert [each["Key"] for page in pages for each in page["Contents"]] == sorted(keys)

    pages = list(paginator.paginate(Bucket="lake", Prefix="year=2024/"))
    assert [each["Key"] for page in pages for each in page["Contents"]] == keys[4:8]

    pages = list(paginator.paginate(Bucket="lake", Delimiter="/", PaginationConfig={"PageSize": 1}))
    assert [each["Prefix"] for page in pages for each in page.get("CommonPrefixes", [])] == ["year=2023/", "year=2024/"]
    assert [each["Key"] for page in pages for each in page.get("Contents", [])] == ["readme.txt"]


# Multipart uploads


def test_a_multipart_upload_appears_only_when_completed(s3, refused):
    upload = s3.create_multipart_upload(Bucket="lake", Key="big")["UploadId"]
    place = {"Bucket": "lake", "Key": "big", "UploadId": upload}
    pieces = [content(5 * MEBIBYTE), content(123)]
    parts = [
        {"PartNumber": number, "ETag": s3.upload_part(**place, PartNumber=number, Body=piece)["ETag"]}
        for number, piece in enumerate(pieces, 1)]
    assert [part["Size"] for part in s3.list_parts(**place)["Parts"]] == [5 * MEBIBYTE, 123]
    assert [each["UploadId"] for each in s3.list_multipart_uploads(Bucket="lake")["Uploads"]] == [upload]
    with refused("NoSuchKey"):
        s3.get_object(Bucket="lake", Key="big")

    done = s3.complete_multipart_upload(**place, MultipartUpload={"Parts": parts})
    digests = b"".join(hashlib.md5(piece).digest() for piece in pieces)
    assert done["ETag"] == f'"{hashlib.md5(digests).hexdigest()}-2"'
    assert s3.get_object(Bucket="lake", Key="big")["Body"].read() == b"".join(pieces)
    assert s3.get_object(Bucket="lake", Key="big", PartNumber=2)["Body"].read() == pieces[1]
    assert "Uploads" not in s3.list_multipart_uploads(Bucket="lake")


def test_parts_too_small_and_aborted_uploads(s3, refused):
    upload = s3.create_multipart_upload(Bucket="lake", Key="big")["UploadId"]
    place = {"Bucket": "lake", "Key": "big", "UploadId": upload}
    parts = [
        {"PartNumber": number, "ETag": s3.upload_part(**place, PartNumber=number, Body=b"small")["ETag"]}
        for number in (1, 2)]
    with refused("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400):
        s3.complete_multipart_upload(**place, MultipartUpload={"Parts": parts})
    s3.abort_multipart_upload(**place)
    with refused("NoSuchUpload", status=404):
        s3.list_parts(**place)


def test_the_transfer_layer_uploads_and_downloads_in_parts(s3, tmp_path):
    body = content(20 * MEBIBYTE)
    config = boto3.s3.transfer.TransferConfig(
        multipart_threshold=5 * MEBIBYTE, multipart_chunksize=5 * MEBIBYTE, max_concurrency=4)
    s3.upload_fileobj(io.BytesIO(body), "lake", "big", Config=config)
    assert s3.head_object(Bucket="lake", Key="big")["ETag"].endswith('-4"')
    s3.download_file("lake", "big", str(tmp_path / "big"), Config=config)
    assert (tmp_path / "big").read_bytes() == body


# Presigned addresses


@pytest.mark.parametrize("signature", ["s3v4", "s3"])
def test_presigned_addresses(lake, s3, signature):
    s3 = lake.client("s3", signature_version=signature)
    address = s3.generate_presigned_url("put_object", {"Bucket": "lake", "Key": "a b"}, ExpiresIn=60)
    request = urllib.request.Request(address, data=b"by address", method="PUT")
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
    address = s3.generate_presigned_url("get_object", {"Bucket": "lake", "Key": "a b"}, ExpiresIn=60)
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.read() == b"by address"


@pytest.mark.parametrize("signature", ["s3v4", "s3"])
def test_presigned_addresses_are_verified(lake, s3, signature):
    s3.put_object(Bucket="lake", Key="a", Body=b"1")
    credentials = lake.client("sts").get_session_token()["Credentials"]
    client = lake.client_of(credentials, "s3", signature_version=signature)
    address = client.generate_presigned_url("get_object", {"Bucket": "lake", "Key": "a"})
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.read() == b"1"
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(address.replace("/lake/a?", "/lake/b?"), timeout=30)
    assert refusal.value.code == 403
    assert b"<Code>SignatureDoesNotMatch</Code>" in refusal.value.read()


# Chunks


def test_https_uploads_come_with_an_unsigned_trailer(start):
    lake = start("--tls")
    assert lake.url.startswith("https://")
    credentials = lake.client("sts", verify=False).get_session_token()["Credentials"]
    s3 = lake.client_of(credentials, "s3", verify=False)
    sent = []
    s3.meta.events.register("before-send.s3.PutObject", lambda request, **_: sent.append(request.headers))
    s3.create_bucket(Bucket="lake")
    for algorithm in ["CRC32", "SHA1", "SHA256"]:
        body = content(300_000)
        s3.put_object(Bucket="lake", Key=algorithm, Body=io.BytesIO(body), ChecksumAlgorithm=algorithm)
        read = s3.get_object(Bucket="lake", Key=algorithm, ChecksumMode="ENABLED")
        assert read["Body"].read() == body
        assert read[f"Checksum{algorithm}"]
    kinds = {headers["X-Amz-Content-SHA256"] for headers in sent}
    assert {kind.decode() if isinstance(kind, bytes) else kind for kind in kinds} == {"STREAMING-UNSIGNED-PAYLOAD-TRAILER"}


def test_the_journal_names_what_was_done(lake, s3):
    s3.put_object(Bucket="lake", Key="a", Body=b"1")
    last = lake.requests()[-1]
    assert (last["operation"], last["status"], last["account"]) == ("s3:PutObject", 200, ACCOUNT)


# Bucket policies


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)}, indent=2)


def test_bucket_policy(s3, refused):
    with refused("NoSuchBucketPolicy", "The bucket policy does not exist", 404):
        s3.get_bucket_policy(Bucket="lake")
    text = policy({
        "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lake/*",
        "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}})
    s3.put_bucket_policy(Bucket="lake", Policy=text)
    assert json.loads(s3.get_bucket_policy(Bucket="lake")["Policy"]) == json.loads(text)
    assert s3.get_bucket_policy_status(Bucket="lake")["PolicyStatus"] == {"IsPublic": False}
    s3.put_object(Bucket="lake", Key="sealed", Body=b"1", ServerSideEncryption="AES256")
    denial = (
        f'User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: s3:PutObject on resource: '
        '"arn:aws:s3:::lake/plain" with an explicit deny in a resource-based policy')
    with refused("AccessDenied", denial, 403):
        s3.put_object(Bucket="lake", Key="plain", Body=b"1")
    s3.delete_bucket_policy(Bucket="lake")
    s3.put_object(Bucket="lake", Key="plain", Body=b"1")


@pytest.mark.parametrize("statement, message", [
    ({"Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::pond/*"}, "Policy has invalid resource"),
    ({"Principal": "*", "Action": "s3:HeadObject", "Resource": "arn:aws:s3:::lake/*"}, "Policy has invalid action"),
    ({"Principal": {"AWS": "nobody"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*"},
     "Invalid principal in policy"),
    ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*"}, "Missing required field Principal"),
    ({"Principal": "*", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lake/*"},
     "Action does not apply to any resource(s) in statement"),
])
def test_malformed_bucket_policies(s3, refused, statement, message):
    with refused("MalformedPolicy", message, 400):
        s3.put_bucket_policy(Bucket="lake", Policy=policy({"Effect": "Allow"} | statement))


def test_bucket_policy_opens_to_everybody(lake, s3, refused):
    s3.put_object(Bucket="lake", Key="a", Body=b"1")
    anonymous = lake.client("s3", signature_version=botocore.UNSIGNED)
    with refused("AccessDenied", "Access Denied", 403):
        anonymous.get_object(Bucket="lake", Key="a")
    text = policy({"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lake/*"})
    with refused("AccessDenied", status=403):
        s3.put_bucket_policy(Bucket="lake", Policy=text)
    s3.delete_public_access_block(Bucket="lake")
    s3.put_bucket_policy(Bucket="lake", Policy=text)
    assert s3.get_bucket_policy_status(Bucket="lake")["PolicyStatus"] == {"IsPublic": True}
    assert anonymous.get_object(Bucket="lake", Key="a")["Body"].read() == b"1"
    with refused("AccessDenied", "Access Denied", 403):
        anonymous.list_objects_v2(Bucket="lake")


def test_bucket_policy_admits_another_account(lake, s3, refused):
    s3.put_object(Bucket="lake", Key="a", Body=b"1")
    other = lake.client("s3", key="111122223333")
    with refused("AccessDenied", "Access Denied", 403):
        other.get_object(Bucket="lake", Key="a")
    s3.put_bucket_policy(Bucket="lake", Policy=policy({
        "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": ["s3:GetObject", "s3:PutBucketPolicy"],
        "Resource": ["arn:aws:s3:::lake/*", "arn:aws:s3:::lake"]}))
    assert other.get_object(Bucket="lake", Key="a")["Body"].read() == b"1"
    with refused("MethodNotAllowed", status=405):
        other.put_bucket_policy(Bucket="lake", Policy=policy())
