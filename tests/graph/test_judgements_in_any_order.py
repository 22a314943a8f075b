"""What is judged of identity is the same, with its reason and its rule, in whatever order the documents came."""

from __future__ import annotations

from itertools import permutations

from cryptoreg.graph.store import Store
from tests.graph.saying import Things, cited, put

JUDGED = """
MATCH (j:Judgement) WHERE j.recorded_to IS NULL
RETURN j.id AS id, j.local AS local, j.canonical AS canonical, j.verdict AS verdict, j.reason AS reason, j.author AS author
ORDER BY j.local
"""
WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"


def suit(firm: dict[str, object], **case: object) -> Things:
    return {
        "sec": {"type": "Regulator", "name": "SEC"},
        "firm": {"type": "Firm", "name": "Coinvale", **firm},
        "court": {"type": "Court", "name": "D.D.C."},
        "docket": {"type": "Proceeding", "court": "@court", "docketNumber": "1:24-cv-00077"},
        "case": {"type": "Lawsuit", "plaintiff": "@sec", "defendant": "@firm", **case},
    }


DOCUMENTS = (
    cited("parties", suit({})),
    cited("docket", suit({}, hasProceeding="@docket")),
    cited("number", suit({"cik": "0000000007"})),
)


def test_what_is_judged_does_not_depend_on_what_came_first(store: Store) -> None:
    found = []
    for order in permutations(DOCUMENTS):
        store.run_schema(WIPE)
        for document in order:
            put(store, document)
        found.append(store.read(JUDGED))
    assert len(found[0]) == 15
    assert {r["author"] for r in found[0]} >= {"rule:identifier@1", "rule:lawsuit@1"}
    assert all(rows == found[0] for rows in found[1:])
