"""How a case stood on a day: as a whole, for its parties, claims and dockets.

All answers have three values; a state whose end is not known is *undetermined* after its last sure day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import proofs, reads, times
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.holding import by, holding
from cryptoreg.graph.proofs import Evidence
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology import dates, dockets
from cryptoreg.ontology.generated.names import LABELS, PARENTS, Attribute, Class, Relation, StayBasis
from cryptoreg.ontology.statements import TYPE

_STATUSES = """
MATCH (c:Lawsuit {id: $id})
CALL (c) {
  MATCH (s:CaseStatus)-[:STATUS_OF]->(c) RETURN s, null AS claim, null AS docket
  UNION
  MATCH (c)-[:HAS_CLAIM]->(claim:Claim)<-[:STATUS_OF]-(s:CaseStatus) RETURN s, claim.id AS claim, null AS docket
  UNION
  MATCH (c)-[:HAS_PROCEEDING]->(p:Proceeding)<-[:STATUS_OF]-(s:CaseStatus) RETURN s, null AS claim, p.id AS docket
}
OPTIONAL MATCH (s)-[:STATUS_FOR]->(p:Entity)
RETURN s.id AS id, s.case_status AS status, s.began AS began, s.ended AS ended, s.rule AS rule, s.fact AS fact,
       p.id AS party, p.label AS party_label, claim, docket
ORDER BY party, claim, docket, began, id
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
_DOCKETS = """
MATCH (:Lawsuit {id: $id})-[:HAS_PROCEEDING]->(d:Proceeding)
RETURN DISTINCT d.id AS id, d.label AS label, d.docket_number AS number, d.proceeding_kind AS kind,
       [(d)-[:COURT]->(c) | c.label][0] AS court
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
_LABELS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.label AS label"
_PROOF = f"{proofs.OF_FACTS}{proofs.RETURN}"
_MOTIONS = """
MATCH (m:Motion)-[:FILED_IN]->(x) WHERE x.id = $id OR EXISTS { (:Lawsuit {id: $id})-[:HAS_PROCEEDING]->(x) }
OPTIONAL MATCH (o:Order)-[:DECIDES]->(m)
WITH m, collect(DISTINCT o {.id, .date}) AS orders
RETURN m.id AS id, m.label AS label, m.date AS date, m.relief AS relief, m.outcome AS outcome, m.disputed AS disputed,
       orders
ORDER BY m.date_min, m.id
"""


def case_on(
    store: Store,
    id_: str,
    day: date,
    party: str | None = None,
    claim: str | None = None,
    known_on: date | None = None,
    docket: str | None = None,
) -> dict[str, Any]:
    """How a case stood on a day, with proof: as a whole, for its parts, its motions, and its coverage.

    Args:
        store: which graph.
        id_: of the lawsuit.
        day: on which.
        party: only the status of this party, by id or name; it is that of the case where it is no other.
        claim: the same for one claim, by id or number.
        known_on: as it followed from what was public on this day.
        docket: the same for one docket, by id or number.

    Raises:
        NotFoundError: no lawsuit has this id, or it has no such party, claim or docket.
    """
    found = reads.entity(store, id_)
    if isinstance(found, Moved):
        return case_on(store, found.to, day, party, claim, known_on, docket)
    if "Lawsuit" not in found["classes"]:
        raise NotFoundError(f"{id_!r} is no lawsuit.")
    parties, claims = store.read(_PARTIES, {"id": id_}), store.read(_CLAIMS, {"id": id_})
    of_party = None if party is None else _picked(parties, party, "party", id_)
    of_claim = None if claim is None else _picked(claims, claim, "claim", id_)
    proceedings = store.read(_DOCKETS, {"id": id_})
    of_docket = None if docket is None else _picked(proceedings, _number(docket, proceedings), "docket", id_)
    if known_on is None:
        every, resting = store.read(_STATUSES, {"id": id_}), store.read(_STAYS, {"id": id_})
    else:
        every, resting = _as_known(store, id_, Moment(known_on=known_on), {str(c["id"]) for c in claims})
    rows = _proved(store, holding(every, day))
    whole = [_without(r, *_OWN) for r in rows if all(r[k] is None for k in ("party", "claim", "docket"))]
    known_to = _last_day(found["properties"].get("known_to"))
    out: dict[str, Any] = {
        "id": id_,
        "label": found["properties"]["label"],
        "on": day.isoformat(),
        "status": whole,
        "parties": [_without(r, "claim", "docket") for r in rows if r["party"] is not None],
        "claims": [
            {**c, "content": _several(c["content"]), "status": _own(every, rows, "claim", c["id"], whole)}
            for c in claims
        ],
        "dockets": [{**d, "status": _of_docket(every, rows, d, proceedings, whole)} for d in proceedings],
        "stays": [
            {**r, "by": "statute" if r["basis"] == StayBasis.STATUTE else "order"}
            for r in _proved(store, holding(resting, day))
        ],
        "motions": _motions(store, id_, day, known_on),
        "coverage": "; ".join(_several(found["properties"].get("coverage"))) or None,
        "known_to": known_to,
        "beyond_coverage": known_to is not None and not by(day.isoformat(), dates.parse(known_to).latest),
    }
    if of_party is not None:
        out["party"] = {**of_party, "status": _own(every, rows, "party", of_party["id"], whole)}
    if of_claim is not None:
        out["claim"] = {**of_claim, "status": _own(every, rows, "claim", of_claim["id"], whole)}
    if of_docket is not None:
        out["docket"] = {**of_docket, "status": _of_docket(every, rows, of_docket, proceedings, whole)}
    return out


def _as_known(
    store: Store, case: str, moment: Moment, claims: Collection[str]
) -> tuple[list[Row], list[Row]]:
    """The statuses and stays of a case, as today's view would have them, had it been made at a moment."""
    found = times.derived_at(store, case, moment)
    parties = {o for s in found.values() for o in s.objects(Relation.STATUS_FOR)}
    labels = {r["id"]: r["label"] for r in store.read(_LABELS, {"ids": sorted(parties)})}
    statuses, stays = [], []
    for _, sheet in sorted(found.items()):
        cls = sheet.cls()
        if cls == Class.CASE_STATUS:
            party = next(iter(sheet.objects(Relation.STATUS_FOR)), None)
            of = sheet.objects(Relation.STATUS_OF)[0]
            statuses.append(
                {**_state(sheet), "status": _first(sheet, Attribute.CASE_STATUS), "party": party,
                 "party_label": labels.get(party or "", party), "claim": of if of in claims else None,
                 "docket": None if of == case or of in claims else of}
            )  # fmt: skip
        elif cls is not None and Class.STAY in (cls, *PARENTS[cls]):
            stays.append(
                {**_state(sheet), "label": LABELS[cls], "basis": _first(sheet, Attribute.STAY_BASIS),
                 "statute": [str(v) for v in sheet.values(Attribute.STATUTE)],
                 "scope_kind": [str(v) for v in sheet.values(Attribute.SCOPE_KIND)],
                 "scope": _first(sheet, Attribute.SCOPE),
                 "party": next(iter(sheet.objects(Relation.STAYED_PARTY)), None),
                 "stated_end": _first(sheet, Attribute.ROLLED_END) or _first(sheet, Attribute.STATED_END),
                 "end_condition": _first(sheet, Attribute.END_CONDITION),
                 "end_cause": _first(sheet, Attribute.END_CAUSE)}
            )  # fmt: skip
    return [
        sorted(rows, key=lambda r: (r["party"] or "", r["began"] or "", r["id"]))
        for rows in (statuses, stays)
    ]  # type: ignore[return-value]


def _motions(store: Store, case: str, day: date, known_on: date | None) -> list[dict[str, Any]]:
    """The motions that had been made by a day, each with what had become of it; as far as was public on another."""
    rows = [m for m in store.read(_MOTIONS, {"id": case}) if by(m["date"], day)]
    decided_later = any(not by(o["date"], day) for m in rows for o in m["orders"])
    told = [{**m, "orders": [o["id"] for o in m["orders"]]} for m in rows]
    if known_on is None and not decided_later:
        return told
    ids = {i for m in told for i in (m["id"], *m["orders"])}
    there = times.nodes_at(store, ids, Moment(as_of=day, known_on=known_on))
    shown = ("label", "date", "relief", "outcome", "disputed")
    return [
        {
            **m,
            **{k: there[m["id"]].properties.get(k) for k in shown},
            "orders": [o for o in m["orders"] if o in there],
        }
        for m in told
        if m["id"] in there
    ]


def _state(sheet: FactSheet) -> dict[str, Any]:
    kind = sheet.of(TYPE)[0]
    return {
        "id": sheet.id,
        "began": _first(sheet, Attribute.BEGAN),
        "ended": _first(sheet, Attribute.ENDED),
        "rule": kind.rule,
        "fact": kind.id,
        "premises": list(kind.premises),
    }


def _first(sheet: FactSheet, attribute: str) -> str | None:
    return next((str(v) for v in sheet.values(attribute)), None)


def _several(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [] if value is None else [str(value)]


def _last_day(value: Any) -> str | None:
    """Up to when a case is known, where several curators say so for what each has gathered."""
    days = _several(value)
    return max(days, key=lambda d: dates.parse(d).latest or date.min) if days else None


_OWN = ("party", "party_label", "claim", "docket")


def _own(
    every: list[Row], rows: list[dict[str, Any]], key: str, id_: str, whole: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The statuses of a part, or those of the whole where it has none of its own."""
    if not any(r[key] == id_ for r in every):
        return [{**r, "as_the_case": True} for r in whole]
    return [_without(r, *_OWN) for r in rows if r[key] == id_]


def _of_docket(
    every: list[Row],
    rows: list[dict[str, Any]],
    docket: Row,
    dockets_: list[Row],
    whole: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    """The statuses of a docket; those of the case where it is the only one. Of several, nothing may be known of one."""
    if len(dockets_) == 1:
        return _own(every, rows, "docket", docket["id"], whole)
    return [_without(r, *_OWN) for r in rows if r["docket"] == docket["id"]]


def _number(wanted: str, rows: list[Row]) -> str:
    """The docket number as the graph writes it, however it was typed."""
    asked = dockets.parse(wanted)
    for row in rows if asked is not None else ():
        own = dockets.parse(str(row["number"] or ""))
        if own is not None and asked is not None and own.key == asked.key:
            return str(row["number"])
    return wanted


def _picked(rows: list[Row], wanted: str, kind: str, case: str) -> dict[str, Any]:
    for row in rows:
        if wanted in (row["id"], row.get("number")) or wanted.casefold() == str(row["label"]).casefold():
            return dict(row)
    known = ", ".join(r["id"] for r in rows) or "none"
    raise NotFoundError(f"{case!r} has no {kind} {wanted!r}; known are: {known}.")


def _proved(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the words on which each status rests; what ended it later proves nothing of it."""
    ids = {f for r in rows for f in r.get("premises") or [r["fact"]]}
    found = proofs.grouped(store.read(_PROOF, {"ids": sorted(ids)}))
    out = []
    for row in rows:
        own = [e for f in row.get("premises") or [row["fact"]] for e in found.get(f, ())]
        proof = {e.statement: _as_proof(e) for e in own}
        out.append({**_without(row, "premises"), "proof": list(proof.values())[:MOST_PROOF]})
    return out


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


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in keys}
