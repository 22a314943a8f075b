"""What tests of readers share: write a file, read it, look at what it says."""

from __future__ import annotations

from pathlib import Path

from cryptoreg.api.loading import understandings
from cryptoreg.loaders import sources
from cryptoreg.loaders.readers import READERS
from cryptoreg.loaders.sources import Reading, Skipped
from cryptoreg.ontology.statements import TYPE, Extracted, check

Fact = tuple[str, str, object]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def items(path: Path) -> tuple[list[Reading], list[Skipped]]:
    found = list(sources.stream(path, READERS))
    return [f for f in found if isinstance(f, Reading)], [f for f in found if isinstance(f, Skipped)]


def readings(path: Path) -> list[Reading]:
    found, skipped = items(path)
    assert skipped == []
    return found


def one(path: Path) -> Reading:
    (found,) = readings(path)
    return found


def checked(reading: Reading) -> list[Extracted]:
    """Everything that a reading says, after the checks that the store makes."""
    found = understandings(reading)
    for extracted in found:
        check(extracted.document, extracted.statements)
    return found


def facts(reading: Reading) -> set[Fact]:
    """What the reader says by the structure of the format, with names in place of local ids."""
    said = checked(reading)[0].statements
    names: dict[str, str] = {s.subject: str(s.value) for s in said if s.predicate == TYPE}
    names |= {s.subject: str(s.value) for s in reversed(said) if s.predicate == "name"}
    return {(names[s.subject], s.predicate, s.value if s.object is None else names[s.object]) for s in said}
