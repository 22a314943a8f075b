"""Files that nothing here can run (containers, locks) say what they must; what is committed names no place."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import yaml

from tests.conftest import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


# ---------------------------------------------------------------- containers


def test_compose_starts_neo4j_and_then_the_api() -> None:
    database, api = COMPOSE["services"]["neo4j"], COMPOSE["services"]["api"]
    assert database["image"] == "neo4j:5.26-community"
    (volume,) = database["volumes"]
    assert volume.endswith(":/data")
    assert volume.partition(":")[0] in COMPOSE["volumes"]
    assert "cypher-shell" in " ".join(database["healthcheck"]["test"])
    assert api["build"] == "."
    assert api["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert api["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"


def test_compose_opens_loopback_only_and_holds_no_password() -> None:
    for service in COMPOSE["services"].values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        for name, value in service["environment"].items():
            if name in ("NEO4J_AUTH", "NEO4J_PASSWORD"):
                assert re.search(r"\$\{NEO4J_PASSWORD:\?[^}]+\}$", value), name


def test_the_server_of_compose_is_as_careful_as_the_embedded_one() -> None:
    from cryptoreg.graph.engine.config import neo4j_conf
    from cryptoreg.settings import load_settings

    embedded = dict(
        line.split("=", 1)
        for line in neo4j_conf(load_settings(_env_file=None), 0).splitlines()
        if "=" in line
    )
    given = COMPOSE["services"]["neo4j"]["environment"]
    for key in (
        "dbms.security.allow_csv_import_from_file_urls",
        "dbms.usage_report.enabled",
        "db.transaction.timeout",
        "db.memory.transaction.max",
    ):
        name = "NEO4J_" + key.replace("_", "__").replace(".", "_")
        assert given[name] == embedded[key], key


def test_the_image_runs_as_nobody_special_and_holds_no_secret() -> None:
    lines = DOCKERFILE.splitlines()
    user = max(i for i, line in enumerate(lines) if line.startswith("USER "))
    assert lines[user] not in ("USER root", "USER 0")
    assert user < next(i for i, line in enumerate(lines) if line.startswith("CMD "))
    assert "HEALTHCHECK" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE
    assert not re.search(r"(?i)(password|secret|token)\s*=", DOCKERFILE)
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".git", ".env", ".venv"} <= set(ignored)
    for source, *_ in re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.MULTILINE):
        assert source


# ---------------------------------------------------------------- what is committed


def test_every_locked_package_has_its_hashes() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        packages = re.split(r"\n(?=\S)", lock.read_text())
        pinned = [p for p in packages if re.match(r"[\w.-]+==", p)]
        assert len(pinned) > 30
        assert all("--hash=sha256:" in p for p in pinned), lock


def test_no_file_names_a_registry_host_or_a_place_on_a_machine() -> None:
    places = re.compile(
        r"https?://(?:repo|repo1|files|registry|deb|proxy|static|index)\.|https?://[a-z.]+/(?:simple|pypi)/|/(?:root|home)/\w|/work/"
    )
    me = Path(__file__).name
    found = [
        f"{path.relative_to(ROOT)}: {line[:100]}"
        for path in tracked()
        if path.name != me and path.suffix not in (".png", ".gz", ".pdf", ".warc")
        for line in path.read_text(errors="replace").splitlines()
        if places.search(line) and "/home/cryptoreg" not in line
    ]
    assert found == []


def test_nothing_of_the_texts_of_others_is_committed(shared: Path) -> None:
    """No sentence of the evaluation texts stands in a file of ours."""
    ours = " ".join(
        " ".join(p.read_text(errors="replace").split())
        for p in tracked()
        if p.suffix not in (".lock", ".png")
    )
    for text in (shared / "evaluation" / "extraction").glob("*/*.txt"):
        for sentence in re.split(r"(?<=[.!?])\s+", text.read_text()):
            words = " ".join(sentence.split())
            if len(words) > 60:
                assert words not in ours, text
