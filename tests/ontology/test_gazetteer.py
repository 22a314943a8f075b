"""The gazetteer: a name finds its thing, and only that."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.ontology import gazetteer
from cryptoreg.ontology.gazetteer import Entry, Gazetteer, normalise
from cryptoreg.ontology.generated.names import Class


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("SEC", "sec"),
        ("the U.S. Securities and Exchange Commission", "sec"),
        ("US Securities & Exchange Commission", "sec"),
        ("Binance Holdings Ltd.", "binance"),
        ("Payward, Inc.", "kraken"),
        ("Hester M. Peirce", "hester-peirce"),
        ("D.D.C.", "court-dcd"),
        ("S.D.N.Y.", "court-nysd"),
        ("United States District Court for the Northern District of California", "court-cand"),
        ("2d Cir.", "court-ca2"),
        ("Second Circuit", "court-ca2"),
        ("President’s Working Group on Digital Asset Markets", "presidents-working-group"),
    ],
)
def test_a_name_finds_its_thing(name: str, id_: str) -> None:
    found = gazetteer.load().find(name)
    assert found is not None
    assert found.id == id_


def test_a_class_that_does_not_fit_finds_nothing() -> None:
    assert gazetteer.load().find("SEC", Class.FIRM) is None
    assert gazetteer.load().find("SEC", Class.AGENT) is not None


def test_every_name_means_one_thing() -> None:
    names = Counter(
        name
        for entry in gazetteer.load()
        for name in {normalise(n) for n in (entry.name, *entry.names, *entry.weak)}
    )
    assert [name for name, n in names.items() if n > 1] == []


def test_ids_are_readable_and_unique() -> None:
    ids = [e.id for e in gazetteer.load()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in ids)


def test_a_name_that_fits_two_things_finds_neither() -> None:
    two = Gazetteer([Entry("a", Class.FIRM, "Circle"), Entry("b", Class.TOKEN, "circle")])
    assert two.find("Circle") is None
    found = two.find("Circle", Class.FIRM)
    assert found is not None
    assert found.id == "a"


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)
