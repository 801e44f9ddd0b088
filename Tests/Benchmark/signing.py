"""Signature Version 4 with nothing but the standard library, so that the benchmark needs no AWS client."""

import hashlib
import hmac
import time
from dataclasses import dataclass, field
from urllib.parse import quote


@dataclass(frozen=True)
class Credentials:
    key: str = "test"
    secret: str = "test"


@dataclass(frozen=True)
class Request:
    """One AWS request before it is signed."""

    service: str
    method: str = "POST"
    path: str = "/"
    query: tuple = ()
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    signs_payload: bool = True


REGION = "us-east-1"


def raw_bytes(request, port, credentials):
    """The request as it goes over the wire, signed for now; S3 accepts it for 15 minutes, other services for 5."""
    host = f"127.0.0.1:{port}"
    path = quote(request.path, safe="/-_.~")
    query = "&".join(sorted(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in request.query))
    headers = _signed_headers(request, host, path, query, credentials)
    target = f"{path}?{query}" if query else path
    lines = [f"{request.method} {target} HTTP/1.1"] + [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + request.body


def _signed_headers(request, host, path, query, credentials):
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    claim = hashlib.sha256(request.body).hexdigest() if request.signs_payload else "UNSIGNED-PAYLOAD"
    signed = {"host": host, "x-amz-date": moment}
    signed.update({name.lower(): value for name, value in request.headers.items()})
    if request.service == "s3":
        signed["x-amz-content-sha256"] = claim
    names = ";".join(sorted(signed))
    canonical = "\n".join(
        [request.method, path, query]
        + [f"{name}:{signed[name]}" for name in sorted(signed)]
        + ["", names, claim]
    )
    scope = f"{moment[:8]}/{REGION}/{request.service}/aws4_request"
    to_sign = "\n".join(["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(_signing_key(credentials.secret, scope), to_sign.encode(), hashlib.sha256).hexdigest()
    authorization = (
        f"AWS4-HMAC-SHA256 Credential={credentials.key}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    headers = {"Host": host, "Authorization": authorization, "User-Agent": "mocklake-bench"}
    headers.update({name: value for name, value in signed.items() if name != "host"})
    if request.body or request.method in ("POST", "PUT"):
        headers["Content-Length"] = str(len(request.body))
    return headers


def _signing_key(secret, scope):
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
