"""Settings: flag = environment variable = a row of docs/settings.md."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings, page

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TEND_{name.upper()}", raising=False)


class TestPage:
    def test_the_page_is_written_from_the_settings(self) -> None:
        """Mend it with: python -m api.settings > docs/settings.md"""
        assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == page()

    def test_every_setting_has_a_row_with_its_flag_and_its_variable(self) -> None:
        rows = [line for line in page().splitlines() if line.startswith("| `--")]
        assert len(rows) == len(Settings.model_fields)
        for name, field in Settings.model_fields.items():
            (row,) = [row for row in rows if f"`TEND_{name.upper()}`" in row]
            assert f"`--{name.replace('_', '-')}`" in row
            assert field.description
            assert row.endswith(f"| {field.description} |")


class TestDefaults:
    def test_nothing_has_to_be_set(self) -> None:
        settings = Settings()
        assert settings.address == "http://localhost:8000"
        assert settings.database == "sqlite:///data/tend.db"
        assert (settings.signup, settings.docs, settings.host) == ("invite", False, "127.0.0.1")

    def test_the_key_does_not_lie_with_the_data(self) -> None:
        settings = Settings()
        assert not settings.key_file.resolve().is_relative_to(settings.data.resolve())

    def test_the_environment_is_read_and_a_flag_wins(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TEND_PORT", "9000")
        monkeypatch.setenv("TEND_DOCS", "yes")
        assert (Settings().port, Settings().docs) == (9000, True)
        assert Settings(port=9001).port == 9001

    def test_a_misspelt_variable_of_something_else_is_none_of_ours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TEND_DOMAIN", "tend.example")
        Settings()


class TestOrigin:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("https://tend.example", "https://tend.example"),
            ("https://Tend.Example/", "https://tend.example"),
            ("HTTPS://tend.example:443", "https://tend.example"),
            ("http://tend.example:80/", "http://tend.example"),
            ("https://tend.example:8443", "https://tend.example:8443"),
            ("http://192.168.1.5:8000", "http://192.168.1.5:8000"),
            ("http://[::1]:8000", "http://[::1]:8000"),
        ],
    )
    def test_it_is_kept_as_browsers_write_it(self, given: str, kept: str) -> None:
        settings = Settings(origin=given)
        assert settings.address == kept
        assert settings.is_https == kept.startswith("https")

    @pytest.mark.parametrize(
        "given",
        [
            "tend.example",
            "ftp://tend.example",
            "https://",
            "https://tend.example/app",
            "https://tend.example?x=1",
            "https://tend.example#x",
            "https://ana:word@tend.example",
            "https://tend.example:port",
            "https://tend.example:99999",
            "https://[::1",
            "null",
        ],
    )
    def test_anything_else_is_refused_without_an_echo(self, given: str) -> None:
        with pytest.raises(ValidationError, match="an address such as https://") as caught:
            Settings(origin=given)
        assert given not in [word.strip() for word in str(caught.value).splitlines()]
        assert "word@" not in str(caught.value)

    def test_passkeys_get_the_bare_host(self) -> None:
        assert Settings(origin="https://tend.example:8443").host_name == "tend.example"


class TestValues:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("port", "geheim"),
            ("port", "0"),
            ("port", "65536"),
            ("signup", "geheim"),
            ("docs", "geheim"),
            ("log", "geheim"),
            ("database_url", "mysql://ana:geheim@host/tend"),
            ("database_url", "geheim"),
            ("database_url", "postgresql://ana:geheim@host:port/tend"),
        ],
    )
    def test_a_bad_one_is_refused_without_an_echo(self, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
        monkeypatch.setenv(f"TEND_{name.upper()}", value)
        with pytest.raises(ValidationError) as caught:
            Settings()
        assert [error["loc"] for error in caught.value.errors()] == [(name,)]
        assert "geheim" not in str(caught.value)
