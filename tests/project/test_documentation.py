"""What the documentation says is there, and what is there is said in it."""

from __future__ import annotations

import re

import typer

from cryptoreg.api.cli import app
from cryptoreg.api.http import create_app
from cryptoreg.settings import Settings, load_settings
from tests.conftest import ROOT

DOCUMENTS = {
    p: p.read_text() for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md")]
}
EVERYTHING = "\n".join(DOCUMENTS.values())


def test_every_setting_is_described() -> None:
    text = (ROOT / "docs" / "settings.md").read_text()
    for name, field in Settings.model_fields.items():
        shown = name.upper() if name.startswith("neo4j_") else f"CRYPTOREG_{name.upper()}"
        assert f"`{shown}`" in text, shown
        assert field.description
        assert field.description.split(";")[0].split(".")[0] in text, shown


def test_every_command_is_described() -> None:
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    for name in command.commands:
        assert re.search(rf"cryptoreg {re.escape(name)}\b", EVERYTHING), name


def test_every_route_is_described() -> None:
    paths = create_app(load_settings(_env_file=None)).openapi()["paths"]
    for path in paths:
        assert path in EVERYTHING, path


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    for path, text in DOCUMENTS.items():
        for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", text):
            assert (path.parent / target).exists(), f"{path.relative_to(ROOT)}: {target}"


def test_the_readme_begins_with_the_two_commands() -> None:
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = [
        line.split("#")[0].strip().removeprefix("$ ") for line in blocks[0].splitlines() if line.strip()
    ]
    assert commands == ["make demo", "make test"]


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for path, text in DOCUMENTS.items():
        for name in re.findall(r"`make ([a-z-]+)[^`]*`", text):
            assert name in targets, f"{path.relative_to(ROOT)}: make {name}"


def test_the_diagram_of_the_readme_is_the_one_that_is_made_from_the_ontology() -> None:
    pattern = re.compile(r"```mermaid\n.*?```", re.DOTALL)
    (shown,) = pattern.findall((ROOT / "README.md").read_text())
    assert shown == pattern.findall((ROOT / "docs" / "diagram.md").read_text())[0]


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    missing = [
        p.name for p in (ROOT / "docs").glob("*.md") if p.name != "README.md" and f"({p.name})" not in index
    ]
    assert missing == []
