"""Every refusal has the one shape, and none repeats what was sent."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import httpx
import pytest
from sqlalchemy import update

from api.errors import Problem
from api.problems import describe
from api.schemas import NAME_MOST, encode
from api.security.gate import BODY_MOST
from api.security.limits import SIGN_IN
from models.spaces import space_table
from tests.world import Phone, World, answer, good, made, sign_up_body, token

pytestmark = pytest.mark.anyio

SECRET: Final = "geheim-Zq7"
"""Stands for what someone wrote; it must come back nowhere."""

SALT: Final = "/auth/password/salt"
JSON: Final = {"Content-Type": "application/json"}
NO_JSON: Final = {
    "nothing": b"",
    "a piece": b'{"handle":',
    "no JSON": SECRET.encode(),
    "two": b"{}{}",
    "single quotes": b"{'handle': 'ana'}",
    "invalid UTF-8": b'{"handle":"\xff\xfe"}',
    "a long number": b'{"handle":' + b"9" * 5000 + b"}",
    "deeply nested lists": b"[" * 50_000,
    "deeply nested objects": b'{"handle":' * 20_000 + b"1" + b"}" * 20_000,
}
ODD_VALUES: Final = (
    b"null", b"[]", b'"text"', b"1", b"true", b"{}",
    b"NaN", b"-Infinity", b"1e999", b"12345678901234567890123456789", b"-0.0", b"1.5",
    b'""', b'"\\u0000"', b'"\\ud800"', b'"\\udfff\\ud800"', b'"\\u202e"', b'"' + SECRET.encode() + b'"',
    b'"' + b"x" * 20_000 + b'"', b"[[[[[[]]]]]]", b'{"' + SECRET.encode() + b'": 1}',
)  # fmt: skip


@pytest.fixture
async def pair(world: World) -> tuple[Phone, Phone]:
    return await world.pair()


def is_problem(response: httpx.Response, status: int, name: str) -> dict[str, Any]:
    """The problem that a response is, of this status and name, in the one shape."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    body: dict[str, Any] = response.json()
    more = {"invalid": {"errors"}, "time-out-runs": {"returns_at"}, "ask-said-no": {"again_on"}}.get(name, set())
    assert set(body) == {"type", "title", "status", "detail"} | more
    assert (body["type"], body["status"]) == (f"urn:tend:problem:{name}", status)
    assert all(set(fault) == {"pointer", "message"} for fault in body.get("errors", []))
    assert SECRET not in response.text
    return body


class TestShape:
    async def test_400_for_what_is_not_json(self, world: World) -> None:
        for name, body in NO_JSON.items():
            response = await world.phone().call("POST", SALT, content=body, headers=JSON)
            assert response.status_code in (400, 422), name
            assert (response.status_code == 422) == (name == "nothing")
            is_problem(response, response.status_code, "invalid" if name == "nothing" else "malformed")

    async def test_401_without_a_session(self, world: World) -> None:
        is_problem(await world.phone().call("GET", "/me"), 401, "sign-in-needed")

    async def test_403_from_elsewhere(self, world: World) -> None:
        elsewhere = {"Sec-Fetch-Site": "cross-site"}
        is_problem(await world.phone().call("POST", SALT, {"handle": SECRET}, headers=elsewhere), 403, "cross-site")

    async def test_404_for_what_is_not_there(self, pair: tuple[Phone, Phone]) -> None:
        is_problem(await pair[0].call("GET", f"/{SECRET}"), 404, "not-found")

    async def test_404_for_a_path_that_does_not_parse_like_for_one_that_is_not_there(
        self, pair: tuple[Phone, Phone]
    ) -> None:
        ana, _ = pair
        paths = [
            f"/spaces/{SECRET}",
            f"/spaces/{made('space/none')}",
            f"/spaces/{ana.space}x",
            f"/spaces/{ana.space}/rounds/{SECRET}",
            f"/spaces/{ana.space}/rounds/0",
            f"/spaces/{ana.space}/rounds/-1",
            f"/spaces/{ana.space}/rounds/1.5",
            f"/spaces/{ana.space}/rounds/1e3",
            f"/spaces/{ana.space}/rounds/999999",
            f"/spaces/{ana.space}/rounds/{'9' * 400}",
            f"/spaces/{ana.space}/rounds/%00",
            f"/spaces/{ana.space}/rounds/١",
            f"/content/{SECRET}/partners",
            f"/content/en/{SECRET}",
            "/content/en/partners/check-in/nine",
            "/content/en/pages/..%2f..%2fsecret",
        ]
        bodies = set()
        for path in paths:
            response = await ana.call("GET", path)
            is_problem(response, 404, "not-found")
            bodies.add(response.content)
        assert len(bodies) == 1

    async def test_405_for_a_method_nothing_takes(self, world: World) -> None:
        response = await world.phone().call("PROPFIND", "/health")
        is_problem(response, 405, "method-not-allowed")

    async def test_413_for_a_declared_body_and_for_one_in_chunks(self, world: World) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(BODY_MOST // 50_000 + 1):
                yield SECRET.encode() * 5000

        declared = await world.phone().call("POST", SALT, content=b" " * (BODY_MOST + 1), headers=JSON)
        is_problem(declared, 413, "too-large")
        is_problem(await world.phone().call("POST", SALT, content=chunks(), headers=JSON), 413, "too-large")
        claimed = await world.phone().call("GET", "/health", headers={"Content-Length": "9" * 30})
        is_problem(claimed, 413, "too-large")

    async def test_a_body_that_just_fits_is_read(self, world: World) -> None:
        body = b'{"handle":"ana"}'.ljust(BODY_MOST)
        good(await world.phone().call("POST", SALT, content=body, headers=JSON), 200)

    async def test_415_for_anything_but_json(self, world: World) -> None:
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonl", ""):
            response = await world.phone().call("POST", SALT, content=b'{"handle":"a"}', headers={"Content-Type": kind})
            is_problem(response, 415, "not-json")

    async def test_422_says_where_and_what_would_fit(self, pair: tuple[Phone, Phone]) -> None:
        wrong = answer("need") | {"share": SECRET, SECRET: SECRET}
        wrong["replies"][0] |= {"rating": 9, "words": "", SECRET: 1}
        faults = is_problem(await pair[0].put("/rounds/1/answer", wrong), 422, "invalid")["errors"]
        assert sorted(fault["pointer"] for fault in faults) == [
            "",
            "/replies/0",
            "/replies/0/rating",
            "/replies/0/words",
            "/share",
        ]
        assert {fault["message"] for fault in faults if fault["pointer"] in ("", "/replies/0")} == {
            "A field here is not known."
        }

    async def test_422_for_an_id_does_not_repeat_a_single_sign_of_it(self, world: World) -> None:
        faults = is_problem(
            await world.phone().call("POST", "/auth/sign-up", sign_up_body("ana") | {"person": "§"}), 422, "invalid"
        )["errors"]
        assert faults == [{"pointer": "/person", "message": "An id (UUID) is needed."}]

    async def test_422_for_a_name_or_words_of_spaces(self, pair: tuple[Phone, Phone]) -> None:
        ana, _ = pair
        for path, body in (("/name", {"name": " \t "}), ("/my-name", {"name": "\u3000"})):
            faults = is_problem(await ana.put(path, body), 422, "invalid")["errors"]
            assert [fault["pointer"] for fault in faults] == ["/name"]
        good(await ana.put("/name", {"name": f"  {'x' * NAME_MOST}  "}), 200)
        assert (await ana.get())["name"] == "x" * NAME_MOST

    async def test_422_for_a_query(self, pair: tuple[Phone, Phone]) -> None:
        body = is_problem(await pair[0].call("GET", pair[0].inside(f"/rounds?before={SECRET}")), 422, "invalid")
        assert [fault["pointer"] for fault in body["errors"]] == ["/before"]

    async def test_429_says_how_long(self, world: World) -> None:
        key = {"handle": SECRET, "auth_key": encode(token("guess"))}
        for _ in range(SIGN_IN.burst):
            good(await world.phone().call("POST", "/auth/password/sign-in", key), 401)
        refused = await world.phone().call("POST", "/auth/password/sign-in", key)
        is_problem(refused, 429, "too-many")
        assert refused.headers["retry-after"] == str(int(SIGN_IN.every.total_seconds()))

    async def test_500_says_nothing_of_what_broke(self, world: World, pair: tuple[Phone, Phone]) -> None:
        ana, _ = pair
        good(await ana.put("/rounds/1/answer", answer("need", text=SECRET)), 204)
        await world.runtime.db.write(lambda found: found.execute(update(space_table).values(wrapped_key=b"")))
        is_problem(await ana.call("GET", ana.inside("/rounds/1")), 500, "broken")

    async def test_503_when_the_database_is_not_to_be_had(self, world: World) -> None:
        await world.runtime.db.stop()
        try:
            for path in ("/health/ready", "/auth/door"):
                response = await world.phone().call("GET", path)
                is_problem(response, 503, "busy")
                assert response.headers["retry-after"] == "1"
            good(await world.phone().call("GET", "/health"), 200)
        finally:
            await world.runtime.db.start()
        good(await world.phone().call("GET", "/health/ready"), 200)


class TestMethods:
    async def test_405_names_what_a_known_path_takes(self, world: World) -> None:
        response = await world.phone().call("DELETE", "/health")
        is_problem(response, 405, "method-not-allowed")
        assert response.headers["allow"] == "GET"

    async def test_it_names_those_of_all_the_path_s_operations(self, world: World) -> None:
        response = await world.phone().call("PUT", "/me", {})
        is_problem(response, 405, "method-not-allowed")
        assert response.headers["allow"] == "DELETE, GET"


def operations(world: World) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Each operation that takes a body: method, path, an example of the body's top fields, its responses."""
    document = describe(world.app)
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if "requestBody" in operation:
                reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
                schema = document["components"]["schemas"][reference.rpartition("/")[2]]
                yield method.upper(), path.removeprefix("/api/v1"), schema["properties"], operation["responses"]


def filled(path: str, ana: Phone) -> str:
    """The path with ids that exist, where there are any."""
    things = ("boundary", "promise", "ask", "card", "repair", "time_out")
    ids = ("author", "listener", "invite", "passkey", "session", *things)
    numbers = {"n": "1", "lap": "1", "attempt": "1"}
    return path.format_map({name: made(name) for name in ids} | numbers | {"space": ana.space, "step": "heard"})


class TestEveryBody:
    """Each operation that takes a body, from the OpenAPI document."""

    async def test_what_is_not_json_is_no_500_anywhere(self, world: World, pair: tuple[Phone, Phone]) -> None:
        for method, path, _, _ in operations(world):
            for name, body in NO_JSON.items():
                response = await pair[0].call(method, filled(path, pair[0]), content=body, headers=JSON)
                assert response.status_code in (400, 422, 429), f"{method} {path}: {name}: {response.text}"
                is_problem(response, response.status_code, str(response.json()["type"]).rpartition(":")[2])
            world.clock.advance(minutes=20)
            await world.sign_in_again(pair[0])

    async def test_odd_values_in_any_field_are_no_500_and_no_refusal_repeats_them(
        self, world: World, pair: tuple[Phone, Phone]
    ) -> None:
        tried = 0
        for method, path, fields, responses in operations(world):
            for field in fields:
                world.clock.advance(minutes=5)
                await world.sign_in_again(pair[0])
                for value in ODD_VALUES:
                    body = b'{"%s": %s}' % (field.encode(), value)
                    response = await pair[0].call(method, filled(path, pair[0]), content=body, headers=JSON)
                    where = f"{method} {path} {field} {value[:40]!r}: {response.text}"
                    assert response.status_code < 500, where
                    assert response.status_code in map(int, {"400", "429", *responses} - {"default"}), where
                    assert response.is_success or SECRET not in response.text, where
                    tried += 1
        assert tried > 500

    async def test_unknown_fields_are_refused_and_not_named(self, world: World, pair: tuple[Phone, Phone]) -> None:
        for method, path, _, _ in operations(world):
            odd = await pair[0].call(method, filled(path, pair[0]), content=b'{"\\ud800": 1}', headers=JSON)
            is_problem(odd, 422, "invalid")
            body = json.dumps({SECRET: SECRET}).encode()
            response = await pair[0].call(method, filled(path, pair[0]), content=body, headers=JSON)
            faults = is_problem(response, 422, "invalid")["errors"]
            assert {"pointer": "", "message": "A field here is not known."} in faults, path

    async def test_of_a_key_given_twice_the_last_counts(self, world: World) -> None:
        once, twice = [
            await world.phone().call("POST", SALT, content=body, headers=JSON)
            for body in (b'{"handle":"ben"}', b'{"handle":"ana","handle":"ben"}')
        ]
        assert good(twice, 200).content == once.content


class TestTree:
    def test_every_problem_says_what_it_is_once(self) -> None:
        def leaves(kind: type[Problem]) -> list[type[Problem]]:
            below = [leaf for child in kind.__subclasses__() for leaf in leaves(child)]
            return below + ([kind] if hasattr(kind, "name") else [])

        every = leaves(Problem)
        assert len({problem.name for problem in every}) == len(every) > 15
        assert all(400 <= problem.status < 600 and problem.title and problem.detail for problem in every)
