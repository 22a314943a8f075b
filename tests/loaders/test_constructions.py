"""Tables of constructions: what must come out of a sentence, and what must not.

The rows are data (``constructions/*.yaml``). Rows that the rules cannot do yet are listed in
``constructions/failing.txt``, whose length is pinned: it may only shrink. After a change of the rules,
``python -m tests.loaders.test_constructions`` writes the list anew and says what was won and lost;
lower ``MOST_FAILING`` with it.
"""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from cryptoreg.loaders.text.extraction import extract
from cryptoreg.loaders.text.statements import statements
from cryptoreg.ontology.statements import Document, document_id, problems
from tests.loaders.rows import FAILING, PUBLISHED, Row, failing, matches, rows

MOST_FAILING = 22

ROWS = list(rows())
LISTED = set(failing())


def key(row: Row) -> str:
    return (
        f"{row.title} / {row.text}".replace("\n", "\\n")
        if row.title != "A title"
        else row.text.replace("\n", "\\n")
    )


def case(row: Row) -> object:
    marks = [pytest.mark.xfail(reason="listed in failing.txt", strict=False)] if key(row) in LISTED else []
    return pytest.param(row, marks=marks, id=f"{row.group}: {row.text[:50]}")


@pytest.mark.parametrize("row", [case(r) for r in ROWS])
def test_a_construction(row: Row) -> None:
    assert row.faults() == []


def test_what_the_rows_tell_can_be_written() -> None:
    """Every relation that the rules read has ends of the kinds that the ontology allows; else a whole document
    would be refused.
    """
    wrong = []
    for number, row in enumerate(ROWS):
        text = f"{row.title}\n\n{row.text}"
        url = f"https://example.org/{number}"
        document = Document(
            document_id(url=url), title=row.title, url=url, text=text, published="2025-02-14", reader="row@1"
        )
        said = list(statements(document, extract(text, PUBLISHED)))
        wrong += [f"{row.text[:60]}: {problem}" for _, problem in problems(document, said)]
    assert wrong == []


def test_the_list_of_what_fails_only_shrinks() -> None:
    assert len(LISTED) <= MOST_FAILING
    assert len(LISTED) == len(failing()), "a row is listed twice"
    assert {key(r) for r in ROWS} >= LISTED, "failing.txt lists rows that no table has"


def test_there_are_enough_rows_and_none_twice() -> None:
    keys = Counter(key(r) for r in ROWS)
    assert len(keys) >= 300
    assert [k for k, n in keys.items() if n > 1] == []
    assert all(r.must or r.must_not for r in ROWS)


def test_a_pattern_tells_records_apart() -> None:
    from cryptoreg.loaders.text.records import FactRecord

    record = FactRecord.__new__(FactRecord)
    fields = {
        "type": "penalty", "subject": "SEC", "object": "Kraken", "case": "SEC v. Kraken", "date": "2024-03-01",
        "modality": "asserted", "attributed_to": None, "duration_days": 60, "amount_usd": 1000,
    }  # fmt: skip
    for name, value in fields.items():
        object.__setattr__(record, name, value)
    for pattern in [
        "penalty",
        "*",
        "ruling|penalty SEC",
        "penalty CFTC|SEC -> Kraken @SEC v. Kraken ~asserted !2024-03 +60 $1000",
    ]:
        assert matches(record, pattern), pattern
    for pattern in ["ruling", "penalty Kraken", "penalty -> SEC", "penalty !2024-04", "penalty +61", "penalty $1",
                    "penalty ~alleged", "penalty SEC ^Reuters"]:  # fmt: skip
        assert not matches(record, pattern), pattern


def update() -> None:
    """Write the list of failing rows anew; print what changed, grouped."""
    faults = {key(r): (r.group, r.faults()) for r in ROWS}
    now = [k for k, (_, found) in faults.items() if found]
    head = (
        [line for line in FAILING.read_text().splitlines() if line.startswith("#")]
        if FAILING.exists()
        else []
    )
    FAILING.write_text("\n".join(head + now) + "\n")
    out = sys.stdout.write
    groups = Counter(r.group for r in ROWS)
    bad = Counter(faults[k][0] for k in now)
    for group, n in groups.items():
        out(f"{n - bad[group]:3} of {n:3}  {group}\n")
    for k in sorted(set(now) - LISTED):
        out(f"LOST  {k}\n      {faults[k][1]}\n")
    out(f"{len(now)} of {len(ROWS)} rows fail (were {len(LISTED)}); {len(LISTED - set(now))} won, ")
    out(f"{len(set(now) - LISTED)} lost. Set MOST_FAILING = {len(now)}.\n")


if __name__ == "__main__":
    update()
