"""Competency questions have the answers that stand in them; verification queries find nothing.

A question file begins with the question as a comment, then one comment line per expected row, its values
joined by a bar and without namespaces.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from cryptoreg.ontology import generate
from cryptoreg.ontology.generated.names import CODES, PARENTS
from tests.ontology.world import world

QUESTIONS = sorted((generate.HERE / "cq").glob("*.rq"))
VERIFICATIONS = sorted((generate.HERE / "verify").glob("*.rq"))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return world()


def rows(store: ox.Store, query: str) -> list[str]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(" | ".join(_shown(value) for value in solution) for solution in found)


def _shown(term: object) -> str:
    if term is None:
        return "-"
    if isinstance(term, ox.NamedNode):
        return term.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    assert isinstance(term, ox.Literal)
    return term.value


def expected(text: str) -> list[str]:
    comments = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    return sorted(c for c in comments[1:] if c)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda p: p.stem)
def test_a_competency_question_has_its_answer(path: Path, store: ox.Store) -> None:
    text = path.read_text(encoding="utf-8")
    answer = expected(text)
    assert answer, "a question that nothing answers proves nothing"
    assert rows(store, text) == answer


def test_there_are_at_least_forty_questions_with_different_texts() -> None:
    first_lines = {path.read_text(encoding="utf-8").splitlines()[0] for path in QUESTIONS}
    assert len(first_lines) == len(QUESTIONS) >= 40


@pytest.mark.parametrize("path", VERIFICATIONS, ids=lambda p: p.stem)
def test_a_verification_query_finds_nothing(path: Path, store: ox.Store) -> None:
    assert rows(store, path.read_text(encoding="utf-8")) == []


def test_a_verification_query_finds_what_it_is_for() -> None:
    wrong = world()
    wrong.update("""
        PREFIX cr: <https://w3id.org/cryptoreg/ontology#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        INSERT DATA { cr:Ghost a owl:Class ; rdfs:subClassOf cr:Motion, cr:Order . cr:haunts a owl:ObjectProperty . }
    """)
    found = {path.stem for path in VERIFICATIONS if rows(wrong, path.read_text(encoding="utf-8"))}
    assert {"label-and-definition", "plural", "one-parent", "inverse-label", "domain", "range"} <= found


def test_every_kind_of_event_and_state_has_an_example(store: ox.Store) -> None:
    """What no example shows, nobody has tried to say; abstract classes are shown by those below them."""
    shown = set(rows(store, "SELECT DISTINCT ?class WHERE { ?x a ?class }"))
    kinds = {c for c, above in PARENTS.items() if {"Event", "State"} & {c, *above}}
    assert kinds - shown <= NOT_SHOWN


NOT_SHOWN = {
    "Brief", "CoverSheet", "Declaration", "DefaultJudgment", "DocketEntry", "Erratum", "Injunction", "Letter",
    "Mandate", "Notice", "Objection", "OrderToShowCause", "PleaAgreement", "ProposedFiling", "Reorganization",
    "ReportIssued", "SelfCertification", "Stipulation", "Summons", "Unsealing", "Waiver", "Warrant", "Appointment",
    "Departure", "ConsentOrder", "AgencyAgreement",
}  # fmt: skip
"""Court papers and acts that differ in name alone; see the seeds for real ones."""


@pytest.mark.parametrize("scheme", ["modality", "tier"])
def test_every_modality_and_every_tier_is_shown_by_an_example(scheme: str, store: ox.Store) -> None:
    used = rows(
        store,
        "PREFIX cr: <https://w3id.org/cryptoreg/ontology#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT DISTINCT ?code WHERE { ?x cr:hasModality|cr:sourceTier ?c . "
        f"?c skos:inScheme cr:{scheme} ; skos:notation ?code }}",
    )
    assert set(used) == set(CODES[scheme])
