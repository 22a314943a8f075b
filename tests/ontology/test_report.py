"""HermiT and ROBOT on the ontology: an optional job, since it fetches 100 MB the first time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cryptoreg.errors import EngineError
from cryptoreg.ontology import generate, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        "TEST_ROBOT" not in os.environ, reason="fetches ROBOT (100 MB); ask for it with TEST_ROBOT=1"
    ),
]


@pytest.fixture(scope="module")
def jars() -> str:
    return report.class_path()


def test_the_ontology_is_consistent_in_its_profiles_and_without_errors(jars: str, tmp_path: Path) -> None:
    levels = report.check(generate.SOURCE, jars, tmp_path)
    assert levels["ERROR"] == levels["WARN"] == 0
    for profile in report.PROFILES:
        assert "in profile" in (tmp_path / f"profile-{profile}.txt").read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        "cr:Mixed a owl:Class ; rdfs:subClassOf cr:Motion, cr:Order .",
        "cr:a a cr:Lawsuit, cr:Investigation .",
        "cr:a cr:movant cr:b . cr:a a cr:Tenure .",
    ],
)
def test_what_cannot_be_is_found(wrong: str, jars: str, tmp_path: Path) -> None:
    source = tmp_path / "wrong.ttl"
    source.write_text(generate.SOURCE.read_text() + wrong)
    with pytest.raises(EngineError, match=r"unsatisfiable|inconsistent"):
        report.check(source, jars, tmp_path)
