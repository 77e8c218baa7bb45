"""The content goes out to anyone, with ETags that hold until it changes."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI

from api import problems
from api.content.packs import Library, load_library
from api.content.routes import router
from api.routing import V1
from models.spaces import Kind
from tests.content.conftest import Change

pytestmark = pytest.mark.anyio


def serving(library: Library) -> FastAPI:
    app = FastAPI()
    app.state.runtime = SimpleNamespace(library=library)
    app.router.routes.extend(router.routes)
    problems.install(app)
    return app


def client_of(library: Library) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(serving(library)), base_url=f"http://localhost{V1}")


@pytest.fixture
async def client(library: Library) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(library) as opened:
        yield opened


PATHS = (
    "/content",
    "/content/en/partners",
    "/content/en/friends",
    "/content/en/partners/check-in/1",
    "/content/en/pages/joining",
    "/content/en/help",
    "/content/en",
)


class TestShowContents:
    async def test_it_names_languages_kinds_and_pages(self, client: httpx.AsyncClient) -> None:
        english = (await client.get("/content")).json()["languages"][0]
        assert (english["language"], english["name"]) == ("en", "English")
        assert [(kind["kind"], kind["latest"]) for kind in english["kinds"]] == [(kind, 1) for kind in Kind]
        assert english["kinds"][0]["words"]["other"] == "your partner"
        assert {"joining", "how-it-works", "leaving", "deleting", "https"} <= set(english["pages"])


class TestShowLanguage:
    async def test_it_holds_all_that_the_other_addresses_give(self, client: httpx.AsyncClient) -> None:
        whole = (await client.get("/content/en")).json()
        assert whole["help"] == (await client.get("/content/en/help")).json()
        english = (await client.get("/content")).json()["languages"][0]
        assert [page["page"] for page in whole["pages"]] == english["pages"]
        for page in whole["pages"]:
            assert page == (await client.get(f"/content/en/pages/{page['page']}")).json()
        assert {check_in["kind"] for check_in in whole["check_ins"]} == {kind["kind"] for kind in english["kinds"]}
        for check_in in whole["check_ins"]:
            path = f"/content/en/{check_in['kind']}/check-in/{check_in['version']}"
            assert check_in == (await client.get(path)).json()


class TestShowPack:
    async def test_it_brings_the_kinds_words_and_the_newest_check_in(self, client: httpx.AsyncClient) -> None:
        pack = (await client.get("/content/en/friends")).json()
        assert pack["words"]["name"] == "Friends"
        assert pack["check_in"]["version"] == pack["latest"] == 1
        assert pack["check_in"]["prompts"][0]["type"] == "scale"

    @pytest.mark.parametrize("path", ["/content/en/romans", "/content/xx/partners", "/content/xx"])
    async def test_an_unknown_kind_or_language_is_the_one_404(self, client: httpx.AsyncClient, path: str) -> None:
        response = await client.get(path)
        assert (response.status_code, response.json()["type"]) == (404, "urn:tend:problem:not-found")


class TestShowCheckIn:
    async def test_an_old_version_stays_readable_when_the_pack_changes(self, folder: Path, change: Change) -> None:
        old = "en/partners/check-in.1.yaml"
        (folder / "en/partners/check-in.2.yaml").write_text((folder / old).read_text(encoding="utf-8"))
        change("en/partners/check-in.2.yaml", "One thing I need", "What would help me")
        async with client_of(load_library(folder)) as client:
            newest = (await client.get("/content/en/partners")).json()["check_in"]
            first = (await client.get("/content/en/partners/check-in/1")).json()
        assert (newest["version"], newest["prompts"][7]["ask"]) == (2, "What would help me")
        assert (first["version"], first["prompts"][7]["ask"]) == (1, "One thing I need")

    @pytest.mark.parametrize("version", ["0", "2", "x", "1e3", "99999999999999999999"])
    async def test_an_unknown_version_is_the_one_404(self, client: httpx.AsyncClient, version: str) -> None:
        assert (await client.get(f"/content/en/partners/check-in/{version}")).status_code == 404


class TestShowPage:
    async def test_a_page_is_plain_blocks(self, client: httpx.AsyncClient) -> None:
        page = (await client.get("/content/en/pages/https")).json()
        assert page["title"] == "Why this page needs https"
        assert {block["type"] for block in page["blocks"]} == {"paragraph", "heading", "code"}
        assert {"type": "code", "text": "tailscale serve --bg 8000"} in page["blocks"]

    async def test_a_list_says_whether_its_order_matters(self, client: httpx.AsyncClient) -> None:
        pages = [(await client.get(f"/content/en/pages/{page}")).json() for page in ("how-it-works", "leaving")]
        lists = [next(block for block in page["blocks"] if block["type"] == "list") for page in pages]
        assert [found["ordered"] for found in lists] == [True, False]
        assert all(isinstance(item, str) for found in lists for item in found["items"])

    @pytest.mark.parametrize("page", ["nothing", "..%2Fhelp", "joining.md"])
    async def test_an_unknown_page_is_the_one_404(self, client: httpx.AsyncClient, page: str) -> None:
        assert (await client.get(f"/content/en/pages/{page}")).status_code == 404


class TestShowHelp:
    async def test_each_country_begins_with_its_emergency_number(self, client: httpx.AsyncClient) -> None:
        countries = (await client.get("/content/en/help")).json()["lines"]["countries"]
        assert {country["lines"][0]["name"] for country in countries} == {"Emergency"}
        first = {country["code"]: country["lines"][0]["phone"] for country in countries}
        assert (first["EU"], first["US"], first["GB"]) == ("112", "911", "999")

    async def test_the_sections_come_in_their_order(self, client: httpx.AsyncClient) -> None:
        sections = (await client.get("/content/en/help")).json()["sections"]
        assert [section["id"] for section in sections][:2] == ["danger", "leave-page"]


class TestCaching:
    @pytest.mark.parametrize("path", PATHS)
    async def test_the_same_content_has_the_same_strong_tag(self, client: httpx.AsyncClient, path: str) -> None:
        one, two = await client.get(path), await client.get(path)
        assert one.headers["etag"] == two.headers["etag"]
        assert one.headers["etag"].startswith('"')
        assert one.headers["cache-control"] == "no-cache"
        assert one.headers["content-type"] == "application/json"

    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("sent", ["{}", "W/{}", '"other", {}', "*"])
    async def test_what_the_reader_has_is_not_sent_again(self, client: httpx.AsyncClient, path: str, sent: str) -> None:
        etag = (await client.get(path)).headers["etag"]
        again = await client.get(path, headers={"If-None-Match": sent.format(etag)})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert again.headers["cache-control"] == "no-cache"

    @pytest.mark.parametrize("sent", ['"other"', "", "nonsense"])
    async def test_another_tag_gets_the_content(self, client: httpx.AsyncClient, sent: str) -> None:
        assert (await client.get("/content/en/help", headers={"If-None-Match": sent})).status_code == 200

    async def test_a_changed_word_changes_the_tag_of_what_holds_it(self, folder: Path, change: Change) -> None:
        before = load_library(folder).bodies
        change("en/pages/leaving.md", "alone", "ALONE")
        after = load_library(folder).bodies
        assert [path for path in before if before[path].etag != after[path].etag] == ["en/pages/leaving", "en"]


class TestTheDocument:
    def test_every_answer_is_typed(self, library: Library) -> None:
        for path, operations in serving(library).openapi()["paths"].items():
            schema = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            assert schema.get("$ref"), path

    def test_a_question_is_told_apart_by_its_type(self, library: Library) -> None:
        schemas = serving(library).openapi()["components"]["schemas"]
        assert schemas["CheckIn"]["properties"]["prompts"]["items"]["discriminator"]["propertyName"] == "type"
        assert "element" in schemas["ScalePrompt"]["required"], "a client reads null, never a missing field"

    async def test_what_goes_out_is_what_the_document_says(self, client: httpx.AsyncClient, library: Library) -> None:
        sent = (await client.get("/content/en/partners/check-in/1")).json()
        assert sent == json.loads(library.check_in(Kind.partners, 1).model_dump_json())
