"""Statements: ids that hold what they should, and checks that let nothing unproved through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.errors import IntegrityError
from cryptoreg.ontology.generated.names import Modality
from cryptoreg.ontology.statements import TYPE, Citation, Document, Quote, Statement, check, document_id

TEXT = "Agency sues exchange\n\nThe SEC sued Binance in June 2023."
DOCUMENT = Document(document_id(text=TEXT), text=TEXT)
CITED = Document(document_id(url="https://example.org/a"), url="https://example.org/a")


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words)


def say(predicate: str, **fields: object) -> Statement:
    defaults: dict[str, object] = {
        "document": DOCUMENT.id,
        "subject": "x-e1",
        "support": quote("sued"),
        "extractor": "test",
    }
    return Statement(predicate=predicate, **{**defaults, **fields})  # type: ignore[arg-type]


COMPLAINT = say(TYPE, value="Complaint")
SEC = say(TYPE, subject="x-n1", value="Regulator")


def test_a_sound_set_of_statements_passes() -> None:
    check(
        DOCUMENT,
        [
            COMPLAINT,
            SEC,
            say("filedBy", object="x-n1"),
            say("filedOn", value="2023-06", support=quote("June 2023")),
        ],
    )


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (say(TYPE, value="Complaint", support=Quote(0, 6, "agency")), "its quote is not the text"),
        (say(TYPE, value="Complaint", support=Quote(0, 600, "x")), "lie outside the text"),
        (say(TYPE, value="Complaint", support=Quote(5, 5, "")), "lie outside the text"),
        (say(TYPE, value="Complaint", support=Citation(" ")), "its citation says nothing"),
        (say(TYPE, value="Complant"), "no class of the ontology"),
        (say(TYPE, value="Complaint", document="doc-other"), "it belongs to doc-other"),
        (say(TYPE, value="Complaint", confidence=1.5), "confidence"),
        (say("filedFor", object="x-n1"), "not in the ontology"),
        (say("filedBy", value="SEC"), "a relation needs an object"),
        (say("filedBy", object="x-n9"), "has no type"),
        (say("filedBy", object="x-e1"), "cannot be its object"),
        (say("filedOn", value="June"), "is not a date"),
        (say("filedOn", object="x-n1"), "a property needs a value"),
        (say("durationDays", value="60"), "is no integer"),
        (say("durationDays", value=True), "is no integer"),
        (say("name", value="  "), "is no string"),
        (say("relief", value="rest"), "'rest' is no code of the list reliefs"),
        (say("docketNumber", value="1:23-cv-01599"), "a Complaint has no docketNumber"),
        (say("filedBy", object="x-n1", valid_from="soon"), "is not a date"),
        (say("filedBy", subject="x-e7", object="x-n1"), "its subject has no type"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_reason(statement: Statement, message: str) -> None:
    rest = [
        s for s in (COMPLAINT, SEC) if (s.subject, s.predicate) != (statement.subject, statement.predicate)
    ]
    with pytest.raises(IntegrityError, match=message):
        check(DOCUMENT, [*rest, statement])


def test_a_cited_document_cannot_be_quoted() -> None:
    with pytest.raises(IntegrityError, match="whose text is not held"):
        check(CITED, [replace(COMPLAINT, document=CITED.id)])


DIFFERENT = [
    {"document": "doc-b"},
    {"subject": "x-e2"},
    {"predicate": "name"},
    {"value": "Motion"},
    {"support": quote("SEC")},
    {"support": Citation("sued")},
    {"modality": Modality.ALLEGED},
    {"attributed_to": ("Reuters",)},
    {"extractor": "other"},
    {"valid_from": "2025"},
]


@pytest.mark.parametrize("change", DIFFERENT, ids=lambda c: next(iter(c)))
def test_whatever_makes_a_statement_itself_changes_its_id(change: dict[str, object]) -> None:
    assert replace(COMPLAINT, **change).id != COMPLAINT.id  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"extractor_version": "9"}, {"confidence": 0.1}])
def test_version_and_confidence_do_not_change_the_id(change: dict[str, object]) -> None:
    assert replace(COMPLAINT, **change).id == COMPLAINT.id  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=5), min_size=2, max_size=3, unique=True))
def test_ends_never_run_into_each_other_in_the_id(parts: list[str]) -> None:
    one = say("name", subject=parts[0], value=parts[1] + "|")
    other = say("name", subject=parts[0] + parts[1], value="|")
    assert (one.id == other.id) is (parts[1] == "")


def test_a_number_and_its_text_are_two_values() -> None:
    assert say("durationDays", value=60).id != say("durationDays", value="60").id


def test_the_same_text_at_two_addresses_is_one_document() -> None:
    assert document_id(text="a", url="https://a.org/") == document_id(text="a", url="https://b.org/")
    assert document_id(url="https://a.org/") != document_id(url="https://b.org/")


def test_a_document_of_nothing_is_refused() -> None:
    with pytest.raises(IntegrityError):
        document_id()
