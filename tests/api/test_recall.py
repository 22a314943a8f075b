"""What the grammar remembers is forgotten as soon as something is written, also where no number of things changes."""

from __future__ import annotations

from cryptoreg.api.questions import recall
from cryptoreg.graph import lease as leases
from cryptoreg.graph.store import Store

_LABELS = "MATCH (e:Entity {id: 'remembered'}) RETURN e.label AS label"


def test_a_change_that_changes_no_count_is_seen(store: Store) -> None:
    with leases.writer(store) as lease:
        store.write(lambda tx: tx.run("CREATE (:Entity {id: 'remembered', label: 'before'})").consume())
        assert recall.of(store).read(_LABELS) == [{"label": "before"}]
        assert recall.of(store).read(_LABELS) == [{"label": "before"}]

        def rename(tx: object) -> None:
            lease.renew(tx)  # type: ignore[arg-type]
            tx.run("MATCH (e:Entity {id: 'remembered'}) SET e.label = 'after'").consume()  # type: ignore[attr-defined]

        store.write(rename)
    assert recall.of(store).read(_LABELS) == [{"label": "after"}]
