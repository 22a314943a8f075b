"""Identifiers of registers: their form is checked, and each is kept in one form only."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import gazetteer, identifiers
from cryptoreg.ontology.gazetteer import Entry, Gazetteer
from cryptoreg.ontology.generated.names import PROPERTIES, Class

BODY = st.text(string.digits + string.ascii_uppercase, min_size=18, max_size=18)


def with_check_digits(body: str) -> str:
    """By ISO/IEC 7064 MOD 97-10, worked out the other way round than the check does it."""
    number = int("".join(str(int(c, 36)) for c in body + "00"))
    return f"{body}{98 - number % 97:02}"


@given(BODY)
def test_right_check_digits_pass_in_any_case(body: str) -> None:
    assert identifiers.lei(with_check_digits(body).lower()) == with_check_digits(body)


@given(BODY, st.integers(0, 19), st.sampled_from(string.digits + string.ascii_uppercase))
def test_one_wrong_character_is_found(body: str, at: int, other: str) -> None:
    """One digit for another, or one letter for another; between the two kinds the standard promises nothing."""
    right = with_check_digits(body)
    wrong = right[:at] + other + right[at + 1 :]
    if wrong != right and right[at].isdigit() == other.isdigit():
        with pytest.raises(ValueError, match="LEI"):
            identifiers.lei(wrong)


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("cik", "1679788", "0001679788"),
        ("cik", "CIK 0001679788", "0001679788"),
        ("crd", "CRD No. 0123456", "123456"),
        ("wikidata", "https://www.wikidata.org/wiki/Q953944", "Q953944"),
    ],
)
def test_each_kind_has_one_form(kind: str, written: str, kept: str) -> None:
    assert identifiers.NORMAL[kind](written) == kept
    assert identifiers.problem(kind, kept) is None
    assert identifiers.problem(kind, written) is not None


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("cik", "0"),
        ("cik", "12345678901"),
        ("crd", "12a"),
        ("wikidata", "P31"),
        ("wikidata", "Q0"),
        ("lei", ""),
    ],
)
def test_what_is_none_is_refused_with_its_kind(kind: str, written: str) -> None:
    with pytest.raises(ValueError, match=r"CIK|CRD|LEI|Wikidata"):
        identifiers.NORMAL[kind](written)


def test_every_kind_is_a_property_with_one_value() -> None:
    assert all(PROPERTIES[kind].single_valued for kind in identifiers.NORMAL)


def test_the_gazetteer_refuses_a_wrong_identifier_and_one_that_two_entries_have() -> None:
    one = Entry("a", Class.FIRM, "A", ids=(("cik", ("0000000001",)),))
    other = Entry("b", Class.FIRM, "B", ids=(("cik", ("0000000001",)),))
    with pytest.raises(ValueError, match="two entries"):
        Gazetteer([one, other])
    with pytest.raises(ValueError, match="has to be written"):
        Gazetteer([Entry("a", Class.FIRM, "A", ids=(("cik", ("1",)),))])


def test_an_entry_is_found_by_its_identifier() -> None:
    found = gazetteer.load().identified("lei", "8I5DZWZKVSZI1NUHU748")
    assert found is not None
    assert found.id == "jpmorgan"
