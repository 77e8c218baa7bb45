"""The files for a container engine fit the program: there is none here to try them with."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return found


@pytest.fixture(scope="module")
def paths() -> dict[str, Any]:
    from api.openapi import document

    found: dict[str, Any] = json.loads(document())["paths"]
    return found


class TestImage:
    def test_it_runs_as_nobody_special(self) -> None:
        assert re.findall(r"^USER (.+)$", LAST_STAGE, re.MULTILINE) == ["tend"]

    def test_the_health_check_asks_for_a_path_that_exists(self, paths: dict[str, Any]) -> None:
        asked = re.findall(r"http://127\.0\.0\.1:8000(/[^']*)", LAST_STAGE)
        assert asked
        assert "get" in paths[asked[0]]

    def test_packages_are_taken_by_hash(self) -> None:
        installs = re.findall(r"(?:pip install|npm (?:ci|install)).*", DOCKERFILE)
        assert len(installs) == 2
        assert all("--require-hashes" in install or install == "npm ci" for install in installs)

    def test_what_it_copies_is_there_and_let_in(self) -> None:
        let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
        copied = [
            word for line in re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE, re.MULTILINE) for word in line.split()
        ]
        assert copied
        for name in copied:
            assert (ROOT / name).exists(), name
            assert name.split("/")[0] in let_in

    def test_data_and_key_are_kept_apart(self, compose: dict[str, Any]) -> None:
        volumes = json.loads(re.findall(r"^VOLUME (.+)$", LAST_STAGE, re.MULTILINE)[0])
        mounted = [volume.split(":") for volume in compose["services"]["app"]["volumes"]]
        assert volumes == [place for _, place in mounted]
        assert len({name for name, _ in mounted}) == 2


class TestCompose:
    def test_only_caddy_can_be_reached(self, compose: dict[str, Any]) -> None:
        assert [name for name, service in compose["services"].items() if "ports" in service] == ["caddy"]
        assert compose["networks"]["back"]["internal"]
        assert compose["services"]["database"]["networks"] == ["back"]

    def test_services_wait_for_what_they_need(self, compose: dict[str, Any]) -> None:
        services = compose["services"]
        waits = {
            name: {needed: how["condition"] for needed, how in service.get("depends_on", {}).items()}
            for name, service in services.items()
        }
        assert waits == {
            "app": {"database": "service_healthy"},
            "database": {},
            "caddy": {"app": "service_healthy"},
        }
        assert services["database"]["healthcheck"]["test"]

    def test_every_network_volume_and_secret_is_declared(self, compose: dict[str, Any]) -> None:
        for service in compose["services"].values():
            named = {volume.split(":")[0] for volume in service.get("volumes", [])}
            assert {name for name in named if not name.startswith("./")} <= set(compose["volumes"])
            assert set(service["networks"]) <= set(compose["networks"])
            assert set(service.get("secrets", [])) <= set(compose["secrets"])

    def test_no_password_stands_in_it(self, compose: dict[str, Any]) -> None:
        words = [
            f"{name}={value}"
            for service in compose["services"].values()
            for name, value in service.get("environment", {}).items()
        ]
        assert [word for word in words if re.search(r"(?i)password", word) and "${" not in word] == [
            "POSTGRES_PASSWORD_FILE=/run/secrets/database_password"
        ]

    def test_settings_are_settings(self, compose: dict[str, Any]) -> None:
        given = [*compose["services"]["app"]["environment"], *re.findall(r"\b(TEND_[A-Z_]+)=", LAST_STAGE)]
        assert "TEND_DATABASE_URL" in given
        assert {name.removeprefix("TEND_").lower() for name in given} <= set(Settings.model_fields)

    def test_caddy_serves_the_name_that_people_type(self, compose: dict[str, Any]) -> None:
        caddyfile = (ROOT / "Caddyfile").read_text()
        assert "{$TEND_DOMAIN}" in caddyfile
        assert "reverse_proxy app:8000" in caddyfile
        assert "TEND_DOMAIN" in compose["services"]["caddy"]["environment"]
        assert compose["services"]["app"]["environment"]["TEND_ORIGIN"].startswith("https://${TEND_DOMAIN:?")


class TestLocks:
    @pytest.mark.parametrize("name", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"])
    def test_no_python_lock_names_a_registry(self, name: str) -> None:
        assert "://" not in (ROOT / name).read_text()

    @pytest.mark.parametrize("folder", ["frontend", "frontend/tools/openapi"])
    def test_no_web_lock_names_a_registry(self, folder: str) -> None:
        packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
        assert [name for name, package in packages.items() if "resolved" in package] == []

    def test_every_lock_pins_the_same_versions(self) -> None:
        everything = _pins("requirements-dev.lock")
        assert everything.items() >= _pins("requirements.lock").items()
        assert everything.items() >= _pins("requirements-build.lock").items()


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
