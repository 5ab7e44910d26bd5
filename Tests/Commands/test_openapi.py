"""What /openapi.json describes is what the service does, whatever is sent and whoever sends it.

schemathesis makes up requests that fit the description and requests that don't. In full
(LIAISON_FULL) some thousands of them, otherwise some hundreds.
"""

import re
import shutil
import urllib.error
import urllib.request
import uuid
from collections import Counter
from http.cookiejar import DefaultCookiePolicy

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi import checks

from scale import loops
from service import ANSWER_LIMIT, PROJECT, Conversation, Service

SEED = 20261128
# Requests for each operation and caller whom it is for, and for each other caller; an operation
# without parameters gets one.
CASES = 80
REFUSED_CASES = 20

CALLERS = ["nobody", "forger", "patient", "agent", "admin"]
CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_headers_conformance, checks.response_schema_conformance,
]
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}

load_all_checks()
schema = schemathesis.openapi.from_path(PROJECT / "Web/openapi.json")
# Each caller brings credentials of their own.
schema.config.generation.update(with_security_parameters=False)
OPERATIONS = [result.ok() for result in schema.get_all_operations()]
# A stream ends with its reader, so these have tests of their own.
STREAMS = [one for one in OPERATIONS if one.path.endswith("/events")]
ANSWERED = [one for one in OPERATIONS if one not in STREAMS]


def named(operations):
    return pytest.mark.parametrize("operation", operations, ids=lambda one: one.label)


def schemes(operation):
    required = operation.definition.raw.get("security") or []
    return {name for alternative in required for name in alternative}


class World:
    """A service with two patients and two members of staff, and what each of them can show."""

    def __init__(self, service):
        self.service = service
        self.mine = Conversation.open(service)
        self.others = Conversation.open(service, "zh-Hans")
        self.others.send("我想找人工")
        self.sessions = {name: service.sign_in(name) for name in ("agent", "admin")}
        # Signing out ends a session, and signing in has a limit.
        self.answers = Counter()
        self._spare = {name: [service.sign_in(name) for _ in range(2)] for name in self.sessions}

    def spare_session(self, name):
        return self._spare[name].pop()

    def reopen(self):
        self.mine = Conversation.open(self.service)

    def headers(self, caller):
        match caller:
            case "nobody":
                return {}
            case "forger":
                made_up = "A" * 43
                return {
                    "Authorization": f"Bearer {made_up}",
                    "Cookie": f"liaison_session={made_up}; liaison_chat={self.others.id}.{made_up}"}
            case "patient":
                token = self.mine.headers["Authorization"].removeprefix("Bearer ")
                return {
                    **self.mine.headers, "Cookie": f"liaison_chat={self.mine.id}.{token}"}
        return self.sessions[caller]

    def may(self, caller, operation, is_own):
        """Whether the caller's credentials open the operation."""
        required = schemes(operation)
        if "conversationToken" in required:
            return caller == "patient" and is_own
        if "staffSession" in required:
            return caller == "admin" or (
                caller == "agent" and not operation.path.startswith("/v1/studio"))
        return True


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    print(f"seed {SEED}")
    folder = tmp_path_factory.mktemp("openapi")
    home = folder / "content"
    for name in ["Intents", "Locales", "Knowledge", "Web"]:
        shutil.copytree(PROJECT / name, home / name)
    # The limits have tests of their own; here everything that is sent shall be looked at.
    site = (PROJECT / "site.yaml").read_text(encoding="utf-8")
    site = re.sub(r"(?m)^(  \w*(?:Burst|PerMinute): +)\d+", r"\g<1>100000", site)
    (home / "site.yaml").write_text(site, encoding="utf-8")
    service = Service(folder / "data", home=home).start()
    world = World(service)
    yield world
    print(f"{world.answers.total()} requests:", dict(sorted(world.answers.items())))
    assert service.stop() == 0


@pytest.fixture(scope="module")
def session():
    with requests.Session() as session:
        # What an answer sets must not make one caller into another.
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        yield session


def requests_for(operation):
    """Requests as described, and, where anything but the path can be wrong, others."""
    fitting = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if operation.body.items or operation.query.items:
        return fitting | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    return fitting


def places(world, operation):
    """Values of the path's parameters that lead somewhere; None leaves what was made up."""
    if "conversationToken" in schemes(operation):
        mine = {"id": world.mine.id}
        return [mine, mine, {"id": world.others.id}, None]
    return {
        "/v1/strings/{section}/{tag}": [{"section": "widget", "tag": "zh-Hant"}, None],
        "/web/{path}": [{"path": "widget%2floader.js"}, {"path": "..%2fsite.yaml"}, None],
    }.get(operation.path, [{"id": world.others.id}, None] if "{id}" in operation.path else [None])


@pytest.mark.parametrize("caller", CALLERS)
@named(ANSWERED)
def test_every_answer_is_as_described_and_opens_nothing_else(world, session, operation, caller):
    ends_session = operation.label == "DELETE /v1/session" and caller in world.sessions
    count = loops(CASES if world.may(caller, operation, True) else REFUSED_CASES)

    @seed(SEED)
    @settings(
        max_examples=1 if ends_session else count, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck))
    @given(requests_for(operation), st.randoms(use_true_random=False))
    def explore(case, chosen):
        place = chosen.choice(places(world, operation))
        if place is not None:
            case.path_parameters = place
        is_own = place == {"id": world.mine.id}
        headers = world.spare_session(caller) if ends_session else world.headers(caller)
        answer = case.call(
            base_url=world.service.origin, session=session, headers=headers,
            allow_redirects=False, timeout=ANSWER_LIMIT)
        world.answers[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)
        assert answer.status_code != 429 or operation.path == "/v1/session", (
            f"{operation.label} met a limit that this test has to raise")
        if not world.may(caller, operation, is_own):
            assert 400 <= answer.status_code < 500, (
                f"{caller} got {answer.status_code} from {operation.label}")
        if operation.method.upper() == "DELETE" and is_own and answer.status_code == 204:
            world.reopen()

    explore()
    assert world.service.call("GET", "/healthz").status == 200


@pytest.mark.parametrize("caller", CALLERS)
@named(STREAMS)
def test_a_stream_opens_only_for_whom_it_is(world, operation, caller):
    for place in places(world, operation):
        path = operation.path.format_map(place or {"id": uuid.uuid4()})
        is_own = place == {"id": world.mine.id}
        request = urllib.request.Request(
            world.service.origin + path, headers=world.headers(caller))
        if world.may(caller, operation, is_own):
            with urllib.request.urlopen(request, timeout=ANSWER_LIMIT) as stream:
                assert stream.headers.get_content_type() == "text/event-stream"
                assert stream.readline().startswith((b"id:", b"event:"))
        else:
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=ANSWER_LIMIT)
            assert str(refused.value.code) in operation.definition.raw["responses"]
            assert 400 <= refused.value.code < 500


@pytest.mark.parametrize("path", list(schema))
def test_a_method_that_is_not_described_is_refused_with_those_that_are(world, session, path):
    described = {method.upper() for method in schema[path]} & METHODS
    values = {
        "id": world.others.id, "section": "widget", "tag": "en", "name": "x",
        "path": "widget/loader.js"}
    for method in sorted(METHODS - described):
        answer = session.request(
            method, world.service.origin + path.format_map(values),
            headers=world.headers("admin"), timeout=ANSWER_LIMIT, allow_redirects=False)
        assert answer.status_code == 405, f"{method} {path}: {answer.status_code}"
        allowed = {name.strip() for name in answer.headers.get("Allow", "").split(",")}
        assert allowed - {"HEAD", "OPTIONS"} == described, f"{method} {path}: {allowed}"


def test_an_erased_conversation_is_on_no_route(world):
    erased = Conversation.open(world.service)
    routes = [one for one in OPERATIONS if "conversationToken" in schemes(one)]
    path = f"/v1/conversations/{erased.id}"
    assert world.service.call("DELETE", path, headers=erased.headers).status == 204
    bodies = {
        "/messages": {"clientId": str(uuid.uuid4()), "text": "hello"}, "/seen": {"seq": 1},
        "": {"locale": "en"}}
    for route in routes:
        part = route.path.partition("{id}")[2]
        method = route.method.upper()
        body = bodies.get(part) if method in ("POST", "PATCH") else None
        answer = world.service.call(method, path + part, body, erased.headers)
        assert answer.status == 401, (route.label, answer)
