"""Lambda with boto3."""

import http.server
import io
import json
import threading
import zipfile

import pytest

from lake import ACCOUNT, REGION


def arn_of(function):
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{function}"


@pytest.fixture
def package():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("main.py", "def handler(event, context):\n    return event\n")
    return archive.getvalue()


@pytest.fixture
def functions(lake):
    return lake.client("lambda")


@pytest.fixture
def role(lake):
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    return lake.client("iam").create_role(
        RoleName="runner", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": trust})
    )["Role"]["Arn"]


@pytest.fixture
def create(functions, role, package):
    """Makes functions with the given environment."""

    def create(name, **variables):
        return functions.create_function(
            FunctionName=name, Role=role, Runtime="python3.13", Handler="main.handler", Code={"ZipFile": package},
            Environment={"Variables": variables})

    return create


@pytest.fixture
def endpoint():
    """A handler behind a socket: it answers the event with what it was told about the call."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            failed = event.get("fail")
            answer = {"errorMessage": "told to"} if failed else {
                "event": event, "arn": self.headers["Lambda-Runtime-Invoked-Function-Arn"]}
            body = json.dumps(answer).encode()
            self.send_response(200)
            if failed:
                self.send_header("X-Amz-Function-Error", "Unhandled")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/2015-03-31/functions/function/invocations"
    server.shutdown()


@pytest.fixture
def user(lake):
    iam = lake.client("iam")

    def user(name, action, resource="*"):
        iam.create_user(UserName=name)
        statement = {"Effect": "Allow", "Action": action, "Resource": resource}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam.put_user_policy(UserName=name, PolicyName="inline", PolicyDocument=document)
        return lake.client_of(iam.create_access_key(UserName=name)["AccessKey"], "lambda")

    return user


def test_functions_live_and_die(functions, create, package, refused):
    made = create("spill", A="1")
    assert (made["FunctionArn"], made["CodeSize"]) == (arn_of("spill"), len(package))
    functions.get_waiter("function_active_v2").wait(FunctionName="spill")
    assert functions.get_function(FunctionName=arn_of("spill"))["Configuration"]["Environment"] == {"Variables": {"A": "1"}}
    assert [each["FunctionName"] for each in functions.list_functions()["Functions"]] == ["spill"]
    with refused("ResourceConflictException", "Function already exist: spill", 409):
        create("spill")
    changed = functions.update_function_configuration(FunctionName="spill", Timeout=30, MemorySize=512)
    assert (changed["Timeout"], changed["MemorySize"], changed["Handler"]) == (30, 512, "main.handler")
    functions.update_function_code(FunctionName="spill", ZipFile=package)
    functions.delete_function(FunctionName="spill")
    with refused("ResourceNotFoundException", f"Function not found: {arn_of('spill')}", 404):
        functions.get_function_configuration(FunctionName="spill")


def test_an_endpoint_stands_in_for_the_code(functions, create, endpoint):
    create("echo", MOCKLAKE_HANDLER=endpoint)
    answer = functions.invoke(FunctionName="echo", Payload=json.dumps({"a": 1}))
    assert answer["StatusCode"] == 200 and answer["ExecutedVersion"] == "$LATEST"
    assert json.load(answer["Payload"]) == {"event": {"a": 1}, "arn": arn_of("echo")}
    failed = functions.invoke(FunctionName="echo", Payload=json.dumps({"fail": True}))
    assert failed["FunctionError"] == "Unhandled"
    assert json.load(failed["Payload"]) == {"errorMessage": "told to"}


def test_scripted_results_and_nothing_at_all(functions, create, refused):
    create("fixed", MOCKLAKE_RESPONSE='{"ok": true}')
    assert json.load(functions.invoke(FunctionName="fixed")["Payload"]) == {"ok": True}
    assert functions.invoke(FunctionName="fixed", InvocationType="Event")["StatusCode"] == 202
    assert functions.invoke(FunctionName="fixed", InvocationType="DryRun")["StatusCode"] == 204
    create("real")
    with refused("NotImplemented", status=501) as refusal:
        functions.invoke(FunctionName="real")
    assert "MOCKLAKE_HANDLER" in refusal.response["Error"]["Message"]


def test_versions_and_aliases(functions, create):
    create("fixed", MOCKLAKE_RESPONSE="1")
    assert functions.publish_version(FunctionName="fixed")["Version"] == "1"
    functions.update_function_configuration(FunctionName="fixed", Environment={"Variables": {"MOCKLAKE_RESPONSE": "2"}})
    functions.create_alias(FunctionName="fixed", Name="live", FunctionVersion="1")
    assert json.load(functions.invoke(FunctionName="fixed", Qualifier="live")["Payload"]) == 1
    assert json.load(functions.invoke(FunctionName="fixed")["Payload"]) == 2
    versions = functions.list_versions_by_function(FunctionName="fixed")["Versions"]
    assert [each["Version"] for each in versions] == ["$LATEST", "1"]


def test_a_qualifier_is_part_of_what_is_checked(functions, create, user, refused):
    create("fixed", MOCKLAKE_RESPONSE="1")
    ann = user("ann", "lambda:InvokeFunction", arn_of("fixed"))
    assert ann.invoke(FunctionName="fixed")["StatusCode"] == 200
    said = (f"User: arn:aws:iam::{ACCOUNT}:user/ann is not authorized to perform: lambda:InvokeFunction on resource: "
            f"{arn_of('fixed:$LATEST')} because no identity-based policy allows the lambda:InvokeFunction action")
    with refused("AccessDeniedException", said, 403):
        ann.invoke(FunctionName="fixed", Qualifier="$LATEST")


def test_the_function_policy_lets_other_accounts_in(lake, functions, create, refused):
    create("fixed", MOCKLAKE_RESPONSE="1")
    stranger = lake.client("lambda", key="111122223333")
    with refused("AccessDeniedException", status=403):
        stranger.invoke(FunctionName=arn_of("fixed"))
    functions.add_permission(
        FunctionName="fixed", StatementId="others", Action="lambda:InvokeFunction", Principal="111122223333")
    assert stranger.invoke(FunctionName=arn_of("fixed"))["StatusCode"] == 200
    policy = json.loads(functions.get_policy(FunctionName="fixed")["Policy"])
    assert policy["Statement"][0]["Principal"] == {"AWS": "arn:aws:iam::111122223333:root"}
    functions.remove_permission(FunctionName="fixed", StatementId="others")
    with refused("ResourceNotFoundException", "The resource you requested does not exist.", 404):
        functions.get_policy(FunctionName="fixed")


def test_roles_must_trust_lambda(functions, package, refused):
    with refused("InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.", 400):
        functions.create_function(
            FunctionName="a", Role=f"arn:aws:iam::{ACCOUNT}:role/nobody", Runtime="python3.13", Handler="main.handler",
            Code={"ZipFile": package})


def test_operations_not_served_name_themselves(functions, refused):
    with refused("NotImplemented", status=501) as refusal:
        functions.list_event_source_mappings()
    assert "ListEventSourceMappings" in refusal.response["Error"]["Message"]
