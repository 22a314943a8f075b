"""Text to Cypher by a language model: only where the grammar refuses, only on request, always marked.

The model's text goes through the same read-only guard as what a user types (``EXPLAIN``, operators, limits),
and through a check that its labels, relationship types and properties are those of the ontology.
"""

from __future__ import annotations

import json
import re
from typing import Any

from cryptoreg.api.questions.answer import ID_BASE, Answer, AnswerItem, Status
from cryptoreg.api.questions.evidence import Evidences
from cryptoreg.errors import CryptoregError
from cryptoreg.graph.sandbox import QuerySandbox
from cryptoreg.graph.store import Store
from cryptoreg.loaders.llm.client import ModelError, Proposer
from cryptoreg.ontology.generated.names import LABELS, PROPERTIES
from cryptoreg.ontology.names import snake

__all__ = ["by_model", "unknown_names"]

_LABEL = re.compile(r"(?<=[(:|&!\w])\s*:\s*!?`?([A-Z]\w*)`?|[|&]\s*!?([A-Z]\w*)")
_RELATION = re.compile(r"\[\s*\w*\s*:\s*([A-Z_|:!&\s]+?)[\s*\]{]")
_PROPERTY = re.compile(r"\b[a-z]\w*\.([a-z_]+)\b(?!\s*\()")
_OWN_PROPERTIES = frozenset(
    "id label names date date_min date_max fact sources tier basis disputed rule attributed_to role of".split()
    + [f"{p}_{e}" for p in ("began", "ended", "stated_end", "announced_on", "effective_on", "from", "to") for e in ("min", "max")]
)  # fmt: skip
_ROWS = 200


def by_model(store: Store, sandbox: QuerySandbox, proposer: Proposer, refused: Answer) -> Answer:
    """Let a model write the Cypher for a question that the grammar refused.

    Args:
        store: for the proofs of what is found.
        sandbox: runs what the model wrote, as what a user typed.
        proposer: the model.
        refused: the answer of the grammar.

    Returns:
        an answer with ``source`` *language model*, or the refusal with what was wrong with the proposal.
    """
    try:
        reply = proposer.complete(_system(), refused.question)
        text, parameters = _parse(reply)
    except (ModelError, ValueError) as exc:
        return _still(refused, f"the language model gave no query: {exc}")
    strange = unknown_names(text)
    if strange:
        return _still(
            refused, f"the language model used names that the ontology has not: {', '.join(strange)}"
        )
    try:
        result = sandbox.run(text, parameters)
    except CryptoregError as exc:
        return _still(refused, f"the query of the language model was not run: {exc}")
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows[:_ROWS]]
    items = _items(store, rows)
    return Answer(
        question=refused.question,
        status=Status.ANSWERED if rows else Status.NONE,
        value=_single(rows),
        answers=items,
        reading=f"A language model ({proposer.model}) wrote this query, since the grammar did not understand: {refused.reading}",
        assumptions=[f"read by the language model {proposer.model}; check the Cypher before you rely on it"],
        not_understood=refused.not_understood,
        source="language model",
        cypher=text,
        parameters=parameters,
    )


def unknown_names(text: str) -> list[str]:
    """The labels, relationship types and properties of a query that the ontology does not have.

    >>> unknown_names("MATCH (l:Lawsuit)-[:FILED_IN]->(x:Wizard) RETURN l.label, x.spell")
    ['Wizard', 'spell']
    """
    relations = {snake(n).upper() for n, p in PROPERTIES.items() if p.relation}
    properties = {snake(n) for n, p in PROPERTIES.items() if not p.relation} | _OWN_PROPERTIES
    out = []
    for found in _LABEL.finditer(re.sub(r"\[[^\]]*\]", "[]", text)):
        name = found[1] or found[2]
        if name not in LABELS:
            out.append(name)
    for found in _RELATION.finditer(text):
        out += [n for n in re.split(r"[|:!&\s]+", found[1]) if n and n not in relations]
    out += [found[1] for found in _PROPERTY.finditer(text) if found[1] not in properties]
    return list(dict.fromkeys(out))


def _system() -> str:
    """The schema and the rules, for the model."""
    classes = ", ".join(sorted(LABELS))
    relations = ", ".join(sorted(snake(n).upper() for n, p in PROPERTIES.items() if p.relation))
    properties = ", ".join(
        sorted({snake(n) for n, p in PROPERTIES.items() if not p.relation} | _OWN_PROPERTIES)
    )
    return (
        "You write one read-only Cypher query for Neo4j 5 over a graph of crypto regulation. Reply with JSON only: "
        '{"cypher": "…", "parameters": {…}}. Return the id and the label of what answers the question. Never write, '
        "call no procedures, load no files; put values into parameters. An event points to its case "
        "((:Motion)-[:FILED_IN]->(:Lawsuit), (:Order)-[:ENTERED_IN]->, (:Stay)-[:STAYS]->, (:Dismissal)-[:ENDS]->).\n"
        f"Labels: {classes}\nRelationship types: {relations}\nProperties: {properties}"
    )


def _parse(reply: str) -> tuple[str, dict[str, Any]]:
    """The query of a reply, also inside a fence.

    Raises:
        ValueError: it holds none.
    """
    found = re.search(r"\{.*\}", reply, re.DOTALL)
    if found is None:
        raise ValueError("its reply holds no JSON")
    data = json.loads(found[0])
    text, parameters = data.get("cypher"), data.get("parameters") or {}
    if not isinstance(text, str) or not isinstance(parameters, dict):
        raise ValueError('its reply has no "cypher" with "parameters"')
    return text.strip(), parameters


def _items(store: Store, rows: list[dict[str, Any]]) -> list[AnswerItem]:
    ids = [v for r in rows for v in r.values() if isinstance(v, str)]
    known = {
        n["id"]: n
        for n in (x["n"] for x in store.read(_NODES, {"ids": sorted(set(ids))}))
    }  # fmt: skip
    proofs = Evidences(store, list(known), [])
    out = []
    for row in rows:
        node = next((known[v] for v in row.values() if isinstance(v, str) and v in known), None)
        if node is not None:
            out.append(proofs.item(node, [node["id"]], []))
        else:
            out.append(AnswerItem(id=ID_BASE, label=", ".join(f"{k}: {v}" for k, v in row.items())))
    return out


_NODES = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n {.*, classes: labels(n)} AS n"


def _single(rows: list[dict[str, Any]]) -> str | int | float | bool | None:
    if len(rows) == 1 and len(rows[0]) == 1:
        value = next(iter(rows[0].values()))
        return value if isinstance(value, int | float | bool) else None
    return None


def _still(refused: Answer, why: str) -> Answer:
    return refused.model_copy(update={"reading": f"{refused.reading} Also, {why}."})
