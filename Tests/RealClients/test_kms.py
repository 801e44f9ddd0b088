"""KMS with boto3."""

import datetime
import json

import botocore.exceptions
import pytest

from lake import ACCOUNT, REGION


@pytest.fixture
def kms(lake):
    return lake.client("kms")


@pytest.fixture
def key(kms):
    """The ARN of a new key."""
    return kms.create_key(Description="of the lake", Tags=[{"TagKey": "team", "TagValue": "data"}])["KeyMetadata"]["Arn"]


@pytest.fixture
def user(lake):
    """Makes users with one inline policy, and answers clients of theirs."""
    iam = lake.client("iam")

    def user(name, *actions, resource="*", service="kms"):
        iam.create_user(UserName=name)
        if actions:
            statement = {"Effect": "Allow", "Action": list(actions), "Resource": resource}
            document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
            iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=document)
        return lake.client_of(iam.create_access_key(UserName=name)["AccessKey"], service)

    return user


def arn_of(name):
    return f"arn:aws:iam::{ACCOUNT}:user/{name}"


def sentence(name, action, resource, kind="identity"):
    return (f"User: {arn_of(name)} is not authorized to perform: {action} on resource: {resource} "
            f"because no {kind}-based policy allows the {action} action")


def test_keys_live_and_die(kms, key, refused):
    metadata = kms.describe_key(KeyId=key)["KeyMetadata"]
    assert metadata["KeyState"] == "Enabled" and metadata["KeySpec"] == "SYMMETRIC_DEFAULT"
    assert isinstance(metadata["CreationDate"], datetime.datetime)
    assert [each["KeyArn"] for each in kms.list_keys()["Keys"]] == [key]
    assert kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "team", "TagValue": "data"}]

    kms.disable_key(KeyId=key)
    with refused("DisabledException", f"{key} is disabled.", 400):
        kms.encrypt(KeyId=key, Plaintext=b"x")
    kms.enable_key(KeyId=key)
    scheduled = kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert scheduled["KeyState"] == "PendingDeletion" and scheduled["PendingWindowInDays"] == 7
    with refused("KMSInvalidStateException", f"{key} is pending deletion.", 400):
        kms.encrypt(KeyId=key, Plaintext=b"x")
    kms.cancel_key_deletion(KeyId=key)
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "Disabled"


def test_encryption_is_authenticated(kms, key, refused):
    context = {"purpose": "test"}
    blob = kms.encrypt(KeyId=key, Plaintext=b"secret", EncryptionContext=context)["CiphertextBlob"]
    assert b"secret" not in blob
    opened = kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    assert (opened["Plaintext"], opened["KeyId"]) == (b"secret", key)
    with refused("InvalidCiphertextException", status=400):
        kms.decrypt(CiphertextBlob=blob)
    other = kms.create_key()["KeyMetadata"]["KeyId"]
    with refused("IncorrectKeyException", status=400):
        kms.decrypt(CiphertextBlob=blob, EncryptionContext=context, KeyId=other)
    moved = kms.re_encrypt(CiphertextBlob=blob, SourceEncryptionContext=context, DestinationKeyId=other)
    assert kms.decrypt(CiphertextBlob=moved["CiphertextBlob"])["Plaintext"] == b"secret"


def test_data_keys(kms, key):
    made = kms.generate_data_key(KeyId=key, KeySpec="AES_256")
    assert len(made["Plaintext"]) == 32
    assert kms.decrypt(CiphertextBlob=made["CiphertextBlob"])["Plaintext"] == made["Plaintext"]
    assert "Plaintext" not in kms.generate_data_key_without_plaintext(KeyId=key, NumberOfBytes=16)
    assert len(kms.generate_random(NumberOfBytes=20)["Plaintext"]) == 20


def test_aliases(kms, key, refused):
    kms.create_alias(AliasName="alias/lake", TargetKeyId=key)
    assert kms.describe_key(KeyId="alias/lake")["KeyMetadata"]["Arn"] == key
    with refused("AlreadyExistsException",
                 f"An alias with the name arn:aws:kms:{REGION}:{ACCOUNT}:alias/lake already exists", 400):
        kms.create_alias(AliasName="alias/lake", TargetKeyId=key)
    other = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.update_alias(AliasName="alias/lake", TargetKeyId=other)
    assert [each["TargetKeyId"] for each in kms.list_aliases()["Aliases"]] == [other]
    kms.delete_alias(AliasName="alias/lake")
    with refused("NotFoundException", f"Alias arn:aws:kms:{REGION}:{ACCOUNT}:alias/lake is not found.", 400):
        kms.describe_key(KeyId="alias/lake")


def test_unknown_keys(kms, refused):
    with refused("NotFoundException", "Invalid keyId 'nothing'", 400):
        kms.describe_key(KeyId="nothing")
    missing = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11111111-2222-3333-4444-555555555555"
    with refused("NotFoundException", f"Key '{missing}' does not exist", 400) as refusal:
        kms.encrypt(KeyId=missing.split("/")[-1], Plaintext=b"x")
    assert refusal.response["message"] == f"Key '{missing}' does not exist"


def test_the_key_policy_decides_who_may_come_in(kms, key, user, refused):
    ann = user("ann", "kms:*")
    assert ann.encrypt(KeyId=key, Plaintext=b"x")["KeyId"] == key
    with refused("AccessDeniedException", sentence("bob", "kms:Encrypt", key), 400):
        user("bob").encrypt(KeyId=key, Plaintext=b"x")

    only_bob = json.dumps({"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Principal": {"AWS": arn_of("bob")}, "Action": "kms:*", "Resource": "*"}})
    with refused("MalformedPolicyDocumentException",
                 "The new key policy will not allow you to update the key policy in the future.", 400):
        ann.put_key_policy(KeyId=key, Policy=only_bob)
    ann.put_key_policy(KeyId=key, Policy=only_bob, BypassPolicyLockoutSafetyCheck=True)
    with refused("AccessDeniedException", sentence("ann", "kms:Encrypt", key, "resource"), 400):
        ann.encrypt(KeyId=key, Plaintext=b"x")
    with pytest.raises(botocore.exceptions.ClientError, match="kms:GetKeyPolicy"):
        kms.get_key_policy(KeyId=key)


def test_grants(kms, key, user, refused):
    ann = user("ann")
    grant = kms.create_grant(
        KeyId=key, GranteePrincipal=arn_of("ann"), Operations=["Encrypt", "RetireGrant"],
        Constraints={"EncryptionContextSubset": {"table": "orders"}})
    assert ann.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"table": "orders"})["KeyId"] == key
    with refused("AccessDeniedException", sentence("ann", "kms:Encrypt", key), 400):
        ann.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"table": "people"})
    assert kms.list_grants(KeyId=key)["Grants"][0]["Constraints"] == {"EncryptionContextSubset": {"table": "orders"}}
    ann.retire_grant(GrantToken=grant["GrantToken"])
    assert kms.list_grants(KeyId=key)["Grants"] == []


def test_other_accounts_are_told_nothing(lake, key, refused):
    stranger = lake.client("kms", key="111122223333")
    said = ("User: arn:aws:iam::111122223333:root is not authorized to perform: kms:Encrypt on this resource because the "
            "resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy "
            "explicitly denies access")
    for name in [key, key[:-12] + "000000000000"]:
        with refused("AccessDeniedException", said, 400):
            stranger.encrypt(KeyId=name, Plaintext=b"x")


def test_keys_outlive_the_server(start, tmp_path):
    state = ["--state", tmp_path / "state"]
    lake = start(*state)
    kms = lake.client("kms")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    blob = kms.encrypt(KeyId=key, Plaintext=b"secret")["CiphertextBlob"]
    lake.stop()
    assert start(*state).client("kms").decrypt(CiphertextBlob=blob)["Plaintext"] == b"secret"


def test_operations_not_served_name_themselves(kms, key, refused):
    with refused("NotImplemented", status=501):
        kms.get_public_key(KeyId=key)
