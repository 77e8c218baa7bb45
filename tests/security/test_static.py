"""The built app goes out compressed as the build left it, to whoever takes that."""

import gzip
from pathlib import Path

import httpx
import pytest

from api.security.gate import CONTENT_SECURITY_POLICY
from tests.security.conftest import INDEX
from tests.world import World, good

pytestmark = pytest.mark.anyio

APP = "/assets/index-1a2b.js"
PAGE = {"Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Mode": "navigate"}
SQUEEZED = b"as small as brotli makes it"


@pytest.fixture(autouse=True)
def twins(built: Path) -> None:
    """What the build writes beside a script and the page. Nothing is small enough to matter: bytes stand for it."""
    for name in (APP[1:], "index.html"):
        (built / f"{name}.br").write_bytes(SQUEEZED)
        (built / f"{name}.gz").write_bytes(gzip.compress((built / name).read_bytes(), mtime=0))


async def take(world: World, path: str, encodings: str, **headers: str) -> httpx.Response:
    """The response, with its body as it came over the wire."""
    client = world.phone().client
    request = client.build_request("GET", path, headers={"Accept-Encoding": encodings, **headers})
    response = await client.send(request, stream=True)
    response.extensions["raw"] = b"".join([chunk async for chunk in response.aiter_raw()])
    return response


class TestPrecompressed:
    @pytest.mark.parametrize(
        ("encodings", "chosen"),
        [
            ("gzip, deflate, br, zstd", "br"),
            ("br", "br"),
            ("BR;q=0.5, gzip", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip;q=1.0", "gzip"),
            ("identity", None),
            ("", None),
            ("br;q=0", None),
            ("brotli", None),
        ],
    )
    async def test_the_smallest_that_a_browser_takes(self, world: World, encodings: str, chosen: str | None) -> None:
        response = good(await take(world, APP, encodings), 200)
        sent = response.extensions["raw"]
        assert response.headers.get("content-encoding") == chosen
        assert int(response.headers["content-length"]) == len(sent)
        assert sent == {"br": SQUEEZED, "gzip": gzip.compress(b"// app", mtime=0), None: b"// app"}[chosen]

    async def test_it_is_still_the_file_that_was_asked_for(self, world: World) -> None:
        response = await take(world, APP, "br")
        assert response.headers["content-type"].startswith("text/javascript")
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["content-security-policy"] == CONTENT_SECURITY_POLICY

    async def test_caches_keep_one_for_each_encoding(self, world: World) -> None:
        for path in (APP, "/", "/sw.js"):
            for encodings in ("br", "identity"):
                assert (await take(world, path, encodings, **PAGE)).headers["vary"] == "Accept-Encoding", path

    async def test_the_etag_names_the_file_whatever_it_is_compressed_with(self, world: World) -> None:
        plain, small = await take(world, APP, "identity"), await take(world, APP, "br")
        assert plain.headers["etag"] == small.headers["etag"]
        assert small.headers["etag"].startswith('W/"')
        again = good(await take(world, APP, "br", **{"If-None-Match": small.headers["etag"]}), 304)
        assert again.extensions["raw"] == b""
        assert again.headers["vary"] == "Accept-Encoding"
        assert "content-encoding" not in again.headers

    async def test_opening_a_deep_link_gives_the_page_compressed(self, world: World) -> None:
        response = good(await take(world, "/rounds/3", "br", **PAGE), 200)
        assert (response.headers["content-encoding"], response.extensions["raw"]) == ("br", SQUEEZED)
        assert response.headers["cache-control"] == "no-cache"

    async def test_a_file_without_twins_goes_out_as_it_is(self, world: World) -> None:
        response = good(await take(world, "/sw.js", "br, gzip"), 200)
        assert response.extensions["raw"] == b"// worker"
        assert "content-encoding" not in response.headers

    async def test_a_part_is_a_part_of_the_file(self, world: World) -> None:
        response = good(await take(world, "/", "br", Range="bytes=0-8"), 206)
        assert response.extensions["raw"] == INDEX[:9].encode()
        assert "content-encoding" not in response.headers

    async def test_what_is_missing_stays_a_404(self, world: World) -> None:
        for path in ("/assets/gone-9f9f.js", "/assets/gone-9f9f.js.br"):
            good(await take(world, path, "br", **PAGE), 404)

    async def test_the_api_is_never_compressed(self, world: World) -> None:
        """What is secret and what others can influence stand in one body: its length would tell (BREACH)."""
        response = good(await take(world, "/api/v1/health", "br, gzip"), 200)
        assert not {"content-encoding", "vary"} & set(response.headers)
