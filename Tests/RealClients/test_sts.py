"""STS with boto3."""

import datetime

from lake import ACCOUNT


def test_unknown_keys_are_the_root_user(lake):
    identity = lake.client("sts").get_caller_identity()
    assert identity["Account"] == ACCOUNT
    assert identity["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    assert identity["UserId"] == ACCOUNT


def test_a_key_of_twelve_digits_names_its_account(lake):
    assert lake.client("sts", key="111122223333").get_caller_identity()["Account"] == "111122223333"


def test_session_token_is_verified(lake, refused):
    credentials = lake.client("sts").get_session_token(DurationSeconds=900)["Credentials"]
    assert credentials["AccessKeyId"].startswith("ASIA")
    remaining = credentials["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(minutes=14) < remaining <= datetime.timedelta(minutes=15)

    assert lake.client_of(credentials, "sts").get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    with refused("SignatureDoesNotMatch", status=403):
        lake.client_of(credentials | {"SecretAccessKey": "wrong"}, "sts").get_caller_identity()
    with refused("InvalidClientTokenId", "The security token included in the request is invalid.", 403):
        lake.client_of(credentials | {"SessionToken": None}, "sts").get_caller_identity()


def test_temporary_keys_never_issued_are_refused_in_each_protocol(lake, refused):
    sentence = "The security token included in the request is invalid."
    with refused("InvalidClientTokenId", sentence, 403):
        lake.client("sts", key="ASIAAAAAAAAAAAAAAAAA").get_caller_identity()
    with refused("UnrecognizedClientException", sentence, 400):
        lake.client("glue", key="ASIAAAAAAAAAAAAAAAAA").get_databases()


def test_strict_credentials_refuse_unknown_keys(start, refused):
    with refused("InvalidClientTokenId", status=403):
        start("--credentials", "strict").client("sts").get_caller_identity()


def test_a_role_that_is_not_there_cannot_be_assumed(lake, refused):
    role = f"arn:aws:iam::{ACCOUNT}:role/Nobody"
    sentence = f"User: arn:aws:iam::{ACCOUNT}:root is not authorized to perform: sts:AssumeRole on resource: {role}"
    with refused("AccessDenied", sentence, 403):
        lake.client("sts").assume_role(RoleArn=role, RoleSessionName="someone")


def test_operations_not_served_name_themselves(lake, refused):
    with refused("NotImplemented") as refusal:
        lake.client("sts").decode_authorization_message(EncodedMessage="x")
    assert "DecodeAuthorizationMessage" in refusal.response["Error"]["Message"]
