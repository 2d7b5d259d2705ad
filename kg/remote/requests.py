"""Requests (请求): one HTTP request to a store, and its failures in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from kg.bad_input import BadInput

_SECONDS = 300
"""How long a store may take over one request."""

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Login:
    """A user of a store and the password."""

    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Response:
    """What a store answered."""

    kind: str
    body: bytes


class _Remembering(HTTPDigestAuthHandler):
    """Digest that answers the challenge before it is put again: a store that first has to refuse a long body may close
    the connection while it is still being sent."""

    challenge: Mapping[str, str] | None = None

    def http_error_auth_reqed(self, auth_header: str, host: str, req: Request, headers: HTTPMessage) -> None:
        said = headers.get(auth_header) or ""
        if said.lower().startswith("digest "):
            self.challenge = parse_keqv_list(parse_http_list(said.split(" ", 1)[1]))
        return super().http_error_auth_reqed(auth_header, host, req, headers)

    def http_request(self, req: Request) -> Request:
        if self.challenge and not req.has_header("Authorization"):
            req.add_unredirected_header("Authorization", f"Digest {self.get_authorization(req, self.challenge)}")
        return req

    https_request = http_request


def opener(url: str, login: Login | None) -> OpenerDirector:
    """What sends requests to a store, with its login where it asks for one (Basic or Digest).

    Raises BadInput for an address that is not of http or https.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise BadInput(url, "is no address of a store", "write it whole, such as http://localhost:7878/store")
    if login is None:
        return build_opener()
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, login.user, login.password)
    return build_opener(_Remembering(passwords), HTTPBasicAuthHandler(passwords))


def send(
    through: OpenerDirector, url: str, method: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer to a request. Raises BadInput where none comes or the store refuses, with its own words."""
    request = Request(url, data=body, headers=dict(headers or {}), method=method)
    try:
        with through.open(request, timeout=_SECONDS) as answer:
            return Response(answer.headers.get_content_type(), answer.read())
    except HTTPError as error:
        said = " ".join(error.read().decode("utf-8", "replace").split())[:_SHOWN]
        remedy = "give --user and KG_PASSWORD" if error.code in (401, 403) else "see what the store says of it"
        raise BadInput(url, f"answers {error.code} {error.reason}{f': {said}' if said else ''}", remedy) from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise BadInput(url, f"does not answer ({reason})", "is the store running, and is this its address?") from None
