"""V1, encoding and sanitization: what people write is data all the way, and comes back as they wrote it."""

import ast
import unicodedata
from typing import Final

import pytest

from tests.asvs.code import calls, imports, web_lines
from tests.asvs.site import settle
from tests.proof.wire import browser_of
from tests.world import World, answer, good

pytestmark = pytest.mark.anyio

HOSTILE: Final = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</script>&lt;b&gt; &amp;amp; %3Cb%3E %253C \\u003c \\x3c",
    "'; DROP TABLE answer; -- \" OR 1=1 /*",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {0} %s %n %(words)s",
    "*bold* [a](javascript:alert(1)) `rm -rf /` $(id) | id",
    "\u202ebackwards\u2066 e\u0301 \ufeffﬁ \u2028 ünïcode 🕊️ مرحبا",
)

"""Markup, encodings of encodings, SQL, templates, Markdown and shell, signs that turn round."""
PROMPTS: Final = ("reliability", "communication", "boundaries", "repair", "need", "hard")


class TestWords:
    async def test_v1_1_1_they_are_decoded_once_and_v1_2_3_come_back_as_they_were(self, world: World) -> None:
        ana, ben = await world.pair()
        written = answer(*PROMPTS)
        for reply, words in zip(written["replies"], HOSTILE, strict=True):
            reply["words"] = words
        for phone in (ana, ben):
            good(await phone.put("/rounds/1/answer", written), 204)
        world.clock.advance(days=7)
        shown = good(await ben.call("GET", ben.inside("/rounds/1")), 200)
        assert shown.headers["content-type"] == "application/json"
        read = [reply["words"] for reply in shown.json()["answers"][0]["replies"]]
        assert read == [unicodedata.normalize("NFC", words) for words in HOSTILE]

    async def test_v1_1_1_a_path_is_decoded_once(self, world: World) -> None:
        ana = browser_of(await settle(world), world.app)
        for path in ("/content/en/%2568elp", "/content/en%252fhelp", "/content/en/help%00", "/content/%65n/help/.."):
            assert (await ana.send("GET", path)).status == 404


class TestInterpreters:
    """Nothing that is run, matched or looked up is put together from what someone sent."""

    def test_v1_2_4_every_statement_in_text_is_a_constant(self) -> None:
        found = [(path, node) for path, name, node in calls() if name.split(".")[-1] in ("text", "exec_driver_sql")]
        assert len(found) > 4
        told = {f"{path}: {ast.unparse(node)}" for path, node in found if not isinstance(node.args[0], ast.Constant)}
        assert told == {"api/doctor.py: connection.exec_driver_sql(f'PRAGMA {name}')"}, "PRAGMAS are our own"

    def test_v1_2_5_no_command_is_run_and_v1_3_6_nothing_is_fetched(self) -> None:
        outside = ("subprocess", "pty", "ftplib", "smtplib", "imaplib", "http.client", "urllib.request", "socket",
                   "requests", "httpx", "aiohttp", "ldap", "xml", "lxml", "jinja2", "multiprocessing")  # fmt: skip
        assert not {(path, name) for path, name in imports() if name.startswith(outside)}
        assert not {(path, name) for path, name, _ in calls() if name.startswith(("os.system", "os.popen", "os.exec"))}

    def test_v1_2_9_every_pattern_is_a_constant(self) -> None:
        patterns = [node.args[0] for _, name, node in calls() if name.startswith("re.")]
        assert patterns
        assert all(isinstance(pattern, ast.Constant | ast.Name) for pattern in patterns)

    def test_v1_3_2_no_text_becomes_code_and_v1_5_2_no_bytes_become_objects(self) -> None:
        assert not {(path, name) for path, name, _ in calls() if name in ("eval", "exec", "compile", "__import__")}
        unsafe = ("pickle", "marshal", "shelve", "dill", "jsonpickle")
        assert not {(path, name) for path, name in imports() if name.startswith(unsafe)}
        loaders = {name for _, name in imports() if name.startswith("yaml")}
        assert loaders <= {"yaml", "yaml.SafeLoader", "yaml.composer.Composer", "yaml.composer.ComposerError"}
        assert not web_lines("eval(", "new Function", "setTimeout('", 'setTimeout("', "import(`")
