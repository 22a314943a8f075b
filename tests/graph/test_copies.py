"""Near copies count as one source, in whatever order they come."""

from __future__ import annotations

import random
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cryptoreg.graph import copies, schema
from cryptoreg.graph import lease as leases
from cryptoreg.graph.store import Store
from cryptoreg.graph.write import write
from cryptoreg.ontology.generated.names import Tier
from cryptoreg.ontology.statements import Document, Extracted, Quote, Statement, document_id
from tests.conftest import NOW, WIPE
from tests.graph.saying import refreshed

_WORDS = [f"word{n}" for n in range(400)]


def article(seed: int, runs: int = 300) -> str:
    picked = random.Random(seed)
    return " ".join(picked.choice(_WORDS) for _ in range(runs))


@given(st.integers(0, 10_000), st.integers(60, 600), st.floats(0, 1))
def test_the_estimate_is_near_the_true_similarity(seed: int, length: int, part: float) -> None:
    words, other = article(seed, length).split(), article(seed + 1, length).split()
    cut = int(length * part)
    one, two = " ".join(words), " ".join([*words[:cut], *other[cut:]])
    runs = [
        {" ".join(w[n : n + copies.RUN]) for n in range(len(w) - copies.RUN + 1)}
        for w in (one.split(), two.split())
    ]
    true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
    # five standard errors
    assert abs(copies.similarity(copies.sketch(one), copies.sketch(two)) - true) < 0.23


def test_case_headline_and_foot_make_no_difference_and_another_article_does() -> None:
    text = article(1)
    own = copies.sketch(text)
    assert copies.similarity(own, copies.sketch(text.upper())) == 1
    assert (
        copies.similarity(own, copies.sketch(f"Another headline\n\n{text}\n\nAll rights reserved."))
        > copies.ALIKE
    )
    assert copies.similarity(own, copies.sketch(article(2))) < 0.1
    assert copies.sketch("a short note of some words") == []


def told(text: str, tier: Tier = Tier.WEB, day: str = "2025-02-14") -> Extracted:
    """A document that says what day something was ordered, in a text of its own."""
    document = Document(
        document_id(text=text), title="T", text=text, reader="test@1", tier=tier, published=day
    )
    firm = f"{document.id}-e1"
    proof = Quote(0, 5, text[:5])
    return Extracted(document, "test", (
        Statement(document.id, firm, "type", proof, value="Firm", extractor="test"),
        Statement(document.id, firm, "name", proof, value="Acme Coin", extractor="test"),
    ))  # fmt: skip


def load(store: Store, *items: Extracted) -> None:
    with leases.writer(store) as lease:
        for item in items:
            write(store, lease, [item], NOW)
    refreshed(store)


def sources(store: Store) -> int:
    return int(store.read("MATCH (f:Fact {predicate: 'name'}) RETURN f.sources AS n")[0]["n"])


def origins(store: Store) -> dict[str, str]:
    return {r["id"]: r["o"] for r in store.read("MATCH (d:Document) RETURN d.id AS id, d.origin AS o")}


def chain() -> list[Extracted]:
    """Three texts of which the outer two are alike only through the one between, and a stranger."""
    words, fresh = article(3, 400).split(), article(4, 200).split()
    one = " ".join(words)
    two = " ".join([*words[:350], *fresh[:50]])
    three = " ".join([*words[:300], *fresh[:100]])
    return [told(one), told(two), told(three), told(article(5))]


def test_copies_are_one_source_in_every_order(store: Store) -> None:
    seen = []
    for order in permutations(chain()):
        store.run_schema(WIPE)
        load(store, *order)
        assert sources(store) == 2
        seen.append(origins(store))
    assert all(found == seen[0] for found in seen)
    group = sorted(e.document.id for e in chain()[:3])
    assert {seen[0][id_] for id_ in group} == {group[0]}


def test_entries_of_a_docket_and_short_notes_are_no_copies(store: Store) -> None:
    text = article(6)
    load(
        store,
        told(text, Tier.COURT),
        told(f"{text} granted", Tier.COURT),
        told("Acme note"),
        told("Acme note too"),
    )
    assert sources(store) == 4


def test_a_graph_of_an_earlier_version_learns_of_its_copies(store: Store) -> None:
    load(store, *chain()[:2])
    store.run_schema("MATCH (s:Shingle) DETACH DELETE s")
    store.run_schema("MATCH (d:Document) REMOVE d.sketch SET d.origin = d.id")
    store.run_schema("MATCH (m:Meta) SET m.schema = 2")
    schema.prepare(store)
    refreshed(store)
    assert len(set(origins(store).values())) == sources(store) == 1
