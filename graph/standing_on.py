"""How things stood on a day: the status of a case, who held an office, which administration governed.

All answers have three values; a state whose end is not known is *undetermined* after its last sure day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import proofs, reads
from cryptoreg.graph.proofs import Evidence
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.store import Row, Store
from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import StayBasis
from cryptoreg.ontology.intervals import OPEN, UNKNOWN, Interval

_STATUSES = """
MATCH (c:Lawsuit {id: $id})
CALL (c) {
  MATCH (s:CaseStatus)-[:STATUS_OF]->(c) RETURN s, null AS claim
  UNION
  MATCH (c)-[:HAS_CLAIM]->(claim:Claim)<-[:STATUS_OF]-(s:CaseStatus) RETURN s, claim.id AS claim
}
OPTIONAL MATCH (s)-[:STATUS_FOR]->(p:Entity)
RETURN s.id AS id, s.case_status AS status, s.began AS began, s.ended AS ended, s.rule AS rule, s.fact AS fact,
       p.id AS party, p.label AS party_label, claim
ORDER BY party, claim, began, id
"""
_PARTIES = """
MATCH (c:Lawsuit {id: $id})-[r:PLAINTIFF|DEFENDANT]->(p:Entity)
RETURN DISTINCT p.id AS id, p.label AS label ORDER BY label, id
"""
_CLAIMS = """
MATCH (:Lawsuit {id: $id})-[:HAS_CLAIM]->(c:Claim)
RETURN DISTINCT c.id AS id, c.label AS label, c.claim_number AS number, c.conduct AS conduct, c.summary AS content,
       [(c)-[:CLAIM_AGAINST]->(p) | p.label] AS against
ORDER BY id
"""
_STAYS = """
MATCH (s:Stay)-[:STAYS]->(:Lawsuit {id: $id})
OPTIONAL MATCH (s)-[:STAYED_PARTY]->(p)
RETURN s.id AS id, s.label AS label, s.fact AS fact, s.rule AS rule, s.stay_basis AS basis, s.statute AS statute,
       s.scope_kind AS scope_kind, s.scope AS scope, p.id AS party, s.began AS began, s.ended AS ended,
       coalesce(s.rolled_end, s.stated_end) AS stated_end, s.end_condition AS end_condition, s.end_cause AS end_cause
ORDER BY began, id
"""
_PROOF = f"{proofs.OF_FACTS}{proofs.RETURN}"
_MOTIONS = """
MATCH (m:Motion)-[:FILED_IN]->(x) WHERE x.id = $id OR EXISTS { (:Lawsuit {id: $id})-[:HAS_PROCEEDING]->(x) }
OPTIONAL MATCH (o:Order)-[:DECIDES]->(m)
WITH m, collect(DISTINCT o.id) AS orders
RETURN m.id AS id, m.label AS label, m.date AS date, m.relief AS relief, m.outcome AS outcome, m.disputed AS disputed,
       orders
ORDER BY m.date_min, m.id
"""
_HOLDERS = """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)
WHERE $office IS NULL OR o.id = $office OR EXISTS { (o)-[:OFFICE_OF]->({id: $office}) }
MATCH (t)-[:HELD_BY]->(p:Person)
RETURN t.id AS id, o.id AS office, o.label AS office_label, p.id AS person, p.label AS label, t.began AS began,
       t.ended AS ended, t.capacity AS capacity, t.manner AS manner, labels(t) AS classes
ORDER BY office_label, t.began, t.id
"""
_ADMINISTRATIONS = """
MATCH (a:Administration) OPTIONAL MATCH (a)-[:HEADED_BY]->(p:Person)
RETURN a.id AS id, a.label AS label, a.began AS began, a.ended AS ended, a.political_party AS party, p.label AS head
ORDER BY a.began, a.id
"""


def case_on(
    store: Store, id_: str, day: date, party: str | None = None, claim: str | None = None
) -> dict[str, Any]:
    """How a case stood on a day, with proof: as a whole, for its parties and claims, its motions, and its coverage.

    Args:
        store: which graph.
        id_: of the lawsuit.
        day: on which.
        party: only the status of this party, by id or name; it is that of the case where it is no other.
        claim: the same for one claim, by id or number.

    Raises:
        NotFoundError: no lawsuit has this id, or it has no such party or claim.
    """
    found = reads.entity(store, id_)
    if isinstance(found, Moved):
        return case_on(store, found.to, day, party, claim)
    if "Lawsuit" not in found["classes"]:
        raise NotFoundError(f"{id_!r} is no lawsuit.")
    parties, claims = store.read(_PARTIES, {"id": id_}), store.read(_CLAIMS, {"id": id_})
    of_party = None if party is None else _picked(parties, party, "party", id_)
    of_claim = None if claim is None else _picked(claims, claim, "claim", id_)
    every = store.read(_STATUSES, {"id": id_})
    rows = _proved(store, _holding(every, day))
    whole = [_without(r, *_OWN) for r in rows if r["party"] is None and r["claim"] is None]
    known_to = _last_day(found["properties"].get("known_to"))
    out: dict[str, Any] = {
        "id": id_,
        "label": found["properties"]["label"],
        "on": day.isoformat(),
        "status": whole,
        "parties": [_without(r, "claim") for r in rows if r["party"] is not None],
        "claims": [
            {**c, "content": _several(c["content"]), "status": _own(every, rows, "claim", c["id"], whole)}
            for c in claims
        ],
        "stays": [
            {**r, "by": "statute" if r["basis"] == StayBasis.STATUTE else "order"}
            for r in _proved(store, _holding(store.read(_STAYS, {"id": id_}), day))
        ],
        "motions": [m for m in store.read(_MOTIONS, {"id": id_}) if _by(m["date"], day)],
        "coverage": "; ".join(_several(found["properties"].get("coverage"))) or None,
        "known_to": known_to,
        "beyond_coverage": known_to is not None and not _by(day.isoformat(), dates.parse(known_to).latest),
    }
    if of_party is not None:
        out["party"] = {**of_party, "status": _own(every, rows, "party", of_party["id"], whole)}
    if of_claim is not None:
        out["claim"] = {**of_claim, "status": _own(every, rows, "claim", of_claim["id"], whole)}
    return out


def _several(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [] if value is None else [str(value)]


def _last_day(value: Any) -> str | None:
    """Up to when a case is known, where several curators say so for what each has gathered."""
    days = _several(value)
    return max(days, key=lambda d: dates.parse(d).latest or date.min) if days else None


_OWN = ("party", "party_label", "claim")


def _own(
    every: list[Row], rows: list[dict[str, Any]], key: str, id_: str, whole: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The statuses of a part, or those of the whole where it has none of its own."""
    if not any(r[key] == id_ for r in every):
        return [{**r, "as_the_case": True} for r in whole]
    return [_without(r, *_OWN) for r in rows if r[key] == id_]


def _picked(rows: list[Row], wanted: str, kind: str, case: str) -> dict[str, Any]:
    for row in rows:
        if wanted in (row["id"], row.get("number")) or wanted.casefold() == str(row["label"]).casefold():
            return dict(row)
    known = ", ".join(r["id"] for r in rows) or "none"
    raise NotFoundError(f"{case!r} has no {kind} {wanted!r}; known are: {known}.")


def _proved(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the words on which each status rests; what ended it later proves nothing of it."""
    found = proofs.grouped(store.read(_PROOF, {"ids": [r["fact"] for r in rows]}))
    return [{**r, "proof": [_as_proof(e) for e in found.get(r["fact"], ())[:MOST_PROOF]]} for r in rows]


MOST_PROOF = 5
"""Statements shown for a status; `why` has all."""


def _as_proof(evidence: Evidence) -> dict[str, Any]:
    return {
        "statement": evidence.statement,
        "words": evidence.words,
        "cited": evidence.cited,
        "modality": evidence.modality,
        "document": evidence.document,
    }


def holders(store: Store, day: date, office: str | None = None) -> list[dict[str, Any]]:
    """Who held an office on a day, or perhaps did; ``office`` may be the id of an organization, or None for all."""
    return _holding(store.read(_HOLDERS, {"office": office}), day)


def administrations(store: Store, day: date) -> list[dict[str, Any]]:
    """Which administration governed on a day."""
    return _holding(store.read(_ADMINISTRATIONS), day)


def _holding(rows: list[Row], day: date) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        start = UNKNOWN if row["began"] is None else dates.parse(str(row["began"]))
        end = OPEN if row["ended"] is None else dates.parse(str(row["ended"]))
        holds = intervals.holds_on(Interval(start, end), day)
        # A state and the next one share the day of the turn; it belongs to the next.
        if holds is not Truth.NO and not (end.is_day and end.latest == day and row["began"] != row["ended"]):
            out.append({**row, "holds": str(holds)})
    return out


def _by(text: str | None, day: date | None) -> bool:
    if text is None or day is None:
        return True
    return dates.after(dates.parse(text), dates.of_day(day)) is not Truth.YES


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in keys}
