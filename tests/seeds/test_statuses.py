"""How the curated cases stood, checked by hand against what their sources say; none may be forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from cryptoreg.graph import standing_on
from cryptoreg.graph.store import Store

END = "2026-12-01"
LAST = {
    "ba-v-irs": "dismissed", "beba-v-sec": "dismissed", "bitnomial-v-sec": "dismissed", "cfat-v-sec": "decided",
    "cftc-v-binance": "settled", "cftc-v-gemini": "settled", "coinbase-v-sec-3d": "decided",
    "cryptocom-v-sec": "dismissed", "history-v-fdic": "settlement-pending", "kentucky-v-sec": "unknown",
    "lejilex-v-sec": "pending", "nyag-v-gemini-genesis-dcg": "pending", "nyag-v-kucoin": "settlement-pending",
    "sec-v-balina": "dismissed", "sec-v-bankman-fried": "pending", "sec-v-binance": "dismissed",
    "sec-v-celsius": "pending", "sec-v-coinbase": "dismissed", "sec-v-consensys": "dismissed",
    "sec-v-cumberland": "dismissed", "sec-v-debt-box": "pending", "sec-v-dragonchain": "dismissed",
    "sec-v-gemini-genesis": "dismissed", "sec-v-nova-labs": "settlement-pending", "sec-v-payward": "dismissed",
    "sec-v-ripple": "decided", "sec-v-schueler": "dismissed", "sec-v-silvergate": "pending", "sec-v-sun": "decided",
    "sec-v-terraform": "decided", "sec-v-unicoin": "pending", "us-v-bankman-fried": "decided", "us-v-kwon": "decided",
    "us-v-mashinsky": "pending", "us-v-storm": "pending", "us-v-zhao-binance": "pending",
    "van-loon-v-treasury": "pending", "williams-v-binance": "pending",
}  # fmt: skip
"""The last status that follows from what the files tell; that more happened later is for `beyond_coverage` to say."""

DAYS = [
    ("sec-v-binance", "2023-07-01", None, "pending"),  # the consent order on customer assets ended nothing
    ("sec-v-binance", "2023-07-01", "binance", "pending"),
    ("sec-v-binance", "2025-03-01", "binance", "stayed"),
    ("sec-v-binance", "2025-05-15", None, "stayed"),
    ("sec-v-coinbase", "2025-02-01", None, "stayed"),  # stayed for an appeal before the end, not on appeal
    (
        "sec-v-cumberland",
        "2025-03-10",
        None,
        "pending",
    ),  # agreed in principle: the Commission had yet to approve
    ("sec-v-gemini-genesis", "2024-06-01", "genesis", "settlement-pending"),
    ("sec-v-gemini-genesis", "2024-06-01", "gemini", "pending"),
    ("sec-v-gemini-genesis", "2026-02-01", "genesis", "settled"),
    ("sec-v-ripple", "2024-09-01", None, "decided"),
    ("sec-v-ripple", "2024-12-01", None, "on-appeal"),
    ("sec-v-ripple", "2024-12-01", "chris-larsen", "dismissed"),
    ("sec-v-ripple", "2025-07-01", None, "in-abeyance"),
    ("sec-v-terraform", "2024-05-15", None, "pending"),  # after the verdict, before the judgment
    ("cfat-v-sec", "2025-02-01", None, "on-appeal"),
    ("us-v-zhao-binance", "2024-06-01", "changpeng-zhao", "decided"),
    ("us-v-zhao-binance", "2024-06-01", "binance", "pending"),  # of its sentence the file tells nothing
    ("us-v-mashinsky", "2025-06-01", "alex-mashinsky", "decided"),
    ("nyag-v-gemini-genesis-dcg", "2024-06-01", "genesis", "settled"),
]


def test_every_case_ends_as_its_sources_say(seeded: Store) -> None:
    cases = [r["id"] for r in seeded.read("MATCH (l:Lawsuit)-[:HAS_CLAIM|HAS_PROCEEDING]->() WHERE l.known_to IS NOT NULL RETURN DISTINCT l.id AS id")]  # fmt: skip
    assert set(cases) == set(LAST)
    found = {}
    for case in LAST:
        rows = standing_on.case_on(seeded, case, date.fromisoformat(END))["status"]
        found[case] = [r["status"] for r in rows]
    assert found == {case: [status] for case, status in LAST.items()}


@pytest.mark.parametrize(("case", "day", "party", "status"), DAYS)
def test_and_stood_so_on_days_between(
    seeded: Store, case: str, day: str, party: str | None, status: str
) -> None:
    found = standing_on.case_on(seeded, case, date.fromisoformat(day), party)
    rows = found["status"] if party is None else found["party"]["status"]
    assert [(r["status"], r["holds"]) for r in rows] == [(status, "yes")]
    assert all(r["proof"] for r in rows)
