"""The rules of a consistent world, each a query that must return nothing, and each able to fail."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cryptoreg.api.loading import load
from cryptoreg.graph.store import Store
from tests.conftest import ROOT

RULES = sorted((ROOT / "seeds" / "verify").glob("*.cypher"))

BREAKS = {
    "one-holder-per-seat": """\
things:
- {id: seat, is: Office, name: Chair of the Board, office_of: SEC, sources: [a]}
- {id: one, is: Tenure, held_by: Ann Oak, tenure_of: seat, began: 2024-01-01, ended: 2024-12-31, sources: [a]}
- {id: two, is: Tenure, held_by: Bob Elm, tenure_of: seat, began: 2024-06-01, sources: [a]}
""",
    "every-tenure-has-one-holder-and-one-seat": """\
things:
- {id: seat, is: Office, name: Chair of the Board, office_of: SEC, sources: [a]}
- {id: one, is: Tenure, tenure_of: seat, began: 2024-01-01, sources: [a]}
""",
    "no-event-before-its-case": """\
case: CASE
events:
- {id: complaint, is: Complaint, filed_by: [SEC], filed_on: 2024-03-01, sources: [a]}
- {id: hearing, is: Hearing, occurred_on: 2024-01-01, sources: [a]}
""",
    "no-open-state-after-dismissal-from-all-claims": """\
case: CASE
events:
- {id: dismissal, is: Dismissal, manner: stipulation, filed_on: 2024-03-01, sources: [a]}
- {id: stay, is: Order, relief: stay, outcome: granted, entered_on: 2024-06-01, duration_days: 60, sources: [a]}
""",
    "no-party-acts-after-it-was-dismissed": """\
case: CASE
events:
- {id: dismissal, is: Dismissal, dismissed_party: Acme Coin, scope: Acme, filed_on: 2024-03-01, sources: [a]}
- {id: motion, is: Motion, relief: stay, movant: [Acme Coin], filed_on: 2024-06-01, sources: [a]}
""",
    "administrations-follow-one-another": """\
things:
- {id: one, is: Administration, name: first Trump administration, jurisdiction: US, began: 2017-01-20, sources: [a]}
- {id: two, is: Administration, name: Biden administration, jurisdiction: US, began: 2021-01-20, sources: [a]}
""",
    "an-investigation-is-no-lawsuit": """\
things:
- {id: probe, is: Investigation, name: a probe, investigator: SEC, sources: [a]}
- {id: complaint, is: Complaint, filed_in: probe, filed_by: [SEC], filed_on: 2024-01-01, sources: [a]}
""",
}
"""A small world that breaks a rule, written as an outsider would write it."""

CASE = (
    "{id: CASEID, name: SEC v. Acme Coin, "
    "parties: [{name: SEC, role: plaintiff, sources: [a]}, {name: Acme Coin, role: defendant, is: Firm, sources: [a]}], "
    "proceedings: [{id: main, court: S.D.N.Y., sources: [a]}], coverage: {known_to: 2024-12-31, text: news}}"
)
MADE_BY_RULES = {
    "every-stay-names-its-basis": "CREATE (:Entity:State:Stay {id: 'stay-x'})",
    "every-stay-rests-one-case": "CREATE (:Entity:State:Stay {id: 'stay-x', stay_basis: 'order'})",
    "every-until-is-a-day-or-names-its-event": "CREATE (:Entity:State:Stay {id: 'stay-x'})-[:STAYS]->(:Entity:Matter:Lawsuit {id: 'l'})",
    "every-end-names-its-event": "CREATE (:Entity:State:Stay {id: 'stay-x', ended: '2024-01-01'})",
    "every-case-has-coverage-sides-and-a-docket": "CREATE (:Entity:Matter:Lawsuit {id: 'l'})",
}
"""What no file can say, since rules of ours make it: a graph that such a rule would have broken."""


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_the_seeds_keep_the_rule(seeded: Store, rule: Path) -> None:
    assert seeded.read(rule.read_text()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_a_world_that_breaks_the_rule_is_found(store: Store, tmp_path: Path, rule: Path) -> None:
    assert rule.read_text().startswith("// "), "a rule begins with what it says"
    if rule.stem in MADE_BY_RULES:
        store.run_schema(MADE_BY_RULES[rule.stem])
    else:
        text = BREAKS[rule.stem].replace("CASE", CASE.replace("CASEID", "broken"))
        path = tmp_path / "broken.yaml"
        path.write_text(
            f"cryptoreg: facts/1\nnames: {{Acme Coin: Firm}}\n{text}"
            "sources: {a: {url: 'https://courier.example/a'}}\n"
        )
        assert load(store, [path], now=datetime(2026, 1, 1, tzinfo=UTC)).skipped == []
    assert store.read(rule.read_text()) != []


def test_every_rule_has_a_world_that_breaks_it() -> None:
    assert {r.stem for r in RULES} == set(BREAKS) | set(MADE_BY_RULES)
