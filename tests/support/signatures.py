"""Signature version 4, checked: by an implementation of its own, and by botocore's where there is one.
Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"""

import datetime
import hashlib
import hmac
import re
import urllib.parse

try:
    import botocore.auth
    import botocore.awsrequest
    import botocore.credentials
except ImportError:
    botocore = None

AUTHORIZATION = re.compile(r"AWS4-HMAC-SHA256 Credential=([^/,\s]+)/([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})")
MINUTES = 5


class Refused(Exception):
    """The error that AWS's front would answer with: its name and its words."""

    def __init__(self, name, words):
        super().__init__(words)
        self.name = name


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical_request(method, path, headers, signed, body):
    """All services but S3 escape a path twice: once for the wire, and once more for the signature."""
    path, _, query = path.partition("?")
    lines = [method, urllib.parse.quote(path, safe="/~"), query]
    lines += [f"{name}:{' '.join(headers[name].split())}" for name in signed]
    return "\n".join([*lines, "", ";".join(signed), sha256(body)])


def signature(secret, scope, stamp, canonical):
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical.encode())])
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def botocore_signature(method, url, headers, signed, body, key, secret, region, stamp):
    """What botocore signs the same request with, given the headers that were signed."""
    own = {name: headers[name] for name in signed if name not in ("host", "x-amz-date", "x-amz-security-token")}
    request = botocore.awsrequest.AWSRequest(method=method, url=url, headers={**own, "X-Amz-Date": stamp}, data=body)
    request.context["timestamp"] = stamp
    credentials = botocore.credentials.Credentials(key, secret, headers.get("x-amz-security-token"))
    if credentials.token:
        request.headers["X-Amz-Security-Token"] = credentials.token
    signer = botocore.auth.SigV4Auth(credentials, "connect", region)
    return signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)


class Verifier:
    """`accounts` maps an access key id to (secret, session token or None, has it expired). `agreed` counts what botocore
    signs in the same way."""

    def __init__(self, accounts, region, scheme):
        self.accounts = accounts
        self.region = region
        self.scheme = scheme
        self.agreed = 0

    def verify(self, method, path, headers, body):
        """The access key id of who signed. `headers` have small names."""
        if "authorization" not in headers:
            raise Refused("MissingAuthenticationTokenException", "Missing Authentication Token")
        parts = AUTHORIZATION.fullmatch(headers["authorization"].strip())
        if not parts:
            raise Refused("IncompleteSignatureException", "Authorization header is of no known form")
        key, scope, signed, given = parts[1], parts[2], parts[3].split(";"), parts[4]
        if key not in self.accounts:
            raise Refused("UnrecognizedClientException", "The security token included in the request is invalid.")
        secret, token, expired = self.accounts[key]
        self.check_scope(scope, headers, signed, token)
        canonical = canonical_request(method, path, headers, signed, body)
        if not hmac.compare_digest(signature(secret, scope, headers["x-amz-date"], canonical), given):
            # As AWS says it: with all that was signed, the session token too.
            raise Refused("InvalidSignatureException", "The request signature we calculated does not match the signature you provided."
                          f"\n\nThe Canonical String for this request should have been\n'{canonical}'")
        if botocore:
            url = f"{self.scheme}://{headers['host']}{path}"
            theirs = botocore_signature(method, url, headers, signed, body, key, secret, self.region, headers["x-amz-date"])
            if theirs != given:
                raise Refused("InvalidSignatureException", "botocore signs it in another way")
            self.agreed += 1
        if expired:
            raise Refused("ExpiredTokenException", "The security token included in the request is expired")
        return key

    def check_scope(self, scope, headers, signed, token):
        stamp = headers.get("x-amz-date", "")
        if scope != f"{stamp[:8]}/{self.region}/connect/aws4_request":
            raise Refused("InvalidSignatureException", f"Credential should be scoped to a valid region: {scope}")
        if signed != sorted(signed) or not {"host", "x-amz-date"} <= set(signed) <= set(headers):
            raise Refused("InvalidSignatureException", "not all headers are signed that have to be")
        if token != headers.get("x-amz-security-token") or (token and "x-amz-security-token" not in signed):
            raise Refused("UnrecognizedClientException", "The security token included in the request is invalid.")
        now = datetime.datetime.now(datetime.timezone.utc)
        when = datetime.datetime.strptime(stamp + "+0000", "%Y%m%dT%H%M%SZ%z")
        if abs(now - when) > datetime.timedelta(minutes=MINUTES):
            raise Refused("InvalidSignatureException", f"Signature expired: {stamp} is now earlier than {now:%Y%m%dT%H%M%SZ}")
