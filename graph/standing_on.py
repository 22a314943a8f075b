"""How things stood on a day: the status of a case, who held an office, which administration governed.

All answers have three values; a state whose end is not known is *undetermined* after its last sure day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cryptoreg.errors import NotFoundError
from cryptoreg.graph import proofs, reads, times
from cryptoreg.graph.facts import FactSheet
from cryptoreg.graph.proofs import Evidence
from cryptoreg.graph.reads import Moved
from cryptoreg.graph.store import Row, Store
from cryptoreg.graph.times import Moment
from cryptoreg.ontology import dates, intervals
from cryptoreg.ontology.dates import Truth
from cryptoreg.ontology.generated.names import LABELS, PARENTS, Attribute, Class, Relation, StayBasis
from cryptoreg.ontology.intervals import OPEN, UNKNOWN, Interval
from cryptoreg.ontology.statements import TYPE

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
_LABELS = "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, e.label AS label"
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
    store: Store,
    id_: str,
    day: date,
    party: str | None = None,
    claim: str | None = None,
    known_on: date | None = None,
) -> dict[str, Any]:
    """How a case stood on a day, with proof: as a whole, for its parties and claims, its motions, and its coverage.

    Args:
        store: which graph.
        id_: of the lawsuit.
        day: on which.
        party: only the status of this party, by id or name; it is that of the case where it is no other.
        claim: the same for one claim, by id or number.
        known_on: as it followed from what was public on this day; motions are today's.

    Raises:
        NotFoundError: no lawsuit has this id, or it has no such party or claim.
    """
    found = reads.entity(store, id_)
    if isinstance(found, Moved):
        return case_on(store, found.to, day, party, claim, known_on)
    if "Lawsuit" not in found["classes"]:
        raise NotFoundError(f"{id_!r} is no lawsuit.")
    parties, claims = store.read(_PARTIES, {"id": id_}), store.read(_CLAIMS, {"id": id_})
    of_party = None if party is None else _picked(parties, party, "party", id_)
    of_claim = None if claim is None else _picked(claims, claim, "claim", id_)
    if known_on is None:
        every, resting = store.read(_STATUSES, {"id": id_}), store.read(_STAYS, {"id": id_})
    else:
        every, resting = _as_known(store, id_, Moment(known_on=known_on))
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
            for r in _proved(store, _holding(resting, day))
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


def _as_known(store: Store, case: str, moment: Moment) -> tuple[list[Row], list[Row]]:
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
                 "party_label": labels.get(party or "", party), "claim": None if of == case else of}
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


def holders(
    store: Store, day: date, office: str | None = None, known_on: date | None = None
) -> list[dict[str, Any]]:
    """Who held an office on a day, or perhaps did, as far as was known on another.

    Args:
        store: which graph.
        day: on which.
        office: its id, or that of an organization; None for all.
        known_on: only what was public on this day.
    """
    rows = store.read(_HOLDERS, {"office": office})
    if known_on is not None:
        there = times.nodes_at(store, {r["id"] for r in rows}, Moment(known_on=known_on))
        rows = [
            {**r, **{k: there[r["id"]].properties.get(k) for k in ("began", "ended", "capacity", "manner")}}
            for r in rows
            if r["id"] in there
        ]
    return _holding(rows, day)


def administrations(store: Store, day: date) -> list[dict[str, Any]]:
    """Which administration governed on a day."""
    return _holding(store.read(_ADMINISTRATIONS), day)


def _holding(rows: list[Row], day: date) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        start = UNKNOWN if row["began"] is None else dates.parse(str(row["began"]))
        end = OPEN if row["ended"] is None else dates.parse(str(row["ended"]))
        if row["ended"] is None and row.get("stated_end") is not None:  # no news after it: nobody knows
            last = dates.parse(str(row["stated_end"])).earliest
            end = end if last is None else dates.parse(f"{last.isoformat()}/..")
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
