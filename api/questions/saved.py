"""What desks ask on the first day, as saved queries with names and parameters.

Each is one Cypher text over the view; a person may copy it. What is a count comes with what it is counted of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cryptoreg.api.questions import model
from cryptoreg.api.questions.citations import cite
from cryptoreg.errors import NotFoundError
from cryptoreg.graph.store import Store
from cryptoreg.graph.view import bounds

__all__ = ["SAVED", "Saved", "SavedResult", "run_saved"]


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved query.

    Attributes:
        name: under which it is asked for.
        title: what it answers.
        needs: its parameters: ``on``, ``days``, ``since``, ``about``.
        cypher: its text.
    """

    name: str
    title: str
    needs: tuple[str, ...]
    cypher: str


@dataclass(frozen=True, slots=True)
class SavedResult:
    """The rows of a saved query, with the Cypher to copy."""

    name: str
    title: str
    rows: list[dict[str, Any]]
    cypher: str
    parameters: dict[str, Any]


_CASE = model.load().paths["case"]
_PARTY = model.load().paths["party"]
_BEGUN = f"""
MATCH (l:Lawsuit)<-[:{_CASE}]-(c:Complaint) WHERE c.date_max <= date($on)
WITH DISTINCT l, min(c.date) AS filed
"""
_END = f"""
OPTIONAL MATCH (l)<-[:{_CASE}]-(e:Dismissal|Judgment|Settlement)
WHERE (NOT e:Dismissal OR coalesce(e.scope, 'whole-case') = 'whole-case')
  AND NOT coalesce(e.settlement_stage, '') IN ['in-principle', 'refused'] AND e.date_min IS NOT NULL
WITH l, filed, e ORDER BY e.date_min
WITH l, filed, head(collect(e)) AS ended
"""

_QUERIES = (
    Saved(
        "pending",
        "Cases pending on a day, and what became of them",
        ("on",),
        _BEGUN
        + _END
        + """WHERE ended IS NULL OR ended.date_min > date($on)
RETURN l.id AS id, l.label AS case, filed, ended.label AS became, ended.date AS ended
ORDER BY filed, case
""",
    ),
    Saved(
        "pending-by-claim",
        "Of the cases begun by a day, by kind of claim: how many were pending, how many had ended",
        ("on",),
        _BEGUN
        + _END
        + f"""OPTIONAL MATCH (l)<-[:{_CASE}]-(a:Allegation) UNWIND coalesce(a.conduct, ['not on record']) AS claim
WITH DISTINCT l, ended, claim
RETURN claim, count(l) AS begun, sum(CASE WHEN ended IS NULL OR ended.date_min > date($on) THEN 1 ELSE 0 END) AS pending,
       sum(CASE WHEN ended.date_min <= date($on) THEN 1 ELSE 0 END) AS ended
ORDER BY begun DESC, claim
""",
    ),
    Saved(
        "ending",
        "Stays and deadlines that end within some days from a day",
        ("on", "days"),
        f"""
MATCH (s:Stay)-[:STAYS]->(l:Lawsuit)
WHERE s.ended IS NULL AND s.stated_end_max >= date($on) AND s.stated_end_min <= date($until)
RETURN 'stay' AS what, l.id AS id, l.label AS case, s.stated_end AS ends, s.label AS by
UNION
MATCH (e:Event)-[:{_CASE}]->(l:Lawsuit)
WITH e, l, [d IN [e.due_on, e.response_due, e.leave_to_amend_until] WHERE d IS NOT NULL AND size(d) = 10] AS days
UNWIND days AS day
WITH e, l, day WHERE date(day) >= date($on) AND date(day) <= date($until)
RETURN 'deadline' AS what, l.id AS id, l.label AS case, day AS ends, e.label AS by
ORDER BY ends, case
""",
    ),
    Saved(
        "firm",
        "Everything about one firm or person, across agencies and courts",
        ("about",),
        f"""
MATCH (f:Entity) WHERE f.id = $about OR f.label = $about OR $about IN f.names
WITH f ORDER BY f.id LIMIT 1
CALL (f) {{
  MATCH (l:Lawsuit)-[r:{_PARTY}]->(f)
  OPTIONAL MATCH (l)-[:PLAINTIFF|PETITIONER]->(p)
  OPTIONAL MATCH (l)-[:COURT]->(c)
  RETURN 'case' AS what, l.id AS id, l.label AS name, toLower(type(r)) AS role, collect(DISTINCT p.label) AS by, collect(DISTINCT c.label) AS court, null AS day
  UNION
  MATCH (i:Investigation)-[:INVESTIGATES]->(f)
  OPTIONAL MATCH (x:InvestigationClosing)-[:ABOUT]->(i)
  RETURN 'investigation' AS what, i.id AS id, i.label AS name, 'investigated' AS role, [] AS by, [] AS court, min(x.date) AS day
  UNION
  MATCH (e:Event)-[r]->(f) WHERE NOT e:Allegation AND NOT e:InvestigationClosing
  RETURN 'event' AS what, e.id AS id, e.label AS name, toLower(type(r)) AS role, [] AS by, [] AS court, e.date AS day
  UNION
  MATCH (a:Allegation)-[:ACCUSED]->(f)
  OPTIONAL MATCH (a)-[:ACCUSER]->(p)
  RETURN 'allegation' AS what, a.id AS id, coalesce(head(a.content), a.label) AS name, 'accused' AS role, collect(DISTINCT p.label) AS by, [] AS court, a.date AS day
}}
RETURN what, id, name, role, by, court, day ORDER BY what, day, name, id
""",
    ),
    Saved(
        "stays-by-leadership",
        "How often and how long cases were stayed under each head of an agency",
        ("about",),
        """
MATCH (t:Tenure)-[:TENURE_OF]->(o:Office)-[:OFFICE_OF]->(b) WHERE b.id = $about OR b.label = $about
MATCH (t)-[:HELD_BY]->(p) WHERE o.label STARTS WITH 'Chair'
OPTIONAL MATCH (s:Stay)-[:STAYS]->(l:Lawsuit)
WHERE s.began_min >= t.began_min AND (t.ended_max IS NULL OR s.began_max < t.ended_max)
  AND coalesce(s.stay_basis, 'order') <> 'statute'
WITH p, t, s, l, duration.inDays(s.began_min, coalesce(s.ended_min, s.stated_end_min)).days AS days
RETURN p.label AS head, t.began AS began, t.ended AS ended, count(s) AS stays, count(DISTINCT l) AS cases,
       sum(days) AS days, avg(days) AS mean, count(s) - count(days) AS of_unknown_length
ORDER BY began
""",
    ),
    Saved(
        "votes",
        "Votes and dissents",
        (),
        """
MATCH (e:Event) WHERE e.votes_for IS NOT NULL OR e:Vote OR e:Dissent
OPTIONAL MATCH (e)-[:INSTRUMENT|APPOINTEE|DISSENTS_FROM]->(n)
OPTIONAL MATCH (e)-[:ACTOR|ISSUED_BY|SPEAKER]->(a)
OPTIONAL MATCH (e)-[:VOTED_AGAINST]->(v)
RETURN e.id AS id, e.date AS day, collect(DISTINCT a.label) AS by, collect(DISTINCT n.label) AS on, e.votes_for AS for, e.votes_against AS against,
       collect(DISTINCT v.label) AS against_by, e.outcome AS outcome
ORDER BY day, id
""",
    ),
    Saved(
        "changed",
        "What the graph has learnt since a day, by case",
        ("since",),
        f"""
MATCH (f:Fact) WHERE f.predicate = 'type' AND date(datetime(f.recorded_from)) >= date($since)
MATCH (e:Event {{id: f.subject_id}})
OPTIONAL MATCH (e)-[:{_CASE}]->(l:Lawsuit)
RETURN l.label AS case, e.id AS id, e.label AS what, e.date AS day, toString(f.recorded_from) AS recorded
ORDER BY recorded, case, id
""",
    ),
    Saved(
        "citations",
        "Citations in Bluebook form, with the docket entries on record",
        ("about",),
        """
MATCH (l:Lawsuit) WHERE $about IS NULL OR l.id = $about OR l.label = $about OR $about IN l.names OR $about IN l.reference
MATCH (l)-[:HAS_PROCEEDING]->(p:Proceeding)
OPTIONAL MATCH (p)-[:COURT]->(c)
OPTIONAL MATCH (l)-[:COURT]->(c2)
OPTIONAL MATCH (l)<-[:FILED_IN]-(f:Complaint)
OPTIONAL MATCH (e:Event)-[:FILED_IN|ENTERED_IN|IN_CASE|IN_PROCEEDING]->(p) WHERE e.entry_number IS NOT NULL
WITH l, p, coalesce(c, c2) AS court, min(f.date) AS filed, e ORDER BY e.entry_number
RETURN l.id AS id, l.label AS case, l.names AS names, p.docket_number AS docket, court.id AS court_id, court.label AS court, filed,
       collect(DISTINCT {number: e.entry_number, label: e.label, date: e.date}) AS entries
ORDER BY case, docket
""",
    ),
)
SAVED: Mapping[str, Saved] = {q.name: q for q in _QUERIES}


def run_saved(
    store: Store,
    name: str,
    on: date,
    days: int = 30,
    since: date | None = None,
    about: str | None = None,
) -> SavedResult:
    """Run a saved query.

    Args:
        store: the graph.
        name: of the query.
        on: the day that it is asked for.
        days: how far ahead, for what ends soon.
        since: from when, for what changed.
        about: a firm, an agency or a case, by name or id.

    Raises:
        NotFoundError: there is no saved query of this name.
    """
    saved = SAVED.get(name)
    if saved is None:
        raise NotFoundError(f"There is no saved query {name!r}; there are {', '.join(SAVED)}.")
    values = {
        "on": on.isoformat(),
        "until": (on + timedelta(days=days)).isoformat(),
        "since": (since or on - timedelta(days=days)).isoformat(),
        "about": about if about is not None else "sec" if name == "stays-by-leadership" else None,
    }
    parameters = {k: v for k, v in values.items() if f"${k}" in saved.cypher}
    rows = [{k: _plain(v) for k, v in r.items()} for r in store.read(saved.cypher, parameters)]
    if name == "citations":
        rows = [cite(r) for r in rows if r["docket"]]
    return SavedResult(name, saved.title, rows, saved.cypher.strip(), parameters)


def _plain(value: Any) -> Any:
    day = bounds(value)
    if isinstance(day, date):
        return day.isoformat()
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value
